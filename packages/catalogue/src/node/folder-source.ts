import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CatalogueError } from '../catalogue-error.ts';
import type { CatalogueSource } from '../catalogue-source.ts';

/** Reads a catalogue from a folder. */
export function folderSource(folder: string): CatalogueSource {
  return {
    async read(file, signal) {
      try {
        return await readFile(join(folder, file), { signal });
      } catch (error) {
        if (signal?.aborted) throw error;
        throw new CatalogueError('unreachable', `${join(folder, file)} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    },
  };
}
