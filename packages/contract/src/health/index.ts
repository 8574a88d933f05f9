import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import { personal } from '../personal.ts';

const line = z.string().check(z.minLength(1), z.maxLength(2000));
/** Of its own, because what is tagged is tagged wherever it stands. */
const personalLine = personal(z.string().check(z.minLength(1), z.maxLength(2000)));

/** A FHIR `date` or `dateTime`, with the precision it was written with: `2019`, `2019-05`, `2019-05-02` or with time and zone (FHIR R4, 2.24.0.1). */
export const HealthDate = z.string().check(z.regex(/^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/));
export type HealthDate = z.infer<typeof HealthDate>;

/** Who says so, and as of when. What is absent is not known: "không rõ nguồn". */
export const HealthSource = personal(z.object({ name: z.optional(line), asOf: z.optional(HealthDate) }));
export type HealthSource = z.infer<typeof HealthSource>;

/** A code as the source wrote it. */
export const HealthCode = z.object({ system: z.optional(line), code: line, display: z.optional(line) });
export type HealthCode = z.infer<typeof HealthCode>;

/** Something measured or counted: a result, a blood pressure's upper value, one line of a laboratory report. */
export const HealthValue = z.object({
  /** What was measured, where the item's own label does not say it. */
  label: z.optional(line),
  /** The value as the source wrote it, unit included; always there. */
  text: line,
  /** The same as a number, where it is a plain one: for charts and for the reader's own number format. */
  number: z.optional(z.number()),
  unit: z.optional(line),
  /** Reference range as the source gives it. */
  range: z.optional(line),
  /** How the source judged it; absent where it did not. Never derived from `range`. */
  interpretation: z.optional(z.enum(['low', 'high', 'criticalLow', 'criticalHigh', 'normal', 'abnormal', 'positive', 'negative', 'other'])),
});
export type HealthValue = z.infer<typeof HealthValue>;

/** One more fact about an item; `kind` says which. `when`: a time that is no date, such as an age. */
export const HealthDetail = z.object({
  kind: z.enum([
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
    'note',
  ]),
  text: line,
});
export type HealthDetail = z.infer<typeof HealthDetail>;

/**
 * What an item is worth. `negated`: somebody looked and there was none. `refuted`: was thought, turned out wrong.
 * `enteredInError`: never belonged here. `unresolved`: the book names a record that it does not hold.
 * `unknown`: the source does not say.
 */
export const HealthItemStatus = z.enum([
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
  'unknown',
]);
export type HealthItemStatus = z.infer<typeof HealthItemStatus>;

/** One line of a health book. */
export const HealthItem = z.object({
  /** Never blank: the source's text, its display, our Vietnamese word for the code, or `mã X (chưa có tên)`. */
  label: line,
  /** The same in our own Vietnamese words, where we know the code and the label says something else. */
  plainLabel: z.optional(line),
  codes: z.array(HealthCode),
  values: z.array(HealthValue),
  details: z.array(HealthDetail),
  status: HealthItemStatus,
  date: z.optional(HealthDate),
  /** What `date` tells: when it was, began or is due, or only when somebody wrote it down. */
  dateMeaning: z.optional(z.enum(['happened', 'started', 'planned', 'recorded'])),
  endDate: z.optional(HealthDate),
  /** Facility or person that vouches for this item; absent: "không rõ nguồn". */
  source: z.optional(line),
  /** `sensitive`: HIV, mental health, reproduction, or marked so by its source. Shown only when asked for. */
  sensitivity: z.enum(['ordinary', 'sensitive']),
});
export type HealthItem = z.infer<typeof HealthItem>;

/**
 * What a section knows. Kinds of absence are never merged, and only one of them may reassure.
 *
 * `items`: there is something. `noneKnown`: asked, none. `partialNegation`: none of one sort only, such as food
 * allergies. `unknown`: no information. `notAsked`, `unavailable`, `withheld`: the source's own words for why it is
 * empty. `narrativeOnly`: only running text. `empty`: nothing at all, and no reason given.
 */
export const HealthSectionState = z.enum(['items', 'noneKnown', 'partialNegation', 'unknown', 'notAsked', 'unavailable', 'withheld', 'narrativeOnly', 'empty']);
export type HealthSectionState = z.infer<typeof HealthSectionState>;

/** What a section is about; `other` where we have no word for it. */
export const HealthSectionKind = z.enum([
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
  'other',
]);
export type HealthSectionKind = z.infer<typeof HealthSectionKind>;

/** One section of a health book, in the order of its source. A section inside another follows it. */
export const HealthSection = z.object({
  /** LOINC code of the section; absent where the source gives none. */
  loinc: z.optional(line),
  kind: HealthSectionKind,
  /** Ours in Vietnamese where we know the code, else the source's. Never blank. */
  title: line,
  /** The title as its source wrote it. */
  originalTitle: z.optional(line),
  /** 0 for a section of the book, 1 for one inside it, and so on. */
  depth: z.int().check(z.gte(0)),
  state: HealthSectionState,
  items: z.array(HealthItem),
  /** The source's own running text without its markup, line by line. */
  narrative: z.optional(z.array(line)),
  /** What else must be known about this section, such as lines that were left out. */
  note: z.optional(line),
  /** Only where a sentence such as "không có dị ứng" may be shown, with both of these beside it. */
  assured: z.optional(z.object({ by: line, asOf: HealthDate })),
});
export type HealthSection = z.infer<typeof HealthSection>;

/** A number that names the person, with all but its end hidden. */
export const MaskedIdentifier = z.object({ kind: z.enum(['citizen', 'insurance', 'passport', 'other']), masked: line });
export type MaskedIdentifier = z.infer<typeof MaskedIdentifier>;

/** A person's health book (sổ sức khỏe điện tử, QĐ 31/QĐ-BYT of 2026), read from a FHIR International Patient Summary. */
export const HealthBook = z.object({
  patient: personal(
    z.object({
      /** Family name first, as Vietnamese names are written, where the source does not give the whole name. */
      name: z.optional(line),
      birthDate: z.optional(HealthDate),
      gender: z.optional(z.enum(['male', 'female', 'other', 'unknown'])),
      identifiers: z.array(MaskedIdentifier),
    }),
  ),
  title: z.optional(personalLine),
  author: z.optional(personalLine),
  custodian: z.optional(personalLine),
  documentDate: z.optional(HealthDate),
  /** Custodian or author, and the day of the document. */
  source: HealthSource,
  sections: personal(z.array(HealthSection)),
  /** What the reader could not take in, in plain words; empty where it took in everything. */
  notes: personal(z.array(line)),
});
export type HealthBook = z.infer<typeof HealthBook>;

export const getHealthBook = endpoint({
  method: 'GET',
  path: '/health/book',
  summary: 'Gives the health book of the person who is signed in, or of whoever let them read it.',
  input: z.object({}),
  output: HealthBook,
  errors: ['SIGN_IN', 'STEP_UP', 'CONSENT', 'FORBIDDEN', 'NOT_FOUND', 'UNAVAILABLE'],
  personal: [],
  authorization: { assuranceLevel: 2, purpose: 'health', delegable: true, embeddable: 'motcua-health-book' },
  cache: 'none',
});

/** The capability "health": reading one's own health book. */
export const health = { getHealthBook };
