// Generated from index.ts by tools/generate-wire.mjs; change the contract there.
import type { WireDefinitions, WireEndpoint } from '../wire.ts';
import type * as contract from './index.ts';

export { largestPhotoBytes, longestFeedback, mostFeedbackPhotos, photoPartBytes } from './limits.ts';

const definitions: WireDefinitions = {
  s0: {
    type: 'string',
    maxLength: 40,
    pattern: '^[a-z0-9]+(-[a-z0-9]+)*$'
  },
  s1: {
    type: 'object',
    properties: {
      communeCode: {
        type: 'string',
        pattern: '^\\d{5}$'
      },
      address: {
        type: 'string',
        minLength: 1,
        maxLength: 300
      },
      latitude: {
        type: 'number',
        minimum: -90,
        maximum: 90
      },
      longitude: {
        type: 'number',
        minimum: -180,
        maximum: 180
      }
    }
  },
  s2: {
    type: 'string',
    pattern: '^[0-9a-f]{32}$'
  },
  s3: {
    type: 'string',
    pattern: '^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$'
  },
  s5: {
    type: 'string',
    pattern: '^\\d{1,15}$'
  },
  s6: {
    type: 'string',
    pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
  },
  s7: {
    type: 'string',
    format: 'date'
  },
  s8: {
    type: 'string',
    minLength: 1,
    maxLength: 120
  },
  s9: {
    type: 'object',
    properties: {
      trackingCode: {
        $ref: 's3'
      },
      id: {
        $ref: 's5'
      },
      receivedAt: {
        $ref: 's6'
      },
      answerBy: {
        $ref: 's7'
      },
      answeredBy: {
        $ref: 's8'
      },
      category: {
        $ref: 's0'
      },
      text: {
        type: 'string',
        minLength: 1,
        maxLength: 2000
      },
      place: {
        $ref: 's1'
      },
      isPublic: {
        type: 'boolean'
      },
      photoCount: {
        type: 'integer',
        minimum: 0,
        maximum: 3
      },
      status: {
        $ref: 's10'
      },
      history: {
        minItems: 1,
        type: 'array',
        items: {
          $ref: 's11'
        }
      }
    },
    required: ['trackingCode', 'receivedAt', 'category', 'text', 'isPublic', 'photoCount', 'status', 'history']
  },
  s10: {
    enum: ['received', 'accepted', 'inProgress', 'answered', 'declined', 'withdrawn']
  },
  s11: {
    type: 'object',
    properties: {
      status: {
        $ref: 's10'
      },
      at: {
        type: 'string',
        pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
      },
      note: {
        type: 'string',
        minLength: 1,
        maxLength: 2000
      }
    },
    required: ['status', 'at']
  },
  s12: {
    type: 'object',
    properties: {
      id: {
        $ref: 's5'
      },
      category: {
        $ref: 's0'
      },
      text: {
        type: 'string',
        minLength: 1,
        maxLength: 2000
      },
      communeCode: {
        type: 'string',
        pattern: '^\\d{5}$'
      },
      address: {
        type: 'string',
        minLength: 1,
        maxLength: 300
      },
      status: {
        $ref: 's10'
      },
      receivedAt: {
        type: 'string',
        pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
      },
      changedAt: {
        type: 'string',
        pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
      },
      answer: {
        type: 'string',
        minLength: 1,
        maxLength: 2000
      }
    },
    required: ['id', 'category', 'status', 'receivedAt', 'changedAt']
  },
  s13: {
    type: 'object',
    properties: {
      photoId: {
        $ref: 's2'
      },
      receivedBytes: {
        type: 'integer',
        minimum: 0,
        maximum: 5000000
      },
      isComplete: {
        type: 'boolean'
      }
    },
    required: ['photoId', 'receivedBytes', 'isComplete']
  }
};

/** Lists what can be reported, and who answers when. */
export const listFeedbackCategories: WireEndpoint<typeof contract.listFeedbackCategories> = {
  method: 'GET',
  path: '/feedback/categories',
  definitions,
  input: {
  type: 'object',
  properties: {}
},
  output: {
  type: 'object',
  properties: {
    categories: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          code: {
            $ref: 's0'
          },
          name: {
            type: 'object',
            properties: {
              vi: {
                type: 'string',
                minLength: 1,
                maxLength: 80
              },
              en: {
                type: 'string',
                minLength: 1,
                maxLength: 80
              }
            },
            required: ['vi', 'en']
          },
          hint: {
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
          place: {
            enum: ['required', 'optional']
          },
          answeredBy: {
            type: 'string',
            minLength: 1,
            maxLength: 120
          },
          answerWithinWorkingDays: {
            type: 'integer',
            minimum: 1,
            maximum: 365
          }
        },
        required: ['code', 'name', 'place']
      }
    }
  },
  required: ['categories']
},
};

