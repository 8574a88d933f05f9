/** The citizen took an agreement back: `motcua-consent-withdrawn`. Who it is is not in it. */
export class ConsentWithdrawnEvent extends Event {
  /** Code of what had been agreed to, such as `health`. */
  readonly purpose: string;

  constructor(purpose: string) {
    super('motcua-consent-withdrawn', { bubbles: true, composed: true });
    this.purpose = purpose;
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-consent-withdrawn': ConsentWithdrawnEvent;
  }
}
