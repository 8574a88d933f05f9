import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicService } from '@motcua/contract/services';
import { dayOf } from '../days.ts';
import { grouped } from '../grouped.ts';
import { placeName } from '@motcua/contract/services/names';
import { readRecords } from '../records.ts';
import { compared, type Comparison } from './comparison.ts';
import { recordsFile, writeRecords } from './collection.ts';
import { findingWords } from './finding-words.ts';
import { Journal } from './journal.ts';
import { copyOf, isListed } from './portal-rows.ts';
import { portalSource, type PortalOptions } from './portal-source.ts';
import { importRow, oncePerCode, type ImportFinding, type RowImport } from './procedures.ts';
import { ImportRefusal } from './refusal.ts';
import { openSourceFile, type RowSource } from './source-file.ts';
import { knownSuperseded, withSuccessors } from './superseded.ts';

export interface ImportOptions {
  /** Files (see `openSourceFile`), or addresses of a portal. A list of names beside a file with details says which details are whose. */
  readonly sources: readonly string[];
  /** The folder that holds the records of the last import, and gets those of this one. */
  readonly out: string;
  /** Whose procedures are taken beside those of the whole country, such as `VN-HN`; `all` takes everybody's. */
  readonly jurisdiction?: string | undefined;
  /** On which day (2026-11-27) the source was read, for rows that do not say so. Of a portal it is today. */
  readonly asOf?: string | undefined;
  /** By superseded code: the one that took its place; beside those that are known. */
  readonly successors?: ReadonlyMap<string, string> | undefined;
  /** Takes the import also where more than a fifth of the records of the last one are missing in it. */
  readonly acceptsLoss?: boolean | undefined;
  /** Called now and then with what share of the sources has been read. */
  readonly onProgress?: ((share: number, rows: number) => void) | undefined;
  readonly portal?: PortalOptions | undefined;
}

export interface FinishedImport {
  readonly records: readonly PublicService[];
  readonly findings: readonly ImportFinding[];
  /** Beside the records that were in the folder before. */
  readonly comparison: Comparison;
  /** How many rows were read, and how many of them an import that was stopped had read already. */
  readonly rows: number;
  readonly resumed: number;
  readonly sources: readonly string[];
}

/** Of the records of the last import, the share that may be missing in the next. A source that was not downloaded whole loses more. */
const mostLost = 0.2;
const journalFile = 'import.journal';

/**
 * Imports procedures into a folder: reads the sources row by row, keeps a journal from which an import that was stopped goes on,
 * and puts the records into place in one stroke once all is read.
 *
 * @throws ImportRefusal where a source cannot be used, or lacks so much that it is probably not whole. Nothing was changed then.
 */
export async function importCatalogue(options: ImportOptions): Promise<FinishedImport> {
  const { out, jurisdiction = 'VN-HN', asOf } = options;
  mkdirSync(out, { recursive: true });
  const before = existsSync(join(out, recordsFile)) ? readRecords(out) : [];
  const known = new Set<string>();
  const sources = await Promise.all(options.sources.map((source) => opened(source, { ...options.portal, known })));
  const journal = new Journal(join(out, journalFile), identityOf(sources, asOf), longestStopMs);
  try {
    for (const where of journal.entries.keys()) known.add(where);
    const resumed = known.size;
    const partial = await readRows(sources, journal, options);
    journal.flush();
    const outcomes = oncePerCode([...journal.entries.values(), ...partial.map((outcome) => asBefore(outcome, before))]);
    const placed = outcomes.records.filter((record) => isFor(record, jurisdiction));
    const others = elsewhere(outcomes.records, jurisdiction);
    const otherCodes = new Set(others.map(({ code }) => code));
    const { records, findings } = withSuccessors(placed, new Map([...knownSuperseded, ...(options.successors ?? [])]));
    if (records.length === 0) throw nothingIn(sources, [...outcomes.findings, ...others]);
    const comparison = compared(before, records);
    if (!options.acceptsLoss && comparison.withdrawn.length > before.length * mostLost) throw tooMuchLost(comparison, before.length);
    writeRecords(out, records);
    journal.remove();
    return {
      records,
      // What is doubtful about another province's procedure is nobody's work here.
      findings: [...outcomes.findings.filter(({ code }) => !otherCodes.has(code)), ...others, ...findings, ...sameNames(records)],
      comparison,
      rows: journal.entries.size + partial.length,
      resumed,
      sources: sources.map(({ name }) => name),
    };
  } finally {
    journal.close();
  }
}

/** What a portal could not say this time, the last import still knows. */
function asBefore({ record, findings }: RowImport, before: readonly PublicService[]): RowImport {
  const code = record?.code ?? findings[0]?.code ?? '';
  const old = before.find((each) => each.code === code);
  const missed = { code, kind: 'not-reached' as const };
  return old ? { record: old, findings: [missed] } : { ...(record && { record }), findings: [...findings, missed] };
}

async function opened(source: string, portal: PortalOptions): Promise<RowSource> {
  return isAddress(source) ? portalSource(source, portal) : openSourceFile(source);
}

