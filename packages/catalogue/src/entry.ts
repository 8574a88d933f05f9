import { CatalogueError } from './catalogue-error.ts';
import { count, fields, list, parsed, pattern, text, type Check } from './shape.ts';

/** Version of the format. A newer minor may add fields; a newer major may mean anything. */
export const format = { major: 1, minor: 0 } as const;

/** A file that a catalogue's entry leads to, stored compressed and beside that as it is, under its name without `.gz`. */
export interface FileReference {
  readonly file: string;
  /** SHA-256 of the plain bytes, in base64. */
  readonly sha256: string;
  /** Length of the plain bytes. */
  readonly bytes: number;
}

/** A shard of details: those of the services from this code up to the next shard's. */
export interface ShardReference extends FileReference {
  readonly from: string;
}

/** What `catalogue.json` says. */
export interface Entry {
  readonly format: { readonly major: number; readonly minor: number };
  readonly name: string;
  readonly source: { readonly name: string; readonly url: string; readonly asOf: string };
  /** How many services there are. */
  readonly count: number;
  /** What is needed to find a service and to show it in a list. */
  readonly find: FileReference;
  /** In the order of their codes. */
  readonly details: readonly ShardReference[];
}

export const serviceCode = pattern(/^\d\.\d{6}$/, 'a procedure code');
/** An address that a page may link to: never `javascript:` or `data:`. */
export const webAddress = pattern(/^https?:\/\/[^\s]+$/i, 'an http address');
export const source = fields({ name: text, url: webAddress, asOf: pattern(/^\d{4}-\d\d-\d\d$/, 'a date') });

/** Most bytes that any file may have once inflated, whatever its reference says. */
const mostBytes = 64 * 1024 * 1024;

const reference = {
  file: pattern(/^[a-z0-9][a-z0-9.-]*\.json\.gz$/, 'a file name'),
  sha256: pattern(/^[A-Za-z0-9+/]{43}=$/, 'a SHA-256 in base64'),
  bytes: ((value, where) => {
    const bytes = count(value, where);
    if (bytes > mostBytes) throw new CatalogueError('damaged', `${where} must be at most ${mostBytes}`);
    return bytes;
  }) satisfies Check<number>,
};

const version = fields({ format: fields({ major: count, minor: count }) });
const entry = fields({
  format: fields({ major: count, minor: count }),
  name: text,
  source,
  count,
  find: fields(reference),
  details: list(fields({ from: serviceCode, ...reference })),
});

/**
 * Reads a catalogue's entry.
 *
 * @throws CatalogueError `newer`, told before anything else is looked at, or `damaged`.
 */
export function readEntry(bytes: Uint8Array, file: string): Entry {
  const { major } = parsed(bytes, version, file).format;
  if (major > format.major) throw new CatalogueError('newer', `${file} is written in format ${major}; this version reads ${format.major}`);
  return parsed(bytes, entry, file);
}
