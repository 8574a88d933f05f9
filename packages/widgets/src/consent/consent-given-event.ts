/** The citizen agreed to a purpose: `motcua-consent-given`. Who it is is not in it. */
export class ConsentGivenEvent extends Event {
  /** Code of what was agreed to, such as `health`. */
  readonly purpose: string;

  constructor(purpose: string) {
    super('motcua-consent-given', { bubbles: true, composed: true });
    this.purpose = purpose;
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-consent-given': ConsentGivenEvent;
  }
}
