import { hash, randomBytes } from 'node:crypto';
import type { DataRequest, DataRequestList } from '@motcua/contract/data-request';
import type { Selectable } from 'kysely';
import type { Person } from '../../person.ts';
import { MotcuaPortError, type DataRequestPort } from '../../ports.ts';
import { afterWorkingDays, hanoiDay, hanoiDayBegins, type WorkingCalendar } from '../feedback/working-days.ts';
import { saltOf } from '../store/audit.ts';
import type { StoreTables, Tables } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { audited } from './audited.ts';
import { consentOf, entryOf } from './consents.ts';
import { delegationOf } from './delegation-answer.ts';
import { hasSide } from './delegation-sides.ts';
import { iso } from './moment.ts';
import { personCodeOf, subjectOf, type PersonCode } from './person-code.ts';
import { isFreshProof } from './proved.ts';
import { placesOf } from './signed-in-places.ts';

/** What a city decides about deletion. */
export interface DataRequestSettings extends WorkingCalendar {
  /** Whether a deletion is done by itself once it can no longer be taken back; otherwise when the officer says so, and by the last day in any case. */
  readonly isAutomatic: boolean;
  /** How long a deletion can at least be taken back. */
  readonly undoMinutes: number;
  /** How long ago the person may have proved who they are when they take everything along or ask for deletion. */
  readonly stepUpMinutes: number;
}

/** How soon a request of a person about their own data must be answered (Law 91/2025/QH15 and its decree 356/2025, as we read them). */
const answerWithinWorkingDays = 2;
const minuteMs = 60_000;

/** Gives people what this gateway's store keeps about them, and deletes it when they ask. */
export function storedDataRequests(store: Store, settings: DataRequestSettings): DataRequestPort {
  const assertFresh = (person: Person): void => {
    if (!isFreshProof(person, store.now(), settings.stepUpMinutes)) throw new MotcuaPortError('STEP_UP');
  };

  const dueBy = (atMs: number) => afterWorkingDays(hanoiDay(atMs), answerWithinWorkingDays, settings);

  const plannedAt = (atMs: number): number => (settings.isAutomatic ? atMs + settings.undoMinutes * minuteMs : hanoiDayBegins(dueBy(atMs)));

  const list = (person: Person) => store.read(async (tables) => listOf(tables, personCodeOf(person, await saltOf(tables))));

  return {
    list: (_input, person) => list(person),

    async export(_input, person, { key }) {
      assertFresh(person);
      return store.write(async (transaction) => {
        const { tables, atMs } = transaction;
        const code = personCodeOf(person, await saltOf(tables));
        const own = code.code;
        // The answer is made anew each time: kept for a repeated question it would be one more copy.
        const row = { id: hash('sha256', `motcua export ${key}`).slice(0, 32), subject: own, kind: 'export', ...datesOf(atMs, dueBy(atMs), atMs), done_at: atMs };
        const { numInsertedOrUpdatedRows } = await tables
          .insertInto('data_request')
          .values(row)
          .onConflict((conflict) => conflict.column('id').doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows) await audited(transaction, person, 'data.export', `person:${own}`);
        const [sessions, consents, accessLog, delegations] = [
          await placesOf(tables, code, atMs),
          await tables.selectFrom('consent').selectAll().where('subject', '=', own).orderBy('given_at', 'desc').orderBy('id').execute(),
          await tables.selectFrom('access_log').selectAll().where('subject', '=', own).orderBy('id', 'desc').execute(),
          await sidesOf(tables, own).selectAll().orderBy('offered_at', 'desc').orderBy('id').execute(),
        ];
        return {
          madeAt: iso(atMs),
          person: { number: person.id, ...(person.displayName !== undefined && { displayName: person.displayName }) },
          sessions: sessions.map(({ row: session, ...place }) => ({ ...place, expiresAt: iso(session.expires_at), assuranceLevel: session.assurance_level })),
          consents: consents.map(consentOf),
          accessLog: accessLog.map((entry) => entryOf(entry, code.seal)),
          delegations: delegations.map((each) => delegationOf(each, code, atMs)),
          requests: await requestsOf(tables, own),
        };
      });
    },

    async requestDeletion(_input, person) {
      assertFresh(person);
      return store.write(async (transaction) => {
        const { tables, atMs } = transaction;
        const own = await subjectOf(tables, person);
        const there = await waitingOf(tables, own);
        if (there) return requestOf(there);
        const row = { id: randomBytes(16).toString('hex'), subject: own, kind: 'deletion', ...datesOf(atMs, dueBy(atMs), plannedAt(atMs)), done_at: null };
        await tables.insertInto('data_request').values(row).execute();
        await audited(transaction, person, 'data.askDeletion', `person:${own}`);
        return requestOf(row);
      });
    },

    async withdrawDeletion(_input, person) {
      return store.write(async (transaction) => {
        const { tables, atMs } = transaction;
        const own = await subjectOf(tables, person);
        const there = await waitingOf(tables, own);
        if (!there) return undefined;
        const { numUpdatedRows } = await tables.updateTable('data_request').set({ taken_back_at: atMs }).where('id', '=', there.id).executeTakeFirst();
        if (numUpdatedRows === 0n) return undefined; // Done just now.
        await audited(transaction, person, 'data.keep', `person:${own}`);
        return listOf(tables, personCodeOf(person, await saltOf(tables)));
      });
    },
  };
}

