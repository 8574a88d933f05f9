import type { PublicService } from '@motcua/contract/services';
import type { Overlay } from './overlay.ts';

/** Why words of ours are not plain, or not true to the official record; in Vietnamese for the clerk who wrote them. */
export interface WordsFault {
  /** Path to the text, such as `papers.0.papers.1.note`. */
  readonly field: string;
  readonly kind: 'missing' | 'too-long' | 'official-name' | 'official-words' | 'abolished-authority' | 'abbreviation' | 'other-number';
  readonly vi: string;
}

/** From here on, words in a row that stand in the official record too were copied and not told. */
const copiedWords = 13;
const mostLetters = { plainName: 70, summary: 170 } as const;

/** Texts that nobody reads as they are: ways of asking, English, codes, official names. */
const isRead = (field: string): boolean =>
  !/^(code|name|nameEn|aliases|sector|jurisdiction|legalBasis|related|replaces|replacedBy|source|without|seen)\b|(^|\.)(url|kind|unit|channel|nameEn|code)$|(^|\.)obtainedFrom\.rule$/.test(
    field,
  );

/** Names that are their own long form to everybody: VNeID is in mixed case, and never found by this pattern. */
const abbreviation = /(?<![\p{L}\d/.-])\p{Lu}{2,}(?![\p{L}\d/-])/gu;
const numerals = /^(I{1,3}|IV|VI{0,3}|IX|X)$/;
/** Districts ended on 1 July 2025 (Law 72/2025/QH15, article 1). */
const district = /(?<!\p{L})(quận|huyện)(?!\p{L})/iu;

/**
 * Looks through the words of an overlay, or of a record of our own, as a reader would: whether there is a plain name, whether words
 * were told and not copied, whether nothing is abbreviated, whether authorities still exist, whether amounts are the official ones.
 *
 * @param official - The record that the words are about; without it, nothing can be said of copied words and amounts.
 */
export function plainWordsFaults(overlay: Overlay, official?: PublicService): WordsFault[] {
  const texts = [...textsOf(overlay)].filter(([field]) => isRead(field));
  const all = texts.map(([, text]) => text).join('\n');
  const phrases = official && phrasesOf(official);
  const faults: WordsFault[] = [];
  for (const field of ['plainName', 'summary'] as const) {
    const text = overlay[field];
    if (text === undefined) faults.push({ field, kind: 'missing', vi: field === 'plainName' ? 'Chưa có tên dễ hiểu. Hãy viết thêm.' : 'Chưa có câu tóm tắt. Hãy viết thêm.' });
    else if (text.length > mostLetters[field]) faults.push({ field, kind: 'too-long', vi: `Hơi dài (${text.length} ký tự). Hãy rút còn nhiều nhất ${mostLetters[field]} ký tự.` });
  }
  const name = official?.name ?? overlay.name;
  if (name !== undefined && overlay.plainName !== undefined && wordsOf(name).length > 4 && wordsOf(name).join(' ') === wordsOf(overlay.plainName).join(' '))
    faults.push({ field: 'plainName', kind: 'official-name', vi: 'Giống hệt tên chính thức. Hãy gọi như người dân vẫn gọi.' });
  for (const [field, text] of texts) {
    const copied = phrases && phraseIn(text, phrases);
    if (copied !== undefined) faults.push({ field, kind: 'official-words', vi: `Chép nguyên câu của bản chính thức: “${copied}”. Hãy viết lại bằng lời dễ hiểu.` });
    if (district.test(text)) faults.push({ field, kind: 'abolished-authority', vi: `Nay không còn cấp quận, huyện: “${text.slice(0, 80)}”. Hãy ghi cơ quan hiện nay.` });
    for (const [short] of text.matchAll(abbreviation))
      if (!numerals.test(short) && !all.includes(`(${short})`)) faults.push({ field, kind: 'abbreviation', vi: `Hãy viết đầy đủ “${short}”.` });
  }
  if (official) faults.push(...numberFaults(overlay, official));
  return faults;
}

/** Amounts and days that the official record does not have; neither may be widened or invented. */
function numberFaults(overlay: Overlay, official: PublicService): WordsFault[] {
  const said = numbersIn(official);
  const faultOf = (field: string, number: number): WordsFault[] =>
    said.has(number)
      ? []
      : [{ field, kind: 'other-number', vi: `Bản chính thức không có số ${number.toLocaleString('vi')}. Hãy xem lại số này. Nếu đúng, hãy ghi thêm văn bản quy định.` }];
  return [
    ...(overlay.fees ?? []).flatMap((fee, index) => (fee.kind === 'amount' && fee.rule === undefined ? faultOf(`fees.${index}.feeVnd`, fee.feeVnd) : [])),
    ...(overlay.timeLimits ?? []).flatMap((limit, index) => (limit.kind === 'known' ? faultOf(`timeLimits.${index}.amount`, limit.amount) : [])),
  ];
}

function numbersIn(record: PublicService): Set<number> {
  const numbers = new Set<number>();
  for (const [, text] of textsOf(record)) for (const [digits] of text.matchAll(/\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+/g)) numbers.add(Number(digits.replace(/\D/g, '')));
  return numbers;
}

function phrasesOf(official: PublicService): Set<string> {
  const phrases = new Set<string>();
  for (const [field, text] of textsOf(official)) {
    // Names of procedures and of laws are names, whoever says them.
    if (/^(name|legalBasis|source)\b/.test(field)) continue;
    const words = wordsOf(text);
    for (let at = 0; at + copiedWords <= words.length; at += 1) phrases.add(words.slice(at, at + copiedWords).join(' '));
  }
  return phrases;
}

function phraseIn(text: string, phrases: ReadonlySet<string>): string | undefined {
  const words = wordsOf(text);
  for (let at = 0; at + copiedWords <= words.length; at += 1) {
    const phrase = words.slice(at, at + copiedWords).join(' ');
    if (phrases.has(phrase)) return phrase;
  }
  return undefined;
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? []
  );
}

/** All texts and numbers inside a value, each with the path to it. */
function* textsOf(value: unknown, path = ''): Generator<readonly [field: string, text: string]> {
  if (typeof value === 'string' || typeof value === 'number') yield [path, String(value)];
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) if (each !== undefined) yield* textsOf(each, path === '' ? key : `${path}.${key}`);
}
