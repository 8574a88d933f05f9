import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** `calm`: nothing to show yet. `waiting`: longer than 200 ms, show a skeleton. `long`: longer than 3 s, say so in words. */
export type PatiencePhase = 'calm' | 'waiting' | 'long';

/** Tells how long the citizen has been waiting, in the steps that matter to them. */
export class Patience implements ReactiveController {
  phase: PatiencePhase = 'calm';
  readonly #host: ReactiveControllerHost;
  #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  start(): void {
    if (this.#timers.length > 0) return;
    this.#timers = [setTimeout(() => this.#become('waiting'), 200), setTimeout(() => this.#become('long'), 3000)];
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
    this.#become('calm');
  }

  #become(phase: PatiencePhase): void {
    if (this.phase === phase) return;
    this.phase = phase;
    this.#host.requestUpdate();
  }
}
