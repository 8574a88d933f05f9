import type { FindableService } from './findable.ts';
import { wordsOf, type Word } from './words.ts';

type Titled = Pick<FindableService, 'name' | 'plainName' | 'distinction'>;

/** What a list calls a service, and its words. */
export interface Title {
  readonly text: string;
  readonly words: readonly Word[];
}

const longestNote = 90;
/** Titles that share fewer words at their beginnings and ends are no siblings. */
const leastCommon = 2;

export function titleOf({ name, plainName }: Titled): Title {
  const text = plainName ?? name;
  return { text, words: wordsOf(text) };
}

/**
 * What tells services of similar names apart, in the order given: what an editor wrote, else the title without the
 * beginning and the end that all of them share. Nothing for a service whose title is what they share.
 */
export function told(services: readonly Titled[]): (string | undefined)[] {
  if (services.length === 0) return [];
  const titles = services.map(titleOf);
  const shortest = Math.min(...titles.map(({ words }) => words.length));
  const sharedAt = (place: number): boolean => titles.every(({ words }) => words.at(place)?.toned === titles[0]?.words.at(place)?.toned);
  let before = 0;
  while (before < shortest && sharedAt(before)) before += 1;
  let after = 0;
  while (before + after < shortest && sharedAt(-1 - after)) after += 1;
  return services.map(({ distinction }, at) => distinction ?? (before + after >= leastCommon ? between(titles[at], before, after) : undefined));
}

/** A title without some words at its beginning and its end, as it is written. */
function between(title: Title | undefined, before: number, after: number): string | undefined {
  const words = title?.words.slice(before, title.words.length - after) ?? [];
  const [first, last] = [words[0], words[words.length - 1]];
  if (!title || !first || !last) return undefined;
  // A bracket that belongs to the last word comes along.
  const note = title.text.slice(first.start, last.end) + (/^\)/.exec(title.text.slice(last.end))?.[0] ?? '');
  if (note.length <= longestNote) return note;
  return `${note.slice(0, note.lastIndexOf(' ', longestNote - 1))}…`;
}
