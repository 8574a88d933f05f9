/** The citizen said no to a purpose: `motcua-consent-refused`. Who it is is not in it. */
export class ConsentRefusedEvent extends Event {
  /** Code of what was asked for, such as `health`. */
  readonly purpose: string;

  constructor(purpose: string) {
    super('motcua-consent-refused', { bubbles: true, composed: true });
    this.purpose = purpose;
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-consent-refused': ConsentRefusedEvent;
  }
}
