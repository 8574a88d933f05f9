import type { InputOf } from '@motcua/contract';
import type { reportService as Endpoint, ServiceReported } from '@motcua/contract/reports';
import { reportService } from '@motcua/contract/reports/wire';
import type { AskOptions, ClientParts } from './client.ts';
import { MotcuaError } from './motcua-error.ts';

/** What is wrong, of which service, and what the citizen had read. */
export type Report = InputOf<typeof Endpoint>;

/** Telling who answers for what is said of services that something in it is wrong. */
export interface ReportsClient {
  /**
   * Tells the host's gateway what is wrong in what is said of a service. Nothing about who says so is sent; the text, up to
   * 1,000 characters, is the citizen's own, so ask for no names and numbers. Asking again after a failure may tell it twice.
   *
   * @returns `isKept`, and a `reference` that the citizen can read out on the phone.
   * @throws MotcuaError `NOT_FOUND` where there is no gateway or it takes no reports, `BAD_INPUT`, `OFFLINE`, `UNAVAILABLE`, `TIMEOUT`, `TOO_MANY` or `BAD_ANSWER`.
   */
  report(report: Report, options?: AskOptions): Promise<ServiceReported>;
}

/** @internal */
export function reports({ gateway }: ClientParts): ReportsClient {
  return {
    async report(report, { signal } = {}) {
      if (!gateway) throw new MotcuaError('NOT_FOUND', 'reports.report: this client has no gateway');
      return (await gateway()).transport.ask(reportService, report, { signal, isRepeatable: false });
    },
  };
}
