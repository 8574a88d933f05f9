import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { placeOf } from '../adapters.ts';
import { readConfiguration, usualFile } from '../configuration.ts';
import { storeFile } from '../store/sqlite.ts';
import { openStore, type Store, type StorePlace } from '../store/store.ts';

/** Where the store of a configuration is, or would be. */
export function storePlace(file: string | undefined): StorePlace {
  const { configuration, folder } = readConfiguration(file);
  return placeOf(configuration, folder, process.env);
}

/**
 * Where the store of a configuration is, which a gateway has made: an answer out of an empty one that was made just now would
 * be a wrong one, such as that nobody has anything to delete.
 *
 * @throws Error that says what to do where there is none.
 */
export function existingStorePlace(file: string | undefined): StorePlace {
  const place = storePlace(file);
  if ('databaseUrl' in place || existsSync(join(place.folder, storeFile))) return place;
  const isNamed = file !== undefined || existsSync(usualFile);
  const advice = isNamed
    ? 'Name the gateway’s own configuration, or start the gateway once'
    : `There is no ${resolve(usualFile)} either: name the gateway’s configuration with --configuration <file>, or run the command in its folder`;
  throw new Error(`${place.folder} holds no store, and nothing was done. ${advice}. Where its store is a PostgreSQL, set DATABASE_URL as it is set for the gateway.`);
}

/** Opens the store of a configuration, beside a gateway that runs on it, and closes it whatever happens. */
export async function withStore<T>(file: string | undefined, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(existingStorePlace(file), { mustExist: true });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
