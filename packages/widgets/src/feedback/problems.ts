import type { FeedbackCategory } from '@motcua/contract/feedback';
import { longestFeedback } from '@motcua/contract/feedback/wire';
import type { Part, Words } from './feedback-draft.ts';

export type ProblemKind = 'placeMissing' | 'addressTooLong' | 'textMissing' | 'textTooLong' | 'nameTooLong' | 'phoneWrong' | 'emailWrong';

/** Something without which a report cannot be sent, and the field where it is put right. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly part: Part;
  readonly field: 'address' | 'text' | 'name' | 'phone' | 'email';
}

/** What keeps a report from being sent, in the order of the fields; only of these parts. */
export function problemsOf(words: Words, category: Pick<FeedbackCategory, 'place'> | undefined, of: readonly Part[]): readonly Problem[] {
  const { address = '', latitude, text = '', name = '', phone = '', email = '' } = words;
  const wanted = category?.place === 'required';
  const all: readonly (Problem | false)[] = [
    wanted && address.trim() === '' && latitude === undefined && { kind: 'placeMissing', part: 'where', field: 'address' },
    address.trim().length > 300 && { kind: 'addressTooLong', part: 'where', field: 'address' },
    text.trim() === '' && { kind: 'textMissing', part: 'text', field: 'text' },
    text.trim().length > longestFeedback && { kind: 'textTooLong', part: 'text', field: 'text' },
    name.trim().length > 100 && { kind: 'nameTooLong', part: 'person', field: 'name' },
    phone.trim() !== '' && !/^[+\d][\d .-]{7,19}$/.test(phone.trim()) && { kind: 'phoneWrong', part: 'person', field: 'phone' },
    email.trim() !== '' && (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) || email.trim().length > 200) && { kind: 'emailWrong', part: 'person', field: 'email' },
  ];
  return all.filter((each): each is Problem => each !== false && of.includes(each.part));
}

/** Whether a text seems to hold somebody's number or address: nothing is refused for it. */
export function hasPersonalNumber(text: string): boolean {
  return /\d[\d .-]{6,}\d|\S@\S/.test(text);
}
