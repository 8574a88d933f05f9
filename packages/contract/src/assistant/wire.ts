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
          enum: ['start']
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
          enum: ['data-hidden']
        },
        transient: {
          enum: [true]
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
          enum: ['data-warning']
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
          enum: ['data-outcome']
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
          enum: ['source-url']
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
          enum: ['data-procedure']
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
                        enum: ['papers']
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
                                  },
                                  obtainedFrom: {
                                    type: 'object',
                                    properties: {
                                      code: {
                                        $ref: 's5'
                                      },
                                      name: {
                                        $ref: 's7'
                                      },
                                      nameEn: {
                                        $ref: 's7'
                                      },
                                      rule: {
                                        $ref: 's7'
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
                      }
                    },
                    required: ['slot', 'stated', 'papers']
                  },
                  {
                    type: 'object',
                    properties: {
                      slot: {
                        enum: ['fee']
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
                                  enum: ['free']
                                },
                                rule: {
                                  $ref: 's7'
                                },
                                condition: {
                                  $ref: 's7'
                                },
                                channel: {
                                  $ref: 's10'
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
                                  $ref: 's7'
                                },
                                rule: {
                                  $ref: 's7'
                                },
                                condition: {
                                  $ref: 's7'
                                },
                                channel: {
                                  $ref: 's10'
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
                                  $ref: 's7'
                                },
                                condition: {
                                  $ref: 's7'
                                },
                                channel: {
                                  $ref: 's10'
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
                        enum: ['time']
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
                                  $ref: 's7'
                                },
                                channel: {
                                  $ref: 's10'
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
                                  $ref: 's7'
                                },
                                condition: {
                                  $ref: 's7'
                                },
                                channel: {
                                  $ref: 's10'
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
                        enum: ['where']
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
                        enum: ['who']
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
                        enum: ['steps']
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
          enum: ['data-clarification']
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
          enum: ['data-help']
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
          enum: ['text-start']
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
          enum: ['text-delta']
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
          enum: ['text-end']
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
          enum: ['finish']
        }
      },
      required: ['type']
    },
    {
      type: 'object',
      properties: {
        type: {
          enum: ['abort']
        }
      },
      required: ['type']
    },
    {
      type: 'object',
      properties: {
        type: {
          enum: ['error']
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
