import * as z from 'zod/mini';
import { errorCodes, type ErrorCode } from './errors.ts';

const codes = Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]];

/**
 * What a gateway sends instead of an answer: RFC 9457 problem details.
 *
 * It holds no prose for citizens. The element that asked has the words, in the citizen's language.
 */
export const Problem = z.object({
  /** HTTP status code, repeated as RFC 9457, section 3.1.2 allows. */
  status: z.int().check(z.gte(400), z.lte(599)),
  /** What to branch on. */
  code: z.enum(codes),
  /** Finds the request in the gateway's log; a citizen can read it out on the phone. */
  requestId: z.string().check(z.minLength(1), z.maxLength(64)),
  /** When to try again, in seconds. Sent with `TOO_MANY` and `UNAVAILABLE`. */
  retryAfterSeconds: z.optional(z.int().check(z.gte(0))),
  /** Names of the input fields that broke the contract, never their values. */
  fields: z.optional(z.array(z.string())),
});
export type Problem = z.infer<typeof Problem>;
