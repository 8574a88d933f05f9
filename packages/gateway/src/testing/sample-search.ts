import type { InputOf } from '@motcua/contract';
import type { countServices, findServices, PublicService, ServiceCounts, ServiceFilters, ServiceHit, ServiceSearchResult } from '@motcua/contract/services';

const words = /[\p{L}\p{N}]+/gu;

/**
 * Looks words up in a handful of invented services; a word typed without diacritics finds one with them. It stands in for an
 * agency, not for the engine: no typing errors, no synonyms, no Telex.
 */
export function searchSamples(all: readonly PublicService[], input: InputOf<typeof findServices>): ServiceSearchResult {
  const asked = wordsOf(input.query);
  const scored = all
    .filter((service) => fits(service, input))
    .map((service) => ({ service, score: scoreOf(service, asked) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  const equals = scored.filter(({ score }) => score === best).map(({ service }) => service);
  const hits = scored.slice(0, input.limit ?? 10).map(({ service }) => hitOf(service, asked));
  const { source } = all[0] as PublicService;
  if (best < 0.6) return { outcome: 'none', hits, source };
  if (equals.length === 1) return { outcome: 'answer', hits, source };
  const choices = equals.slice(0, 4).map(({ code, name, plainName, distinction }) => ({ code, label: plainName ?? name, ...(distinction && { note: distinction }) }));
  return { outcome: 'clarify', hits, clarification: { choices }, source };
}

/** Counts what {@link searchSamples} finds by each value of a filter, beside the other filters. */
export function countSamples(all: readonly PublicService[], { filters = {}, ...input }: InputOf<typeof countServices>): ServiceCounts {
  const asked = wordsOf(input.query);
  const but = (filter: keyof ServiceFilters) => all.filter((service) => fits(service, { ...input, filters: { ...filters, [filter]: undefined } }) && scoreOf(service, asked) > 0);
  return {
    sectors: counted(but('sectors').flatMap(({ sector }) => sector ?? [])),
    governmentLevels: counted(but('governmentLevel').flatMap(({ governmentLevels }) => governmentLevels)),
    channels: counted(but('channel').flatMap(({ channels }) => channels.map(({ kind }) => kind))),
    audiences: counted(but('audience').flatMap(({ audiences }) => audiences)),
  };
}

function counted<T extends string>(values: readonly T[]): { value: T; count: number }[] {
  return [...new Set(values)].map((value) => ({ value, count: values.filter((each) => each === value).length })).sort((a, b) => b.count - a.count);
}

function fits({ governmentLevels, channels, sector, audiences, jurisdiction }: PublicService, { filters, jurisdiction: asker }: InputOf<typeof countServices>): boolean {
  if (asker && !asker.startsWith(jurisdiction) && !jurisdiction.startsWith(asker)) return false;
  if (filters?.governmentLevel && !governmentLevels.includes(filters.governmentLevel)) return false;
  if (filters?.channel && !channels.some(({ kind }) => kind === filters.channel)) return false;
  if (filters?.audience && !audiences.includes(filters.audience)) return false;
  return !filters?.sectors || filters.sectors.includes(sector ?? '');
}

/** The part of the words asked that a service has; a little more where its name is what was asked. */
function scoreOf({ name, plainName = '', nameEn = '', aliases }: PublicService, asked: readonly string[]): number {
  if (asked.length === 0) return 0;
  const own = new Set([name, plainName, nameEn, ...aliases].flatMap(wordsOf).flatMap((word) => [word, folded(word)]));
  const isNamed = [name, plainName].some((title) => folded(wordsOf(title).join(' ')) === folded(asked.join(' ')));
  return asked.filter((word) => own.has(word)).length / asked.length + (isNamed ? 0.1 : 0);
}

function hitOf(service: PublicService, asked: readonly string[]): ServiceHit {
  const { code, name, plainName, nameEn, summary, distinction, governmentLevels, channels, timeLimits, fees } = service;
  const matched = [...(plainName ?? name).matchAll(words)]
    .filter(([word]) => asked.includes(word.toLowerCase()) || asked.includes(folded(word)))
    .map(({ 0: word, index }): [number, number] => [index, index + word.length]);
  return { code, name, plainName, nameEn, summary, distinction, governmentLevels, channels: channels.map(({ kind }) => kind), timeLimits, fees, matched };
}

function wordsOf(text: string): string[] {
  return [...text.normalize('NFC').toLowerCase().matchAll(words)].map(([word]) => word);
}

function folded(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
}
