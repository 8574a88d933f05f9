import type { Evidence } from './evidence.ts';
import type { Match, Matcher } from './matcher.ts';
import type { Pace } from './pace.ts';
import { PassageSet } from './passage-set.ts';
import type { Query, Unit } from './query.ts';
import type { SearchIndex } from './search-index.ts';
import { tuning } from './tuning.ts';
import type { Word } from './words.ts';

/** A service that a query may mean. */
export interface Ranked {
  readonly service: number;
  readonly score: number;
  /** Which part of what the query says one of its passages says too, from 0 to 1. */
  readonly coverage: number;
  /** Which part of what its best passage says the query says too, from 0 to 1. */
  readonly filled: number;
  /** Whether words that follow each other in the query do so in a passage: a single word may be there by chance. */
  readonly joined: boolean;
}

/** Words with more places than this are only looked for in what rarer ones found, where they can no longer outweigh those. */
const widespread = 3000;
const outweighed = 0.75;
/**
 * In a catalogue with more services than `thousands`: where a word could bring those that were found to more passages than
 * `mostFound`, it and the words after it only tell the likeliest of them apart. A query then takes hardly longer than in a
 * smaller one.
 */
const thousands = 16_384;
const mostFound = 8192;
const mostLikely = 2048;
/** What scores less than this part of the best one is not worth showing. */
export const least = 0.2;

/**
 * Compares a query with all services, best first.
 *
 * @param accepts - Whether a service may be among the answers at all.
 * @param isWhole - Whether every service counts, however unlikely: then a query takes the longer, the more services there are.
 */
export async function ranked(index: SearchIndex, query: Query, matcher: Matcher, pace: Pace, accepts: (service: number) => boolean, isWhole = false): Promise<Ranked[]> {
  const total = index.spareEvidence();
  const unit = index.spareEvidence();
  const one = index.spareEvidence();
  const together = index.spareEvidence();
  const { units } = query;
  const starts: (readonly Match[])[][] = [];
  const ends: (readonly Match[])[][] = [];
  const spreads = units.map((each) => wordsIn(each).reduce((sum, word) => sum + matcher.spreadOf(word), 0));
  const promises = units.map((each) => promiseOf(each, matcher));
  let rest = promises.reduce((sum, promise) => sum + promise, 0);
  let within: PassageSet | undefined;
  let likeliest: readonly number[] | undefined;
  // The rarest first: once they have found what the others cannot outweigh, the others only tell the found ones apart.
  for (const at of [...units.keys()].sort((a, b) => (spreads[a] as number) - (spreads[b] as number) || a - b)) {
    if (pace.due) await pace.rest();
    const { words, meanings } = units[at] ?? { words: [], meanings: [] };
    const spread = spreads[at] as number;
    const isOutweighed = spread > widespread && rest < total.most * outweighed;
    const found = total.touched.length;
    if (!isWhole && !likeliest && index.table.size > thousands && found > mostLikely && found + spread > mostFound) {
      likeliest = likeliestOf(index, total, accepts);
      within = new PassageSet(index, likeliest);
    } else if (isOutweighed) within ??= new PassageSet(index, total.touched);
    const around = neighboursOf(units, at);
    if (meanings.length === 0) {
      const matches = matcher.addSequence(total, words, around, together, within);
      starts[at] = matches.slice(0, 1);
      ends[at] = matches.slice(-1);
    } else {
      const firsts: (readonly Match[])[] = [];
      const lasts: (readonly Match[])[] = [];
      let full = 0;
      let asked = 0;
      unit.clear();
      for (const [way, sequence] of [words, ...meanings].entries()) {
        one.clear();
        const isLiteral = way === 0;
        const matches = matcher.addSequence(one, sequence, around, isLiteral ? together : undefined, within, isWhole ? undefined : total.touched);
        firsts.push(...matches.slice(0, 1));
        lasts.push(...matches.slice(-1));
        // Other words for the same thing weigh as much as those that were typed, however rare they are.
        if (full === 0) ({ full, asked } = one);
        unit.keepBest(one, isLiteral ? tuning.literal : (full * tuning.meaning) / (one.full || 1));
      }
      total.addAll(unit);
      total.full += full;
      total.asked += asked;
      starts[at] = firsts;
      ends[at] = lasts;
    }
    rest -= promises[at] as number;
  }
  for (let at = 1; at < units.length; at += 1) matcher.addPairs(total, ends[at - 1] ?? [], starts[at] ?? [], within);
  addDenials(index, query, matcher, total, likeliest && within);
  if (pace.due) await pace.rest();
  const found = best(index, query, total, likeliest ?? total.touched, together, accepts, isWhole ? 0 : least);
  for (const each of [total, unit, one, together]) index.returnEvidence(each);
  return found;
}

/** What is looked for of a unit: its words, and those of its meanings. */
function wordsIn({ words, meanings }: Unit): Word[] {
  return [...words, ...meanings.flat()];
}

/** The most that a unit may add to a passage. */
function promiseOf({ words, meanings }: Unit, matcher: Matcher): number {
  const weightOf = (sequence: readonly Word[]): number => sequence.reduce((sum, word) => sum + matcher.rarityOf(word), 0);
  // A meaning weighs as much as the words that were typed; without any, as much as itself.
  return (weightOf(words) || Math.max(0, ...meanings.map(weightOf))) * (1 + tuning.pair);
}

function neighboursOf(units: readonly Unit[], at: number): readonly [Word | undefined, Word | undefined] {
  const before = units[at - 1]?.words;
  return [before?.[before.length - 1], units[at + 1]?.words[0]];
}

