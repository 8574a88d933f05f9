import { randomBytes } from 'node:crypto';
import { Purpose, type AccessPage, type Consent, type ConsentList } from '@motcua/contract/identity';
import type { Selectable } from 'kysely';
import type { Embed, Person } from '../../person.ts';
import { MotcuaPortError, type Access } from '../../ports.ts';
import { saltOf } from '../store/audit.ts';
import type { StoreTables, Tables } from '../store/schema.ts';
import type { Seal } from '../store/seal.ts';
import type { Store, StoreTransaction } from '../store/store.ts';
import { audited } from './audited.ts';
import { iso } from './moment.ts';
import { personCodeOf, type PersonCode } from './person-code.ts';
import { tellPerson } from './person-events.ts';

const dayMs = 86_400_000;
const pageSize = 50;
/** More than anybody reads; the oldest are in the audit. */
const mostConsents = 200;

/** Knows what people agreed to, and who read their records. */
export class Consents {
  readonly #store: Store;
  readonly #purposes: readonly Purpose[];

  constructor(store: Store, purposes: readonly Purpose[]) {
    this.#store = store;
    this.#purposes = purposes;
  }

  /** On a page of somebody else's site, what was agreed to for that site alone. */
  async list(person: Person): Promise<ConsentList> {
    const subject = await this.#subjectOf(person);
    const rows = await this.#store.read((tables) => rowsOf(tables, subject));
    return { consents: rows.filter((row) => isWithin(row, person.embed)).map(consentOf), purposes: this.#purposes.map((purpose) => seenFrom(purpose, person.embed)) };
  }

  /** Gives the agreement that holds, or makes one: to a purpose and to whoever sees what is read, so on each site anew. */
  async give(person: Person, code: string): Promise<Consent | undefined> {
    const purpose = this.#purposeOf(code, person.embed);
    if (!purpose) return undefined;
    const subject = await this.#subjectOf(person);
    return this.#store.write(async (transaction) => {
      const { tables, atMs } = transaction;
      const there = await valid(tables, subject, purpose, atMs);
      if (there) return consentOf(there);
      const row = {
        id: randomBytes(16).toString('hex'),
        subject,
        purpose: code,
        terms: termsOf(purpose),
        given_at: atMs,
        expires_at: atMs + purpose.days * dayMs,
        withdrawn_at: null,
      };
      await tables.insertInto('consent').values(row).execute();
      await tellPerson(transaction, subject, { kind: 'consent-given', purpose: code, site: siteOf(person.embed) ?? '' });
      await audited(transaction, person, 'consent.give', `person:${subject}`, { purpose: code, ...viaOf(person) });
      return consentOf(row);
    });
  }

  /**
   * Takes back all that was agreed to for a purpose, also for one that a gateway has given up since; what nobody agreed to stays so.
   * A page of somebody else's site takes back what lets that site see something: its script needs nobody's press for it.
   */
  async withdraw(person: Person, code: string): Promise<ConsentList | undefined> {
    const subject = await this.#subjectOf(person);
    const isTaken = await this.#store.write(async (transaction) => {
      const { tables, atMs } = transaction;
      const standing = tables.selectFrom('consent').selectAll().where('subject', '=', subject).where('purpose', '=', code).where('withdrawn_at', 'is', null);
      const taken = (await standing.execute()).filter((row) => isWithin(row, person.embed)).map(({ id }) => id);
      if (taken.length === 0) return false;
      await tables.updateTable('consent').set({ withdrawn_at: atMs }).where('id', 'in', taken).execute();
      // On the gateway's own pages it is taken back for every site.
      await tellPerson(transaction, subject, { kind: 'consent-withdrawn', purpose: code, site: siteOf(person.embed) });
      if (siteOf(person.embed) === undefined) await tellDelegates(transaction, subject, code); // They read by what was agreed to here.
      await audited(transaction, person, 'consent.withdraw', `person:${subject}`, { purpose: code, ...viaOf(person) });
      return true;
    });
    return isTaken || this.#purposeOf(code) ? this.list(person) : undefined;
  }

  async isGiven(person: Person, code: string): Promise<boolean> {
    const purpose = this.#purposeOf(code, person.embed);
    if (!purpose) return false;
    const subject = await this.#subjectOf(person);
    const now = this.#store.now();
    return (await this.#store.read((tables) => valid(tables, subject, purpose, now))) !== undefined;
  }

  /** Writes down that records were read, or that this was refused: for the person, for whoever read for them, and in the audit. */
  async recordAccess(person: Person, { action, purpose, outcome, office, acting }: Access): Promise<void> {
    const own = await this.#codeOf(person);
    const delegate = acting && (await this.#codeOf(acting.delegate));
    await this.#store.write(async (transaction) => {
      const { tables, atMs: at } = transaction;
      const entry = { at, action, purpose, office: office ?? null, outcome };
      const told = { ...(acting && { by: acting.delegateName }), ...(person.embed && { via: person.embed.site }) };
      await tables
        .insertInto('access_log')
        .values({ ...entry, subject: own.code, acting: Object.keys(told).length > 0 ? own.seal.close(JSON.stringify(told)) : null })
        .execute();
      if (acting && delegate) {
        const toldDelegate = delegate.seal.close(JSON.stringify({ actingFor: acting.grantorName }));
        await tables
          .insertInto('access_log')
          .values({ ...entry, subject: delegate.code, acting: toldDelegate })
          .execute();
      }
      const asker = office === undefined ? (acting?.delegate ?? person) : { id: office };
      await audited(transaction, asker, acting ? 'records.readFor' : 'records.read', `person:${own.code}`, { action, purpose, outcome });
    });
  }

  /** @throws MotcuaPortError `BAD_INPUT` for a cursor that is none of ours. */
  async access(person: Person, cursor: string | undefined): Promise<AccessPage> {
    if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) throw new MotcuaPortError('BAD_INPUT');
    const { code: subject, seal } = await this.#codeOf(person);
    const rows = await this.#store.read((tables) => {
      const own = tables.selectFrom('access_log').selectAll().where('subject', '=', subject);
      return (cursor === undefined ? own : own.where('id', '<', Number(cursor)))
        .orderBy('id', 'desc')
        .limit(pageSize + 1)
        .execute();
    });
    const items = rows.slice(0, pageSize);
    const last = rows.length > pageSize ? items.at(-1) : undefined;
    return { items: items.map((row) => entryOf(row, seal)), ...(last && { nextCursor: String(last.id) }) };
  }

  #purposeOf(code: string, embed?: Person['embed']): Purpose | undefined {
    const purpose = this.#purposes.find((each) => each.code === code);
    return purpose && seenFrom(purpose, embed);
  }

  async #subjectOf(person: Person): Promise<string> {
    return (await this.#codeOf(person)).code;
  }

  async #codeOf(person: Person): Promise<PersonCode> {
    return personCodeOf(person, await this.#store.read(saltOf));
  }
}

