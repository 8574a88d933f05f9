import { nearest } from './corrected.ts';
import { partOf, type Evidence } from './evidence.ts';
import type { Query } from './query.ts';
import type { SearchIndex } from './search-index.ts';
import { tuning } from './tuning.ts';
import type { Word } from './words.ts';

/** A term that a typed word may be. */
export interface Match {
  readonly term: number;
  readonly strength: number;
}

/** In a catalogue of tens of thousands: a word with more places tells too little to be looked for in all of them. */
const mostPlaces = 6000;
/** Most terms that a started word is taken for. */
const mostCompletions = 40;

/** Finds what the passages of an index have in common with words of a query. */
export class Matcher {
  /** Words that were looked for, as they were typed or as the law has them. */
  readonly #looked = new Map<string, Word[]>();
  readonly #index: SearchIndex;
  readonly #query: Query;
  readonly #matches = new Map<Word, readonly Match[]>();

  constructor(index: SearchIndex, query: Query) {
    this.#index = index;
    this.#query = query;
  }

  /** Whether a word of a title was looked for: in the tone that was typed, where tones were. */
  isFound({ plain, toned }: Word): boolean {
    const looked = this.#looked.get(plain);
    if (!looked || !this.#query.tonesTyped) return looked !== undefined;
    return looked.some((word) => (word.plain === plain ? word.toned === toned : word.toned === word.plain || toned.startsWith(word.toned)));
  }

  /** How many places a word may have, whatever it may be. */
  spreadOf(word: Word): number {
    return this.matchesOf(word).reduce((sum, { term }) => sum + this.#index.placesOf(term), 0);
  }

  /** How much a word tells services apart, whatever it may be. */
  rarityOf(word: Word): number {
    const having = this.matchesOf(word).reduce((most, { term }) => Math.max(most, this.#index.services[term] as number), 0);
    return this.#index.rarity(having, word.plain);
  }

  /**
   * Adds what passages have of some words in a row.
   *
   * @param around - The words before and after, where the row is part of a longer one.
   * @param together - Adds to it, by service, what all words weigh in the service's best passage for each.
   * @param within - Only these passages, where a word has more places than they are.
   * @param found - What other words found; given where words with many places need only be looked for there, and in what the rarer ones of the row found.
   * @returns What each word may be.
   */
  addSequence(
    evidence: Evidence,
    words: readonly Word[],
    around: readonly [Word | undefined, Word | undefined],
    together?: Evidence,
    within?: Evidence,
    found?: Uint32Array,
  ): (readonly Match[])[] {
    const { lexicon } = this.#index;
    const all = words.map((word) => this.matchesOf(word));
    const order = [...words.keys()];
    let near = within;
    if (found) order.sort((a, b) => this.spreadOf(words[a] as Word) - this.spreadOf(words[b] as Word) || a - b);
    for (const at of order) {
      const word = words[at] as Word;
      const matches = all[at] as readonly Match[];
      const isDoubtful = lexicon.isDoubtful(word, this.#query.tonesTyped) && !this.#isNeighbour(word, words[at - 1] ?? around[0], words[at + 1] ?? around[1]);
      const rarity = Math.ceil(this.rarityOf(word) * (isDoubtful ? tuning.doubtful : 1));
      evidence.full += matches.length === 0 ? rarity * tuning.unknown : rarity;
      evidence.asked += rarity;
      if (found && evidence.size > 0 && this.spreadOf(word) > mostPlaces) near ??= this.#index.evidenceOf(found, evidence.touched);
      this.#addWord(evidence, word, matches, rarity, together, near);
    }
    for (let at = 1; at < all.length; at += 1) this.addPairs(evidence, all[at - 1] as readonly Match[], all[at] as readonly Match[], near);
    if (near !== within) this.#index.returnEvidence(near);
    return all;
  }

  /** Adds what it weighs that a word follows another, whatever either may be, in a passage as in the query. */
  addPairs(evidence: Evidence, lefts: readonly Match[], rights: readonly Match[], within?: Evidence): void {
    const strongest = this.#index.spareEvidence();
    let full = 0;
    const isOne = lefts.length * rights.length === 1;
    for (const left of lefts) {
      for (const right of rights) {
        const passages = this.#index.following(left.term, right.term);
        if (passages.length === 0) continue;
        const mass = Math.ceil(this.#index.rarity(this.#index.servicesIn(passages)) * tuning.pair * Math.min(left.strength, right.strength));
        full = Math.max(full, mass);
        const among = this.#among(left.term, right.term, within);
        for (let at = 0; at < passages.length; at += 1) {
          const passage = passages[at] as number;
          if (among?.[passage] === 0) continue;
          if (isOne) evidence.add(passage, mass, 0, true);
          else strongest.raise(passage, mass);
        }
      }
    }
    for (const passage of strongest.touched) evidence.add(passage, strongest.mass[passage] as number, 0, true);
    this.#index.returnEvidence(strongest);
    evidence.full += full;
    evidence.asked += full;
  }

  #addWord(evidence: Evidence, word: Word, matches: readonly Match[], rarity: number, together: Evidence | undefined, within: Evidence | undefined): void {
    for (const { term } of matches) {
      const plain = this.#index.wordOf(term);
      const looked = this.#looked.get(plain);
      if (looked) looked.push(word);
      else this.#looked.set(plain, [word]);
    }
    const { passageService, passageWeight } = this.#index;
    let service = -1;
    let best = 0;
    const add = (passage: number, mass: number): void => {
      evidence.add(passage, mass, mass, false);
      if (!together) return;
      // Passages of a service follow each other, but where a word may be several terms: then a little counts twice.
      const owner = passageService[passage] as number;
      if (owner !== service) {
        if (service >= 0) together.add(service, best, 0, false);
        service = owner;
        best = 0;
      }
      best = Math.max(best, partOf(mass, passageWeight[passage] as number));
    };
    const only = matches[0];
    if (matches.length === 1 && only) this.#eachWith(word, only, rarity, within, add);
    else {
      const strongest = this.#index.spareEvidence();
      for (const match of matches) this.#eachWith(word, match, rarity, within, (passage, mass) => strongest.raise(passage, mass));
      for (const passage of strongest.touched) add(passage, strongest.mass[passage] as number);
      this.#index.returnEvidence(strongest);
    }
    if (service >= 0) together?.add(service, best, 0, false);
  }

  /** Visits the passages that have a term, once each, with what it weighs there. */
  #eachWith(word: Word, { term, strength }: Match, rarity: number, within: Evidence | undefined, visit: (passage: number, mass: number) => void): void {
    const { forms, starts, owners } = this.#index;
    const among = this.#among(term, term, within);
    const form = this.#index.formOf(word.toned);
    const isToned = this.#query.tonesTyped && this.#index.wordOf(term) === word.plain;
    const mass = Math.ceil(rarity * strength);
    const other = isToned ? Math.ceil(mass * tuning.otherTone) : mass;
    const end = starts[term + 1] as number;
    let passage = -1;
    let strongest = 0;
    for (let at = starts[term] as number; at < end; at += 1) {
      const here = owners[at] as number;
      if (among?.[here] === 0) continue;
      // A passage's places follow each other.
      if (here !== passage) {
        if (passage >= 0) visit(passage, strongest);
        passage = here;
        strongest = 0;
      }
      strongest = Math.max(strongest, forms[at] === form ? mass : other);
    }
    if (passage >= 0) visit(passage, strongest);
  }

  /** By passage, 0 where two terms are not looked for: among some passages only, if these are fewer than the places of either. */
  #among(left: number, right: number, within: Evidence | undefined): Uint8Array | undefined {
    const index = this.#index;
    return within && within.size < Math.min(index.placesOf(left), index.placesOf(right)) ? within.joined : undefined;
  }

  /** Whether a word follows another, or is followed by it, anywhere: then it means something, however common it is. */
  #isNeighbour(word: Word, before: Word | undefined, after: Word | undefined): boolean {
    const term = this.#index.termOf(word.plain);
    if (term === undefined) return false;
    const { starts, befores, afters } = this.#index;
    const left = before && this.#index.termOf(before.plain);
    const right = after && this.#index.termOf(after.plain);
    for (let at = starts[term] as number; at < (starts[term + 1] as number); at += 1) {
      if (befores[at] === left || afters[at] === right) return true;
    }
    return false;
  }

  /** The terms that a typed word may be: itself, what it may become, or what it was before a slip of the thumb. */
  matchesOf(word: Word): readonly Match[] {
    const known = this.#matches.get(word);
    if (known) return known;
    const matches = this.#found(word);
    this.#matches.set(word, matches);
    return matches;
  }

  #found(word: Word): Match[] {
    const { units, unfinished } = this.#query;
    const exact = this.#index.termOf(word.plain);
    const matches: Match[] = exact === undefined ? [] : [{ term: exact, strength: 1 }];
    const lastWords = units[units.length - 1]?.words;
    if (unfinished && word === lastWords?.[lastWords.length - 1]) {
      matches.push(...this.#completionsOf(word.plain, exact === undefined ? tuning.prefix : tuning.prefix / 2));
    }
    if (matches.length > 0) return matches;
    const near = this.#index.termOf(nearest(this.#index, word.plain));
    return near === undefined ? [] : [{ term: near, strength: tuning.mistyped }];
  }

  #completionsOf(start: string, strength: number): Match[] {
    const { vocabulary } = this.#index;
    let low = 0;
    for (let high = vocabulary.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((vocabulary[middle] ?? '') <= start) low = middle + 1;
      else high = middle;
    }
    const matches: Match[] = [];
    for (let at = low; matches.length < mostCompletions && vocabulary[at]?.startsWith(start); at += 1) {
      const term = this.#index.termOf(vocabulary[at] ?? '');
      if (term !== undefined) matches.push({ term, strength });
    }
    return matches;
  }
}
