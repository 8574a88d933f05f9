import type { Title } from './siblings.ts';

/**
 * Ranges of a title whose words were looked for, in UTF-16 units; words side by side are one range.
 *
 * @param isFound - Whether a word, without diacritics, was looked for.
 */
export function matchedIn(title: Title | undefined, isFound: (plain: string) => boolean): [number, number][] {
  const ranges: [number, number][] = [];
  for (const { plain, start, end } of title?.words ?? []) {
    if (!isFound(plain)) continue;
    const last = ranges[ranges.length - 1];
    if (last && /^\s*$/.test(title?.text.slice(last[1], start) ?? '')) last[1] = end;
    else ranges.push([start, end]);
  }
  return ranges;
}
