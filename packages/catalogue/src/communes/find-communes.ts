import { typedWords } from '../typed-words.ts';
import { wordsOf, type Word } from '../words.ts';
import { communes, districts, wards, type Commune, type Succession, type UnitKind } from './communes.ts';

/** What somebody may have meant: a commune by its own name, or by the name of a unit that went into one or several. */
export interface CommuneMatch extends Partial<Succession> {
  /** One where the answer is known; several where only the person herself can say which. */
  readonly communes: readonly Commune[];
}

export interface FindCommunesOptions {
  /** Most matches wanted; 8 by default. */
  readonly limit?: number | undefined;
}

/** Nobody names a ward with more words; what is longer is a sentence. */
const mostWords = 14;

/** How kinds of units are written, the long form first. */
const kindNames: Readonly<Record<UnitKind, readonly string[]>> = {
  ward: ['phường', 'p'],
  commune: ['xã', 'x'],
  township: ['thị trấn', 'tt'],
  urbanDistrict: ['quận', 'q'],
  ruralDistrict: ['huyện', 'h'],
  town: ['thị xã', 'tx'],
};
const kindWords = Object.entries(kindNames).flatMap(([kind, names]) => names.map((name) => ({ kind, words: wordsOf(name) })));
/** What is said of where all of them are: `thành phố Hà Nội`. */
const cityWords = ['thành phố hà nội', 'tp hà nội', 'tp hn', 'hà nội', 'hn'].map((name) => wordsOf(name));
/** "Phường Hàng Bạc cũ": it says nothing that the name does not. */
const asides = new Set(wordsOf('cũ mới').map(({ toned }) => toned));

/** A unit with the words of its name, and of the districts that it may be told apart by. */
interface Named {
  readonly match: CommuneMatch;
  readonly kind: UnitKind;
  readonly words: readonly Word[];
  readonly districts: readonly { readonly kind: UnitKind; readonly words: readonly Word[] }[];
}

/** One way to read what was typed: a kind that may be missing, then a name, then perhaps a district. */
interface Reading {
  readonly kind: string | undefined;
  readonly words: readonly Word[];
}

/** How well typed words fit a name. Lower is better. */
interface Fit {
  /** 0: the whole name. 1: its beginning. 2: words from its middle. */
  readonly part: 0 | 1 | 2;
  /** Typed with diacritics that the name does not have. */
  readonly isToneless: boolean;
}

let named: readonly Named[] | undefined;
let known: ReadonlySet<string> | undefined;

/**
 * Finds communes of Hanoi by what a citizen calls where she lives, best first.
 *
 * New and former names are understood (`Hoàn Kiếm`, `hàng bạc`, `phường Trung Hòa quận Cầu Giấy`), a former district
 * alone, with or without diacritics and kind, keystrokes of Telex and VNI, and a last word that is not finished. Units
 * of the same name in several districts are matches of their own. Nothing is guessed: a match with several communes is
 * a question for the citizen.
 */
export function findCommunes(typed: string, { limit = 8 }: FindCommunesOptions = {}): readonly CommuneMatch[] {
  named ??= allNamed();
  known ??= new Set([...named.flatMap(({ words }) => words), ...kindWords.flatMap(({ words }) => words), ...cityWords.flat()].map(({ plain }) => plain));
  const heard = known;
  const words = withoutCity(typedWords(typed, (plain) => heard.has(plain)).filter(({ toned }) => !asides.has(toned)));
  if (words.length === 0 || words.length > mostWords) return [];
  const readings = readingsOf(words);
  const found = named.flatMap((unit) => {
    const ranks = readings.flatMap((reading) => rankOf(unit, reading));
    return ranks.length === 0 ? [] : [{ unit, rank: Math.min(...ranks) }];
  });
  const hasToned = found.some(({ rank }) => rank < toneless);
  return found
    .filter(({ rank }) => !hasToned || rank < toneless)
    .sort((one, other) => one.rank - other.rank) // Equal ones stay as they are: new, former, districts.
    .map(({ unit }) => unit.match)
    .filter(({ was, communes: now }, _, all) => !was || !saysTheSame(was, now, all))
    .slice(0, limit);
}

/** A former unit that lives on whole under its own name needs no line beside that of the new one. */
function saysTheSame(was: Succession['was'], now: readonly Commune[], all: readonly CommuneMatch[]): boolean {
  const [only, ...others] = now;
  return others.length === 0 && only?.kind === was.kind && only.name === was.name && all.some((each) => !each.was && each.communes[0] === only);
}

