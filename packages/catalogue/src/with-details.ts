import type { ServiceCounts, ServiceSearchResult, Source } from '@motcua/contract/services';
import type { CatalogueError } from './catalogue-error.ts';
import type { AskOptions, Catalogue, Rerank } from './catalogue.ts';
import type { Details } from './details.ts';
import { throwIfAborted } from './pace.ts';
import { reranked } from './reranked.ts';
import type { SearchOptions, Suggestion } from './search.ts';

/** The part of a catalogue that finds services; it may be in a worker. */
export interface FindsServices {
  readonly source: Source;
  readonly stale: CatalogueError | undefined;
  search(query: string, options: SearchOptions): Promise<ServiceSearchResult>;
  suggest(prefix: string, options: SearchOptions): Promise<Suggestion[]>;
  facets(query: string, options: SearchOptions): Promise<ServiceCounts>;
  complete(options: AskOptions): Promise<void>;
  /** The service with a code, or its successor: its place in the order of codes, and its code. */
  serviceOf(code: string, options: AskOptions): Promise<{ readonly place: number; readonly code: string } | undefined>;
}

/**
 * A whole catalogue.
 *
 * @param load - Loads what reads details, with the first of them. A failure is not remembered.
 */
export function withDetails(finder: FindsServices, load: () => Promise<Details>): Catalogue {
  let loaded: Promise<Details> | undefined;
  const details = (): Promise<Details> => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
  return {
    source: finder.source,
    stale: finder.stale,
    async search(query: string, { rerank, ...options }: SearchOptions & { readonly rerank?: Rerank | undefined } = {}) {
      const result = await finder.search(query, options);
      return rerank ? reranked(query, result, rerank) : result;
    },
    suggest: (prefix, options = {}) => finder.suggest(prefix, options),
    facets: (query, options = {}) => finder.facets(query, options),
    complete: (options = {}) => finder.complete(options),
    async get(code, { signal } = {}) {
      throwIfAborted(signal);
      const service = await finder.serviceOf(code, { signal });
      return service && (await details()).get(service.place, service.code, signal);
    },
    async guides({ signal } = {}) {
      throwIfAborted(signal);
      return (await details()).guides(signal);
    },
    async prefetch(options = {}) {
      await finder.complete(options);
      await (await details()).prefetch(options.signal);
    },
  };
}
