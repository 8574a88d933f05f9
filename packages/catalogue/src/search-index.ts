import { Evidence } from './evidence.ts';
import type { FindTable } from './findable.ts';
import { Initials } from './initials.ts';
import { Lexicon } from './lexicon.ts';
import type { Pace } from './pace.ts';
import { spelledOut, type Vocabulary } from './query.ts';
import { tuning } from './tuning.ts';
import { wordsOf, type Word } from './words.ts';

/** How much a passage says about what its service is. */
const weights = { name: tuning.name, head: tuning.head, plainName: 1, alias: tuning.alias, nameEn: 0.7, summary: 0.25, distinction: 0.5 } as const;
type PassageKind = keyof typeof weights;

/** No word: after each passage, so that the last word of one and the first of the next are no neighbours. */
export const gap = 0xffff;
/** What a name says that tells whom or what it is not for. */
const no = wordsOf('không')[0]?.toned;
const mostPairs = 4096;
/** From here on a word of a name is late. */
const lateAt = 8;

/** A word of the catalogue, with what is known of it before any text is read. */
interface Entry extends Word {
  /** Its term, or -1 where no passage has it yet. */
  term: number;
  /** Its number as a spelling. */
  readonly form: number;
  readonly isFilling: boolean;
  readonly qualifies: boolean;
  /** Whether it begins a phrase that only asks, or one that goes into cases. */
  readonly asks: boolean;
  readonly endsHead: boolean;
  /** What it is written out as, where it is a short form. */
  readonly long: readonly Entry[] | undefined;
}

/**
 * Everything that a search looks things up in, rebuilt on every device from the words of the catalogue: cheaper than to
 * send it.
 *
 * A passage is one way of saying what a service is: its name, an alias; a query is compared with each alone, so that many
 * aliases do not drown one another. All passages stand in one row of words; a term (a word without diacritics) knows its
 * places in that row, in rising order. Two words are neighbours where one's place follows the other's.
 */
export class SearchIndex implements Vocabulary {
  readonly table: FindTable;
  readonly lexicon: Lexicon;
  /** Terms in the order of the alphabet, for words that are still being typed. */
  vocabulary: readonly string[] = [];
  /** By place in the row: its term, how it is toned there, and the passage it stands in. */
  terms = new Uint16Array(1 << 12);
  forms = new Uint16Array(1 << 12);
  passages = new Uint32Array(1 << 12);
  /** `places` of a term: from `starts[term]` up to `starts[term + 1]`. */
  places = new Uint32Array(0);
  starts = new Uint32Array(1);
  /** How many services have a term. */
  services = new Uint32Array(0);
  /** By passage: the service that it is about, what it is, what its words weigh together, the qualifiers of an alias, and whether it says what is not meant. */
  readonly passageService: number[] = [];
  readonly passageKind: PassageKind[] = [];
  readonly passageBits: number[] = [];
  readonly passageDenies: boolean[] = [];
  passageMass = new Float32Array(0);
  /** How many services have a plain name. */
  plain = 0;
  /** By passage: the place of its first word; a gap follows its last. */
  readonly firstPlace: number[] = [];
  /** By service: the passage that is its name, the qualifiers in anything said about it, and how likely it is meant. */
  readonly names: Uint32Array;
  readonly mentioned: Uint32Array;
  readonly prior: Float32Array;
  readonly #words: readonly Entry[];
  readonly #initials: Initials;
  readonly #plains: string[] = [];
  readonly #ids = new Map<string, number>();
  readonly #entries = new Map<string, Entry>();
  readonly #spare: Evidence[] = [];
  /** Services of pairs of terms that were asked for; common ones are asked for again and again. */
  readonly #pairs = new Map<number, number>();
  /** How much of the row is filled. */
  #length = 0;
  readonly #byCode = new Map<string, number>();

  constructor(table: FindTable) {
    this.table = table;
    const words = table.dictionary.map((text) => wordsOf(text)[0] ?? { plain: '', toned: '', start: 0, end: 0 });
    this.lexicon = new Lexicon(table.lexicon, words);
    this.#words = words.map((word) => this.#entryOf(word));
    this.#initials = new Initials(table, words);
    this.names = new Uint32Array(table.size);
    this.mentioned = new Uint32Array(table.size);
    this.prior = new Float32Array(table.size);
  }

