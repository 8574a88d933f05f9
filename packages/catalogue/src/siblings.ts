import type { FindableService } from './findable.ts';
import { wordsOf, type Word } from './words.ts';

type Titled = Pick<FindableService, 'name' | 'plainName' | 'distinction'>;

/** What a list calls a service, and its words. */
export interface Title {
  readonly text: string;
  readonly words: readonly Word[];
}

const longestNote = 90;

export function titleOf({ name, plainName }: Titled): Title {
  const text = plainName ?? name;
  return { text, words: wordsOf(text) };
}

/**
 * What tells services of similar names apart, in the order given: what an editor wrote, else the words of each title that
 * not all of them have. Nothing for a service whose title is what they have in common.
 */
export function told(services: readonly Titled[], titles: readonly Title[] = services.map(titleOf)): (string | undefined)[] {
  const sets = titles.map(({ words }) => new Set(words.map(({ toned }) => toned)));
  const common = new Set([...(sets[0] ?? [])].filter((word) => sets.every((set) => set.has(word))));
  return services.map(({ distinction }, at) => distinction ?? (common.size > 1 ? longestOwn(titles[at], common) : undefined));
}

/** The longest run of a title's words that the others do not share, as it is written. */
function longestOwn(title: Title | undefined, common: ReadonlySet<string>): string | undefined {
  let [from, to] = [0, 0];
  let start = -1;
  for (const word of title?.words ?? []) {
    if (common.has(word.toned)) start = -1;
    else {
      if (start < 0) start = word.start;
      if (word.end - start > to - from) [from, to] = [start, word.end];
    }
  }
  const note = title?.text.slice(from, to) ?? '';
  if (note.length <= longestNote) return note === '' ? undefined : note;
  return `${note.slice(0, note.lastIndexOf(' ', longestNote - 1))}…`;
}
