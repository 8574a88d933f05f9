import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { PublicService, ServiceCode } from '@motcua/contract/services';
import * as z from 'zod/mini';
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
  'results',
  'answers',
  'related',
] as const satisfies readonly (keyof PublicService)[];
export type OwnField = (typeof ownFields)[number];

/**
 * Facts that the official record has too. What an overlay says of them was true of the official record as it was when the words
 * were written; once that says something else, the official record's own come back until a person has looked.
 */
const factFields = ['authority', 'onlineLevel', 'channels', 'timeLimits', 'fees', 'exemptions', 'papers', 'steps', 'results'] as const satisfies readonly OwnField[];
export type FactField = (typeof factFields)[number];

/**
 * Our words about a procedure, kept apart from the official record and laid over it by its code, so that either can change without
 * the other: any fields of a record, and in `seen`, for each fact, which official fact it was written from.
 */
export const Overlay = z.object({
  ...z.partial(PublicService).shape,
  code: ServiceCode,
  seen: z.optional(z.partialRecord(z.enum(factFields), z.string().check(z.regex(/^[0-9a-f]{12}$/)))),
});
export type Overlay = z.infer<typeof Overlay>;

/** A record with an overlay on it, and the facts of the overlay that were left out since the official record changed. */
export interface Overlaid {
  readonly record: PublicService;
  readonly outdated: readonly FactField[];
}

/** Lays an overlay over the official record. Other ways of asking are added; everything else takes the official's place. */
export function overlaid(official: PublicService, overlay: Overlay): Overlaid {
  const outdated = factFields.filter((field) => overlay[field] !== undefined && overlay.seen?.[field] !== undefined && overlay.seen[field] !== seenOf(official, field));
  const left: ReadonlySet<string> = new Set(outdated);
  const own = Object.fromEntries(ownFields.flatMap((field) => (overlay[field] === undefined || left.has(field) ? [] : [[field, overlay[field]]])));
  const aliases = [...new Set([...(overlay.aliases ?? []), ...official.aliases])];
  return { record: { ...official, ...own, aliases, replaces: [...new Set([...official.replaces, ...(overlay.replaces ?? [])])] }, outdated };
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

/** An overlay that has seen the official record as it is now. */
export function asSeen(overlay: Overlay, official: PublicService): Overlay {
  const facts = factFields.filter((field) => overlay[field] !== undefined);
  return { ...overlay, seen: Object.fromEntries(facts.map((field) => [field, seenOf(official, field)])) };
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return value === undefined || value === null ? [] : [String(value)];
}

/**
 * Reads overlays from a folder of JSON files, one procedure each; none where there is no folder yet.
 *
 * @throws Error that names the file and the field which cannot be read.
 */
export function readOverlays(folder: string): Overlay[] {
  if (!existsSync(folder)) return [];
  return jsonFilesIn(folder).map(({ file, given }) => {
    const unknown = typeof given === 'object' && given !== null ? Object.keys(given).filter((name) => !(name in Overlay.shape)) : [];
    const read = z.safeParse(Overlay, given);
    if (!read.success || unknown.length > 0)
      throw new Error(`${file} is no overlay: ${[...unknown.map((name) => `there is no field "${name}"`), read.success ? '' : faultsOf(read.error)].filter(Boolean).join('; ')}`);
    return read.data;
  });
}

/** Lays overlays over official records, the later over the earlier. */
export function allOverlaid(official: readonly PublicService[], overlays: readonly Overlay[]): PublicService[] {
  const records = new Map(official.map((record) => [record.code, record]));
  const originals = new Map(records);
  for (const overlay of overlays) {
    const [record, original] = [records.get(overlay.code), originals.get(overlay.code)];
    if (!record || !original) continue;
    const { outdated } = overlaid(original, overlay);
    const kept = Object.fromEntries(Object.entries(overlay).filter(([field]) => field !== 'seen' && !(outdated as readonly string[]).includes(field)));
    records.set(overlay.code, overlaid(record, { ...kept, code: overlay.code }).record);
  }
  return [...records.values()];
}
