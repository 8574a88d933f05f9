import type { PublicService, ServiceCounts, ServiceHit, ServiceSearchResult, Source, Guide } from '@motcua/contract/services';
import type { CatalogueError } from './catalogue-error.ts';
import type { CatalogueSource } from './catalogue-source.ts';
import { openFinder } from './finder.ts';
import type { SearchOptions, Suggestion } from './search.ts';
import { withDetails } from './with-details.ts';

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
  const { finder, files, entry } = await openFinder(source, options);
  return withDetails(finder, async () => new (await import('./details.ts')).Details(files, entry, options.breathe));
}
