// Generated from index.ts by tools/generate-wire.mjs; change the contract there.
import type { WireDefinitions, WireEndpoint } from '../wire.ts';
import type * as contract from './index.ts';

export { longestQuery } from './limits.ts';

const definitions: WireDefinitions = {
  s0: {
    type: 'string',
    pattern: '^VN(-[A-Z0-9]{2,3}(-\\d{5})?)?$'
  },
  s1: {
    enum: ['commune', 'province', 'ministry', 'other']
  },
  s2: {
    enum: ['counter', 'online', 'post']
  },
  s3: {
    type: 'string',
    minLength: 1,
    maxLength: 2000
  },
  s4: {
    type: 'string',
    pattern: '^\\d\\.\\d{6}$'
  },
  s5: {
    oneOf: [
      {
        type: 'object',
        properties: {
          kind: {
            const: 'known'
          },
          amount: {
            type: 'integer',
            exclusiveMinimum: 0
          },
          unit: {
            enum: ['hour', 'workingDay', 'calendarDay']
          },
          condition: {
            $ref: 's6'
          },
          channel: {
            $ref: 's7'
          }
        },
        required: ['kind', 'amount', 'unit']
      },
      {
        type: 'object',
        properties: {
          kind: {
            const: 'unknown'
          },
          note: {
            $ref: 's3'
          },
          condition: {
            $ref: 's6'
          },
          channel: {
            $ref: 's7'
          }
        },
        required: ['kind']
      }
    ]
  },
  s6: {
    $ref: 's3'
  },
  s7: {
    $ref: 's2'
  },
  s8: {
    oneOf: [
      {
        type: 'object',
        properties: {
          kind: {
            const: 'free'
          },
          rule: {
            $ref: 's3'
          },
          condition: {
            $ref: 's6'
          },
          channel: {
            $ref: 's7'
          }
        },
        required: ['kind', 'rule']
      },
      {
        type: 'object',
        properties: {
          kind: {
            const: 'amount'
          },
          feeVnd: {
            type: 'integer',
            exclusiveMinimum: 0
          },
          unit: {
            $ref: 's3'
          },
          rule: {
            $ref: 's3'
          },
          condition: {
            $ref: 's6'
          },
          channel: {
            $ref: 's7'
          }
        },
        required: ['kind', 'feeVnd']
      },
      {
        type: 'object',
        properties: {
          kind: {
            const: 'unknown'
          },
          note: {
            $ref: 's3'
          },
          condition: {
            $ref: 's6'
          },
          channel: {
            $ref: 's7'
          }
        },
        required: ['kind']
      }
    ]
  },
  s9: {
    type: 'object',
    properties: {
      code: {
        $ref: 's4'
      },
      label: {
        $ref: 's3'
      },
      note: {
        $ref: 's3'
      }
    },
    required: ['code', 'label']
  },
  s10: {
    type: 'object',
    properties: {
      name: {
        $ref: 's3'
      },
      url: {
        $ref: 's11'
      },
      asOf: {
        type: 'string',
        format: 'date'
      }
    },
    required: ['name', 'url', 'asOf']
  },
  s11: {
    type: 'string',
    format: 'uri'
  },
  s12: {
    type: 'object',
    properties: {
      title: {
        $ref: 's3'
      },
      titleEn: {
        $ref: 's3'
      },
      steps: {
        minItems: 1,
        type: 'array',
        items: {
          $ref: 's13'
        }
      }
    },
    required: ['title', 'steps']
  },
  s13: {
    type: 'object',
    properties: {
      code: {
        $ref: 's4'
      },
      title: {
        $ref: 's3'
      },
      titleEn: {
        $ref: 's3'
      },
      note: {
        $ref: 's3'
      },
      noteEn: {
        $ref: 's3'
      },
      situation: {
        $ref: 's3'
      },
      situationEn: {
        $ref: 's3'
      },
      isOptional: {
        type: 'boolean'
      }
    },
    required: ['title']
  }
};

/** Finds the services that answer what a citizen typed, best first. */
export const findServices: WireEndpoint<typeof contract.findServices> = {
  method: 'POST',
  path: '/services/find',
  definitions,
  input: {
  type: 'object',
  properties: {
    query: {
      type: 'string',
      minLength: 1,
      maxLength: 500
    },
    limit: {
      type: 'integer',
      minimum: 1,
      maximum: 50
    },
    jurisdiction: {
      $ref: 's0'
    },
    filters: {
      type: 'object',
      properties: {
        governmentLevel: {
          $ref: 's1'
        },
        channel: {
          $ref: 's2'
        },
        sector: {
          $ref: 's3'
        }
      }
    }
  },
  required: ['query']
},
  output: {
  type: 'object',
  properties: {
    outcome: {
      enum: ['answer', 'clarify', 'none']
    },
    hits: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          code: {
            $ref: 's4'
          },
          name: {
            $ref: 's3'
          },
          plainName: {
            $ref: 's3'
          },
          nameEn: {
            $ref: 's3'
          },
          summary: {
            $ref: 's3'
          },
          distinction: {
            $ref: 's3'
          },
          governmentLevels: {
            type: 'array',
            items: {
              $ref: 's1'
            }
          },
          channels: {
            type: 'array',
            items: {
              $ref: 's2'
            }
          },
          timeLimits: {
            type: 'array',
            items: {
              $ref: 's5'
            }
          },
          fees: {
            type: 'array',
            items: {
              $ref: 's8'
            }
          },
          matched: {
            type: 'array',
            items: {
              type: 'array',
              prefixItems: [
                {
                  type: 'integer'
                },
                {
                  type: 'integer'
                }
              ],
              items: {},
              minItems: 2,
              maxItems: 2
            }
          }
        },
        required: ['code', 'name', 'governmentLevels', 'channels', 'timeLimits', 'fees', 'matched']
      }
    },
    clarification: {
      type: 'object',
      properties: {
        choices: {
          minItems: 2,
          maxItems: 4,
          type: 'array',
          items: {
            $ref: 's9'
          }
        }
      },
      required: ['choices']
    },
    source: {
      $ref: 's10'
    }
  },
  required: ['outcome', 'hits', 'source']
},
};

