import type { PublicService, ServiceCounts, ServiceHit, ServiceSearchResult, Source, Guide } from '@motcua/contract/services';
import { CatalogueError } from './catalogue-error.ts';
import { CatalogueFiles } from './catalogue-files.ts';
import { entryFile, fetchSource, type CatalogueSource } from './catalogue-source.ts';
import { tableByDelta } from './delta.ts';
import { isDetailsFile } from './details-names.ts';
import type { Details } from './details.ts';
import { readEntry, type FileReference, type Entry } from './entry.ts';
import { readFindFile } from './find-reading.ts';
import type { FindTable } from './findable.ts';
import { cacheStore, keptSource } from './kept-source.ts';
import { Pace, throwIfAborted } from './pace.ts';
import { reranked } from './reranked.ts';
import { createSearch, type Search, type SearchOptions, type Suggestion } from './search.ts';
import { verify, verifyFile } from './stored-file.ts';

export interface OpenOptions {
  /** `sha256-…` in base64, as in a script's `integrity`: any other entry file is refused. All other files are verified by what the entry says of them. */
  readonly integrity?: string | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** Whether an address's files stay on the device, in the browser's cache; by default they do. Not on a device that others use too: they tell what was read. */
  readonly keep?: boolean | undefined;
  /** Lets the page answer the finger; awaited whenever opening or searching worked for more than 8 ms. Without it they work at a stretch. */
  readonly breathe?: (() => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Puts the hits of a search into another order, such as that of a language model or of what a ward is asked most.
 *
 * @returns Codes, best first. Hits whose codes are missing follow in their order; codes of no hit are left out.
 */
export type Rerank = (query: string, hits: readonly ServiceHit[]) => readonly string[] | Promise<readonly string[]>;

export interface AskOptions {
  readonly signal?: AbortSignal | undefined;
}

/** An open catalogue of public services. */
export interface Catalogue {
  /** Why this is not the newest one but the last good one that was kept; `undefined` where it is the newest. */
  readonly stale?: CatalogueError | undefined;
  /** Who says what the catalogue says, and as of which day. */
  readonly source: Source;
  /**
   * Finds the services that answer what a person typed, best first. Works without the network.
   *
   * Diacritics and Unicode forms do not matter, the last word may be unfinished, and a procedure code finds its service.
   *
   * @throws DOMException `AbortError` where the caller aborts; nothing else.
   */
  search(query: string, options?: SearchOptions & { readonly rerank?: Rerank | undefined }): Promise<ServiceSearchResult>;
  /** The services that may be meant by what was typed so far, best first; 6 by default. */
  suggest(prefix: string, options?: SearchOptions): Promise<Suggestion[]>;
  /** What the services that a query likely means can be narrowed by, and how many of them have each beside the other filters; where nothing fits, of those that come closest. */
  facets(query: string, options?: SearchOptions): Promise<ServiceCounts>;
  /**
   * Waits for all ways of asking that the catalogue knows. What is sure by the most usual ones is answered at once; the
   * others are fetched with the first search.
   *
   * @throws CatalogueError where they cannot be had; the catalogue answers as before, and the next call tries again.
   */
  complete(options?: AskOptions): Promise<void>;
  /**
   * Gives one service; a superseded code gives its successor. Fetches one file of details, or none where it was fetched before.
   *
   * @throws CatalogueError where that file is out of reach or not to be trusted; the next call tries again.
   */
  get(code: string, options?: AskOptions): Promise<PublicService | undefined>;
  /**
   * Gives a guide for each life event that has one: what to do first, what next. Fetches one file, or none where it was fetched before.
   *
   * @throws CatalogueError where that file is out of reach or not to be trusted; the next call tries again.
   */
  guides(options?: AskOptions): Promise<readonly Guide[]>;
  /**
   * Fetches all that is not here yet, one file after the other, so that no question needs the network afterwards.
   *
   * @throws CatalogueError with the first file that fails; those before it stay.
   */
  prefetch(options?: AskOptions): Promise<void>;
}

const integrityPattern = /^sha256-([A-Za-z0-9+/]{43}=)$/;

/**
 * Opens a catalogue: reads its entry and what is needed to search, and prepares the search.
 *
 * An address's files stay on the device where a browser lets them, see `keep`: then the catalogue opens without the
 * network too, and where a newer one is not to be trusted the last good one stays, and `stale` says why.
 *
 * @param source - Address of `catalogue.json`, or of its folder with a slash at the end; or something that reads the files.
 * @throws CatalogueError where the files are out of reach or not to be trusted, and none that were kept are. A failure is not remembered.
 * @example
 * const catalogue = await openCatalogue('https://phuong.example.gov.vn/danh-muc/catalogue.json');
 * const { outcome, hits } = await catalogue.search('con mới sinh cần giấy gì');
 */
export async function openCatalogue(source: string | CatalogueSource, options: OpenOptions = {}): Promise<Catalogue> {
  const { integrity, signal } = options;
  const expected = integrity === undefined ? undefined : integrityPattern.exec(integrity)?.[1];
  if (integrity !== undefined && expected === undefined) throw new TypeError(`openCatalogue: "integrity" must be sha256-<base64>, got ${JSON.stringify(integrity)}`);
  const files = new CatalogueFiles(typeof source === 'string' ? sourceAt(source, options) : source);
  throwIfAborted(signal);
  try {
    return await openNewest(files, expected, options);
  } catch (error) {
    const kept = error instanceof CatalogueError ? await files.kept(entryFile) : undefined;
    if (!kept) throw error;
    return await openEntry(files, kept, expected, options, error as CatalogueError).catch(() => {
      throw error;
    });
  }
}

function sourceAt(address: string, { fetch: fetchFile, keep = true }: OpenOptions): CatalogueSource {
  const source = fetchSource(address, fetchFile);
  const store = keep ? cacheStore(address) : undefined;
  return store ? keptSource(source, store) : source;
}

/** Opens what the network has; once that proved good, it takes the place of what was kept. */
async function openNewest(files: CatalogueFiles, expected: string | undefined, options: OpenOptions): Promise<Catalogue> {
  const bytes = await files.fetch(entryFile, options.signal);
  const catalogue = await openEntry(files, bytes, expected, options);
  await files.keep(entryFile, bytes);
  const { find, more, guides, deltas, details } = readEntry(bytes, entryFile);
  // An older file is needed as long as the table is made of it.
  const made = (await files.kept(find.file)) ? [find.file] : deltas.flatMap((delta) => [delta.from.file, delta.file]);
  await files.drop((file) => file === entryFile || file === more?.file || file === guides?.file || made.includes(file) || isDetailsFile(file, details));
  return catalogue;
}

async function openEntry(files: CatalogueFiles, bytes: Uint8Array, expected: string | undefined, { breathe, signal }: OpenOptions, stale?: CatalogueError): Promise<Catalogue> {
  if (expected !== undefined) await verify(bytes, expected, entryFile);
  const entry = readEntry(bytes, entryFile);
  const { find, more, deltas, count, source } = entry;
  const pace = new Pace(breathe, signal);
  let first: Uint8Array | undefined;
  const open = async (stored: Uint8Array): Promise<FindTable> => {
    await verifyFile(stored, find);
    const read = await readFindFile(stored, pace);
    first = stored;
    return read;
  };
  const table = (await files.readKept(find.file, open)) ?? (await tableByDelta(files, deltas, pace, signal)) ?? (await files.read(find.file, open, signal));
  if (table.size !== count) throw new CatalogueError('damaged', `${find.file} has ${table.size} of ${count} services`);
  const search = await createSearch(table, { breathe, signal });
  // Nobody's abort ends it: it is for all later questions.
  const wider = more && (async () => createSearch(await widerTable(files, first ?? find, more, new Pace(breathe)), { breathe }));
  return new OpenCatalogue({ source, stale, search, wider, details: () => detailsOf(files, entry, breathe) });
}

/** The table with all ways of asking: what adds them goes on where the first file ends. */
async function widerTable(files: CatalogueFiles, find: Uint8Array | FileReference, more: FileReference, pace: Pace): Promise<FindTable> {
  const whole = (reference: FileReference) => files.read(reference.file, (bytes) => verifyFile(bytes, reference), undefined);
  const first = 'file' in find ? await whole(find) : find;
  return readFindFile(first, pace, await whole(more));
}

interface OpenParts {
  readonly source: Source;
  readonly stale: CatalogueError | undefined;
  readonly search: Search;
  readonly wider: (() => Promise<Search>) | undefined;
  readonly details: () => Promise<Details>;
}

class OpenCatalogue implements Catalogue {
  readonly source: Source;
  readonly stale: CatalogueError | undefined;
  #search: Search;
  /** Prepares a search that knows all ways of asking; nothing once it is there. */
  #wider: (() => Promise<Search>) | undefined;
  #widening: Promise<void> | undefined;
  readonly #loadDetails: () => Promise<Details>;
  #loaded: Promise<Details> | undefined;

  constructor({ source, stale, search, wider, details }: OpenParts) {
    this.source = source;
    this.stale = stale;
    this.#search = search;
    this.#wider = wider;
    this.#loadDetails = details;
  }

  async search(query: string, { rerank, ...options }: SearchOptions & { readonly rerank?: Rerank | undefined } = {}): Promise<ServiceSearchResult> {
    const result = { ...(await this.#surely(query, options)), source: this.source };
    return rerank ? reranked(query, result, rerank) : result;
  }

  /** What is sure by the usual words is answered at once; the rest waits for all words, where they can be had. */
  async #surely(query: string, options: SearchOptions): Promise<Omit<ServiceSearchResult, 'source'>> {
    const { isSure, ...first } = await this.#search.search(query, options);
    const completing = this.#completeQuietly();
    if (isSure || !completing) return first;
    await completing;
    throwIfAborted(options.signal);
    const { isSure: _, ...second } = await this.#search.search(query, options);
    return second;
  }

  suggest(prefix: string, options?: SearchOptions): Promise<Suggestion[]> {
    void this.#completeQuietly();
    return this.#search.suggest(prefix, options);
  }

  facets(query: string, options?: SearchOptions): Promise<ServiceCounts> {
    void this.#completeQuietly();
    return this.#search.facets(query, options);
  }

  /** Fetches the words that are not here yet; where they cannot be had, the next question tries again. */
  #completeQuietly(): Promise<void> | undefined {
    return this.#wider && this.complete().catch(() => {});
  }

  async complete({ signal }: AskOptions = {}): Promise<void> {
    throwIfAborted(signal);
    this.#widening ??= this.#widen().finally(() => {
      this.#widening = undefined;
    });
    await this.#widening;
    throwIfAborted(signal);
  }

