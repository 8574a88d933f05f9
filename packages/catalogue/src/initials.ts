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
  /** The first letters of all words of all names, a line each, and at the same places the numbers of the words; made for the first who asks. */
  #letters = '';
  #ids = new Uint16Array(0);

  /** @param words - The words of the table's dictionary. */
  constructor(table: FindTable, words: readonly Word[]) {
    this.#table = table;
    this.#words = words;
  }

  /** The words that begin with some letters in a row and that most names have, or none. */
  wordsOf(letters: string): readonly Word[] | undefined {
    if (letters.length < fewest || letters.length > most) return undefined;
    if (!this.#letters) this.#gather();
    const counts = new Map<string, number>();
    let best: Uint16Array | undefined;
    let bestCount = 0;
    for (let at = this.#letters.indexOf(letters); at >= 0; at = this.#letters.indexOf(letters, at + 1)) {
      const ids = this.#ids.subarray(at, at + letters.length);
      const key = ids.join();
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count <= bestCount) continue;
      bestCount = count;
      best = ids;
    }
    return best && [...best].map((id) => this.#words[id] as Word);
  }

  #gather(): void {
    const firsts = this.#words.map(({ plain }) => plain.charAt(0) || ' ');
    const ids: number[] = [];
    let letters = '';
    for (let service = 0; service < this.#table.size; service += 1) {
      for (const id of this.#table.nameWords(service)) {
        ids.push(id);
        letters += firsts[id];
      }
      ids.push(0);
      letters += '\n';
    }
    this.#letters = letters;
    this.#ids = Uint16Array.from(ids);
  }
}
