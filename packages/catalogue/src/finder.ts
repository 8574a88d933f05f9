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
import { createSearch, type Search } from './search.ts';
import { verify, verifyFile } from './stored-file.ts';
import type { FindsServices } from './with-details.ts';

const integrityPattern = /^sha256-([A-Za-z0-9+/]{43}=)$/;

/** Opens a catalogue as far as searching needs. Takes, and throws, what `openCatalogue` does. */
export async function openFinder(source: string | CatalogueSource, options: OpenOptions): Promise<Opened> {
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
async function openNewest(files: CatalogueFiles, expected: string | undefined, options: OpenOptions): Promise<Opened> {
  const bytes = await files.fetch(entryFile, options.signal);
  const opened = await openEntry(files, bytes, expected, options);
  await files.keep(entryFile, bytes);
  const { find, more, guides, deltas, details } = opened.entry;
  // An older file is needed as long as the table is made of it.
  const made = (await files.kept(find.file)) ? [find.file] : deltas.flatMap((delta) => [delta.from.file, delta.file]);
  await files.drop((file) => file === entryFile || file === more?.file || file === guides?.file || made.includes(file) || isDetailsFile(file, details));
  return opened;
}

async function openEntry(files: CatalogueFiles, bytes: Uint8Array, expected: string | undefined, { breathe, signal }: OpenOptions, stale?: CatalogueError): Promise<Opened> {
  if (expected !== undefined) await verify(bytes, expected, entryFile);
  const entry = readEntry(bytes, entryFile);
  const { find, more, deltas, count } = entry;
  const pace = new Pace(breathe, signal);
  let first: Uint8Array | undefined;
  const open = async (stored: Uint8Array): Promise<FindTable> => {
    const verified = verifyFile(stored, find);
    const reading = readFindFile(stored, pace); // Meanwhile; what comes of bytes that nobody vouches for is thrown away.
    reading.catch(() => {});
    await verified;
    const read = await reading;
    first = stored;
    return read;
  };
  const table = (await files.readKept(find.file, open)) ?? (await tableByDelta(files, deltas, pace, signal)) ?? (await files.read(find.file, open, signal));
  if (table.size !== count) throw new CatalogueError('damaged', `${find.file} has ${table.size} of ${count} services`);
  const search = await createSearch(table, { breathe, signal });
  // Nobody's abort ends it: it is for all later questions.
  const wider = more && (async () => createSearch(await widerTable(files, first ?? find, more, new Pace(breathe)), { breathe }));
  return { finder: finderOf(entry, stale, search, wider), files, entry };
}

/** The table with all ways of asking: what adds them goes on where the first file ends. */
async function widerTable(files: CatalogueFiles, find: Uint8Array | FileReference, more: FileReference, pace: Pace): Promise<FindTable> {
  const whole = (reference: FileReference) => files.read(reference.file, (bytes) => verifyFile(bytes, reference), undefined);
  const first = 'file' in find ? await whole(find) : find;
  return readFindFile(first, pace, await whole(more));
}

/** A catalogue without what reads its details, and what that will need. */
interface Opened {
  readonly finder: FindsServices;
  readonly files: CatalogueFiles;
  readonly entry: Entry;
}

/** @param wider - Prepares a search that knows all ways of asking. */
function finderOf({ source }: Entry, stale: CatalogueError | undefined, usual: Search, wider: (() => Promise<Search>) | undefined): FindsServices {
  let search = usual;
  let isWhole = !wider;
  let widening: Promise<void> | undefined;
  const widen = async (): Promise<void> => {
    if (!wider || isWhole) return;
    search = await wider();
    isWhole = true;
  };
  const complete = async ({ signal }: AskOptions = {}): Promise<void> => {
    throwIfAborted(signal);
    widening ??= widen().finally(() => {
      widening = undefined;
    });
    await widening;
    throwIfAborted(signal);
  };
  /** Fetches the words that are not here yet; where they cannot be had, the next question tries again. */
  const completeQuietly = (): Promise<void> => complete().catch(() => {});
  return {
    source,
    stale,
    complete,
    /** What is sure by the usual words is answered at once; the rest waits for all words, where they can be had. */
    async search(query, options) {
      const isFinal = isWhole;
      let result = await search.search(query, options);
      const completing = completeQuietly();
      if (!result.isSure && !isFinal) {
        await completing;
        throwIfAborted(options?.signal);
        result = await search.search(query, options);
      }
      const { isSure: _, ...shown } = result;
      return { ...shown, source };
    },
    suggest(prefix, options) {
      void completeQuietly();
      return search.suggest(prefix, options);
    },
    facets(query, options) {
      void completeQuietly();
      return search.facets(query, options);
    },
    serviceOf: async (code) => search.serviceOf(code),
  };
}
