/** The citizen ended a delegation, from either side: `motcua-delegation-ended`. Who it is is not in it. */
export class DelegationEndedEvent extends Event {
  constructor() {
    super('motcua-delegation-ended', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-delegation-ended': DelegationEndedEvent;
  }
}