/** Who lets this person read, and whom this person lets read. */
function sidesOf(tables: StoreTables, code: string) {
  return tables.selectFrom('delegation').where(hasSide(code));
}

async function listOf(tables: StoreTables, { code: subject, seal }: PersonCode): Promise<DataRequestList> {
  const count = async (table: 'session' | 'consent' | 'access_log') => {
    const { rows } = await tables
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number | string>().as('rows'))
      .where('subject', '=', subject)
      .executeTakeFirstOrThrow();
    return Number(rows);
  };
  const delegations = async () => {
    const { rows } = await sidesOf(tables, subject)
      .select(({ fn }) => fn.countAll<number | string>().as('rows'))
      .executeTakeFirstOrThrow();
    return Number(rows);
  };
  // Whether an entry is about one's own records or another's stands under the seal.
  const sealed = await tables.selectFrom('access_log').selectAll().where('subject', '=', subject).where('acting', 'is not', null).execute();
  const readingsForOthers = sealed.filter((row) => entryOf(row, seal).actingFor !== undefined).length;
  return {
    kept: {
      sessions: await count('session'),
      consents: await count('consent'),
      accessEntries: (await count('access_log')) - readingsForOthers,
      readingsForOthers,
      delegations: await delegations(),
    },
    requests: await requestsOf(tables, subject),
  };
}

async function requestsOf(tables: StoreTables, subject: string): Promise<DataRequest[]> {
  const rows = await tables.selectFrom('data_request').selectAll().where('subject', '=', subject).orderBy('asked_at', 'desc').orderBy('id').execute();
  return rows.map(requestOf);
}

function waitingOf(tables: StoreTables, subject: string) {
  return tables
    .selectFrom('data_request')
    .selectAll()
    .where('subject', '=', subject)
    .where('kind', '=', 'deletion')
    .where('done_at', 'is', null)
    .where('taken_back_at', 'is', null)
    .executeTakeFirst();
}

function datesOf(askedAt: number, dueBy: string, plannedAt: number) {
  return { asked_at: askedAt, due_by: dueBy, planned_at: plannedAt, taken_back_at: null };
}

function requestOf({
  id,
  kind,
  asked_at: askedAt,
  due_by: dueBy,
  planned_at: plannedAt,
  done_at: doneAt,
  taken_back_at: takenBackAt,
}: Selectable<Tables['data_request']>): DataRequest {
  return {
    id,
    kind: kind === 'deletion' ? 'deletion' : 'export',
    askedAt: iso(askedAt),
    dueBy,
    status: takenBackAt !== null ? 'takenBack' : doneAt !== null ? 'done' : 'waiting',
    plannedAt: iso(plannedAt),
  };
}
