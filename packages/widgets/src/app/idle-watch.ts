import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** `active`: somebody is there. `warned`: nobody has done anything for a while and has been asked. */
export type IdlePhase = 'off' | 'active' | 'warned';

/** How long nobody may do anything before being asked, and how long the question stands. */
export interface IdleTimes {
  readonly warnAfterMs: number;
  readonly endAfterMs: number;
}

const signs = ['pointerdown', 'keydown', 'scroll', 'touchstart'] as const;

/** Notices on a shared device that the person has left: first asks, then ends their visit. */
export class IdleWatch implements ReactiveController {
  phase: IdlePhase = 'off';
  readonly #host: ReactiveControllerHost;
  readonly #times: IdleTimes;
  readonly #onEnd: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, times: IdleTimes, onEnd: () => void) {
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
    clearTimeout(this.#timer);
    this.#become('off');
  }

  /** The person said that they are still there. */
  stay(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#warn(), this.#times.warnAfterMs);
    this.#become('active');
  }

  #warn(): void {
    this.#timer = setTimeout(this.#onEnd, this.#times.endAfterMs);
    this.#become('warned');
  }

  /** Any sign of life postpones the question; once it stands, only an answer counts, so that nobody dismisses it by chance. */
  readonly #onSign = (): void => {
    if (this.phase === 'active') this.stay();
  };

  #become(phase: IdlePhase): void {
    if (this.phase === phase) return;
    this.phase = phase;
    this.#host.requestUpdate();
  }
}
