import type { ServiceCounts, ServiceSearchResult, Source } from '@motcua/contract/services';
import { CatalogueError } from './catalogue-error.ts';
import { CatalogueFiles } from './catalogue-files.ts';
import { entryFile, type CatalogueSource } from './catalogue-source.ts';
import type { AskOptions, OpenOptions } from './catalogue.ts';
import { tableByDelta } from './delta.ts';
import { isDetailsFile } from './details-names.ts';
import { readEntry, type FileReference, type Entry } from './entry.ts';
import { readFindFile } from './find-reading.ts';
import type { FindTable } from './findable.ts';
import { sourceAt } from './kept-source.ts';
import { Pace, throwIfAborted } from './pace.ts';
import { createSearch, type Search, type SearchOptions, type Suggestion } from './search.ts';
import { verify, verifyFile } from './stored-file.ts';
import type { FindsServices } from './with-details.ts';

const integrityPattern = /^sha256-([A-Za-z0-9+/]{43}=)$/;

/** Opens a catalogue as far as searching needs. Takes, and throws, what `openCatalogue` does. */
export async function openFinder(source: string | CatalogueSource, options: OpenOptions): Promise<Finder> {
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

/** Opens what the network has; once that proved good, it takes the place of what was kept. */
async function openNewest(files: CatalogueFiles, expected: string | undefined, options: OpenOptions): Promise<Finder> {
  const bytes = await files.fetch(entryFile, options.signal);
  const finder = await openEntry(files, bytes, expected, options);
  await files.keep(entryFile, bytes);
  const { find, more, guides, deltas, details } = finder.entry;
  // An older file is needed as long as the table is made of it.
  const made = (await files.kept(find.file)) ? [find.file] : deltas.flatMap((delta) => [delta.from.file, delta.file]);
  await files.drop((file) => file === entryFile || file === more?.file || file === guides?.file || made.includes(file) || isDetailsFile(file, details));
  return finder;
}

async function openEntry(files: CatalogueFiles, bytes: Uint8Array, expected: string | undefined, { breathe, signal }: OpenOptions, stale?: CatalogueError): Promise<Finder> {
  if (expected !== undefined) await verify(bytes, expected, entryFile);
  const entry = readEntry(bytes, entryFile);
  const { find, more, deltas, count } = entry;
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
  return new Finder({ files, entry, stale, search, wider });
}

/** The table with all ways of asking: what adds them goes on where the first file ends. */
async function widerTable(files: CatalogueFiles, find: Uint8Array | FileReference, more: FileReference, pace: Pace): Promise<FindTable> {
  const whole = (reference: FileReference) => files.read(reference.file, (bytes) => verifyFile(bytes, reference), undefined);
  const first = 'file' in find ? await whole(find) : find;
  return readFindFile(first, pace, await whole(more));
}

interface FinderParts {
  readonly files: CatalogueFiles;
  readonly entry: Entry;
  readonly stale: CatalogueError | undefined;
  readonly search: Search;
  readonly wider: (() => Promise<Search>) | undefined;
}

/** A catalogue without what reads its details. */
export class Finder implements FindsServices {
  readonly files: CatalogueFiles;
  readonly entry: Entry;
  readonly source: Source;
  readonly stale: CatalogueError | undefined;
  #search: Search;
  /** Prepares a search that knows all ways of asking; nothing once it is there. */
  #wider: (() => Promise<Search>) | undefined;
  #widening: Promise<void> | undefined;

  constructor({ files, entry, stale, search, wider }: FinderParts) {
    this.files = files;
    this.entry = entry;
    this.source = entry.source;
    this.stale = stale;
    this.#search = search;
    this.#wider = wider;
  }

  /** What is sure by the usual words is answered at once; the rest waits for all words, where they can be had. */
  async search(query: string, options: SearchOptions = {}): Promise<ServiceSearchResult> {
    const first = await this.#search.search(query, options);
    const completing = this.#completeQuietly();
    if (first.isSure || !completing) return this.#sourced(first);
    await completing;
    throwIfAborted(options.signal);
    return this.#sourced(await this.#search.search(query, options));
  }

  #sourced({ isSure: _, ...result }: Awaited<ReturnType<Search['search']>>): ServiceSearchResult {
    return { ...result, source: this.source };
  }

  suggest(prefix: string, options?: SearchOptions): Promise<Suggestion[]> {
    void this.#completeQuietly();
    return this.#search.suggest(prefix, options);
  }

  facets(query: string, options?: SearchOptions): Promise<ServiceCounts> {
    void this.#completeQuietly();
    return this.#search.facets(query, options);
  }

  async serviceOf(code: string): ReturnType<FindsServices['serviceOf']> {
    return this.#search.serviceOf(code);
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
}
