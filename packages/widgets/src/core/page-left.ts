import type { ReactiveController } from 'lit';

/**
 * Calls back when the page is left. The browser may keep such a page as it is, and show it again to whoever presses
 * "back"; what is one person's must be gone from it by then.
 */
export class PageLeft implements ReactiveController {
  readonly #onLeave: () => void;
  readonly #onReturn: () => void;

  /**
   * @param onLeave - Must have changed what is drawn when it returns: there is no later.
   * @param onReturn - Called when a page that was kept is shown again.
   */
  constructor(onLeave: () => void, onReturn: () => void = () => {}) {
    this.#onLeave = onLeave;
    this.#onReturn = onReturn;
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#onLeave);
    addEventListener('pageshow', this.#onShow);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#onLeave);
    removeEventListener('pageshow', this.#onShow);
  }

  readonly #onShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.#onReturn();
  };
}
