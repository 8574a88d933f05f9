/**
 * The citizen chose a service: `motcua-service-chosen`. `preventDefault()` keeps the finder from opening it, for a
 * host that shows services on a page of its own.
 */
export class ServiceChosenEvent extends Event {
  /** National procedure code. */
  readonly code: string;

  constructor(code: string) {
    super('motcua-service-chosen', { bubbles: true, composed: true, cancelable: true });
    this.code = code;
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-service-chosen': ServiceChosenEvent;
  }
}
