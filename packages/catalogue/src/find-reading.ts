import { CatalogueError } from './catalogue-error.ts';
import { format } from './entry.ts';
import { cell, cellsEach, createRows } from './find-rows.ts';
import { codeOf, RowsTable } from './find-table.ts';
import type { FindTable } from './findable.ts';
import type { Pace } from './pace.ts';
import { createReadingModel } from './reading-model.ts';

/** Some hundred thousand places: enough for any catalogue. */
export const mostBits = 17;
/** Before the lexicon of a delta that has another one than the older file. */
export const otherLexicon = '=';

/**
 * Reads a `find` file.
 *
 * @param delta - What makes it into a newer one; goes on where the file ends, and knows all words of it.
 * @throws CatalogueError `damaged`.
 */
export async function readFindFile(bytes: Uint8Array, pace: Pace, delta?: Uint8Array): Promise<FindTable> {
  const reading = tableIn(bytes, delta);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
    if (pace.due) await pace.rest();
  }
}

/** The same; rests at each `next`. */
export function* tableIn(bytes: Uint8Array, delta?: Uint8Array): Generator<undefined, FindTable> {
  assertFormat(bytes);
  const bits = Math.min(bytes[1] ?? 0, mostBits);
  const model = createReadingModel(bytes.length + (delta?.length ?? 0));
  model.open(bytes, 2);
  const rows = createRows(model, bits);
  yield* rows.code();
  const lexicon = rows.text();
  rows.seal();
  if (!delta) return new RowsTable(rows, lexicon);
  assertFormat(delta);
  model.open(delta, 1);
  const rowOf = new Map<string, number>();
  const know = (first: number): void => {
    for (let row = first; row < rows.size; row += 1) rowOf.set(codeOf(rows.cells[row * cellsEach + cell.code] as number), row);
  };
  know(0);
  for (const code of rows.text().split(' ')) rowOf.delete(code);
  const changed = rows.text();
  const first = rows.size;
  yield* rows.code();
  rows.seal();
  know(first);
  const order = [...rowOf].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return new RowsTable(rows, changed.startsWith(otherLexicon) ? changed.slice(1) : lexicon, order);
}

function assertFormat(bytes: Uint8Array): void {
  if (bytes[0] !== format.major) throw new CatalogueError('damaged', 'the file is something else');
}
