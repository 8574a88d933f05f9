import type { CatalogueFiles } from './catalogue-files.ts';
import { CatalogueError } from './catalogue-error.ts';
import type { DeltaReference } from './entry.ts';
import { readFindFile } from './find-reading.ts';
import type { FindTable } from './findable.ts';
import type { Pace } from './pace.ts';
import { verify, verifyFile } from './stored-file.ts';

/**
 * Makes the newest table out of an older `find` file that was kept, and of what changed since.
 *
 * What comes out must say the same as the whole file; where it does not, or there is no way there, the answer is
 * `undefined`, and the whole file is to be fetched.
 */
export async function tableByDelta(files: CatalogueFiles, deltas: readonly DeltaReference[], pace: Pace, signal: AbortSignal | undefined): Promise<FindTable | undefined> {
  for (const delta of deltas) {
    const older = await files.readKept(delta.from.file, (bytes) => verifyFile(bytes, delta.from));
    if (!older) continue;
    const open = async (bytes: Uint8Array): Promise<FindTable> => {
      await verifyFile(bytes, delta);
      const table = await readFindFile(older, pace, bytes);
      const lines = [table.lexicon];
      for (let service = 0; service < table.size; service += 1) {
        if (pace.due) await pace.rest();
        lines.push(canonicalLine(table, service));
      }
      await verify(new TextEncoder().encode(lines.join('\n')), delta.result, delta.file);
      return table;
    };
    try {
      return await files.read(delta.file, open, signal);
    } catch (error) {
      if (!(error instanceof CatalogueError)) throw error;
    }
  }
  return undefined;
}

/** All that a table says of a service, in an order of its own. */
export function canonicalLine(table: FindTable, service: number): string {
  return JSON.stringify(Object.entries(table.service(service)).sort(([a], [b]) => (a < b ? -1 : 1)));
}
