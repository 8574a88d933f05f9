import type { ErrorCode } from '@motcua/contract';
import type { FeedbackPhoto } from '@motcua/contract/feedback';
import { getFeedbackPhoto, largestPhotoBytes, photoPartBytes, putFeedbackPhotoPart, startFeedbackPhoto } from '@motcua/contract/feedback/wire';
import type { GatewayTransport } from './gateway-transport.ts';
import { isMotcuaError, MotcuaError } from './motcua-error.ts';
import { sha256Hex } from './sha256.ts';

export interface SendPhotoOptions {
  readonly signal?: AbortSignal | undefined;
  /** Names the sending; with the same name it goes on where it was cut off, also on another day. */
  readonly key: string;
  /** Called with how many bytes of it have arrived. */
  readonly onProgress?: ((receivedBytes: number) => void) | undefined;
}

type MediaType = 'image/jpeg' | 'image/png' | 'image/webp';
const isMediaType = (type: string): type is MediaType => ['image/jpeg', 'image/png', 'image/webp'].includes(type);

/** After which it is asked how much has arrived, and gone on from there. */
const resumable = new Set<string>(['UNAVAILABLE', 'TIMEOUT', 'CONFLICT', 'TOO_MANY']);

/** A network over which this takes too long carries no photo at all. */
const leastPartBytes = photoPartBytes / 8;

/** How often it is asked how much has arrived before a photo is given up, unless more has arrived since. */
const mostFruitless = 3;

/**
 * @throws MotcuaError `BAD_INPUT` for what no gateway takes as a photo.
 */
export function assertPhoto({ type, size }: Pick<Blob, 'type' | 'size'>): void {
  if (!isMediaType(type) || size === 0 || size > largestPhotoBytes)
    throw new MotcuaError('BAD_INPUT', `feedback: a photo is a JPEG, PNG or WebP of at most ${largestPhotoBytes} bytes`);
}

/**
 * Sends a photo in parts; after a cut it goes on from what has arrived.
 *
 * @returns The id by which a report names it.
 * @throws MotcuaError as any question does; what has arrived by then need not be sent again.
 */
export async function sendPhoto(transport: GatewayTransport, photo: Blob, { signal, key, onProgress }: SendPhotoOptions): Promise<string> {
  assertPhoto(photo);
  const bytes = new Uint8Array(await photo.arrayBuffer());
  const announced = { mediaType: photo.type as MediaType, sizeBytes: bytes.length, sha256: await sha256Hex(bytes) };
  const begin = (idempotencyKey: string) => transport.ask(startFeedbackPhoto, announced, { signal, idempotencyKey });
  // To a repeated beginning the gateway answers as to the first; how much has arrived since, its answer to the first part tells.
  let { photoId, receivedBytes, isComplete }: FeedbackPhoto = await begin(key);
  let hasBegunAgain = false;
  let fruitless = 0;
  let partBytes = photoPartBytes;
  while (!isComplete) {
    onProgress?.(receivedBytes);
    const offset = receivedBytes;
    try {
      ({ receivedBytes, isComplete } = await transport.ask(putFeedbackPhotoPart, { photoId, offset, bytes: base64Of(bytes.subarray(offset, offset + partBytes)) }, { signal }));
    } catch (error) {
      if (codeOf(error) === 'NOT_FOUND' && !hasBegunAgain) {
        // Gateways forget photos that nobody finished.
        hasBegunAgain = true;
        ({ photoId, receivedBytes, isComplete } = await begin(`${key}-again`));
        continue;
      }
      if (!resumable.has(codeOf(error) ?? '')) throw error;
      if (codeOf(error) === 'TIMEOUT') partBytes = Math.max(leastPartBytes, partBytes / 2); // A narrow network takes a smaller one in time.
      ({ receivedBytes, isComplete } = await transport.ask(getFeedbackPhoto, { photoId }, { signal }));
      fruitless = receivedBytes > offset ? 0 : fruitless + 1;
      if (fruitless >= mostFruitless) throw error;
    }
  }
  onProgress?.(bytes.length);
  return photoId;
}

function codeOf(error: unknown): ErrorCode | undefined {
  return isMotcuaError(error) ? error.code : undefined;
}

/** Bytes in base64. In pieces: a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8190) text += btoa(String.fromCharCode(...bytes.subarray(at, at + 8190))); // A multiple of three: the pieces join without padding.
  return text;
}
