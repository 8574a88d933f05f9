import type { Consent, ConsentList, Purpose } from '@motcua/contract/identity';
import type { MotcuaError, Client } from '@motcua/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureOf } from '../core/failure-of.ts';

const untold = 'the consents could not be told';

/** What is known of somebody's consents. `list` survives asking again and failure, so that nothing blinks away. */
export interface ConsentsState {
  readonly kind: 'loading' | 'told' | 'signedOut' | 'failed';
  readonly list?: ConsentList | undefined;
  readonly error?: MotcuaError | undefined;
}

/** Where an answer to a purpose stands. `withdrawing` needs two presses: the first only says what follows from it. */
export interface ConsentAct {
  readonly kind: 'none' | 'giving' | 'given' | 'notGiven' | 'refused' | 'asking' | 'withdrawing' | 'withdrawn' | 'notWithdrawn';
  readonly code: string;
  readonly error?: MotcuaError | undefined;
}

const nothingDone: ConsentAct = { kind: 'none', code: '' };

/** Whether a consent holds now. */
export function isInForce({ withdrawnAt, expiresAt }: Consent, nowMs: number): boolean {
  return withdrawnAt === undefined && Date.parse(expiresAt) > nowMs;
}

/** Knows what somebody agreed to, and gives and withdraws it. Knows nothing of the DOM. */
export class KnownConsents implements ReactiveController {
  state: ConsentsState = { kind: 'loading' };
  act: ConsentAct = nothingDone;
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

  /** Knows the consents of one client's person from now on; called again with the same one it does nothing. */
  follow(client: Client | undefined): void {
    if (client === this.#client && this.#watching) return;
    this.hostDisconnected();
    if (client !== this.#client) this.forget();
    this.#client = client;
    if (!client?.identity) return;
    const watching = (this.#watching = new AbortController());
    client.identity
      .watch((change) => {
        if (change.startsWith('signed')) this.forget(); // Whoever is here now is another one.
        void this.ask();
      }, watching.signal)
      .catch(() => {}); // Asking tells of the same failure.
    void this.ask();
  }

  /** The consent to a purpose that holds now, on this page: what another site may see was agreed to there. */
  inForce(code: string): Consent | undefined {
    const recipient = this.purpose(code)?.recipient.vi;
    return this.state.list?.consents.find(
      (consent) => consent.purpose.code === code && (recipient === undefined || consent.purpose.recipient.vi === recipient) && isInForce(consent, Date.now()),
    );
  }

  /** What a purpose means, as it is asked for now. */
  purpose(code: string): Purpose | undefined {
    return this.state.list?.purposes.find((purpose) => purpose.code === code);
  }

  async ask(): Promise<void> {
    const identity = this.#client?.identity;
    if (!identity) return;
    const ask = (this.#asks += 1);
    const { list } = this.state;
    if (this.state.kind !== 'told') this.#become({ kind: 'loading', list });
    try {
      const told = await identity.consents();
      if (ask === this.#asks) this.#become({ kind: 'told', list: told });
    } catch (cause) {
      if (ask === this.#asks) this.#fail(cause, list);
    }
  }

  /** Agrees to a purpose; resolves to whether it is done. */
  async give(code: string): Promise<boolean> {
    const identity = this.#client?.identity;
    if (!identity || this.act.kind === 'giving') return false;
    this.#do({ kind: 'giving', code });
    try {
      const consent = await identity.give(code);
      const { consents = [], purposes = [] } = this.state.list ?? {};
      this.state = { kind: 'told', list: { consents: [consent, ...consents.filter(({ id }) => id !== consent.id)], purposes } };
      this.#do({ kind: 'given', code });
      return true;
    } catch (cause) {
      this.#do({ kind: 'notGiven', code, error: failureOf(cause, untold) });
      this.#onFailure(cause);
      return false;
    }
  }

  /** Says no; nothing is sent, since nothing was agreed to. */
  refuse(code: string): void {
    this.#do({ kind: 'refused', code });
  }

  /** The first press only says what follows. */
  askToWithdraw(code: string): void {
    this.#do({ kind: 'asking', code });
  }

  /** Puts back what was pressed before. */
  settle(): void {
    this.#do(nothingDone);
  }

  /** Takes an agreement back; resolves to whether it is done. */
  async withdraw(code: string): Promise<boolean> {
    const identity = this.#client?.identity;
    if (!identity || this.act.kind === 'withdrawing') return false;
    this.#do({ kind: 'withdrawing', code });
    try {
      const list = await identity.withdraw(code);
      this.#asks += 1;
      this.state = { kind: 'told', list };
      this.#do({ kind: 'withdrawn', code });
      return true;
    } catch (cause) {
      this.#do({ kind: 'notWithdrawn', code, error: failureOf(cause, untold) });
      this.#onFailure(cause);
      return false;
    }
  }

  /** Nothing is known any more of who was here. */
  forget(): void {
    this.#asks += 1;
    this.act = nothingDone;
    this.#become({ kind: 'loading' });
  }

  #fail(cause: unknown, list: ConsentList | undefined): void {
    const error = failureOf(cause, untold);
    if (error.code === 'SIGN_IN') return this.#become({ kind: 'signedOut' });
    this.#become({ kind: 'failed', list, error });
    return this.#onFailure(cause);
  }

  #do(act: ConsentAct): void {
    this.act = act;
    this.#host.requestUpdate();
  }

  #become(state: ConsentsState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
