// Generated from index.ts by tools/generate-wire.mjs; change the contract there.
import type { WireDefinitions, WireEndpoint } from '../wire.ts';
import type * as contract from './index.ts';

const definitions: WireDefinitions = {
  s0: {
    oneOf: [
      {
        type: 'object',
        properties: {
          kind: {
            enum: ['signedOut']
          }
        },
        required: ['kind']
      },
      {
        type: 'object',
        properties: {
          kind: {
            enum: ['signedIn']
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
          expiresAt: {
            type: 'string',
            pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
          },
          canExtend: {
            type: 'boolean'
          }
        },
        required: ['kind', 'displayName', 'assuranceLevel', 'signedInAt', 'expiresAt', 'canExtend']
      }
    ]
  },
  s1: {
    type: 'object',
    properties: {
      places: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            id: {
              $ref: 's2'
            },
            signedInAt: {
              type: 'string',
              pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
            },
            lastUsedAt: {
              type: 'string',
              pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
            },
            device: {
              type: 'object',
              properties: {
                kind: {
                  enum: ['phone', 'tablet', 'computer', 'unknown']
                },
                system: {
                  enum: ['android', 'ios', 'windows', 'macos', 'linux', 'chromeos']
                },
                browser: {
                  enum: [
                    'chrome',
                    'edge',
                    'firefox',
                    'safari',
                    'coccoc',
                    'samsung',
                    'opera',
                    'zalo'
                  ]
                }
              },
              required: ['kind']
            },
            sites: {
              type: 'array',
              items: {
                type: 'string',
                minLength: 1,
                maxLength: 200
              }
            },
            vouchedBy: {
              type: 'string',
              minLength: 1,
              maxLength: 200
            },
            isHere: {
              type: 'boolean'
            }
          },
          required: ['id', 'signedInAt', 'lastUsedAt', 'device', 'sites', 'isHere']
        }
      }
    },
    required: ['places']
  },
  s2: {
    type: 'string',
    pattern: '^[0-9a-f]{32}$'
  },
  s3: {
    type: 'object',
    properties: {
      consents: {
        type: 'array',
        items: {
          $ref: 's4'
        }
      },
      purposes: {
        type: 'array',
        items: {
          $ref: 's5'
        }
      }
    },
    required: ['consents', 'purposes']
  },
  s4: {
    type: 'object',
    properties: {
      id: {
        type: 'string',
        pattern: '^[0-9a-f]{32}$'
      },
      purpose: {
        $ref: 's5'
      },
      givenAt: {
        type: 'string',
        pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
      },
      expiresAt: {
        type: 'string',
        pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
      },
      withdrawnAt: {
        type: 'string',
        pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
      }
    },
    required: ['id', 'purpose', 'givenAt', 'expiresAt']
  },
  s5: {
    type: 'object',
    properties: {
      code: {
        $ref: 's6'
      },
      name: {
        type: 'object',
        properties: {
          vi: {
            type: 'string',
            minLength: 1,
            maxLength: 200
          },
          en: {
            type: 'string',
            minLength: 1,
            maxLength: 200
          }
        },
        required: ['vi', 'en']
      },
      fields: {
        minItems: 1,
        type: 'array',
        items: {
          $ref: 's7'
        }
      },
      recipient: {
        type: 'object',
        properties: {
          vi: {
            type: 'string',
            minLength: 1,
            maxLength: 200
          },
          en: {
            type: 'string',
            minLength: 1,
            maxLength: 200
          }
        },
        required: ['vi', 'en']
      },
      days: {
        type: 'integer',
        minimum: 1,
        maximum: 365
      }
    },
    required: ['code', 'name', 'fields', 'recipient', 'days']
  },
  s6: {
    type: 'string',
    maxLength: 60,
    pattern: '^[a-z0-9]+(-[a-z0-9]+)*$'
  },
  s7: {
    type: 'object',
    properties: {
      vi: {
        type: 'string',
        minLength: 1,
        maxLength: 120
      },
      en: {
        type: 'string',
        minLength: 1,
        maxLength: 120
      }
    },
    required: ['vi', 'en']
  }
};

/** Tells who is signed in at this browser. */
export const getSession: WireEndpoint<typeof contract.getSession> = {
  method: 'GET',
  path: '/session',
  definitions,
  input: {
  type: 'object',
  properties: {}
},
  output: {
  $ref: 's0'
},
};

/** Lets the session last as long as if it had just begun, where it can. */
export const extendSession: WireEndpoint<typeof contract.extendSession> = {
  method: 'PUT',
  path: '/session/extension',
  write: 'idempotent',
  definitions,
  input: {
  type: 'object',
  properties: {}
},
  output: {
  $ref: 's0'
},
};

/** Signs out, here and wherever this session reaches. */
export const endSession: WireEndpoint<typeof contract.endSession> = {
  method: 'DELETE',
  path: '/session',
  write: 'idempotent',
  definitions,
  input: {
  type: 'object',
  properties: {}
},
  output: {
  type: 'object',
  properties: {
    providerSignOut: {
      type: 'string',
      format: 'uri'
    }
  }
},
};

/** Lists where the person is signed in. */
export const listSessions: WireEndpoint<typeof contract.listSessions> = {
  method: 'GET',
  path: '/sessions',
  definitions,
  input: {
  type: 'object',
  properties: {}
},
  output: {
  $ref: 's1'
},
};

