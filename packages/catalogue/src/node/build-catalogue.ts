import { createHash } from 'node:crypto';
import { PublicService, type Guide, type Source } from '@motcua/contract/services';
import * as z from 'zod/mini';
import type { CatalogueSource } from '../catalogue-source.ts';
import { CatalogueError, isCatalogueError } from '../catalogue-error.ts';
import { entryFile } from '../catalogue-source.ts';
import { format, type Entry } from '../entry.ts';
import { canonicalLine } from '../delta.ts';
import { deltaFile, findFile, findTableIn, type Findable } from '../find-file.ts';
import type { FindTable } from '../findable.ts';
import { detailsFiles } from './details-files.ts';
import { findableOf } from './findable-of.ts';
import { publishedGuides } from './guides.ts';
import { packedTexts } from './packed-record.ts';
import { referenceTo } from './published.ts';
import { faultsOf } from './records.ts';
import { vocabularyFor, type VocabularySize } from './vocabulary.ts';

export interface BuildOptions {
  /** What the catalogue is called, for people who look into its files. */
  readonly name?: string | undefined;
  /** Who says what it says; by default the source of its records, as of the oldest of their days. */
  readonly source?: Source | undefined;
  /** How many ways of asking it knows. `wide`, by default: beside what the first answers need, a file with many more. */
  readonly vocabulary?: VocabularySize | undefined;
  /** Most bytes of what is fetched before the first answer, where fewer words are enough for one; 16,384 by default. A file that is no larger is not divided. */
  readonly firstBytes?: number | undefined;
  /** Synonyms, short forms and filling words in place of this package's, and then no other aliases than those of the records. */
  readonly lexicon?: string | undefined;
  /** Life events as ways through the services, in the order in which they are offered. */
  readonly guides?: readonly Guide[] | undefined;
  /** `find` files of older builds, newest first: whoever has one of the first two fetches only what changed since. They stay among the files, for the next build. */
  readonly older?: readonly Uint8Array[] | undefined;
}

const mostDeltas = 2;
/** A file of so many bytes need not be divided: one request more would take longer. */
const enough = 16 * 1024;

/** Files of a catalogue by their names, in the order in which they are written. */
export type CatalogueFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Builds the files of a catalogue. The same records, in whatever order, give the same bytes.
 *
 * @throws TypeError that names every record which breaks the contract, or whose code another record has or supersedes, or every fault of the guides.
 */
export function buildCatalogue(records: readonly PublicService[], options: BuildOptions = {}): CatalogueFiles {
  const sorted = checked(records).sort((a, b) => compare(a.code, b.code));
  const isSplit = options.lexicon === undefined && options.vocabulary !== 'usual';
  const whole = findableIn(sorted, options.lexicon, isSplit ? 'wide' : 'usual');
  const wholeFile = findFile(whole);
  const findable = isSplit && wholeFile.bytes.length > (options.firstBytes ?? enough) ? firstOf(findableIn(sorted, undefined, 'usual')) : whole;
  const { bytes, table } = findable === whole ? wholeFile : findFile(findable);
  const more = findable === whole ? undefined : deltaFile(bytes, whole);
  const find = referenceTo('find', bytes);
  const { root, files } = detailsFiles(sorted);
  const guides = options.guides?.length ? packedTexts([...publishedGuides(options.guides, sorted).map((guide) => JSON.stringify(guide)), '']) : undefined;
  const said = saidBy(table);
  const ways = (options.older ?? [])
    .filter((older) => referenceTo('find', older).sha256 !== find.sha256)
    .slice(0, mostDeltas)
    .flatMap((older) => deltaOf(older, findable))
    .filter(({ older, delta }) => delta.length < bytes.length / 2 && saidBy(findTableIn(older, delta)) === said);
  const entry: Entry = {
    format,
    name: options.name ?? 'Danh mục dịch vụ công',
    source: options.source ?? sourceOf(sorted),
    count: sorted.length,
    find,
    ...(more && { more: referenceTo('more', more) }),
    ...(guides && { guides: referenceTo('guides', guides) }),
    deltas: ways.map(({ older, delta }) => ({ from: referenceTo('find', older), result: said, ...referenceTo('delta', delta) })),
    details: root,
  };
  const finds = [bytes, ...ways.map(({ older }) => older)].map((each) => [referenceTo('find', each).file, each] as const);
  const deltas = ways.map(({ delta }) => [referenceTo('delta', delta).file, delta] as const);
  const further = (['more', 'guides'] as const).flatMap((name) => {
    const stored = { more, guides }[name];
    return stored ? [[referenceTo(name, stored).file, stored] as const] : [];
  });
  // A list of nothing goes without saying.
  const written = JSON.stringify(entry, (_, value: unknown) => (Array.isArray(value) && value.length === 0 ? undefined : value));
  return new Map([[entryFile, Buffer.from(`${written}\n`)], ...finds, ...further, ...deltas, ...files]);
}

