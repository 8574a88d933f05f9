import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * `active`: somebody is there. `warned`: nobody has done anything for a while and has been asked. `answered`: somebody
 * has just done something after all; the question stands a moment longer, so that nothing moves under their finger.
 */
export type IdlePhase = 'off' | 'active' | 'warned' | 'answered';

/** How long nobody may do anything before being asked, and how long the question stands. */
export interface IdleTimes {
  readonly warnAfterMs: number;
  readonly endAfterMs: number;
}

/** What only a person does; `scroll` besides, because a screen reader scrolls without any of the others. */
const signs = ['pointerdown', 'touchmove', 'wheel', 'keydown', 'input', 'click', 'scroll'] as const;

/** How long an answered question stands: longer than a press lasts, so that the press meets what it was meant for. */
const answeredMs = 700;

/** Notices on a shared device that the person has left: first asks, then ends their visit. */
export class IdleWatch implements ReactiveController {
  phase: IdlePhase = 'off';
  /** How many seconds are left to answer, while `warned`. */
  secondsLeft = 0;
  readonly #host: ReactiveControllerHost;
  readonly #times: () => IdleTimes;
  readonly #onEnd: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;

  /** @param times - Asked anew each time, since a person may have turned to easy mode. */
  constructor(host: ReactiveControllerHost, times: () => IdleTimes, onEnd: () => void) {
    this.#host = host;
    this.#times = times;
    this.#onEnd = onEnd;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  start(): void {
    if (this.phase !== 'off') return;
    for (const sign of signs) addEventListener(sign, this.#onSign, { capture: true, passive: true });
    this.stay();
  }

  stop(): void {
    for (const sign of signs) removeEventListener(sign, this.#onSign, { capture: true });
    this.#wait();
    this.#become('off');
  }

  /** The person said that they are still there. */
  stay(): void {
    this.#wait(() => this.#warn(), this.#times().warnAfterMs);
    this.#become('active');
  }

  #warn(): void {
    const { endAfterMs } = this.#times();
    this.#wait(this.#onEnd, endAfterMs);
    this.secondsLeft = Math.ceil(endAfterMs / 1000);
    this.#clock = setInterval(() => {
      this.secondsLeft = Math.max(0, this.secondsLeft - 1);
      this.#host.requestUpdate();
    }, 1000);
    this.#become('warned');
  }

  /** Any sign of life is an answer. Nothing that a page does by itself is one: a slideshow must not keep a visit open. */
  readonly #onSign = (event: Event): void => {
    if (!event.isTrusted || (event.type === 'scroll' && event.target !== document)) return;
    if (this.phase === 'active') this.stay();
    if (this.phase !== 'warned') return;
    this.#wait(() => this.stay(), answeredMs);
    this.#become('answered');
  };

  /** Waits for one thing at a time. */
  #wait(then?: () => void, ms?: number): void {
    clearTimeout(this.#timer);
    clearInterval(this.#clock);
    this.#timer = then && setTimeout(then, ms);
  }

  #become(phase: IdlePhase): void {
    if (this.phase === phase) return;
    this.phase = phase;
    this.#host.requestUpdate();
  }
}
