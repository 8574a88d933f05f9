import type { Guide } from '@motcua/contract/services';
import { isMotcuaError, MotcuaError, type Client } from '@motcua/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { namesIn, toggled } from '../service-answer/kept-names.ts';

/** Where the guides for life events stand. */
export type GuidesState =
  | { readonly kind: 'idle' | 'loading' }
  | { readonly kind: 'ready'; readonly guides: readonly Guide[] }
  | { readonly kind: 'failed'; readonly error: MotcuaError };

/** Loads the guides once, knows which is open, and keeps what the citizen has done of it. Knows nothing of the DOM. */
export class Guides implements ReactiveController {
  state: GuidesState = { kind: 'idle' };
  /** The guide that is open. */
  guide: Guide | undefined;
  /** Titles of the steps that are done. */
  done: ReadonlySet<string> = new Set();
  /** Situations that the citizen said apply. */
  situations: ReadonlySet<string> = new Set();
  /** How many turns the citizen has gone on to others to choose from, in easy mode. */
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

  hostDisconnected(): void {
    this.#running.abort();
    if (this.state.kind === 'loading') this.state = { kind: 'idle' }; // Asked again when the element is back.
  }

  /** Asks a client for its guides; nothing where it has been asked already and did not fail. */
  async load(client: Client): Promise<void> {
    if (client === this.#client && (this.state.kind === 'loading' || this.state.kind === 'ready')) return;
    this.#running.abort();
    const { signal } = (this.#running = new AbortController());
    if (client !== this.#client) this.close();
    this.#client = client;
    this.#become({ kind: 'loading' });
    try {
      const { guides } = await client.services.guides({ signal });
      if (!signal.aborted) this.#become({ kind: 'ready', guides });
    } catch (error) {
      if (signal.aborted) return;
      // A defect of ours must not leave the citizen waiting: she is told, then it is thrown on.
      this.#become({ kind: 'failed', error: isMotcuaError(error) ? error : new MotcuaError('BAD_ANSWER', 'the guides could not be read', { cause: error }) });
      this.#onFailure(error);
    }
  }

  /** Opens the guide for a life event, with what the citizen did of it before; nothing where there is none. */
  open(event: string): void {
    const guide = this.state.kind === 'ready' ? this.state.guides.find((each) => each.event === event) : undefined;
    if (!guide) return;
    const kept = this.#client?.store.get('ticks', keyOf(guide));
    this.guide = guide;
    this.done = namesIn(kept, 'done');
    this.situations = namesIn(kept, 'situations');
    this.turns = 0;
    this.#host.requestUpdate();
  }

  /** Back to the list. What was kept stays kept. */
  close(): void {
    this.guide = undefined;
    this.done = new Set();
    this.situations = new Set();
    this.turns = 0;
    this.#host.requestUpdate();
  }

  /** Shows others to choose from, so many turns on. */
  turn(step = 1): void {
    this.turns += step;
    this.#host.requestUpdate();
  }

  tick(title: string, isDone: boolean): void {
    this.done = toggled(this.done, title, isDone);
    this.#keep();
  }

  choose(situation: string, applies: boolean): void {
    this.situations = toggled(this.situations, situation, applies);
    this.#keep();
  }

  /** Forgets what the citizen did and said of the open guide, here and on the device. */
  forget(): void {
    this.done = new Set();
    this.situations = new Set();
    this.#keep();
  }

  #keep(): void {
    const isEmpty = this.done.size === 0 && this.situations.size === 0;
    if (this.guide) this.#client?.store.set('ticks', keyOf(this.guide), isEmpty ? undefined : { done: [...this.done], situations: [...this.situations] });
    this.#host.requestUpdate();
  }

  #become(state: GuidesState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

function keyOf({ event }: Guide): string {
  return `guide:${event}`;
}
