import { decodedKeys } from './keystrokes.ts';
import { isSyllable } from './syllables.ts';
import { wordsOf, type Word } from './words.ts';

const toneKey = /^[sfrxj1-5]$/;
const punctuation = /^[,.;:?!]+$/;
const shortestJoined = 5;

/**
 * The words of a text as they were meant: keystrokes decoded, words that were run together parted.
 *
 * @param knows - Whether a word, given without diacritics, means something as it is.
 */
export function typedWords(text: string, knows: (plain: string) => boolean): Word[] {
  const words: Word[] = [];
  let isKeyed = false;
  for (const word of wordsOf(text)) {
    const late = isKeyed ? lateTone(text, words[words.length - 1], word) : undefined;
    if (late) words[words.length - 1] = late;
    else if (isSyllable(word.plain) || knows(word.plain) || word.toned !== word.plain) words.push(word);
    else {
      const meant = decoded(word.plain, word.start, word.end);
      if (meant) isKeyed = true;
      words.push(...(meant ? [meant] : parted(word, knows)));
    }
  }
  return words;
}

/** A tone key that was pressed after the comma belongs to the word before it: `ddo,r`; where keys were decoded before, it is no list. */
function lateTone(text: string, last: Word | undefined, word: Word): Word | undefined {
  if (!last || !toneKey.test(word.plain) || !punctuation.test(text.slice(last.end, word.start))) return undefined;
  return decoded(text.slice(last.start, last.end).toLowerCase() + word.plain, last.start, word.end);
}

function decoded(keys: string, start: number, end: number): Word | undefined {
  const text = decodedKeys(keys);
  const word = text === undefined ? undefined : wordsOf(text)[0];
  return word && { plain: word.plain, toned: word.toned, start, end };
}

/** `khaisinh` as `khai sinh`, where both are words of the catalogue. */
function parted(word: Word, knows: (plain: string) => boolean): Word[] {
  for (let at = 2; word.plain.length >= shortestJoined && at <= word.plain.length - 2; at += 1) {
    const parts = [word.plain.slice(0, at), word.plain.slice(at)];
    if (parts.every((part) => isSyllable(part) && knows(part))) return parts.map((plain) => ({ plain, toned: plain, start: word.start, end: word.end }));
  }
  return [word];
}