type Place = Pick<Embed, 'site' | 'isFramed'>;

/** What the site of somebody else is called on whose page something is shown; nothing on the gateway's own, its frames among them. */
export function siteOf(embed: Place | undefined): string | undefined {
  return embed?.isFramed === false ? embed.site : undefined;
}

/** By which site it came, for the audit: there a script may have asked, and not the person. */
function viaOf({ embed }: Person): { readonly via?: string } {
  const via = siteOf(embed);
  return via === undefined ? {} : { via };
}

/** A purpose as it is on a page of somebody else's site, which sees what its elements show. */
export function seenFrom(purpose: Purpose, embed: Place | undefined): Purpose {
  const site = siteOf(embed);
  return site === undefined ? purpose : { ...purpose, recipient: recipientAt(site) };
}

function recipientAt(site: string): Purpose['recipient'] {
  const name = site.slice(0, 160);
  return { vi: `Bạn, và trang của ${name}`, en: `You, and the site of ${name}` };
}

/** Whether an agreement is that page's business: to its own site, where it is somebody else's. */
function isWithin(row: Selectable<Tables['consent']>, embed: Place | undefined): boolean {
  const site = siteOf(embed);
  return site === undefined || consentOf(row).purpose.recipient.vi === recipientAt(site).vi;
}

/** What somebody agrees to no longer is read by nobody for them. A child's guardian reads by the law, and not by an agreement. */
async function tellDelegates(transaction: StoreTransaction, grantor: string, purpose: string): Promise<void> {
  const rows = await transaction.tables
    .selectFrom('delegation')
    .select(['id', 'delegate'])
    .where('grantor', '=', grantor)
    .where('purpose', '=', purpose)
    .where('is_child', '=', 0)
    .where('ended_at', 'is', null)
    .execute();
  for (const { id, delegate } of rows) if (delegate !== null) await tellPerson(transaction, delegate, { kind: 'delegation-changed', id, isOver: true });
}

/** An agreement holds until it is withdrawn or over, and only to the words that were agreed to. */
function valid(tables: StoreTables, subject: string, purpose: Purpose, nowMs: number): Promise<Selectable<Tables['consent']> | undefined> {
  return tables
    .selectFrom('consent')
    .selectAll()
    .where('subject', '=', subject)
    .where('purpose', '=', purpose.code)
    .where('terms', '=', termsOf(purpose))
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', nowMs)
    .orderBy('given_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

function rowsOf(tables: StoreTables, subject: string): Promise<Selectable<Tables['consent']>[]> {
  return tables.selectFrom('consent').selectAll().where('subject', '=', subject).orderBy('given_at', 'desc').orderBy('id').limit(mostConsents).execute();
}

/** With its fields in the schema's order, so that the same terms are the same text. */
function termsOf(purpose: Purpose): string {
  return JSON.stringify(Purpose.parse(purpose));
}

/** As the person reads it. */
export function consentOf({ id, terms, given_at: givenAt, expires_at: expiresAt, withdrawn_at: withdrawnAt }: Selectable<Tables['consent']>): Consent {
  return { id, purpose: JSON.parse(terms), givenAt: iso(givenAt), expiresAt: iso(expiresAt), ...(withdrawnAt !== null && { withdrawnAt: iso(withdrawnAt) }) };
}

/** As the person reads it. */
export function entryOf({ at, action, purpose, office, outcome, acting }: Selectable<Tables['access_log']>, seal: Seal): AccessPage['items'][number] {
  const told: { readonly by?: string; readonly actingFor?: string; readonly via?: string } = acting === null ? {} : JSON.parse(seal.open(acting));
  return {
    at: iso(at),
    action,
    ...(purpose !== null && { purpose }),
    by: told.by !== undefined ? { kind: 'delegate', name: told.by } : office === null ? { kind: 'self' } : { kind: 'office', name: office },
    ...(told.actingFor !== undefined && { actingFor: told.actingFor }),
    ...(told.via !== undefined && { via: told.via }),
    outcome: outcome === 'given' ? 'given' : 'refused',
  };
}
