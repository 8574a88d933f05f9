import { countIn, mix, type Alphabet, type Model } from './model.ts';

/** Values that come up again and again. */
export interface Distinct<Key, Value> {
  /** Every different one, in the order in which they came up. */
  readonly values: Value[];
  /** The number of one that is known, or the number that it would have. */
  numberOf(key: Key): number;
  /**
   * Codes a value.
   *
   * @param first - A number that says something about it.
   * @param second - Another, which says less.
   * @param known - What is to be written; left out where it is read.
   * @param not - The number of one that it is not, or -1.
   * @returns Its number.
   */
  code(first: number, second: number, known?: Key, not?: number): number;
}

/** How many numbers of the model each kind of value takes. */
const kindsEach = 288;

/**
 * Codes values of one kind: one that is new is stored, and from then on foretold.
 *
 * @param kind - Different for each kind, from 0 to 13.
 * @param novel - Codes one that is new and makes a value of it, or throws.
 * @param given - Those that are there from the beginning.
 */
export function distinct<Key, Value>(model: Model, kind: number, novel: (known: Key | undefined) => Value, given: readonly (Key & Value)[] = []): Distinct<Key, Value> {
  const alphabet: Alphabet = { counts: [], sums: [], total: 0 };
  const numbers = new Map<Key, number>();
  const values: Value[] = [];
  const hash = mix(kind, 1);

  for (const [number, value] of given.entries()) {
    numbers.set(value, values.push(value) - 1);
    countIn(alphabet, number);
  }
  const numberOf = (key: Key): number => numbers.get(key) ?? values.length;
  return {
    values,
    numberOf,
    code(first, second, known, not = -1) {
      const number = model.symbol(alphabet, kind * kindsEach, mix(hash, first), mix(hash + 1, second), known === undefined ? -1 : numberOf(known), not);
      if (number === values.length) {
        if (known !== undefined) numbers.set(known, number); // Only a writer asks for it.
        values.push(novel(known));
      }
      return number;
    },
  };
}
