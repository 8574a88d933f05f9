import { entryAddress, fetchSource, type CatalogueSource } from './catalogue-source.ts';
import type { OpenOptions } from './catalogue.ts';

/** Where files stay on a device. Bytes that come out are verified like those from the network. */
export interface FileStore {
  get(name: string): Promise<Uint8Array | undefined>;
  put(name: string, bytes: Uint8Array): Promise<void>;
  delete(name: string): Promise<void>;
  names(): Promise<readonly string[]>;
}

/**
 * A source whose files stay on the device, so that a catalogue opens again without the network.
 *
 * The entry is asked for first; where it is out of reach, or leads to what is not to be trusted, the last good one is used.
 */
export function keptSource(source: CatalogueSource, store: FileStore): CatalogueSource {
  return { read: (file, signal) => source.read(file, signal), store };
}

/** The browser's cache as a store for the files of one catalogue; `undefined` where there is none, as over plain http. */
function cacheStore(address: string): FileStore | undefined {
  const { caches } = globalThis;
  if (!caches) return undefined;
  const entry = entryAddress(address);
  const opened = (): Promise<Cache> => caches.open(`motcua-catalogue ${entry.href}`);
  const urlOf = (name: string): string => new URL(name, entry).href;
  return {
    async get(name) {
      const response = await (await opened()).match(urlOf(name));
      return response && new Uint8Array(await response.arrayBuffer());
    },
    async put(name, bytes) {
      await (await opened()).put(urlOf(name), new Response(Uint8Array.from(bytes)));
    },
    async delete(name) {
      await (await opened()).delete(urlOf(name));
    },
    async names() {
      return (await (await opened()).keys()).map(({ url }) => url.slice(url.lastIndexOf('/') + 1));
    },
  };
}

/** The files at an address, kept on the device where that is wanted and possible. */
export function sourceAt(address: string, { fetch: fetchFile, keep = true }: Pick<OpenOptions, 'fetch' | 'keep'>): CatalogueSource {
  return { ...fetchSource(address, fetchFile), store: keep ? cacheStore(address) : undefined };
}
