import type { Feedback } from '@motcua/contract/feedback';
import { vietnamDaysBetween } from '../signature-check/moment.ts';

/** How an answer stands to the day until which it is due. */
export type Due = { readonly kind: 'open' | 'answeredInTime' | 'answeredLate' | 'unlimited' | 'withdrawn' } | { readonly kind: 'overdue'; readonly days: number };

/** Compares days in Vietnam: an answer on the day itself is in time. */
export function dueOf({ status, answerBy, history }: Pick<Feedback, 'status' | 'answerBy' | 'history'>, nowMs: number): Due {
  if (status === 'withdrawn') return { kind: 'withdrawn' };
  const isAnswered = status === 'answered' || status === 'declined';
  if (answerBy === undefined) return { kind: isAnswered ? 'answeredInTime' : 'unlimited' };
  const closedAt = history.at(-1)?.at;
  const untilMs = isAnswered && closedAt ? Date.parse(closedAt) : nowMs;
  const days = vietnamDaysBetween(Date.parse(`${answerBy}T00:00:00+07:00`), untilMs);
  if (isAnswered) return { kind: days > 0 ? 'answeredLate' : 'answeredInTime' };
  return days > 0 ? { kind: 'overdue', days } : { kind: 'open' };
}
