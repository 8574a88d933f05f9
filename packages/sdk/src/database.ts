/** A few records in this device's IndexedDB, by key. Private windows and old engines may refuse: callers go on without. */
export class Records<T> {
  readonly #name: string;
  #opened: Promise<IDBDatabase> | undefined;

  constructor(database: string) {
    this.#name = database;
  }

  /** Whether there is any. It may still refuse when it is opened. */
  static get isPossible(): boolean {
    return typeof indexedDB !== 'undefined';
  }

  get(key: string): Promise<T | undefined> {
    return this.#run<T | undefined>('readonly', (store) => store.get(key));
  }

  /** All records, in the order of their keys. */
  all(): Promise<readonly T[]> {
    return this.#run<readonly T[]>('readonly', (store) => store.getAll());
  }

  async set(key: string, value: T): Promise<void> {
    await this.#run('readwrite', (store) => store.put(value, key));
  }

  async delete(key: string): Promise<void> {
    await this.#run('readwrite', (store) => store.delete(key));
  }

  async clear(): Promise<void> {
    await this.#run('readwrite', (store) => store.clear());
  }

  /** Reads a record and puts another in its place in one step, which no other tab comes between. `undefined` leaves it as it is. */
  async change(key: string, change: (value: T | undefined) => T | undefined): Promise<boolean> {
    let isChanged = false;
    await this.#run('readwrite', (store) => {
      const reading = store.get(key);
      reading.onsuccess = () => {
        const next = change(reading.result as T | undefined);
        isChanged = next !== undefined;
        if (isChanged) store.put(next, key);
      };
      return reading;
    });
    return isChanged;
  }

  #open(): Promise<IDBDatabase> {
    const close = (): void => {
      this.#opened = undefined; // The next question opens it again.
    };
    this.#opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(this.#name, 1);
      request.onupgradeneeded = () => void request.result.createObjectStore(storeName);
      request.onsuccess = () => {
        const database = request.result;
        database.onclose = close; // By the browser: iPhones do it to pages in the background.
        database.onversionchange = () => {
          database.close(); // Who clears what the site keeps waits for it.
          close();
        };
        resolve(database);
      };
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new DOMException('blocked', 'InvalidStateError'));
    });
    this.#opened.catch(close);
    return this.#opened;
  }

  async #run<R>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<R> {
    const database = await this.#open();
    return new Promise<R>((resolve, reject) => {
      const transaction = database.transaction(storeName, mode, { durability: 'strict' });
      const request = ask(transaction.objectStore(storeName));
      // Not before it is on the disk: a tab may be closed at any moment.
      transaction.oncomplete = () => resolve(request.result as R);
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? request.error);
    });
  }
}

const storeName = 'records';
