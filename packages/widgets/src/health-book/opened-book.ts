import type { HealthBook } from '@motcua/contract/health';
import { isMotcuaError, MotcuaError, type Client, type HealthBookReading } from '@motcua/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Why a file could not be read as a health book. */
export type UnreadableReason = Extract<HealthBookReading, { outcome: 'unreadable' }>['reason'];

/** Which book is open. It lives in memory alone and is gone with `closed`. */
export type BookState =
  | { readonly kind: 'closed' | 'loading'; readonly from?: undefined }
  | { readonly kind: 'open'; readonly book: HealthBook; readonly from: 'gateway' | 'file' }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason; readonly from: 'file' }
  | { readonly kind: 'failed'; readonly error: MotcuaError; readonly from?: undefined };

/** Fetches or reads one health book, when somebody asks for it and not before. Knows nothing of the DOM. */
export class OpenedBook implements ReactiveController {
  state: BookState = { kind: 'closed' };
  readonly #host: ReactiveControllerHost;
  readonly #views: () => Promise<unknown>;
  readonly #onFailure: (error: unknown) => void;
  #running = new AbortController();

  /** @param views - Fetches what draws an open book; no book is open before it is here. */
  constructor(host: ReactiveControllerHost, views: () => Promise<unknown>, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#views = views;
    this.#onFailure = onFailure;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#running.abort();
    if (this.state.kind === 'loading') this.state = { kind: 'closed' };
  }

  async ask(client: Client): Promise<void> {
    await this.#run(async (signal) => ({ kind: 'open', book: await client.health.book({ signal }), from: 'gateway' }));
  }

  async read(client: Client, file: Blob): Promise<void> {
    await this.#run(async () => {
      const reading = await client.health.read(file);
      return reading.outcome === 'book' ? { kind: 'open', book: reading.book, from: 'file' } : { kind: 'unreadable', reason: reading.reason, from: 'file' };
    });
  }

  close(): void {
    this.#running.abort();
    this.#become({ kind: 'closed' });
  }

  async #run(open: (signal: AbortSignal) => Promise<BookState>): Promise<void> {
    this.#running.abort();
    const { signal } = (this.#running = new AbortController());
    this.#become({ kind: 'loading' });
    try {
      const [state] = await Promise.all([open(signal), this.#views()]);
      if (!signal.aborted) this.#become(state);
    } catch (error) {
      if (signal.aborted) return;
      // A defect of ours must not leave the citizen waiting: she is told, then it is thrown on.
      this.#become({ kind: 'failed', error: isMotcuaError(error) ? error : new MotcuaError('BAD_ANSWER', 'the health book could not be opened', { cause: error }) });
      this.#onFailure(error);
    }
  }

  #become(state: BookState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
