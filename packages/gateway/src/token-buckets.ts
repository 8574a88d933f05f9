import type { Clock } from './clock.ts';

/** How many requests one client address may make: `requests` at once, refilled evenly over `perSeconds`. */
export interface RateLimit {
  readonly requests: number;
  readonly perSeconds: number;
}

/** Where a client stands, in the words of draft-ietf-httpapi-ratelimit-headers-10. */
export interface RateStanding {
  readonly isAllowed: boolean;
  readonly remaining: number;
  /** Until the whole allowance is back. */
  readonly resetSeconds: number;
  /** Until the next request is allowed. */
  readonly retryAfterSeconds: number;
}

const mostClients = 50_000;

/** One token bucket for each client. Forgets first who came least recently, so that its memory has an end. */
export class TokenBuckets {
  readonly #limit: RateLimit;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, { tokens: number; atMs: number }>();

  constructor(limit: RateLimit, clock: Clock) {
    this.#limit = limit;
    this.#clock = clock;
  }

  /** Takes one token, if there is one. */
  take(client: string): RateStanding {
    const { requests, perSeconds } = this.#limit;
    const tokensPerMs = requests / (perSeconds * 1000);
    const nowMs = this.#clock.now();
    const last = this.#buckets.get(client) ?? { tokens: requests, atMs: nowMs };
    const filled = Math.min(requests, last.tokens + (nowMs - last.atMs) * tokensPerMs);
    const isAllowed = filled >= 1;
    const tokens = isAllowed ? filled - 1 : filled;
    this.#buckets.delete(client); // Set again below, so that the order of the map is the order of last use.
    this.#buckets.set(client, { tokens, atMs: nowMs });
    if (this.#buckets.size > mostClients) this.#forgetOldest();
    return {
      isAllowed,
      remaining: Math.floor(tokens),
      resetSeconds: Math.ceil((requests - tokens) / tokensPerMs / 1000),
      retryAfterSeconds: isAllowed ? 0 : Math.max(1, Math.ceil((1 - tokens) / tokensPerMs / 1000)),
    };
  }

  #forgetOldest(): void {
    for (const client of this.#buckets.keys()) {
      this.#buckets.delete(client);
      return;
    }
  }
}
