import type { FindableService } from './findable.ts';
import { wordsOf } from './words.ts';

/** Ranges of a service's shown title whose words were looked for, in UTF-16 units; words side by side are one range. */
export function matchedIn({ name, plainName }: FindableService, found: ReadonlySet<string>): [number, number][] {
  const title = plainName ?? name;
  const ranges: [number, number][] = [];
  for (const { plain, start, end } of wordsOf(title)) {
    if (!found.has(plain)) continue;
    const last = ranges[ranges.length - 1];
    if (last && /^\s*$/.test(title.slice(last[1], start))) last[1] = end;
    else ranges.push([start, end]);
  }
  return ranges;
}
