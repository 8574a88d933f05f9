import { CatalogueError } from './catalogue-error.ts';
import { Evidence, massUnits, partOf, parts } from './evidence.ts';
import type { FindTable, Scope, TextKind, TextVisit } from './findable.ts';
import { Initials } from './initials.ts';
import { Lexicon, marks, startsAt } from './lexicon.ts';
import { longer } from './longer.ts';
import type { Pace } from './pace.ts';
import { end, isWord } from './pieces.ts';
import { spelledOut, type Vocabulary } from './query.ts';
import { tuning } from './tuning.ts';
import { folded, wordsOf, type Spelling, type Word } from './words.ts';

/** How much a passage says about what its service is, and the other shares of `tuning` that are looked at for each. */
const weights = {
  name: parts(tuning.name),
  head: parts(tuning.head),
  plainName: parts(1),
  alias: parts(tuning.alias),
  nameEn: parts(0.7),
  summary: parts(0.25),
  distinction: parts(0.5),
} as const;
type PassageKind = keyof typeof weights;
const surplus = parts(tuning.surplus);
const aliasSurplus = parts(tuning.aliasSurplus);
const late = parts(tuning.late);
const story = parts(tuning.story);

/** No word: after each passage, so that the last word of one and the first of the next are no neighbours. */
const gap = 0xffff;
/** Texts whose qualifiers are those of the service. */
const saysWhich: readonly TextKind[] = ['name', 'plainName', 'alias'];
/** Far above any honest catalogue: a small file must not fill a device's memory. */
const mostPlaces = 2 ** 24;
/** What all services have weighs this much all the same: what is less cannot be parted. */
const leastRarity = 64;
/** From here on a word of a name is late. */
const lateAt = 8;
/** Passages between two moments at which a page may answer the finger. */
const placedAtOnce = 128;

/** A word of the catalogue, with what is known of it before any text is read. */
interface Entry extends Word {
  /** Its term, or -1 where no passage has it yet. */
  term: number;
  /** Its number as a spelling. */
  readonly form: number;
  /** Those of `marks` that it has. */
  readonly marks: number;
  /** What it is written out as, where it is a short form. */
  long: readonly Entry[] | undefined;
}

/**
 * Everything that a search looks things up in, rebuilt on every device from the words of the catalogue: cheaper than to
 * send it.
 *
 * A passage is one way of saying what a service is: its name, an alias; a query is compared with each alone, so that many
 * aliases do not drown one another. A term (a word without diacritics) knows its places in all passages, in their order,
 * and of each place all that a search asks of it, side by side: what it looks at for thousands of places is read in one go.
 */
export class SearchIndex implements Vocabulary {
  readonly table: FindTable;
  readonly lexicon: Lexicon;
  /** Terms in the order of the alphabet, for words that are still being typed. */
  vocabulary: readonly string[] = [];
  /** Where the places of a term are: from `starts[term]` up to `starts[term + 1]`. */
  starts = new Uint32Array(1);
  /** By place: the passage that it is in, how the term is toned there, and the terms before and after it, or a gap. */
  owners = new Uint32Array(0);
  forms = new Uint16Array(0);
  befores = this.forms;
  afters = this.forms;
  /** How many services have a term. */
  services = new Uint32Array(0);
  /** How many passages there are; the rows that say what is known of each have room for more. */
  passages = 0;
  /** By passage: the service that it is about, how much it says about it, what is left of that where a query says nothing of it, what its words weigh together, the qualifiers of an alias, and what of it says what is not meant. */
  readonly passageService: Uint32Array;
  readonly passageWeight: Uint16Array;
  readonly passageSurplus: Uint8Array;
  readonly passageMass: Int32Array;
  readonly passageBits: Int32Array;
  readonly passageDenies: Uint8Array;
  /** How many services have a plain name. */
  plain = 0;
  /** By service: the passage that is its name, how many words that has, the qualifiers in anything said about it, and how likely it is meant. */
  readonly names: Uint32Array;
  readonly nameLengths: Uint32Array;
  readonly mentioned: Uint32Array;
  readonly prior: Uint16Array;
  /** How much a word tells, by how many services have it; reckoned once. */
  readonly #rarities: Uint16Array;
  readonly #initials: Initials;
  readonly #plains: string[] = [];
  readonly #ids = new Map<string, number>();
  readonly #entries = new Map<string, Entry>();
  /** By piece of the table: its words. */
  readonly #known: (readonly Entry[] | undefined)[];
  readonly #spare: Evidence[] = [];
  /** What `following` gives. */
  readonly #following: Uint32Array;
  /** While texts are added, by term: how many places and services have it, and the last service that had. */
  readonly #counts: number[] = [];
  readonly #having: number[] = [];
  readonly #lasts: number[] = [];
  /** While texts are added: the terms of all passages in a row, a gap after each, how they are toned, and how much of the row is filled. */
  #row = new Uint16Array(1 << 15);
  #toned = new Uint16Array(1 << 15);
  #length = 0;
  /** The words of the text that is being added, and nothing after the last. */
  readonly #text: (Entry | undefined)[] = [];
  readonly #priors = new Map<Scope, number>();
  /** Services by their codes, and by those that they superseded; made for the first who asks. */
  #byCode: Map<string, number> | undefined;

