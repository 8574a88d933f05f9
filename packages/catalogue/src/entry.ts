import { CatalogueError } from './catalogue-error.ts';
import { count, fields, list, maybe, parsedText, pattern, refuse, text } from './shape.ts';

/** Version of the format. A newer minor may add fields; a newer major may mean anything. */
export const format = { major: 4, minor: 0 } as const;

/** A file that a catalogue's entry leads to. */
export interface FileReference {
  readonly file: string;
  /** SHA-256 in base64. */
  readonly sha256: string;
  readonly bytes: number;
}

/** A file that makes the table of an older `find` file into the present one. */
export interface DeltaReference extends FileReference {
  readonly from: FileReference;
  /** SHA-256, in base64, of all that the table must say then: the lexicon, and a line for each service. */
  readonly result: string;
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
  /** What adds more ways of asking to it; the first answers need not wait for them. */
  readonly more?: FileReference | undefined;
  /** Ways from older `find` files to this one. */
  readonly deltas: readonly DeltaReference[];
  /** Life events as ways through several services, since 2.1; nobody needs it to search. */
  readonly guides?: FileReference | undefined;
  /** Root of the tree of hashes over all records, in hexadecimal digits; names of files with records are made of it. */
  readonly details: string;
}

export const serviceCode = pattern(/^\d\.\d{6}$/);
/** An address that a page may link to: never `javascript:` or `data:`. */
export const webAddress = pattern(/^https?:\/\/[^\s]+$/i);
export const source = fields({ name: text, url: webAddress, asOf: pattern(/^\d{4}-\d\d-\d\d$/) });

const reference = {
  file: pattern(/^[a-z0-9][a-z0-9.-]*\.bin$/),
  sha256: pattern(/^[A-Za-z0-9+/]{43}=$/),
  bytes: count,
};

const version = fields({ major: count, minor: count });
const entry = fields({
  // The first to be looked at: what is newer may look like anything else.
  format: (value, where) => {
    const written = version(value, where);
    if (written.major > format.major) throw new CatalogueError('newer', `${where} is ${written.major}; this version reads ${format.major}`);
    return written.major === format.major ? written : refuse(where, `${format.major}`);
  },
  name: text,
  source,
  count,
  find: fields(reference),
  more: maybe(fields(reference)),
  guides: maybe(fields(reference)),
  deltas: list(fields({ from: fields(reference), result: reference.sha256, ...reference })),
  details: pattern(/^[0-9a-f]{32}$/),
});

/**
 * Reads a catalogue's entry.
 *
 * @throws CatalogueError `newer`, told before anything else is looked at, or `damaged`.
 */
export function readEntry(bytes: Uint8Array, file: string): Entry {
  return parsedText(bytes, entry, file);
}
