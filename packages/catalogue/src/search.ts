import type { Jurisdiction, ServiceCounts, ServiceFilters, ServiceHit, ServiceSearchResult } from '@motcua/contract/services';
import type { OpenOptions } from './catalogue.ts';
import { corrected } from './corrected.ts';
import { countFacets, keepsFilters } from './facets.ts';
import type { FindableService, FindTable } from './findable.ts';
import { matchedIn } from './matched.ts';
import { Matcher } from './matcher.ts';
import { outcomeOf, type Asked, type Outcome } from './outcome.ts';
import { Pace } from './pace.ts';
import { readQuery, type Query } from './query.ts';
import { ranked, type Ranked } from './ranking.ts';
import { SearchIndex } from './search-index.ts';
import { titleOf, type Title } from './siblings.ts';
import type { Word } from './words.ts';

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

const mostRows = 2000;
/** Which part of a question a service must say to be sure, whatever other words may come later. */
const sureCoverage = 0.95;
/** And which part of what it says must be asked for: who asks for a certificate does not mean its copies. */
const sureFilled = 0.3;
const usualLimit = 10;
const usualSuggestions = 6;

/** What a query found. */
interface Found {
  readonly query: Query;
  readonly services: readonly Ranked[];
  /** The first was named by its code. */
  readonly isNamed: boolean;
  readonly isFound: (word: Word) => boolean;
}

interface Judged extends Found {
  readonly outcome: Outcome;
  readonly isSure: boolean;
}

/**
 * Prepares a search over some services.
 *
 * @param breathe - Lets others run between slices of at most 8 ms.
 */
export async function createSearch(table: FindTable, { breathe, signal }: Pick<OpenOptions, 'breathe' | 'signal'> = {}): Promise<Search> {
  const index = await new SearchIndex(table).build(new Pace(breathe, signal));
  const rows = rowsOf(table);
  const find = (text: string, options: SearchOptions, isWhole?: boolean): Promise<Found> => found(index, text, options, new Pace(breathe, options.signal), isWhole);
  const judged = (what: Found, isCorrected: boolean): Judged => {
    const { query, services, isNamed } = what;
    if (isNamed) return { ...what, outcome: { outcome: 'answer' }, isSure: true };
    const asked = askedIn(index, query);
    const outcome = outcomeOf(services, table, asked, isCorrected);
    const [best] = services;
    const isSure =
      outcome.outcome === 'answer' &&
      !isCorrected &&
      !query.isGuessed &&
      best !== undefined &&
      best.joined &&
      best.coverage >= sureCoverage &&
      best.filled >= sureFilled &&
      asked.unknown === 0;
    return { ...what, outcome, isSure };
  };
  const isNothing = ({ outcome }: Judged): boolean => outcome.outcome === 'none';
  /** What a text means; where that is nothing, whatever it is narrowed to, what it would mean without its mistakes. */
  const meant = async (text: string, { filters, ...anywhere }: SearchOptions, isWhole?: boolean): Promise<Judged> => {
    const read = async (words: string, isCorrected: boolean, narrowed = filters): Promise<Judged> =>
      judged(await find(words, { ...anywhere, filters: narrowed }, isWhole), isCorrected);
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
      const { services, isFound, outcome, isSure } = await meant(text, options);
      return { ...outcome, hits: hitsOf(rows, services.slice(0, limit), isFound), isSure };
    },
    async suggest(prefix, options = {}) {
      const limit = limitOf(options, usualSuggestions);
      const { services, isFound } = await find(prefix, options);
      return hitsOf(rows, services.slice(0, limit), isFound).map(({ code, name, plainName, matched }) => ({ code, name, ...(plainName !== undefined && { plainName }), matched }));
    },
    async facets(text, { filters = {}, ...options } = {}) {
      return countFacets(table, (await meant(text, options, true)).services, filters);
    },
  };
}

