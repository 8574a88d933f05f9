import { hash, randomBytes } from 'node:crypto';
import type { Device, Session as SessionAnswer } from '@motcua/contract/identity';
import type { Selectable } from 'kysely';
import type { Person } from '../../person.ts';
import { appendAudit } from '../store/audit.ts';
import type { Tables } from '../store/schema.ts';
import { sealOf } from '../store/seal.ts';
import type { Store, StoreTransaction } from '../store/store.ts';
import type { SignedIn } from './claims.ts';
import { deviceText } from './device.ts';
import type { OpenIdProvider, ProviderLogout, Tokens } from './provider.ts';
import { subjectOf } from './person-code.ts';
import { tellOver } from './signed-in-places.ts';
import { providerSubjectOf } from './vouched.ts';

/** What only the browser's own cookie opens. */
interface Sealed {
  readonly personId: string;
  readonly displayName: string;
  readonly refreshToken?: string | undefined;
}

/** A session as it is now. */
export interface OpenSession {
  readonly row: Selectable<Tables['session']>;
  readonly sealed: Sealed;
}

export interface SessionLimits {
  readonly idleMs: number;
  readonly longestMs: number;
}

/** So long one gateway has a session's token to itself; longer than the provider is waited for. */
const leaseMs = 15_000;
/** Before the provider's time runs out. */
const earlyMs = 60_000;
const shortestMs = 30_000;
/** What is written on every question would make the store the slowest part. */
const renewedEveryMs = 60_000;

/** Knows who is signed in at which browser. Reads the store each time: what is ended is ended on every gateway. */
export class Sessions {
  readonly #store: Store;
  readonly #provider: OpenIdProvider;
  readonly #limits: SessionLimits;

  constructor(store: Store, provider: OpenIdProvider, limits: SessionLimits) {
    this.#store = store;
    this.#provider = provider;
    this.#limits = limits;
  }

