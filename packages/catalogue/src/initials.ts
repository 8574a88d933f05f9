import { mix } from './model.ts';
import type { Word } from './words.ts';

/** A word of a name, and the number of its spelling. */
type Named = Word & { readonly form: number };

/** Two letters may stand for anything. */
const fewest = 3;
const most = 8;
const lineEnd: Named = { plain: '\n', toned: '', start: 0, end: 0, form: -1 };

/**
 * Finds what letters stand for: `đkkh` for "đăng ký kết hôn", `noxh` for "nhà ở xã hội". No list of them is ever complete;
 * the official names are.
 */
export class Initials {
  readonly #names: () => readonly (readonly Named[])[];
  /** The words of all names, a line each, and at the same places their first letters; made for the first who asks. */
  #words: readonly Named[] = [];
  #letters = '';

  /** @param names - The words of all official names. */
  constructor(names: () => readonly (readonly Named[])[]) {
    this.#names = names;
  }

  /** The words that begin with some letters in a row and that most names have, or none. */
  wordsOf(letters: string): readonly Word[] | undefined {
    if (letters.length < fewest || letters.length > most) return undefined;
    if (!this.#letters) {
      this.#words = this.#names().flatMap((name) => [...name, lineEnd]);
      this.#letters = this.#words.map(({ plain }) => plain.charAt(0) || ' ').join('');
    }
    const counts = new Map<number, number>();
    let best = -1;
    let bestCount = 0;
    for (let at = this.#letters.indexOf(letters); at >= 0; at = this.#letters.indexOf(letters, at + 1)) {
      let key = 0;
      for (let each = 0; each < letters.length; each += 1) key = mix(key, (this.#words[at + each] as Named).form);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count <= bestCount) continue;
      bestCount = count;
      best = at;
    }
    return best < 0 ? undefined : this.#words.slice(best, best + letters.length);
  }
}
