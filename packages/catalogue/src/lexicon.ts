import { wordsOf, type Spelling, type Word } from './words.ts';

/** What begins with its first word. */
interface Worded {
  readonly words: readonly Word[];
}

/** Words in a row that mean something together. */
export interface Phrase extends Worded {
  readonly kind: 'asking' | 'denial' | 'short' | 'synonym';
  /** What is searched for beside the phrase; empty for phrases that only ask or deny. */
  readonly meanings: readonly (readonly Word[])[];
}

interface Qualifier extends Worded {
  readonly bit: number;
}

const none: readonly never[] = [];

/** "Bố em không may mới mất": whose they are, when it was, and how it is said that somebody died. */
const whose = wordsOf('em tôi mình tui nội ngoại thân ruột cháu nhà');
const when = wordsOf('mới vừa đã bị không may');
const deaths = ['mất', 'qua đời', 'chết', 'từ trần'].map((death) => wordsOf(death));
const mourning = [wordsOf('đăng ký khai tử')];

/** What is special about a word; most have none, so that most texts need no second look: it says nothing, may begin a qualifier, another phrase than a synonym, or what ends the head of a name, or says what is not meant. */
export const marks = { filling: 1, qualifies: 2, begins: 4, endsHead: 8, denies: 16 } as const;

/**
 * What is known of how people speak. It comes with a catalogue as one text, so that a clerk can read it and only what
 * that catalogue needs is sent: sections that begin with `#` and a name; docs/search.md says what each holds.
 */
export class Lexicon {
  /** The places of services that many people ask for, in the order of codes. */
  readonly often: ReadonlySet<number>;
  readonly #phrases = new Map<string, Phrase[]>();
  readonly #known = new Set<string>();
  readonly #fillingPlain = new Set<string>();
  /** Filling words that are words of the catalogue once their diacritics are gone: `tôi` and `tội`, `cần` and `căn`. */
  readonly #doubtful = new Set<string>();
  readonly #story: ReadonlySet<string>;
  /** Who may have died, and whose loss is none: "bố mất", "bố mất thẻ". */
  readonly #mourned: readonly Word[];
  readonly #mournedPlain: ReadonlySet<string>;
  readonly #losable: ReadonlySet<string>;
  readonly #elsewhere = new Map<string, Worded[]>();
  readonly #qualifiers = new Map<string, Qualifier[]>();
  /** By word with its diacritics. */
  readonly #marks = new Map<string, number>();

