// Generated from index.ts by tools/generate-wire.mjs; change the contract there.
import type { WireDefinitions, WireEndpoint } from '../wire.ts';
import type * as contract from './index.ts';

export { longestReport } from './limits.ts';

const definitions: WireDefinitions = {};

/** Says that something is wrong in what is said of a service; who says so is not known. */
export const reportService: WireEndpoint<typeof contract.reportService> = {
  method: 'POST',
  path: '/services/{code}/reports',
  definitions,
  input: {
  type: 'object',
  properties: {
    code: {
      type: 'string',
      pattern: '^\\d\\.\\d{6}$'
    },
    part: {
      enum: ['where', 'timeLimit', 'fee', 'papers', 'steps', 'online', 'other']
    },
    text: {
      type: 'string',
      minLength: 1,
      maxLength: 1000
    },
    asOf: {
      type: 'string',
      format: 'date'
    },
    language: {
      enum: ['vi', 'en']
    }
  },
  required: ['code', 'part']
},
  output: {
  type: 'object',
  properties: {
    isKept: {
      type: 'boolean'
    },
    reference: {
      type: 'string',
      minLength: 1,
      maxLength: 40
    }
  },
  required: ['isKept']
},
};
