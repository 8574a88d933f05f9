// Generated from index.ts by tools/generate-wire.mjs; change the contract there.
import type { WireDefinitions, WireSchema } from '../check.ts';

/** What the schema below refers to. */
export const siteDefinitions: WireDefinitions = {
  s0: {
    type: 'string',
    minLength: 1,
    maxLength: 300
  },
  s1: {
    type: 'object',
    properties: {
      code: {
        type: 'string',
        pattern: '^\\d{5}$'
      },
      counters: {
        minItems: 1,
        maxItems: 20,
        type: 'array',
        items: {
          $ref: 's2'
        }
      }
    },
    required: ['code', 'counters']
  },
  s2: {
    type: 'object',
    properties: {
      name: {
        $ref: 's0'
      },
      address: {
        $ref: 's0'
      },
      hours: {
        minItems: 1,
        maxItems: 14,
        type: 'array',
        items: {
          $ref: 's3'
        }
      },
      phone: {
        type: 'string',
        pattern: '^[+(]?\\d[\\d ().\\u00a0-]{1,30}$'
      },
      mapUrl: {
        type: 'string',
        format: 'uri'
      },
      note: {
        $ref: 's0'
      }
    },
    required: ['name', 'address', 'hours', 'phone']
  },
  s3: {
    type: 'object',
    properties: {
      days: {
        $ref: 's0'
      },
      times: {
        $ref: 's0'
      }
    },
    required: ['days', 'times']
  }
};

/** A site configuration as a client checks it. */
export const siteConfiguration: WireSchema = {
  type: 'object',
  properties: {
    version: {
      type: 'integer',
      minimum: 1
    },
    helpline: {
      $ref: 's0'
    },
    asOf: {
      type: 'string',
      format: 'date'
    },
    communes: {
      maxItems: 500,
      type: 'array',
      items: {
        $ref: 's1'
      }
    }
  },
  required: ['version', 'helpline', 'communes']
};
