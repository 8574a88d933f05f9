import type { PublicService } from '@motcua/contract/services';
import { CatalogueError } from './catalogue-error.ts';
import { format } from './entry.ts';
import { createReadingModel } from './reading-model.ts';
import { record } from './record.ts';
import { parsedText } from './shape.ts';
import { createTexts } from './texts.ts';
import { hashBytes } from './tree.ts';

/** `[major, hashes]`, the hashes; of each record three bytes that say how long it is, then the record. */
export const headBytes = 2;
export const lengthBytes = 3;
/** Room for the words of one record, or of all guides. */
export const bits = 12;

/** Reads a record of which a hash, or the page's own origin, vouches. */
export function unpackedRecord(bytes: Uint8Array, where: string): PublicService {
  return parsedText(textsIn(bytes)(), record, where);
}

/** Gives the texts that some bytes hold, one with each call. */
export function textsIn(bytes: Uint8Array): () => string {
  const model = createReadingModel(bytes.length);
  model.open(bytes, 0);
  const texts = createTexts(model, bits);
  return () => texts.at(texts.code(0));
}

/**
 * Takes a file apart.
 *
 * @param count - How many records it must have.
 * @throws CatalogueError `damaged` or `tampered`; whether the records are those that were published is for their hashes to say.
 */
export function detailsIn(bytes: Uint8Array, count: number, file: string): { readonly records: Uint8Array[]; readonly path: Uint8Array } {
  if (bytes[0] !== format.major) throw new CatalogueError('damaged', `${file} is something else`);
  let at = headBytes + (bytes[1] ?? 0) * hashBytes;
  const path = bytes.subarray(headBytes, at);
  const records: Uint8Array[] = [];
  for (let each = 0; each < count; each += 1) {
    const [high = 0, middle = 0, low = 0] = bytes.subarray(at, at + lengthBytes);
    const start = at + lengthBytes;
    at = start + high * 65_536 + middle * 256 + low;
    if (at > bytes.length || at === start) throw new CatalogueError('damaged', `${file} is cut short`);
    records.push(bytes.subarray(start, at));
  }
  if (at < bytes.length) throw new CatalogueError('tampered', `${file} has more than its records`);
  return { records, path };
}
