/**
 * Nobody is signed in any more: `motcua-signed-out`. After a press on "sign out" the page then goes on to the provider's
 * own sign-out, where there is one; `preventDefault()` keeps it, and the element offers the way as a link.
 */
export class SignedOutEvent extends Event {
  constructor() {
    super('motcua-signed-out', { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-signed-out': SignedOutEvent;
  }
}
