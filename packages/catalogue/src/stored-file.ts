import { CatalogueError } from './catalogue-error.ts';
import type { FileReference } from './entry.ts';

/**
 * Compares a file with what the entry says of it.
 *
 * @returns The same bytes.
 * @throws CatalogueError `damaged` or `tampered`.
 */
export async function verifyFile(stored: Uint8Array, { file, sha256, bytes }: FileReference): Promise<Uint8Array> {
  refuseHtml(stored, file);
  if (stored.length !== bytes) throw new CatalogueError(stored.length < bytes ? 'damaged' : 'tampered', `${file} has ${stored.length} of ${bytes} bytes`);
  await verify(stored, sha256, file);
  return stored;
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
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes.slice()));
  if (btoa(String.fromCharCode(...digest)) !== sha256) throw new CatalogueError('tampered', `${file} is not the file that was published`);
}

/**
 * Some servers answer everything with their front page or their sign-in page.
 *
 * @throws CatalogueError `damaged`.
 */
export function refuseHtml(bytes: Uint8Array, file: string): void {
  if (/^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 64)))) throw new CatalogueError('damaged', `${file} is a page of HTML`);
}