  /** Fills the index. */
  async build(pace: Pace): Promise<this> {
    for (let service = 0; service < this.table.size; service += 1) {
      if (pace.due) await pace.rest();
      this.#add(service);
    }
    if (pace.due) await pace.rest();
    this.#place();
    if (pace.due) await pace.rest();
    this.#weigh();
    this.vocabulary = [...this.#plains].sort();
    for (let service = 0; service < this.table.size; service += 1) {
      for (const code of this.table.replaces(service)) if (!this.#byCode.has(code)) this.#byCode.set(code, service);
    }
    return this;
  }

  /** The service with a code, or the one that superseded it. */
  serviceOf(code: string): number | undefined {
    return this.#byCode.get(code);
  }

  has(plain: string): boolean {
    return this.#ids.has(plain);
  }

  initialism(plain: string): readonly Word[] | undefined {
    return this.#initials.wordsOf(plain);
  }

  /** The term of a word without diacritics. */
  termOf(plain: string): number | undefined {
    return this.#ids.get(plain);
  }

  /** The number of a spelling with diacritics, or -1. */
  formOf(toned: string): number {
    return this.#entries.get(toned)?.form ?? -1;
  }

  wordOf(term: number): string {
    return this.#plains[term] ?? '';
  }

  /** Evidence to write on, empty. A search takes what it needs and returns it; one that was called off does not, and others are made. */
  spareEvidence(): Evidence {
    return this.#spare.pop() ?? new Evidence(this.passageService.length);
  }

  returnEvidence(evidence: Evidence): void {
    evidence.clear();
    this.#spare.push(evidence);
  }

  /** How many places a term has. */
  placesOf(term: number): number {
    return (this.starts[term + 1] ?? 0) - (this.starts[term] ?? 0);
  }

  /** Visits the passages in which a term follows another, in rising order; some more than once. Looked for where the rarer of the two stands. */
  eachFollowing(left: number, right: number, visit: (passage: number) => void): void {
    const { places, starts, terms, passages } = this;
    const [rarer, other, step] = this.placesOf(left) <= this.placesOf(right) ? [left, right, 1] : [right, left, -1];
    const end = starts[rarer + 1] ?? 0;
    for (let at = starts[rarer] ?? 0; at < end; at += 1) {
      const place = places[at] ?? 0;
      if (terms[place + step] === other) visit(passages[place] ?? 0);
    }
  }

  /** How many services have a term that another follows. */
  servicesOfPair(left: number, right: number): number {
    const key = left * 0x10000 + right;
    let services = this.#pairs.get(key);
    if (services === undefined) {
      let count = 0;
      let last = -1;
      this.eachFollowing(left, right, (passage) => {
        const service = this.passageService[passage] ?? 0;
        if (service !== last) count += 1;
        last = service;
      });
      services = count;
      if (this.#pairs.size < mostPairs) this.#pairs.set(key, services);
    }
    return services;
  }

  /** How much a word that some services have tells them apart; a word that none has tells most. */
  rarity(having: number): number {
    return Math.log(1 + (this.table.size - having + 0.5) / (having + 0.5));
  }

  weightOf(passage: number): number {
    return weights[this.passageKind[passage] ?? 'name'];
  }

  #add(service: number): void {
    const { table } = this;
    const name = this.#wordsOf(table.nameWords(service));
    this.#byCode.set(table.code(service), service);
    this.names[service] = this.passageService.length;
    this.prior[service] = this.#priorOf(service);
    let mentioned = this.#qualifiersOf(name);
    this.#addPassage(service, 'name', name);
    const head = headOf(name);
    if (head < name.length) this.#addPassage(service, 'head', name, head);
    for (const { kind, words } of table.otherTexts(service)) {
      const text = this.#wordsOf(words);
      if (kind === 'plainName') this.plain += 1;
      if (kind === 'plainName' || kind === 'alias') mentioned |= this.#qualifiersOf(text);
      this.#addPassage(service, kind, text);
    }
    this.mentioned[service] = mentioned;
  }

  /** How likely a service is meant before a word is looked at. */
  #priorOf(service: number): number {
    const { table, lexicon } = this;
    const audiences = table.audiences(service);
    const levels = table.levels(service);
    let prior = audiences.length > 0 && !audiences.includes('citizen') ? tuning.business : 1;
    if (!levels.includes('commune')) prior *= levels.includes('province') ? tuning.province : tuning.ministry;
    if (table.jurisdiction(service) !== 'VN') prior *= tuning.local;
    return lexicon.often.has(service) ? prior * tuning.often : prior;
  }

  #wordsOf(ids: Uint16Array): Entry[] {
    const words: Entry[] = [];
    for (const id of ids) {
      const word = this.#words[id];
      if (word?.long) words.push(...word.long);
      else if (word) words.push(word);
    }
    return words;
  }

  #entryOf(word: Word): Entry {
    const known = this.#entries.get(word.toned);
    if (known) return known;
    const { lexicon } = this;
    const long = spelledOut([word], lexicon, true);
    const entry: Entry = {
      ...word,
      term: -1,
      form: this.#entries.size,
      isFilling: lexicon.isFilling(word, true),
      qualifies: lexicon.qualifies(word.plain),
      asks: lexicon.asks(word.plain),
      endsHead: headEnds.some(([first]) => first?.toned === word.toned),
      long: long[0] !== word ? long.map((one) => this.#entryOf(one)) : undefined,
    };
    this.#entries.set(word.toned, entry);
    return entry;
  }

