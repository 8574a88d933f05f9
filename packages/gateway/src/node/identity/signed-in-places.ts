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
import type { RegisteredHost } from './hosts.ts';
import { iso } from './moment.ts';
import { personCodeOf, subjectOf, type PersonCode } from './person-code.ts';
import { tellPerson } from './person-events.ts';
import { isFreshProof } from './proved.ts';
import { cutOff, providerSubjectOf, subjectAt } from './vouched.ts';

type SessionRow = Selectable<Tables['session']>;
type Named = Pick<SessionRow, 'id' | 'provider_subject'>;

/** A session as its person is told of it. */
interface Place extends Pick<SignedInPlace, 'signedInAt' | 'lastUsedAt' | 'device' | 'sites'> {
  readonly row: SessionRow;
}

/** Tells people where they are signed in, and signs them out in other places. */
export class Places {
  readonly #store: Store;
  readonly #stepUpMinutes: number;
  readonly #hosts: readonly RegisteredHost[];

  /**
   * @param stepUpMinutes - How long ago somebody may have proved who they are when they end what goes on elsewhere.
   * @param hosts - Other people's sites: what their own servers have begun is told as one place of each.
   */
  constructor(store: Store, stepUpMinutes: number, hosts: readonly RegisteredHost[]) {
    this.#store = store;
    this.#stepUpMinutes = stepUpMinutes;
    this.#hosts = hosts;
  }

  /** @param here - Id of the session from which is asked. */
  async list(person: Person, here: string | undefined): Promise<SignedInPlaces> {
    const now = this.#store.now();
    const places = await this.#store.read(async (tables) => placesOf(tables, personCodeOf(person, await saltOf(tables)), now));
    const told = new Map<string, SignedInPlace>();
    for (const { row, ...place } of places) {
      const vouchedBy = this.#voucherOf(row, person)?.name;
      const id = this.#placeIdOf(row, person);
      const there = told.get(id); // Another page of the same site, used after this one.
      if (there && place.signedInAt < there.signedInAt) there.signedInAt = place.signedInAt;
      if (!there) told.set(id, { id, ...place, ...(vouchedBy !== undefined && { sites: [], vouchedBy }), isHere: row.id === here });
    }
    return { places: [...told.values()].sort((a, b) => Number(b.isHere) - Number(a.isHere)) };
  }

  /**
   * Ends the place under an id that {@link list} gave, or with none all others. The one from which is asked stays. Sites whose own
   * servers can sign the person in there do so no more by what they knew before.
   *
   * @throws MotcuaPortError `STEP_UP` where the person has not just proved who they are.
   */
  async end(person: Person, here: string | undefined, id?: string | undefined): Promise<SignedInPlaces> {
    const now = this.#store.now();
    if (!isFreshProof(person, now, this.#stepUpMinutes)) throw new MotcuaPortError('STEP_UP');
    await this.#store.write(async (transaction) => {
      const { tables } = transaction;
      const code = personCodeOf(person, await saltOf(tables));
      const subject = code.code;
      const isMeant = (row: Named) => row.id !== here && (id === undefined || this.#placeIdOf(row, person) === id);
      const meant = (await placesOf(tables, code, now)).filter(({ row }) => isMeant(row));
      const isLeft = (host: RegisteredHost) => meant.some(({ row, sites }) => sites.includes(host.name) || this.#voucherOf(row, person) === host);
      const left = this.#hosts.filter((host) => host.backend && (id === undefined || isLeft(host)));
      const names = left.map((host) => providerSubjectOf(subjectAt(host, person.id)));
      if (names.length > 0) await cutOff(transaction, subject, id === undefined ? undefined : names);
      const all = await tables.selectFrom('session').select(['id', 'subject', 'provider_subject']).where('subject', '=', subject).execute();
      const ending = all.filter(isMeant);
      for (const row of ending) await tables.deleteFrom('session').where('id', '=', row.id).execute();
      await tellOver(transaction, ending);
      if (ending.length > 0) await audited(transaction, person, 'identity.endElsewhere', `person:${subject}`, { sessions: ending.length });
    });
    return this.list(person, here);
  }

  /** The site whose own server has begun a session. */
  #voucherOf(row: Named, person: Person): RegisteredHost | undefined {
    return this.#hosts.find((host) => row.provider_subject === providerSubjectOf(subjectAt(host, person.id)));
  }

  /** Names a place to its person, who has no use for what the store names it by. */
  #placeIdOf(row: Named, person: Person): string {
    return hash('sha256', `motcua place ${this.#voucherOf(row, person) ? row.provider_subject : row.id}`).slice(0, 32);
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
    await cutOff(transaction, subject);
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
