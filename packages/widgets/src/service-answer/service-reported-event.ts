import type { ReportedPart } from '@motcua/contract/reports';

/** The citizen said that something on the page of a service is wrong: `motcua-service-reported`. What they wrote is not in it. */
export class ServiceReportedEvent extends Event {
  /** National procedure code. */
  readonly code: string;
  readonly part: ReportedPart;

  constructor(code: string, part: ReportedPart) {
    super('motcua-service-reported', { bubbles: true, composed: true });
    this.code = code;
    this.part = part;
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-service-reported': ServiceReportedEvent;
  }
}
