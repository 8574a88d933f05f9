/** Which days agencies work: Monday to Friday but for holidays. */
export interface WorkingCalendar {
  /** Days off that are announced each year, such as `2027-02-08`. */
  readonly holidays: readonly string[];
}

const dayMs = 86_400_000;
const hanoiAheadMs = 7 * 3_600_000;

/** The day in Hanoi at a moment, such as `2026-11-27`. */
export function hanoiDay(atMs: number): string {
  return new Date(atMs + hanoiAheadMs).toISOString().slice(0, 10);
}

/** When a day begins in Hanoi. */
export function hanoiDayBegins(day: string): number {
  return Date.parse(day) - hanoiAheadMs;
}

/** The day that is so many working days later; the day itself does not count (Civil Code 2015, Article 147). */
export function afterWorkingDays(day: string, count: number, { holidays }: WorkingCalendar): string {
  let atMs = Date.parse(day);
  for (let left = count; left > 0;) {
    atMs += dayMs;
    const date = new Date(atMs);
    const isWeekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    if (!isWeekend && !holidays.includes(date.toISOString().slice(0, 10))) left -= 1;
  }
  return new Date(atMs).toISOString().slice(0, 10);
}
