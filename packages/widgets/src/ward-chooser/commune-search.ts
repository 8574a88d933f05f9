import { isMotcuaError, MotcuaError, type Client, type Commune, type CommuneMatch } from '@motcua/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What was found for what was typed. */
export interface FoundCommunes {
  readonly typed: string;
  readonly matches: readonly CommuneMatch[];
  /** There are others, not shown. */
  readonly hasMore: boolean;
}

/** A former unit that went into several communes: the citizen says which. */
export interface SplitMatch extends CommuneMatch {
  readonly was: NonNullable<CommuneMatch['was']>;
}

/**
 * Where the choice stands. `chosen` holds the commune, and the former unit by which it was found. What was found
 * survives loading, so that the list never blinks away.
 */
export type ChoiceState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' | 'ready'; readonly found?: FoundCommunes | undefined }
  | { readonly kind: 'asking'; readonly match: SplitMatch; readonly found: FoundCommunes }
  | { readonly kind: 'chosen'; readonly commune: Commune }
  | { readonly kind: 'failed'; readonly error: MotcuaError; readonly again: () => void };

/** How long after the last key a screen reader is told what was found: once, not at every key. */
const pauseMs = 800;

/** Finds communes by what is typed, and knows which one was chosen. Knows nothing of the DOM. */
export class CommuneSearch implements ReactiveController {
  state: ChoiceState = { kind: 'idle' };
  /** The list that has been told about; older than the one that is shown while somebody types. */
  told: FoundCommunes | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #onFailure: (error: unknown) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The last question; what comes back for an older one is let go. */
  #asked = {};

  constructor(host: ReactiveControllerHost, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#onFailure = onFailure;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  hostConnected(): void {
    this.#tellLater();
  }

  /** What was found last, while somebody still chooses from it. */
  get found(): FoundCommunes | undefined {
    return 'found' in this.state ? this.state.found : undefined;
  }

  /** Finds what somebody is typing; the order of answers is that of the questions. */
  find(client: Client, typed: string, limit: number): Promise<void> {
    if (typed.trim() === '') {
      this.clear();
      return Promise.resolve();
    }
    return this.#run(
      async () => {
        // One more than is shown tells whether there are more.
        const matches = await client.communes.find(typed, { limit: limit + 1 });
        return { kind: 'ready', found: { typed: typed.trim(), matches: matches.slice(0, limit), hasMore: matches.length > limit } };
      },
      () => void this.find(client, typed, limit),
    );
  }

  /** Shows a commune as chosen, by its code; one that Hanoi does not have chooses nothing. */
  open(client: Client, code: string): Promise<void> {
    return this.#run(
      async () => {
        const commune = await client.communes.get(code);
        return commune ? { kind: 'chosen', commune } : { kind: 'idle' };
      },
      () => void this.open(client, code),
    );
  }

  choose(commune: Commune): void {
    this.#become({ kind: 'chosen', commune });
  }

  ask(match: SplitMatch): void {
    if (this.found) this.#become({ kind: 'asking', match, found: this.found });
  }

  /** From the question back to the list. */
  back(): void {
    if (this.found) this.#become({ kind: 'ready', found: this.found });
  }

  clear(): void {
    this.#become({ kind: 'idle' });
  }

  async #run(answer: () => Promise<ChoiceState>, again: () => void): Promise<void> {
    const asked = (this.#asked = {});
    this.#become({ kind: 'loading', found: this.found }, asked);
    try {
      const state = await answer();
      if (asked === this.#asked) this.#become(state);
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#become({ kind: 'failed', again, error: isMotcuaError(error) ? error : new MotcuaError('BAD_ANSWER', 'the communes could not be told', { cause: error }) });
      this.#onFailure(error);
    }
  }

  #become(state: ChoiceState, asked: object = {}): void {
    this.#asked = asked;
    this.state = state;
    this.#host.requestUpdate();
    this.#tellLater();
  }

  #tellLater(): void {
    clearTimeout(this.#timer);
    if (this.state.kind === 'loading') return;
    const { found } = this;
    if (!found) this.told = undefined;
    else if (found !== this.told)
      this.#timer = setTimeout(() => {
        this.told = found;
        this.#host.requestUpdate();
      }, pauseMs);
  }
}
