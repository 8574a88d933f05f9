/** What passages have in common with some words. Reused from word to word: only what was touched is cleared. */
export class Evidence {
  /** By passage: what words and pairs of words weigh, words alone, and whether there was a pair. */
  readonly mass: Float32Array;
  readonly words: Float32Array;
  readonly joined: Uint8Array;
  /** The passages that have anything. */
  readonly touched: number[] = [];
  /** What the passage with most has, or had. */
  most = 0;
  /** What a passage with everything would have; and the same, with words that no service has at the weight of the rarest. */
  full = 0;
  asked = 0;

  constructor(passages: number) {
    this.mass = new Float32Array(passages);
    this.words = new Float32Array(passages);
    this.joined = new Uint8Array(passages);
  }

  add(passage: number, mass: number, words: number, joined: boolean): void {
    const had = this.mass[passage] as number;
    if (had === 0) this.touched.push(passage);
    const has = had + mass;
    if (has > this.most) this.most = has;
    this.mass[passage] = has;
    this.words[passage] = (this.words[passage] as number) + words;
    if (joined) this.joined[passage] = 1;
  }

  /** Adds what other evidence has. */
  addAll(other: Evidence, accepts?: (passage: number) => boolean): void {
    for (const passage of other.touched) {
      if (accepts?.(passage) !== false) this.add(passage, other.mass[passage] as number, other.words[passage] as number, other.joined[passage] === 1);
    }
  }

  /** Keeps, for each passage, the stronger of what is here and what another says, scaled. */
  keepBest(other: Evidence, scale: number): void {
    for (const passage of other.touched) {
      const mass = (other.mass[passage] as number) * scale;
      const had = this.mass[passage] as number;
      if (mass <= had) continue;
      if (had === 0) this.touched.push(passage);
      this.mass[passage] = mass;
      this.words[passage] = other.words[passage] as number;
      this.joined[passage] = other.joined[passage] as number;
    }
  }

  clear(): void {
    for (const passage of this.touched) {
      this.mass[passage] = 0;
      this.words[passage] = 0;
      this.joined[passage] = 0;
    }
    this.touched.length = 0;
    this.most = 0;
    this.full = 0;
    this.asked = 0;
  }
}
