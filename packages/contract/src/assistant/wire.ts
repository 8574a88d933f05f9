// Generated from index.ts by tools/generate-wire.mjs; change the contract there.
import type { WireDefinitions, WireEndpoint } from '../wire.ts';
import type * as contract from './index.ts';

export { longestTurn, mostTurns } from './limits.ts';

const definitions: WireDefinitions = {
  s0: {
    type: 'string',
    minLength: 1,
    maxLength: 1000
  },
  s1: {
    type: 'string',
    minLength: 1,
    maxLength: 100
  },
  s2: {
    type: 'object',
    properties: {
      name: {
        $ref: 's3'
      },
      phone: {
        type: 'string',
        pattern: '^\\d{3,11}$'
      },
      url: {
        $ref: 's4'
      },
      note: {
        $ref: 's3'
      }
    },
    required: ['name']
  },
  s3: {
    type: 'string',
    minLength: 1,
    maxLength: 2000
  },
  s4: {
    type: 'string',
    format: 'uri'
  },
  s5: {
    type: 'string',
    pattern: '^\\d\\.\\d{6}$'
  },
  s6: {
    type: 'boolean'
  },
  s7: {
    type: 'string',
    minLength: 1,
    maxLength: 2000
  },
  s8: {
    $ref: 's7'
  },
  s9: {
    $ref: 's10'
  },
  s10: {
    enum: ['counter', 'online', 'post']
  },
  s11: {
    type: 'object',
    properties: {
      code: {
        $ref: 's5'
      },
      label: {
        $ref: 's7'
      },
      note: {
        $ref: 's7'
      }
    },
    required: ['code', 'label']
  }
};

