// Generated from index.ts by tools/generate-wire.mjs; change the contract there.
import type { WireDefinitions, WireEndpoint } from '../wire.ts';
import type * as contract from './index.ts';

const definitions: WireDefinitions = {
  s0: {
    type: 'string',
    minLength: 1,
    maxLength: 2000
  },
  s1: {
    type: 'string',
    pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
  }
};

/** Lists the certificates for digital signatures of the person who is signed in. */
export const listCertificates: WireEndpoint<typeof contract.listCertificates> = {
  method: 'GET',
  path: '/signing/certificates',
  definitions,
  input: {
  type: 'object',
  properties: {}
},
  output: {
  type: 'object',
  properties: {
    certificates: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          state: {
            enum: [
              'none',
              'requested',
              'active',
              'notYetValid',
              'expiring',
              'expired',
              'suspended',
              'revoked',
              'unknown'
            ]
          },
          kind: {
            enum: ['usbToken', 'remoteSigning', 'simPki', 'publicDuty', 'timestamping', 'unknown']
          },
          subject: {
            type: 'object',
            properties: {
              name: {
                $ref: 's0'
              },
              organisation: {
                $ref: 's0'
              },
              taxCode: {
                $ref: 's0'
              },
              personalIdMasked: {
                $ref: 's0'
              }
            }
          },
          issuerName: {
            $ref: 's0'
          },
          serialNumber: {
            $ref: 's0'
          },
          validFrom: {
            $ref: 's1'
          },
          validTo: {
            $ref: 's1'
          },
          nextStep: {
            enum: ['none', 'register', 'wait', 'renew', 'unlock', 'askIssuer']
          },
          isRevocationKnown: {
            type: 'boolean'
          },
          source: {
            type: 'object',
            properties: {
              name: {
                $ref: 's0'
              },
              asOf: {
                $ref: 's1'
              }
            },
            required: ['name', 'asOf']
          }
        },
        required: ['state', 'kind', 'subject', 'nextStep', 'isRevocationKnown', 'source']
      }
    },
    source: {
      type: 'object',
      properties: {
        name: {
          $ref: 's0'
        },
        asOf: {
          $ref: 's1'
        }
      },
      required: ['name', 'asOf']
    }
  },
  required: ['certificates', 'source']
},
};
