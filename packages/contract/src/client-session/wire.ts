// Generated from index.ts by tools/generate-wire.mjs; change the contract there.
import type { WireDefinitions, WireEndpoint } from '../wire.ts';
import type * as contract from './index.ts';

const definitions: WireDefinitions = {
  s0: {
    type: 'object',
    properties: {
      token: {
        type: 'string',
        pattern: '^[\\w-]{43}$'
      },
      expiresInSeconds: {
        type: 'integer',
        minimum: 1
      },
      elements: {
        type: 'array',
        items: {
          $ref: 's1'
        }
      },
      purposes: {
        type: 'array',
        items: {
          type: 'string',
          maxLength: 60,
          pattern: '^[a-z0-9]+(-[a-z0-9]+)*$'
        }
      }
    },
    required: ['token', 'expiresInSeconds', 'elements', 'purposes']
  },
  s1: {
    enum: ['motcua-access-log', 'motcua-consent', 'motcua-health-book', 'motcua-sign-in', 'motcua-signature-status']
  }
};

/** Gives a token for a code, to the page that holds the key which the code was asked for with. */
export const beginClientSession: WireEndpoint<typeof contract.beginClientSession> = {
  method: 'POST',
  path: '/client-sessions',
  definitions,
  input: {
  type: 'object',
  properties: {
    code: {
      type: 'string',
      pattern: '^[\\w-]{43}$'
    },
    codeVerifier: {
      type: 'string',
      pattern: '^[\\w-]{43}$'
    }
  },
  required: ['code', 'codeVerifier']
},
  output: {
  $ref: 's0'
},
};

/** Gives the next token for the last one, while the person is signed in. */
export const renewClientSession: WireEndpoint<typeof contract.renewClientSession> = {
  method: 'POST',
  path: '/client-sessions/renewal',
  definitions,
  input: {
  type: 'object',
  properties: {}
},
  output: {
  $ref: 's0'
},
};

/** Gives a code to a registered site's own server, for a person whom it vouches for. */
export const vouchForPerson: WireEndpoint<typeof contract.vouchForPerson> = {
  method: 'POST',
  path: '/client-sessions/codes',
  definitions,
  input: {
  type: 'object',
  properties: {
    person: {
      type: 'string',
      pattern: '^[\\w.:-]{1,64}$'
    },
    displayName: {
      type: 'string',
      minLength: 1,
      maxLength: 200
    },
    assuranceLevel: {
      type: 'integer',
      minimum: 1,
      maximum: 3
    },
    signedInAt: {
      type: 'string',
      pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
    },
    origin: {
      type: 'string',
      minLength: 1,
      maxLength: 300
    },
    thumbprint: {
      type: 'string',
      pattern: '^[\\w-]{43}$'
    },
    codeChallenge: {
      type: 'string',
      pattern: '^[\\w-]{43}$'
    },
    elements: {
      minItems: 1,
      type: 'array',
      items: {
        $ref: 's1'
      }
    }
  },
  required: ['person', 'displayName', 'assuranceLevel', 'origin', 'thumbprint', 'codeChallenge']
},
  output: {
  type: 'object',
  properties: {
    code: {
      type: 'string',
      pattern: '^[\\w-]{43}$'
    },
    expiresInSeconds: {
      type: 'integer',
      minimum: 1
    }
  },
  required: ['code', 'expiresInSeconds']
},
};
