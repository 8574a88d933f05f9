import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { PublicService, type Source } from '@motcua/contract/services';
import * as z from 'zod/mini';
import type { CatalogueSource } from '../catalogue-source.ts';
import { CatalogueError } from '../catalogue-error.ts';
import { entryFile } from '../catalogue-source.ts';
import { format, type Entry, type FileReference, type ShardReference } from '../entry.ts';
import { findFileText } from '../find-file.ts';

export interface BuildOptions {
  /** What the catalogue is called, for people who look into its files. */
  readonly name?: string | undefined;
  /** Who says what it says; by default the source of its records, as of the oldest of their days. */
  readonly source?: Source | undefined;
}

/** Files of a catalogue by their names, in the order in which they are written. */
export type CatalogueFiles = ReadonlyMap<string, Uint8Array>;

/** A shard is about as large as a page should wait for, and there are not so many that the entry grows large itself. */
const shardBytes = 8 * 1024;
const mostShards = 64;

/**
 * Builds the files of a catalogue. The same records, in whatever order, give the same bytes.
 *
 * @throws TypeError that names every record which breaks the contract, or whose code another record has or supersedes.
 */
export function buildCatalogue(records: readonly PublicService[], options: BuildOptions = {}): CatalogueFiles {
  const sorted = checked(records).sort((a, b) => compare(a.code, b.code));
  const files = new Map<string, Uint8Array>();
  const find = addFile(files, 'find', findFileText(sorted));
  const details = shardsOf(sorted).map((shard, number): ShardReference => ({ from: shard[0]?.code ?? '', ...addFile(files, `details-${number}`, JSON.stringify(shard)) }));
  const entry: Entry = { format, name: options.name ?? 'Danh mục dịch vụ công', source: options.source ?? sourceOf(sorted), count: sorted.length, find, details };
  return new Map([[entryFile, Buffer.from(`${JSON.stringify(entry)}\n`)], ...files]);
}

/**
 * Writes a catalogue into a folder, and removes what an older build left there. The entry is written last, so that a
 * server which serves the folder meanwhile never leads to files that are not there yet.
 */
export function writeCatalogue(files: CatalogueFiles, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [file, bytes] of [...files].reverse()) writeFileSync(join(folder, file), bytes);
  for (const file of readdirSync(folder)) if (/^(find|details-\d+)\.[0-9a-f]{16}\.json(\.gz)?$/.test(file) && !files.has(file)) rmSync(join(folder, file));
}

/** Reads a catalogue that was built but not written. */
export function memorySource(files: CatalogueFiles): CatalogueSource {
  return {
    async read(file) {
      const bytes = files.get(file);
      if (!bytes) throw new CatalogueError('unreachable', `${file} is not there`);
      return bytes;
    },
  };
}

function checked(records: readonly PublicService[]): PublicService[] {
  if (records.length === 0) throw new TypeError('buildCatalogue: there are no records');
  const wrong: string[] = [];
  const taken = new Map<string, string>();
  const valid = records.flatMap((record) => {
    const read = z.safeParse(PublicService, record);
    if (!read.success) wrong.push(`${String(record.code)}: ${read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`);
    return read.success ? [read.data] : [];
  });
  for (const { code, replaces } of valid) {
    for (const claimed of [code, ...replaces]) {
      const other = taken.get(claimed);
      if (other !== undefined) wrong.push(`${code}: ${claimed} belongs to ${other} already`);
      taken.set(claimed, code);
    }
  }
  if (wrong.length > 0) throw new TypeError(`buildCatalogue: ${wrong.length} of ${records.length} records cannot be used:\n${wrong.map((line) => `  ${line}`).join('\n')}`);
  return valid;
}

function sourceOf(records: readonly PublicService[]): Source {
  const oldest = records.reduce((first, record) => (record.source.asOf < first.source.asOf ? record : first));
  return { name: oldest.source.name, url: new URL('/', oldest.source.url).href, asOf: oldest.source.asOf };
}

/** Records in the order of their codes, in groups of about equal size once compressed. */
function shardsOf(records: readonly PublicService[]): PublicService[][] {
  const packed = gzip(JSON.stringify(records)).length;
  const plain = records.reduce((total, record) => total + JSON.stringify(record).length, 0);
  const shards = Math.max(1, Math.min(mostShards, Math.round(packed / shardBytes)));
  const groups: PublicService[][] = [];
  let filled = 0;
  for (const record of records) {
    const place = Math.min(shards - 1, Math.floor((filled / plain) * shards));
    (groups[place] ??= []).push(record);
    filled += JSON.stringify(record).length;
  }
  return groups.filter((group) => group.length > 0);
}

/** Adds a file both compressed and plain: a server may not compress, and a browser may not inflate. */
function addFile(files: Map<string, Uint8Array>, name: string, text: string): FileReference {
  const plain = Buffer.from(text);
  const digest = createHash('sha256').update(plain).digest();
  const file = `${name}.${digest.toString('hex').slice(0, 16)}.json`;
  files.set(`${file}.gz`, gzip(text));
  files.set(file, plain);
  return { file: `${file}.gz`, sha256: digest.toString('base64'), bytes: plain.length };
}

function gzip(text: string): Uint8Array {
  const packed = gzipSync(text, { level: constants.Z_BEST_COMPRESSION });
  packed[9] = 255; // The operating system, which says nothing about the content (RFC 1952, 2.3.1).
  return packed;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
