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
  /** By service, the first letters of its name, without diacritics. */
  #initials: readonly string[] | undefined;

  /** @param words - The words of the table's dictionary. */
  constructor(table: FindTable, words: readonly Word[]) {
    this.#table = table;
    this.#words = words;
  }

  /** The words that begin with some letters in a row and that most names have, or none. */
  wordsOf(letters: string): readonly Word[] | undefined {
    if (letters.length < fewest || letters.length > most) return undefined;
    this.#initials ??= Array.from({ length: this.#table.size }, (_, service) =>
      Array.from(this.#table.nameWords(service), (id) => this.#words[id]?.plain.charAt(0) || '-').join(''),
    );
    const counts = new Map<string, number>();
    let best: readonly Word[] | undefined;
    let bestCount = 0;
    for (const [service, initials] of this.#initials.entries()) {
      for (let at = initials.indexOf(letters); at >= 0; at = initials.indexOf(letters, at + 1)) {
        const ids = this.#table.nameWords(service).subarray(at, at + letters.length);
        const key = ids.join();
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        if (count <= bestCount) continue;
        bestCount = count;
        best = Array.from(ids, (id) => this.#words[id]).filter((word) => word !== undefined);
      }
    }
    return best;
  }
}
