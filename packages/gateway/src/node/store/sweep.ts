import { deleteOldFeedback, feedbackMonths, forgetOldFeedback } from '../feedback/retention.ts';
import { forgetOldDelegations } from '../identity/delegation-retention.ts';
import { deletePlanned } from '../identity/deletion.ts';
import { accessLogMonths, forgetOldAccess } from '../identity/retention.ts';
import type { Store } from './store.ts';

/** A key is remembered for a day at least (draft-ietf-httpapi-idempotency-key-header-07). */
const idempotencyMs = 25 * 3_600_000;
const everyMs = 10_000;

/** How much was deleted. */
export interface Swept {
  readonly idempotencyKeys: number;
  readonly events: number;
  readonly photos: number;
  readonly contacts: number;
  /** Reports whose time was over; as many more come with the next sweep. */
  readonly reports: number;
  readonly sessions: number;
  readonly accessEntries: number;
  /** People whose data was deleted as they asked. */
  readonly people: number;
}

export interface SweepSettings {
  /** How long is kept who read whose records: 24 months by default. */
  readonly accessLogMonths?: number | undefined;
  /** How long a report is kept after it was answered or declined: 24 months by default. */
  readonly feedbackMonths?: number | undefined;
}

/** Deletes what is past its time. Several gateways may do it at once. */
export async function sweep(store: Store, { accessLogMonths: months = accessLogMonths, feedbackMonths: reportMonths = feedbackMonths }: SweepSettings = {}): Promise<Swept> {
  const swept = await store.write(async (transaction) => {
    const { tables, atMs } = transaction;
    const keys = await tables
      .deleteFrom('idempotency')
      .where('at', '<', atMs - idempotencyMs)
      .executeTakeFirst();
    const events = await tables.deleteFrom('outbox').where('expires_at', '<=', atMs).executeTakeFirst();
    await tables.deleteFrom('sign_in').where('expires_at', '<=', atMs).execute();
    await tables.deleteFrom('logout_token').where('expires_at', '<=', atMs).execute();
    await forgetOldDelegations(transaction);
    await tables.deleteFrom('client_code').where('expires_at', '<=', atMs).execute();
    const over = tables.selectFrom('session').select('id').where('expires_at', '<=', atMs);
    await tables
      .deleteFrom('client_session')
      .where(({ or, eb }) => or([eb('ends_at', '<=', atMs), eb('session', 'in', over)]))
      .execute();
    await tables.deleteFrom('used_proof').where('expires_at', '<=', atMs).execute();
    const sessions = await tables.deleteFrom('session').where('expires_at', '<=', atMs).executeTakeFirst();
    return {
      sessions: Number(sessions.numDeletedRows),
      idempotencyKeys: Number(keys.numDeletedRows),
      events: Number(events.numDeletedRows),
      ...(await forgetOldFeedback(transaction)),
      accessEntries: await forgetOldAccess(transaction, months),
      people: await deletePlanned(transaction),
    };
  });
  const reports = await store.write((transaction) => deleteOldFeedback(transaction, reportMonths)); // By itself: others get their turn before it.
  return { ...swept, reports };
}

/** Sweeps every ten seconds until it is called off. Where the store does not answer it comes again. */
export function keepSwept(store: Store, settings: SweepSettings = {}): () => void {
  const timer = setInterval(() => void sweep(store, settings).catch(() => {}), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
