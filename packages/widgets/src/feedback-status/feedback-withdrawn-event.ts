/** The citizen took a report back: `motcua-feedback-withdrawn`. Neither its words nor its tracking code are in it. */
export class FeedbackWithdrawnEvent extends Event {
  /** Code of what it was about, such as `rac-thai`. */
  readonly category: string;

  constructor(category: string) {
    super('motcua-feedback-withdrawn', { bubbles: true, composed: true });
    this.category = category;
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-feedback-withdrawn': FeedbackWithdrawnEvent;
  }
}
