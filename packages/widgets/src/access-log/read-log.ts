import type { AccessEntry, Purpose } from '@motcua/contract/identity';
import type { MotcuaError, Client } from '@motcua/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureOf } from '../core/failure-of.ts';

/** Entries shown at once: what fits in mind, and is longer than a day for most people. */
const atOnce = 20;

/** What is known of the log. `entries` survive asking on and failure, so that nothing blinks away. */
export interface LogState {
  readonly kind: 'loading' | 'told' | 'signedOut' | 'failed';
  readonly entries: readonly AccessEntry[];
  readonly hasMore: boolean;
  readonly error?: MotcuaError | undefined;
}

const nothingRead: LogState = { kind: 'loading', entries: [], hasMore: false };

/** Reads who read somebody's records, part by part. Knows nothing of the DOM. */
export class ReadLog implements ReactiveController {
  state: LogState = nothingRead;
  /** Names of purposes, where they could be had: without them entries can be read all the same. */
  purposes: readonly Purpose[] = [];
  readonly #host: ReactiveControllerHost;
  readonly #onFailure: (error: unknown) => void;
  #client: Client | undefined;
  #watching: AbortController | undefined;
  #coming: AsyncIterator<AccessEntry> | undefined;
  /** Read already, to know whether there is more. */
  #next: AccessEntry | undefined;
  #era = 0;

  constructor(host: ReactiveControllerHost, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#onFailure = onFailure;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#watching?.abort();
    this.#watching = undefined;
  }

  /** Reads one client's log from now on; called again with the same one it does nothing. */
  follow(client: Client | undefined): void {
    if (client === this.#client && this.#watching) return;
    this.hostDisconnected();
    const isNew = client !== this.#client;
    if (isNew) this.forget();
    this.#client = client;
    if (!client?.identity) return;
    const watching = (this.#watching = new AbortController());
    client.identity
      .watch((change) => {
        if (!change.startsWith('signed')) return;
        this.forget(); // Whoever is here now is another one.
        this.ask();
      }, watching.signal)
      .catch(() => {}); // Reading tells of the same failure.
    if (isNew || this.state.kind === 'loading') this.ask();
  }

  /** Reads from the beginning. */
  ask(): void {
    const identity = this.#client?.identity;
    if (!identity) return;
    this.#era += 1;
    this.#coming = identity.access()[Symbol.asyncIterator]();
    this.#next = undefined;
    this.state = nothingRead;
    void this.#readOn();
    identity.consents().then(
      ({ purposes }) => {
        this.purposes = purposes;
        this.#host.requestUpdate();
      },
      () => {},
    );
  }

  /** Reads the next part; after a failure, the same once more. */
  more(): void {
    if (this.state.kind === 'loading') return;
    if (this.state.kind === 'failed') this.#restart();
    void this.#readOn();
  }

  /** Nothing is known any more of who was here. */
  forget(): void {
    this.#era += 1;
    this.#coming = undefined;
    this.purposes = [];
    this.#become(nothingRead);
  }

  /** A loop that failed is over. Another one passes over what is shown already. */
  #restart(): void {
    const identity = this.#client?.identity;
    const { entries } = this.state;
    const known = new Set(entries.map((entry) => JSON.stringify(entry)));
    this.#next = undefined;
    this.#coming =
      identity &&
      (async function* () {
        for await (const entry of identity.access()) if (!known.delete(JSON.stringify(entry))) yield entry;
      })();
  }

  async #readOn(): Promise<void> {
    const era = this.#era;
    const { entries } = this.state;
    this.#become({ ...this.state, kind: 'loading', error: undefined });
    const read: AccessEntry[] = this.#next ? [this.#next] : [];
    try {
      let step = await this.#coming?.next();
      while (step && !step.done && read.length < atOnce) {
        read.push(step.value);
        step = await this.#coming?.next();
      }
      if (era !== this.#era) return;
      this.#next = step && !step.done ? step.value : undefined;
      this.#become({ kind: 'told', entries: [...entries, ...read], hasMore: this.#next !== undefined });
    } catch (cause) {
      if (era !== this.#era) return;
      const error = failureOf(cause, 'the access log could not be told');
      if (error.code === 'SIGN_IN') return this.#become({ ...nothingRead, kind: 'signedOut' });
      this.#become({ kind: 'failed', entries, hasMore: false, error });
      this.#onFailure(cause);
    }
  }

  #become(state: LogState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
