import type { Jurisdiction, ServiceCounts, ServiceFilters, ServiceHit, ServiceSearchResult } from '@motcua/contract/services';
import type { OpenOptions } from './catalogue.ts';
import { corrected } from './corrected.ts';
import { countFacets, keepsFilters } from './facets.ts';
import type { FindTable } from './findable.ts';
import { find, judged, type Found, type Judged } from './found.ts';
import { Hits } from './hits.ts';
import { Pace } from './pace.ts';
import { SearchIndex } from './search-index.ts';

export interface SearchOptions {
  /** Most hits; 10 by default. */
  readonly limit?: number | undefined;
  /** Where the asker lives: services of other places are left out. */
  readonly jurisdiction?: Jurisdiction | undefined;
  readonly filters?: ServiceFilters | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A service that may be meant by what was typed so far. */
export type Suggestion = Pick<ServiceHit, 'code' | 'name' | 'plainName' | 'matched'>;

/** Finds services by what people type. */
export interface Search {
  /** The service with a code, or its successor: its place in the order of codes, and its code. */
  serviceOf(code: string): { readonly place: number; readonly code: string } | undefined;
  /** `isSure`: all that was asked for is said of the first hit, in these words. */
  search(query: string, options?: SearchOptions): Promise<Omit<ServiceSearchResult, 'source'> & { readonly isSure: boolean }>;
  suggest(prefix: string, options?: SearchOptions): Promise<Suggestion[]>;
  facets(query: string, options?: SearchOptions): Promise<ServiceCounts>;
}

const usualLimit = 10;
const usualSuggestions = 6;

/**
 * Prepares a search over some services.
 *
 * @param breathe - Lets others run between slices of at most 8 ms.
 */
export async function createSearch(table: FindTable, { breathe, signal }: Pick<OpenOptions, 'breathe' | 'signal'> = {}): Promise<Search> {
  const index = await new SearchIndex(table).build(new Pace(breathe, signal));
  const hits = new Hits(table);
  const found = async (text: string, { jurisdiction, filters, signal: calledOff }: SearchOptions, isWhole?: boolean): Promise<Found> => {
    if (typeof text !== 'string') throw new TypeError(`search: "query" must be a string, got ${typeof text}`);
    return find(index, text, new Pace(breathe, calledOff), (service) => isWanted(table, service, jurisdiction, filters), isWhole);
  };
  const isNothing = ({ outcome }: Judged): boolean => outcome.outcome === 'none';
  /** What a text means; where that is nothing, whatever it is narrowed to, what it would mean without its mistakes. */
  const meant = async (text: string, { filters, ...anywhere }: SearchOptions, isWhole?: boolean): Promise<Judged> => {
    const read = async (said: string, isCorrected: boolean, narrowed = filters): Promise<Judged> =>
      judged(index, await found(said, { ...anywhere, filters: narrowed }, isWhole), isCorrected);
    const typed = await read(text, false);
    const other = isNothing(typed) ? corrected(index, typed.query) : undefined;
    if (other === undefined || (filters && !isNothing(await read(text, false, {})))) return typed;
    const right = await read(other, true, {});
    if (isNothing(right)) return typed;
    return filters ? read(other, true) : right;
  };
  return {
    serviceOf(code) {
      const place = index.serviceOf(code);
      return place === undefined ? undefined : { place, code: table.code(place) };
    },
    async search(text, options = {}) {
      const limit = limitOf(options, usualLimit);
      const what = await meant(text, options);
      return { ...what.outcome, hits: hits.of(what, limit), isSure: what.isSure };
    },
    async suggest(prefix, options = {}) {
      const limit = limitOf(options, usualSuggestions);
      return hits.of(await found(prefix, options), limit).map(({ code, name, plainName, matched }) => ({ code, name, ...(plainName !== undefined && { plainName }), matched }));
    },
    async facets(text, { filters = {}, ...options } = {}) {
      return countFacets(table, (await meant(text, options, true)).services, filters);
    },
  };
}

function limitOf({ limit }: SearchOptions, usual: number): number {
  if (limit === undefined) return usual;
  if (!Number.isInteger(limit) || limit < 1) throw new TypeError(`search: "limit" must be a whole number from 1, got ${String(limit)}`);
  return limit;
}

function isWanted(table: FindTable, service: number, jurisdiction: Jurisdiction | undefined, filters: ServiceFilters | undefined): boolean {
  // A service of the whole country applies in each province, and one of a province in each of its communes.
  if (jurisdiction && !`${jurisdiction}-`.startsWith(`${table.scope(service).jurisdiction}-`)) return false;
  return !filters || keepsFilters(table, service, filters);
}
