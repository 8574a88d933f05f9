import type { ServiceFilters, ServiceSearchResult } from '@motcua/contract/services';
import { longestQuery } from '@motcua/contract/services/wire';
import { isMotcuaError, MotcuaError, type Client } from '@motcua/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** An answer, and the question that it answers. */
export interface Found {
  readonly query: string;
  readonly result: ServiceSearchResult;
  /** Whether it was asked while somebody typed, who may not have said all yet. */
  readonly isTyped: boolean;
}

/** Where a search stands. The last answer survives loading and failure, so the list never blinks away. `empty`: asked for nothing. */
export type SearchState =
  | { readonly kind: 'idle' | 'empty' | 'too-long' }
  | { readonly kind: 'loading'; readonly query: string; readonly found?: Found | undefined }
  | { readonly kind: 'ready'; readonly found: Found }
  | { readonly kind: 'failed'; readonly query: string; readonly found?: Found | undefined; readonly error: MotcuaError };

/** How long to wait for the next keystroke before asking: on the device until what an input method puts at once is there, for a gateway longer, to spare it. */
const pauseMs = { device: 16, gateway: 300 };

/** As many as anybody reads through; the others are found by narrowing. */
export const mostHits = 20;

/** Runs one search at a time: a new one cancels the last. Knows nothing of the DOM. */
export class ServiceSearch implements ReactiveController {
  state: SearchState = { kind: 'idle' };
  /** Where the asker lives; services of other places are left out. */
  jurisdiction: string | undefined;
  /** What the search is narrowed to. */
  filters: ServiceFilters = {};
  /** Whether the last question was asked while somebody typed. */
  isTyped = false;
  readonly #host: ReactiveControllerHost;
  readonly #onFailure: (error: unknown) => void;
  #running = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #client: Client | undefined;
  /** What is searched for once the person pauses typing. */
  #awaited: string | undefined;
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
    const query = this.#awaited ?? (this.state.kind === 'loading' ? this.state.query : undefined);
    const client = this.#client;
    this.#stop();
    if (client && query !== undefined) this.#goOn = () => void this.run(client, query);
  }

  /** The last good answer, whatever has happened since. */
  get found(): Found | undefined {
    return 'found' in this.state ? this.state.found : undefined;
  }

  /** Searches when the person pauses typing. */
  later(client: Client, query: string): void {
    clearTimeout(this.#timer);
    if (query.trim() === '') return this.clear();
    this.#client = client;
    this.#awaited = query;
    this.#timer = setTimeout(() => void this.run(client, query, true), pauseMs[client.services.answeredBy]);
    return undefined;
  }

  /** Searches now. */
  async run(client: Client, typed: string, isTyped = false): Promise<void> {
    const last = this.found;
    this.isTyped = isTyped;
    this.#client = client;
    const query = typed.trim();
    this.#stop();
    if (query === '') return this.#become({ kind: 'empty' });
    if (query.length > longestQuery) return this.#become({ kind: 'too-long' });
    const { signal } = this.#running;
    this.#become({ kind: 'loading', query, found: last });
    try {
      const { jurisdiction, filters } = this;
      const result = await client.services.find(query, { signal, jurisdiction, filters, limit: mostHits });
      this.#become({ kind: 'ready', found: { query, result, isTyped } });
    } catch (error) {
      if (signal.aborted) return undefined;
      // A defect must not leave the citizen waiting for ever; whoever watches the page still gets it as it was.
      this.#become({ kind: 'failed', query, found: last, error: isMotcuaError(error) ? error : new MotcuaError('BAD_ANSWER', 'a search broke off', { cause: error }) });
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
    this.#awaited = undefined;
    this.#running.abort();
    this.#running = new AbortController();
  }

  #become(state: SearchState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
