import { appendAudit, type AuditEntry } from '../store/audit.ts';
import { monthsBefore } from '../store/months-before.ts';
import type { StoreTransaction } from '../store/store.ts';
import { takeFeedback, topicOf } from './feedback-rows.ts';

/** Two years after it was answered or declined a report is deleted. A city decides otherwise in its configuration. */
export const feedbackMonths = 24;

const photoMs = 86_400_000;
const contactMs = 90 * 86_400_000;
/** Until then its sender still reads their own words and can send them anew; a clerk who was at it knows why it stops. */
const withdrawnMs = 30 * 86_400_000;
/** Few: whoever writes meanwhile waits for them, and photos are large. The next sweep takes the next ones. */
const mostAtOnce = 25;
/** Who deletes where nobody does. */
const itself = 'motcua-gateway';

/** Forgets photos that no report came for within a day, and how people can be reached 90 days after their report was closed. */
export async function forgetOldFeedback(transaction: StoreTransaction): Promise<{ photos: number; contacts: number }> {
  const { tables, atMs } = transaction;
  const photos = await tables
    .deleteFrom('feedback_photo')
    .where('feedback_id', 'is', null)
    .where('at', '<', atMs - photoMs)
    .executeTakeFirst();
  const forgotten = await tables
    .updateTable('feedback')
    .set({ contact: null })
    .where('contact', 'is not', null)
    .where('closed_at', '<', atMs - contactMs)
    .executeTakeFirst();
  const contacts = Number(forgotten.numUpdatedRows);
  if (contacts > 0) await appendAudit(transaction, { actor: itself, action: 'feedback.forgetContacts', subject: 'feedback', details: { count: contacts } });
  return { photos: Number(photos.numDeletedRows), contacts };
}

/**
 * Deletes reports that were answered or declined so many months ago, or taken back 30 days ago, the oldest first and some at
 * once. Gives how many. One that is still open is never past its time.
 */
export async function deleteOldFeedback(transaction: StoreTransaction, months: number): Promise<number> {
  const { tables, atMs } = transaction;
  const closedBefore = { withdrawn: atMs - withdrawnMs, answered: monthsBefore(atMs, months), declined: monthsBefore(atMs, months) };
  let deleted = 0;
  for (const [status, beforeMs] of Object.entries(closedBefore)) {
    const rows = await tables
      .selectFrom('feedback')
      .select('id')
      .where('status', '=', status)
      .where('closed_at', '<', beforeMs)
      .orderBy('closed_at')
      .limit(mostAtOnce - deleted)
      .execute();
    for (const { id } of rows) if (await deleteReport(transaction, id, itself, { reason: 'time', status })) deleted += 1;
  }
  return deleted;
}

/**
 * Deletes all that is kept of a report: its words and place, how its sender can be reached, its steps and photos. Left is the
 * audit's entry. Whether it was there: another gateway may be at the same one.
 */
export async function deleteReport(transaction: StoreTransaction, id: number, actor: string, details: AuditEntry['details']): Promise<boolean> {
  const { tables } = transaction;
  if (!(await takeFeedback(tables, { id }))) return false;
  await tables.deleteFrom('feedback_photo').where('feedback_id', '=', id).execute();
  await tables.deleteFrom('feedback_step').where('feedback_id', '=', id).execute();
  await tables.deleteFrom('feedback').where('id', '=', id).execute();
  await appendAudit(transaction, { actor, action: 'feedback.delete', subject: topicOf(id), details });
  return true;
}
