import { createHash, randomBytes } from 'node:crypto';
import type { ClientSessionCode, ClientSessionToken, SignedInElement } from '@motcua/contract/client-session';
import type { Person } from '../../person.ts';
import { MotcuaPortError } from '../../ports.ts';
import { appendAudit, saltOf } from '../store/audit.ts';
import { sealOf } from '../store/seal.ts';
import type { Store, StoreTransaction } from '../store/store.ts';
import { purposesWithin, type RegisteredHost } from './hosts.ts';
import { personCodeOf } from './person-code.ts';
import type { Proofs } from './proofs.ts';
import { personIn, type OpenSession, type Sessions } from './sessions.ts';

/** What somebody let a page do. */
export interface Grant {
  readonly key: string;
  /** Of the page. */
  readonly origin: string;
  readonly elements: readonly SignedInElement[];
  readonly purposes: readonly string[];
  /** Thumbprint of the key that the page holds. */
  readonly thumbprint: string;
  /** The session at this gateway that it lives and dies with: what its cookie holds. */
  readonly session: string;
}

/** A request that was made with a token, as it is now. */
export interface ClientVisit {
  readonly grant: Grant;
  readonly open: OpenSession;
  readonly person: Person;
}

const codeSeconds = 60;
const tokenSeconds = 300;

/**
 * Knows who is signed in on which page of somebody else's site. A token is good for five minutes, only from that page's
 * origin and with its key, and no longer than the session at this gateway from which it was given.
 */
export class ClientSessions {
  readonly #store: Store;
  readonly #sessions: Sessions;
  readonly #proofs: Proofs;
  readonly #hosts: readonly RegisteredHost[];
  readonly #frameOrigin: string | undefined;
  /** A proof is used up by being looked at, and a request is looked at more than once. */
  readonly #visits = new WeakMap<Request, Promise<ClientVisit>>();

  /** @param frameOrigin - Of this gateway's own frames on those sites, where it has any. */
  constructor(store: Store, sessions: Sessions, proofs: Proofs, { hosts, frameOrigin }: { readonly hosts: readonly RegisteredHost[]; readonly frameOrigin: string | undefined }) {
    this.#store = store;
    this.#sessions = sessions;
    this.#proofs = proofs;
    this.#hosts = hosts;
    this.#frameOrigin = frameOrigin;
  }

  /** The site that has this key, where the page is one of its own, or this gateway's frame on one. */
  hostOf(key: string | null, origin: string | null): RegisteredHost | undefined {
    const host = this.hostOfKey(key);
    return origin !== null && (this.isFrame(origin) || (!host?.framedOnly && host?.origins.includes(origin))) ? host : undefined;
  }

  hostOfKey(key: string | null): RegisteredHost | undefined {
    return this.#hosts.find((host) => host.key === key);
  }

  isFrame(origin: string): boolean {
    return origin === this.#frameOrigin;
  }

