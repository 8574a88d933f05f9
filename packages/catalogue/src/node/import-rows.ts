import * as z from 'zod/mini';

const text = z._default(z.nullable(z.string()), '');
const texts = z._default(z.nullable(z.array(z.string())), []);
const wholeNumber = z.nullable(z.optional(z.number()));

const FeeRow = z.object({ amountVnd: wholeNumber, text, note: text });

/** A procedure as public copies of the National Public Service Portal (Cổng Dịch vụ công quốc gia) hold it. Other fields are ignored. */
export const ProcedureRow = z.object({
  code: z.string(),
  name: z.string(),
  level: texts,
  /** The level was guessed by whoever made the copy. */
  levelInferred: z.optional(z.nullable(z.boolean())),
  domain: text,
  agency: text,
  authority: text,
  scope: text,
  audience: texts,
  onlineLevel: z.nullable(z.optional(z.string())),
  submission: texts,
  timeLimit: texts,
  fee: z._default(z.nullable(z.array(FeeRow)), []),
  methods: z._default(z.nullable(z.array(z.object({ channel: z.string(), time: text, fees: z._default(z.nullable(z.array(FeeRow)), []), note: text }))), []),
  documents: z._default(
    z.nullable(z.array(z.object({ case: text, items: z._default(z.nullable(z.array(z.object({ name: text, original: wholeNumber, copy: wholeNumber }))), []) }))),
    [],
  ),
  steps: texts,
  results: texts,
  legalBasis: z._default(z.nullable(z.array(z.object({ name: text, code: text }))), []),
  keywords: text,
  sourceUrl: text,
  fetchedDate: text,
});
export type ProcedureRow = z.infer<typeof ProcedureRow>;
export type FeeRow = z.infer<typeof FeeRow>;
