import type { Fee, PublicService, TimeLimit } from '@motcua/contract/services';
import type { FindableService } from './findable.ts';
import { audience, channelKind, code, fee, governmentLevel, jurisdiction, timeLimit } from './record.ts';
import { count, fields, list, maybe, parsed, text } from './shape.ts';
import { CatalogueError } from './catalogue-error.ts';

/**
 * What a `find` file holds: one row a service, in the order of their codes. What many services have alike (fees, time
 * limits, sectors) stands once, in a list beside the rows, which hold its place there.
 */
const findFile = fields({
  fees: list(list(fee)),
  timeLimits: list(list(timeLimit)),
  sectors: list(text),
  services: list(
    fields({
      code,
      name: text,
      plainName: maybe(text),
      nameEn: maybe(text),
      summary: maybe(text),
      distinction: maybe(text),
      aliases: list(text),
      sector: maybe(count),
      governmentLevels: list(governmentLevel),
      jurisdiction,
      audiences: list(audience),
      channels: list(channelKind),
      timeLimits: count,
      fees: count,
      results: list(text),
      replaces: list(code),
    }),
  ),
});

/** Results name what people ask for where they are short; a long one tells a case, and is no help to find by. */
const longestResult = 60;
const mostResults = 2;
const longestNote = 120;

/** Reads a `find` file. */
export function readFindFile(bytes: Uint8Array, file: string): FindableService[] {
  const { services, fees, timeLimits, sectors } = parsed(bytes, findFile, file);
  const at = <T>(values: readonly T[], place: number): T => {
    const value = values[place];
    if (value === undefined) throw new CatalogueError('damaged', `${file} points at a place that is not there`);
    return value;
  };
  return services.map((row) => {
    const { sector, ...rest } = row;
    return { ...rest, ...(sector !== undefined && { sector: at(sectors, sector) }), fees: at(fees, row.fees), timeLimits: at(timeLimits, row.timeLimits) };
  });
}

/** The text of a `find` file. The same records give the same text. */
export function findFileText(records: readonly PublicService[]): string {
  const fees = new Places();
  const timeLimits = new Places();
  const sectors = new Places();
  const services = records.map((record) => ({
    code: record.code,
    name: record.name,
    plainName: record.plainName,
    nameEn: record.nameEn,
    summary: record.summary,
    distinction: record.distinction,
    aliases: filled(record.aliases),
    sector: record.sector === undefined ? undefined : sectors.of(record.sector),
    governmentLevels: filled(record.governmentLevels),
    jurisdiction: record.jurisdiction,
    audiences: filled(record.audiences),
    channels: filled([...new Set(record.channels.map(({ kind }) => kind))]),
    timeLimits: timeLimits.of(record.timeLimits.map(brief)),
    fees: fees.of(record.fees.map(brief)),
    results: filled(record.results.filter((result) => result.length <= longestResult).slice(0, mostResults)),
    replaces: filled(record.replaces),
  }));
  return JSON.stringify({ fees: fees.values, timeLimits: timeLimits.values, sectors: sectors.values, services });
}

/** A list is to choose by: where a fact is unknown, what a law says at length about it is left to the details. */
function brief(fact: Fee | TimeLimit): Fee | TimeLimit {
  return fact.kind === 'unknown' && (fact.note?.length ?? 0) > longestNote ? { ...fact, note: undefined } : fact;
}

function filled<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length > 0 ? values : undefined;
}

/** Values that are written once, and where each stands. */
class Places {
  readonly values: unknown[] = [];
  readonly #places = new Map<string, number>();

  of(value: unknown): number {
    const key = JSON.stringify(value);
    const place = this.#places.get(key) ?? this.values.push(value) - 1;
    this.#places.set(key, place);
    return place;
  }
}
