/**
 * The citizen turned easy mode on or off: `motcua-easy-chosen`. Every motcua element on the page follows, so that one
 * switch is enough.
 */
export class EasyChosenEvent extends Event {
  readonly isEasy: boolean;

  constructor(isEasy: boolean) {
    super('motcua-easy-chosen', { bubbles: true, composed: true });
    this.isEasy = isEasy;
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-easy-chosen': EasyChosenEvent;
  }
  interface DocumentEventMap {
    'motcua-easy-chosen': EasyChosenEvent;
  }
}
