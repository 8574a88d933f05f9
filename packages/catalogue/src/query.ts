import { isFilling, phraseAt, qualifiersOf } from './lexicon.ts';
import { wordsOf, type Word } from './words.ts';

/** Words of a query that also have another, official way of being said. */
interface Said {
  /** Where in `Query.words` they stand. */
  readonly from: number;
  readonly to: number;
  readonly meanings: readonly (readonly Word[])[];
}

/** A query, understood. */
export interface Query {
  /** What is looked for, in order, without the words that only ask. */
  readonly words: readonly Word[];
  readonly said: readonly Said[];
  /** How many words were typed, those that only ask included. */
  readonly typed: number;
  /** Whether diacritics were typed anywhere: then a word without them has none. */
  readonly tonesTyped: boolean;
  /** The last word may be unfinished: nothing was typed after it. */
  readonly unfinished: boolean;
  readonly qualifiers: number;
  /** Procedure codes that stand in it. */
  readonly codes: readonly string[];
}

// No look-behind: Safari before 16.4 refuses a whole script for it.
const codePattern = /(^|[^\d.])(\d\.\d{6})(?!\d)/g;

/** Reads what a person typed. */
export function readQuery(text: string): Query {
  const codes = [...text.slice(0, 10_000).matchAll(codePattern)].map(([, , code = '']) => code);
  const rest = text.slice(0, 10_000).replace(codePattern, '$1 ');
  const typed = wordsOf(rest);
  const { expanded, words, said, tonesTyped } = readWords(typed);
  return {
    words,
    said,
    typed: typed.length,
    tonesTyped,
    unfinished: /[\p{L}\p{N}\p{M}]$/u.test(rest),
    qualifiers: qualifiersOf(expanded, 1, tonesTyped),
    codes,
  };
}

interface WordsRead extends Pick<Query, 'words' | 'said' | 'tonesTyped'> {
  /** All words, with short forms written out. */
  readonly expanded: readonly Word[];
}

/** The words of a text that say which service is meant; short forms are written out. Queries and catalogues are read alike. */
export function readWords(typed: readonly Word[]): WordsRead {
  const tonesTyped = typed.some((word) => word.toned !== word.plain);
  const words: Word[] = [];
  const said: Said[] = [];
  const expanded = spelledOut(typed, tonesTyped);
  for (let at = 0; at < expanded.length;) {
    const phrase = phraseAt(expanded, at, tonesTyped);
    const taken = expanded.slice(at, at + (phrase?.words.length ?? 1));
    at += taken.length;
    if (phrase?.kind === 'filling') continue;
    const from = words.length;
    words.push(...taken.filter((word) => !isFilling(word, tonesTyped)));
    if (phrase) said.push({ from, to: words.length, meanings: phrase.meanings });
  }
  return { expanded, words, said, tonesTyped };
}

/** Short forms written out; a short form stays where it stood in the text. */
function spelledOut(typed: readonly Word[], tonesTyped: boolean): Word[] {
  return typed.flatMap((word, at) => {
    const phrase = phraseAt([word], 0, tonesTyped);
    const long = phrase?.kind === 'short' ? phrase.meanings[0] : undefined;
    // Who types no diacritics means the word without them, whatever the long form would have.
    return long ? long.map(({ plain, toned }) => ({ plain, toned: tonesTyped ? toned : plain, start: word.start, end: word.end })) : [typed[at] ?? word];
  });
}
