import type { Wording } from '../core/language.ts';
import { states, type StatesStrings } from '../core/states.strings.ts';
import { excerpt, type ExcerptStrings } from '../service-answer/excerpt.strings.ts';
import { papersBelow, type PapersBelowStrings } from '../service-answer/papers-below.strings.ts';
import { papers, type PapersStrings } from '../service-answer/papers.strings.ts';

const vi = {
  whole: 'Xem đủ về thủ tục này',
};

export type ChecklistStrings = typeof vi & StatesStrings & ExcerptStrings & PapersStrings & PapersBelowStrings;

const en: typeof vi = {
  whole: 'All about this service',
};

/** The checklist's words. */
export const strings: Wording<ChecklistStrings> = {
  vi: { ...states.vi, ...excerpt.vi, ...papers.vi, ...papersBelow.vi, ...vi },
  en: { ...states.en, ...excerpt.en, ...papers.en, ...papersBelow.en, ...en },
};
