import { hostKeyPattern, type HostKey } from './admission.ts';
import { machineClock, type Clock } from './clock.ts';
import { assertOrigins, type Origins } from './cross-origin.ts';
import type { LogRecord } from './log.ts';
import type { PersonOf } from './person.ts';
import type { StreamBuffer } from './stream-buffer.ts';
import type { RateLimit } from './token-buckets.ts';

export interface GatewayOptions {
  /** Whose pages may read answers in a browser; none by default, `*` for everybody. Servers and tools are not held back by it. */
  readonly origins?: Origins | undefined;
  /** Gets one record for each request. It is called before the answer leaves, so it must be quick; what it throws is dropped. */
  readonly log?: ((record: LogRecord) => void) | undefined;
  /**
   * Names who asks, for the rate limit: an address, a key. `undefined` is not limited, and so is everybody by default, since
   * a neutral gateway cannot know an address. It is never logged.
   */
  readonly clientOf?: ((request: Request) => string | undefined) | undefined;
  /** 600 requests in 60 seconds by default: a ward's office or a mobile operator's customers may share one address. */
  readonly rateLimit?: RateLimit | undefined;
  /** 600 requests in 60 seconds for each signed-in person by default, whatever addresses they come from. */
  readonly personRateLimit?: RateLimit | undefined;
  /** Sites that have a key of their own, and how much each may ask. Their origins may read, besides `origins`. None by default. */
  readonly keys?: readonly HostKey[] | undefined;
  /** Longest time for one answer, reading the question included. 10,000 by default. */
  readonly timeLimitMs?: number | undefined;
  /** Longest silence between two parts of an answer that comes in parts and cannot be resumed. 60,000 by default. */
  readonly silenceLimitMs?: number | undefined;
  /** Tells who sent a request. Nobody is signed in by default, so endpoints about a person answer `SIGN_IN`. */
  readonly personOf?: PersonOf | undefined;
  /** Largest request body. 16,384 by default. */
  readonly bodyLimitBytes?: number | undefined;
  /** Questions answered at the same time; the next one gets `UNAVAILABLE` at once. 256 by default. A question that timed out no longer counts, even if its port has not stopped. */
  readonly concurrencyLimit?: number | undefined;
  /** Answers in parts under way at the same time; the next one gets `UNAVAILABLE` at once. 5,000 by default. */
  readonly streamLimit?: number | undefined;
  /**
   * For how long a public answer to a `GET` is given without asking its port again; it is also kept for as long as its
   * endpoint allows stale answers, for when the port does not answer. 0 by default: nothing is kept.
   */
  readonly answersKeptMs?: number | undefined;
  /** Keeps answers in parts for a moment, so that a reader goes on where it was, on any gateway. Without it a broken answer is asked for again. */
  readonly streams?: StreamBuffer | undefined;
  /** Replaces the machine's clock in tests. */
  readonly clock?: Clock | undefined;
}

export interface GatewaySettings {
  readonly origins: Origins;
  readonly log: (record: LogRecord) => void;
  readonly clientOf: (request: Request) => string | undefined;
  readonly rateLimit: RateLimit;
  readonly personRateLimit: RateLimit;
  readonly keys: readonly HostKey[];
  readonly timeLimitMs: number;
  readonly silenceLimitMs: number;
  readonly personOf: PersonOf;
  readonly bodyLimitBytes: number;
  readonly concurrencyLimit: number;
  readonly streamLimit: number;
  readonly answersKeptMs: number;
  readonly clock: Clock;
}

/** @throws TypeError for an option that could not work. */
export function settingsOf(options: GatewayOptions): GatewaySettings {
  const keys = options.keys ?? [];
  const origins = options.origins ?? [];
  const settings: GatewaySettings = {
    origins: origins === '*' ? origins : [...new Set([...origins, ...keys.flatMap((key) => key.origins)])],
    keys,
    log: options.log ?? (() => {}),
    clientOf: options.clientOf ?? (() => undefined),
    rateLimit: options.rateLimit ?? { requests: 600, perSeconds: 60 },
    personRateLimit: options.personRateLimit ?? { requests: 600, perSeconds: 60 },
    timeLimitMs: options.timeLimitMs ?? 10_000,
    silenceLimitMs: options.silenceLimitMs ?? 60_000,
    personOf: options.personOf ?? (() => undefined),
    bodyLimitBytes: options.bodyLimitBytes ?? 16_384,
    concurrencyLimit: options.concurrencyLimit ?? 256,
    streamLimit: options.streamLimit ?? 5000,
    answersKeptMs: options.answersKeptMs ?? 0,
    clock: options.clock ?? machineClock,
  };
  assertOrigins(settings.origins);
  for (const { key, name, origins: own } of keys) {
    if (!hostKeyPattern.test(key)) throw new TypeError(`createGateway: the key of "${name}" must be "pk_" and 16 to 100 letters and digits`);
    assertOrigins(own);
  }
  for (const { requests, perSeconds } of [settings.rateLimit, settings.personRateLimit, ...keys.map(({ rateLimit }) => rateLimit)]) {
    assertWhole({ requests, perSeconds });
  }
  const { timeLimitMs, silenceLimitMs, bodyLimitBytes, concurrencyLimit, streamLimit } = settings;
  if (!(settings.answersKeptMs >= 0)) throw new TypeError(`createGateway: "answersKeptMs" must not be negative, got ${settings.answersKeptMs}`);
  assertWhole({ timeLimitMs, silenceLimitMs, bodyLimitBytes, concurrencyLimit, streamLimit });
  return settings;
}

function assertWhole(numbers: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (!Number.isSafeInteger(value) || value < 1) throw new TypeError(`createGateway: "${name}" must be a whole number above 0, got ${value}`);
  }
}
