import type { ReactiveController, ReactiveElement } from 'lit';

/** Inherited by the elements inside: what stays at the lower edge of the screen stands above the app's own bar. */
const property = '--_app-bar-height';

/** Tells the elements inside how much of the screen's lower edge the app's bar takes: with large letters it is several lines. */
export class BarHeight implements ReactiveController {
  readonly #host: ReactiveElement & HTMLElement;
  readonly #size = new ResizeObserver(() => this.#tell());
  #bar: HTMLElement | null = null;

  constructor(host: ReactiveElement & HTMLElement) {
    this.#host = host;
  }

  hostUpdated(): void {
    this.#watch(this.#host.isConnected ? this.#host.renderRoot.querySelector<HTMLElement>('.shared') : null);
  }

  hostDisconnected(): void {
    this.#watch(null);
  }

  #watch(bar: HTMLElement | null): void {
    if (bar === this.#bar) return;
    this.#size.disconnect();
    this.#bar = bar;
    if (bar) this.#size.observe(bar);
    this.#tell();
  }

  #tell(): void {
    if (this.#bar) this.#host.style.setProperty(property, `${this.#bar.offsetHeight}px`);
    else this.#host.style.removeProperty(property);
  }
}
