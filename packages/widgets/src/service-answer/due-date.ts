import type { TimeLimit } from '@motcua/contract/services';

/** Public holidays that fall on the same day every year (Labour Code 2019, Article 112), as month-day. Tết and Giỗ Tổ move with the moon. */
const fixedHolidays: ReadonlySet<string> = new Set(['01-01', '04-30', '05-01', '09-02']);

/** A day without an hour, as `YYYY-MM-DD`. */
export type Day = string;

/** Today where the citizen is: an agency in Hanoi counts in Hanoi's days. */
export function today(now: number = Date.now()): Day {
  return new Date(now + 7 * 3_600_000).toISOString().slice(0, 10);
}

/**
 * The last day on which an agency must give its answer, where papers are handed in on a day.
 *
 * The day of handing in is not counted (Civil Code 2015, Article 147), and a time limit that ends on a day off goes on to
 * the next working day (Article 148). Saturdays, Sundays and the holidays of fixed date are off; Tết, Giỗ Tổ and
 * days moved by decree are not known here, so the true day may be later.
 *
 * @param handedIn - A real day.
 * @returns `undefined` where the limit is not known, or counted in hours.
 */
export function dueDate(handedIn: Day, limit: TimeLimit): Day | undefined {
  if (limit.kind === 'unknown' || limit.unit === 'hour') return undefined;
  let day = handedIn;
  if (limit.unit === 'calendarDay') day = later(day, limit.amount);
  else for (let counted = 0; counted < limit.amount;) if (!isOff((day = later(day, 1)))) counted += 1;
  while (isOff(day)) day = later(day, 1);
  return day;
}

/** The time limit that ends last, of those that can be counted in days. */
export function longestLimit(limits: readonly TimeLimit[]): TimeLimit | undefined {
  const from = '2026-01-05';
  return limits
    .map((limit) => ({ limit, due: dueDate(from, limit) }))
    .filter(({ due }) => due !== undefined)
    .sort((a, b) => (b.due ?? '').localeCompare(a.due ?? ''))[0]?.limit;
}

function later(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function isOff(day: Day): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 || weekday === 6 || fixedHolidays.has(day.slice(5));
}
