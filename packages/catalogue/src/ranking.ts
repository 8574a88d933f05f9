import { isDoubtful } from './lexicon.ts';
import type { Pace } from './pace.ts';
import type { Query } from './query.ts';
import type { SearchIndex, Term } from './search-index.ts';
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

/** Most words that a started word is taken for. */
const mostCompletions = 40;

interface Match {
  readonly term: Term;
  readonly plain: string;
  readonly strength: number;
}

/** What passages have in common with some words. */
class Evidence {
  /** Mass of words and pairs, and of words alone, by passage. */
  readonly mass: Float32Array;
  readonly words: Float32Array;
  /** Passages that have a pair. */
  readonly joined: Uint8Array;
  /** What a passage with everything would have. */
  full = 0;
  /** The same, with words that no service has at the weight of the rarest. */
  asked = 0;

  constructor(passages: number) {
    this.mass = new Float32Array(passages);
    this.words = new Float32Array(passages);
    this.joined = new Uint8Array(passages);
  }
}

/** Compares a query with all services, best first. */
export class Ranking {
  readonly #index: SearchIndex;
  readonly #query: Query;
  readonly #pace: Pace;
  readonly #strength: Float32Array;
  /** Words of the catalogue that the query was found to mean; what is marked in titles. */
  readonly found = new Set<string>();

  constructor(index: SearchIndex, query: Query, pace: Pace) {
    this.#index = index;
    this.#query = query;
    this.#pace = pace;
    this.#strength = new Float32Array(index.passageService.length);
  }