/** A delta from an older `find` file; none from one that cannot be read any more. */
function deltaOf(older: Uint8Array, findable: Findable): { readonly older: Uint8Array; readonly delta: Uint8Array }[] {
  try {
    return [{ older, delta: deltaFile(older, findable) }];
  } catch (error) {
    if (isCatalogueError(error)) return [];
    throw error;
  }
}

/** What is found of some records, in the words of this package's vocabulary, or of another lexicon. */
function findableIn(records: readonly PublicService[], other: string | undefined, size: VocabularySize): Findable {
  const { lexicon, aliasesOf } = other === undefined ? vocabularyFor(records, size) : { lexicon: other, aliasesOf: () => [] };
  const newer = newerCodes(records);
  return {
    services: records.map(findableOf).map((service) => ({
      ...service,
      aliases: [...new Set([...service.aliases, ...aliasesOf(service.code)])],
      replaces: [...service.replaces, ...(newer.get(service.code) ?? [])],
    })),
    lexicon,
  };
}

/** By record: newer codes whose own records are missing, so that they lead to it. What took the place of several leads to the first. */
function newerCodes(records: readonly PublicService[]): ReadonlyMap<string, readonly string[]> {
  const taken = new Set(records.flatMap(({ code, replaces }) => [code, ...replaces]));
  return new Map(
    records.flatMap(({ code, replacedBy }) => {
      if (!replacedBy || taken.has(replacedBy.code)) return [];
      taken.add(replacedBy.code);
      return [[code, [replacedBy.code]] as const];
    }),
  );
}

/** What the first answers need: records' own aliases are ways of asking like others, and come with these. */
function firstOf({ services, lexicon }: Findable): Findable {
  return { services: services.map((service) => ({ ...service, aliases: [] })), lexicon };
}

/** Reads a catalogue that was built but not written. */
export function memorySource(files: CatalogueFiles): CatalogueSource {
  return {
    async read(file) {
      const bytes = files.get(file);
      if (!bytes) throw new CatalogueError('unreachable', `${file} is not there`);
      return bytes;
    },
  };
}

function checked(records: readonly PublicService[]): PublicService[] {
  if (records.length === 0) throw new TypeError('buildCatalogue: there are no records');
  const wrong: string[] = [];
  const taken = new Map<string, string>();
  const valid = records.flatMap((record) => {
    const read = z.safeParse(PublicService, record);
    if (!read.success) wrong.push(`${String(record.code)}: ${faultsOf(read.error)}`);
    return read.success ? [read.data] : [];
  });
  for (const { code, replaces } of valid) {
    for (const claimed of [code, ...replaces]) {
      const other = taken.get(claimed);
      if (other !== undefined) wrong.push(`${code}: ${claimed} belongs to ${other} already`);
      taken.set(claimed, code);
    }
  }
  if (wrong.length > 0) throw new TypeError(`buildCatalogue: ${wrong.length} of ${records.length} records cannot be used:\n${wrong.map((line) => `  ${line}`).join('\n')}`);
  return valid;
}

function sourceOf(records: readonly PublicService[]): Source {
  const oldest = records.reduce((first, record) => (record.source.asOf < first.source.asOf ? record : first));
  return { name: oldest.source.name, url: new URL('/', oldest.source.url).href, asOf: oldest.source.asOf };
}

/** SHA-256 of all that a table says. */
function saidBy(table: FindTable): string {
  const lines = Array.from({ length: table.size }, (_, service) => canonicalLine(table, service));
  return createHash('sha256')
    .update([table.lexicon, ...lines].join('\n'))
    .digest('base64');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
