import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicService } from '@motcua/contract/services';

/** The file of a collection that holds its records, one a line in the order of their codes. */
export const recordsFile = 'records.jsonl';

/** Writes records into a folder in one stroke: whoever reads meanwhile has the old ones or the new ones. */
export function writeRecords(folder: string, records: readonly PublicService[]): void {
  mkdirSync(folder, { recursive: true });
  const lines = [...records].sort((a, b) => (a.code < b.code ? -1 : 1)).map((record) => `${JSON.stringify(record)}\n`);
  replaceFile(join(folder, recordsFile), lines.join(''));
}

/** Puts a file in another's place once all of it is written. */
export function replaceFile(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}
