import type { Title } from './siblings.ts';
import type { Word } from './words.ts';

/**
 * Ranges of a title whose words were looked for, in UTF-16 units; words side by side are one range.
 *
 * @param isFound - Whether a word was looked for.
 */
export function matchedIn(title: Title, isFound: (word: Word) => boolean): [number, number][] {
  const ranges: [number, number][] = [];
  for (const word of title.words) {
    if (!isFound(word)) continue;
    const { start, end } = word;
    const last = ranges[ranges.length - 1];
    if (last && /^\s*$/.test(title.text.slice(last[1], start))) last[1] = end;
    else ranges.push([start, end]);
  }
  return ranges;
}
