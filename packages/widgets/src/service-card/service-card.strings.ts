import type { Wording } from '../core/language.ts';
import { facts, type FactsStrings } from '../core/service-facts.strings.ts';
import { states, type StatesStrings } from '../core/states.strings.ts';
import { excerpt, type ExcerptStrings } from '../service-answer/excerpt.strings.ts';

export type CardStrings = StatesStrings & FactsStrings & ExcerptStrings;

/** The card's words: all of them are those of the answer. */
export const strings: Wording<CardStrings> = {
  vi: { ...states.vi, ...facts.vi, ...excerpt.vi },
  en: { ...states.en, ...facts.en, ...excerpt.en },
};
