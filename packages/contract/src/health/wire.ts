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
    pattern: '^\\d{4}(-\\d{2}(-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})?)?)?)?$'
  },
  s2: {
    type: 'string',
    minLength: 1,
    maxLength: 2000
  }
};

/** Gives the health book of the person who is signed in, or of whoever let them read it. */
export const getHealthBook: WireEndpoint<typeof contract.getHealthBook> = {
  method: 'GET',
  path: '/health/book',
  definitions,
  input: {
  type: 'object',
  properties: {}
},
  output: {
  type: 'object',
  properties: {
    patient: {
      type: 'object',
      properties: {
        name: {
          $ref: 's0'
        },
        birthDate: {
          $ref: 's1'
        },
        gender: {
          enum: ['male', 'female', 'other', 'unknown']
        },
        identifiers: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              kind: {
                enum: ['citizen', 'insurance', 'passport', 'other']
              },
              masked: {
                $ref: 's0'
              }
            },
            required: ['kind', 'masked']
          }
        }
      },
      required: ['identifiers']
    },
    title: {
      $ref: 's2'
    },
    author: {
      $ref: 's2'
    },
    custodian: {
      $ref: 's2'
    },
    documentDate: {
      $ref: 's1'
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
      }
    },
    sections: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          loinc: {
            $ref: 's0'
          },
          kind: {
            enum: [
              'allergies',
              'problems',
              'medications',
              'immunizations',
              'results',
              'vitalSigns',
              'procedures',
              'pastIllness',
              'devices',
              'functionalStatus',
              'pregnancy',
              'socialHistory',
              'familyHistory',
              'planOfCare',
              'advanceDirectives',
              'alerts',
              'encounters',
              'patientStory',
              'other'
            ]
          },
          title: {
            $ref: 's0'
          },
          originalTitle: {
            $ref: 's0'
          },
          depth: {
            type: 'integer',
            minimum: 0
          },
          state: {
            enum: [
              'items',
              'noneKnown',
              'partialNegation',
              'unknown',
              'notAsked',
              'unavailable',
              'withheld',
              'narrativeOnly',
              'empty'
            ]
          },
          items: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                label: {
                  $ref: 's0'
                },
                plainLabel: {
                  $ref: 's0'
                },
                codes: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: {
                      system: {
                        $ref: 's0'
                      },
                      code: {
                        $ref: 's0'
                      },
                      display: {
                        $ref: 's0'
                      }
                    },
                    required: ['code']
                  }
                },
                values: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: {
                      label: {
                        $ref: 's0'
                      },
                      text: {
                        $ref: 's0'
                      },
                      number: {
                        type: 'number'
                      },
                      unit: {
                        $ref: 's0'
                      },
                      range: {
                        $ref: 's0'
                      },
                      interpretation: {
                        enum: [
                          'low',
                          'high',
                          'criticalLow',
                          'criticalHigh',
                          'normal',
                          'abnormal',
                          'positive',
                          'negative',
                          'other'
                        ]
                      }
                    },
                    required: ['text']
                  }
                },
                details: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: {
                      kind: {
                        enum: [
                          'dose',
                          'route',
                          'reaction',
                          'severity',
                          'criticality',
                          'reason',
                          'bodySite',
                          'doseNumber',
                          'targetDisease',
                          'lot',
                          'category',
                          'clinicalStatus',
                          'when',
                          'absentReason',
                          'relationship',
                          'note'
                        ]
                      },
                      text: {
                        $ref: 's0'
                      }
                    },
                    required: ['kind', 'text']
                  }
                },
                status: {
                  enum: [
                    'active',
                    'inactive',
                    'resolved',
                    'completed',
                    'stopped',
                    'onHold',
                    'planned',
                    'preliminary',
                    'notDone',
                    'negated',
                    'refuted',
                    'unconfirmed',
                    'enteredInError',
                    'unresolved',
                    'unknown'
                  ]
                },
                date: {
                  $ref: 's1'
                },
                dateMeaning: {
                  enum: ['happened', 'started', 'planned', 'recorded']
                },
                endDate: {
                  $ref: 's1'
                },
                source: {
                  $ref: 's0'
                },
                sensitivity: {
                  enum: ['ordinary', 'sensitive']
                }
              },
              required: ['label', 'codes', 'values', 'details', 'status', 'sensitivity']
            }
          },
          narrative: {
            type: 'array',
            items: {
              $ref: 's0'
            }
          },
          note: {
            $ref: 's0'
          },
          assured: {
            type: 'object',
            properties: {
              by: {
                $ref: 's0'
              },
              asOf: {
                $ref: 's1'
              }
            },
            required: ['by', 'asOf']
          }
        },
        required: ['kind', 'title', 'depth', 'state', 'items']
      }
    },
    notes: {
      type: 'array',
      items: {
        $ref: 's0'
      }
    }
  },
  required: ['patient', 'source', 'sections', 'notes']
},
};
