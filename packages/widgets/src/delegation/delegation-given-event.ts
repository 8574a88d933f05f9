/** Somebody may look for the citizen from now on, or the citizen for a child: `motcua-delegation-given`. Who it is is not in it. */
export class DelegationGivenEvent extends Event {
  /** Code of what it is for, such as `health`. */
  readonly purpose: string;

  constructor(purpose: string) {
    super('motcua-delegation-given', { bubbles: true, composed: true });
    this.purpose = purpose;
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-delegation-given': DelegationGivenEvent;
  }
}
