import type { Jurisdiction, ServiceFilters, ServiceHit, ServiceSearchResult } from '@motcua/contract/services';
import type { OpenOptions } from './catalogue.ts';
import { countFacets, type Facets } from './facets.ts';
import type { FindableService, FindTable } from './findable.ts';
import { matchedIn } from './matched.ts';
import { Matcher } from './matcher.ts';
import { outcomeOf } from './outcome.ts';
import { Pace } from './pace.ts';
import { readQuery, type Query } from './query.ts';
import { ranked, type Ranked } from './ranking.ts';
import { SearchIndex } from './search-index.ts';
import { titleOf, told, type Title } from './siblings.ts';
import { wordsOf } from './words.ts';

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
  /** The service with a code, or its successor. */
  codeOf(code: string): string | undefined;
  search(query: string, options?: SearchOptions): Promise<Omit<ServiceSearchResult, 'source'>>;
  suggest(prefix: string, options?: SearchOptions): Promise<Suggestion[]>;
  facets(query: string, options?: SearchOptions): Promise<Facets>;
}

const mostRows = 2000;
const usualLimit = 10;
const usualSuggestions = 6;
/** Facets count what is at least this part as likely as the best. */
const facetMargin = 0.5;

/** What a query found. */
interface Found {
  readonly query: Query;
  readonly services: readonly Ranked[];
  /** The first was named by its code. */
  readonly isNamed: boolean;
  readonly isFound: (plain: string) => boolean;
}

/**
 * Prepares a search over some services.
 *
 * @param breathe - Lets others run between slices of at most 8 ms.
 */
export async function createSearch(table: FindTable, { breathe, signal }: Pick<OpenOptions, 'breathe' | 'signal'> = {}): Promise<Search> {
  const index = await new SearchIndex(table).build(new Pace(breathe, signal));
  const rows = new Rows(table);
  const find = (text: string, options: SearchOptions): Promise<Found> => found(index, text, options, new Pace(breathe, options.signal));
  return {
    codeOf(code) {
      const service = index.serviceOf(code);
      return service === undefined ? undefined : table.code(service);
    },
    async search(text, options = {}) {
      const limit = limitOf(options, usualLimit);
      const { query, services, isNamed, isFound } = await find(text, options);
      const hits = hitsOf(rows, services.slice(0, limit), isFound);
      if (isNamed) return { outcome: 'answer', hits };
      const unknown = query.units.filter(({ words, meanings }) => meanings.length === 0 && words.every(({ plain }) => index.termOf(plain) === undefined)).length;
      return { ...outcomeOf(services, table, { elsewhere: index.lexicon.elsewhereIn(query.words, query.tonesTyped), unknown }), hits };
    },
    async suggest(prefix, options = {}) {
      const limit = limitOf(options, usualSuggestions);
      const { services, isFound } = await find(prefix, options);
      return hitsOf(rows, services.slice(0, limit), isFound).map(({ code, name, plainName, matched }) => ({ code, name, ...(plainName !== undefined && { plainName }), matched }));
    },
    async facets(text, options = {}) {
      const { services } = await find(text, options);
      const least = (services[0]?.score ?? 0) * facetMargin;
      return countFacets(
        table,
        services.flatMap(({ service, score }) => (score >= least ? [service] : [])),
      );
    },
  };
}

function limitOf({ limit }: SearchOptions, usual: number): number {
  if (limit === undefined) return usual;
  if (!Number.isInteger(limit) || limit < 1) throw new TypeError(`search: "limit" must be a whole number from 1, got ${String(limit)}`);
  return limit;
}

async function found(index: SearchIndex, text: string, { jurisdiction, filters }: SearchOptions, pace: Pace): Promise<Found> {
  if (typeof text !== 'string') throw new TypeError(`search: "query" must be a string, got ${typeof text}`);
  const { table } = index;
  const query = readQuery(text, index);
  const matcher = new Matcher(index, query);
  const accepts = (service: number): boolean => isWanted(table, service, jurisdiction, filters);
  const named = [...new Set(query.codes.flatMap((code) => index.serviceOf(code) ?? []))].filter(accepts);
  const others = await ranked(index, query, matcher, pace, (service) => accepts(service) && !named.includes(service));
  const first = named.map((service): Ranked => ({ service, score: Number.POSITIVE_INFINITY, coverage: 1, filled: 1, joined: true }));
  return {
    query,
    services: [...first, ...officialFirst(table, query, others)],
    isNamed: first.length > 0,
    isFound: (plain) => matcher.found.has(index.termOf(plain) ?? -1),
  };
}

const mostOfficial = 8;
/** Which part of a query an official name must be, to be taken for the question itself. */
const wholeName = 0.7;

/** Who copies an official name means that service, whatever else its siblings have: the longest name that was copied comes first. */
function officialFirst(table: FindTable, query: Query, services: readonly Ranked[]): readonly Ranked[] {
  const least = query.words.length * wholeName;
  const long = least < 3 ? [] : services.slice(0, mostOfficial).filter(({ service }) => table.nameWords(service).length >= least);
  if (long.length === 0) return services;
  const typed = ` ${query.words.map(({ plain }) => plain).join(' ')} `;
  const copied = long
    .map((ranking) => ({ ranking, name: wordsOf(table.service(ranking.service).name).map(({ plain }) => plain) }))
    .filter(({ name }) => typed.includes(` ${name.join(' ')} `))
    .sort((a, b) => b.name.length - a.name.length)[0]?.ranking;
  if (!copied) return services;
  return [{ ...copied, score: Math.max(copied.score, services[0]?.score ?? 0) }, ...services.filter((each) => each !== copied)];
}

function isWanted(table: FindTable, service: number, jurisdiction: Jurisdiction | undefined, { governmentLevel, channel, sector }: ServiceFilters = {}): boolean {
  // A service of the whole country applies in each province, and one of a province in each of its communes.
  if (jurisdiction !== undefined && !`${jurisdiction}-`.startsWith(`${table.jurisdiction(service)}-`)) return false;
  if (governmentLevel !== undefined && !table.levels(service).includes(governmentLevel)) return false;
  if (channel !== undefined && !table.channels(service).includes(channel)) return false;
  return sector === undefined || table.sectors[table.sectorOf(service)]?.normalize('NFC') === sector.normalize('NFC');
}

/** What was shown before is likely shown again: the next letter that is typed finds nearly the same. */
class Rows {
  readonly #table: FindTable;
  readonly #known = new Map<number, { readonly row: FindableService; readonly title: Title }>();

  constructor(table: FindTable) {
    this.#table = table;
  }

  at(service: number): { readonly row: FindableService; readonly title: Title } {
    let known = this.#known.get(service);
    if (!known) {
      if (this.#known.size >= mostRows) this.#known.clear();
      const row = this.#table.service(service);
      this.#known.set(service, (known = { row, title: titleOf(row) }));
    }
    return known;
  }
}

function hitsOf(rows: Rows, services: readonly Ranked[], isFound: (plain: string) => boolean): ServiceHit[] {
  const shown = services.map(({ service }) => rows.at(service));
  const titles = shown.map(({ title }) => title);
  const notes = told(
    shown.map(({ row }) => row),
    titles,
  );
  return shown.map(({ row }, at) => {
    const { aliases: _aliases, sector: _sector, jurisdiction: _jurisdiction, audiences: _audiences, replaces: _replaces, ...hit } = row;
    return { ...hit, ...(notes[at] !== undefined && { distinction: notes[at] }), matched: matchedIn(titles[at], isFound) };
  });
}
