/** The citizen sent a report: `motcua-feedback-sent`. Neither its words nor its tracking code are in it. */
export class FeedbackSentEvent extends Event {
  /** Code of what it is about, such as `rac-thai`. */
  readonly category: string;
  /** `received`: the agency has it. `waiting`: it is on this device, and goes when there is a network. */
  readonly outcome: 'received' | 'waiting';

  constructor(category: string, outcome: 'received' | 'waiting') {
    super('motcua-feedback-sent', { bubbles: true, composed: true });
    this.category = category;
    this.outcome = outcome;
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-feedback-sent': FeedbackSentEvent;
  }
}
