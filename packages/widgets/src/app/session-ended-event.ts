/**
 * The visit on a shared device has ended: `motcua-session-ended`. The elements inside the app are back at their start and
 * what they kept is erased. The page is then loaded anew, without the service that was open; `preventDefault()` leaves
 * that to the host, whose own fields and lists may still show the last person.
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
