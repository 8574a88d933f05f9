import * as z from 'zod/mini';

const text = z._default(z.nullable(z.string()), '');
const texts = z._default(z.nullable(z.array(z.string())), []);
const wholeNumber = z.nullable(z.optional(z.number()));

const FeeRow = z.object({ amountVnd: wholeNumber, text, note: text });

/**
 * A procedure as public copies of the National Public Service Portal (Cổng Dịch vụ công quốc gia) hold it; rows of other shapes
 * are made into this one first. Other fields are ignored.
 */
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
  /** Who says so, where that is not told by the address. */
  sourceName: z.optional(text),
  fetchedDate: text,
});
export type ProcedureRow = z.infer<typeof ProcedureRow>;
export type FeeRow = z.infer<typeof FeeRow>;

/** A row whose every field can be read, and which fields could not. */
export interface RowRead {
  readonly row: ProcedureRow;
  /** Fields that were left out because they hold something else than they should, each with what was expected there. */
  readonly unreadable: readonly string[];
}

/**
 * Reads a row field by field: one field of another shape, such as a portal brings overnight, costs that field and not the
 * whole record.
 *
 * @returns The row, or why it is none: a code and a name are needed.
 */
export function readRow(given: unknown): RowRead | string {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return 'không có các cột của một thủ tục';
  const fields: Record<string, unknown> = {};
  const unreadable: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (!(name in ProcedureRow.shape)) continue;
    const read = z.safeParse(ProcedureRow.shape[name as keyof typeof ProcedureRow.shape], value);
    if (read.success) fields[name] = read.data;
    else unreadable.push(...read.error.issues.map(({ path, message }) => `${[name, ...path].join('.')}: ${message}`));
  }
  const row = z.safeParse(ProcedureRow, fields);
  if (row.success) return { row: row.data, unreadable };
  // Only these two may not be left out.
  return row.error.issues.map(({ path }) => (path[0] === 'code' ? 'thiếu mã thủ tục' : 'thiếu tên thủ tục')).join('; ');
}
