import type { ErrorCode } from '@motcua/contract';
import type { Delegation } from '@motcua/contract/delegation';
import type { MotcuaError } from '@motcua/sdk';
import { nothing, type TemplateResult } from 'lit';
import type { Language } from '../core/language.ts';
import { failureView } from '../core/states-view.ts';
import type { DelegationStrings } from './delegation.strings.ts';
import type { KnownDelegations } from './known-delegations.ts';

/** What each part of the element is drawn with. */
export interface DelegationScene {
  readonly say: DelegationStrings;
  readonly language: Language;
  readonly known: KnownDelegations;
  readonly helpline: string;
  /** The way on where a sign-in or an agreement is all that is missing. */
  readonly wayOn: (error: MotcuaError, text: string) => TemplateResult | undefined;
}

/** What can be said better than everywhere of why something did not work. */
export interface ActFailureWords {
  readonly title?: string | undefined;
  readonly failed?: Partial<Record<ErrorCode, string>> | undefined;
}

/** How a person is called where nobody has said a name. */
export function nameOf({ name }: Pick<Delegation, 'name'>): string {
  return name ?? '–';
}

/** What may be seen, in words that are right on either side; a purpose's name speaks to whom it belongs. */
export function fieldsOf({ purpose }: Pick<Delegation, 'purpose'>, language: Language): string {
  return purpose.fields.map((field) => field[language]).join('; ');
}

/** Who hears of it. A small child has no account to look into. */
export function watchedOf(delegation: Delegation, say: DelegationStrings): string {
  return delegation.child ? say.watchedChild : say.watched(nameOf(delegation));
}

/** What went wrong with what was pressed for `id`. */
export function actFailureView(id: string, retry: () => void, { say, known, helpline, wayOn }: DelegationScene, words: ActFailureWords = {}): TemplateResult | typeof nothing {
  const { act } = known;
  if (act.id !== id || !act.error) return nothing;
  const failed = { ...say.failed, ...say.notAnswered, ...words.failed };
  return wayOn(act.error, failed[act.error.code]) ?? failureView({ ...say, failed }, act.error, helpline, retry, { title: words.title ?? say.notDoneTitle });
}
