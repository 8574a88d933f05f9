import type { Failure } from './failure.ts';
import type { RateStanding } from './token-buckets.ts';

/** What one request has come to so far. The log is written from it, so it holds nothing that a log must not hold. */
export interface Exchange {
  readonly requestId: string;
  readonly startedAtMs: number;
  /** Name of the endpoint, or of what else was asked for; `none` where nothing has that address. */
  route: string;
  /** The validated input without its personal fields. */
  input?: unknown;
  failure?: Failure;
  rate?: RateStanding;
  /** Resolves when the last part is sent, where the answer comes in parts; the log waits for it. */
  ended?: Promise<void>;
}
