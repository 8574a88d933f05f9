/** A half-open range of a folded text. */
export type Range = readonly [from: number, to: number];

const money = '(?:d|dong|vnd|nghin|ngan(?! hang)|trieu|ty|k|usd)(?![a-z])';

/**
 * Numbers of public life that look like somebody's: codes of procedures, agencies and dossiers, laws, days and times,
 * money, places on a map, parcels, service numbers.
 */
const keptPatterns: readonly RegExp[] = [
  /(^|[^\d.])\d\.\d{6}(?:\.\d{3}\.\d\d\.\d\d\.h\d\d)?(?!\d)/g,
  /(^|[^\d.])(?:\d{3}\.\d\d\.\d\d\.)?h\d\d(?:[.-]\d+)*/g,
  /(^|[^\d/])\d{1,5}\/(?:\d{4}\/)?[a-z]{2,}[a-z\d-]*/g,
  /(^|[^\d])\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)/g,
  /(^|[^\d])\d{4}-\d\d-\d\d(?:[ t]\d\d:\d\d(?::\d\d)?)?(?!\d)/g,
  /(^|[^\d])\d{1,2}[h:]\d\d(?!\d)/g,
  new RegExp(`(^|[^\\d.,])\\d[\\d.,]*(?: \\d{3})*\\s?(?:${money}|%|m2)`, 'g'),
  /(^|[^\d.])\d{1,3}\.\d{4,},\s?\d{1,3}\.\d{4,}(?!\d)/g,
  /(^|[^\d])1[89]00[ .]?\d{4}(?:\d\d)?(?!\d)/g,
  /(^|[^a-z\d])[a-z]{2}\d{9}[a-z]{2}(?![a-z\d])/g,
  /(^|[^a-z\d])[a-f\d]{8}(?:-[a-f\d]{4}){3}-[a-f\d]{12}/g,
];

/** Amounts that do not say of what; they may as well be the number of somebody who groups digits by three. */
const groupedPattern = /(^|[^\d.])[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?(?![\d.]?\d)/g;

export function keptRanges(plain: string): Range[] {
  return keptPatterns.flatMap((pattern) => rangesOf(plain, pattern));
}

export function groupedAmounts(plain: string): Range[] {
  return rangesOf(plain, groupedPattern);
}

/** Every match of a pattern, without its first group: what stands before (Safari before 16.4 knows no look-behind). */
export function rangesOf(plain: string, pattern: RegExp): Range[] {
  return [...plain.matchAll(pattern)].map((match) => [match.index + (match[1] ?? '').length, match.index + match[0].length]);
}

export function overlaps([from, to]: Range, ranges: readonly Range[]): boolean {
  return ranges.some(([start, end]) => from < end && start < to);
}
