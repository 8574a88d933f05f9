import type { Jurisdiction, ServiceFilters, ServiceHit, ServiceSearchResult } from '@motcua/contract/services';
import type { OpenOptions } from './catalogue.ts';
import type { FindableService } from './findable.ts';
import { matchedIn } from './matched.ts';
import { outcomeOf } from './outcome.ts';
import { Pace } from './pace.ts';
import { readQuery } from './query.ts';
import { Ranking, type Ranked } from './ranking.ts';
import { SearchIndex } from './search-index.ts';

export interface SearchOptions {
  /** Most hits; 10 by default. */
  readonly limit?: number | undefined;
  /** Where the asker lives: services of other places are left out. */
  readonly jurisdiction?: Jurisdiction | undefined;
  readonly filters?: ServiceFilters | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Finds services by what people type. */
export interface Search {
  /** The service with a code, or its successor. */
  codeOf(code: string): string | undefined;
  search(query: string, options?: SearchOptions): Promise<Omit<ServiceSearchResult, 'source'>>;
}

const usualLimit = 10;

/**
 * Prepares a search over some services.
 *
 * @param breathe - Lets others run between slices of at most 8 ms.
 */
export async function createSearch(services: readonly FindableService[], { breathe, signal }: Pick<OpenOptions, 'breathe' | 'signal'> = {}): Promise<Search> {
  const index = await new SearchIndex(services).build(new Pace(breathe, signal));
  return {
    codeOf(code) {
      const service = index.indexOf(code);
      return service === undefined ? undefined : services[service]?.code;
    },
    async search(text, { limit = usualLimit, jurisdiction, filters, signal: called } = {}) {
      if (typeof text !== 'string') throw new TypeError(`search: "query" must be a string, got ${typeof text}`);
      if (!Number.isInteger(limit) || limit < 1) throw new TypeError(`search: "limit" must be a whole number from 1, got ${String(limit)}`);
      const pace = new Pace(breathe, called);
      const query = readQuery(text);
      const accepts = (service: number): boolean => isWanted(services[service], jurisdiction, filters);
      const named = [...new Set(query.codes.flatMap((code) => index.indexOf(code) ?? []))].filter(accepts);
      const ranking = new Ranking(index, query, pace);
      const ranked = await ranking.run((service) => accepts(service) && !named.includes(service));
      const first: Ranked[] = named.map((service) => ({ service, score: Number.POSITIVE_INFINITY, coverage: 1, filled: 1, joined: true }));
      const hits = [...first, ...ranked].slice(0, limit).flatMap(({ service }) => hitOf(services[service], ranking.found));
      return { ...(first.length > 0 ? { outcome: 'answer' } : outcomeOf(ranked, services, query.typed === 1)), hits };
    },
  };
}

function isWanted(row: FindableService | undefined, jurisdiction: Jurisdiction | undefined, filters: ServiceFilters = {}): boolean {
  if (!row) return false;
  const { governmentLevel, channel, sector } = filters;
  // A service of the whole country applies in each province, and one of a province in each of its communes.
  if (jurisdiction !== undefined && !`${jurisdiction}-`.startsWith(`${row.jurisdiction}-`)) return false;
  if (governmentLevel !== undefined && !row.governmentLevels.includes(governmentLevel)) return false;
  if (channel !== undefined && !row.channels.includes(channel)) return false;
  return sector === undefined || row.sector?.normalize('NFC') === sector.normalize('NFC');
}

function hitOf(row: FindableService | undefined, found: ReadonlySet<string>): ServiceHit[] {
  if (!row) return [];
  const { aliases: _aliases, sector: _sector, jurisdiction: _jurisdiction, audiences: _audiences, results: _results, replaces: _replaces, ...shown } = row;
  return [{ ...shown, matched: matchedIn(row, found) }];
}
