/**
 * What is kept on the device, by kind. Drafts end with the tab; the rest stays until somebody forgets it.
 */
export type StoreKind = 'draft' | 'ticks' | 'recent' | 'ward' | 'settings';

const prefix = 'motcua:';

/**
 * Keeps drafts, ticks, recents, the ward and settings on the citizen's device, and nowhere else.
 *
 * In shared-device mode (kiosk, borrowed phone) nothing is kept beyond this page's memory. A browser that refuses to
 * store (private mode, full disk, blocked site data) is treated the same: everything works, nothing is kept.
 *
 * @example
 * const store = new DeviceStore();
 * store.set('ticks', '1.001193', ['Giấy chứng sinh']);
 */
export class DeviceStore {
  readonly #memory = new Map<string, string>();
  /** Who says that the device is shared, besides the host. */
  readonly #sharers = new Set<object>();
  #isShared = false;

  /** Whether the device is shared, by the host's decision or because somebody said so by {@link share}: nothing is kept. */
  get isShared(): boolean {
    return this.#isShared || this.#sharers.size > 0;
  }

  /** The host's own decision. Turning it on forgets at once what was kept before, so that the next person finds nothing. */
  set isShared(isShared: boolean) {
    if (isShared && !this.isShared) this.clear();
    this.#isShared = isShared;
  }

  /**
   * Treats the device as shared until the same object says {@link unshare}. Several may say so at once, and none of
   * them undoes what another, or the host, decided.
   */
  share(sharer: object): void {
    if (!this.isShared) this.clear();
    this.#sharers.add(sharer);
  }

  /** Takes back one {@link share}. */
  unshare(sharer: object): void {
    this.#sharers.delete(sharer);
  }

  /** Reads what was kept; `undefined` where nothing was or where it can no longer be read. */
  get(kind: StoreKind, key: string): unknown {
    const name = nameOf(kind, key);
    try {
      return JSON.parse(this.#memory.get(name) ?? this.#attempt(kind, (storage) => storage.getItem(name)) ?? '');
    } catch {
      return undefined; // Nothing is there; or somebody else wrote under our name, and theirs is not ours to read.
    }
  }

  /** Keeps a JSON value; `undefined` forgets it. */
  set(kind: StoreKind, key: string, value: unknown): void {
    const name = nameOf(kind, key);
    const text = JSON.stringify(value) as string | undefined;
    this.#memory.delete(name);
    const isKept = this.#attempt(kind, (storage) => {
      if (text === undefined) storage.removeItem(name);
      else storage.setItem(name, text);
      return true;
    });
    if (!isKept && text !== undefined) this.#memory.set(name, text);
  }

  /**
   * Forgets everything that motcua keeps on this device, and nothing that belongs to the host page. On a shared device
   * too: another client, or a page opened before it became a shared one, may have kept something.
   */
  clear(): void {
    this.#memory.clear();
    for (const kind of ['draft', 'settings'] as const) {
      attempt(kind, (storage) => {
        for (let index = storage.length - 1; index >= 0; index -= 1) {
          const name = storage.key(index);
          if (name?.startsWith(prefix)) storage.removeItem(name);
        }
      });
    }
  }

  #attempt<T>(kind: StoreKind, use: (storage: Storage) => T): T | undefined {
    return this.isShared ? undefined : attempt(kind, use);
  }
}

function attempt<T>(kind: StoreKind, use: (storage: Storage) => T): T | undefined {
  try {
    return use(kind === 'draft' ? sessionStorage : localStorage);
  } catch {
    return undefined; // Blocked, full, or not a browser: memory takes over.
  }
}

function nameOf(kind: StoreKind, key: string): string {
  return `${prefix}${kind}:${key}`;
}
