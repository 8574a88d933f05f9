import type { FindTable } from './findable.ts';
import type { Word } from './words.ts';

/** Two letters may stand for anything. */
const fewest = 3;
const most = 8;

/**
 * Finds what letters stand for: `đkkh` for "đăng ký kết hôn", `noxh` for "nhà ở xã hội". No list of them is ever complete;
 * the official names are.
 */
export class Initials {
  readonly #table: FindTable;
  readonly #words: readonly Word[];
  /** By word of the dictionary, its first letter without diacritics. */
  readonly #first: readonly string[];

  /** @param words - The words of the table's dictionary. */
  constructor(table: FindTable, words: readonly Word[]) {
    this.#table = table;
    this.#words = words;
    this.#first = words.map(({ plain }) => plain.charAt(0));
  }

  /** The words that begin with some letters in a row and that most names have, or none. */
  wordsOf(letters: string): readonly Word[] | undefined {
    if (letters.length < fewest || letters.length > most) return undefined;
    const counts = new Map<string, number>();
    let best: readonly Word[] | undefined;
    let bestCount = 0;
    for (let service = 0; service < this.#table.size; service += 1) {
      const name = this.#table.nameWords(service);
      for (let at = 0; at + letters.length <= name.length; at += 1) {
        let alike = 0;
        while (alike < letters.length && this.#first[name[at + alike] ?? -1] === letters[alike]) alike += 1;
        if (alike < letters.length) continue;
        const ids = name.subarray(at, at + alike);
        const key = ids.join();
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        if (count <= bestCount) continue;
        bestCount = count;
        best = [...ids].map((id) => this.#words[id]).filter((word) => word !== undefined);
      }
    }
    return best;
  }
}
