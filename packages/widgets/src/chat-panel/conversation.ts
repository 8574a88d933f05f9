import { mostTurns } from '@motcua/contract/assistant/wire';
import { isMotcuaError, MotcuaError, type Client } from '@motcua/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { noAnswer, withPart, type Answer } from './answer-parts.ts';

/** How far a turn has come. `stopped`: by the citizen. `failed`: nothing more comes; what came is kept. */
type TurnState = 'answering' | 'answered' | 'stopped' | 'failed';

/** A question, with personal numbers already hidden, and its answer. */
export interface Turn {
  readonly question: string;
  readonly answer: Answer;
  readonly state: TurnState;
  readonly error?: MotcuaError;
}

const storeKey = 'conversation';

/** One conversation with the assistant. Asks one thing at a time: a new question ends the answer before it. Knows no DOM. */
export class Conversation implements ReactiveController {
  turns: readonly Turn[] = [];
  readonly #host: ReactiveControllerHost;
  readonly #onFailure: (error: unknown) => void;
  #running = new AbortController();
  #isDrawing = false;
  /** How many questions were taken up; the number of the last one that was begun. */
  #begun = 0;
  #isTakingUp = false;

  constructor(host: ReactiveControllerHost, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#onFailure = onFailure;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  get last(): Turn | undefined {
    return this.turns[this.turns.length - 1];
  }

  get isAnswering(): boolean {
    return this.last?.state === 'answering';
  }

  /** A question was sent and its personal numbers are being looked for; it does not stand in the log yet. */
  get isTakingUp(): boolean {
    return this.#isTakingUp;
  }

  /**
   * Asks in the light of what was said before. Personal numbers are hidden first: what is shown, kept and sent is the
   * question without them.
   *
   * @returns Whether the question was taken up; `false` where another one was sent meanwhile.
   * @throws MotcuaError where numbers could not be looked for: nothing was shown, kept or sent.
   */
  async ask(client: Client, typed: string): Promise<boolean> {
    this.stop();
    const number = (this.#begun += 1);
    this.#isTakingUp = true;
    this.#host.requestUpdate();
    try {
      const { text, spans } = await client.assistant.hide(typed);
      if (number !== this.#begun) return false;
      const hidden = [...new Set(spans.map(({ type }) => type))];
      this.turns = [...this.turns, { question: text, answer: { ...noAnswer, hidden }, state: 'answering' as const }].slice(-mostTurns);
      void this.#answer(client, hidden);
      return true;
    } finally {
      if (number === this.#begun) this.#isTakingUp = false;
      this.#host.requestUpdate();
    }
  }

  /** Asks the last question again, in place of its answer. */
  retry(client: Client): void {
    const { last } = this;
    if (!last) return;
    this.stop();
    const { hidden } = last.answer;
    this.#replaceLast({ question: last.question, answer: { ...noAnswer, hidden }, state: 'answering' });
    void this.#answer(client, hidden);
  }

  stop(): void {
    this.#running.abort();
    const { last } = this;
    if (last?.state === 'answering') this.#replaceLast({ ...last, state: 'stopped' });
  }

  forget(client: Client | undefined): void {
    this.#running.abort();
    this.#begun += 1;
    this.turns = [];
    client?.store.set('draft', storeKey, undefined);
    this.#host.requestUpdate();
  }

  /** Goes on with what the tab still remembers, after the page was left and opened again. */
  restore(client: Client): void {
    if (this.turns.length > 0) return;
    const kept = client.store.get('draft', storeKey);
    if (Array.isArray(kept)) this.turns = kept.filter(isTurn).map((turn) => (turn.state === 'answering' ? { ...turn, state: 'stopped' } : turn));
    if (this.turns.length > 0) this.#host.requestUpdate();
  }

  async #answer(client: Client, hidden: Answer['hidden']): Promise<void> {
    const { signal } = (this.#running = new AbortController());
    this.#host.requestUpdate();
    const questions = this.turns.map(({ question }) => question);
    let answer: Answer = { ...noAnswer, hidden };
    try {
      for await (const part of await client.assistant.ask(questions, { signal })) {
        if (signal.aborted) return;
        answer = withPart(answer, part);
        // What is hidden is hidden here, before the assistant sees it; it cannot find more.
        this.#replaceLast({ ...this.#lastOr(questions), answer: { ...answer, hidden }, state: 'answering' });
      }
      if (!signal.aborted) this.#replaceLast({ ...this.#lastOr(questions), state: 'answered' });
    } catch (error) {
      if (signal.aborted) return;
      const known = isMotcuaError(error) ? error : new MotcuaError('BAD_ANSWER', 'the answer could not be read', { cause: error });
      this.#replaceLast({ ...this.#lastOr(questions), state: 'failed', error: known });
      this.#onFailure(error);
    } finally {
      if (!signal.aborted) this.#keep(client);
    }
  }

  #lastOr(questions: readonly string[]): Turn {
    return this.last ?? { question: questions[questions.length - 1] ?? '', answer: noAnswer, state: 'answering' };
  }

  #replaceLast(turn: Turn): void {
    this.turns = [...this.turns.slice(0, -1), turn];
    this.#drawSoon();
  }

  #keep(client: Client): void {
    client.store.set(
      'draft',
      storeKey,
      this.turns.map(({ question, answer, state }) => ({ question, answer, state })),
    );
  }

  /** Text comes in many small parts; more than one picture a frame helps nobody and costs an old phone dearly. */
  #drawSoon(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    const draw = () => {
      this.#isDrawing = false;
      this.#host.requestUpdate();
    };
    // In a page that nobody looks at there are no frames.
    if (globalThis.document?.hidden) setTimeout(draw);
    else requestAnimationFrame(draw);
  }
}

/** What the tab kept may be of another version; what does not look like a turn is left out. */
function isTurn(kept: unknown): kept is Turn {
  if (typeof kept !== 'object' || kept === null || !('question' in kept) || !('answer' in kept) || typeof kept.question !== 'string') return false;
  const { answer } = kept;
  return typeof answer === 'object' && answer !== null && ['cards', 'choices', 'sources', 'hidden'].every((list) => Array.isArray((answer as Record<string, unknown>)[list]));
}
