import type { SetHeader } from './cross-origin.ts';
import { Failure } from './failure.ts';
import type { Exchange } from './exchange.ts';
import type { GatewaySettings } from './options.ts';
import type { Person } from './person.ts';
import { TokenBuckets, type RateLimit } from './token-buckets.ts';

/** What a page is let in with: not a secret, it stands in the page's own source. */
export interface HostKey {
  /** Begins with `pk_`. Sent as `Motcua-Key`. */
  readonly key: string;
  /** Whose it is, for people who read the configuration. */
  readonly name: string;
  /** The only origins whose pages may use it. */
  readonly origins: readonly string[];
  /** Of all requests with this key together. */
  readonly rateLimit: RateLimit;
}

/** A key that nobody guesses. */
export const hostKeyPattern = /^pk_[\w-]{16,100}$/;

/** What is known of a request before anything of it is read. */
export interface RequestHead {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly address: string;
  /** Names who asks, for the limit of addresses; `undefined` is not limited. */
  readonly client: string | undefined;
  header(name: string): string | null;
}

/** The header in which a page sends its key. */
const keyHeader = 'motcua-key';

/**
 * Lets requests in by the allowances of their address, their key and their person: each is a token bucket of its own,
 * and the first that is empty refuses.
 *
 * An address counts besides a key, because a key stands in a page's source and one machine could use up a ward's.
 */
export class Admission {
  readonly #settings: GatewaySettings;
  readonly #addresses: TokenBuckets;
  readonly #persons: TokenBuckets;
  /** How many answers in parts each address has open. */
  readonly #streams = new Map<string, number>();
  readonly #keys: ReadonlyMap<string, { readonly host: HostKey; readonly buckets: TokenBuckets }>;

  constructor(settings: GatewaySettings) {
    const { clock, keys, personRateLimit, rateLimit } = settings;
    this.#settings = settings;
    this.#addresses = new TokenBuckets(rateLimit, clock);
    this.#persons = new TokenBuckets(personRateLimit, clock);
    this.#keys = new Map(keys.map((host) => [host.key, { host, buckets: new TokenBuckets(host.rateLimit, clock) }]));
  }

  /**
   * Counts a request before anything of it is read.
   *
   * @throws Failure `TOO_MANY`; `FORBIDDEN` for a key that nobody registered, or that is another site's.
   */
  admit({ client, header }: RequestHead, exchange: Exchange): void {
    if (client !== undefined) take(this.#addresses, 'address', client, this.#settings.rateLimit, exchange);
    const sent = header(keyHeader);
    if (sent !== null) this.admitKey(sent, header('origin'), exchange);
  }

  /**
   * Counts a request for the key that it came with, wherever in it that stood.
   *
   * @param origin - Of the page that asks; `null` where it is no page.
   * @throws Failure `TOO_MANY`; `FORBIDDEN` for a key that nobody registered, or that is another site's.
   */
  admitKey(sent: string, origin: string | null, exchange: Exchange): void {
    const known = this.#keys.get(sent);
    if (!known || (origin !== null && !known.host.origins.includes(origin))) throw new Failure('FORBIDDEN');
    take(known.buckets, 'key', sent, known.host.rateLimit, exchange);
  }

  /**
   * Counts an answer in parts, which may last for days: an address has at most as many open as it may ask at once, so that no
   * single one keeps everybody else from following. The returned function ends it.
   *
   * @throws Failure `TOO_MANY`
   */
  openStream(client: string | undefined): () => void {
    if (client === undefined) return () => {};
    const open = this.#streams.get(client) ?? 0;
    if (open >= this.#settings.rateLimit.requests) throw new Failure('TOO_MANY', { retryAfterSeconds: this.#settings.rateLimit.perSeconds });
    this.#streams.set(client, open + 1);
    return () => {
      const left = (this.#streams.get(client) ?? 1) - 1;
      if (left > 0) this.#streams.set(client, left);
      else this.#streams.delete(client);
    };
  }

  /** @throws Failure `TOO_MANY` */
  admitPerson(person: Person | undefined, exchange: Exchange): void {
    if (person) take(this.#persons, 'person', person.id, this.#settings.personRateLimit, exchange);
  }
}

/** Tells where a client stands with each allowance (draft-ietf-httpapi-ratelimit-headers-10). */
export function setRateHeaders(set: SetHeader, { rates }: Exchange): void {
  if (rates.length === 0) return;
  set('ratelimit-policy', rates.map(({ policy, limit }) => `"${policy}";q=${limit.requests};w=${limit.perSeconds}`).join(', '));
  set('ratelimit', rates.map(({ policy, standing }) => `"${policy}";r=${standing.remaining};t=${standing.resetSeconds}`).join(', '));
}

function take(buckets: TokenBuckets, policy: string, client: string, limit: RateLimit, exchange: Exchange): void {
  const standing = buckets.take(client);
  exchange.rates.push({ policy, limit, standing });
  if (!standing.isAllowed) throw new Failure('TOO_MANY', { retryAfterSeconds: standing.retryAfterSeconds });
}
