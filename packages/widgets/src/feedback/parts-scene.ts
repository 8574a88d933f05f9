import type { FeedbackCategory } from '@motcua/contract/feedback';
import type { Language } from '../core/language.ts';
import type { StatesStrings } from '../core/states.strings.ts';
import type { FeedbackDraft, Part, Words } from './feedback-draft.ts';
import type { Problem } from './problems.ts';
import type { StepsStrings } from './steps.strings.ts';

/** What every part of the form is drawn from. */
export interface PartsScene {
  readonly say: StatesStrings & StepsStrings;
  readonly language: Language;
  readonly helpline: string;
  readonly isEasy: boolean;
  readonly category: FeedbackCategory | undefined;
  readonly draft: FeedbackDraft;
  readonly problems: readonly Problem[];
  write(words: Words): void;
  /** Leads to a part, as "Sửa" does. */
  go(part: Part): void;
}