function allNamed(): readonly Named[] {
  const districtsOf = (commune: Commune) => districts.filter((each) => each.communes.includes(commune)).map(({ was }) => ({ kind: was.kind, words: wordsOf(was.name) }));
  return [
    ...communes.map((commune) => ({ match: { communes: [commune] }, kind: commune.kind, words: wordsOf(commune.name), districts: districtsOf(commune) })),
    ...[...wards, ...districts].map((match) => {
      const { kind, name, district } = match.was;
      return { match, kind, words: wordsOf(name), districts: district ? [{ kind: district.kind, words: wordsOf(district.name) }] : [] };
    }),
  ];
}

function withoutCity(words: readonly Word[]): readonly Word[] {
  const city = cityWords.find((each) => each.length < words.length && each.every((word, index) => isWord(words[words.length - each.length + index], word)));
  return city ? words.slice(0, -city.length) : words;
}

/** `phuong lien` may be a ward called Liên, or Phương Liên. */
function readingsOf(words: readonly Word[]): readonly Reading[] {
  const kinds = kindWords.filter((each) => each.words.every((word, index) => isWord(words[index], word)));
  return [{ kind: undefined, words }, ...kinds.map(({ kind, words: { length } }) => ({ kind, words: words.slice(length) }))];
}

/** Added where the typed diacritics are not those of the name: shown only where nothing fits better. */
const toneless = 100;

function rankOf(unit: Named, { kind, words }: Reading): number[] {
  const ranks: number[] = [];
  for (let length = 1; length <= words.length; length += 1) {
    const isLast = length === words.length;
    const name = fitOf(words.slice(0, length), unit.words, isLast);
    if (!name || (!isLast && name.part === 2)) continue;
    const rest = words.slice(length);
    const district = isLast ? undefined : districtFit(rest, unit.districts);
    // "Cổ Nhuế Từ Liêm" is in Bắc Từ Liêm; "trung hòa" is not a ward called Trung in Ứng Hòa.
    if (!isLast && (!district || (district.part === 2 && rest.length < 2))) continue;
    const isOtherKind = kind !== undefined && kind !== unit.kind;
    ranks.push(name.part * 4 + (district?.part ?? 0) + (isOtherKind ? 1 : 0) + (name.isToneless || district?.isToneless ? toneless : 0));
  }
  return ranks;
}

function districtFit(words: readonly Word[], units: Named['districts']): Fit | undefined {
  const fits = readingsOf(words).flatMap((reading) => units.flatMap((unit) => fitOf(reading.words, unit.words, true) ?? []));
  const whole: Fit = { part: 1, isToneless: false };
  // "… quận": the name of the district is still to come.
  return isKindBegun(words) ? whole : fits.sort((one, other) => Number(one.isToneless) - Number(other.isToneless) || one.part - other.part)[0];
}

function isKindBegun(words: readonly Word[]): boolean {
  return kindWords.some((each) => words.every((word, index) => isBegun(word, each.words[index]) && (index === words.length - 1 || isWord(word, each.words[index]))));
}

/** @param isOpen - The last word may be unfinished. */
function fitOf(typed: readonly Word[], name: readonly Word[], isOpen: boolean): Fit | undefined {
  const last = typed.length - 1;
  if (last < 0) return undefined;
  for (let start = 0; start + last < name.length; start += 1) {
    const pairs = typed.map((word, index) => [word, name[start + index]] as const);
    if (!pairs.every(([word, other], index) => (isOpen && index === last ? other?.plain.startsWith(word.plain) : other?.plain === word.plain))) continue;
    const isWhole = start === 0 && last === name.length - 1 && pairs[last]?.[0].plain === name[last]?.plain;
    const isToneless = pairs.some(([word, other], index) => (isOpen && index === last ? !isBegun(word, other) : !isWord(word, other)));
    return { part: isWhole ? 0 : start === 0 ? 1 : 2, isToneless };
  }
  return undefined;
}

const tone = /[\u0300\u0301\u0303\u0309\u0323]$/;

/** Whether a word is typed as it is spelled, or without any diacritics. */
function isWord(typed: Word | undefined, word: Word | undefined): boolean {
  return typed !== undefined && word !== undefined && typed.plain === word.plain && (typed.toned === typed.plain || typed.toned === word.toned);
}

/** Whether a word may become another once it is finished. */
function isBegun(typed: Word, word: Word | undefined): boolean {
  if (!word?.plain.startsWith(typed.plain)) return false;
  if (typed.toned === typed.plain || typed.toned === word.toned) return true;
  const typedTone = tone.exec(typed.toned)?.[0] ?? '';
  const rest = typedTone ? typed.toned.slice(0, -1) : typed.toned;
  return word.toned.startsWith(rest) && (typedTone === '' || word.toned.endsWith(typedTone));
}
