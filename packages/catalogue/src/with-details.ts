import type { ServiceSearchResult } from '@motcua/contract/services';
import { CatalogueError } from './catalogue-error.ts';
import type { AskOptions, Catalogue } from './catalogue.ts';
import type { Details } from './details.ts';
import { throwIfAborted } from './pace.ts';
import type { SearchOptions } from './search.ts';

/** The part of a catalogue that finds services; it may be in a worker. */
export interface FindsServices extends Pick<Catalogue, 'source' | 'stale' | 'suggest' | 'facets' | 'complete'> {
  search(query: string, options?: SearchOptions): Promise<ServiceSearchResult>;
  /** The service with a code, or its successor: its place in the order of codes, and its code. */
  serviceOf(code: string, options?: AskOptions): Promise<{ readonly place: number; readonly code: string } | undefined>;
}

/**
 * A whole catalogue.
 *
 * @param load - Loads what reads details, with the first of them. A failure is not remembered.
 */
export function withDetails({ serviceOf, ...finder }: FindsServices, load: () => Promise<Details>): Catalogue {
  let loaded: Promise<Details> | undefined;
  const details = (): Promise<Details> => {
    loaded ??= load().catch((cause: unknown) => {
      loaded = undefined;
      throw new CatalogueError('unreachable', 'what reads details could not be loaded', { cause });
    });
    return loaded;
  };
  return {
    ...finder,
    async search(query, { rerank, ...options } = {}) {
      const result = await finder.search(query, options);
      if (!rerank) return result;
      // People wait for an answer, not for a better one.
      return import('./reranked.ts').then(async ({ reranked }) => reranked(query, result, rerank)).catch(() => result);
    },
    async get(code, { signal } = {}) {
      throwIfAborted(signal);
      const service = await serviceOf(code, { signal });
      return service && (await details()).get(service.place, service.code, signal);
    },
    guides: async ({ signal } = {}) => (await details()).guides(signal),
    async prefetch(options = {}) {
      await finder.complete(options);
      await (await details()).prefetch(options.signal);
    },
  };
}
