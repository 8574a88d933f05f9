import type { Feedback, FeedbackEvent } from '@motcua/contract/feedback';
import { isMotcuaError, type MotcuaError, type Client } from '@motcua/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureOf } from '../core/failure-of.ts';

const untold = 'the report could not be told';

/** What is known of a report. `report` survives asking again and failure, so that nothing blinks away, unless it is no longer there. */
export interface FollowedState {
  readonly kind: 'closed' | 'loading' | 'told' | 'failed';
  readonly report?: Feedback | undefined;
  /** When it was last heard of. */
  readonly heardAt?: string | undefined;
  readonly error?: MotcuaError | undefined;
}

/** Where taking it back stands. */
export type Withdrawal = { readonly kind: 'none' | 'asking' | 'sending' | 'done' } | { readonly kind: 'failed'; readonly error: MotcuaError };

/** Asks for one report by its code, hears of each of its steps as it happens, and takes it back. Knows nothing of the DOM. */
export class FollowedReport implements ReactiveController {
  state: FollowedState = { kind: 'closed' };
  withdrawal: Withdrawal = { kind: 'none' };
  /** The step that was heard of last while somebody looked on: it is told once. */
  news: FeedbackEvent | undefined;
  /** Whether what happens to it will be heard of by itself. */
  isFollowing = false;
  readonly #host: ReactiveControllerHost;
  readonly #onFailure: (error: unknown) => void;
  #client: Client | undefined;
  #code = '';
  #running = new AbortController();

  constructor(host: ReactiveControllerHost, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#onFailure = onFailure;
    host.addController(this);
  }

  /** The code of the report that was asked for; empty where none was. */
  get code(): string {
    return this.#code;
  }

  hostConnected(): void {
    if (this.#client && this.#code && this.#running.signal.aborted) void this.open(this.#client, this.#code);
  }

  hostDisconnected(): void {
    this.#running.abort();
  }

  /** Opens a report; the same one again asks how far it has come by now. */
  async open(client: Client, code: string): Promise<void> {
    const isSame = client === this.#client && code === this.#code;
    if (isSame && this.state.kind === 'loading' && !this.#running.signal.aborted) return; // Pressed again by somebody impatient.
    this.#client = client;
    this.#code = code;
    this.news = undefined;
    this.withdrawal = { kind: 'none' };
    const { report, heardAt } = isSame ? this.state : {};
    const { signal } = this.#begin();
    this.#become({ kind: 'loading', report, heardAt });
    try {
      const told = await client.feedback.get(code, { signal });
      if (signal.aborted) return;
      this.#tell(told);
      void this.#follow(client, code, signal);
    } catch (cause) {
      if (signal.aborted) return;
      const error = failureOf(cause, untold);
      const isGone = error.code === 'NOT_FOUND'; // Deleted there, it does not stay here.
      this.#become({ kind: 'failed', error, ...(!isGone && { report, heardAt }) });
      this.#onFailure(cause);
    }
  }

  close(): void {
    this.#running.abort();
    this.#code = '';
    this.news = undefined;
    this.withdrawal = { kind: 'none' };
    this.#become({ kind: 'closed' });
  }

  /** The first press only says what follows from it. */
  askToWithdraw(isAsking: boolean): void {
    this.withdrawal = { kind: isAsking ? 'asking' : 'none' };
    this.#host.requestUpdate();
  }

  /** Takes the report back; resolves to whether it is. */
  async withdraw(): Promise<boolean> {
    const client = this.#client;
    const code = this.#code;
    if (!client || this.withdrawal.kind === 'sending') return false;
    this.withdrawal = { kind: 'sending' };
    this.#host.requestUpdate();
    try {
      const told = await client.feedback.withdraw(code);
      if (code !== this.#code) return false;
      this.withdrawal = { kind: 'done' };
      this.#running.abort(); // Nothing more will come.
      this.#tell(told);
      return true;
    } catch (cause) {
      if (code !== this.#code) return false;
      this.withdrawal = { kind: 'failed', error: failureOf(cause, untold) };
      this.#host.requestUpdate();
      this.#onFailure(cause);
      return false;
    }
  }

  /** Steps come from the first on; those that are known already are passed over. */
  async #follow(client: Client, code: string, signal: AbortSignal): Promise<void> {
    this.isFollowing = true;
    try {
      for await (const event of client.feedback.follow(code, { signal })) {
        const { report } = this.state;
        if (signal.aborted || !report) return;
        if (report.history.some(({ status, at }) => status === event.status && at === event.at)) continue;
        this.news = event;
        this.#tell({ ...report, status: event.status, history: [...report.history, event] });
      }
    } catch (cause) {
      // What is shown stays true as of its hour, and the way to ask again stands beside it.
      if (!signal.aborted && !isMotcuaError(cause)) throw cause;
    } finally {
      if (signal === this.#running.signal) this.isFollowing = false;
      this.#host.requestUpdate();
    }
  }

  #begin(): AbortController {
    this.#running.abort();
    return (this.#running = new AbortController());
  }

  #tell(report: Feedback): void {
    this.#become({ kind: 'told', report, heardAt: new Date().toISOString() });
  }

  #become(state: FollowedState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
