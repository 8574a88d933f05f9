import type { Word } from './words.ts';

/** Two letters may stand for anything. */
const fewest = 3;
const most = 8;
const lineEnd: Word = { plain: '\n', toned: '', start: 0, end: 0 };

/**
 * Finds what letters stand for: `đkkh` for "đăng ký kết hôn", `noxh` for "nhà ở xã hội". No list of them is ever complete;
 * the official names are.
 */
export class Initials {
  readonly #names: () => Iterable<readonly Word[]>;
  /** The first letters of all words of all names, a line each, and at the same places the words; made for the first who asks. */
  #letters = '';
  readonly #words: Word[] = [];

  /** @param names - The words of all official names. */
  constructor(names: () => Iterable<readonly Word[]>) {
    this.#names = names;
  }

  /** The words that begin with some letters in a row and that most names have, or none. */
  wordsOf(letters: string): readonly Word[] | undefined {
    if (letters.length < fewest || letters.length > most) return undefined;
    if (!this.#letters) this.#gather();
    const counts = new Map<string, number>();
    let best: readonly Word[] | undefined;
    let bestCount = 0;
    for (let at = this.#letters.indexOf(letters); at >= 0; at = this.#letters.indexOf(letters, at + 1)) {
      const words = this.#words.slice(at, at + letters.length);
      const key = words.map(({ toned }) => toned).join(' ');
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count <= bestCount) continue;
      bestCount = count;
      best = words;
    }
    return best;
  }

  #gather(): void {
    for (const name of this.#names()) {
      for (const word of [...name, lineEnd]) {
        this.#words.push(word);
        this.#letters += word.plain.charAt(0) || ' ';
      }
    }
  }
}
