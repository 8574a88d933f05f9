import { plainText } from './plain-text.ts';
import { objectAt, textAt, type Json } from './untrusted.ts';

const pattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-4]):[0-5]\d(:[0-6]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** A FHIR date or dateTime as it was written; `undefined` where it is none. Never made more or less precise. */
export function dateOf(value: unknown): string | undefined {
  const text = plainText(value);
  return pattern.test(text) ? text : undefined;
}

/** When something was, as far as its source says. */
export interface When {
  readonly date?: string | undefined;
  readonly endDate?: string | undefined;
  /** `date` is where a span of time begins. */
  readonly isSpan?: boolean;
  /** A time that is no date, such as an age. */
  readonly text?: string | undefined;
}

/** Reads a choice such as `onset[x]` (FHIR R4, 2.24.0.3): dateTime, Period, Age, Range or string. */
export function whenAt(from: Json, name: string): When {
  const written = textAt(from, `${name}DateTime`) ?? textAt(from, `${name}Date`) ?? textAt(from, name);
  const date = dateOf(written);
  if (date) return { date };
  const period = objectAt(from, `${name}Period`) ?? objectAt(from, name);
  if (period) return { date: dateOf(period['start']), endDate: dateOf(period['end']), isSpan: true };
  const range = objectAt(from, `${name}Range`);
  const low = ageOf(objectAt(range, 'low'));
  const high = ageOf(objectAt(range, 'high'));
  const fromTo = low && high ? `${low} – ${high}` : (low ?? high);
  return { text: ageOf(objectAt(from, `${name}Age`)) ?? fromTo ?? textAt(from, `${name}String`) ?? written };
}

const ageUnits = new Map([
  ['a', 'tuổi'],
  ['mo', 'tháng tuổi'],
  ['wk', 'tuần tuổi'],
  ['d', 'ngày tuổi'],
]);

function ageOf(age: Json | undefined): string | undefined {
  const value = textAt(age, 'value');
  if (value === undefined) return undefined;
  const unit = ageUnits.get(textAt(age, 'code') ?? '') ?? textAt(age, 'unit') ?? textAt(age, 'code');
  return unit ? `${value} ${unit}` : value;
}
