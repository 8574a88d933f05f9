import type { PublicService, ServiceSearchResult, Source } from '@motcua/contract/services';
import { entryFile, fetchSource, type CatalogueSource } from './catalogue-source.ts';
import { readEntry, type ShardReference } from './entry.ts';
import { readFindFile } from './find-file.ts';
import { throwIfAborted } from './pace.ts';
import { readDetails } from './record.ts';
import { createSearch, type Search, type SearchOptions } from './search.ts';
import { readStored, verify } from './stored-file.ts';

export interface OpenOptions {
  /** `sha256-…` in base64, as in a script's `integrity`: any other entry file is refused. All other files are verified by what the entry says of them. */
  readonly integrity?: string | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** Lets the page answer the finger; awaited whenever opening or searching worked for more than 8 ms. Without it they work at a stretch. */
  readonly breathe?: (() => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface AskOptions {
  readonly signal?: AbortSignal | undefined;
}

/** An open catalogue of public services. */
export interface Catalogue {
  /** Who says what the catalogue says, and as of which day. */
  readonly source: Source;
  /**
   * Finds the services that answer what a person typed, best first. Works without the network.
   *
   * Diacritics and Unicode forms do not matter, the last word may be unfinished, and a procedure code finds its service.
   *
   * @throws DOMException `AbortError` where the caller aborts; nothing else.
   */
  search(query: string, options?: SearchOptions): Promise<ServiceSearchResult>;
  /**
   * Gives one service; a superseded code gives its successor. Fetches one file of details, or none where it was fetched before.
   *
   * @throws CatalogueError where that file is out of reach or not to be trusted; the next call tries again.
   */
  get(code: string, options?: AskOptions): Promise<PublicService | undefined>;
  /**
   * Fetches all details that are not here yet, one file after the other, so that `get` needs no network afterwards.
   *
   * @throws CatalogueError with the first file that fails; those before it stay.
   */
  prefetch(options?: AskOptions): Promise<void>;
}

const integrityPattern = /^sha256-([A-Za-z0-9+/]{43}=)$/;

/**
 * Opens a catalogue: reads its entry and what is needed to search, and prepares the search.
 *
 * @param source - Address of `catalogue.json`, or of its folder with a slash at the end; or something that reads the files.
 * @throws CatalogueError where the files are out of reach or not to be trusted. A failure is not remembered.
 * @example
 * const catalogue = await openCatalogue('https://phuong.example.gov.vn/danh-muc/catalogue.json');
 * const { outcome, hits } = await catalogue.search('con mới sinh cần giấy gì');
 */
export async function openCatalogue(source: string | CatalogueSource, options: OpenOptions = {}): Promise<Catalogue> {
  const { integrity, breathe, signal } = options;
  const expected = integrity === undefined ? undefined : integrityPattern.exec(integrity)?.[1];
  if (integrity !== undefined && expected === undefined) throw new TypeError(`openCatalogue: "integrity" must be sha256-<base64>, got ${JSON.stringify(integrity)}`);
  const files = typeof source === 'string' ? fetchSource(source, options.fetch) : source;
  throwIfAborted(signal);
  const bytes = await files.read(entryFile, signal);
  if (expected !== undefined) await verify(bytes, expected, entryFile);
  const entry = readEntry(bytes, entryFile);
  const services = readFindFile(await readStored(files, entry.find, signal), entry.find.file);
  throwIfAborted(signal);
  return new OpenCatalogue(files, entry.source, entry.details, await createSearch(services, { breathe, signal }));
}

class OpenCatalogue implements Catalogue {
  readonly source: Source;
  readonly #files: CatalogueSource;
  readonly #shards: readonly ShardReference[];
  readonly #search: Search;
  readonly #details = new Map<ShardReference, readonly PublicService[]>();

  constructor(files: CatalogueSource, source: Source, shards: readonly ShardReference[], search: Search) {
    this.#files = files;
    this.source = source;
    this.#shards = shards;
    this.#search = search;
  }

  async search(query: string, options?: SearchOptions): Promise<ServiceSearchResult> {
    return { ...(await this.#search.search(query, options)), source: this.source };
  }

  async get(code: string, { signal }: AskOptions = {}): Promise<PublicService | undefined> {
    throwIfAborted(signal);
    const current = this.#search.codeOf(code);
    if (current === undefined) return undefined;
    let shard: ShardReference | undefined;
    for (const next of this.#shards) if (next.from <= current) shard = next;
    return shard && (await this.#detailsOf(shard, signal)).find((service) => service.code === current);
  }

  async prefetch({ signal }: AskOptions = {}): Promise<void> {
    for (const shard of this.#shards) {
      throwIfAborted(signal);
      await this.#detailsOf(shard, signal);
    }
  }

  /** Remembers what was read, never that it failed. */
  async #detailsOf(shard: ShardReference, signal: AbortSignal | undefined): Promise<readonly PublicService[]> {
    const known = this.#details.get(shard);
    if (known) return known;
    const details = readDetails(await readStored(this.#files, shard, signal), shard.file);
    throwIfAborted(signal);
    this.#details.set(shard, details);
    return details;
  }
}
