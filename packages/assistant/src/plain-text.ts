import { invisible } from './guard/folded-text.ts';

const invisibles = new RegExp(invisible.source, 'gu');

/**
 * A text of somebody else's as one line of visible characters, NFC. What is invisible can carry words that only a machine
 * reads (tag characters) or turn a line around (bidirectional controls).
 */
export function visible(text: string): string {
  return text
    .normalize('NFC')
    .replace(invisibles, '')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim();
}

/**
 * The same for a sentence: without what a reader of Markdown takes for a link, an image, code or a tag, without forged citations, and
 * without the bullets of a list that became one line.
 */
export function quoted(text: string): string {
  return visible(text)
    .replace(/[[\]<>`*_]/g, (sign) => ({ '[': '(', ']': ')', '<': '‹', '>': '›' })[sign] ?? '')
    .replace(/(^|[\s:;.,(])[-–+•]\s+/gu, '$1');
}

/** Cuts at a word, so that no number is cut in two. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest + 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).replace(/[\s,;:.(–-]+$/u, '')}…`;
}

/** A value without the {@link invisible} characters of its texts, and otherwise as it is: facts are shown as the record has them. */
export function visibleIn<T>(value: T): T;
export function visibleIn(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(invisibles, '');
  if (Array.isArray(value)) return value.map((each) => visibleIn<unknown>(each));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, visibleIn<unknown>(each)]));
  return value;
}