  constructor(table: FindTable) {
    this.table = table;
    this.lexicon = new Lexicon(table.lexicon);
    for (const words of headEnds) this.lexicon.mark(words[0] as Word, marks.endsHead);
    this.#known = Array(table.pieces.pieces.length);
    this.#initials = new Initials(() => Array.from({ length: table.size }, (_, service) => this.nameOf(service)));
    const most = table.texts + table.size; // All texts, and the heads of names.
    this.#following = new Uint32Array(most);
    this.passageService = new Uint32Array(most);
    this.passageWeight = new Uint16Array(most);
    this.passageSurplus = new Uint8Array(most);
    this.passageMass = new Int32Array(most);
    this.passageBits = new Int32Array(most);
    this.passageDenies = new Uint8Array(most);
    this.#rarities = new Uint16Array(table.size + 1);
    this.names = new Uint32Array(table.size);
    this.nameLengths = new Uint32Array(table.size);
    this.mentioned = new Uint32Array(table.size);
    this.prior = new Uint16Array(table.size);
  }

  /** Fills the index. */
  async build(pace: Pace): Promise<this> {
    for (let service = 0; service < this.table.size; service += 1) {
      if (pace.due) await pace.rest();
      this.#add(service);
    }
    this.vocabulary = [...this.#plains].sort();
    const place = this.#placing();
    for (let passage = 0; passage < this.passages; passage += 1) {
      if (passage % placedAtOnce === 0 && pace.due) await pace.rest();
      place(passage);
    }
    return this;
  }

  /** The service with a code, or the one that superseded it. */
  serviceOf(code: string): number | undefined {
    if (!this.#byCode) {
      const { table } = this;
      this.#byCode = new Map();
      for (let service = table.size - 1; service >= 0; service -= 1) for (const old of table.replaces(service)) this.#byCode.set(old, service);
      for (let service = 0; service < table.size; service += 1) this.#byCode.set(table.code(service), service);
    }
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
    return this.#spare.pop() ?? new Evidence(this.passages);
  }

  /** The same, in which some passages are `joined`: what has many places is looked for in these alone, so that a query need not weigh all. */
  evidenceOf(...lists: readonly Uint32Array[]): Evidence {
    const evidence = this.spareEvidence();
    for (const passages of lists) for (let at = 0; at < passages.length; at += 1) evidence.add(passages[at] as number, 1, 0, true);
    return evidence;
  }

  returnEvidence(evidence: Evidence | undefined): void {
    if (!evidence) return;
    evidence.clear();
    this.#spare.push(evidence);
  }

  /** How many places a term has. */
  placesOf(term: number): number {
    return (this.starts[term + 1] as number) - (this.starts[term] as number);
  }

  /** The passages in which a term follows another, in order, until it is asked again. Looked for where the rarer of the two stands. */
  following(left: number, right: number): Uint32Array {
    const { starts, owners } = this;
    const following = this.#following;
    const isLeft = this.placesOf(left) <= this.placesOf(right);
    const [rarer, other] = isLeft ? [left, right] : [right, left];
    const beside = isLeft ? this.afters : this.befores;
    const past = starts[rarer + 1] as number;
    let size = 0;
    let last = -1;
    for (let at = starts[rarer] as number; at < past; at += 1) {
      if (beside[at] !== other || owners[at] === last) continue;
      last = owners[at] as number;
      following[size] = last;
      size += 1;
    }
    return following.subarray(0, size);
  }

  /** How many services some passages are about, given in order. */
  servicesIn(passages: Uint32Array): number {
    let count = 0;
    let last = -1;
    for (let at = 0; at < passages.length; at += 1) {
      const service = this.passageService[passages[at] as number] as number;
      if (service !== last) count += 1;
      last = service;
    }
    return count;
  }

  /** How much a word that some services have tells them apart, in `massUnits`; the same of a pair, which is no word of a story. What none has tells most. */
  rarity(having: number, plain = ''): number {
    const rarity = (this.#rarities[having] ||= Math.max(leastRarity, Math.round(Math.log(1 + (this.table.size - having + 0.5) / (having + 0.5)) * massUnits)));
    return this.lexicon.isStory(plain) ? partOf(rarity, story) : rarity;
  }

  #add(service: number): void {
    const { table } = this;
    this.names[service] = this.passages;
    this.prior[service] = this.#priorOf(service);
    table.eachText(service, this.#addText);
  }

  /** How likely a service is meant before a word is looked at. */
  #priorOf(service: number): number {
    const { table, lexicon } = this;
    const scope = table.scope(service);
    let prior = this.#priors.get(scope);
    if (prior === undefined) {
      const { audiences, governmentLevels, jurisdiction } = scope;
      prior = audiences.length > 0 && !audiences.includes('citizen') ? tuning.business : 1;
      if (!governmentLevels.includes('commune')) prior *= governmentLevels.includes('province') ? tuning.province : tuning.ministry;
      if (jurisdiction !== 'VN') prior *= tuning.local;
      this.#priors.set(scope, prior);
    }
    return parts(lexicon.often.has(service) ? prior * tuning.often : prior);
  }

  /** The words of an official name. */
  nameOf(service: number): Entry[] {
    const { stream } = this.table.pieces;
    const words: Entry[] = [];
    for (let at = this.table.nameAt(service); stream[at] !== end; at += 1) {
      const some = this.#wordsIn(stream[at] as number);
      for (let each = 0; each < some.length; each += 1) words.push(some[each] as Entry);
    }
    return words;
  }

  #wordsIn(piece: number): readonly Entry[] {
    return (this.#known[piece] ??= this.#read(this.table.pieces.pieces[piece] as string));
  }

  #read(piece: string): Entry[] {
    if (!isWord(piece)) return [];
    if (!piece.includes(' ')) return [this.#met(piece)];
    const words: Entry[] = [];
    for (const word of piece.split(' ')) words.push(this.#met(word));
    return words;
  }

  #met(text: string): Entry {
    const word = folded(text);
    this.lexicon.meet(word);
    return this.#entryOf(word);
  }

  #entryOf(word: Spelling): Entry {
    const { plain, toned } = word;
    const known = this.#entries.get(toned);
    if (known) return known;
    const { lexicon } = this;
    if (this.#entries.size === gap) throw new CatalogueError('damaged', 'the file holds too much');
    const entry: Entry = {
      plain, // Each by its name: of what is copied whole, browsers make something larger.
      toned,
      start: 0,
      end: 0,
      term: -1,
      form: this.#entries.size,
      marks: lexicon.marksOf(word),
      long: undefined,
    };
    this.#entries.set(toned, entry);
    if (entry.marks & marks.begins) {
      const long = spelledOut([entry], lexicon, true);
      if (long[0] !== entry) entry.long = long.map((one) => this.#entryOf(one));
    }
    return entry;
  }

  /** Adds what is said of a service. */
  readonly #addText: TextVisit = (service, kind, start) => {
    const { lexicon } = this;
    const { stream } = this.table.pieces;
    const text = this.#text;
    let said = 0;
    let size = 0;
    let all = 0;
    for (let at = start; stream[at] !== end; at += 1) {
      const words = this.#wordsIn(stream[at] as number);
      if (size > mostPlaces) throw new CatalogueError('damaged', 'the file holds too much');
      said += words.length;
      for (let each = 0; each < words.length; each += 1) {
        const word = words[each] as Entry;
        const { long } = word;
        for (let part = 0; part < (long?.length ?? 1); part += 1) {
          const one = long?.[part] ?? word;
          all |= one.marks;
          text[size] = one;
          size += 1;
        }
      }
    }
    text[size] = undefined; // What stands behind it is of an earlier text: an array that shrinks and grows is made anew each time.
    let qualifiers = 0;
    if (all & marks.qualifies) {
      for (let at = 0; at < size; at += 1) if ((text[at] as Entry).marks & marks.qualifies) qualifiers |= lexicon.qualifierAt(text, at);
    }
    const denies = all & marks.denies;
    const head = kind === 'name' && all & marks.endsHead ? headOf(text, size) : size;
    const first = this.#length;
    while (first + 2 * size + 2 > this.#row.length) {
      if (first > mostPlaces) throw new CatalogueError('damaged', 'the file holds too much');
      this.#row = longer(this.#row, Uint16Array);
      this.#toned = longer(this.#toned, Uint16Array);
    }
    const row = this.#row;
    const toned = this.#toned;
    const counts = this.#counts;
    const lasts = this.#lasts;
    let length = first;
    let headEnd = first;
    this.#begin(service, kind, denies, kind === 'alias' ? qualifiers : 0);
    for (let at = 0; at < size;) {
      const word = text[at] as Entry;
      const asking = word.marks & marks.begins ? lexicon.askingAt(text, at) : 0;
      if (asking === 0 && !(word.marks & marks.filling)) {
        const term = word.term < 0 ? this.#termOf(word) : word.term;
        row[length] = term;
        toned[length] = word.form;
        length += 1;
        counts[term] = (counts[term] as number) + 1;
        if (lasts[term] !== service) {
          lasts[term] = service;
          this.#having[term] = (this.#having[term] as number) + 1;
        }
      }
      at += asking || 1;
      if (at <= head) headEnd = length;
    }
    row[length] = gap;
    length += 1;
    if (head < size) {
      this.#begin(service, 'head', denies, 0);
      for (let place = first; place < headEnd; place += 1) {
        const term = row[place] as number;
        row[length] = term;
        toned[length] = toned[place] as number;
        length += 1;
        counts[term] = (counts[term] as number) + 1;
      }
      row[length] = gap;
      length += 1;
    }
    this.#length = length;
    if (kind === 'name') this.nameLengths[service] = said;
    if (kind === 'plainName') this.plain += 1;
    if (saysWhich.includes(kind)) this.mentioned[service] = (this.mentioned[service] as number) | qualifiers;
  };

  #begin(service: number, kind: PassageKind, denies: number, bits: number): void {
    const passage = this.passages;
    this.passages += 1;
    this.passageService[passage] = service;
    this.passageWeight[passage] = weights[kind];
    this.passageSurplus[passage] = kind === 'alias' ? aliasSurplus : surplus;
    this.passageDenies[passage] = denies;
    this.passageBits[passage] = bits;
  }

