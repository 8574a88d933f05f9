import { CatalogueError } from './catalogue-error.ts';
import type { FileStore } from './kept-source.ts';
import { throwIfAborted } from './pace.ts';

/** Reads a catalogue's files by their names. */
export interface CatalogueSource {
  /**
   * @param file - Name of a file beside `catalogue.json`, without any path.
   * @throws CatalogueError `unreachable` where it cannot be read.
   */
  read(file: string, signal?: AbortSignal | undefined): Promise<Uint8Array>;
  /** Where files stay that proved good; see `keptSource`. */
  readonly store?: FileStore | undefined;
}

/** Name of the file that leads to all others. */
export const entryFile = 'catalogue.json';

/** Reads the files beside a catalogue's entry, of which the address is given. */
export function fetchSource(address: string, fetchFile: typeof fetch = fetch): CatalogueSource {
  const entry = entryAddress(address);
  return {
    async read(file, signal) {
      const url = file === entryFile ? entry : new URL(file, entry);
      throwIfAborted(signal);
      try {
        // The entry's name stays the same while its content changes; all other names carry a hash.
        const response = await fetchFile(url.href, { ...(file === entryFile && { cache: 'no-cache' }), ...(signal && { signal }) });
        if (!response.ok) throw new Error(`status ${response.status}`);
        return new Uint8Array(await response.arrayBuffer());
      } catch (error) {
        throwIfAborted(signal);
        throw new CatalogueError('unreachable', `${file} could not be fetched: ${String(error)}`, { cause: error });
      }
    },
  };
}

/** The address of the entry, where that or its folder is given. */
export function entryAddress(address: string): URL {
  try {
    const url = new URL(address, globalThis.location?.href);
    return url.pathname.endsWith('/') ? new URL(entryFile, url) : url;
  } catch {
    throw new TypeError(`openCatalogue: "source" must be the address of ${entryFile}, got ${JSON.stringify(address)}`);
  }
}
