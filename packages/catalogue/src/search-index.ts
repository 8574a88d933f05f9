import type { FindableService } from './findable.ts';
import { isStory, qualifiersOf } from './lexicon.ts';
import type { Pace } from './pace.ts';
import { readWords } from './query.ts';
import { tuning } from './tuning.ts';
import { wordsOf, type Word } from './words.ts';

/** Where words of one kind stand: passages in rising order, and how each is toned there. */
export interface Term {
  readonly passages: number[];
  /** Indexes into `toneForms`, beside `passages`. */
  readonly forms: number[];
  readonly toneForms: string[];
  /** How many services have it. */
  services: number;
  last: number;
}

/** Where two words follow each other. */
export interface Pair {
  readonly passages: number[];
  services: number;
  last: number;
}

/** How much a passage says about what its service is. */
const weights = { name: 1, head: tuning.head, plainName: 1, alias: 1, nameEn: 0.7, summary: 0.6, distinction: 0.5, result: 0.6, sector: 0.45 } as const;

/**
 * Everything that a search looks things up in. A passage is one way of saying what a service is: its name, an alias, a
 * result; a query is compared with each alone, so that many aliases do not drown one another.
 */
export class SearchIndex {
  readonly services: readonly FindableService[];
  readonly terms = new Map<string, Term>();
  readonly pairs = new Map<string, Pair>();
  /** The service that a passage is about, its weight, and its words in order. */
  readonly passageService: number[] = [];
  readonly passageWeight: number[] = [];
  readonly passageWords: (readonly string[])[] = [];
  /** What the passage's words weigh together; filled at the end of `build`. */
  passageMass = new Float32Array(0);
  /** Qualifiers in a service's official name, and in anything said about it. */
  readonly named: number[] = [];
  readonly mentioned: number[] = [];
  /** Sorted, for words that are still being typed. */
  vocabulary: string[] = [];
  readonly #byCode = new Map<string, number>();

  constructor(services: readonly FindableService[]) {
    this.services = services;
  }

  /** Fills the index. Postings are rebuilt on every device: cheaper than to send them. */
  async build(pace: Pace): Promise<this> {
    for (const [service, row] of this.services.entries()) {
      if (pace.due) await pace.rest();
      this.#add(service, row);
    }
    this.passageMass = new Float32Array(this.passageWords.length);
    for (const [passage, words] of this.passageWords.entries()) {
      if (pace.due) await pace.rest();
      this.passageMass[passage] = words.reduce((mass, word) => mass + this.rarity(this.terms.get(word), word), 0);
    }
    if (pace.due) await pace.rest();
    this.vocabulary = [...this.terms.keys()].sort();
    for (const [service, row] of this.services.entries()) {
      for (const code of row.replaces) if (!this.#byCode.has(code)) this.#byCode.set(code, service);
    }
    return this;
  }

  /** The service with a code, or the one that superseded it. */
  indexOf(code: string): number | undefined {
    return this.#byCode.get(code);
  }

  /** How much a word tells the services apart; a word that none has tells most. */
  rarity(term: { readonly services: number } | undefined, plain = ''): number {
    const having = term?.services ?? 0;
    return Math.log(1 + (this.services.length - having + 0.5) / (having + 0.5)) * (isStory(plain) ? tuning.story : 1);
  }

  #add(service: number, row: FindableService): void {
    this.#byCode.set(row.code, service);
    const titles = [row.name, ...(row.plainName === undefined ? [] : [row.plainName])].map(wordsOf);
    const bitsOf = (texts: readonly (readonly Word[])[], side: 0 | 1): number => texts.reduce((bits, words) => bits | qualifiersOf(words, side), 0);
    this.named[service] = qualifiersOf(wordsOf(row.name), 0);
    this.mentioned[service] = bitsOf(titles, 0) | bitsOf([...titles, ...row.aliases.map(wordsOf)], 1);
    this.#addPassage(service, row.name, weights.name);
    const head = headOf(row.name);
    if (head !== row.name) this.#addPassage(service, head, weights.head);
    if (row.plainName !== undefined) this.#addPassage(service, row.plainName, weights.plainName);
    for (const alias of row.aliases) this.#addPassage(service, alias, weights.alias);
    if (row.nameEn !== undefined) this.#addPassage(service, row.nameEn, weights.nameEn);
    if (row.summary !== undefined) this.#addPassage(service, row.summary, weights.summary);
    if (row.distinction !== undefined) this.#addPassage(service, row.distinction, weights.distinction);
    for (const result of row.results) this.#addPassage(service, result, weights.result);
    if (row.sector !== undefined) this.#addPassage(service, row.sector, weights.sector);
  }

  #addPassage(service: number, text: string, weight: number): void {
    const passage = this.passageService.length;
    const { words } = readWords(wordsOf(text));
    this.passageService.push(service);
    this.passageWeight.push(weight);
    this.passageWords.push([...new Set(words.map((word) => word.plain))]);
    for (const [at, word] of words.entries()) {
      this.#addTerm(service, passage, word);
      const next = words[at + 1];
      if (next) this.#addPair(service, passage, `${word.plain} ${next.plain}`);
    }
  }

  #addTerm(service: number, passage: number, { plain, toned }: Word): void {
    let term = this.terms.get(plain);
    if (!term) this.terms.set(plain, (term = { passages: [], forms: [], toneForms: [], services: 0, last: -1 }));
    let form = term.toneForms.indexOf(toned);
    if (form < 0) form = term.toneForms.push(toned) - 1;
    term.passages.push(passage);
    term.forms.push(form);
    if (term.last !== service) term.services += 1;
    term.last = service;
  }

  #addPair(service: number, passage: number, key: string): void {
    let pair = this.pairs.get(key);
    if (!pair) this.pairs.set(key, (pair = { passages: [], services: 0, last: -1 }));
    if (pair.passages[pair.passages.length - 1] !== passage) pair.passages.push(passage);
    if (pair.last !== service) pair.services += 1;
    pair.last = service;
  }
}

/** The part of an official name that says the matter, before the law goes into its cases. */
function headOf(name: string): string {
  return /^.{16,}?(?=[,;(/–]| do | đối với | trong trường hợp| theo | của | tại | thuộc | cho | thực hiện )/u.exec(name)?.[0] ?? name;
}
