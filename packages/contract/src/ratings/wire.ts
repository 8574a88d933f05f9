// Generated from index.ts by tools/generate-wire.mjs; change the contract there.
import type { WireDefinitions, WireEndpoint } from '../wire.ts';
import type * as contract from './index.ts';

const definitions: WireDefinitions = {};

/** Counts whether what is said of a service helped; who says so is not known. */
export const rateService: WireEndpoint<typeof contract.rateService> = {
  method: 'POST',
  path: '/services/{code}/ratings',
  definitions,
  input: {
  type: 'object',
  properties: {
    code: {
      type: 'string',
      pattern: '^\\d\\.\\d{6}$'
    },
    isHelpful: {
      type: 'boolean'
    }
  },
  required: ['code', 'isHelpful']
},
  output: {
  type: 'object',
  properties: {
    isCounted: {
      type: 'boolean'
    }
  },
  required: ['isCounted']
},
};
