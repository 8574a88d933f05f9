import type { ServiceCounts, ServiceSearchResult } from '@motcua/contract/services';
import { source } from './entry.ts';
import { audience, channelKind, code, fee, governmentLevel, timeLimit } from './record.ts';
import type { Suggestion } from './search.ts';
import { count, fields, list, maybe, oneOf, text, type Check } from './shape.ts';

const range: Check<[number, number]> = (value, where) => {
  const [start = 0, end = 0] = list(count)(value, where);
  return [start, end];
};

export const suggestions: Check<Suggestion[]> = list(fields({ code, name: text, plainName: maybe(text), matched: list(range) }));

const counted = <T extends string>(value: Check<T>) => list(fields({ value, count }));
export const facets: Check<ServiceCounts> = fields({
  sectors: counted(text),
  governmentLevels: counted(governmentLevel),
  channels: counted(channelKind),
  audiences: counted(audience),
});

/** What a search found, once it came through a worker's door. */
export const searchResult: Check<ServiceSearchResult> = fields({
  outcome: oneOf('answer', 'clarify', 'none'),
  hits: list(
    fields({
      code,
      name: text,
      plainName: maybe(text),
      nameEn: maybe(text),
      summary: maybe(text),
      distinction: maybe(text),
      governmentLevels: list(governmentLevel),
      channels: list(channelKind),
      timeLimits: list(timeLimit),
      fees: list(fee),
      matched: list(range),
    }),
  ),
  clarification: maybe(fields({ choices: list(fields({ code, label: text, note: maybe(text) })) })),
  source,
});
