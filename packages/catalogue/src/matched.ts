import type { Title } from './siblings.ts';
import type { Word } from './words.ts';

/**
 * Ranges of a title whose words were looked for, in UTF-16 units; words side by side are one range.
 *
 * @param isFound - Whether a word was looked for.
 */
export function matchedIn(title: Title, isFound: (word: Word) => boolean): [number, number][] {
  const ranges: [number, number][] = [];
  for (let at = 0; at < title.words.length; at += 1) {
    const { start, end } = title.words[at] as Word;
    if (!isFound(title.words[at] as Word)) continue;
    const last = ranges[ranges.length - 1];
    if (last && title.text.slice(last[1], start).trim() === '') last[1] = end;
    else ranges.push([start, end]);
  }
  return ranges;
}
