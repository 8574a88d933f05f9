/** The citizen wants to go back from the answer to where they came from: `motcua-answer-left`. */
export class AnswerLeftEvent extends Event {
  constructor() {
    super('motcua-answer-left', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-answer-left': AnswerLeftEvent;
  }
}
