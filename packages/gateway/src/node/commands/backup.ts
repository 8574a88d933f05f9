import process from 'node:process';
import { backupStore, restoreStore } from '../store/backup.ts';
import type { StorePlace } from '../store/store.ts';
import { existingStorePlace, storePlace } from './with-store.ts';

/** Copies the embedded store into one file while the gateway runs. */
export async function backup(configuration: string | undefined, file: string): Promise<void> {
  await backupStore(folderOf(existingStorePlace(configuration)), file);
  process.stdout.write(`${file} is a whole copy of the store. It holds what people wrote: keep it as you keep their papers.\n`);
}

/** Puts a copy in the place of the embedded store, while no gateway runs on it. */
export async function restore(configuration: string | undefined, file: string, isOverwriting: boolean): Promise<void> {
  await restoreStore(file, folderOf(storePlace(configuration)), { isOverwriting });
  process.stdout.write(`the store is as it was in ${file}\n`);
}

function folderOf(place: StorePlace): string {
  if ('databaseUrl' in place) throw new Error('DATABASE_URL names a PostgreSQL: back it up with pg_dump and restore it with pg_restore');
  return place.folder;
}
