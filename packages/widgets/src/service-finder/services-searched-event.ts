/**
 * The citizen searched, and what was found has stood for a moment: `motcua-services-searched`. What was typed is in it
 * only where the host asks for it by `tells-query`, and says so to the people who type.
 */
export class ServicesSearchedEvent extends Event {
  readonly outcome: 'answer' | 'clarify' | 'none';
  /** How many services are shown. */
  readonly count: number;
  readonly query: string | undefined;

  constructor(outcome: ServicesSearchedEvent['outcome'], count: number, query?: string | undefined) {
    super('motcua-services-searched', { bubbles: true, composed: true });
    this.outcome = outcome;
    this.count = count;
    this.query = query;
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-services-searched': ServicesSearchedEvent;
  }
}
