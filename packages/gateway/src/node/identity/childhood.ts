import type { RegisteredChild } from '../../ports.ts';

const adultYears = 18;
/** From here on a child is asked (Law 91/2025/QH15). */
const assentYears = 7;
const vietnamMs = 7 * 3_600_000;

/** What a child's age means for who reads for them. */
export interface Childhood {
  readonly isOver: boolean;
  readonly needsAssent: boolean;
  /** When that changes: what was asked for until then is asked for anew. */
  readonly changesAtMs: number;
}

/** By the birthday in Vietnam; who was born on 29 February has it on 1 March. */
export function childhoodOf({ birthDate }: Pick<RegisteredChild, 'birthDate'>, nowMs: number): Childhood {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number);
  const birthday = (years: number) => Date.UTC(year + years, month - 1, day) - vietnamMs;
  const needsAssent = nowMs >= birthday(assentYears);
  return { isOver: nowMs >= birthday(adultYears), needsAssent, changesAtMs: birthday(needsAssent ? adultYears : assentYears) };
}
