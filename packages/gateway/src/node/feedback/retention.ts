import { appendAudit } from '../store/audit.ts';
import type { StoreTransaction } from '../store/store.ts';

const photoMs = 86_400_000;
const contactMs = 90 * 86_400_000;

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
  if (contacts > 0) await appendAudit(transaction, { actor: 'motcua-gateway', action: 'feedback.forgetContacts', subject: 'feedback', details: { count: contacts } });
  return { photos: Number(photos.numDeletedRows), contacts };
}
