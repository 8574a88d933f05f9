import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from './sources.ts';

/** Files in the root beyond the 14 that a newcomer takes in at a glance. */
export function tooManyRootFiles(paths: readonly string[]): string[] {
  const inRoot = paths.filter((path) => !path.includes('/'));
  return inRoot.length > 14 ? inRoot : [];
}

/** Paths of somebody's machine, and addresses that packages were fetched from. */
export function machineTraces(files: readonly Source[]): string[] {
  const traces = /(?<![\w.\-~])\/(?:home|Users|root|work|workspace|tmp|private\/var|var\/folders)\/[\w.-]+|[A-Z]:\\\\?Users\\|\bregistry\.[a-z0-9-]+\.[a-z]{2,}|\btarball: http/g;
  return files.flatMap(({ path, text }) => [...text.matchAll(traces)].map(([found]) => `${path}: ${found}`));
}

const digest = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** Digests of the corpora's files → their path. Too small to be anybody's work: below 64 bytes. */
export function digestsOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => {
    const entry = statSync(join(folder, path));
    return entry.isFile() && entry.size >= 64;
  });
  return new Map(files.map((path) => [digest(readFileSync(join(folder, path))), path]));
}

/** Files that are a copy of one of the corpora's, whose licences do not let us pass them on. */
export function copiesOf(corpora: ReadonlyMap<string, string>, files: readonly { readonly path: string; readonly bytes: Uint8Array | string }[]): string[] {
  return files.flatMap(({ path, bytes }) => {
    const original = corpora.get(digest(bytes));
    return original === undefined ? [] : [`${path} is ${original}`];
  });
}