  /** Gives a code for a page that holds the grant's key and the verifier. */
  async codeFor(grant: Grant, codeChallenge: string): Promise<ClientSessionCode> {
    const code = newSecret();
    const seal = sealOf(code, 'client code');
    await this.#store.write(({ tables, atMs }) =>
      tables
        .insertInto('client_code')
        .values({ id: seal.id, sealed: seal.close(JSON.stringify({ grant, codeChallenge })), expires_at: atMs + codeSeconds * 1000 })
        .execute(),
    );
    return { code, expiresInSeconds: codeSeconds };
  }

  /**
   * Gives a token for a code, once.
   *
   * @throws MotcuaPortError `SIGN_IN` for a code, a verifier or a proof that is not right; `FORBIDDEN` for another site's page.
   */
  async begin(code: string, codeVerifier: string, request: Request): Promise<ClientSessionToken> {
    const thumbprint = await this.#proofs.holderOf(request);
    const seal = sealOf(code, 'client code');
    const row = await this.#store.write(({ tables, atMs }) =>
      tables.deleteFrom('client_code').where('id', '=', seal.id).where('expires_at', '>', atMs).returningAll().executeTakeFirst(),
    );
    if (!row) throw new MotcuaPortError('SIGN_IN');
    const { grant, codeChallenge }: { grant: Grant; codeChallenge: string } = JSON.parse(seal.open(row.sealed));
    const host = this.#admitted(grant, request);
    if (thumbprint !== grant.thumbprint || challengeOf(codeVerifier) !== codeChallenge) throw new MotcuaPortError('SIGN_IN');
    const open = await this.#sessions.current(grant.session);
    if (!open) throw new MotcuaPortError('SIGN_IN');
    return this.#store.write(async (transaction) => {
      await appendAudit(transaction, {
        actor: open.sealed.personId,
        action: 'identity.clientSession',
        subject: `host:${host.name}`,
        details: { purposes: grant.purposes.join(' ') },
      });
      return issue(transaction, grant, open, host.name);
    });
  }

  /**
   * Gives the next token for the last one, which may have run out, and ends that.
   *
   * @throws MotcuaPortError as {@link visit} does.
   */
  async renew(request: Request): Promise<ClientSessionToken> {
    const { grant, open, host, id } = await this.#proven(request, { isRenewal: true });
    return this.#store.write(async (transaction) => {
      const { numDeletedRows } = await transaction.tables.deleteFrom('client_session').where('id', '=', id).executeTakeFirst();
      if (numDeletedRows === 0n) throw new MotcuaPortError('SIGN_IN'); // Somebody was quicker with the same one.
      return issue(transaction, grant, open, host.name);
    });
  }

  /** Whether a request comes with a token rather than a cookie. */
  isVisit(request: Request): boolean {
    return request.headers.has('dpop') || /^DPoP\b/i.test(request.headers.get('authorization') ?? '');
  }

  /**
   * Gives in whose name a page asks, and what for.
   *
   * @throws MotcuaPortError `SIGN_IN` where the token is over, or its key did not sign for this request; `FORBIDDEN` where
   * another page or key asks than the one that it was given to, or its site is let in no more.
   */
  visit(request: Request): Promise<ClientVisit> {
    const known = this.#visits.get(request) ?? this.#visitOf(request);
    this.#visits.set(request, known);
    return known;
  }

  async #visitOf(request: Request): Promise<ClientVisit> {
    // Who asks about the session itself, as pages do by themselves, says nothing of whether somebody is still there.
    const isUse = !/^\/session(\/|$)/.test(new URL(request.url).pathname);
    const { grant, open, host } = await this.#proven(request, { isUse });
    const element = elementsWithin(grant, host).find((each) => each === request.headers.get('motcua-element'));
    const purposes = element ? purposesWithin([element], this.purposesNow(grant)) : [];
    return { grant, open, person: { ...personIn(open), embed: { site: host.name, isFramed: this.isFrame(grant.origin), element, purposes } } };
  }

  /** Whether the site was taken off the list, or all that a page was let in for, or the session is over. */
  async isOver(grant: Grant): Promise<boolean> {
    const host = this.hostOf(grant.key, grant.origin);
    return !host || elementsWithin(grant, host).length === 0 || (await this.#sessions.current(grant.session)) === undefined;
  }

  /** What a page was let in for, as far as its site may still ask for it. */
  purposesNow(grant: Grant): string[] {
    const host = this.hostOf(grant.key, grant.origin);
    return host ? purposesWithin(elementsWithin(grant, host), grant.purposes).filter((purpose) => host.purposes.includes(purpose)) : [];
  }

  async #proven(request: Request, { isRenewal = false, isUse = false } = {}): Promise<{ grant: Grant; open: OpenSession; host: RegisteredHost; id: string }> {
    const token = /^DPoP ([\w-]{43})$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (token === undefined) throw new MotcuaPortError('SIGN_IN');
    const seal = sealOf(token, 'client session');
    const now = this.#store.now();
    const row = await this.#store.read((tables) => tables.selectFrom('client_session').selectAll().where('id', '=', seal.id).where('ends_at', '>', now).executeTakeFirst());
    if (!row || (!isRenewal && row.expires_at <= now)) throw new MotcuaPortError('SIGN_IN');
    const grant: Grant = JSON.parse(seal.open(row.sealed));
    const host = this.#admitted(grant, request);
    if ((await this.#proofs.holderOf(request, token)) !== grant.thumbprint) throw new MotcuaPortError('SIGN_IN');
    const open = await this.#sessions[isUse ? 'inUse' : 'current'](grant.session);
    if (!open) throw new MotcuaPortError('SIGN_IN');
    return { grant, open, host, id: seal.id };
  }

  /** The site's registration as it is now: what the city took back is taken back at once. */
  #admitted(grant: Grant, { headers }: Request): RegisteredHost {
    const { key, origin } = grant;
    const host = this.hostOf(key, origin);
    // Browsers name no origin where a page reads from its own.
    const sent = headers.get('origin') ?? (this.isFrame(origin) ? origin : null);
    if (!host || sent !== origin || headers.get('motcua-key') !== key || elementsWithin(grant, host).length === 0) throw new MotcuaPortError('FORBIDDEN');
    return host;
  }
}

function elementsWithin({ elements }: Grant, host: RegisteredHost): SignedInElement[] {
  return elements.filter((element) => host.elements.includes(element));
}

/** @throws MotcuaPortError `SIGN_IN` where the session has ended meanwhile; who ends it later ends this, too. */
async function issue({ tables, atMs }: StoreTransaction, grant: Grant, { row, sealed }: OpenSession, site: string): Promise<ClientSessionToken> {
  const { numUpdatedRows } = await tables
    .updateTable('session')
    .set(({ ref }) => ({ version: ref('version') })) // Nobody else ends it before this is written.
    .where('id', '=', row.id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new MotcuaPortError('SIGN_IN');
  const token = newSecret();
  const seal = sealOf(token, 'client session');
  const own = personCodeOf({ id: sealed.personId }, await saltOf(tables));
  await tables
    .insertInto('client_session')
    .values({
      id: seal.id,
      sealed: seal.close(JSON.stringify(grant)),
      expires_at: atMs + tokenSeconds * 1000,
      ends_at: row.ends_at,
      session: row.id,
      site: own.seal.close(site, 'site'),
    })
    .execute();
  return { token, expiresInSeconds: tokenSeconds, elements: [...grant.elements], purposes: [...grant.purposes] };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
