import type { CertificateState, CertificateStatus } from '@motcua/contract/signing';
import { vietnamDaysBetween } from '../signature-check/moment.ts';

/** Where a certificate stands at this moment, on this device's clock. */
export interface Standing {
  /** As its source says; but `expired` as soon as its time is over, and never `active` where nobody knows of revocation. */
  readonly state: CertificateState;
  /** Days until it ends, or since it ended; until it begins where it has not begun. */
  readonly days: number | undefined;
  /** The moment that the days are counted to. */
  readonly at: string | undefined;
}

/** States that the passing of time ends. */
const running: ReadonlySet<CertificateState> = new Set<CertificateState>(['active', 'expiring', 'unknown']);

export function standingOf({ state, validFrom, validTo, isRevocationKnown }: CertificateStatus, nowMs: number): Standing {
  const isOver = validTo !== undefined && Date.parse(validTo) < nowMs;
  const now = running.has(state) && isOver ? 'expired' : state === 'active' && !isRevocationKnown ? 'unknown' : state;
  const at = now === 'notYetValid' ? validFrom : validTo;
  return { state: now, at, days: at === undefined ? undefined : Math.abs(vietnamDaysBetween(nowMs, Date.parse(at))) };
}
