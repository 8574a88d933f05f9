import type { Failure } from './failure.ts';
import type { RateLimit, RateStanding } from './token-buckets.ts';

/** What one request has come to so far. The log is written from it, so it holds nothing that a log must not hold. */
export interface Exchange {
  readonly requestId: string;
  readonly startedAtMs: number;
  /** Name of the endpoint, or of what else was asked for; `none` where nothing has that address. */
  route: string;
  /** The validated input without its personal fields. */
  input?: unknown;
  failure?: Failure;
  /** Where the asker stands with each allowance that counted. */
  readonly rates: { readonly policy: string; readonly limit: RateLimit; readonly standing: RateStanding }[];
  /** `Set-Cookie` of the answer. */
  readonly cookies: string[];
  /** Resolves when the last part is sent, where the answer comes in parts; the log waits for it. */
  ended?: Promise<void>;
}