  async #widen(): Promise<void> {
    if (!this.#wider) return;
    this.#search = await this.#wider();
    this.#wider = undefined;
  }

  async get(code: string, { signal }: AskOptions = {}): Promise<PublicService | undefined> {
    throwIfAborted(signal);
    const service = this.#search.serviceOf(code);
    return service && (await this.#details()).get(service.place, service.code, signal);
  }

  async guides({ signal }: AskOptions = {}): Promise<readonly Guide[]> {
    throwIfAborted(signal);
    return (await this.#details()).guides(signal);
  }

  async prefetch({ signal }: AskOptions = {}): Promise<void> {
    await this.complete({ signal });
    await (await this.#details()).prefetch(signal);
  }

  /** A failure is not remembered. */
  #details(): Promise<Details> {
    this.#loaded ??= this.#loadDetails().catch((error: unknown) => {
      this.#loaded = undefined;
      throw error;
    });
    return this.#loaded;
  }
}

/** What reads details is loaded with the first of them: nobody needs it to search. */
async function detailsOf(files: CatalogueFiles, entry: Entry, breathe: OpenOptions['breathe']): Promise<Details> {
  const { Details: Loaded } = await import('./details.ts').catch((cause: unknown) => {
    throw new CatalogueError('unreachable', 'what reads details could not be loaded', { cause });
  });
  return new Loaded(files, entry, breathe);
}
