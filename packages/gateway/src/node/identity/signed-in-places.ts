import { hash } from 'node:crypto';
import type { SignedInPlace, SignedInPlaces } from '@motcua/contract/identity';
import type { Selectable } from 'kysely';
import type { Person } from '../../person.ts';
import { MotcuaPortError } from '../../ports.ts';
import { appendAudit, saltOf } from '../store/audit.ts';
import type { StoreTables, Tables } from '../store/schema.ts';
import type { Store, StoreTransaction } from '../store/store.ts';
import { audited } from './audited.ts';
import { deviceIn } from './device.ts';
import { iso } from './moment.ts';
import { personCodeOf, subjectOf, type PersonCode } from './person-code.ts';
import { tellPerson } from './person-events.ts';
import { isFreshProof } from './proved.ts';

type SessionRow = Selectable<Tables['session']>;

/** A session as its person is told of it. */
interface Place extends Pick<SignedInPlace, 'signedInAt' | 'lastUsedAt' | 'device' | 'sites'> {
  readonly row: SessionRow;
}

/** Tells people where they are signed in, and signs them out in other places. */
export class Places {
  readonly #store: Store;
  readonly #stepUpMinutes: number;

  /** @param stepUpMinutes - How long ago somebody may have proved who they are when they end what goes on elsewhere. */
  constructor(store: Store, stepUpMinutes: number) {
    this.#store = store;
    this.#stepUpMinutes = stepUpMinutes;
  }

  /** @param here - Id of the session from which is asked. */
  async list(person: Person, here: string | undefined): Promise<SignedInPlaces> {
    const now = this.#store.now();
    const places = await this.#store.read(async (tables) => placesOf(tables, personCodeOf(person, await saltOf(tables)), now));
    const told = places.map(({ row, ...place }) => ({ id: placeIdOf(row), ...place, isHere: row.id === here }));
    return { places: told.sort((a, b) => Number(b.isHere) - Number(a.isHere)) };
  }

  /**
   * Ends the session under an id that {@link list} gave, or with none all others. The one from which is asked stays.
   *
   * @throws MotcuaPortError `STEP_UP` where the person has not just proved who they are.
   */
  async end(person: Person, here: string | undefined, id?: string | undefined): Promise<SignedInPlaces> {
    const now = this.#store.now();
    if (!isFreshProof(person, now, this.#stepUpMinutes)) throw new MotcuaPortError('STEP_UP');
    await this.#store.write(async (transaction) => {
      const { tables } = transaction;
      const subject = await subjectOf(tables, person);
      const all = await tables.selectFrom('session').select(['id', 'subject']).where('subject', '=', subject).execute();
      const ending = all.filter((row) => row.id !== here && (id === undefined || placeIdOf(row) === id));
      for (const row of ending) await tables.deleteFrom('session').where('id', '=', row.id).execute();
      await tellOver(transaction, ending);
      if (ending.length > 0) await audited(transaction, person, 'identity.endElsewhere', `person:${subject}`, { sessions: ending.length });
    });
    return this.list(person, here);
  }
}

/** Where somebody is signed in at a moment, as last used. */
export async function placesOf(tables: StoreTables, { code, seal }: PersonCode, nowMs: number): Promise<Place[]> {
  const rows = await tables.selectFrom('session').selectAll().where('subject', '=', code).where('expires_at', '>', nowMs).where('ends_at', '>', nowMs).execute();
  const places: Place[] = [];
  for (const row of rows) {
    const visits = await tables.selectFrom('client_session').select('site').where('session', '=', row.id).where('ends_at', '>', nowMs).execute();
    const sites = [...new Set(visits.flatMap(({ site }) => (site === null ? [] : [seal.open(site, 'site')])))].sort();
    places.push({ row, signedInAt: iso(row.signed_in_at), lastUsedAt: iso(row.used_at ?? row.signed_in_at), device: deviceIn(row.device), sites });
  }
  return places.sort((a, b) => b.lastUsedAt.localeCompare(a.lastUsedAt) || b.signedInAt.localeCompare(a.signedInAt));
}

/** Tells whoever follows that sessions are over, which were deleted just now, and forgets what pages of other sites had of them. */
export async function tellOver(transaction: StoreTransaction, ended: readonly Pick<SessionRow, 'id' | 'subject'>[], options?: { readonly keptMs: number }): Promise<void> {
  for (const { id } of ended) await transaction.tables.deleteFrom('client_session').where('session', '=', id).execute();
  for (const subject of new Set(ended.map((row) => row.subject))) await tellPerson(transaction, subject, { kind: 'session-over' }, options);
}

/**
 * Signs somebody out everywhere, or with no number everybody, as an officer says. Gives how many sessions that were.
 *
 * @param personId - The person's number, as the provider has it.
 */
export function endSessionsOf(store: Store, officer: string, personId?: string | undefined): Promise<number> {
  return store.write(async (transaction) => {
    const { tables } = transaction;
    const subject = personId === undefined ? undefined : await subjectOf(tables, { id: personId });
    const all = tables.deleteFrom('session');
    const ended = await (subject === undefined ? all : all.where('subject', '=', subject)).returning(['id', 'subject']).execute();
    await tellOver(transaction, ended);
    await appendAudit(transaction, {
      actor: officer,
      action: 'identity.endSessions',
      subject: subject === undefined ? 'session' : `person:${subject}`,
      details: { sessions: ended.length },
    });
    return ended.length;
  });
}

/** Names a session to its person, who has no use for what the store names it by. */
function placeIdOf({ id }: Pick<SessionRow, 'id'>): string {
  return hash('sha256', `motcua place ${id}`).slice(0, 32);
}
