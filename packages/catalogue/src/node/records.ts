import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PublicService } from '@motcua/contract/services';
import * as z from 'zod/mini';
import { recordsFile } from './import/collection.ts';

/**
 * Reads records from a folder that an import wrote, from a folder of JSON files with one record each, or from a JSON Lines file,
 * plain or compressed, with one record a line.
 *
 * @throws Error that names the file, and the line, which cannot be read.
 */
export function readRecords(path: string): PublicService[] {
  if (!existsSync(path)) throw new Error(`${path} is not there`);
  if (!statSync(path).isDirectory()) return recordsInLines(path);
  const imported = join(path, recordsFile);
  if (existsSync(imported)) return recordsInLines(imported);
  const files = jsonFilesIn(path);
  if (files.length === 0) throw new Error(`${path} holds no JSON files`);
  return files.map(({ file, given }) => recordIn(given, file));
}

/** The JSON files of a folder, in the order of their names. */
export function jsonFilesIn(folder: string): { readonly file: string; readonly given: unknown }[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort();
  return files.map((name) => {
    const file = join(folder, name);
    return { file, given: jsonIn(readFileSync(file, 'utf8'), file) };
  });
}

function recordsInLines(file: string): PublicService[] {
  const stored = readFileSync(file);
  const text = (stored[0] === 0x1f && stored[1] === 0x8b ? gunzipSync(stored) : stored).toString('utf8');
  return text.split('\n').flatMap((line, number) => {
    const where = `${file}, line ${number + 1}`;
    return line.trim() === '' ? [] : [recordIn(jsonIn(line, where), where)];
  });
}

function recordIn(given: unknown, where: string): PublicService {
  const read = z.safeParse(PublicService, given);
  if (read.success) return read.data;
  const hint = typeof given === 'object' && given !== null && ('executionMethods' in given || 'domain' in given) ? '; rows of a portal must be imported first' : '';
  throw new Error(`${where} is no record: ${faultsOf(read.error)}${hint}`);
}

/** What is wrong with a value, each fault after the path to it. */
export function faultsOf({ issues }: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] }): string {
  return issues.map(({ path, message }) => `${path.map(String).join('.')} ${message}`).join('; ');
}

function jsonIn(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${where} is no JSON`, { cause: error });
  }
}
