/** How often each symbol of an alphabet came up where nothing foretold it; summed by 64, so that thousands are searched quickly. */
export interface Alphabet {
  readonly counts: number[];
  readonly sums: number[];
  total: number;
}

/**
 * Codes choices as a number between two bounds that draw closer (range coding): a choice costs the less, the likelier it was
 * held to be. What is likely is learnt from the choices before: prediction by partial matching (Cleary and Witten 1984),
 * whose escapes are learnt too. Reader and writer learn the same, so that nothing of it is stored.
 *
 * Whoever drives a model need not know whether it writes or reads; only a writer heeds what is `known`.
 */
export interface Model {
  /**
   * Codes a symbol of an alphabet, or the number after its last for a new one, which the alphabet has from then on.
   *
   * It is looked for in the lists of what followed two contexts, the more telling first; those of a list that did not have
   * it are left out further on. Where no list has it, the alphabet has, or it is new.
   *
   * @param kind - Under which numbers chances are learnt: this one and the next 287.
   * @param first - Hash of the more telling context.
   * @param second - Hash of the other.
   * @param not - A symbol that it is not, or -1.
   */
  symbol(alphabet: Alphabet, kind: number, first: number, second: number, known: number, not: number): number;
  /** Codes a yes or no whose chance is learnt under a number. */
  flag(number: number, known: boolean): boolean;
  /** Codes a number below `total`, at most 256, of which nothing is foretold. */
  even(total: number, known: number): number;
}

/** Numbers under which chances are learnt. */
const chanceNumbers = 4096;
/** A chance is of yes, in 16,384ths, and never certain. */
const evenChance = 2 ** 13;
/** Most cases that count for a chance: the older are forgotten. */
const mostCases = 15;

/** 24 bits, so that all numbers are small integers: a browser handles others slowly in code that it has just loaded. */
export const widest = 2 ** 24 - 1;
/** Where the bounds are closer than this, a byte moves on. */
export const narrowest = 2 ** 16;

/** Most different symbols that are remembered of a context: the rare ones of a common word say nothing about what follows it. */
export const longestList = 32;
/** A count grows no further. To halve those of a list now and then would cost a browser the code that it had compiled before the first time. */
export const mostCount = 250;
/** An entry of a list has 16 bits for its symbol. */
export const mostSymbols = 0xffff;
const mostTotal = 2 ** 13;

/** Mixes a number into a hash of those before it. */
export function mix(hash: number, value: number): number {
  const mixed = (hash & 0x3fff) * 5471 + (hash >>> 14) * 4093 + (value & 0x3fff) * 3571 + (value >>> 14) * 2741;
  return (mixed ^ (mixed >>> 13)) & 0x1fffffff;
}

/**
 * How likely a yes is under each number, learnt from the cases before.
 *
 * Methods rather than functions: what is called at one place only, a minifier would write into that place, and a browser
 * would make it anew at each of a hundred thousand calls.
 */
export class Chances {
  readonly #chances = new Int16Array(chanceNumbers).fill(evenChance);
  readonly #cases = new Uint8Array(chanceNumbers);

  /** The part of a range that stands for yes. */
  yesOf(range: number, number: number): number {
    return ((range >>> 8) * (this.#chances[number] as number)) >>> 6;
  }

  /** Moves a chance by a half, a quarter …, the less the more cases there were. Whole numbers only, as fractions take memory in code that is not compiled yet. */
  learn(number: number, isYes: boolean): void {
    const chance = this.#chances[number] as number;
    const cases = this.#cases[number] as number;
    const more = isYes ? 2 * evenChance - 1 - chance : -chance;
    const next = chance + (more >> (32 - Math.clz32(cases + 1)));
    this.#chances[number] = Math.max(8, Math.min(next, 2 * evenChance - 8));
    if (cases < mostCases) this.#cases[number] = cases + 1;
  }

  /** Under which of 128 numbers it is learnt that a list has what is looked for: by how many symbols it has, seen how often. */
  likeOf(symbols: number, total: number, most: number): number {
    if (symbols === 1) return sizeOf(total);
    return sizeOf(symbols) * 8 + Math.min(7, quotient(8 * most, total)) + (total > 3 * symbols ? 64 : 0);
  }
}

/** How often a number goes into another: without a fraction on the way, which would take memory in code that is not compiled yet. */
export function quotient(number: number, by: number): number {
  return (number - (number % by)) / by;
}

function sizeOf(count: number): number {
  return count < 4 ? count : count < 6 ? 4 : count < 10 ? 5 : count < 24 ? 6 : 7;
}

/** Counts a symbol that an alphabet has, or the one after its last. */
export function countIn(alphabet: Alphabet, symbol: number): void {
  const { counts, sums } = alphabet;
  counts[symbol] = (counts[symbol] ?? 0) + 1;
  sums[symbol >> 6] = (sums[symbol >> 6] ?? 0) + 1;
  alphabet.total += 1;
  if (alphabet.total < mostTotal) return;
  alphabet.total = 0;
  sums.fill(0);
  for (let each = 0; each < counts.length; each += 1) {
    const half = ((counts[each] as number) + 1) >> 1;
    counts[each] = half;
    sums[each >> 6] = (sums[each >> 6] as number) + half;
    alphabet.total += half;
  }
}