  /** @param accepts - Whether a service may be among the answers at all. */
  async run(accepts: (service: number) => boolean): Promise<Ranked[]> {
    const { words, said } = this.#query;
    const together = new Float32Array(this.#index.services.length);
    const evidence = await this.#evidenceOf(words, together);
    for (const { from, to, meanings } of said) {
      const own = await this.#evidenceOf(words.slice(from, to));
      const best = new Evidence(evidence.mass.length);
      for (const meaning of meanings) {
        const other = await this.#evidenceOf(meaning);
        const scale = (own.full * tuning.meaning) / (other.full || 1);
        for (let passage = 0; passage < best.mass.length; passage += 1) {
          const mass = (other.mass[passage] ?? 0) * scale;
          if (mass <= (best.mass[passage] ?? 0)) continue;
          best.mass[passage] = mass;
          best.words[passage] = other.words[passage] ?? 0;
          best.joined[passage] = other.joined[passage] ?? 0;
        }
      }
      for (let passage = 0; passage < best.mass.length; passage += 1) {
        const literal = (own.mass[passage] ?? 0) * tuning.literal;
        const more = Math.max(best.mass[passage] ?? 0, literal) - (own.mass[passage] ?? 0);
        if (more === 0) continue;
        evidence.mass[passage] = (evidence.mass[passage] ?? 0) + more;
        if (best.joined[passage]) evidence.joined[passage] = 1;
        evidence.words[passage] = (evidence.words[passage] ?? 0) + Math.max(0, (best.words[passage] ?? 0) - (own.words[passage] ?? 0));
      }
    }
    return this.#best(evidence, together, accepts);
  }

  #best(evidence: Evidence, together: Float32Array, accepts: (service: number) => boolean): Ranked[] {
    const { services, passageService, passageWeight, passageMass } = this.#index;
    const best = new Float32Array(services.length);
    const coverage = new Float32Array(services.length);
    const fill = new Float32Array(services.length);
    const joined = new Uint8Array(services.length);
    for (const [passage, service] of passageService.entries()) {
      const mass = evidence.mass[passage] ?? 0;
      if (mass === 0) continue;
      const filled = Math.min(1, (evidence.words[passage] ?? 0) / (passageMass[passage] || 1));
      const score = mass * (passageWeight[passage] ?? 0) * (tuning.surplus + (1 - tuning.surplus) * filled);
      if (score > (best[service] ?? 0)) {
        best[service] = score;
        fill[service] = filled;
      }
      if (evidence.joined[passage]) joined[service] = 1;
      coverage[service] = Math.max(coverage[service] ?? 0, Math.min(1, mass / (evidence.asked || 1)));
    }
    const ranked: Ranked[] = [];
    for (const service of services.keys()) {
      const found = (1 - tuning.together) * (best[service] ?? 0) + tuning.together * (together[service] ?? 0);
      if (found === 0 || !accepts(service)) continue;
      ranked.push({ service, score: found * this.#prior(service), coverage: coverage[service] ?? 0, filled: fill[service] ?? 0, joined: joined[service] === 1 });
    }
    return ranked.sort((a, b) => b.score - a.score || a.service - b.service);
  }

  /** How likely a service is meant before a word is looked at. */
  #prior(service: number): number {
    const { services, named, mentioned } = this.#index;
    const { audiences = [], governmentLevels = [] } = services[service] ?? {};
    const { qualifiers } = this.#query;
    let prior = tuning.unasked ** bitsIn((named[service] ?? 0) & ~qualifiers) * tuning.unmet ** bitsIn(qualifiers & ~(mentioned[service] ?? 0));
    if (audiences.length > 0 && !audiences.includes('citizen')) prior *= tuning.business;
    if (!governmentLevels.includes('commune')) prior *= governmentLevels.includes('province') ? tuning.province : tuning.ministry;
    return prior;
  }

  async #evidenceOf(words: readonly Word[], together?: Float32Array): Promise<Evidence> {
    const evidence = new Evidence(this.#strength.length);
    let before: readonly Match[] = [];
    for (const word of words) {
      if (this.#pace.due) await this.#pace.rest();
      const matches = this.#matchesOf(word);
      const found = matches.length === 0 ? undefined : { services: Math.max(...matches.map(({ term }) => term.services)) };
      const rarity = this.#index.rarity(found, word.plain) * (isDoubtful(word, this.#query.tonesTyped) ? tuning.doubtful : 1);
      evidence.full += matches.length === 0 ? rarity * tuning.unknown : rarity;
      evidence.asked += rarity;
      this.#addWord(evidence, word, matches, rarity, together);
      this.#addPairs(evidence, before, matches);
      before = matches;
    }
    return evidence;
  }

  #addWord(evidence: Evidence, word: Word, matches: readonly Match[], rarity: number, together: Float32Array | undefined): void {
    const { passageService, passageWeight } = this.#index;
    const touched: number[] = [];
    for (const { term, plain, strength } of matches) {
      this.found.add(plain);
      for (const [at, passage] of term.passages.entries()) {
        const sameTone = !this.#query.tonesTyped || term.toneForms[term.forms[at] ?? 0] === word.toned || plain !== word.plain;
        const given = sameTone ? strength : strength * tuning.otherTone;
        const had = this.#strength[passage] ?? 0;
        if (had === 0) touched.push(passage);
        if (given > had) this.#strength[passage] = given;
      }
    }
    const best = new Map<number, number>();
    for (const passage of touched) {
      const mass = (this.#strength[passage] ?? 0) * rarity;
      evidence.mass[passage] = (evidence.mass[passage] ?? 0) + mass;
      evidence.words[passage] = (evidence.words[passage] ?? 0) + mass;
      this.#strength[passage] = 0;
      if (!together) continue;
      const service = passageService[passage] ?? 0;
      best.set(service, Math.max(best.get(service) ?? 0, mass * (passageWeight[passage] ?? 0)));
    }
    if (together) for (const [service, mass] of best) together[service] = (together[service] ?? 0) + mass;
  }

  #addPairs(evidence: Evidence, before: readonly Match[], matches: readonly Match[]): void {
    const done = new Set<number>();
    let full = 0;
    for (const left of before) {
      for (const right of matches) {
        const pair = this.#index.pairs.get(`${left.plain} ${right.plain}`);
        if (!pair) continue;
        const mass = this.#index.rarity(pair) * tuning.pair * Math.min(left.strength, right.strength);
        full = Math.max(full, mass);
        for (const passage of pair.passages) {
          if (done.has(passage)) continue;
          done.add(passage);
          evidence.mass[passage] = (evidence.mass[passage] ?? 0) + mass;
          evidence.joined[passage] = 1;
        }
      }
    }
    evidence.full += full;
    evidence.asked += full;
  }

  /** The words of the catalogue that a typed word may be. */
  #matchesOf(word: Word): Match[] {
    const { terms } = this.#index;
    const { words, unfinished } = this.#query;
    const exact = terms.get(word.plain);
    const matches: Match[] = exact ? [{ term: exact, plain: word.plain, strength: 1 }] : [];
    if (unfinished && word === words[words.length - 1]) matches.push(...this.#completionsOf(word.plain, exact ? 0.5 * tuning.prefix : tuning.prefix));
    if (matches.length > 0) return matches;
    return [...swapsOf(word.plain)].flatMap((plain) => {
      const term = terms.get(plain);
      return term ? [{ term, plain, strength: tuning.mistyped }] : [];
    });
  }

  #completionsOf(start: string, strength: number): Match[] {
    const { vocabulary, terms } = this.#index;
    let low = 0;
    for (let high = vocabulary.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((vocabulary[middle] ?? '') <= start) low = middle + 1;
      else high = middle;
    }
    const matches: Match[] = [];
    for (let at = low; matches.length < mostCompletions && vocabulary[at]?.startsWith(start); at += 1) {
      const plain = vocabulary[at] ?? '';
      const term = terms.get(plain);
      if (term) matches.push({ term, plain, strength });
    }
    return matches;
  }
}

/** A word with two neighbouring letters changed over, or one letter missing: the slips of a hurried thumb. */
function* swapsOf(word: string): Generator<string> {
  if (word.length < 3) return;
  for (let at = 0; at < word.length; at += 1) {
    if (at + 1 < word.length) yield word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    yield word.slice(0, at) + word.slice(at + 1);
  }
}

function bitsIn(value: number): number {
  let bits = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}