/** Reads what the journal does not have yet; gives what is to be asked for again another time. */
async function readRows(sources: readonly RowSource[], journal: Journal, { asOf, onProgress, sources: paths }: ImportOptions): Promise<RowImport[]> {
  const { listed, detailed } = sources.length > 1 ? await surveyed(sources) : { listed: new Map<string, Listed>(), detailed: new Set<string>() };
  const partial: RowImport[] = [];
  let rows = 0;
  for (const [number, source] of sources.entries()) {
    const readOn = asOf ?? (isAddress(paths[number] ?? '') ? dayOf(new Date()) : undefined);
    for await (const { where, given, nameInIndex, isPartial } of source.rows()) {
      rows += 1;
      if (rows % 50 === 0) onProgress?.((number + source.share()) / sources.length, rows);
      if (journal.entries.has(where) || (isListed(given) && detailed.has(given.code))) continue;
      const inList = listed.get(codeOf(given) ?? '');
      const outcome = importRow(copyOf(inList ? { ...inList, ...(given as object) } : given, readOn), where, nameInIndex ?? inList?.name);
      if (isPartial) partial.push(outcome);
      else journal.add(where, outcome);
    }
  }
  onProgress?.(1, rows);
  return partial;
}

type Listed = Readonly<Record<string, unknown>> & { readonly code: string; readonly name: string };

/** What lists say of procedures, and which procedures have details somewhere. */
async function surveyed(sources: readonly RowSource[]): Promise<{ readonly listed: Map<string, Listed>; readonly detailed: Set<string> }> {
  const listed = new Map<string, Listed>();
  const detailed = new Set<string>();
  for (const source of sources)
    for await (const { given } of source.rows()) {
      const code = codeOf(given);
      if (isListed(given)) listed.set(given.code, given);
      else if (code !== undefined) detailed.add(code);
    }
  return { listed, detailed };
}

function codeOf(given: unknown): string | undefined {
  return typeof given === 'object' && given !== null && 'code' in given && typeof given.code === 'string' ? given.code : undefined;
}

function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/** Another version of what becomes of rows, or other sources: nothing of the journal holds any more. */
const journalVersion = 3;

/** A portal changes from day to day: what was read longer ago is read again. */
const longestStopMs = 24 * 60 * 60_000;

function identityOf(sources: readonly RowSource[], asOf: string | undefined): string {
  return createHash('sha256')
    .update(JSON.stringify([journalVersion, asOf ?? '', ...sources.map(({ identity }) => identity)]))
    .digest('hex');
}

function isFor({ jurisdiction }: PublicService, wanted: string): boolean {
  return wanted === 'all' || jurisdiction === 'VN' || jurisdiction.startsWith(wanted);
}

function elsewhere(records: readonly PublicService[], wanted: string): ImportFinding[] {
  return records.filter((record) => !isFor(record, wanted)).map(({ code, name, jurisdiction }) => ({ code, kind: 'other-place', detail: `${placeName(jurisdiction)}: ${name}` }));
}

function sameNames(records: readonly PublicService[]): ImportFinding[] {
  const byName = grouped(records, ({ name }) => name.toLowerCase().replace(/^thủ tục /, ''));
  return [...byName.values()].flatMap((alike) =>
    alike.length === 1
      ? []
      : alike.map(({ code }) => ({
          code,
          kind: 'same-name' as const,
          detail: alike
            .filter((other) => other.code !== code)
            .map((other) => other.code)
            .join(', '),
        })),
  );
}

function nothingIn(sources: readonly RowSource[], findings: readonly ImportFinding[]): ImportRefusal {
  const names = sources.map(({ name }) => name).join(', ');
  // What refused a row says more than what was doubtful in it.
  const first = findings.find(({ kind }) => findingWords[kind].gravity === 'refused') ?? findings[0];
  const words = first && findingWords[first.kind];
  return new ImportRefusal(
    `Không lấy được thủ tục nào từ ${names}. ${first && words ? `Ví dụ ${first.code}: ${words.vi}. ${words.todo}` : 'Hãy xem lại có đúng là tệp danh mục thủ tục không.'} Danh mục cũ vẫn giữ nguyên.`,
    `${names} holds no procedure that can be used${first && words ? ` (${first.code}: ${words.en})` : ''}; the records of the last import stay`,
  );
}

function tooMuchLost({ withdrawn }: Comparison, before: number): ImportRefusal {
  return new ImportRefusal(
    `Thiếu ${withdrawn.length} trong ${before} thủ tục của lần nhập trước: có lẽ tệp chưa tải hết. Danh mục cũ vẫn giữ nguyên. Hãy tải lại rồi nhập lại. Nếu nhiều thủ tục đã bị bãi bỏ thật thì nhờ người phụ trách phần mềm nhập lại, thêm --accept-loss.`,
    `${withdrawn.length} of the ${before} procedures of the last import are missing, so the source is probably not whole; the records of the last import stay. If so many were withdrawn, run again with --accept-loss`,
  );
}
