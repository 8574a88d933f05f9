import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { PublicService, ServiceCode } from '@motcua/contract/services';
import * as z from 'zod/mini';
import { grouped } from '../grouped.ts';
import { ImportRefusal } from '../import/refusal.ts';
import { faultsOf, jsonFilesIn } from '../records.ts';

/** What an overlay may say in place of the official record; the rest is the official record's own. */
const ownFields = [
  'plainName',
  'nameEn',
  'summary',
  'caveat',
  'distinction',
  'aliases',
  'sector',
  'authority',
  'lifeEvents',
  'onlineLevel',
  'channels',
  'timeLimits',
  'fees',
  'exemptions',
  'papers',
  'steps',
  'applicants',
  'standIn',
  'replacedBy',
  'results',
  'answers',
  'related',
] as const satisfies readonly (keyof PublicService)[];
export type OwnField = (typeof ownFields)[number];

/**
 * Facts that the official record has too. What an overlay says of them was true of the official record as it was when the words
 * were written; once that says something else, the official record's own come back until a person has looked.
 */
export const factFields = ['authority', 'onlineLevel', 'channels', 'timeLimits', 'fees', 'exemptions', 'papers', 'steps', 'results'] as const satisfies readonly OwnField[];
export type FactField = (typeof factFields)[number];

/** What is said in one sentence, or not at all. */
const sentenceFields = ['plainName', 'nameEn', 'summary', 'caveat', 'distinction', 'authority', 'applicants'] as const satisfies readonly OwnField[];
export type SentenceField = (typeof sentenceFields)[number];

/**
 * Our words about a procedure, kept apart from the official record and laid over it by its code, so that either can change without
 * the other: any fields of a record; in `without`, sentences that are taken away; and in `seen`, for each fact, which official fact
 * it was written from.
 */
export const Overlay = z.object({
  ...z.partial(PublicService).shape,
  code: ServiceCode,
  without: z.optional(z.array(z.enum(sentenceFields))),
  seen: z.optional(z.partialRecord(z.enum(factFields), z.string().check(z.regex(/^[0-9a-f]{12}$/)))),
});
export type Overlay = z.infer<typeof Overlay>;

/** A record with an overlay on it. */
export interface Overlaid {
  readonly record: PublicService;
  /** Facts of the overlay that were left out, since the official record has changed. */
  readonly outdated: readonly FactField[];
  /** Facts of the overlay that were taken without knowing which official fact they were written from. */
  readonly unseen: readonly FactField[];
}

/** Whether an overlay says something of a field, if only that nothing is to be said. That it does not know is nothing: the official record may. */
export function speaksOf(overlay: Overlay, field: OwnField): boolean {
  return (overlay[field] !== undefined && overlay[field] !== 'unknown') || (overlay.without?.some((each) => each === field) ?? false);
}

/** Lays an overlay over the official record. Other ways of asking are added; everything else takes the official's place. */
export function overlaid(official: PublicService, overlay: Overlay): Overlaid {
  const facts = factFields.filter((field) => speaksOf(overlay, field));
  const unseen = facts.filter((field) => overlay.seen?.[field] === undefined);
  const outdated = facts.filter((field) => !unseen.includes(field) && overlay.seen?.[field] !== seenOf(official, field));
  return { record: withWords(official, overlay, outdated), outdated, unseen };
}

/** Lays overlays over official records, the later over the earlier. */
export function allOverlaid(official: readonly PublicService[], overlays: readonly Overlay[]): PublicService[] {
  const byCode = grouped(overlays, ({ code }) => code);
  return official.map((record) => (byCode.get(record.code) ?? []).reduce((below, overlay) => withWords(below, overlay, overlaid(record, overlay).outdated), record));
}

function withWords(record: PublicService, overlay: Overlay, left: readonly string[]): PublicService {
  const own = Object.fromEntries(
    ownFields.flatMap((field) => (overlay[field] !== undefined && speaksOf(overlay, field) && !left.includes(field) ? [[field, overlay[field]]] : [])),
  );
  const below = { ...record };
  for (const field of overlay.without ?? []) if (!left.includes(field)) delete below[field];
  const aliases = [...new Set([...(overlay.aliases ?? []), ...record.aliases])];
  return { ...below, ...own, aliases, replaces: [...new Set([...record.replaces, ...(overlay.replaces ?? [])])] };
}

/**
 * Tells one state of an official fact from another: by its words and numbers alone, so that other signs, capitals or another
 * division into lines are no change.
 */
export function seenOf(official: PublicService, field: FactField): string {
  const words =
    leavesOf(official[field])
      .join(' ')
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? [];
  return createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 12);
}

/**
 * An overlay that has seen the official record as it is now.
 *
 * @param looked - Facts that a person looked at; others stay seen as they were.
 */
export function asSeen(overlay: Overlay, official: PublicService, looked: readonly FactField[] = factFields): Overlay {
  const marks = factFields.flatMap((field) => {
    const mark = looked.includes(field) ? seenOf(official, field) : overlay.seen?.[field];
    return speaksOf(overlay, field) && mark !== undefined ? [[field, mark] as const] : [];
  });
  return { ...overlay, seen: Object.fromEntries(marks) };
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return value === undefined || value === null ? [] : [String(value)];
}

/**
 * Reads overlays from a folder of JSON files, one procedure each.
 *
 * @throws ImportRefusal where there is no such folder.
 * @throws Error that names the file and the field which cannot be read.
 */
export function readOverlays(folder: string): Overlay[] {
  if (!existsSync(folder)) throw new ImportRefusal(`Không có thư mục ${folder}. Hãy xem lại tên thư mục có lời hướng dẫn.`, `${folder} is not there`);
  return jsonFilesIn(folder).map(({ file, given }) => {
    const unknown = typeof given === 'object' && given !== null ? Object.keys(given).filter((name) => !(name in Overlay.shape)) : [];
    const read = z.safeParse(Overlay, given);
    if (!read.success || unknown.length > 0)
      throw new Error(`${file} is no overlay: ${[...unknown.map((name) => `there is no field "${name}"`), read.success ? '' : faultsOf(read.error)].filter(Boolean).join('; ')}`);
    return read.data;
  });
}
