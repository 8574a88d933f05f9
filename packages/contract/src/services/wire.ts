// Generated from index.ts by tools/generate-wire.mjs; change the contract there.
import type { WireDefinitions, WireEndpoint } from '../wire.ts';
import type * as contract from './index.ts';

export { longestQuery } from './limits.ts';

const definitions: WireDefinitions = {
  s0: {
    type: 'string',
    minLength: 1,
    maxLength: 500
  },
  s1: {
    type: 'string',
    pattern: '^VN(-[A-Z0-9]{2,3}(-\\d{5})?)?$'
  },
  s2: {
    type: 'object',
    properties: {
      governmentLevel: {
        $ref: 's3'
      },
      channel: {
        $ref: 's4'
      },
      sectors: {
        minItems: 1,
        maxItems: 50,
        type: 'array',
        items: {
          $ref: 's5'
        }
      },
      audience: {
        $ref: 's6'
      }
    }
  },
  s3: {
    enum: ['commune', 'province', 'ministry', 'other']
  },
  s4: {
    enum: ['counter', 'online', 'post']
  },
  s5: {
    type: 'string',
    minLength: 1,
    maxLength: 2000
  },
  s6: {
    enum: ['citizen', 'business', 'organisation', 'foreigner']
  },
  s7: {
    type: 'string',
    pattern: '^\\d\\.\\d{6}$'
  },
  s8: {
    oneOf: [
      {
        type: 'object',
        properties: {
          kind: {
            enum: ['known']
          },
          amount: {
            type: 'integer',
            minimum: 1
          },
          unit: {
            enum: ['hour', 'workingDay', 'calendarDay']
          },
          condition: {
            $ref: 's5'
          },
          channel: {
            $ref: 's4'
          }
        },
        required: ['kind', 'amount', 'unit']
      },
      {
        type: 'object',
        properties: {
          kind: {
            enum: ['unknown']
          },
          note: {
            $ref: 's5'
          },
          condition: {
            $ref: 's5'
          },
          channel: {
            $ref: 's4'
          }
        },
        required: ['kind']
      }
    ]
  },
  s11: {
    oneOf: [
      {
        type: 'object',
        properties: {
          kind: {
            enum: ['free']
          },
          rule: {
            $ref: 's5'
          },
          condition: {
            $ref: 's5'
          },
          channel: {
            $ref: 's4'
          }
        },
        required: ['kind', 'rule']
      },
      {
        type: 'object',
        properties: {
          kind: {
            enum: ['amount']
          },
          feeVnd: {
            type: 'integer',
            minimum: 1
          },
          unit: {
            $ref: 's5'
          },
          rule: {
            $ref: 's5'
          },
          condition: {
            $ref: 's5'
          },
          channel: {
            $ref: 's4'
          }
        },
        required: ['kind', 'feeVnd']
      },
      {
        type: 'object',
        properties: {
          kind: {
            enum: ['unknown']
          },
          note: {
            $ref: 's5'
          },
          condition: {
            $ref: 's5'
          },
          channel: {
            $ref: 's4'
          }
        },
        required: ['kind']
      }
    ]
  },
  s12: {
    type: 'object',
    properties: {
      code: {
        $ref: 's7'
      },
      label: {
        $ref: 's5'
      },
      note: {
        $ref: 's5'
      }
    },
    required: ['code', 'label']
  },
  s13: {
    type: 'object',
    properties: {
      name: {
        $ref: 's5'
      },
      url: {
        $ref: 's14'
      },
      asOf: {
        type: 'string',
        format: 'date'
      }
    },
    required: ['name', 'url', 'asOf']
  },
  s14: {
    type: 'string',
    format: 'uri'
  },
  s15: {
    type: 'object',
    properties: {
      title: {
        $ref: 's5'
      },
      titleEn: {
        $ref: 's5'
      },
      steps: {
        minItems: 1,
        type: 'array',
        items: {
          $ref: 's16'
        }
      }
    },
    required: ['title', 'steps']
  },
  s16: {
    type: 'object',
    properties: {
      code: {
        $ref: 's7'
      },
      title: {
        $ref: 's5'
      },
      titleEn: {
        $ref: 's5'
      },
      note: {
        $ref: 's5'
      },
      noteEn: {
        $ref: 's5'
      },
      situation: {
        $ref: 's5'
      },
      situationEn: {
        $ref: 's5'
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
      $ref: 's0'
    },
    limit: {
      type: 'integer',
      minimum: 1,
      maximum: 50
    },
    jurisdiction: {
      $ref: 's1'
    },
    filters: {
      $ref: 's2'
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
            $ref: 's7'
          },
          name: {
            $ref: 's5'
          },
          plainName: {
            $ref: 's5'
          },
          nameEn: {
            $ref: 's5'
          },
          summary: {
            $ref: 's5'
          },
          distinction: {
            $ref: 's5'
          },
          governmentLevels: {
            type: 'array',
            items: {
              $ref: 's3'
            }
          },
          channels: {
            type: 'array',
            items: {
              $ref: 's4'
            }
          },
          timeLimits: {
            type: 'array',
            items: {
              $ref: 's8'
            }
          },
          fees: {
            type: 'array',
            items: {
              $ref: 's11'
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
              ]
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
            $ref: 's12'
          }
        }
      },
      required: ['choices']
    },
    source: {
      $ref: 's13'
    }
  },
  required: ['outcome', 'hits', 'source']
},
};

