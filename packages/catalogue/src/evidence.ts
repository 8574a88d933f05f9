/**
 * Weights are counted in such parts of one, and what they are multiplied by in 256ths: a fraction takes memory each time it
 * changes, in code that is not compiled yet, and of a question much is not.
 */
export const massUnits = 1024;

/** A share in 256ths. */
export function parts(share: number): number {
  return Math.round(share * 256);
}

/** What a share in 256ths comes to. */
export function partOf(whole: number, share: number): number {
  return whole < 2 ** 20 ? (whole * share) >> 8 : (whole >> 8) * share; // A bit operation takes 31.
}

/** What passages have in common with some words. Reused from word to word: only what was touched is cleared. */
export class Evidence {
  /** By passage: what words and pairs of words weigh, words alone, and whether there was a pair. */
  readonly mass: Int32Array;
  readonly words: Int32Array;
  readonly joined: Uint8Array;
  /** How many passages have anything. */
  size = 0;
  /** What the passage with most has, or had. */
  most = 0;
  /** What a passage with everything would have; and the same, with words that no service has at the weight of the rarest. */
  full = 0;
  asked = 0;
  readonly #touched: Uint32Array;

  constructor(passages: number) {
    this.mass = new Int32Array(passages);
    this.words = new Int32Array(passages);
    this.joined = new Uint8Array(passages);
    this.#touched = new Uint32Array(passages);
  }

  /** The passages that have anything. */
  get touched(): Uint32Array {
    return this.#touched.subarray(0, this.size);
  }

  add(passage: number, mass: number, words: number, joined: boolean): void {
    const has = (this.mass[passage] as number) + mass;
    this.#put(passage, has);
    if (has > this.most) this.most = has;
    this.words[passage] = (this.words[passage] as number) + words;
    if (joined) this.joined[passage] = 1;
  }

  /** Keeps the stronger of what a passage has and another mass. */
  raise(passage: number, mass: number): boolean {
    const isMore = mass > (this.mass[passage] as number);
    if (isMore) this.#put(passage, mass);
    return isMore;
  }

  /** Adds what other evidence has. */
  addAll(other: Evidence, accepts?: (passage: number) => boolean): void {
    for (let at = 0; at < other.size; at += 1) {
      const passage = other.#touched[at] as number;
      if (accepts?.(passage) !== false) this.add(passage, other.mass[passage] as number, other.words[passage] as number, other.joined[passage] === 1);
    }
  }

  /** Keeps, for each passage, the stronger of what is here and what another says, of which a part in 256ths counts. */
  keepBest(other: Evidence, share: number): void {
    for (let at = 0; at < other.size; at += 1) {
      const passage = other.#touched[at] as number;
      if (!this.raise(passage, partOf(other.mass[passage] as number, share))) continue;
      this.words[passage] = other.words[passage] as number;
      this.joined[passage] = other.joined[passage] as number;
    }
  }

  clear(): void {
    for (let at = 0; at < this.size; at += 1) {
      const passage = this.#touched[at] as number;
      this.mass[passage] = 0;
      this.words[passage] = 0;
      this.joined[passage] = 0;
    }
    this.size = 0;
    this.most = 0;
    this.full = 0;
    this.asked = 0;
  }

  #put(passage: number, mass: number): void {
    if (mass > 0 && this.mass[passage] === 0) {
      this.#touched[this.size] = passage;
      this.size += 1;
    }
    this.mass[passage] = mass;
  }
}
