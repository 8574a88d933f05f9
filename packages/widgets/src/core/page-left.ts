import type { ReactiveController } from 'lit';

/**
 * Calls back when the page is left. The browser may keep such a page as it is, and show it again to whoever presses
 * "back"; what is one person's must be gone from it by then.
 */
export class PageLeft implements ReactiveController {
  readonly #onLeave: () => void;

  /** @param onLeave - Must have changed what is drawn when it returns: there is no later. */
  constructor(onLeave: () => void) {
    this.#onLeave = onLeave;
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#onLeave);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#onLeave);
  }
}
