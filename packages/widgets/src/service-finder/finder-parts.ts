import { isMotcuaError, MotcuaError, type Client } from '@motcua/sdk';
import type { LitElement } from 'lit';
import type { LifeEvents } from './life-events.ts';
import type { Results } from './results.ts';
import type { Voice } from './voice.ts';

/** What the finder needs beyond its first view, each loaded when it is wanted: whether it is there, and what went wrong. */
export class FinderParts {
  /** Whether questions can be answered. */
  readiness: 'waiting' | 'ready' | MotcuaError = 'waiting';
  /** The answer's element is loaded once the search stands, so that it is there before it is wanted, and when the network is gone. */
  answer: 'absent' | 'ready' | MotcuaError = 'absent';
  results: Results | undefined;
  /** The guides of life events come when somebody wants one. */
  lifeEvents: 'absent' | 'loading' | LifeEvents | MotcuaError = 'absent';
  /** Speaking instead of typing comes where the host has turned it on. */
  voice: Voice | undefined;
  readonly #finder: LitElement;
  readonly #onReady: (client: Client) => void;
  readonly #onFailure: (error: unknown) => void;
  readonly #onWard: () => void;
  #client: Client | undefined;

  constructor(finder: LitElement, onReady: (client: Client) => void, onFailure: (error: unknown) => void, onWard: () => void) {
    this.#finder = finder;
    this.#onWard = onWard;
    this.#onReady = onReady;
    this.#onFailure = onFailure;
  }

  /** Makes ready to ask a client; once for each. */
  async prepare(client: Client): Promise<void> {
    if (client === this.#client) return;
    this.#client = client;
    try {
      const [, { Results: Loaded }] = await Promise.all([client.services.prepare(), loaded('the list of results', import('./results.ts'))]);
      if (this.#isBygone(client)) return;
      this.results ??= new Loaded(this.#finder, this.#onWard);
      this.readiness = 'ready';
      this.#onReady(client);
      void this.loadAnswer();
    } catch (error) {
      if (this.#isBygone(client)) return; // What it could not do is nobody's trouble.
      if (isMotcuaError(error)) this.readiness = error;
      this.#onFailure(error);
    } finally {
      if (client === this.#client && !this.#finder.isConnected) this.#client = undefined; // It begins anew where it is put back.
      this.#finder.requestUpdate();
    }
  }

  /** Another client has come meanwhile, or the finder has left the page. */
  #isBygone(client: Client): boolean {
    return client !== this.#client || !this.#finder.isConnected;
  }

  async loadAnswer(): Promise<void> {
    if (this.answer === 'ready') return;
    try {
      await loaded('the view of an answer', import('../service-answer/index.ts'));
      this.answer = 'ready';
    } catch (error) {
      if (isMotcuaError(error)) this.answer = error;
      this.#onFailure(error);
    }
    this.#finder.requestUpdate();
  }

  /** The guides' part, where it has come. */
  get guides(): LifeEvents | undefined {
    return typeof this.lifeEvents === 'object' && !isMotcuaError(this.lifeEvents) ? this.lifeEvents : undefined;
  }

  get isGuideOnItsWay(): boolean {
    return typeof this.lifeEvents === 'string' || this.guides?.isLoading === true;
  }

  /** Forgets what the person did with any of it. */
  forget(): void {
    this.results?.forget();
    this.guides?.forget();
    this.voice?.stop();
  }

  /** Without it one types: a failure is nobody's trouble. */
  async loadVoice(): Promise<void> {
    if (this.voice) return;
    const part = await import('./voice.ts').catch(() => undefined);
    if (part) this.voice ??= new part.Voice(this.#finder);
  }

  /** Gives the guides' part once it has come, or nothing where it did not. */
  async loadLifeEvents(): Promise<LifeEvents | undefined> {
    if (this.lifeEvents === 'absent' || isMotcuaError(this.lifeEvents)) {
      this.lifeEvents = 'loading';
      try {
        const { LifeEvents: Loaded } = await loaded('the guides', import('./life-events.ts'));
        this.lifeEvents = new Loaded(this.#finder, this.#onFailure);
      } catch (error) {
        this.lifeEvents = isMotcuaError(error) ? error : 'absent';
        this.#onFailure(error);
      } finally {
        this.#finder.requestUpdate();
      }
    }
    return this.guides;
  }

  /** Tries again what failed; `false` where nothing did. */
  retry(): boolean {
    if (isMotcuaError(this.readiness) && this.#client) {
      const client = this.#client;
      this.readiness = 'waiting';
      this.#client = undefined;
      void this.prepare(client);
      return true;
    }
    if (isMotcuaError(this.lifeEvents)) {
      void this.loadLifeEvents();
      return true;
    }
    if (!isMotcuaError(this.answer)) return false;
    this.answer = 'absent';
    void this.loadAnswer();
    return true;
  }
}

/** A part of ours that did not come is no defect of the host's page. */
async function loaded<T>(what: string, part: Promise<T>): Promise<T> {
  try {
    return await part;
  } catch (cause) {
    throw new MotcuaError('UNAVAILABLE', `${what} could not be loaded`, { cause });
  }
}
