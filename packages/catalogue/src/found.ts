import { Matcher } from './matcher.ts';
import { outcomeOf, type Asked, type Outcome } from './outcome.ts';
import type { Pace } from './pace.ts';
import { readQuery, type Query } from './query.ts';
import { ranked, type Ranked } from './ranking.ts';
import type { SearchIndex } from './search-index.ts';
import type { Word } from './words.ts';

/** Which part of a question a service must say to be sure, whatever other words may come later. */
const sureCoverage = 0.95;
/** And which part of what it says must be asked for: who asks for a certificate does not mean its copies. */
const sureFilled = 0.3;

/** What a query found. */
export interface Found {
  readonly query: Query;
  readonly services: readonly Ranked[];
  /** The first was named by its code. */
  readonly isNamed: boolean;
  /** Whether a word was looked for. */
  readonly isFound: (word: Word) => boolean;
}

export interface Judged extends Found {
  readonly outcome: Outcome;
  readonly isSure: boolean;
}

/**
 * Finds what a text may mean.
 *
 * @param accepts - Whether a service may be among the answers at all.
 * @param isWhole - Whether every service counts, however unlikely.
 */
export async function find(index: SearchIndex, text: string, pace: Pace, accepts: (service: number) => boolean, isWhole?: boolean): Promise<Found> {
  const query = readQuery(text, index);
  const matcher = new Matcher(index, query);
  const named = [...new Set(query.codes.flatMap((code) => index.serviceOf(code) ?? []))].filter(accepts);
  const others = await ranked(index, query, matcher, pace, (service) => accepts(service) && !named.includes(service), isWhole);
  const first = named.map((service): Ranked => ({ service, score: Number.POSITIVE_INFINITY, coverage: 1, filled: 1, joined: true }));
  return {
    query,
    services: [...first, ...officialFirst(index, query, others)],
    isNamed: named.length > 0,
    isFound: (word) => matcher.isFound(word),
  };
}

/**
 * Says whether what was found is the answer.
 *
 * @param isCorrected - Whether the words are others than those that were typed.
 */
export function judged(index: SearchIndex, what: Found, isCorrected: boolean): Judged {
  const { query, services, isNamed } = what;
  if (isNamed) return { ...what, outcome: { outcome: 'answer' }, isSure: true };
  const asked = askedIn(index, query);
  const outcome = outcomeOf(services, index.table, asked, isCorrected);
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
}

/** What a query is like, beside what was found. */
function askedIn(index: SearchIndex, query: Query): Asked {
  const isUnknown = ({ plain, toned }: Word): boolean => (query.tonesTyped ? index.formOf(toned) < 0 : index.termOf(plain) === undefined);
  const unknown = query.units.filter(({ words, meanings }) => meanings.length === 0 && words.every(isUnknown)).length;
  return { elsewhere: index.lexicon.elsewhereIn(query.words, query.tonesTyped), unknown, plain: index.plain };
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
