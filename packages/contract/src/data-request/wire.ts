// Generated from index.ts by tools/generate-wire.mjs; change the contract there.
import type { WireDefinitions, WireEndpoint } from '../wire.ts';
import type * as contract from './index.ts';

const definitions: WireDefinitions = {
  s0: {
    type: 'object',
    properties: {
      kept: {
        type: 'object',
        properties: {
          sessions: {
            $ref: 's1'
          },
          consents: {
            $ref: 's1'
          },
          accessEntries: {
            $ref: 's1'
          },
          readingsForOthers: {
            $ref: 's1'
          },
          delegations: {
            $ref: 's1'
          }
        },
        required: ['sessions', 'consents', 'accessEntries', 'readingsForOthers', 'delegations']
      },
      requests: {
        type: 'array',
        items: {
          $ref: 's2'
        }
      }
    },
    required: ['kept', 'requests']
  },
  s1: {
    type: 'integer',
    minimum: 0
  },
  s2: {
    type: 'object',
    properties: {
      id: {
        type: 'string',
        pattern: '^[0-9a-f]{32}$'
      },
      kind: {
        enum: ['export', 'deletion']
      },
      askedAt: {
        type: 'string',
        pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
      },
      dueBy: {
        type: 'string',
        format: 'date'
      },
      status: {
        enum: ['waiting', 'done', 'takenBack']
      },
      plannedAt: {
        type: 'string',
        pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
      }
    },
    required: ['id', 'kind', 'askedAt', 'dueBy', 'status', 'plannedAt']
  },
  s3: {
    type: 'object',
    properties: {
      code: {
        $ref: 's4'
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
          $ref: 's5'
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
  s4: {
    type: 'string',
    maxLength: 60,
    pattern: '^[a-z0-9]+(-[a-z0-9]+)*$'
  },
  s5: {
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

/** Tells how much is kept about the person, and what they asked about it. */
export const listDataRequests: WireEndpoint<typeof contract.listDataRequests> = {
  method: 'GET',
  path: '/data-requests',
  definitions,
  input: {
  type: 'object',
  properties: {}
},
  output: {
  $ref: 's0'
},
};

/** Gives everything that this gateway keeps about the person, at once. */
export const exportKept: WireEndpoint<typeof contract.exportKept> = {
  method: 'POST',
  path: '/data-requests/export',
  write: 'idempotent',
  definitions,
  input: {
  type: 'object',
  properties: {}
},
  output: {
  type: 'object',
  properties: {
    madeAt: {
      type: 'string',
      pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
    },
    person: {
      type: 'object',
      properties: {
        number: {
          type: 'string',
          minLength: 1,
          maxLength: 64
        },
        displayName: {
          type: 'string',
          minLength: 1,
          maxLength: 200
        }
      },
      required: ['number']
    },
    sessions: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          signedInAt: {
            type: 'string',
            pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
          },
          expiresAt: {
            type: 'string',
            pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
          },
          assuranceLevel: {
            type: 'integer',
            minimum: 1,
            maximum: 3
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
          }
        },
        required: ['signedInAt', 'expiresAt', 'assuranceLevel']
      }
    },
    consents: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
            pattern: '^[0-9a-f]{32}$'
          },
          purpose: {
            $ref: 's3'
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
      }
    },
    accessLog: {
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
            $ref: 's4'
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
    delegations: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
            pattern: '^[0-9a-f]{32}$'
          },
          purpose: {
            $ref: 's3'
          },
          state: {
            enum: ['offered', 'accepted', 'unassented', 'active', 'ended']
          },
          name: {
            type: 'string',
            minLength: 1,
            maxLength: 200
          },
          offeredAt: {
            type: 'string',
            pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
          },
          expiresAt: {
            type: 'string',
            pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
          },
          endedAt: {
            type: 'string',
            pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
          },
          endedBy: {
            enum: ['grantor', 'delegate', 'time']
          },
          child: {
            type: 'object',
            properties: {
              needsAssent: {
                type: 'boolean'
              },
              assent: {
                type: 'object',
                properties: {
                  at: {
                    type: 'string',
                    pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
                  },
                  by: {
                    enum: ['self', 'present']
                  }
                },
                required: ['at', 'by']
              }
            },
            required: ['needsAssent']
          }
        },
        required: ['id', 'purpose', 'state', 'offeredAt', 'expiresAt']
      }
    },
    requests: {
      type: 'array',
      items: {
        $ref: 's2'
      }
    }
  },
  required: ['madeAt', 'person', 'sessions', 'consents', 'accessLog', 'delegations', 'requests']
},
};

/** Asks that everything kept about the person be deleted; the request that waits already is given again as it is. */
export const requestDeletion: WireEndpoint<typeof contract.requestDeletion> = {
  method: 'PUT',
  path: '/data-requests/deletion',
  write: 'idempotent',
  definitions,
  input: {
  type: 'object',
  properties: {}
},
  output: {
  $ref: 's2'
},
};

/** Takes the request to delete back; NOT_FOUND where none waits. */
export const withdrawDeletion: WireEndpoint<typeof contract.withdrawDeletion> = {
  method: 'DELETE',
  path: '/data-requests/deletion',
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
