/**
 * The visit on a shared device has ended and everything kept was erased: `motcua-session-ended`. The page then goes
 * back to its start; `preventDefault()` leaves that to the host.
 */
export class SessionEndedEvent extends Event {
  constructor() {
    super('motcua-session-ended', { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-session-ended': SessionEndedEvent;
  }
}
