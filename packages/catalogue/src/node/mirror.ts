import { CatalogueError } from '../catalogue-error.ts';
import { openCatalogue } from '../catalogue.ts';
import { entryFile, type CatalogueSource } from '../catalogue-source.ts';
import { readEntry, type Entry } from '../entry.ts';
import { findTableIn } from '../find-file.ts';
import { verifyFile } from '../stored-file.ts';
import type { CatalogueFiles } from './build-catalogue.ts';

/** So many files are asked for at a time. */
const together = 8;

/**
 * All files of a published catalogue, each verified as a page would verify it: nothing is taken of a catalogue that is cut short,
 * was changed on its way, or is newer than can be read.
 *
 * @throws CatalogueError.
 */
export async function mirrored(source: CatalogueSource, onProgress?: (share: number) => void): Promise<{ readonly files: CatalogueFiles; readonly entry: Entry }> {
  const read = new Map<string, Uint8Array>();
  const noted: CatalogueSource = {
    async read(file, signal) {
      const bytes = read.get(file) ?? (await source.read(file, signal));
      read.set(file, bytes);
      return bytes;
    },
  };
  const catalogue = await openCatalogue(noted);
  await catalogue.complete();
  const entry = readEntry(await noted.read(entryFile), entryFile);
  for (const delta of entry.deltas) await verifyFile(await noted.read(delta.file), delta);
  const table = findTableIn(await noted.read(entry.find.file));
  for (let first = 0; first < table.size; first += together) {
    onProgress?.(first / table.size);
    const codes = Array.from({ length: Math.min(together, table.size - first) }, (_, each) => table.code(first + each));
    await Promise.all(
      codes.map(async (code) => {
        if (!(await catalogue.get(code))) throw new CatalogueError('damaged', `the record of ${code} is missing`);
      }),
    );
  }
  // Another reader, which has no records yet and asks for those that are fetched ahead.
  await (await openCatalogue(noted)).prefetch();
  onProgress?.(1);
  return { files: read, entry };
}
