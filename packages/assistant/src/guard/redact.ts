import type { PersonalKind } from '@motcua/contract/assistant';
import { typeOf } from './classify.ts';
import { digitGroups, spokenGroups, type DigitGroup } from './digit-groups.ts';
import { foldedText } from './folded-text.ts';
import { groupedAmounts, keptRanges, overlaps, type Range } from './kept.ts';
import { isBesideBank, labelBefore } from './labels.ts';
import { placeholderNames } from './placeholder.ts';
import { writtenFormsIn } from './written-forms.ts';

/** Where personal data stands: half-open range of UTF-16 units in the text that was given. */
export interface PersonalSpan {
  readonly type: PersonalKind;
  readonly start: number;
  readonly end: number;
}

export interface Redaction {
  /** The text with every span replaced by what was there: `[số căn cước]`. All else is unchanged. */
  readonly text: string;
  readonly spans: readonly PersonalSpan[];
}

/** Digits of one number stand this near to each other. */
const gap = /^[\s.\-–_()]{1,2}$/;
const mostGroups = 19;

/**
 * Hides personal numbers and addresses in what a person typed, before it is sent, kept or looked at.
 *
 * Finds identity, telephone, tax, insurance, account and card numbers, e-mail addresses, number plates and passports, also
 * where they are spaced out, spelled out or disguised with full-width and invisible characters. Procedure codes, laws,
 * amounts, days and hotlines stay. Names and postal addresses are *not* found, nor is a bare nine-digit number that
 * nobody says is one of a person.
 */
export function redact(text: string): Redaction {
  const { plain, starts, ends } = foldedText(text);
  const spans = found(plain).map(({ type, range: [from, to] }) => ({ type, start: starts[from] ?? 0, end: ends[to - 1] ?? text.length }));
  let shown = '';
  let at = 0;
  for (const { type, start, end } of spans) {
    shown += `${text.slice(at, start)}[${placeholderNames[type]}]`;
    at = end;
  }
  return { text: shown + text.slice(at), spans };
}

interface Found {
  readonly type: PersonalKind;
  readonly range: Range;
}

/** In order, without overlaps: what is known by its letters first, then digits. */
function found(plain: string): Found[] {
  const kept = keptRanges(plain);
  const written = withoutOverlaps(writtenFormsIn(plain).filter(({ type, range }) => type === 'EMAIL' || type === 'PLATE' || !overlaps(range, kept)));
  const taken = [...kept, ...written.map(({ range }) => range)];
  const amounts = groupedAmounts(plain);
  const numbers = [
    ...numbersIn(
      plain,
      spokenGroups(plain).filter(({ range }) => !overlaps(range, taken)),
      amounts,
    ),
    ...numbersIn(
      plain,
      digitGroups(plain).filter(({ range }) => !overlaps(range, taken)),
      amounts,
    ),
  ];
  return withoutOverlaps([...written, ...numbers]);
}

/** Tries the longest run of neighbouring groups first: a number may be written in several. */
function numbersIn(plain: string, groups: readonly DigitGroup[], amounts: readonly Range[]): Found[] {
  const numbers: Found[] = [];
  for (let first = 0; first < groups.length;) {
    let last = first;
    while (last + 1 < groups.length && last - first < mostGroups && gap.test(plain.slice(groups[last]?.range[1], groups[last + 1]?.range[0]))) last += 1;
    const number = longestNumber(plain, groups.slice(first, last + 1), amounts);
    if (number) numbers.push(number.found);
    first += number?.groups ?? 1;
  }
  return numbers;
}

function longestNumber(plain: string, groups: readonly DigitGroup[], amounts: readonly Range[]): { readonly found: Found; readonly groups: number } | undefined {
  for (let count = groups.length; count > 0; count -= 1) {
    const some = groups.slice(0, count);
    const [from = 0] = some[0]?.range ?? [];
    const [, to = 0] = some[count - 1]?.range ?? [];
    const label = labelBefore(plain, from);
    // A letter that touches the digits makes them part of something else, unless it ends their label: `sdt0912345678`.
    if (/[a-z]/.test(plain.charAt(from - 1)) && !label?.isTouching) continue;
    if (label === undefined && overlaps([from, to], amounts)) continue;
    const isInternational = plain.charAt(from - 1) === '+';
    const type = typeOf(some.map(({ digits }) => digits).join(''), { label: label?.type, isBesideBank: isBesideBank(plain, from, to), isInternational });
    const isBracketed = plain.charAt(from - 1) === '(' && plain.slice(from, to).includes(')');
    if (type) return { found: { type, range: [isInternational || isBracketed ? from - 1 : from, to] }, groups: count };
  }
  return undefined;
}

function withoutOverlaps(all: readonly Found[]): Found[] {
  const free: Found[] = [];
  for (const each of [...all].sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1])) {
    if (each.range[0] >= (free[free.length - 1]?.range[1] ?? 0)) free.push(each);
  }
  return free;
}
