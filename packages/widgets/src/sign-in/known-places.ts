import type { SignedInPlace } from '@motcua/contract/identity';
import type { Client, MotcuaError, RightsClient } from '@motcua/sdk';
import type { ReactiveControllerHost } from 'lit';
import { failureOf } from '../core/failure-of.ts';

const untold = 'where the person is signed in could not be told';

/** Where somebody is known to be signed in. `places` survives asking again and failure. */
export interface PlacesState {
  readonly kind: 'asking' | 'told' | 'failed';
  readonly places?: readonly SignedInPlace[] | undefined;
  readonly error?: MotcuaError | undefined;
}

/** What was pressed last. Ending needs two presses: the first only says what follows from it. */
export interface PlacesAct {
  readonly kind: 'none' | 'asking' | 'ending' | 'ended' | 'notEnded';
  /** The place that is meant; absent where all others are. */
  readonly id?: string | undefined;
  readonly error?: MotcuaError | undefined;
}

/** Knows where somebody is signed in, and signs them out elsewhere. Knows nothing of the DOM. */
export class KnownPlaces {
  state: PlacesState = { kind: 'asking' };
  act: PlacesAct = { kind: 'none' };
  readonly #host: ReactiveControllerHost;
  readonly #onFailure: (error: unknown) => void;
  #client: Client | undefined;
  #asks = 0;

  constructor(host: ReactiveControllerHost, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#onFailure = onFailure;
  }

  /** Asks where one client's person is signed in. */
  async ask(client: Client | undefined): Promise<void> {
    if (client !== this.#client) this.forget();
    this.#client = client;
    const ask = (this.#asks += 1);
    const { places } = this.state;
    this.#become({ kind: 'asking', places });
    try {
      const told = await (await this.#rights())?.sessions();
      if (ask === this.#asks) this.#become({ kind: 'told', places: told?.places });
    } catch (cause) {
      if (ask !== this.#asks) return;
      this.#become({ kind: 'failed', places, error: failureOf(cause, untold) });
      this.#onFailure(cause);
    }
  }

  /** The first press only says what follows; with no place, all others are meant. */
  askToEnd(id?: string | undefined): void {
    this.#do({ kind: 'asking', id });
  }

  /** Puts back what was pressed before. */
  settle(): void {
    this.#do({ kind: 'none' });
  }

  /** Signs out where was asked for. */
  async end(): Promise<void> {
    const { kind, id } = this.act;
    if (kind !== 'asking' && kind !== 'notEnded') return;
    this.#do({ kind: 'ending', id });
    const ask = (this.#asks += 1);
    try {
      const rights = await this.#rights();
      const told = await (id === undefined ? rights?.endOtherSessions() : rights?.endSession(id));
      if (ask !== this.#asks) return;
      this.state = { kind: 'told', places: told?.places };
      this.#do({ kind: 'ended', id });
    } catch (cause) {
      if (ask !== this.#asks) return;
      this.#do({ kind: 'notEnded', id, error: failureOf(cause, untold) });
      this.#onFailure(cause);
    }
  }

  /** Nothing is known any more of who was here. */
  forget(): void {
    this.#asks += 1;
    this.act = { kind: 'none' };
    this.#become({ kind: 'asking' });
  }

  #rights(): Promise<RightsClient> | undefined {
    return this.#client?.identity?.rights();
  }

  #do(act: PlacesAct): void {
    this.act = act;
    this.#host.requestUpdate();
  }

  #become(state: PlacesState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
