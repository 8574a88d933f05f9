import type { Query } from './query.ts';
import type { SearchIndex } from './search-index.ts';
import { isSyllable } from './syllables.ts';

/**
 * What a query may have meant where it was mistyped, or toned as no word here is: all of it without diacritics, and for what
 * is no syllable the nearest word of the catalogue. `undefined` where nothing can be corrected.
 */
export function corrected(index: SearchIndex, { words, tonesTyped }: Query): string | undefined {
  let isOther = false;
  let before: number | undefined;
  const meant = words.map(({ plain, toned }) => {
    const word = isSyllable(plain) || index.has(plain) || index.lexicon.knows(plain) ? plain : nearest(index, plain, before);
    before = index.termOf(word);
    isOther ||= word !== plain || (tonesTyped && before !== undefined && index.formOf(toned) < 0);
    return word;
  });
  return isOther ? meant.join(' ') : undefined;
}

/** A word that is one letter away, or has the same letters: one that follows the word before rather than another, a frequent one rather than a rare one. */
export function nearest(index: SearchIndex, typed: string, before?: number): string {
  let best = typed;
  let most = 0;
  for (const word of index.vocabulary) {
    if (!isNear(typed, word)) continue;
    const term = index.termOf(word) as number;
    const often = (index.services[term] as number) + (before === undefined ? 0 : index.table.size * index.servicesIn(index.following(before, term)));
    if (often <= most) continue;
    most = often;
    best = word;
  }
  return best;
}

/** Whether two words that begin alike differ in a letter, or in the order of their letters. */
function isNear(one: string, other: string): boolean {
  if (one[0] !== other[0]) return false;
  const longest = Math.max(one.length, other.length);
  let start = 1;
  while (start < longest && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < longest && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  return start + end >= longest - 1 || sorted(one) === sorted(other);
}

function sorted(word: string): string {
  return [...word].sort().join('');
}