/** Answers a question about public services from the catalogue alone, in parts. */
export const askAssistant: WireEndpoint<typeof contract.askAssistant> = {
  method: 'POST',
  path: '/assistant/ask',
  definitions,
  input: {
  type: 'object',
  properties: {
    turns: {
      minItems: 1,
      maxItems: 20,
      type: 'array',
      items: {
        $ref: 's0'
      }
    }
  },
  required: ['turns']
},
  output: {
  oneOf: [
    {
      type: 'object',
      properties: {
        type: {
          const: 'start'
        },
        messageId: {
          $ref: 's1'
        }
      },
      required: ['type']
    },
    {
      type: 'object',
      properties: {
        type: {
          const: 'data-hidden'
        },
        transient: {
          const: true
        },
        data: {
          type: 'object',
          properties: {
            types: {
              type: 'array',
              items: {
                enum: [
                  'CCCD',
                  'CMND',
                  'PHONE',
                  'MST',
                  'BHXH',
                  'BHYT',
                  'BANK_ACCOUNT',
                  'CARD',
                  'EMAIL',
                  'PLATE',
                  'PASSPORT'
                ]
              }
            }
          },
          required: ['types']
        }
      },
      required: ['type', 'transient', 'data']
    },
    {
      type: 'object',
      properties: {
        type: {
          const: 'data-warning'
        },
        data: {
          type: 'object',
          properties: {
            level: {
              enum: ['caution', 'likely']
            },
            reasons: {
              type: 'array',
              items: {
                enum: [
                  'asksForCode',
                  'lookalikeAddress',
                  'strangeApp',
                  'prepayment',
                  'posesAsOfficial',
                  'threat',
                  'easyMoney'
                ]
              }
            },
            contacts: {
              type: 'array',
              items: {
                $ref: 's2'
              }
            }
          },
          required: ['level', 'reasons', 'contacts']
        }
      },
      required: ['type', 'data']
    },
    {
      type: 'object',
      properties: {
        type: {
          const: 'data-outcome'
        },
        data: {
          type: 'object',
          properties: {
            outcome: {
              enum: ['answer', 'clarify', 'none']
            },
            codes: {
              type: 'array',
              items: {
                $ref: 's5'
              }
            }
          },
          required: ['outcome', 'codes']
        }
      },
      required: ['type', 'data']
    },
    {
      type: 'object',
      properties: {
        type: {
          const: 'source-url'
        },
        sourceId: {
          $ref: 's5'
        },
        url: {
          $ref: 's4'
        },
        title: {
          $ref: 's3'
        }
      },
      required: ['type', 'sourceId', 'url', 'title']
    },
    {
      type: 'object',
      properties: {
        type: {
          const: 'data-procedure'
        },
        id: {
          $ref: 's5'
        },
        data: {
          type: 'object',
          properties: {
            code: {
              $ref: 's5'
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
            asked: {
              type: 'array',
              items: {
                enum: ['papers', 'fee', 'time', 'where', 'who', 'steps']
              }
            },
            slots: {
              type: 'array',
              items: {
                oneOf: [
                  {
                    type: 'object',
                    properties: {
                      slot: {
                        const: 'papers'
                      },
                      stated: {
                        $ref: 's6'
                      },
                      papers: {
                        type: 'array',
                        items: {
                          type: 'object',
                          properties: {
                            situation: {
                              $ref: 's7'
                            },
                            papers: {
                              type: 'array',
                              items: {
                                type: 'object',
                                properties: {
                                  name: {
                                    $ref: 's7'
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
                                    $ref: 's7'
                                  }
                                },
                                required: ['name', 'originals', 'copies']
                              }
                            }
                          },
                          required: ['papers']
                        }
                      }
                    },
                    required: ['slot', 'stated', 'papers']
                  },
                  {
                    type: 'object',
                    properties: {
                      slot: {
                        const: 'fee'
                      },
                      stated: {
                        $ref: 's6'
                      },
                      fees: {
                        type: 'array',
                        items: {
                          oneOf: [
                            {
                              type: 'object',
                              properties: {
                                kind: {
                                  const: 'free'
                                },
                                rule: {
                                  $ref: 's7'
                                },
                                condition: {
                                  $ref: 's8'
                                },
                                channel: {
                                  $ref: 's9'
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
                                  $ref: 's7'
                                },
                                rule: {
                                  $ref: 's7'
                                },
                                condition: {
                                  $ref: 's8'
                                },
                                channel: {
                                  $ref: 's9'
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
                                  $ref: 's7'
                                },
                                condition: {
                                  $ref: 's8'
                                },
                                channel: {
                                  $ref: 's9'
                                }
                              },
                              required: ['kind']
                            }
                          ]
                        }
                      },
                      exemptions: {
                        type: 'array',
                        items: {
                          $ref: 's3'
                        }
                      }
                    },
                    required: ['slot', 'stated', 'fees', 'exemptions']
                  },
                  {
                    type: 'object',
                    properties: {
                      slot: {
                        const: 'time'
                      },
                      stated: {
                        $ref: 's6'
                      },
                      timeLimits: {
                        type: 'array',
                        items: {
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
                                  $ref: 's8'
                                },
                                channel: {
                                  $ref: 's9'
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
                                  $ref: 's7'
                                },
                                condition: {
                                  $ref: 's8'
                                },
                                channel: {
                                  $ref: 's9'
                                }
                              },
                              required: ['kind']
                            }
                          ]
                        }
                      }
                    },
                    required: ['slot', 'stated', 'timeLimits']
                  },
                  {
                    type: 'object',
                    properties: {
                      slot: {
                        const: 'where'
                      },
                      stated: {
                        $ref: 's6'
                      },
                      authority: {
                        $ref: 's3'
                      },
                      channels: {
                        type: 'array',
                        items: {
                          type: 'object',
                          properties: {
                            kind: {
                              $ref: 's10'
                            },
                            url: {
                              $ref: 's4'
                            },
                            note: {
                              $ref: 's3'
                            }
                          },
                          required: ['kind']
                        }
                      },
                      onlineLevel: {
                        enum: ['full', 'partial', 'none', 'unknown']
                      }
                    },
                    required: ['slot', 'stated', 'channels', 'onlineLevel']
                  },
                  {
                    type: 'object',
                    properties: {
                      slot: {
                        const: 'who'
                      },
                      stated: {
                        $ref: 's6'
                      },
                      applicants: {
                        $ref: 's3'
                      }
                    },
                    required: ['slot', 'stated']
                  },
                  {
                    type: 'object',
                    properties: {
                      slot: {
                        const: 'steps'
                      },
                      stated: {
                        $ref: 's6'
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
                      }
                    },
                    required: ['slot', 'stated', 'steps']
                  }
                ]
              }
            },
            source: {
              type: 'object',
              properties: {
                name: {
                  $ref: 's7'
                },
                url: {
                  type: 'string',
                  format: 'uri'
                },
                asOf: {
                  type: 'string',
                  format: 'date'
                }
              },
              required: ['name', 'url', 'asOf']
            }
          },
          required: ['code', 'name', 'asked', 'slots', 'source']
        }
      },
      required: ['type', 'id', 'data']
    },
    {
      type: 'object',
      properties: {
        type: {
          const: 'data-clarification'
        },
        data: {
          type: 'object',
          properties: {
            choices: {
              minItems: 2,
              maxItems: 4,
              type: 'array',
              items: {
                $ref: 's11'
              }
            }
          },
          required: ['choices']
        }
      },
      required: ['type', 'data']
    },
    {
      type: 'object',
      properties: {
        type: {
          const: 'data-help'
        },
        data: {
          type: 'object',
          properties: {
            reason: {
              enum: ['greeting', 'outOfField', 'unknown', 'notStated']
            },
            contacts: {
              type: 'array',
              items: {
                $ref: 's2'
              }
            }
          },
          required: ['reason', 'contacts']
        }
      },
      required: ['type', 'data']
    },
    {
      type: 'object',
      properties: {
        type: {
          const: 'text-start'
        },
        id: {
          $ref: 's1'
        }
      },
      required: ['type', 'id']
    },
    {
      type: 'object',
      properties: {
        type: {
          const: 'text-delta'
        },
        id: {
          $ref: 's1'
        },
        delta: {
          type: 'string',
          maxLength: 4000
        }
      },
      required: ['type', 'id', 'delta']
    },
    {
      type: 'object',
      properties: {
        type: {
          const: 'text-end'
        },
        id: {
          $ref: 's1'
        }
      },
      required: ['type', 'id']
    },
    {
      type: 'object',
      properties: {
        type: {
          const: 'finish'
        }
      },
      required: ['type']
    },
    {
      type: 'object',
      properties: {
        type: {
          const: 'abort'
        }
      },
      required: ['type']
    },
    {
      type: 'object',
      properties: {
        type: {
          const: 'error'
        },
        errorText: {
          type: 'string',
          pattern: '^[A-Z_]{1,40}$'
        }
      },
      required: ['type', 'errorText']
    }
  ]
},
};
