import type { FeedbackCategory } from '@motcua/contract/feedback';
import type { MotcuaError, Client } from '@motcua/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureOf } from '../core/failure-of.ts';

/** Which things can be reported, as far as is known. */
export interface OfferedState {
  readonly kind: 'idle' | 'loading' | 'told' | 'failed';
  readonly categories: readonly FeedbackCategory[];
  readonly error?: MotcuaError | undefined;
}

/** Asks once what can be reported, and who answers when. Knows nothing of the DOM. */
export class OfferedCategories implements ReactiveController {
  state: OfferedState = { kind: 'idle', categories: [] };
  readonly #host: ReactiveControllerHost;
  readonly #onFailure: (error: unknown) => void;
  #client: Client | undefined;

  constructor(host: ReactiveControllerHost, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#onFailure = onFailure;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#retryIfFailed);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#retryIfFailed);
  }

  /** Asks a client that was not asked yet. */
  open(client: Client): void {
    if (client !== this.#client) void this.#ask(client);
  }

  readonly retry = (): void => {
    if (this.#client) void this.#ask(this.#client);
  };

  readonly #retryIfFailed = (): void => {
    if (this.state.kind === 'failed') this.retry();
  };

  async #ask(client: Client): Promise<void> {
    this.#client = client;
    this.#become({ kind: 'loading', categories: [] });
    try {
      const { categories } = await client.feedback.categories();
      if (client === this.#client) this.#become({ kind: 'told', categories });
    } catch (cause) {
      if (client !== this.#client) return;
      const error = failureOf(cause, 'what can be reported could not be told');
      this.#become({ kind: 'failed', categories: [], error });
      this.#onFailure(cause);
    }
  }

  #become(state: OfferedState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
