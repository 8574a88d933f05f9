import { CatalogueError } from './catalogue-error.ts';

/**
 * A tree of hashes over all records, so that one hash in the entry vouches for thousands of files (RFC 6962, section 2.1,
 * with hashes cut to 16 bytes). A hash without a neighbour moves up as it is. Leaves and nodes are told apart by their
 * first byte, so that none can be taken for the other.
 */
export const hashBytes = 16;
export const leafMark = 0;
export const nodeMark = 1;

/**
 * Compares some records with the root of the tree. Without `crypto.subtle`, as in a page over plain http, nothing is compared.
 *
 * @param records - As many as a power of two that divides `first`, or all that are left.
 * @param first - Which of all records the first one is.
 * @param count - How many records there are in all.
 * @param path - The hashes that neighbour the way up, one after the other.
 * @param root - In hexadecimal digits.
 * @throws CatalogueError `tampered`.
 */
export async function verifyRecords(records: readonly Uint8Array[], first: number, count: number, path: Uint8Array, root: string, file: string): Promise<void> {
  if (!globalThis.crypto?.subtle) return;
  let hashes = await Promise.all(records.map((record) => hashOf(leafMark, record)));
  let at = first;
  let size = count;
  let used = 0;
  for (; size > 1; size = Math.ceil(size / 2)) {
    const [only = path] = hashes;
    const isRight = at % 2 === 1;
    if (hashes.length > 1) {
      const pairs = [...Array(Math.ceil(hashes.length / 2)).keys()].map((pair) => hashes.slice(2 * pair, 2 * pair + 2));
      hashes = await Promise.all(pairs.map(async ([left = path, right]) => (right ? hashOf(nodeMark, left, right) : left)));
    } else if (isRight || at < size - 1) {
      const neighbour = path.subarray(used, used + hashBytes);
      used += hashBytes;
      hashes = [await (isRight ? hashOf(nodeMark, neighbour, only) : hashOf(nodeMark, only, neighbour))];
    }
    at >>= 1;
  }
  const [hash = path] = hashes;
  if (used !== path.length || hex(hash) !== root) throw new CatalogueError('tampered', `${file} is not the file that was published`);
}

export function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function hashOf(mark: number, ...parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const bytes = new Uint8Array(1 + parts.reduce((length, part) => length + part.length, 0));
  bytes[0] = mark;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, hashBytes);
}
