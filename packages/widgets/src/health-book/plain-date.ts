import { vietnameseDate } from '../core/dates.ts';

/** A FHIR date with the precision it was written with, as people here write it: `2019`, `05/2019`, `02/05/2019`. */
export function plainDate(date: string): string {
  return vietnameseDate(date.slice(0, 10));
}

/** How old somebody is in whole months; `undefined` where the day of birth is not known to the day. */
export function monthsSince(birthDate: string, today: Date): number | undefined {
  const [year = 0, month = 0, day = 0] = birthDate.slice(0, 10).split('-').map(Number);
  if (!/^\d{4}-\d{2}-\d{2}/.test(birthDate)) return undefined;
  return (today.getFullYear() - year) * 12 + today.getMonth() + 1 - month - (today.getDate() < day ? 1 : 0);
}
