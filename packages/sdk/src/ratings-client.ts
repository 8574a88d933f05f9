import type { ServiceRated } from '@motcua/contract/ratings';
import { rateService } from '@motcua/contract/ratings/wire';
import type { ServiceCode } from '@motcua/contract/services';
import type { AskOptions, ClientParts } from './client.ts';
import { MotcuaError } from './motcua-error.ts';

/** Counting whether what is said of services helps. */
export interface RatingsClient {
  /**
   * Tells the host's gateway whether what is said of a service helped. Nothing about who says so is sent.
   *
   * @throws MotcuaError `NOT_FOUND` where there is no gateway or it does not count, `OFFLINE`, `UNAVAILABLE`, `TIMEOUT` or `BAD_ANSWER`.
   */
  rate(code: ServiceCode, isHelpful: boolean, options?: AskOptions): Promise<ServiceRated>;
}

/** @internal */
export function ratings({ gateway }: ClientParts): RatingsClient {
  return {
    async rate(code, isHelpful, { signal } = {}) {
      if (!gateway) throw new MotcuaError('NOT_FOUND', 'ratings.rate: this client has no gateway');
      return (await gateway()).transport.ask(rateService, { code, isHelpful }, { signal, isRepeatable: false });
    },
  };
}
