// Generated from index.ts by tools/generate-wire.mjs; change the contract there.
import type { WireDefinitions, WireEndpoint } from '../wire.ts';
import type * as contract from './index.ts';

const definitions: WireDefinitions = {
  s0: {
    type: 'object',
    properties: {
      given: {
        type: 'array',
        items: {
          $ref: 's1'
        }
      },
      received: {
        type: 'array',
        items: {
          $ref: 's1'
        }
      },
      purposes: {
        type: 'array',
        items: {
          $ref: 's3'
        }
      }
    },
    required: ['given', 'received', 'purposes']
  },
  s1: {
    type: 'object',
    properties: {
      id: {
        $ref: 's2'
      },
      purpose: {
        $ref: 's3'
      },
      state: {
        enum: ['offered', 'accepted', 'unassented', 'active', 'ended']
      },
      name: {
        $ref: 's6'
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
  },
  s2: {
    type: 'string',
    pattern: '^[0-9a-f]{32}$'
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
  },
  s6: {
    type: 'string',
    minLength: 1,
    maxLength: 200
  },
  s7: {
    type: 'string',
    pattern: '^[0-9a-f]{64}$'
  },
  s8: {
    type: 'integer',
    minimum: 1,
    maximum: 365
  },
  s9: {
    type: 'string',
    pattern: '^\\d{10}$'
  }
};

/** Lists who may read the records of the person, and whose records they may read. */
export const listDelegations: WireEndpoint<typeof contract.listDelegations> = {
  method: 'GET',
  path: '/delegations',
  definitions,
  input: {
  type: 'object',
  properties: {}
},
  output: {
  $ref: 's0'
},
};

/** Lists the children whose legal guardian the person is, as the register has it now. */
export const listGuardedChildren: WireEndpoint<typeof contract.listGuardedChildren> = {
  method: 'GET',
  path: '/delegations/children',
  definitions,
  input: {
  type: 'object',
  properties: {}
},
  output: {
  type: 'object',
  properties: {
    children: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: {
            $ref: 's7'
          },
          name: {
            $ref: 's6'
          },
          needsAssent: {
            type: 'boolean'
          }
        },
        required: ['id', 'name', 'needsAssent']
      }
    }
  },
  required: ['children']
},
};

/** Offers to let somebody read for the person, and gives the code that the other one enters. Ends an earlier offer. */
export const offerDelegation: WireEndpoint<typeof contract.offerDelegation> = {
  method: 'POST',
  path: '/delegations/offers',
  write: 'idempotent',
  definitions,
  input: {
  type: 'object',
  properties: {
    purpose: {
      $ref: 's4'
    },
    days: {
      $ref: 's8'
    }
  },
  required: ['purpose', 'days']
},
  output: {
  type: 'object',
  properties: {
    delegation: {
      $ref: 's1'
    },
    code: {
      $ref: 's9'
    }
  },
  required: ['delegation', 'code']
},
};

/** Tells who has offered what, by the code. Five wrong codes in a quarter of an hour are the last for a while. */
export const readOffer: WireEndpoint<typeof contract.readOffer> = {
  method: 'POST',
  path: '/delegations/offers/read',
  definitions,
  input: {
  type: 'object',
  properties: {
    code: {
      $ref: 's9'
    }
  },
  required: ['code']
},
  output: {
  type: 'object',
  properties: {
    name: {
      $ref: 's6'
    },
    purpose: {
      $ref: 's3'
    },
    days: {
      $ref: 's8'
    }
  },
  required: ['name', 'purpose', 'days']
},
};

/** Says yes to an offer; it begins when its grantor has said that this is the right person. */
export const acceptDelegation: WireEndpoint<typeof contract.acceptDelegation> = {
  method: 'POST',
  path: '/delegations/acceptances',
  write: 'idempotent',
  definitions,
  input: {
  type: 'object',
  properties: {
    code: {
      $ref: 's9'
    }
  },
  required: ['code']
},
  output: {
  $ref: 's1'
},
};

/** Says that whoever entered the code is the right person; from now on they may read. */
export const confirmDelegation: WireEndpoint<typeof contract.confirmDelegation> = {
  method: 'PUT',
  path: '/delegations/{id}/confirmation',
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

/** Asks to read a child's records as its legal guardian; what holds already is given again as it is. */
export const requestForChild: WireEndpoint<typeof contract.requestForChild> = {
  method: 'PUT',
  path: '/delegations/children/{child}',
  write: 'idempotent',
  definitions,
  input: {
  type: 'object',
  properties: {
    child: {
      $ref: 's7'
    },
    purpose: {
      $ref: 's4'
    },
    days: {
      $ref: 's8'
    }
  },
  required: ['child', 'purpose', 'days']
},
  output: {
  $ref: 's1'
},
};

/** Writes down that the child itself said yes: by its own sign-in, or on the device of its guardian. */
export const giveAssent: WireEndpoint<typeof contract.giveAssent> = {
  method: 'PUT',
  path: '/delegations/{id}/assent',
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

/** Ends a delegation, by either side and at any time; with the next question nothing is read for it anywhere. */
export const endDelegation: WireEndpoint<typeof contract.endDelegation> = {
  method: 'DELETE',
  path: '/delegations/{id}',
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
  $ref: 's0'
},
};
