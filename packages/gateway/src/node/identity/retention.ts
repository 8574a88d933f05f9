import { appendAudit } from '../store/audit.ts';
import { monthsBefore } from '../store/months-before.ts';
import type { StoreTransaction } from '../store/store.ts';

/** Two years: who looks once a year sees every reading, and a complaint finds what it is about. A city decides otherwise in its configuration. */
export const accessLogMonths = 24;

/** Forgets who read whose records so many months after it happened, and what was asked about one's data and is settled. */
export async function forgetOldAccess(transaction: StoreTransaction, months: number): Promise<number> {
  const { tables, atMs } = transaction;
  const end = monthsBefore(atMs, months);
  const forgotten = await tables.deleteFrom('access_log').where('at', '<', end).executeTakeFirst();
  await tables
    .deleteFrom('data_request')
    .where('asked_at', '<', end)
    .where(({ or, eb }) => or([eb('done_at', 'is not', null), eb('taken_back_at', 'is not', null)]))
    .execute();
  const count = Number(forgotten.numDeletedRows);
  if (count > 0) await appendAudit(transaction, { actor: 'motcua-gateway', action: 'records.forgetReadings', subject: 'access-log', details: { count } });
  return count;
}