/** Reports something that an agency should put right; nobody needs to sign in. */
export const sendFeedback: WireEndpoint<typeof contract.sendFeedback> = {
  method: 'POST',
  path: '/feedback',
  write: 'queueable',
  definitions,
  input: {
  type: 'object',
  properties: {
    category: {
      $ref: 's0'
    },
    text: {
      type: 'string',
      minLength: 1,
      maxLength: 2000
    },
    place: {
      $ref: 's1'
    },
    isPublic: {
      type: 'boolean'
    },
    photoIds: {
      maxItems: 3,
      type: 'array',
      items: {
        $ref: 's2'
      }
    },
    contact: {
      type: 'object',
      properties: {
        name: {
          type: 'string',
          minLength: 1,
          maxLength: 100
        },
        phone: {
          type: 'string',
          pattern: '^[+\\d][\\d .-]{7,19}$'
        },
        email: {
          type: 'string',
          maxLength: 200,
          pattern: '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$'
        }
      }
    },
    writtenAt: {
      type: 'string',
      pattern: '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$'
    },
    language: {
      enum: ['vi', 'en']
    }
  },
  required: ['category', 'text', 'isPublic']
},
  output: {
  type: 'object',
  properties: {
    trackingCode: {
      $ref: 's3'
    },
    id: {
      $ref: 's5'
    },
    receivedAt: {
      $ref: 's6'
    },
    answerBy: {
      $ref: 's7'
    },
    answeredBy: {
      $ref: 's8'
    }
  },
  required: ['trackingCode', 'receivedAt']
},
};

/** Gives a report to who has its tracking code. */
export const getFeedback: WireEndpoint<typeof contract.getFeedback> = {
  method: 'POST',
  path: '/feedback/status',
  definitions,
  input: {
  type: 'object',
  properties: {
    trackingCode: {
      $ref: 's3'
    }
  },
  required: ['trackingCode']
},
  output: {
  $ref: 's9'
},
};

/** Takes a report back and forgets how the person can be reached; CONFLICT where it was answered already. */
export const withdrawFeedback: WireEndpoint<typeof contract.withdrawFeedback> = {
  method: 'POST',
  path: '/feedback/withdrawal',
  write: 'idempotent',
  definitions,
  input: {
  type: 'object',
  properties: {
    trackingCode: {
      $ref: 's3'
    }
  },
  required: ['trackingCode']
},
  output: {
  $ref: 's9'
},
};

/** Gives a report's steps as they happen; ends where nothing more will. */
export const followFeedback: WireEndpoint<typeof contract.followFeedback> = {
  method: 'POST',
  path: '/feedback/events',
  definitions,
  input: {
  type: 'object',
  properties: {
    trackingCode: {
      $ref: 's3'
    }
  },
  required: ['trackingCode']
},
  output: {
  $ref: 's11'
},
};

/** Lists reports that a clerk has opened to everybody, newest first. */
export const listPublicFeedback: WireEndpoint<typeof contract.listPublicFeedback> = {
  method: 'GET',
  path: '/feedback/public',
  page: true,
  definitions,
  input: {
  type: 'object',
  properties: {
    communeCode: {
      type: 'string',
      pattern: '^\\d{5}$'
    },
    category: {
      $ref: 's0'
    },
    status: {
      $ref: 's10'
    },
    cursor: {
      type: 'string',
      minLength: 1,
      maxLength: 100
    },
    limit: {
      type: 'integer',
      minimum: 1,
      maximum: 100
    }
  }
},
  output: {
  type: 'object',
  properties: {
    items: {
      type: 'array',
      items: {
        $ref: 's12'
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

/** Gives a report that its sender made public, by its public number. */
export const getPublicFeedback: WireEndpoint<typeof contract.getPublicFeedback> = {
  method: 'GET',
  path: '/feedback/public/{id}',
  definitions,
  input: {
  type: 'object',
  properties: {
    id: {
      $ref: 's5'
    }
  },
  required: ['id']
},
  output: {
  $ref: 's12'
},
};

/** Begins to send a photo, in parts, so that a lost connection costs one part. */
export const startFeedbackPhoto: WireEndpoint<typeof contract.startFeedbackPhoto> = {
  method: 'POST',
  path: '/feedback/photos',
  write: 'idempotent',
  definitions,
  input: {
  type: 'object',
  properties: {
    mediaType: {
      enum: ['image/jpeg', 'image/png', 'image/webp']
    },
    sizeBytes: {
      type: 'integer',
      minimum: 1,
      maximum: 5000000
    },
    sha256: {
      type: 'string',
      pattern: '^[0-9a-f]{64}$'
    }
  },
  required: ['mediaType', 'sizeBytes', 'sha256']
},
  output: {
  $ref: 's13'
},
};

/** Tells how much of a photo has arrived. */
export const getFeedbackPhoto: WireEndpoint<typeof contract.getFeedbackPhoto> = {
  method: 'GET',
  path: '/feedback/photos/{photoId}',
  definitions,
  input: {
  type: 'object',
  properties: {
    photoId: {
      $ref: 's2'
    }
  },
  required: ['photoId']
},
  output: {
  $ref: 's13'
},
};

/** Adds the next bytes of a photo; bytes that are there already are passed over. */
export const putFeedbackPhotoPart: WireEndpoint<typeof contract.putFeedbackPhotoPart> = {
  method: 'PUT',
  path: '/feedback/photos/{photoId}',
  write: 'idempotent',
  definitions,
  input: {
  type: 'object',
  properties: {
    photoId: {
      $ref: 's2'
    },
    offset: {
      type: 'integer',
      minimum: 0,
      maximum: 5000000
    },
    bytes: {
      type: 'string',
      minLength: 4,
      maxLength: 65536,
      pattern: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$'
    }
  },
  required: ['photoId', 'offset', 'bytes']
},
  output: {
  $ref: 's13'
},
};
