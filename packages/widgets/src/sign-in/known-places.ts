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
  #ends = 0;

  constructor(host: ReactiveControllerHost, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#onFailure = onFailure;
  }

  /** Asks where one client's person is signed in. */
  async ask(client: Client | undefined): Promise<void> {
    if (client !== this.#client) this.forget();
    this.#client = client;
    if (this.act.kind === 'ending') return; // What is left comes with the answer to that.
    const ask = (this.#asks += 1);
    const { places } = this.state;
    this.#become({ kind: 'asking', places });
    try {
      const told = await (await this.#rights())?.sessions();
      if (ask === this.#asks) this.#hear(told?.places);
    } catch (cause) {
      if (ask !== this.#asks) return;
      this.#become({ kind: 'failed', places, error: failureOf(cause, untold) });
      this.#onFailure(cause);
    }
  }

  /** The first press only says what follows; with no place, all others are meant. */
  askToEnd(id?: string | undefined): void {
    if (this.act.kind === 'ending') return;
    this.#do({ kind: 'asking', id });
  }

  /** Puts back what was pressed before. */
  settle(): void {
    if (this.act.kind === 'ending') return;
    this.#do({ kind: 'none' });
  }

  /** Signs out where was asked for. */
  async end(): Promise<void> {
    const { kind, id } = this.act;
    if (kind !== 'asking' && kind !== 'notEnded') return;
    const end = (this.#ends += 1);
    this.#asks += 1; // What was asked before may be answered with what is ended by then.
    this.state = { kind: 'told', places: this.state.places };
    this.#do({ kind: 'ending', id });
    try {
      const rights = await this.#rights();
      const told = await (id === undefined ? rights?.endOtherSessions() : rights?.endSession(id));
      if (end !== this.#ends) return;
      this.state = { kind: 'told', places: told?.places };
      this.#do({ kind: 'ended', id });
    } catch (cause) {
      if (end !== this.#ends) return;
      this.#do({ kind: 'notEnded', id, error: failureOf(cause, untold) });
      this.#onFailure(cause);
    }
  }

  /** Nothing is known any more of who was here. */
  forget(): void {
    this.#asks += 1;
    this.#ends += 1;
    this.act = { kind: 'none' };
    this.#become({ kind: 'asking' });
  }

  /** What was pressed may be about a place that is over by itself. */
  #hear(places: readonly SignedInPlace[] | undefined): void {
    const { kind, id } = this.act;
    const isThere = places?.some((place) => !place.isHere && (id === undefined || place.id === id));
    if (!isThere && (kind === 'asking' || kind === 'notEnded')) this.act = { kind: 'none' };
    this.#become({ kind: 'told', places });
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