/** Counts what the services that a query likely means can be narrowed by. */
export const countServices: WireEndpoint<typeof contract.countServices> = {
  method: 'POST',
  path: '/services/count',
  definitions,
  input: {
  type: 'object',
  properties: {
    query: {
      $ref: 's0'
    },
    jurisdiction: {
      $ref: 's1'
    },
    filters: {
      $ref: 's2'
    }
  },
  required: ['query']
},
  output: {
  type: 'object',
  properties: {
    sectors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          value: {
            $ref: 's5'
          },
          count: {
            type: 'integer',
            minimum: 1
          }
        },
        required: ['value', 'count']
      }
    },
    governmentLevels: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          value: {
            $ref: 's3'
          },
          count: {
            type: 'integer',
            minimum: 1
          }
        },
        required: ['value', 'count']
      }
    },
    channels: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          value: {
            $ref: 's4'
          },
          count: {
            type: 'integer',
            minimum: 1
          }
        },
        required: ['value', 'count']
      }
    },
    audiences: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          value: {
            $ref: 's6'
          },
          count: {
            type: 'integer',
            minimum: 1
          }
        },
        required: ['value', 'count']
      }
    }
  },
  required: ['sectors', 'governmentLevels', 'channels', 'audiences']
},
};

/** Gives one service by its code; a superseded code gives its successor, and a newer one whose record is missing its predecessor. */
export const getService: WireEndpoint<typeof contract.getService> = {
  method: 'GET',
  path: '/services/{code}',
  definitions,
  input: {
  type: 'object',
  properties: {
    code: {
      $ref: 's7'
    }
  },
  required: ['code']
},
  output: {
  type: 'object',
  properties: {
    code: {
      $ref: 's7'
    },
    name: {
      $ref: 's5'
    },
    plainName: {
      $ref: 's5'
    },
    nameEn: {
      $ref: 's5'
    },
    summary: {
      $ref: 's5'
    },
    caveat: {
      $ref: 's5'
    },
    distinction: {
      $ref: 's5'
    },
    aliases: {
      type: 'array',
      items: {
        $ref: 's5'
      }
    },
    sector: {
      $ref: 's5'
    },
    governmentLevels: {
      type: 'array',
      items: {
        $ref: 's3'
      }
    },
    authority: {
      $ref: 's5'
    },
    jurisdiction: {
      $ref: 's1'
    },
    audiences: {
      type: 'array',
      items: {
        $ref: 's6'
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
            $ref: 's4'
          },
          url: {
            $ref: 's14'
          },
          note: {
            $ref: 's5'
          }
        },
        required: ['kind']
      }
    },
    timeLimits: {
      type: 'array',
      items: {
        $ref: 's8'
      }
    },
    fees: {
      type: 'array',
      items: {
        $ref: 's11'
      }
    },
    exemptions: {
      type: 'array',
      items: {
        $ref: 's5'
      }
    },
    papers: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          situation: {
            $ref: 's5'
          },
          papers: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                name: {
                  $ref: 's5'
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
                  $ref: 's5'
                },
                obtainedFrom: {
                  type: 'object',
                  properties: {
                    code: {
                      $ref: 's7'
                    },
                    name: {
                      $ref: 's5'
                    },
                    nameEn: {
                      $ref: 's5'
                    },
                    rule: {
                      $ref: 's5'
                    }
                  },
                  required: ['name', 'rule']
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
            $ref: 's5'
          },
          text: {
            $ref: 's5'
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
            $ref: 's5'
          },
          answer: {
            $ref: 's5'
          }
        },
        required: ['question', 'answer']
      }
    },
    applicants: {
      $ref: 's5'
    },
    standIn: {
      type: 'object',
      properties: {
        kind: {
          enum: ['yes', 'authorised', 'sometimes', 'no']
        },
        proof: {
          $ref: 's5'
        },
        rule: {
          $ref: 's5'
        }
      },
      required: ['kind', 'proof']
    },
    results: {
      type: 'array',
      items: {
        $ref: 's5'
      }
    },
    lifeEvents: {
      type: 'array',
      items: {
        $ref: 's5'
      }
    },
    legalBasis: {
      type: 'array',
      items: {
        $ref: 's5'
      }
    },
    related: {
      type: 'array',
      items: {
        $ref: 's7'
      }
    },
    replaces: {
      type: 'array',
      items: {
        $ref: 's7'
      }
    },
    replacedBy: {
      type: 'object',
      properties: {
        code: {
          $ref: 's7'
        },
        rule: {
          $ref: 's5'
        }
      },
      required: ['code', 'rule']
    },
    source: {
      $ref: 's13'
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
            $ref: 's5'
          },
          title: {
            $ref: 's5'
          },
          titleEn: {
            $ref: 's5'
          },
          summary: {
            $ref: 's5'
          },
          summaryEn: {
            $ref: 's5'
          },
          stages: {
            minItems: 1,
            type: 'array',
            items: {
              $ref: 's15'
            }
          },
          source: {
            $ref: 's13'
          }
        },
        required: ['event', 'title', 'summary', 'stages', 'source']
      }
    }
  },
  required: ['guides']
},
};
