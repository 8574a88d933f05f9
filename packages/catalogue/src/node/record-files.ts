import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PublicService } from '@motcua/contract/services';
import * as z from 'zod/mini';
import { importProcedures, type ImportFinding } from './import-procedures.ts';

/** What was found in files, and what an operator should know about it. */
export interface RecordsFound {
  readonly records: PublicService[];
  readonly findings: readonly ImportFinding[];
}

/**
 * Reads records from a folder of JSON files, one record each, or from a JSON Lines file, plain or compressed, whose lines
 * are either records or procedures as public copies of the portal hold them.
 *
 * @throws Error that names the file, and the line, which cannot be read.
 */
export function readRecords(path: string): RecordsFound {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) throw new Error(`${path} is not there`);
  return statSync(path).isDirectory() ? recordsInFolder(path) : recordsInLines(path);
}

function recordsInFolder(folder: string): RecordsFound {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort();
  if (files.length === 0) throw new Error(`${folder} holds no JSON files`);
  const records = files.map((file) => {
    const read = z.safeParse(PublicService, jsonIn(readFileSync(join(folder, file), 'utf8'), join(folder, file)));
    if (!read.success) throw new Error(`${join(folder, file)} is no record: ${read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`);
    return read.data;
  });
  return { records, findings: [] };
}

function recordsInLines(file: string): RecordsFound {
  const stored = readFileSync(file);
  const text = (stored[0] === 0x1f && stored[1] === 0x8b ? gunzipSync(stored) : stored).toString('utf8');
  const rows = text.split('\n').flatMap((line, number) => (line.trim() === '' ? [] : [jsonIn(line, `${file}, line ${number + 1}`)]));
  const read = z.safeParse(z.array(PublicService), rows);
  return read.success ? { records: read.data, findings: [] } : importProcedures(rows);
}

function jsonIn(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${where} is no JSON`, { cause: error });
  }
}