/** Signs the person out in another place, at once on every page there; what is over already stays so. */
export const endOneSession: WireEndpoint<typeof contract.endOneSession> = {
  method: 'DELETE',
  path: '/sessions/{id}',
  write: 'idempotent',
  definitions,
  input: {
  type: 'object',
  properties: {
    id: {
      $ref: 's2'
    }
  },
  required: ['id']
},
  output: {
  $ref: 's1'
},
};

/** Signs the person out everywhere but here. */
export const endOtherSessions: WireEndpoint<typeof contract.endOtherSessions> = {
  method: 'DELETE',
  path: '/sessions',
  write: 'idempotent',
  definitions,
  input: {
  type: 'object',
  properties: {}
},
  output: {
  $ref: 's1'
},
};

/** Lists what the person has agreed to, and what can be agreed to; on somebody else's site, for that site. */
export const listConsents: WireEndpoint<typeof contract.listConsents> = {
  method: 'GET',
  path: '/consents',
  definitions,
  input: {
  type: 'object',
  properties: {}
},
  output: {
  $ref: 's3'
},
};

/** Agrees to a purpose; what was agreed to already is given again as it is. */
export const giveConsent: WireEndpoint<typeof contract.giveConsent> = {
  method: 'PUT',
  path: '/consents/{purpose}',
  write: 'idempotent',
  definitions,
  input: {
  type: 'object',
  properties: {
    purpose: {
      $ref: 's6'
    }
  },
  required: ['purpose']
},
  output: {
  $ref: 's4'
},
};

/** Takes an agreement back, on somebody else's site that to this site; from the next minute on nothing is read for it. */
export const withdrawConsent: WireEndpoint<typeof contract.withdrawConsent> = {
  method: 'DELETE',
  path: '/consents/{purpose}',
  write: 'idempotent',
  definitions,
  input: {
  type: 'object',
  properties: {
    purpose: {
      $ref: 's6'
    }
  },
  required: ['purpose']
},
  output: {
  $ref: 's3'
},
};

/** Tells who read the person's records, when and what for, newest first. */
export const listAccess: WireEndpoint<typeof contract.listAccess> = {
  method: 'GET',
  path: '/access-log',
  page: true,
  definitions,
  input: {
  type: 'object',
  properties: {
    cursor: {
      type: 'string',
      minLength: 1,
      maxLength: 100
    }
  }
},
  output: {
  type: 'object',
  properties: {
    items: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          at: {
            type: 'string',
            pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
          },
          action: {
            type: 'string',
            minLength: 1,
            maxLength: 60
          },
          purpose: {
            $ref: 's6'
          },
          by: {
            oneOf: [
              {
                type: 'object',
                properties: {
                  kind: {
                    enum: ['self']
                  }
                },
                required: ['kind']
              },
              {
                type: 'object',
                properties: {
                  kind: {
                    enum: ['delegate']
                  },
                  name: {
                    type: 'string',
                    minLength: 1,
                    maxLength: 200
                  }
                },
                required: ['kind', 'name']
              },
              {
                type: 'object',
                properties: {
                  kind: {
                    enum: ['office']
                  },
                  name: {
                    type: 'string',
                    minLength: 1,
                    maxLength: 200
                  }
                },
                required: ['kind', 'name']
              }
            ]
          },
          actingFor: {
            type: 'string',
            minLength: 1,
            maxLength: 200
          },
          via: {
            type: 'string',
            minLength: 1,
            maxLength: 200
          },
          outcome: {
            enum: ['given', 'refused']
          }
        },
        required: ['at', 'action', 'by', 'outcome']
      }
    },
    nextCursor: {
      type: 'string',
      minLength: 1,
      maxLength: 100
    }
  },
  required: ['items']
},
};

/** Tells as it happens, on whatever device, what the person agreed to or took back, who reads for whom, and that they signed out; ends with the session. */
export const followSession: WireEndpoint<typeof contract.followSession> = {
  method: 'GET',
  path: '/session/events',
  definitions,
  input: {
  type: 'object',
  properties: {}
},
  output: {
  oneOf: [
    {
      type: 'object',
      properties: {
        kind: {
          enum: ['following']
        }
      },
      required: ['kind']
    },
    {
      type: 'object',
      properties: {
        kind: {
          enum: ['consent-given']
        },
        purpose: {
          $ref: 's6'
        },
        isElsewhere: {
          type: 'boolean'
        }
      },
      required: ['kind', 'purpose']
    },
    {
      type: 'object',
      properties: {
        kind: {
          enum: ['consent-withdrawn']
        },
        purpose: {
          $ref: 's6'
        },
        isElsewhere: {
          type: 'boolean'
        }
      },
      required: ['kind', 'purpose']
    },
    {
      type: 'object',
      properties: {
        kind: {
          enum: ['delegation-changed']
        },
        id: {
          type: 'string',
          pattern: '^[0-9a-f]{32}$'
        },
        isOver: {
          type: 'boolean'
        }
      },
      required: ['kind', 'id', 'isOver']
    },
    {
      type: 'object',
      properties: {
        kind: {
          enum: ['signed-out']
        }
      },
      required: ['kind']
    }
  ]
},
};
