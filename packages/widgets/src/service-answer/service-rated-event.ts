/** The citizen said whether the page helped: `motcua-service-rated`. */
export class ServiceRatedEvent extends Event {
  /** National procedure code. */
  readonly code: string;
  readonly isHelpful: boolean;

  constructor(code: string, isHelpful: boolean) {
    super('motcua-service-rated', { bubbles: true, composed: true });
    this.code = code;
    this.isHelpful = isHelpful;
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-service-rated': ServiceRatedEvent;
  }
}
