import type { PublicService } from '@motcua/contract/services';
import { isMotcuaError, MotcuaError, type Client } from '@motcua/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { namesIn, toggled } from './kept-names.ts';
import { TicksKeptEvent } from './ticks-kept-event.ts';

/** Which service is open, and what is known of it. `code` is what was asked for; the service may be its successor. */
export type OpenedState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'loading'; readonly code: string }
  | { readonly kind: 'ready'; readonly code: string; readonly service: PublicService }
  | { readonly kind: 'failed'; readonly code: string; readonly error: MotcuaError };

/** Reads the one service that is open, and keeps the citizen's ticks and situations for it. Knows nothing of what is drawn. */
export class OpenedService implements ReactiveController {
  state: OpenedState = { kind: 'closed' };
  /** Names of the papers that are ready. */
  ticks: ReadonlySet<string> = new Set();
  /** Situations that the citizen said apply. */
  situations: ReadonlySet<string> = new Set();
  /** How often other situations were asked for. */
  turns = 0;
  readonly #host: ReactiveControllerHost;
  readonly #onFailure: (error: unknown) => void;
  #running = new AbortController();
  #client: Client | undefined;

  constructor(host: ReactiveControllerHost, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#onFailure = onFailure;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('motcua-ticks-kept', this.#readAgain);
    this.#readAgain();
  }

  hostDisconnected(): void {
    removeEventListener('motcua-ticks-kept', this.#readAgain);
    this.#running.abort();
    if (this.state.kind === 'loading') this.state = { kind: 'closed' }; // Asked again when the element is back.
  }

  /** Whom was asked last. */
  get client(): Client | undefined {
    return this.#client;
  }

  /** The code that was asked for, open or on its way. */
  get code(): string | undefined {
    return this.state.kind === 'closed' ? undefined : this.state.code;
  }

  async open(client: Client, code: string): Promise<void> {
    this.#running.abort();
    const { signal } = (this.#running = new AbortController());
    this.#client = client;
    this.turns = 0;
    this.#become({ kind: 'loading', code });
    try {
      const service = await client.services.get(code, { signal });
      this.#read(client, service.code);
      this.#become({ kind: 'ready', code, service });
    } catch (error) {
      if (signal.aborted) return;
      // A defect of ours must not leave the citizen waiting: she is told, then it is thrown on.
      this.#become({ kind: 'failed', code, error: isMotcuaError(error) ? error : new MotcuaError('BAD_ANSWER', 'the service could not be opened', { cause: error }) });
      this.#onFailure(error);
    }
  }

  close(): void {
    this.#running.abort();
    if (this.state.kind !== 'closed') this.#become({ kind: 'closed' });
  }

  tick(paper: string, isReady: boolean): void {
    this.ticks = toggled(this.ticks, paper, isReady);
    this.#keep();
  }

  choose(situation: string, applies: boolean): void {
    this.situations = toggled(this.situations, situation, applies);
    this.#keep();
  }

  turn(step = 1): void {
    this.turns += step;
    this.#host.requestUpdate();
  }

  forget(): void {
    this.ticks = new Set();
    this.situations = new Set();
    this.#keep();
  }

  #keep(): void {
    if (this.state.kind === 'ready') {
      const isEmpty = this.ticks.size === 0 && this.situations.size === 0;
      const kept = isEmpty ? undefined : { papers: [...this.ticks], situations: [...this.situations] };
      this.#client?.store.set('ticks', this.state.service.code, kept);
      dispatchEvent(new TicksKeptEvent());
    }
    this.#host.requestUpdate();
  }

  #read({ store }: Client, code: string): void {
    this.ticks = namesIn(store.get('ticks', code), 'papers');
    this.situations = namesIn(store.get('ticks', code), 'situations');
  }

  /** Another element of this page may show the same papers. */
  readonly #readAgain = (): void => {
    if (!this.#client || this.state.kind !== 'ready') return;
    this.#read(this.#client, this.state.service.code);
    this.#host.requestUpdate();
  };

  #become(state: OpenedState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
