import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import { ServiceCode } from '../services/index.ts';

/** Whether it was counted: a gateway counts only where its operator decided to. */
export const ServiceRated = z.object({ isCounted: z.boolean() });
export type ServiceRated = z.infer<typeof ServiceRated>;

export const rateService = endpoint({
  method: 'POST',
  path: '/services/{code}/ratings',
  summary: 'Counts whether what is said of a service helped; who says so is not known.',
  input: z.object({ code: ServiceCode, isHelpful: z.boolean() }),
  output: ServiceRated,
  errors: ['BAD_INPUT', 'UNAVAILABLE'],
  personal: [],
  cache: 'none',
});

/** The capability "ratings": "trang này có giúp được bạn không?". */
export const ratings = { rateService };
