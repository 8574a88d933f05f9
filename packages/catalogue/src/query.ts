import { withoutDenied } from './denial.ts';
import type { Lexicon } from './lexicon.ts';
import { isSyllable } from './syllables.ts';
import { typedWords } from './typed-words.ts';
import type { Word } from './words.ts';

/** Words of a query that are looked for together, and other, official ways of saying them. */
export interface Unit {
  readonly words: readonly Word[];
  readonly meanings: readonly (readonly Word[])[];
}

/** A query, understood. */
export interface Query {
  /** What is looked for, in order, without the words that only ask. */
  readonly units: readonly Unit[];
  /** What is said not to be meant: "không phải gia hạn". */
  readonly denied: readonly Unit[];
  /** All words, with short forms written out. */
  readonly words: readonly Word[];
  /** How many words were typed, those that only ask included. */
  readonly typed: number;
  /** Whether diacritics were typed anywhere: then a word without them has none. */
  readonly tonesTyped: boolean;
  /** The last word may be unfinished: nothing was typed after it. */
  readonly unfinished: boolean;
  readonly qualifiers: number;
  /** Whether letters were taken for the beginnings of words: a short form that is in no list here may be in one that comes later. */
  readonly isGuessed: boolean;
  /** Procedure codes that stand in it. */
  readonly codes: readonly string[];
}

// No look-behind: Safari before 16.4 refuses a whole script for it.
const codePattern = /(^|[^\d.])(\d\.\d{6})(?!\d)/g;
const longestText = 10_000;
/** "Chưa vợ", "không có lương hưu": what is said not to be there is not looked for. */
const negative = new Set(['chua', 'khong']);

/** What a catalogue's words are asked for, each without diacritics. */
export interface Vocabulary {
  readonly lexicon: Lexicon;
  /** Whether it has a word. */
  has(plain: string): boolean;
  /** What letters may stand for. */
  initialism(plain: string): readonly Word[] | undefined;
}

/** Reads what a person typed. */
export function readQuery(text: string, vocabulary: Vocabulary): Query {
  const { lexicon } = vocabulary;
  const whole = text.slice(0, longestText);
  const codes = [...whole.matchAll(codePattern)].map(([, , code = '']) => code);
  const rest = whole.replace(codePattern, '$1 ');
  const typed = typedWords(rest, (plain) => vocabulary.has(plain) || lexicon.knows(plain));
  const tonesTyped = typed.some((word) => word.toned !== word.plain);
  let isGuessed = false;
  const words = spelledOut(typed, lexicon, tonesTyped, (plain) => {
    const guess = isSyllable(plain) || vocabulary.has(plain) ? undefined : vocabulary.initialism(plain);
    isGuessed ||= guess !== undefined;
    return guess;
  });
  const [said, denied] = withoutDenied(words, rest, lexicon, tonesTyped);
  const units = unitsOf(said, lexicon, tonesTyped);
  const notMeant = unitsOf(denied, lexicon, tonesTyped);
  // Who only denies ("không phải gia hạn") has said what it is about all the same.
  const onlyDenies = units.length === 0;
  return {
    units: onlyDenies ? notMeant : units,
    denied: onlyDenies ? [] : notMeant,
    words,
    typed: typed.length,
    tonesTyped,
    unfinished: typed[typed.length - 1]?.end === rest.length,
    qualifiers: lexicon.qualifiersOf(said, tonesTyped),
    isGuessed,
    codes,
  };
}

/** The words of a text that say which service is meant. */
function unitsOf(words: readonly Word[], lexicon: Lexicon, tonesTyped: boolean): Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < words.length;) {
    const phrase = lexicon.phraseAt(words, at, tonesTyped);
    const taken = words.slice(at, at + (phrase?.words.length ?? 1));
    at += taken.length;
    if (phrase?.kind === 'asking') continue;
    const telling = taken.filter((word) => !lexicon.isFilling(word, tonesTyped));
    if (phrase?.kind !== 'synonym') units.push(...telling.map((word) => ({ words: [word], meanings: [] })));
    // Without diacritics a word of the phrase may look like one that only fills: `vang` of `tam vang`.
    else units.push({ words: negative.has(taken[0]?.plain ?? '') ? [] : tonesTyped ? telling : taken, meanings: phrase.meanings });
  }
  return units;
}

/**
 * Short forms written out; a short form stays where it stood in the text.
 *
 * @param initialism - What letters stand for that are in no list.
 */
export function spelledOut(typed: readonly Word[], lexicon: Lexicon, tonesTyped: boolean, initialism?: (plain: string) => readonly Word[] | undefined): Word[] {
  return typed.flatMap((word) => {
    const phrase = lexicon.phraseAt([word], 0, tonesTyped);
    const long = phrase?.kind === 'short' ? phrase.meanings[0] : initialism?.(word.plain);
    // Who types no diacritics means the word without them, whatever the long form would have.
    return long ? long.map(({ plain, toned }) => ({ plain, toned: tonesTyped ? toned : plain, start: word.start, end: word.end })) : [word];
  });
}
