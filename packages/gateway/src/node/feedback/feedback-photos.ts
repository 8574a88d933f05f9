import { hash, randomBytes } from 'node:crypto';
import type { InputOf } from '@motcua/contract';
import type { FeedbackPhoto, getFeedbackPhoto, putFeedbackPhotoPart, startFeedbackPhoto } from '@motcua/contract/feedback';
import { MotcuaPortError, type Write } from '../../ports.ts';
import type { TransactionTables } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { hasHiddenText, mediaTypeOf } from './photo-bytes.ts';

/** Begins a photo under a name that nobody can guess, where the disk has room for more than reports. */
export async function startPhoto(store: Store, { mediaType, sizeBytes, sha256 }: InputOf<typeof startFeedbackPhoto>, write: Write): Promise<FeedbackPhoto> {
  await store.assertRoom();
  return store.once(write, async ({ tables, atMs }) => {
    const photoId = randomBytes(16).toString('hex');
    const row = { id: photoId, feedback_id: null, media_type: mediaType, size_bytes: sizeBytes, sha256, received_bytes: 0, bytes: null, at: atMs };
    await tables.insertInto('feedback_photo').values(row).execute();
    return { photoId, receivedBytes: 0, isComplete: false };
  });
}

/** How much of a photo has arrived; `undefined` where it is not known, or forgotten. */
export async function photoOf(store: Store, { photoId }: InputOf<typeof getFeedbackPhoto>): Promise<FeedbackPhoto | undefined> {
  const row = await store.read((tables) => tables.selectFrom('feedback_photo').select(['received_bytes', 'size_bytes']).where('id', '=', photoId).executeTakeFirst());
  return row && { photoId, receivedBytes: row.received_bytes, isComplete: row.received_bytes === row.size_bytes };
}

/**
 * Adds the next bytes of a photo. With the last ones the whole is looked at: whether it is what was announced, an image of
 * that kind, and carries nothing hidden; else it is forgotten.
 */
export async function putPhotoPart(store: Store, { photoId, offset, bytes }: InputOf<typeof putFeedbackPhotoPart>): Promise<FeedbackPhoto | undefined> {
  await store.assertRoom();
  const given = Buffer.from(bytes, 'base64');
  const outcome = await store.write(async ({ tables }) => {
    // Takes the row until the transaction ends: the same part may come twice at once.
    const photo = await tables
      .updateTable('feedback_photo')
      .set(({ ref }) => ({ received_bytes: ref('received_bytes') }))
      .where('id', '=', photoId)
      .returning(['media_type', 'size_bytes', 'sha256', 'received_bytes'])
      .executeTakeFirst();
    if (!photo) return undefined;
    const there = photo.received_bytes;
    if (offset > there) throw new MotcuaPortError('CONFLICT');
    const fresh = given.subarray(there - offset);
    const received = there + fresh.length;
    if (received > photo.size_bytes) return forget(tables, photoId);
    if (fresh.length > 0) {
      await tables.insertInto('feedback_photo_part').values({ photo_id: photoId, start: there, bytes: fresh }).execute();
      const whole = received === photo.size_bytes ? await wholeOf(tables, photoId) : null;
      if (whole && !isAnnounced(whole, photo)) return forget(tables, photoId);
      await tables.updateTable('feedback_photo').set({ received_bytes: received, bytes: whole }).where('id', '=', photoId).execute();
      if (whole) await tables.deleteFrom('feedback_photo_part').where('photo_id', '=', photoId).execute();
    }
    return { photoId, receivedBytes: received, isComplete: received === photo.size_bytes };
  });
  if (outcome === 'forgotten') throw new MotcuaPortError('BAD_INPUT'); // After the transaction, which would bring it back.
  return outcome;
}

async function forget(tables: TransactionTables, photoId: string): Promise<'forgotten'> {
  await tables.deleteFrom('feedback_photo').where('id', '=', photoId).where('feedback_id', 'is', null).execute();
  return 'forgotten';
}

async function wholeOf(tables: TransactionTables, photoId: string): Promise<Buffer> {
  const parts = await tables.selectFrom('feedback_photo_part').select('bytes').where('photo_id', '=', photoId).orderBy('start').execute();
  return Buffer.concat(parts.map(({ bytes }) => bytes));
}

function isAnnounced(whole: Buffer, { media_type, sha256 }: { media_type: string; sha256: string }): boolean {
  const mediaType = mediaTypeOf(whole);
  return mediaType !== undefined && mediaType === media_type && hash('sha256', whole) === sha256 && !hasHiddenText(whole, mediaType);
}
