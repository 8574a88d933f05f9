import { isCatalogueError } from './catalogue-error.ts';
import type { CatalogueSource } from './catalogue-source.ts';

/**
 * Reads the files of a catalogue and keeps those that proved good, where the source has a store. A store that fails, or
 * is full, is as if it were empty.
 */
export class CatalogueFiles {
  readonly #source: CatalogueSource;

  constructor(source: CatalogueSource) {
    this.#source = source;
  }

  /** Reads from the network alone. */
  fetch(file: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
    return this.#source.read(file, signal);
  }

  /**
   * Reads a file whose name says what is in it: what was kept first, else from the network, and keeps it then.
   *
   * @param check - Throws a CatalogueError where the bytes are not to be trusted; what was kept is then fetched again.
   */
  async read<T>(file: string, check: (bytes: Uint8Array) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    const kept = await this.readKept(file, check);
    if (kept !== undefined) return kept;
    const bytes = await this.fetch(file, signal);
    const checked = await check(bytes);
    await this.keep(file, bytes);
    return checked;
  }

  /** Reads a file if it was kept and is to be trusted. */
  async readKept<T>(file: string, check: (bytes: Uint8Array) => Promise<T>): Promise<T | undefined> {
    const bytes = await this.kept(file);
    try {
      return bytes && (await check(bytes));
    } catch (error) {
      if (isCatalogueError(error)) return undefined;
      throw error;
    }
  }

  async kept(file: string): Promise<Uint8Array | undefined> {
    return this.#source.store?.get(file).catch(() => undefined);
  }

  async keep(file: string, bytes: Uint8Array): Promise<void> {
    await this.#source.store?.put(file, bytes).catch(() => {});
  }

  /** Removes everything that is not needed any more. */
  async drop(isNeeded: (file: string) => boolean): Promise<void> {
    const { store } = this.#source;
    const names = (await store?.names().catch(() => [])) ?? [];
    for (const name of names) if (!isNeeded(name)) await store?.delete(name).catch(() => {});
  }
}
