import type { StoreTables } from '../store/schema.ts';
import { appendAudit } from '../store/audit.ts';
import type { Store, StoreTransaction } from '../store/store.ts';
import { hasSide } from './delegation-sides.ts';
import { forgetEvents, tellPerson } from './person-events.ts';
import { tellOver } from './signed-in-places.ts';
import { forgetCutOffs } from './vouched.ts';

/** A deletion that somebody asked for and that is not done. Who it was does not stand in it. */
export interface WaitingDeletion {
  readonly id: string;
  readonly askedAt: string;
  /** Day by which it is done at the latest. */
  readonly dueBy: string;
  /** When it is done by itself. */
  readonly plannedAt: string;
}

/** Who deletes where nobody does. */
const itself = 'motcua-gateway';
/** Open pages hear of it within seconds, or look for themselves within half a minute. */
const toldMs = 60_000;
const mostAtOnce = 100;

/** Lists the deletions that wait, the oldest first. That it was read stands in the audit. */
export function listWaitingDeletions(store: Store, officer: string): Promise<readonly WaitingDeletion[]> {
  return store.write(async (transaction) => {
    const rows = await waiting(transaction.tables).orderBy('asked_at').execute();
    await appendAudit(transaction, { actor: officer, action: 'data.listDeletions', subject: 'data-request', details: { count: rows.length } });
    return rows.map(({ id, asked_at: askedAt, due_by: dueBy, planned_at: plannedAt }) => ({
      id,
      askedAt: new Date(askedAt).toISOString(),
      dueBy,
      plannedAt: new Date(plannedAt).toISOString(),
    }));
  });
}

/** Does one deletion that waits, or all of them, before their time. Gives how many were done. */
export function deleteWaiting(store: Store, officer: string, id?: string | undefined): Promise<number> {
  return store.write(async (transaction) => {
    const rows = await (id === undefined ? waiting(transaction.tables) : waiting(transaction.tables).where('id', '=', id)).execute();
    return deleteAll(transaction, rows, officer);
  });
}

/** Does the deletions whose time has come. */
export async function deletePlanned(transaction: StoreTransaction): Promise<number> {
  const rows = await waiting(transaction.tables).where('planned_at', '<=', transaction.atMs).orderBy('planned_at').limit(mostAtOnce).execute();
  return deleteAll(transaction, rows, itself);
}

function waiting(tables: StoreTables) {
  return tables.selectFrom('data_request').selectAll().where('kind', '=', 'deletion').where('done_at', 'is', null).where('taken_back_at', 'is', null);
}

async function deleteAll(transaction: StoreTransaction, rows: readonly { readonly id: string; readonly subject: string }[], actor: string): Promise<number> {
  let done = 0;
  for (const { id, subject } of rows) {
    // Whoever takes the request away does it: another gateway may be at the same one, and the person may just have taken it back.
    const { numDeletedRows } = await transaction.tables.deleteFrom('data_request').where('id', '=', id).where('taken_back_at', 'is', null).executeTakeFirst();
    if (numDeletedRows === 0n) continue;
    await forgetPerson(transaction, subject, actor);
    done += 1;
  }
  return done;
}

/** What one side has sealed of the other goes with it; the other side reads no longer, from the next question on. */
async function forgetDelegations(transaction: StoreTransaction, subject: string): Promise<number> {
  const { tables } = transaction;
  await tables.deleteFrom('delegation_miss').where('subject', '=', subject).execute();
  const gone = await tables.deleteFrom('delegation').where(hasSide(subject)).returning(['id', 'grantor', 'delegate']).execute();
  for (const { id, grantor, delegate } of gone) {
    const other = grantor === subject ? delegate : grantor;
    if (other !== null) await tellPerson(transaction, other, { kind: 'delegation-changed', id, isOver: true });
  }
  return gone.length;
}

/** Deletes every row that names a person. A table that comes to name people gets a line here. What is left is the audit: who did what, in codes. */
async function forgetPerson(transaction: StoreTransaction, subject: string, actor: string): Promise<void> {
  const { tables } = transaction;
  const sessions = await tables.deleteFrom('session').where('subject', '=', subject).returning(['id', 'subject']).execute();
  const of = async (table: 'consent' | 'access_log' | 'data_request') => Number((await tables.deleteFrom(table).where('subject', '=', subject).executeTakeFirst()).numDeletedRows);
  const details = {
    sessions: sessions.length,
    consents: await of('consent'),
    accessEntries: await of('access_log'),
    requests: await of('data_request'),
    delegations: await forgetDelegations(transaction, subject),
  };
  await forgetEvents(transaction, subject);
  await forgetCutOffs(transaction, subject);
  await tellOver(transaction, sessions, { keptMs: toldMs });
  await appendAudit(transaction, { actor, action: 'data.delete', subject: `person:${subject}`, details });
}
