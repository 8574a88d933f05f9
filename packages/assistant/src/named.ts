import type { ServiceHit } from '@motcua/contract/services';
import { fold } from './guard/folded-text.ts';
import { isIdle, type Question } from './question.ts';

type Titled = Pick<ServiceHit, 'name' | 'plainName' | 'nameEn'>;

/** Which part of a service's name a question says, from 0 to 1; what stands in brackets in official names does not count. */
export function saidPartOf({ name, plainName }: Titled, { plain }: Question): number {
  const said = new Set(wordsIn(plain));
  return Math.max(
    ...[name, plainName ?? ''].map((title) => {
      const words = wordsIn(title.replace(/\([^)]*\)/g, ' ')).filter((word) => !isIdle(word));
      return words.length === 0 ? 0 : words.filter((word) => said.has(word)).length / words.length;
    }),
  );
}

/** Which part of what a question is about the names of a service say, from 0 to 1. */
export function namedPartOf({ name, plainName = '', nameEn = '' }: Titled, { subject }: Question): number {
  const words = new Set(wordsIn(`${name} ${plainName} ${nameEn}`));
  return subject.length === 0 ? 0 : subject.filter((word) => words.has(word)).length / subject.length;
}

/** The words of a text, folded. */
export function wordsIn(text: string): string[] {
  return fold(text)
    .split(/[^a-z\d]+/)
    .filter(Boolean);
}
