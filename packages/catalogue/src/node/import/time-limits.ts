import type { ChannelKind, TimeLimit } from '@motcua/contract/services';
import { lineOf } from './text.ts';

// "Giờ làm việc" is left out: hours of work are no hours of a clock.
const units = new Map<string, 'hour' | 'workingDay' | 'calendarDay'>([
  ['giờ', 'hour'],
  ['ngày', 'calendarDay'],
  ['ngày làm việc', 'workingDay'],
]);

/** Reads a printed time limit. `0`, `N/A`, a number without a unit, and units that a record has no word for stay unknown, with what was printed. */
export function timeLimitOf(printed: string, channel: ChannelKind | undefined): TimeLimit {
  const when = channel === undefined ? {} : { channel };
  const line = lineOf(printed);
  const [, digits, unit = ''] = /^(\d{1,4})\s*(\p{L}[\p{L} ]*)$/u.exec(line ?? '') ?? [];
  const known = units.get(unit.toLowerCase());
  const amount = Number(digits);
  if (known && amount > 0) return { kind: 'known', amount, unit: known, ...when };
  return { kind: 'unknown', ...(line !== undefined && !/^0+(\D|$)/.test(line) && { note: line }), ...when };
}
