import type { Session } from '@motcua/contract/identity';
import { isMotcuaError, type ActingFor, type MotcuaError, type Client } from '@motcua/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureOf } from '../core/failure-of.ts';

const untold = 'the session could not be told';

/** How long before its end a session's end is told (WCAG 2.2, 2.2.1 asks for 20 seconds). */
const warningMs = 120_000;

/** Longest wait for one timer; a session may last longer than a timer can. */
const longestWaitMs = 3_600_000;

/** How soon to ask again where the gateway knows somebody whose time is over here: a device's clock may be wrong. */
const askAgainMs = 30_000;

export type SignedIn = Extract<Session, { kind: 'signedIn' }>;

/** Who is known to be signed in. `ended`: somebody was, and no longer is without having asked for it. */
export type SessionState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'signedOut' | 'ended' }
  | { readonly kind: 'signedIn'; readonly session: SignedIn; readonly isEnding: boolean }
  | { readonly kind: 'failed'; readonly error: MotcuaError };

/** What was pressed last, and what became of it. */
export type SessionAct = { readonly kind: 'none' | 'leaving' | 'staying' | 'stayed' } | { readonly kind: 'notLeft' | 'notStayed'; readonly error: MotcuaError };

/** Asks who is signed in, hears of changes in other tabs, and knows when the session ends. Knows nothing of the DOM. */
export class KnownSession implements ReactiveController {
  state: SessionState = { kind: 'asking' };
  act: SessionAct = { kind: 'none' };
  /** For whom this page asks in place of the person. */
  acting: ActingFor | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #onFailure: (error: unknown) => void;
  #client: Client | undefined;
  #watching: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asks = 0;

  constructor(host: ReactiveControllerHost, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#onFailure = onFailure;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#watching?.abort();
    this.#watching = undefined;
  }

  /** Knows the session of one client from now on; called again with the same one it does nothing. */
  follow(client: Client | undefined): void {
    if (client === this.#client && this.#watching) return;
    this.#watching?.abort();
    if (client !== this.#client) this.forget();
    this.#client = client;
    this.#watching = undefined;
    const identity = client?.identity;
    if (!identity) return;
    this.#watching = new AbortController();
    identity.watch((change) => void (change.startsWith('signed') ? this.ask() : this.#lookForWhom()), this.#watching.signal).catch(() => {}); // Asking tells of the same failure.
    void this.ask();
  }

  /** The page asks for the person again. */
  async beOneself(): Promise<void> {
    await (await this.#client?.identity?.delegation())?.actFor(undefined);
  }

  async #lookForWhom(): Promise<void> {
    this.acting = await (await this.#client?.identity?.delegation().catch(() => undefined))?.acting().catch(() => undefined);
    this.#host.requestUpdate();
  }

  async ask(): Promise<void> {
    const identity = this.#client?.identity;
    if (!identity) return;
    const ask = (this.#asks += 1);
    if (this.state.kind === 'failed') this.#become({ kind: 'asking' });
    try {
      const session = await identity.session();
      if (ask === this.#asks) this.#hear(session);
      void this.#lookForWhom();
    } catch (cause) {
      if (ask !== this.#asks) return;
      const error = failureOf(cause, untold);
      // Who is shown as signed in stays so while nobody says otherwise, until the time is over.
      if (this.state.kind !== 'signedIn' || Date.parse(this.state.session.expiresAt) <= Date.now()) this.#become({ kind: 'failed', error });
      this.#onFailure(cause);
    }
  }

  /** Lets the session last longer. */
  async stay(): Promise<void> {
    const identity = this.#client?.identity;
    if (!identity || this.act.kind === 'staying') return;
    this.#do({ kind: 'staying' });
    try {
      const session = await identity.extend();
      this.#hear(session);
      this.#do({ kind: session.kind === 'signedIn' ? 'stayed' : 'none' });
    } catch (cause) {
      if (isMotcuaError(cause) && cause.code === 'SIGN_IN') this.#hear({ kind: 'signedOut' });
      else this.#do({ kind: 'notStayed', error: failureOf(cause, untold) });
      this.#onFailure(cause);
    }
  }

  /** Signs out; resolves to where the provider is left, or `undefined` where it failed. */
  async leave(): Promise<{ readonly providerSignOut: string } | undefined> {
    const identity = this.#client?.identity;
    if (!identity || this.act.kind === 'leaving') return undefined;
    this.#do({ kind: 'leaving' });
    try {
      const { providerSignOut = '' } = await identity.end();
      this.#asks += 1;
      this.act = { kind: 'none' };
      this.#become({ kind: 'signedOut' });
      return { providerSignOut: /^https?:/.test(providerSignOut) ? providerSignOut : '' };
    } catch (cause) {
      this.#do({ kind: 'notLeft', error: failureOf(cause, untold) });
      this.#onFailure(cause);
      return undefined;
    }
  }

  /** Nothing is known any more of who was here. */
  forget(): void {
    this.#asks += 1;
    clearTimeout(this.#timer);
    this.act = { kind: 'none' };
    this.acting = undefined;
    this.#become({ kind: 'asking' });
  }

  #hear(session: Session): void {
    clearTimeout(this.#timer);
    if (session.kind === 'signedOut') {
      const wasLost = this.state.kind === 'signedIn' && this.act.kind !== 'leaving';
      this.act = { kind: 'none' };
      return this.#become({ kind: wasLost || this.state.kind === 'ended' ? 'ended' : 'signedOut' });
    }
    const leftMs = Date.parse(session.expiresAt) - Date.now();
    const isEnding = leftMs <= warningMs && leftMs > 0;
    if (!isEnding && leftMs > 0) this.#wait(() => this.#hear(session), leftMs - warningMs);
    else this.#wait(() => void this.ask(), leftMs > 0 ? leftMs + 500 : askAgainMs);
    return this.#become({ kind: 'signedIn', session, isEnding });
  }

  #wait(then: () => void, ms: number): void {
    this.#timer = setTimeout(then, Math.min(ms, longestWaitMs));
  }

  #do(act: SessionAct): void {
    this.act = act;
    this.#host.requestUpdate();
  }

  #become(state: SessionState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
