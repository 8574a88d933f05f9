import { format } from './entry.ts';
import { mostBits, otherLexicon, tableIn } from './find-reading.ts';
import { createRows, rareTexts, type FindRows, type StoredRow } from './find-rows.ts';
import { RowsTable } from './find-table.ts';
import type { FindableService, FindTable } from './findable.ts';
import { cutterFor } from './piecing.ts';
import { factOrders, placed } from './placed.ts';
import { WritingModel } from './writing-model.ts';

export { readFindFile } from './find-reading.ts';

/** What a `find` file is made of. */
export interface Findable {
  readonly services: readonly FindableService[];
  /** Synonyms, short forms and filling words: one text, which the search reads. */
  readonly lexicon: string;
}

/** The bytes of a `find` file, and what they are read into. The same services, in whatever order, give the same bytes. */
export function findFile(findable: Findable): { readonly bytes: Uint8Array; readonly table: FindTable } {
  // Room for the words of so many services.
  const bits = Math.min(38 - Math.clz32(findable.services.length), mostBits);
  const { model, rows } = writtenFile(findable, bits);
  return { bytes: model.finish(), table: new RowsTable(rows, findable.lexicon) };
}

/** A table of services that are at hand. */
export function tableOf(services: readonly FindableService[], lexicon: string): FindTable {
  return findFile({ services, lexicon }).table;
}

/** The table that a `find` file holds, or what a delta makes of it. */
export function findTableIn(bytes: Uint8Array, delta?: Uint8Array): FindTable {
  return atOnce(tableIn(bytes, delta));
}

/** The bytes of what makes an older `find` file into one with other services and another lexicon. */
export function deltaFile(older: Uint8Array, { services, lexicon }: Findable): Uint8Array {
  const table = findTableIn(older);
  const all = [...Array(table.size).keys()].map((service) => table.service(service));
  const before = new Map(all.map((service) => [service.code, written(service)]));
  const codes = new Set(services.map(({ code }) => code));
  // Written again, to know what a reader of the older file has learnt.
  const { model, rows } = writtenFile({ services: all, lexicon: table.lexicon }, Math.min(older[1] ?? 0, mostBits));
  model.begin([format.major]);
  rows.text([...before.keys()].filter((code) => !codes.has(code)).join(' '));
  rows.text(lexicon === table.lexicon ? '' : otherLexicon + lexicon);
  atOnce(rows.code(storedRows(services.filter((service) => before.get(service.code) !== written(service)))));
  rows.seal();
  return model.finish();
}

function writtenFile({ services, lexicon }: Findable, bits: number): { readonly model: WritingModel; readonly rows: FindRows } {
  const model = new WritingModel();
  model.begin([format.major, bits]);
  const stored = storedRows(services);
  const rows = createRows(model, bits, cutterFor(stored.flatMap(({ texts }) => texts)));
  atOnce(rows.code(stored));
  rows.text(lexicon);
  rows.seal();
  return { model, rows };
}

function storedRows(services: readonly FindableService[]): StoredRow[] {
  return services.map(storedRow).sort((a, b) => a.code - b.code);
}

function storedRow(service: FindableService): StoredRow {
  const { code, name, sector = '', governmentLevels, audiences, channels, jurisdiction, fees, timeLimits, aliases, replaces } = service;
  const rare = rareTexts.filter((kind) => service[kind] !== undefined);
  return {
    code: Number(code.replace('.', '')),
    sector,
    scope: [governmentLevels, audiences, channels, [jurisdiction]].map((words) => words.join(' ')).join('|'),
    fees: JSON.stringify(fees.map((fee) => placed(fee, factOrders[fee.kind]))),
    timeLimits: JSON.stringify(timeLimits.map((limit) => placed(limit, factOrders[limit.kind]))),
    extras: [rare, [aliases.length], replaces].map((words) => words.join(' ')).join('|'),
    texts: [name, ...rare.map((kind) => service[kind] ?? ''), ...aliases],
  };
}

/** A service as a text that is the same for the same service, whatever the order of its fields. */
function written(service: FindableService): string {
  return JSON.stringify(storedRow(service));
}

function atOnce<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
