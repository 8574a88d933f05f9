import type { FeedbackReceipt } from '@motcua/contract/feedback';
import { mostFeedbackPhotos, sendFeedback } from '@motcua/contract/feedback/wire';
import { checkedQuestion } from './checked.ts';
import type { NewFeedback, SendFeedbackOptions } from './feedback-client.ts';
import { assertPhoto, sendPhoto } from './feedback-photos.ts';
import type { GatewayTransport } from './gateway-transport.ts';
import { isMotcuaError, MotcuaError } from './motcua-error.ts';
import { sha256Hex } from './sha256.ts';

/** A photo as it is kept: Safari before 17 loses a `Blob` that is kept on the device. */
interface KeptPhoto {
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

/** A report with all that is needed to send it, now or on another day. */
export interface FeedbackDraft {
  readonly report: Omit<NewFeedback, 'photos'>;
  readonly photos: readonly KeptPhoto[];
  /** What the photos are called, once all have arrived: a repeated report must name the same. */
  readonly photoIds?: readonly string[] | undefined;
  /** How often the gateway had forgotten the photos, and they were sent anew. */
  readonly photoRounds?: number | undefined;
}

export interface DeliveryOptions extends SendFeedbackOptions {
  /** Keeps the draft with what has been achieved. */
  readonly keep?: ((draft: FeedbackDraft) => Promise<void>) | undefined;
}

/**
 * Takes a report as the citizen wrote it.
 *
 * @throws MotcuaError `BAD_INPUT` for what no gateway takes.
 */
export async function draftOf({ photos = [], ...report }: NewFeedback): Promise<FeedbackDraft> {
  checkedQuestion(sendFeedback, report);
  if (photos.length > mostFeedbackPhotos) throw new MotcuaError('BAD_INPUT', `feedback: at most ${mostFeedbackPhotos} photos`);
  for (const photo of photos) assertPhoto(photo);
  return { report, photos: await Promise.all(photos.map(async (photo) => ({ type: photo.type, bytes: await photo.arrayBuffer() }))) };
}

/** The same for the same report with the same photos. */
export function fingerprintOf({ report, photos }: FeedbackDraft): Promise<string> {
  const words = new TextEncoder().encode(JSON.stringify([Object.entries(report).sort(), photos.map(({ bytes }) => bytes.byteLength)]));
  return new Blob([words, ...photos.map(({ bytes }) => bytes)]).arrayBuffer().then((bytes) => sha256Hex(new Uint8Array(bytes)));
}

/** Sends a report's photos, then the report, all under names made from its id: a second delivery changes nothing. */
export async function deliver(
  transport: GatewayTransport,
  { id, draft, writtenAt }: { readonly id: string; readonly draft: FeedbackDraft; readonly writtenAt?: string | undefined },
  { signal, onProgress, keep }: DeliveryOptions = {},
): Promise<FeedbackReceipt> {
  const send = (photoIds: readonly string[]) =>
    transport.ask(sendFeedback, { ...draft.report, ...(photoIds.length > 0 && { photoIds: [...photoIds] }), ...(writtenAt && { writtenAt }) }, { signal, idempotencyKey: id });
  if (draft.photoIds) {
    try {
      return await send(draft.photoIds);
    } catch (error) {
      // Gateways forget photos of reports that never came; the report itself was refused then, so it may name others.
      if (!isMotcuaError(error) || error.code !== 'NOT_FOUND' || draft.photoIds.length === 0) throw error;
    }
  }
  const photoRounds = (draft.photoRounds ?? 0) + (draft.photoIds ? 1 : 0);
  const allBytes = draft.photos.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  const photoIds: string[] = [];
  let before = 0;
  for (const [index, { type, bytes }] of draft.photos.entries()) {
    const photo = new Blob([bytes], { type });
    photoIds.push(await sendPhoto(transport, photo, { signal, key: `${id}-${photoRounds}-${index}`, onProgress: (arrived) => onProgress?.((before + arrived) / allBytes) }));
    before += bytes.byteLength;
  }
  await keep?.({ ...draft, photoIds, photoRounds });
  return send(photoIds);
}