  #termOf(word: Entry): number {
    const known = this.#ids.get(word.plain);
    word.term = known ?? this.#plains.push(word.plain) - 1;
    if (known === undefined) {
      this.#ids.set(word.plain, word.term);
      this.#counts.push(0);
      this.#having.push(0);
      this.#lasts.push(-1);
    }
    return word.term;
  }

  /** A way to list the places of a passage's words by term, and to weigh the words, each once. Called for each passage in turn: browsers compile it sooner than one long loop. */
  #placing(): (passage: number) => void {
    const row = this.#row;
    const toned = this.#toned;
    this.#row = this.#toned = new Uint16Array(0); // Not needed any more.
    const starts = (this.starts = new Uint32Array(this.#plains.length + 1));
    const services = (this.services = Uint32Array.from(this.#having));
    const rarities = new Int32Array(services.length);
    for (let term = 0; term < services.length; term += 1) {
      starts[term + 1] = (starts[term] as number) + (this.#counts[term] as number);
      rarities[term] = this.rarity(services[term] as number, this.#plains[term]);
    }
    const owners = (this.owners = new Uint32Array(starts[this.#plains.length] as number));
    const forms = (this.forms = new Uint16Array(owners.length));
    const befores = (this.befores = new Uint16Array(owners.length));
    const afters = (this.afters = new Uint16Array(owners.length));
    const next = starts.slice();
    const seen = new Int32Array(rarities.length).fill(-1);
    const masses = this.passageMass;
    let place = 0;
    return (passage) => {
      const first = place;
      let early = 0;
      let behind = 0;
      for (let before = gap, term; (term = row[place] as number) !== gap; before = term, place += 1) {
        const at = next[term] as number;
        owners[at] = passage;
        forms[at] = toned[place] as number;
        befores[at] = before;
        afters[at] = row[place + 1] as number;
        next[term] = at + 1;
        if (seen[term] === passage) continue;
        seen[term] = passage;
        if (place - first < lateAt) early += rarities[term] as number;
        else behind += rarities[term] as number;
      }
      place += 1;
      masses[passage] = early + partOf(behind, late);
    };
  }
}

/** Words after which an official name goes into its cases. */
const headEnds = ['do', 'đối với', 'trong trường hợp', 'theo', 'của', 'tại', 'thuộc', 'cho', 'thực hiện'].map((words) => wordsOf(words));
const shortestHead = 4;

/** How many words of an official name say the matter, before the law goes into its cases. */
function headOf(words: readonly (Entry | undefined)[], size: number): number {
  for (let at = shortestHead; at < size; at += 1) {
    if (!((words[at] as Entry).marks & marks.endsHead)) continue;
    for (let each = 0; each < headEnds.length; each += 1) if (startsAt(headEnds[each] as Word[], words, at, true)) return at;
  }
  return size;
}