/** What a query is like, beside what was found. */
function askedIn(index: SearchIndex, query: Query): Asked {
  const isUnknown = ({ plain, toned }: Word): boolean => (query.tonesTyped ? index.formOf(toned) < 0 : index.termOf(plain) === undefined);
  const unknown = query.units.filter(({ words, meanings }) => meanings.length === 0 && words.every(isUnknown)).length;
  return { elsewhere: index.lexicon.elsewhereIn(query.words, query.tonesTyped), unknown, plain: index.plain };
}

function limitOf({ limit }: SearchOptions, usual: number): number {
  if (limit === undefined) return usual;
  if (!Number.isInteger(limit) || limit < 1) throw new TypeError(`search: "limit" must be a whole number from 1, got ${String(limit)}`);
  return limit;
}

async function found(index: SearchIndex, text: string, { jurisdiction, filters }: SearchOptions, pace: Pace, isWhole?: boolean): Promise<Found> {
  if (typeof text !== 'string') throw new TypeError(`search: "query" must be a string, got ${typeof text}`);
  const { table } = index;
  const query = readQuery(text, index);
  const matcher = new Matcher(index, query);
  const accepts = (service: number): boolean => (!jurisdiction && !filters) || isWanted(table, service, jurisdiction, filters);
  const named = [...new Set(query.codes.flatMap((code) => index.serviceOf(code) ?? []))].filter(accepts);
  const others = await ranked(index, query, matcher, pace, (service) => accepts(service) && !named.includes(service), isWhole);
  const first = named.map((service): Ranked => ({ service, score: Number.POSITIVE_INFINITY, coverage: 1, filled: 1, joined: true }));
  return {
    query,
    services: [...first, ...officialFirst(index, query, others)],
    isNamed: first.length > 0,
    isFound: (word) => matcher.isFound(word),
  };
}

const mostOfficial = 8;
/** Which part of a query an official name must be, to be taken for the question itself. */
const wholeName = 0.7;

/** Who copies an official name means that service, whatever else its siblings have: the longest name that was copied comes first. */
function officialFirst(index: SearchIndex, query: Query, services: readonly Ranked[]): readonly Ranked[] {
  const typed = query.words;
  const least = typed.length * wholeName;
  if (least < 3) return services;
  let copied: Ranked | undefined;
  let longest = 0;
  for (const ranking of services.slice(0, mostOfficial)) {
    const length = index.nameLengths[ranking.service] as number;
    if (length < least || length <= longest) continue;
    const name = index.nameOf(ranking.service);
    if (!typed.some((_, at) => name.every(({ plain }, offset) => typed[at + offset]?.plain === plain))) continue;
    copied = ranking;
    longest = length;
  }
  if (!copied) return services;
  return [{ ...copied, score: Math.max(copied.score, services[0]?.score ?? 0) }, ...services.filter((each) => each !== copied)];
}

function isWanted(table: FindTable, service: number, jurisdiction: Jurisdiction | undefined, filters: ServiceFilters = {}): boolean {
  // A service of the whole country applies in each province, and one of a province in each of its communes.
  if (jurisdiction !== undefined && !`${jurisdiction}-`.startsWith(`${table.scope(service).jurisdiction}-`)) return false;
  return keepsFilters(table, service, filters);
}

/** A service's row by its place, and what a list calls it. */
type Rows = (service: number) => { readonly row: FindableService; readonly title: Title };

/** What was shown before is likely shown again: the next letter that is typed finds nearly the same. */
function rowsOf(table: FindTable): Rows {
  const known = new Map<number, ReturnType<Rows>>();
  return (service) => {
    let shown = known.get(service);
    if (!shown) {
      if (known.size >= mostRows) known.clear();
      const row = table.service(service);
      known.set(service, (shown = { row, title: titleOf(row) }));
    }
    return shown;
  };
}

function hitsOf(rows: Rows, services: readonly Ranked[], isFound: (word: Word) => boolean): ServiceHit[] {
  return services.map(({ service }) => {
    const { row, title } = rows(service);
    const { aliases: _aliases, sector: _sector, jurisdiction: _jurisdiction, audiences: _audiences, replaces: _replaces, ...hit } = row;
    return { ...hit, matched: matchedIn(title, isFound) };
  });
}
