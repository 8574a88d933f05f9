/** The citizen chose whom this page asks for: `motcua-acting-chosen`. Who it is is not in it. */
export class ActingChosenEvent extends Event {
  /** Whether it is somebody else. */
  readonly isForAnother: boolean;

  constructor(isForAnother: boolean) {
    super('motcua-acting-chosen', { bubbles: true, composed: true });
    this.isForAnother = isForAnother;
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-acting-chosen': ActingChosenEvent;
  }
}
