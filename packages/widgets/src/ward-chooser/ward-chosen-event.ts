/** The citizen said in which commune she lives: `motcua-ward-chosen`. */
export class WardChosenEvent extends Event {
  /** Official code of the commune, such as `00070`; empty where she wants it forgotten. */
  readonly code: string;
  /** Its name with its kind, `Phường Hoàn Kiếm`; empty where there is no code. */
  readonly name: string;

  constructor(code: string, name: string) {
    super('motcua-ward-chosen', { bubbles: true, composed: true });
    this.code = code;
    this.name = name;
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-ward-chosen': WardChosenEvent;
  }
}
