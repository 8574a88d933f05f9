import { CatalogueError } from './catalogue-error.ts';
import { longer } from './longer.ts';
import { Chances, countIn, longestList, mostCount, mostSymbols, narrowest, quotient, widest, type Alphabet, type Model } from './model.ts';

/** Reads what a `WritingModel` wrote. */
export interface ReadingModel extends Model {
  /** Goes on reading from a place in other bytes; what was learnt stays. */
  open(bytes: Uint8Array, start: number): void;
}

/** Far above any honest catalogue: a file that nothing vouches for must not keep a device busy for ever. */
const mostChoices = 2 ** 24;

/**
 * A model that reads. What follows the end of its bytes is read as zeros; more than a few of them mean that some are missing.
 *
 * @param byteCount - How many bytes it will read. There is room for what so many usually teach: to make room later takes long.
 */
export function createReadingModel(byteCount: number): ReadingModel {
  let bytes: Uint8Array = new Uint8Array(0);
  let at = 0;
  let range = 0;
  let code = 0;
  /** Two numbers a context: its hash; where its list begins, and in the last seven bits how long it is. */
  let contexts = new Int32Array(1 << (33 - Math.clz32(byteCount | 64)));
  let used = 0;
  /** Lists one after the other, each with room up to the next power of two; an entry is a symbol and its count. */
  let entries: Int32Array = new Int32Array(contexts.length);
  let end = 0;
  const chances = new Chances();
  /** By symbol: in which of all lists that were ever looked through it was last found as one that could be meant. */
  let seen: Int32Array = new Int32Array(16);
  let now = 0;

  function narrow(from: number, size: number): void {
    code -= from;
    range = size;
    if (size < narrowest) refill();
  }

  function refill(): void {
    do {
      range <<= 8;
      code = (code << 8) | (bytes[at] as number);
      at += 1;
    } while (range < narrowest);
    if (at > bytes.length + 8) throw new CatalogueError('damaged', 'the file ends too early');
  }

  function flag(number: number): boolean {
    const yes = chances.yesOf(range, number);
    const isYes = code < yes;
    if (isYes) narrow(0, yes);
    else narrow(yes, range - yes);
    chances.learn(number, isYes);
    return isYes;
  }

  function even(total: number): number {
    const unit = quotient(range, total);
    const part = Math.min(quotient(code, unit) >>> 0, total - 1); // A damaged file may bring the code below zero.
    narrow(part * unit, unit);
    return part;
  }

  /** Where a context is, or where it would be. */
  function placeOf(hash: number): number {
    const odd = hash | 1; // Zero is for what is not there.
    const mask = contexts.length - 2;
    let place = (odd >>> 7) - 2;
    let there: number;
    do {
      place = (place + 2) & mask;
      there = contexts[place] as number;
    } while (there !== odd && there !== 0);
    return place;
  }

  /** The symbol where the list of a context has it, else -1. */
  function listed(list: number, kind: number, mark: number): number {
    if (list === 0) return -1; // Nothing ever followed.
    const start = list >>> 7;
    const stop = start + (list & 127);
    let symbols = 0;
    let total = 0;
    let most = 0;
    for (let place = start; place < stop; place += 1) {
      const entry = entries[place] as number;
      if ((seen[entry >>> 16] as number) >= now) continue;
      seen[entry >>> 16] = mark;
      const count = entry & 0xffff;
      symbols += 1;
      total += count;
      if (count > most) most = count;
    }
    if (symbols === 0 || !flag(kind + chances.likeOf(symbols, total, most))) return -1;
    const unit = quotient(range, total);
    let part = quotient(code, unit);
    if (part >= total) part = total - 1; // In a damaged file.
    let before = 0;
    let place = start;
    let entry = 0;
    for (; place < stop; place += 1) {
      entry = entries[place] as number;
      if (seen[entry >>> 16] !== mark) continue;
      if (before + (entry & 0xffff) > part) break;
      before += entry & 0xffff;
    }
    const count = entry & 0xffff;
    narrow(before * unit, count * unit);
    if (count < mostCount) entries[place] = entry + 1;
    return entry >>> 16;
  }

  /** Which symbol of an alphabet it is, whatever came before. */
  function lettered(alphabet: Alphabet, kind: number): number {
    const { counts, sums, total } = alphabet;
    let symbol = counts.length;
    if (symbol > 0 && flag(kind + 32 - Math.clz32(symbol))) {
      const unit = quotient(range, total);
      const part = Math.min(quotient(code, unit), total - 1);
      let before = 0;
      let sum = 0;
      for (; before + (sums[sum] as number) <= part; sum += 1) before += sums[sum] as number;
      for (symbol = sum << 6; before + (counts[symbol] as number) <= part; symbol += 1) before += counts[symbol] as number;
      narrow(before * unit, (counts[symbol] as number) * unit);
    } else if (symbol === mostSymbols) throw new CatalogueError('damaged', 'the file holds too much');
    countIn(alphabet, symbol);
    if (symbol === seen.length) seen = longer(seen, Int32Array);
    return symbol;
  }

  function append(place: number, hash: number, symbol: number): void {
    const list = contexts[place + 1] as number;
    const length = list & 127;
    let start = list >>> 7;
    if (length === longestList) return;
    if ((length & (length - 1)) === 0) {
      // No room, or no list yet.
      const more = length * 2 || 1;
      if (end + more > entries.length) entries = longer(entries, Int32Array);
      for (let each = 0; each < length; each += 1) entries[end + each] = entries[start + each] as number;
      start = end;
      end += more;
    }
    entries[start + length] = (symbol << 16) | 1;
    contexts[place + 1] = (start << 7) | (length + 1);
    if (contexts[place] !== 0) return;
    contexts[place] = hash | 1;
    used += 1;
  }

  /** Gives contexts room. */
  function spread(): void {
    const old = contexts;
    contexts = new Int32Array(old.length * 4);
    for (let from = 0; from < old.length; from += 2) {
      const hash = old[from] as number;
      if (hash === 0) continue;
      const place = placeOf(hash);
      contexts[place] = hash;
      contexts[place + 1] = old[from + 1] as number;
    }
  }

  return {
    open(others, start) {
      bytes = others;
      at = start + 3;
      range = widest;
      code = ((others[start] ?? 0) << 16) | ((others[start + 1] ?? 0) << 8) | (others[start + 2] ?? 0);
    },
    symbol(alphabet, kind, first, second, _known, not) {
      now += 4;
      if (now > mostChoices * 4) throw new CatalogueError('damaged', 'the file holds too much');
      if (not >= 0) seen[not] = now;
      if (used * 3 > contexts.length) spread(); // Before anything is looked up: afterwards it is elsewhere.
      const one = placeOf(first);
      let symbol = listed(contexts[one + 1] as number, kind, now + 1);
      if (symbol >= 0) return symbol;
      const isOther = (first | 1) !== (second | 1); // The same by chance.
      const other = placeOf(second);
      if (isOther) symbol = listed(contexts[other + 1] as number, kind + 128, now + 2);
      if (symbol < 0) {
        symbol = lettered(alphabet, kind + 256);
        if (isOther) append(other, second, symbol);
      }
      append(one === other ? placeOf(first) : one, first, symbol); // Both may have found the same place free.
      return symbol;
    },
    flag,
    even,
  };
}
