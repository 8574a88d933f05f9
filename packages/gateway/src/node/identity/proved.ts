import type { Person } from '../../person.ts';

/** Whether somebody has proved who they are so short ago that it is still they who sit there. Nobody signs in again as an invented person. */
export function isFreshProof({ isDemonstration = false, provedAtMs = 0 }: Person, nowMs: number, minutes = Infinity): boolean {
  return isDemonstration || nowMs - provedAtMs <= minutes * 60_000;
}
