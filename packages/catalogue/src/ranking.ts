import { partOf, parts, type Evidence } from './evidence.ts';
import type { Match, Matcher } from './matcher.ts';
import { quotient } from './model.ts';
import type { Pace } from './pace.ts';
import type { Query, Unit } from './query.ts';
import type { SearchIndex } from './search-index.ts';
import { tuning } from './tuning.ts';
import type { Word } from './words.ts';

/** A service that a query may mean. */
export interface Ranked {
  readonly service: number;
  /** In `massUnits`; beyond all others where the service was named by its code. */
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
/** What all passages of a service weigh together, beside the best one. */
const ofAll = parts(tuning.together);
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
  const starts: (readonly Match[])[] = [];
  const ends: (readonly Match[])[] = [];
  const spreads = units.map((each) => wordsIn(each).reduce((sum, word) => sum + matcher.spreadOf(word), 0));
  const promises = units.map((each) => promiseOf(each, matcher));
  let rest = promises.reduce((sum, promise) => sum + promise, 0);
  let within: Evidence | undefined;
  let likeliest: Evidence | undefined;
  // The rarest first: once they have found what the others cannot outweigh, the others only tell the found ones apart.
  for (const at of [...units.keys()].sort((a, b) => (spreads[a] as number) - (spreads[b] as number) || a - b)) {
    if (pace.due) await pace.rest();
    const { words, meanings } = units[at] ?? { words: [], meanings: [] };
    const spread = spreads[at] as number;
    const isOutweighed = spread > widespread && rest < total.most * outweighed;
    const found = total.size;
    if (!isWhole && !likeliest && index.table.size > thousands && found > mostLikely && found + spread > mostFound) {
      likeliest = likeliestOf(index, query, total, accepts);
      index.returnEvidence(within);
      within = likeliest;
    } else if (isOutweighed) within ??= index.evidenceOf(total.touched);
    const around = neighboursOf(units, at);
    if (meanings.length === 0) {
      const matches = matcher.addSequence(total, words, around, together, within);
      starts[at] = matches[0] ?? [];
      ends[at] = matches.at(-1) ?? [];
    } else {
      const firsts: Match[] = [];
      const lasts: Match[] = [];
      let full = 0;
      let asked = 0;
      unit.clear();
      for (const [way, sequence] of [words, ...meanings].entries()) {
        one.clear();
        const isLiteral = way === 0;
        const matches = matcher.addSequence(one, sequence, around, isLiteral ? together : undefined, within, isWhole ? undefined : total.touched);
        firsts.push(...(matches[0] ?? []));
        lasts.push(...(matches.at(-1) ?? []));
        // Other words for the same thing weigh as much as those that were typed, however rare they are.
        if (full === 0) ({ full, asked } = one);
        unit.keepBest(one, parts(isLiteral ? tuning.literal : (full * tuning.meaning) / (one.full || 1)));
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
  const found = best(index, query, total, (likeliest ?? total).touched, together, accepts, isWhole ? 0 : least);
  for (const each of [total, unit, one, together, within]) index.returnEvidence(each);
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
function addDenials(index: SearchIndex, query: Query, matcher: Matcher, total: Evidence, within: Evidence | undefined): void {
  if (query.denied.length === 0) return;
  const denied = index.spareEvidence();
  matcher.addSequence(
    denied,
    query.denied.flatMap(({ words }) => words),
    [undefined, undefined],
    undefined,
    within,
  );
  total.addAll(denied, (passage) => index.passageDenies[passage] !== 0);
  index.returnEvidence(denied);
}

/** How much of what a passage says the query says too, in 256ths. */
function filledOf(passage: number, { passageMass }: SearchIndex, { words }: Evidence): number {
  return Math.min(256, quotient((words[passage] as number) * 256, passageMass[passage] || 1));
}

/** What a passage says of the query, less where it says much beside it. */
function saidBy(passage: number, filled: number, { passageSurplus, passageWeight, passageBits }: SearchIndex, { mass }: Evidence, { qualifiers }: Query): number {
  const surplus = passageSurplus[passage] as number;
  const said = partOf(partOf(mass[passage] as number, passageWeight[passage] as number), surplus + partOf(256 - surplus, filled));
  const unasked = (passageBits[passage] as number) & ~qualifiers;
  return unasked === 0 ? said : partOf(said, parts(tuning.unasked ** bitsIn(unasked)));
}

/** About as many passages as can be told apart: those that say most of the query so far, and least beside it. */
function likeliestOf(index: SearchIndex, query: Query, total: Evidence, accepts: (service: number) => boolean): Evidence {
  const { passageService, prior } = index;
  const { touched } = total;
  const shares = new Int32Array(touched.length);
  for (let at = 0; at < touched.length; at += 1) {
    const passage = touched[at] as number;
    const service = passageService[passage] as number;
    if (accepts(service)) shares[at] = 1 + partOf(saidBy(passage, filledOf(passage, index, total), index, total, query), prior[service] as number);
  }
  // Told from every sixteenth: to sort them all would take longer than the rest.
  const sample = shares.filter((_, at) => at % 16 === 0).sort();
  const fewest = sample[Math.max(0, sample.length - mostLikely / 16)] ?? 0;
  const likely = index.spareEvidence();
  // Where many are alike, some of them do.
  for (const areAlike of [false, true]) {
    for (let at = 0; at < shares.length && likely.size < 2 * mostLikely; at += 1) {
      if (areAlike ? shares[at] === fewest : (shares[at] as number) > fewest) likely.add(touched[at] as number, 1, 0, true);
    }
  }
  return likely;
}

function best(index: SearchIndex, query: Query, total: Evidence, passages: Uint32Array, together: Evidence, accepts: (service: number) => boolean, share: number): Ranked[] {
  const { passageService, mentioned, prior } = index;
  const denial = denialOf(index, query);
  const found: Ranked[] = [];
  let most = 0;
  let fewest = 0;
  let service = -1;
  let strongest = 0;
  let filled = 0;
  let mass = 0;
  let joined = false;
  const close = (): void => {
    if (service < 0 || !accepts(service)) return;
    const unmet = query.qualifiers & ~(mentioned[service] as number);
    let score = partOf(partOf(strongest, 256 - ofAll) + partOf(together.mass[service] as number, ofAll), prior[service] as number);
    if (denial || unmet !== 0) score = partOf(score, parts((denial?.[service] ?? 1) * tuning.unmet ** bitsIn(unmet)));
    if (score > most) {
      most = score;
      fewest = most * share;
    }
    if (score >= fewest) found.push({ service, score, coverage: Math.min(1, mass / (total.asked || 1)), filled: filled / 256, joined });
  };
  // In order, so that all passages of a service follow each other: nothing needs a place for each service that there is.
  passages.sort();
  for (let at = 0; at < passages.length; at += 1) {
    const passage = passages[at] as number;
    const owner = passageService[passage] as number;
    if (owner !== service) {
      close();
      service = owner;
      strongest = filled = mass = 0;
      joined = false;
    }
    const fill = filledOf(passage, index, total);
    const said = saidBy(passage, fill, index, total, query);
    if (said > strongest) {
      strongest = said;
      filled = fill;
    }
    if (total.joined[passage]) joined = true;
    mass = Math.max(mass, total.mass[passage] as number);
  }
  close();
  return found.filter(({ score }) => score >= fewest).sort((a, b) => b.score - a.score || a.service - b.service);
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
