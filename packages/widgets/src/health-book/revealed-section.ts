import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** For how long a section shows, and how much one press adds. */
export const revealSeconds = 60;

/** How long before its end a section says aloud that it will close (WCAG 2.2, 2.2.1: at least 20 seconds). */
export const warningSeconds = 20;

/**
 * Which one section shows, and for how long yet. It closes by itself when the time is up, and at once when the page is
 * left, hidden, printed or loses its window: whoever looks next must not find it open.
 */
export class RevealedSection implements ReactiveController {
  /** Number of the section in the book; `undefined` while everything is masked. */
  index: number | undefined;
  secondsLeft = 0;
  /** Whether the person has asked for the lines that their source marks as sensitive. */
  showsSensitive = false;
  readonly #host: ReactiveControllerHost;
  readonly #onMask: () => void;
  #endsAtMs = Infinity;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param onMask - Called at once when a section closes, in time for the picture that a printer or an app switcher takes. */
  constructor(host: ReactiveControllerHost, onMask: () => void) {
    this.#host = host;
    this.#onMask = onMask;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of ['blur', 'pagehide', 'beforeprint']) addEventListener(type, this.mask);
    document.addEventListener('visibilitychange', this.mask);
  }

  hostDisconnected(): void {
    for (const type of ['blur', 'pagehide', 'beforeprint']) removeEventListener(type, this.mask);
    document.removeEventListener('visibilitychange', this.mask);
    this.mask();
  }

  /** Shows one section, and no other. Without a time limit (easy mode) it shows until it is closed or the page is left. */
  reveal(index: number, isTimed: boolean): void {
    this.index = index;
    this.showsSensitive = false;
    clearInterval(this.#timer);
    this.#endsAtMs = isTimed ? Date.now() + revealSeconds * 1000 : Infinity;
    if (isTimed) this.#timer = setInterval(this.#tick, 1000);
    this.#tick();
  }

  extend(): void {
    this.#endsAtMs += revealSeconds * 1000;
    this.#tick();
  }

  revealSensitive(): void {
    this.showsSensitive = true;
    this.#host.requestUpdate();
  }

  readonly mask = (): void => {
    clearInterval(this.#timer);
    if (this.index === undefined) return;
    this.index = undefined;
    this.showsSensitive = false;
    this.#host.requestUpdate();
    this.#onMask();
  };

  readonly #tick = (): void => {
    const leftMs = this.#endsAtMs - Date.now(); // Not counted down: a phone that slept has missed ticks.
    if (leftMs <= 0) return this.mask();
    this.secondsLeft = Math.ceil(leftMs / 1000);
    this.#host.requestUpdate();
  };
}