  constructor(text: string) {
    const sections = sectionsOf(text);
    const lines = (name: string): readonly string[] => sections.get(name) ?? [];
    const plainWords = (name: string): ReadonlySet<string> => new Set(lines(name).flatMap((line) => wordsOf(line).map(({ plain }) => plain)));
    for (const word of lines('filling').flatMap((line) => wordsOf(line))) {
      this.mark(word, marks.filling);
      this.#fillingPlain.add(word.plain);
    }
    for (const word of wordsOf('không')) this.mark(word, marks.denies);
    this.#story = plainWords('story');
    this.often = new Set(lines('often').flatMap((line) => line.split(' ').map(Number)));
    for (const kind of ['asking', 'denial'] as const) for (const phrase of lines(kind).flatMap(listed)) this.#add(kind, phrase, []);
    for (const [shorts, long] of lines('short').map(sidesOf)) for (const short of shorts.split(' ')) this.#add('short', short, [wordsOf(long)]);
    for (const [said, official] of lines('synonym').map(sidesOf)) {
      const meanings = official
        .split('|')
        .map((meaning) => wordsOf(meaning))
        .filter((meaning) => meaning.length > 0);
      for (const phrase of listed(said)) this.#add('synonym', phrase, meanings);
    }
    this.#mourned = lines('mourned').flatMap((line) => wordsOf(line));
    this.#mournedPlain = plainWords('mourned');
    this.#losable = plainWords('losable');
    for (const [at, line] of lines('qualifier').entries()) {
      const [phrases = '', kind = at] = line.split('='); // What comes later says which line it adds to.
      for (const words of listed(phrases).map((phrase) => wordsOf(phrase))) {
        addTo(this.#qualifiers, { words, bit: 1 << +kind });
        const [first] = words;
        if (first) this.mark(first, marks.qualifies);
      }
    }
    for (const phrase of lines('elsewhere').flatMap(listed)) {
      const words = wordsOf(phrase);
      addTo(this.#elsewhere, { words });
      for (const { plain } of words) this.#known.add(plain);
    }
    for (const lists of [this.#phrases, this.#elsewhere]) for (const list of lists.values()) list.sort((a, b) => b.words.length - a.words.length);
  }

  /** Adds one of `marks` to a word. */
  mark(word: Spelling, mark: number): void {
    this.#marks.set(word.toned, this.marksOf(word) | mark);
  }

  /** Is told each word of the catalogue. */
  meet(word: Spelling): void {
    if (this.#fillingPlain.has(word.plain) && !this.isFilling(word, true)) this.#doubtful.add(word.plain);
  }

  /** The longest phrase that starts at a place. */
  phraseAt(words: readonly Word[], at: number, tonesTyped: boolean): Phrase | undefined {
    return this.#mourningAt(words, at, tonesTyped) ?? firstAt(this.#phrases, words, at, tonesTyped);
  }

  /** Whether a word, given without diacritics, stands in any phrase or list: then it is no slip of the thumb, and no keystrokes. */
  knows(plain: string): boolean {
    return this.#known.has(plain) || this.#fillingPlain.has(plain);
  }

  /** How many words of an official text, from a place on, only ask: "thủ tục", "thực hiện tại cấp xã". */
  askingAt(words: readonly (Word | undefined)[], at: number): number {
    const phrase = firstAt(this.#phrases, words, at, true);
    return phrase?.kind === 'asking' ? phrase.words.length : 0;
  }

  /** What is special about a word of an official text: see `marks`. */
  marksOf({ toned }: Spelling): number {
    return this.#marks.get(toned) ?? 0;
  }

  /** Whether a word says nothing about which service is meant. */
  isFilling(word: Spelling, tonesTyped: boolean): boolean {
    return tonesTyped || word.toned !== word.plain ? (this.marksOf(word) & marks.filling) !== 0 : this.#fillingPlain.has(word.plain) && !this.#doubtful.has(word.plain);
  }

  /** Whether a word, typed without diacritics, may as well say nothing. */
  isDoubtful(word: Word, tonesTyped: boolean): boolean {
    return !tonesTyped && word.toned === word.plain && this.#doubtful.has(word.plain);
  }

  /** Whether a word tells little beside the matter itself: people, ages, times. */
  isStory(plain: string): boolean {
    return this.#story.has(plain) || (plain < ':' && /^\d{1,3}$/.test(plain));
  }

  /**
   * What makes a service special, as bits: said in a question, or in what a service is called. Where only one of the two
   * has it, they hardly belong together.
   */
  qualifiersOf(words: readonly Word[], tonesTyped = true): number {
    let bits = 0;
    for (let at = 0; at < words.length; at += 1) bits |= this.qualifierAt(words, at, tonesTyped);
    return bits;
  }

  /** The same, of what begins at a place. */
  qualifierAt(words: readonly (Word | undefined)[], at: number, tonesTyped = true): number {
    let bits = 0;
    const qualifiers = this.#qualifiers.get(words[at]?.plain ?? '') ?? none;
    for (let each = 0; each < qualifiers.length; each += 1) {
      const { words: known, bit } = qualifiers[each] as Qualifier;
      if (startsAt(known, words, at, tonesTyped)) bits |= bit;
    }
    return bits;
  }

  /** How many words name what no authority does: the weather, football, a shop. */
  elsewhereIn(words: readonly Word[], tonesTyped: boolean): number {
    let count = 0;
    for (let at = 0; at < words.length; at += 1) count += firstAt(this.#elsewhere, words, at, tonesTyped)?.words.length ?? 0;
    return count;
  }

  #add(kind: Phrase['kind'], text: string, meanings: readonly (readonly Word[])[]): void {
    const words = wordsOf(text);
    const [first] = words;
    if (!first) return;
    addTo(this.#phrases, { words, kind, meanings });
    if (kind !== 'synonym') this.mark(first, marks.begins);
    for (const { plain } of words) this.#known.add(plain);
  }

  /** Somebody's death, but no loss of a thing. */
  #mourningAt(words: readonly Word[], at: number, tonesTyped: boolean): Phrase | undefined {
    if (!this.#mournedPlain.has(words[at]?.plain ?? '')) return undefined;
    const isAt = (known: readonly Word[], place: number): boolean => known.some((one) => startsAt([one], words, place, tonesTyped));
    if (!isAt(this.#mourned, at)) return undefined;
    let next = at + 1;
    if (isAt(whose, next)) next += 1;
    while (isAt(when, next)) next += 1;
    const death = deaths.find((one) => startsAt(one, words, next, tonesTyped));
    if (!death || (death === deaths[0] && this.#losable.has(words[next + 1]?.plain ?? ''))) return undefined;
    return { words: words.slice(at, next + death.length), kind: 'synonym', meanings: mourning };
  }
}

function sectionsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const sections = new Map<string, string[]>();
  for (const section of `\n${text}`.split('\n#')) {
    const [name = '', ...lines] = section.split('\n');
    sections.set(name.trim(), [...(sections.get(name.trim()) ?? []), ...lines.filter(Boolean)]);
  }
  return sections;
}

function sidesOf(line: string): readonly [string, string] {
  const [left = '', right = ''] = line.split('>');
  return [left.trim(), right];
}

function listed(line: string): string[] {
  return line.split(',').map((phrase) => phrase.trim());
}

function addTo<T extends Worded>(lists: Map<string, T[]>, one: T): void {
  const first = one.words[0]?.plain ?? '';
  const list = lists.get(first);
  if (list) list.push(one);
  else lists.set(first, [one]);
}

/** The first of what is listed that stands at a place. */
function firstAt<T extends Worded>(lists: ReadonlyMap<string, readonly T[]>, words: readonly (Word | undefined)[], at: number, tonesTyped: boolean): T | undefined {
  const list = lists.get(words[at]?.plain ?? '') ?? none;
  // By number, here and elsewhere: asked of thousands of texts before a browser has compiled it, iterators fill its memory.
  for (let each = 0; each < list.length; each += 1) if (startsAt((list[each] as T).words, words, at, tonesTyped)) return list[each];
  return undefined;
}

/** Whether known words stand at a place: what was typed without diacritics may be anything, if nothing else has them either. */
export function startsAt(known: readonly Word[], words: readonly (Word | undefined)[], at: number, tonesTyped: boolean): boolean {
  for (let offset = 0; offset < known.length; offset += 1) {
    const one = known[offset] as Word;
    const typed = words[at + offset];
    if (typed?.plain !== one.plain || (typed.toned !== one.toned && (tonesTyped || typed.toned !== typed.plain))) return false;
  }
  return true;
}
