import type { ServiceSearchResult } from '@motcua/contract/services';
import { longestQuery } from '@motcua/contract/services/wire';
import { isMotcuaError, type Client, type MotcuaError } from '@motcua/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Where a search stands. `result` survives loading and failure, so the list never blinks away. */
export type SearchState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'loading' | 'ready'; readonly query: string; readonly result?: ServiceSearchResult | undefined }
  | { readonly kind: 'failed'; readonly query: string; readonly result?: ServiceSearchResult | undefined; readonly error: MotcuaError };

/** How long to wait for the next keystroke before asking: a device answers at once, a gateway is spared. */
const pauseMs = { device: 60, gateway: 300 };

/** Runs one search at a time: a new one cancels the last. Knows nothing of the DOM. */
export class ServiceSearch implements ReactiveController {
  state: SearchState = { kind: 'idle' };
  /** Where the asker lives; services of other places are left out. */
  jurisdiction: string | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #onFailure: (error: unknown) => void;
  #running = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #client: Client | undefined;
  /** Takes up a search that was cut short when the element left the page. */
  #goOn: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#onFailure = onFailure;
    host.addController(this);
  }

  hostConnected(): void {
    this.#goOn?.();
    this.#goOn = undefined;
  }

  hostDisconnected(): void {
    this.#stop();
    if (this.state.kind !== 'loading') return;
    const { query } = this.state;
    const client = this.#client;
    if (client) this.#goOn = () => void this.run(client, query);
  }

  /** The last good answer, whatever has happened since. */
  get result(): ServiceSearchResult | undefined {
    return 'result' in this.state ? this.state.result : undefined;
  }

  /** Searches when the person pauses typing. */
  later(client: Client, query: string): void {
    clearTimeout(this.#timer);
    if (query.trim() === '') return this.clear();
    this.#timer = setTimeout(() => void this.run(client, query), pauseMs[client.services.answeredBy]);
    return undefined;
  }

  /** Searches now. */
  async run(client: Client, typed: string): Promise<void> {
    const last = this.result;
    this.#client = client;
    const query = typed.trim();
    this.#stop();
    if (query === '') return this.clear();
    if (query.length > longestQuery) return this.#become({ kind: 'too-long' });
    const { signal } = this.#running;
    this.#become({ kind: 'loading', query, result: last });
    try {
      const result = await client.services.find(query, { signal, jurisdiction: this.jurisdiction });
      this.#become({ kind: 'ready', query, result });
    } catch (error) {
      if (signal.aborted) return undefined;
      if (isMotcuaError(error)) this.#become({ kind: 'failed', query, result: last, error });
      this.#onFailure(error);
    }
    return undefined;
  }

  /** Back to the beginning. */
  clear(): void {
    this.#stop();
    this.#become({ kind: 'idle' });
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#running.abort();
    this.#running = new AbortController();
  }

  #become(state: SearchState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
