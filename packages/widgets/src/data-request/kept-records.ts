import type { KeptExport, DataRequest, DataRequestList } from '@motcua/contract/data-request';
import type { Client, MotcuaError } from '@motcua/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureOf } from '../core/failure-of.ts';

const untold = 'what is kept could not be told';

/** What is known of what is kept about somebody. `list` survives asking again and failure. `deleted`: they were signed out after the deletion's time. */
export interface KeptState {
  readonly kind: 'loading' | 'told' | 'signedOut' | 'deleted' | 'failed';
  readonly list?: DataRequestList | undefined;
  readonly error?: MotcuaError | undefined;
}

/** What was pressed last. Deleting needs two presses: the first only says what follows from it. */
export interface KeptAct {
  readonly kind: 'none' | 'downloading' | 'downloaded' | 'notDownloaded' | 'asking' | 'removing' | 'notRemoved' | 'removed' | 'keeping' | 'kept' | 'notKept';
  readonly error?: MotcuaError | undefined;
}

/** The deletion that waits, where one does. */
export function waitingIn(list: DataRequestList | undefined): DataRequest | undefined {
  return list?.requests.find(({ kind, status }) => kind === 'deletion' && status === 'waiting');
}

/** Knows what a gateway keeps about somebody, gives it to them, and has it deleted. Knows nothing of the DOM. */
export class KeptRecords implements ReactiveController {
  state: KeptState = { kind: 'loading' };
  act: KeptAct = { kind: 'none' };
  readonly #host: ReactiveControllerHost;
  readonly #onFailure: (error: unknown) => void;
  #client: Client | undefined;
  #watching: AbortController | undefined;
  #asks = 0;

  constructor(host: ReactiveControllerHost, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#onFailure = onFailure;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#watching?.abort();
    this.#watching = undefined;
  }

  /** Knows the data of one client's person from now on; called again with the same one it does nothing. */
  follow(client: Client | undefined): void {
    if (client === this.#client && this.#watching) return;
    this.hostDisconnected();
    if (client !== this.#client) this.forget();
    this.#client = client;
    if (!client?.identity) return;
    const watching = (this.#watching = new AbortController());
    client.identity
      .watch((change) => {
        if (change === 'signed-out') return this.#leave();
        if (change === 'signed-in') this.forget(); // Whoever is here now is another one.
        void this.ask();
      }, watching.signal)
      .catch(() => {}); // Asking tells of the same failure.
    client.identity.session().catch(() => {}); // Who is known to be signed in is told what happens on other devices.
    void this.ask();
  }

  async ask(): Promise<void> {
    const identity = this.#client?.identity;
    if (!identity) return;
    const ask = (this.#asks += 1);
    const { list } = this.state;
    if (this.state.kind !== 'told') this.#become({ kind: 'loading', list });
    try {
      const told = await (await identity.rights()).list();
      if (ask === this.#asks) this.#become({ kind: 'told', list: told });
    } catch (cause) {
      if (ask !== this.#asks) return;
      const error = failureOf(cause, untold);
      if (error.code === 'SIGN_IN') return this.#become({ kind: 'signedOut' });
      this.#become({ kind: 'failed', list, error });
      this.#onFailure(cause);
    }
  }

  /** Resolves to everything that is kept, or `undefined` where that failed. */
  async download(): Promise<KeptExport | undefined> {
    const got = await this.#doing('downloading', 'notDownloaded', async (rights) => rights.export());
    if (!got) return undefined;
    this.#do({ kind: 'downloaded' });
    void this.ask();
    return got;
  }

  /** The first press only says what follows. */
  askToRemove(): void {
    this.#do({ kind: 'asking' });
  }

  /** Puts back what was pressed before. */
  settle(): void {
    this.#do({ kind: 'none' });
  }

  /** Asks for the deletion; resolves to whether it waits now. */
  async remove(): Promise<boolean> {
    const request = await this.#doing('removing', 'notRemoved', async (rights) => rights.requestDeletion());
    if (!request) return false;
    const { list } = this.state;
    this.#asks += 1;
    if (list) this.state = { kind: 'told', list: { ...list, requests: [request, ...list.requests.filter(({ id }) => id !== request.id)] } };
    this.#do({ kind: 'removed' });
    return true;
  }

  /** Takes it back; resolves to whether nothing is deleted. */
  async keep(): Promise<boolean> {
    const list = await this.#doing('keeping', 'notKept', async (rights) => rights.withdrawDeletion());
    if (!list) return false;
    this.#asks += 1;
    this.state = { kind: 'told', list };
    this.#do({ kind: 'kept' });
    return true;
  }

  /** Nothing is known any more of who was here. */
  forget(): void {
    this.#asks += 1;
    this.act = { kind: 'none' };
    this.#become({ kind: 'loading' });
  }

  /** Who was signed out once the deletion's time had come was so by the deletion. */
  #leave(): void {
    if (this.state.kind === 'deleted') return; // Heard twice: from another tab, and from the gateway.
    const waiting = waitingIn(this.state.list);
    this.forget();
    if (waiting && Date.parse(waiting.plannedAt) <= Date.now()) this.#become({ kind: 'deleted' });
    else void this.ask();
  }

  async #doing<T>(
    during: 'downloading' | 'removing' | 'keeping',
    failed: 'notDownloaded' | 'notRemoved' | 'notKept',
    act: (rights: Awaited<ReturnType<NonNullable<Client['identity']>['rights']>>) => Promise<T>,
  ): Promise<T | undefined> {
    const identity = this.#client?.identity;
    if (!identity || this.act.kind === during) return undefined;
    this.#do({ kind: during });
    try {
      return await act(await identity.rights());
    } catch (cause) {
      this.#do({ kind: failed, error: failureOf(cause, untold) });
      this.#onFailure(cause);
      return undefined;
    }
  }

  #do(act: KeptAct): void {
    this.act = act;
    this.#host.requestUpdate();
  }

  #become(state: KeptState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
