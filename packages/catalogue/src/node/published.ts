import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryFile } from '../catalogue-source.ts';
import { isDetailsFile } from '../details-names.ts';
import { readEntry, type Entry, type FileReference } from '../entry.ts';
import type { CatalogueFiles } from './build-catalogue.ts';
import { replaceFile } from './import/collection.ts';

/** The entry of the build before the present one, whose files stay until the next. */
const previousFile = 'catalogue.previous.json';
/** Files that a build writes, besides the entry. */
const ownFile = /^(find|more|delta|guides|details-\d+|detail-\d\.\d{6})\.[0-9a-f]{16}\.bin$/;

/**
 * Writes a catalogue into a folder that a web server may be serving. The entry is written last, in one stroke, so that nobody is led
 * to files that are not there yet; files of the build before stay, for `takeBack`, and those of older ones go.
 */
export function writeCatalogue(files: CatalogueFiles, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const before = entryBytesIn(folder, entryFile);
  for (const [file, bytes] of files) if (file !== entryFile) writeFileSync(join(folder, file), bytes);
  const entry = files.get(entryFile);
  if (before && entry && !before.equals(entry)) writeFileSync(join(folder, previousFile), before);
  if (entry) replaceFile(join(folder, entryFile), entry);
  tidy(folder, (file) => files.has(file));
}

/**
 * Makes the build before the present one the present one again, and the other way round.
 *
 * @throws Error where there is none.
 */
export function takeBack(folder: string): void {
  const [present, previous] = [entryFile, previousFile].map((file) => entryBytesIn(folder, file));
  if (!present || !previous) throw new Error(`${folder} holds no build before the present one`);
  writeFileSync(join(folder, previousFile), present);
  replaceFile(join(folder, entryFile), previous);
}

/** What the catalogue in a folder says of itself; nothing where there is none, or one that cannot be read. */
export function entryIn(folder: string): Entry | undefined {
  return entryOf(entryBytesIn(folder, entryFile));
}

/**
 * The `find` files that stand in a folder, those of the last builds, newest first; none where there is no catalogue, or
 * one that cannot be read.
 */
export function findFilesIn(folder: string): Uint8Array[] {
  const entry = entryIn(folder);
  if (!entry) return [];
  return [entry.find, ...entry.deltas.map(({ from }) => from)].flatMap(({ file, sha256 }) => {
    const bytes = existsSync(join(folder, file)) ? readFileSync(join(folder, file)) : undefined;
    return bytes && referenceTo('find', bytes).sha256 === sha256 ? [bytes] : [];
  });
}

/** How a file is named after what is in it, and vouched for. */
export function referenceTo(name: string, bytes: Uint8Array): FileReference {
  const digest = createHash('sha256').update(bytes).digest();
  return { file: `${name}.${digest.toString('hex').slice(0, 16)}.bin`, sha256: digest.toString('base64'), bytes: bytes.length };
}

/** Removes what neither the present build nor the one before leads to. */
function tidy(folder: string, isNew: (file: string) => boolean): void {
  const previous = entryOf(entryBytesIn(folder, previousFile));
  const kept = new Set(
    previous && [previous.find, previous.more, previous.guides, ...previous.deltas, ...previous.deltas.map(({ from }) => from)].flatMap((each) => (each ? [each.file] : [])),
  );
  for (const file of readdirSync(folder))
    if (ownFile.test(file) && !isNew(file) && !kept.has(file) && !(previous && isDetailsFile(file, previous.details))) rmSync(join(folder, file));
}

function entryBytesIn(folder: string, file: string): Buffer | undefined {
  return existsSync(join(folder, file)) ? readFileSync(join(folder, file)) : undefined;
}

function entryOf(bytes: Buffer | undefined): Entry | undefined {
  try {
    return bytes && readEntry(bytes, entryFile);
  } catch {
    return undefined;
  }
}
