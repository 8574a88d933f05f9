import type { Clock } from './clock.ts';

/** An answer that everybody may get, as it was sent once. */
export interface KeptAnswer {
  /** Name of the endpoint, and what the log may say of the question. */
  readonly route: string;
  readonly input: unknown;
  readonly text: string;
  /** In UTF-8. */
  readonly lengthBytes: number;
  readonly entityTag: string | undefined;
  readonly cacheControl: string;
  readonly atMs: number;
  /** For how long it may be given where nothing newer can be had. */
  readonly staleMs: number;
}

const mostBytes = 16_000_000;
/** Larger ones would push out many small ones. */
const largestBytes = 500_000;
/** What an answer takes besides its text and its address: short ones would fill the memory unseen. */
const besidesBytes = 1000;

/**
 * Keeps public answers to `GET`s for a moment, so that a thousand who ask the same cost one answer; and the last one for
 * longer, for when the system behind a port does not answer (RFC 5861, stale-if-error). Forgets first what was asked for
 * least recently.
 */
export class KeptAnswers {
  readonly #clock: Clock;
  readonly #freshMs: number;
  readonly #kept = new Map<string, KeptAnswer>();
  #bytes = 0;

  /** @param freshMs - For how long an answer is given without asking again; 0 keeps nothing at all. */
  constructor(clock: Clock, freshMs: number) {
    this.#clock = clock;
    this.#freshMs = freshMs;
  }

  /** @param address - Path and query, as they were sent. */
  fresh(address: string): KeptAnswer | undefined {
    const kept = this.#kept.get(address);
    if (!kept || this.ageMs(kept) >= this.#freshMs) return undefined;
    this.#kept.delete(address); // Set again, so that the order of the map is the order of last use.
    this.#kept.set(address, kept);
    return kept;
  }

  /** One that may be given because nothing newer can be had. */
  stale(address: string): KeptAnswer | undefined {
    const kept = this.#kept.get(address);
    return kept && this.ageMs(kept) < this.#freshMs + kept.staleMs ? kept : undefined;
  }

  ageMs({ atMs }: KeptAnswer): number {
    return this.#clock.now() - atMs;
  }

  keep(address: string, answer: KeptAnswer): void {
    if (this.#freshMs === 0 || answer.lengthBytes > largestBytes) return;
    this.forget(address);
    this.#kept.set(address, answer);
    this.#bytes += answer.lengthBytes + address.length + besidesBytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= mostBytes) break;
      this.forget(oldest);
    }
  }

  /** What has been taken back is not given again, whatever happens to the system behind the port. */
  forget(address: string): void {
    const kept = this.#kept.get(address);
    if (!kept) return;
    this.#kept.delete(address);
    this.#bytes -= kept.lengthBytes + address.length + besidesBytes;
  }
}
