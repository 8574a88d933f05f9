import { vietnameseDate } from '../core/dates.ts';

const vietnamAheadMs = 7 * 3_600_000;

/** As people here write it. */
export interface Moment {
  readonly day: string;
  readonly time: string;
}

/** Day and time in Vietnam, where the papers are used, wherever the device is: `19/11/2026` and `10:24`. */
export function vietnamMoment(isoMoment: string): Moment {
  const [date = '', clock = ''] = new Date(Date.parse(isoMoment) + vietnamAheadMs).toISOString().split('T');
  return { day: vietnameseDate(date), time: clock.slice(0, 5) };
}

/** Days in Vietnam from one moment to another: 0 on the same day, negative for the past. */
export function vietnamDaysBetween(fromMs: number, toMs: number): number {
  const day = (ms: number) => Math.floor((ms + vietnamAheadMs) / 86_400_000);
  return day(toMs) - day(fromMs);
}