/** Gives one service by its code; a superseded code gives its successor. */
export const getService: WireEndpoint<typeof contract.getService> = {
  method: 'GET',
  path: '/services/{code}',
  definitions,
  input: {
  type: 'object',
  properties: {
    code: {
      $ref: 's4'
    }
  },
  required: ['code']
},
  output: {
  type: 'object',
  properties: {
    code: {
      $ref: 's4'
    },
    name: {
      $ref: 's3'
    },
    plainName: {
      $ref: 's3'
    },
    nameEn: {
      $ref: 's3'
    },
    summary: {
      $ref: 's3'
    },
    caveat: {
      $ref: 's3'
    },
    distinction: {
      $ref: 's3'
    },
    aliases: {
      type: 'array',
      items: {
        $ref: 's3'
      }
    },
    sector: {
      $ref: 's3'
    },
    governmentLevels: {
      type: 'array',
      items: {
        $ref: 's1'
      }
    },
    authority: {
      $ref: 's3'
    },
    jurisdiction: {
      $ref: 's0'
    },
    audiences: {
      type: 'array',
      items: {
        enum: ['citizen', 'business', 'organisation', 'foreigner']
      }
    },
    onlineLevel: {
      enum: ['full', 'partial', 'none', 'unknown']
    },
    channels: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          kind: {
            $ref: 's2'
          },
          url: {
            $ref: 's11'
          },
          note: {
            $ref: 's3'
          }
        },
        required: ['kind']
      }
    },
    timeLimits: {
      type: 'array',
      items: {
        $ref: 's5'
      }
    },
    fees: {
      type: 'array',
      items: {
        $ref: 's8'
      }
    },
    exemptions: {
      type: 'array',
      items: {
        $ref: 's3'
      }
    },
    papers: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          situation: {
            $ref: 's3'
          },
          papers: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                name: {
                  $ref: 's3'
                },
                originals: {
                  type: 'integer',
                  minimum: 0
                },
                copies: {
                  type: 'integer',
                  minimum: 0
                },
                note: {
                  $ref: 's3'
                }
              },
              required: ['name', 'originals', 'copies']
            }
          }
        },
        required: ['papers']
      }
    },
    steps: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          title: {
            $ref: 's3'
          },
          text: {
            $ref: 's3'
          }
        },
        required: ['title']
      }
    },
    answers: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          question: {
            $ref: 's3'
          },
          answer: {
            $ref: 's3'
          }
        },
        required: ['question', 'answer']
      }
    },
    applicants: {
      $ref: 's3'
    },
    results: {
      type: 'array',
      items: {
        $ref: 's3'
      }
    },
    lifeEvents: {
      type: 'array',
      items: {
        $ref: 's3'
      }
    },
    legalBasis: {
      type: 'array',
      items: {
        $ref: 's3'
      }
    },
    related: {
      type: 'array',
      items: {
        $ref: 's4'
      }
    },
    replaces: {
      type: 'array',
      items: {
        $ref: 's4'
      }
    },
    source: {
      $ref: 's10'
    }
  },
  required: [
    'code',
    'name',
    'aliases',
    'governmentLevels',
    'jurisdiction',
    'audiences',
    'onlineLevel',
    'channels',
    'timeLimits',
    'fees',
    'exemptions',
    'papers',
    'steps',
    'answers',
    'results',
    'lifeEvents',
    'legalBasis',
    'related',
    'replaces',
    'source'
  ]
},
};

/** Gives a guide for each life event that has one. */
export const listGuides: WireEndpoint<typeof contract.listGuides> = {
  method: 'GET',
  path: '/guides',
  definitions,
  input: {
  type: 'object',
  properties: {}
},
  output: {
  type: 'object',
  properties: {
    guides: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          event: {
            $ref: 's3'
          },
          title: {
            $ref: 's3'
          },
          titleEn: {
            $ref: 's3'
          },
          summary: {
            $ref: 's3'
          },
          summaryEn: {
            $ref: 's3'
          },
          stages: {
            minItems: 1,
            type: 'array',
            items: {
              $ref: 's12'
            }
          },
          source: {
            $ref: 's10'
          }
        },
        required: ['event', 'title', 'summary', 'stages', 'source']
      }
    }
  },
  required: ['guides']
},
};