  #addPassage(service: number, kind: PassageKind, text: readonly Entry[], end = text.length): void {
    const passage = this.passageService.length;
    this.passageService.push(service);
    this.passageKind.push(kind);
    this.firstPlace.push(this.#length);
    this.passageDenies.push(text.some(({ toned }) => toned === no));
    this.passageBits.push(kind === 'alias' ? this.#qualifiersOf(text) : 0);
    for (let at = 0; at < end;) {
      const word = text[at];
      const asking = word?.asks ? this.lexicon.askingAt(text, at) : 0;
      if (asking === 0 && word && !word.isFilling) this.#put(this.#termOf(word), word.form, passage);
      at += asking || 1;
    }
    this.#put(gap, gap, passage);
  }

  #qualifiersOf(text: readonly Entry[]): number {
    return text.some(({ qualifies }) => qualifies) ? this.lexicon.qualifiersOf(text) : 0;
  }

  #put(term: number, form: number, passage: number): void {
    if (this.#length === this.terms.length) {
      this.terms = twice(this.terms, Uint16Array);
      this.forms = twice(this.forms, Uint16Array);
      this.passages = twice(this.passages, Uint32Array);
    }
    this.terms[this.#length] = term;
    this.forms[this.#length] = form;
    this.passages[this.#length] = passage;
    this.#length += 1;
  }

  #termOf(word: Entry): number {
    if (word.term >= 0) return word.term;
    const known = this.#ids.get(word.plain);
    word.term = known ?? this.#plains.push(word.plain) - 1;
    if (known === undefined) this.#ids.set(word.plain, word.term);
    return word.term;
  }

  /** Lists the places of each term, and counts its services. */
  #place(): void {
    const size = this.#plains.length;
    const { terms, passages, passageService } = this;
    this.starts = new Uint32Array(size + 1);
    this.services = new Uint32Array(size);
    const last = new Int32Array(size).fill(-1);
    for (let place = 0; place < this.#length; place += 1) {
      const term = terms[place] ?? gap;
      if (term === gap) continue;
      this.starts[term + 1] = (this.starts[term + 1] ?? 0) + 1;
      const service = passageService[passages[place] ?? 0] ?? 0;
      if (last[term] !== service) this.services[term] = (this.services[term] ?? 0) + 1;
      last[term] = service;
    }
    for (let term = 0; term < size; term += 1) this.starts[term + 1] = (this.starts[term + 1] ?? 0) + (this.starts[term] ?? 0);
    this.places = new Uint32Array(this.starts[size] ?? 0);
    const next = this.starts.slice();
    for (let place = 0; place < this.#length; place += 1) {
      const term = terms[place] ?? gap;
      if (term === gap) continue;
      const at = next[term] ?? 0;
      this.places[at] = place;
      next[term] = at + 1;
    }
  }

  /** What the words of each passage weigh together, each once. */
  #weigh(): void {
    const rarities = Float32Array.from(this.#plains, (plain, term) => this.rarity(this.services[term] ?? 0) * (this.lexicon.isStory(plain) ? tuning.story : 1));
    const seen = new Int32Array(rarities.length).fill(-1);
    this.passageMass = new Float32Array(this.passageService.length);
    let first = 0;
    for (let place = 0; place < this.#length; place += 1) {
      const term = this.terms[place] ?? gap;
      const passage = this.passages[place] ?? 0;
      if (term === gap) first = place + 1;
      else if (seen[term] !== passage) {
        seen[term] = passage;
        this.passageMass[passage] = (this.passageMass[passage] ?? 0) + (rarities[term] ?? 0) * (place - first < lateAt ? 1 : tuning.late);
      }
    }
  }
}

function twice<T extends Uint16Array | Uint32Array>(row: T, Longer: new (length: number) => T): T {
  const longer = new Longer(row.length * 2);
  longer.set(row);
  return longer;
}

/** Words after which an official name goes into its cases. */
const headEnds = ['do', 'đối với', 'trong trường hợp', 'theo', 'của', 'tại', 'thuộc', 'cho', 'thực hiện'].map((end) => wordsOf(end));
const shortestHead = 4;

/** How many words of an official name say the matter, before the law goes into its cases. */
function headOf(words: readonly Entry[]): number {
  for (let at = shortestHead; at < words.length; at += 1) {
    if (words[at]?.endsHead && headEnds.some((end) => end.every(({ toned }, offset) => words[at + offset]?.toned === toned))) return at;
  }
  return words.length;
}
