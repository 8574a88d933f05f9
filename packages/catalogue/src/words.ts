/** A word, wherever it stands. */
export interface Spelling {
  /** Without diacritics, in lower case: `dang`. */
  readonly plain: string;
  /** With diacritics, in one spelling whatever the Unicode form and the place of the tone: `đăng`. Equals `plain` where none were typed. */
  readonly toned: string;
}

/** A word as it stands in a text. */
export interface Word extends Spelling {
  /** Half-open range of UTF-16 units in the text. */
  readonly start: number;
  readonly end: number;
}

/** More than any story or official name has; what follows is not looked at, so that no text takes long. */
const mostWords = 160;
const longestWord = 40;

// Invisible characters may stand inside a word: a soft hyphen, zero-width space and joiners, a byte order mark.
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]*/gu;
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const marks = /[\u0300-\u036f]/g;
/** Huyền, sắc, ngã, hỏi, nặng: may be typed on either vowel (`hoà`, `hòa`). */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Splits a text into words. Never fails, whatever the text holds. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  // Not one match after the other: each is an object that a browser has to clear away.
  text.replace(wordPattern, (word, start: number) => {
    if (words.length < mostWords) {
      const { plain, toned } = spellingOf(word);
      words.push({ plain, toned, start, end: start + word.length });
    }
    return '';
  });
  return words;
}

/** A catalogue has a hundred words for each of its syllables: what was folded once is kept. */
const spellings = new Map<string, Spelling>();
const mostSpellings = 20_000;
/** By letter: without diacritics, without its tone, and the tone. A few dozen make all words. */
const letters = new Map<number, readonly [plain: string, toneless: string, tone: string]>();
const mostLetters = 1_000;

function spellingOf(word: string): Spelling {
  let spelling = spellings.get(word);
  if (!spelling) {
    spelling = folded(word.slice(0, longestWord));
    // Long words are no syllables, and would fill the memory of a page left open.
    if (word.length <= longestWord && spellings.size < mostSpellings) spellings.set(word, spelling);
  }
  return spelling;
}

/** A word without diacritics, and in one spelling with them. */
export function folded(word: string): Spelling {
  let plain = '';
  let toned = '';
  let tone = '';
  let done = 0;
  // By number, and letters from a to z as they are: else it fills a browser's memory before it is compiled.
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.codePointAt(at) as number;
    if (letter > 96 && letter < 123) continue;
    const parts = letters.get(letter) ?? partsOf(letter);
    const before = word.slice(done, at);
    plain += before + parts[0];
    toned += before + parts[1];
    tone += parts[2];
    if (letter > 0xffff) at += 1;
    done = at + 1;
  }
  const rest = word.slice(done);
  return { plain: plain + rest, toned: toned + rest + tone };
}

function partsOf(letter: number): readonly [string, string, string] {
  const apart = String.fromCodePoint(letter).toLowerCase().normalize('NFKD').replace(invisible, '');
  const parts = [apart.replace(marks, '').replace(/đ/g, 'd'), apart.replace(tones, ''), (apart.match(tones) ?? []).join('')] as const;
  if (letters.size < mostLetters) letters.set(letter, parts);
  return parts;
}
