import type { startFeedbackPhoto } from '@motcua/contract/feedback';
import type { InputOf } from '@motcua/contract';

export type PhotoMediaType = InputOf<typeof startFeedbackPhoto>['mediaType'];

/** Says in the bytes where and with what a photo was taken, or who by. */
const jpegMarks = ['Exif\0', 'http://ns.adobe.com/', 'Photoshop 3.0\0', '<x:xmpmeta', 'MPF\0'];
const pngChunks = ['eXIf', 'tEXt', 'zTXt', 'iTXt'];
const webpChunks = ['EXIF', 'XMP '];

/** Tells by its first bytes what an image is; `undefined` for anything else than the three kinds that are taken. */
export function mediaTypeOf(bytes: Buffer): PhotoMediaType | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP' ? 'image/webp' : undefined;
}

/**
 * Whether an image carries, beside what is seen, where or by whom it was taken (Exif, XMP, IPTC, text), or anything behind
 * its end. The device has removed it; what still has it did not come from our form.
 */
export function hasHiddenText(bytes: Buffer, mediaType: PhotoMediaType): boolean {
  if (mediaType === 'image/jpeg') return jpegMarks.some((mark) => bytes.includes(mark, 0, 'latin1')); // Wherever: some phones write it behind the end.
  const chunks = mediaType === 'image/png' ? pngChunksOf(bytes) : webpChunksOf(bytes);
  return chunks === undefined || chunks.some((name) => (mediaType === 'image/png' ? pngChunks : webpChunks).includes(name));
}

/** Names of the chunks (PNG, 3rd edition, section 5); `undefined` where they do not fill the bytes. */
function pngChunksOf(bytes: Buffer): string[] | undefined {
  const names: string[] = [];
  let at = 8;
  while (at + 12 <= bytes.length) {
    names.push(bytes.toString('latin1', at + 4, at + 8));
    at += bytes.readUInt32BE(at) + 12;
  }
  return at === bytes.length && names.at(-1) === 'IEND' ? names : undefined;
}

/** The same for WebP (RFC 9649, section 2.3). */
function webpChunksOf(bytes: Buffer): string[] | undefined {
  const names: string[] = [];
  let at = 12;
  while (at + 8 <= bytes.length) {
    names.push(bytes.toString('latin1', at, at + 4));
    const length = bytes.readUInt32LE(at + 4);
    at += 8 + length + (length % 2);
  }
  return at === bytes.length && names.length > 0 ? names : undefined;
}
