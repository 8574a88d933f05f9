/** Most times that one question is repeated. */
export const mostRetries = 3;

/** A server that wants more time than this is not waited for: the citizen is told when to come again. */
export const longestRetryAfterSeconds = 5;

const firstPauseMs = 250;
const longestPauseMs = 4000;

export interface PauseOptions {
  readonly retryAfterSeconds?: number | undefined;
  /** Where the doubling ends; 4,000 by default. */
  readonly longestMs?: number | undefined;
  readonly random?: (() => number) | undefined;
}

/**
 * How long to wait before a question is repeated: "full jitter", a random share of a limit that doubles each time, so that
 * those who were cut off together do not come back together. A server that says when to come again is obeyed, and the
 * jitter added.
 *
 * @param retries - How often it was repeated already.
 */
export function pauseMsBefore(retries: number, { retryAfterSeconds = 0, longestMs = longestPauseMs, random = Math.random }: PauseOptions = {}): number {
  return retryAfterSeconds * 1000 + random() * Math.min(longestMs, firstPauseMs * 2 ** Math.min(retries, 16));
}

/** Reads a `Retry-After` header (RFC 9110, 10.2.3): seconds, or a date. */
export function retryAfterSecondsIn(header: string | null, now: number = Date.now()): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}

const mostTokens = 20;
const tokensPerSuccess = 0.5;

/**
 * Keeps a client from beating on a server that is down: over time it repeats at most half as often as it succeeds, and
 * at most 20 times where nothing succeeds.
 */
export class RetryBudget {
  #tokens = mostTokens;

  /** Whether a question may be repeated; counts it if so. */
  spend(): boolean {
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Counts a success. */
  earn(): void {
    this.#tokens = Math.min(mostTokens, this.#tokens + tokensPerSuccess);
  }
}

/** Waits, unless the signal aborts first; then it rejects with its reason. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const callOff = () => {
      clearTimeout(timer);
      reject(signal.reason ?? new DOMException('The caller aborted.', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', callOff);
      resolve();
    }, ms);
    if (signal.aborted) callOff();
    else signal.addEventListener('abort', callOff, { once: true });
  });
}