  /**
   * Begins a session under a name that nobody knew before, and ends the one that the browser came with.
   *
   * @param assertMay - Throws where it may not begin, within the same transaction.
   * @returns What the cookie holds.
   */
  async begin(
    person: SignedIn,
    { refreshToken, expiresInSeconds }: Omit<Tokens, 'claims'>,
    device: Device,
    before?: string | undefined,
    assertMay?: ((transaction: StoreTransaction, own: string) => Promise<void>) | undefined,
  ): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    const seal = sealOf(secret, 'session');
    const { personId, displayName, subject, providerSession, assuranceLevel, provedAtMs } = person;
    await this.#store.write(async (transaction) => {
      const { tables, atMs } = transaction;
      const own = await subjectOf(tables, { id: personId });
      await assertMay?.(transaction, own);
      const ended = before === undefined ? [] : await tables.deleteFrom('session').where('id', '=', sessionIdOf(before)).returning(['id', 'subject']).execute();
      await tellOver(transaction, ended);
      await tables
        .insertInto('session')
        .values({
          id: seal.id,
          subject: own,
          provider_subject: providerSubjectOf(subject),
          provider_session: providerSession === undefined ? null : hashOf('session', providerSession),
          assurance_level: assuranceLevel,
          signed_in_at: atMs,
          proved_at: provedAtMs ?? null,
          expires_at: atMs + this.#limits.idleMs,
          ends_at: atMs + this.#limits.longestMs,
          refresh_at: refreshToken === undefined ? null : refreshMoment(atMs, expiresInSeconds),
          leased_until: 0,
          version: 1,
          device: deviceText(device),
          used_at: atMs,
          sealed: seal.close(JSON.stringify({ personId, displayName, refreshToken } satisfies Sealed)),
        })
        .execute();
      await appendAudit(transaction, { actor: personId, action: 'identity.signIn', subject: 'session', details: { assuranceLevel } });
    });
    return secret;
  }

  /** Gives the session that a cookie names, where it is not over, here or at the provider. */
  async current(secret: string | undefined): Promise<OpenSession | undefined> {
    if (secret === undefined) return undefined;
    const seal = sealOf(secret, 'session');
    const now = this.#store.now();
    const row = await this.#store.read((tables) =>
      tables.selectFrom('session').selectAll().where('id', '=', seal.id).where('expires_at', '>', now).where('ends_at', '>', now).executeTakeFirst(),
    );
    if (!row) return undefined;
    const open: OpenSession = { row, sealed: JSON.parse(seal.open(row.sealed)) };
    const isOver = row.refresh_at !== null && row.refresh_at <= now && (await this.#refresh(secret, open)) === 'ended';
    return isOver ? undefined : open;
  }

  /** The same for a question of the person's, which also says that they are still there. */
  async inUse(secret: string | undefined): Promise<OpenSession | undefined> {
    const open = await this.current(secret);
    if (!open) return undefined;
    const { row } = open;
    const now = this.#store.now();
    if (now - (row.used_at ?? row.signed_in_at) >= renewedEveryMs) await this.#renew(row);
    return open;
  }

  async extended(secret: string | undefined): Promise<OpenSession | undefined> {
    const open = await this.current(secret);
    return open && { ...open, row: { ...open.row, expires_at: await this.#renew(open.row) } };
  }

  /** Ends a session here, and takes its token back at the provider. */
  async end(secret: string): Promise<void> {
    const open = await this.#store.write(async (transaction) => {
      const seal = sealOf(secret, 'session');
      const row = await transaction.tables.deleteFrom('session').where('id', '=', seal.id).returningAll().executeTakeFirst();
      if (!row) return undefined;
      const sealed: Sealed = JSON.parse(seal.open(row.sealed));
      await tellOver(transaction, [row]);
      await appendAudit(transaction, { actor: sealed.personId, action: 'identity.signOut', subject: 'session' });
      return sealed;
    });
    if (open?.refreshToken !== undefined) await this.#provider.revoke(open.refreshToken);
  }

  /** Ends every session of somebody who signed out at the provider. `false`: this was heard before. */
  async endAll({ subject, providerSession, tokenId, expiresAtSeconds }: ProviderLogout): Promise<boolean> {
    return this.#store.write(async (transaction) => {
      const { tables } = transaction;
      const heard = await tables
        .insertInto('logout_token')
        .values({ id: hashOf('logout token', tokenId), expires_at: expiresAtSeconds * 1000 })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      if (heard.numInsertedOrUpdatedRows === 0n) return false;
      let ending = tables.deleteFrom('session');
      if (subject !== undefined) ending = ending.where('provider_subject', '=', providerSubjectOf(subject));
      if (providerSession !== undefined) ending = ending.where('provider_session', '=', hashOf('session', providerSession));
      const ended = await ending.returning(['id', 'subject']).execute();
      await tellOver(transaction, ended);
      await appendAudit(transaction, { actor: 'provider', action: 'identity.signOutEverywhere', subject: 'session', details: { sessions: ended.length } });
      return true;
    });
  }

  /** Asks the provider for new tokens, on one gateway at a time: a token that is used twice ends the sign-in. */
  async #refresh(secret: string, { row, sealed }: OpenSession): Promise<'ended' | undefined> {
    const { id, version } = row;
    const leased = await this.#store.write(({ tables, atMs }) =>
      tables
        .updateTable('session')
        .set({ leased_until: atMs + leaseMs })
        .where('id', '=', id)
        .where('version', '=', version)
        .where('leased_until', '<=', atMs)
        .executeTakeFirst(),
    );
    if (leased.numUpdatedRows === 0n || sealed.refreshToken === undefined) return undefined; // Another one is asking; the session holds meanwhile.
    const told = await this.#provider.refreshed(sealed.refreshToken).catch(() => undefined);
    if (told === 'ended') {
      await this.#store.write(async (transaction) => {
        await transaction.tables.deleteFrom('session').where('id', '=', id).execute();
        await tellOver(transaction, [row]);
        await appendAudit(transaction, { actor: sealed.personId, action: 'identity.ended', subject: 'session', details: { by: 'provider' } });
      });
      return 'ended';
    }
    const kept = await this.#store.write(({ tables, atMs }) =>
      tables
        .updateTable('session')
        .set({
          leased_until: 0,
          // A provider that does not answer is asked again soon; nobody is signed out for that.
          refresh_at: told ? refreshMoment(atMs, told.expiresInSeconds) : atMs + shortestMs,
          ...(told && { version: version + 1, sealed: sealOf(secret, 'session').close(JSON.stringify({ ...sealed, refreshToken: told.refreshToken } satisfies Sealed)) }),
        })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst(),
    );
    if (kept.numUpdatedRows > 0n) return undefined;
    if (told?.refreshToken !== undefined) await this.#provider.revoke(told.refreshToken);
    return 'ended'; // Signed out meanwhile.
  }

  async #renew({ id, ends_at: endsAt }: OpenSession['row']): Promise<number> {
    const now = this.#store.now();
    const expiresAt = Math.min(now + this.#limits.idleMs, endsAt);
    await this.#store.write(({ tables }) => tables.updateTable('session').set({ expires_at: expiresAt, used_at: now }).where('id', '=', id).execute());
    return expiresAt;
  }
}

export function personIn({ row, sealed }: OpenSession): Person {
  return { id: sealed.personId, assuranceLevel: levelOf(row.assurance_level), displayName: sealed.displayName, ...(row.proved_at !== null && { provedAtMs: row.proved_at }) };
}

/** What the store names a session by. */
export function sessionIdOf(secret: string): string {
  return sealOf(secret, 'session').id;
}

/** What a page is told. */
export function sessionAnswer(open: OpenSession | undefined): SessionAnswer {
  if (!open) return { kind: 'signedOut' };
  const { row, sealed } = open;
  return {
    kind: 'signedIn',
    displayName: sealed.displayName,
    assuranceLevel: row.assurance_level,
    signedInAt: new Date(row.signed_in_at).toISOString(),
    expiresAt: new Date(row.expires_at).toISOString(),
    canExtend: row.ends_at > row.expires_at,
  };
}

/** Where nothing else stands, the weakest. */
function levelOf(stored: number): Person['assuranceLevel'] {
  return stored === 3 || stored === 2 ? stored : 1;
}

function refreshMoment(nowMs: number, expiresInSeconds: number | undefined): number | null {
  return expiresInSeconds === undefined ? null : nowMs + Math.max(expiresInSeconds * 1000 - earlyMs, shortestMs);
}

function hashOf(what: string, text: string): string {
  return hash('sha256', `motcua ${what} ${text}`);
}
