import { Chances, countIn, longestList, mostCount, narrowest, quotient, widest, type Alphabet, type Model } from './model.ts';

interface Entry {
  readonly symbol: number;
  count: number;
}

/** Writes what a reading model reads; it learns by the same steps, told more plainly. */
export class WritingModel implements Model {
  readonly #lists = new Map<number, Entry[]>();
  readonly #chances = new Chances();
  #bytes: number[] = [];
  #start = 0;
  #low = 0;
  #range = widest;
  /** The last byte, and how many full ones follow it: a carry may still reach them. */
  #last = -1;
  #full = 0;

  /** Begins other bytes, after a few that come before; what was learnt stays. */
  begin(head: readonly number[]): void {
    this.#bytes = [...head];
    this.#start = head.length;
    this.#low = 0;
    this.#range = widest;
    this.#last = -1;
    this.#full = 0;
  }

  symbol(alphabet: Alphabet, kind: number, first: number, second: number, known: number, not: number): number {
    const out = new Set([not]);
    const missed: number[] = [];
    for (const [asked, hash] of [...new Set([first | 1, second | 1])].entries()) {
      const list = this.#lists.get(hash) ?? [];
      const open = list.filter(({ symbol }) => !out.has(symbol));
      if (open.length > 0 && this.#listed(open, kind + asked * 128, known)) {
        this.#append(missed, known);
        return known;
      }
      for (const { symbol } of open) out.add(symbol);
      missed.unshift(hash);
    }
    this.#lettered(alphabet, kind + 256, known);
    this.#append(missed, known);
    return known;
  }

  flag(number: number, known: boolean): boolean {
    const yes = this.#chances.yesOf(this.#range, number);
    if (known) this.#narrow(0, yes);
    else this.#narrow(yes, this.#range - yes);
    this.#chances.learn(number, known);
    return known;
  }

  even(total: number, known: number): number {
    this.#take(total, known, 1);
    return known;
  }

  /** The bytes, without zeros at the end: a reader adds them. */
  finish(): Uint8Array {
    for (let byte = 0; byte < 4; byte += 1) this.#move();
    let length = this.#bytes.length;
    while (length > this.#start && this.#bytes[length - 1] === 0) length -= 1;
    return Uint8Array.from(this.#bytes.slice(0, length));
  }

  /** Writes whether a list has a symbol, and which of those that are open it is. */
  #listed(open: readonly Entry[], kind: number, known: number): boolean {
    let total = 0;
    let most = 0;
    let before = 0;
    let found: Entry | undefined;
    for (const entry of open) {
      if (entry.symbol === known) {
        found = entry;
        before = total;
      }
      total += entry.count;
      most = Math.max(most, entry.count);
    }
    if (!this.flag(kind + this.#chances.likeOf(open.length, total, most), found !== undefined) || !found) return false;
    this.#take(total, before, found.count);
    if (found.count < mostCount) found.count += 1;
    return true;
  }

  #lettered(alphabet: Alphabet, kind: number, known: number): void {
    const { counts, total } = alphabet;
    const size = counts.length;
    if (size > 0 && this.flag(kind + 32 - Math.clz32(size), known < size)) {
      let before = 0;
      for (let symbol = 0; symbol < known; symbol += 1) before += counts[symbol] as number;
      this.#take(total, before, counts[known] as number);
    }
    countIn(alphabet, known);
  }

  #append(hashes: readonly number[], symbol: number): void {
    for (const hash of hashes) {
      const list = this.#lists.get(hash) ?? [];
      this.#lists.set(hash, list);
      if (list.length < longestList) list.push({ symbol, count: 1 });
    }
  }

  #take(total: number, before: number, count: number): void {
    const unit = quotient(this.#range, total);
    this.#narrow(before * unit, count * unit);
  }

  #narrow(from: number, size: number): void {
    this.#low += from;
    this.#range = size;
    while (this.#range < narrowest) {
      this.#range <<= 8;
      this.#move();
    }
  }

  #move(): void {
    if (this.#low < 0xff_0000 || this.#low > widest) {
      const carry = this.#low > widest ? 1 : 0;
      if (this.#last >= 0) this.#bytes.push((this.#last + carry) & 255);
      for (; this.#full > 0; this.#full -= 1) this.#bytes.push((255 + carry) & 255);
      this.#last = (this.#low >>> 16) & 255;
    } else this.#full += 1;
    this.#low = (this.#low & 0xffff) * 256;
  }
}
