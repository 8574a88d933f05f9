import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { wordsOf } from '../words.ts';
import type { FindableService } from '../findable.ts';

const folder = new URL('../../lexicon/', import.meta.url);

/** `usual` is what a phone should wait for; `wide` knows far more ways of asking. */
export type VocabularySize = 'usual' | 'wide';

/** How people speak, as far as it concerns some services. */
export interface Vocabulary {
  /** The text that the search reads; docs/search.md says what its sections hold. */
  readonly lexicon: string;
  /** In other words than the official name, how people ask for a service. */
  aliasesOf(code: string): readonly string[];
}

/**
 * The vocabulary of this package for some services: a synonym whose official words none of them has, and a code that is not
 * among them, are left out.
 */
export function vocabularyFor(services: readonly Pick<FindableService, 'code' | 'name' | 'plainName'>[], size: VocabularySize = 'usual'): Vocabulary {
  const places = new Map(
    services
      .map(({ code }) => code)
      .sort()
      .map((code, place) => [code, place]),
  );
  // Shorter than codes, which a catalogue has anyway, in their order.
  const placesOf = (line: string): string =>
    line
      .split(' ')
      .flatMap((code) => places.get(code) ?? [])
      .join(' ');
  const words = new Set(services.flatMap(({ name, plainName }) => [name, plainName ?? '']).flatMap((text) => wordsOf(text).map(({ toned }) => toned)));
  const isSaid = (official: string): boolean => wordsOf(official).every(({ toned }) => words.has(toned));
  const files = (name: string): string[] => [name, ...(size === 'wide' ? [`${name}-wide`] : [])].flatMap((file) => linesOf(`${file}.txt`));
  const speech = files('speech').map((line) => (isCodes(line) ? placesOf(line) : line));
  const kept: string[] = [];
  const dropped: string[] = [];
  for (const line of files('synonyms')) {
    const [said = '', official = ''] = line.split('>').map((side) => side.trim());
    const ways = official
      .split('|')
      .map((one) => one.trim())
      .filter(isSaid);
    if (ways.length > 0) kept.push(`${said}>${ways.join('|')}`);
    else dropped.push(...said.split(', '));
  }
  // "Liệt sĩ" is no "liệt", even where no service is about it: it stays as a phrase without another meaning.
  const phrases = new Set(kept.flatMap((line) => (line.split('>')[0] ?? '').split(', ')));
  const guards = dropped.filter((phrase) => [...phrases].some((one) => phrase.startsWith(`${one} `)));
  const synonyms = [...kept, ...(guards.length > 0 ? [`${guards.join(', ')}>`] : [])];
  const aliases = new Map<string, string[]>();
  for (const line of files('aliases')) {
    const [code = '', list = ''] = line.split(':');
    aliases.set(code, [...(aliases.get(code) ?? []), ...list.split(';').map((alias) => alias.trim())]);
  }
  return { lexicon: [...speech, '# synonym', ...synonyms].filter((line) => line !== '').join('\n'), aliasesOf: (code) => aliases.get(code) ?? [] };
}

function isCodes(line: string): boolean {
  return /^\d\.\d{6}( |$)/.test(line);
}

/** Without empty lines and what is said to those who edit, which begins with `//`. */
function linesOf(file: string): string[] {
  return readFileSync(fileURLToPath(new URL(file, folder)), 'utf8')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'));
}
