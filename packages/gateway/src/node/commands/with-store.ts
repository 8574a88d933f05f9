import process from 'node:process';
import { placeOf } from '../adapters.ts';
import { readConfiguration } from '../configuration.ts';
import { openStore, type Store, type StorePlace } from '../store/store.ts';

/** Where the store of a configuration is. */
export function storePlace(file: string | undefined): StorePlace {
  const { configuration, folder } = readConfiguration(file);
  return placeOf(configuration, folder, process.env);
}

/** Opens the store of a configuration, beside a gateway that runs on it, and closes it whatever happens. */
export async function withStore<T>(file: string | undefined, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(storePlace(file));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
