import { CatalogueError } from './catalogue-error.ts';
import type { CatalogueSource } from './catalogue-source.ts';
import type { FileReference } from './entry.ts';

/**
 * Reads a file that an entry leads to, and gives its plain bytes.
 *
 * Where the engine cannot inflate (Safari before 16.4), the plain twin is read instead. Bytes that a server's
 * `Content-Encoding` let the browser inflate already are taken as they are.
 *
 * @throws CatalogueError `unreachable`, `damaged` or `tampered`.
 */
export async function readStored(source: CatalogueSource, reference: FileReference, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const { file, bytes, sha256 } = reference;
  const stored = await source.read(typeof DecompressionStream === 'undefined' ? file.replace(/\.gz$/, '') : file, signal);
  const plain = isGzip(stored) ? await inflated(stored, bytes, file) : stored;
  if (looksLikeHtml(plain)) throw new CatalogueError('damaged', `${file} is a page of HTML`);
  if (plain.length < bytes) throw new CatalogueError('damaged', `${file} is cut short: ${plain.length} of ${bytes} bytes`);
  if (plain.length > bytes) throw new CatalogueError('tampered', `${file} has more than its ${bytes} bytes`);
  await verify(plain, sha256, file);
  return plain;
}

/**
 * Compares bytes with their SHA-256. A page served over plain http has no `crypto.subtle`: whoever could change the
 * files there could change the page as well, so the work goes on without.
 *
 * @throws CatalogueError `tampered`.
 */
export async function verify(bytes: Uint8Array, sha256: string, file: string): Promise<void> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return;
  const digest = new Uint8Array(await subtle.digest('SHA-256', Uint8Array.from(bytes)));
  if (btoa(String.fromCharCode(...digest)) !== sha256) throw new CatalogueError('tampered', `${file} is not the file that was published`);
}

/** Inflates, but never beyond the length that was promised: a small file may hold gigabytes. */
async function inflated(stored: Uint8Array, bytes: number, file: string): Promise<Uint8Array> {
  const plain = new Uint8Array(bytes);
  let length = 0;
  const stream = new Blob([Uint8Array.from(stored)]).stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return plain.subarray(0, length);
      if (length + value.length > bytes) throw new CatalogueError('tampered', `${file} inflates to more than its ${bytes} bytes`);
      plain.set(value, length);
      length += value.length;
    }
  } catch (error) {
    // Whether it is cut short or changed: what tells the two apart is whether the end is there.
    await reader.cancel().catch(() => {});
    if (error instanceof CatalogueError) throw error;
    throw new CatalogueError(hasTrailer(stored, bytes) ? 'tampered' : 'damaged', `${file} cannot be inflated`, { cause: error });
  }
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** A gzip file ends with the length of what it holds (RFC 1952, 2.3.1). */
function hasTrailer(stored: Uint8Array, bytes: number): boolean {
  return stored.length > 18 && new DataView(stored.buffer, stored.byteOffset + stored.length - 4).getUint32(0, true) === bytes;
}

/** A server that answers everything with its front page or its sign-in page. */
function looksLikeHtml(bytes: Uint8Array): boolean {
  return /^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 64)));
}
