/** The page has learnt that somebody is signed in: `motcua-signed-in`. Who it is is not in it. */
export class SignedInEvent extends Event {
  /** How surely the person is known: 1 claimed, 2 substantial, 3 high. */
  readonly assuranceLevel: number;

  constructor(assuranceLevel: number) {
    super('motcua-signed-in', { bubbles: true, composed: true });
    this.assuranceLevel = assuranceLevel;
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-signed-in': SignedInEvent;
  }
}
