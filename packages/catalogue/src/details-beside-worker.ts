import { CatalogueFiles } from './catalogue-files.ts';
import type { OpenOptions } from './catalogue.ts';
import { Details } from './details.ts';
import type { Entry } from './entry.ts';
import { sourceAt } from './kept-source.ts';

/**
 * The details of a catalogue that a worker searches, read on the page: a file each, opened in a millisecond. So a worker is
 * one file that loads no other.
 */
export function detailsBeside(url: string, entry: Entry, { keep, breathe }: Pick<OpenOptions, 'keep' | 'breathe'>): Details {
  return new Details(new CatalogueFiles(sourceAt(url, { keep })), entry, breathe);
}
