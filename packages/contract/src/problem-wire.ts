// Generated from problem.ts by tools/generate-wire.mjs; change the contract there.
import type { WireSchema } from './check.ts';

/** Problem details as a client checks them. */
export const problem: WireSchema = {
  type: 'object',
  properties: {
    status: {
      type: 'integer',
      minimum: 400,
      maximum: 599
    },
    code: {
      enum: [
        'OFFLINE',
        'TIMEOUT',
        'BAD_INPUT',
        'NOT_FOUND',
        'SIGN_IN',
        'STEP_UP',
        'CONSENT',
        'FORBIDDEN',
        'CONFLICT',
        'TOO_MANY',
        'UNAVAILABLE',
        'BAD_ANSWER',
        'UNTRUSTED'
      ]
    },
    requestId: {
      type: 'string',
      minLength: 1,
      maxLength: 64
    },
    retryAfterSeconds: {
      type: 'integer',
      minimum: 0
    },
    fields: {
      type: 'array',
      items: {
        type: 'string'
      }
    }
  },
  required: ['status', 'code', 'requestId']
};