/** What a query denies, a service may deny as well: "người dịch không phải là cộng tác viên". */
function addDenials(index: SearchIndex, query: Query, matcher: Matcher, total: Evidence, within: PassageSet | undefined): void {
  if (query.denied.length === 0) return;
  const denied = index.spareEvidence();
  matcher.addSequence(
    denied,
    query.denied.flatMap(({ words }) => words),
    [undefined, undefined],
    undefined,
    within,
  );
  total.addAll(denied, (passage) => index.passageDenies[passage] === true);
  index.returnEvidence(denied);
}

/** About as many passages as can be told apart: those that say most of the query so far, and least beside it. */
function likeliestOf(index: SearchIndex, { touched, mass, words }: Evidence, accepts: (service: number) => boolean): number[] {
  const { passageService, passageWeight, passageMass, prior } = index;
  const wanted: number[] = [];
  const shares: number[] = [];
  for (const passage of touched) {
    const service = passageService[passage] as number;
    if (!accepts(service)) continue;
    const filled = (words[passage] as number) / (passageMass[passage] || 1);
    wanted.push(passage);
    shares.push((mass[passage] as number) * (tuning.surplus + filled) * (passageWeight[passage] as number) * (prior[service] as number));
  }
  // Told from every sixteenth: to sort them all would take longer than the rest.
  const sample = Float64Array.from({ length: shares.length >> 4 }, (_, at) => shares[at << 4] as number).sort();
  const fewest = sample[Math.max(0, sample.length - mostLikely / 16)] ?? 0;
  const likely = wanted.filter((_, at) => (shares[at] as number) > fewest);
  // Where many are alike, some of them do.
  return [...likely, ...wanted.filter((_, at) => shares[at] === fewest)].slice(0, 2 * mostLikely);
}

function best(index: SearchIndex, query: Query, total: Evidence, passages: readonly number[], together: Evidence, accepts: (service: number) => boolean, share: number): Ranked[] {
  const { passageService, passageKind, passageWeight, passageMass, passageBits, mentioned, prior } = index;
  const denial = denialOf(index, query);
  const found: Ranked[] = [];
  let most = 0;
  // Given what it needs: a fraction that changes for each passage takes memory each time where another function reads it as well.
  const close = (service: number, strongest: number, filled: number, coverage: number, joined: boolean): void => {
    if (service < 0 || !accepts(service)) return;
    const unmet = query.qualifiers & ~(mentioned[service] as number);
    const evidence = (1 - tuning.together) * strongest + tuning.together * (together.mass[service] as number);
    const score = evidence * (prior[service] ?? 1) * (denial?.[service] ?? 1) * (unmet === 0 ? 1 : tuning.unmet ** bitsIn(unmet));
    most = Math.max(most, score);
    if (score >= most * share) found.push({ service, score, coverage, filled, joined });
  };
  // In order, so that all passages of a service follow each other: nothing needs a place for each service that there is.
  const inOrder = new Uint32Array(passages).sort();
  let service = -1;
  let strongest = 0;
  let filled = 0;
  let coverage = 0;
  let joined = false;
  for (let at = 0; at < inOrder.length; at += 1) {
    const passage = inOrder[at] as number;
    const owner = passageService[passage] as number;
    if (owner !== service) {
      close(service, strongest, filled, coverage, joined);
      service = owner;
      strongest = filled = coverage = 0;
      joined = false;
    }
    const mass = total.mass[passage] as number;
    const fill = Math.min(1, (total.words[passage] as number) / (passageMass[passage] || 1));
    const surplus = passageKind[passage] === 'alias' ? tuning.aliasSurplus : tuning.surplus;
    const unasked = (passageBits[passage] as number) & ~query.qualifiers;
    const score = mass * (passageWeight[passage] as number) * (surplus + (1 - surplus) * fill) * (unasked === 0 ? 1 : tuning.unasked ** bitsIn(unasked));
    if (score > strongest) {
      strongest = score;
      filled = fill;
    }
    if (total.joined[passage]) joined = true;
    coverage = Math.max(coverage, Math.min(1, mass / (total.asked || 1)));
  }
  close(service, strongest, filled, coverage, joined);
  return found.filter(({ score }) => score >= most * share).sort((a, b) => b.score - a.score || a.service - b.service);
}

/** By service, how much less likely it is because the query denies what its name says; or more, because both deny it. */
function denialOf(index: SearchIndex, query: Query): Float32Array | undefined {
  if (query.denied.length === 0) return undefined;
  const said = new Set(query.units.flatMap(wordsIn).map(({ plain }) => plain));
  const share = new Float32Array(index.table.size);
  const { starts, owners, names, passageService } = index;
  let full = 0;
  for (const { plain } of query.denied.flatMap(({ words }) => words)) {
    const term = said.has(plain) ? undefined : index.termOf(plain);
    if (term === undefined) continue;
    const rarity = index.rarity(index.services[term] as number);
    full += rarity;
    let last = -1;
    for (let at = starts[term] as number; at < (starts[term + 1] as number); at += 1) {
      const passage = owners[at] as number;
      const service = passageService[passage] as number;
      if (service === last || names[service] !== passage) continue;
      last = service;
      share[service] = (share[service] as number) + rarity;
    }
  }
  if (full === 0) return undefined;
  return share.map((mass, service) => 1 + (mass / full) * (index.passageDenies[names[service] as number] ? tuning.denies : -tuning.denied));
}

function bitsIn(value: number): number {
  let bits = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}
