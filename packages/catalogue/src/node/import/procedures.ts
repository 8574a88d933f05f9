import type { ChannelKind, Fee, GovernmentLevel, PaperGroup, PublicService, TimeLimit } from '@motcua/contract/services';
import { PublicService as Record } from '@motcua/contract/services';
import { countsUnsaid } from '@motcua/contract/services/fact-texts';
import { provinces } from '@motcua/contract/services/names';
import * as z from 'zod/mini';
import { faultsOf } from '../records.ts';
import { abolishedAuthority, damageIn, isOtherProcedure, isTrial } from './doubts.ts';
import { exemptionsIn, feeOf, type FeeDoubt } from './fees.ts';
import type { FindingKind } from './finding-words.ts';
import { readRow, type ProcedureRow } from './rows.ts';
import { citation, lineOf, linesOf, partsOf } from './text.ts';
import { timeLimitOf } from './time-limits.ts';

/**
 * What an operator should know about a row. `finding-words.ts` says in words what each means.
 *
 * Refused: `not-a-row`, `bad-code`, `twice`, `no-name`, `breaks-contract`, `unknown-place`, `no-date`, `trial`. Taken, with the doubtful
 * part left unknown or out: the others.
 */
export interface ImportFinding {
  /** Procedure code, or where the row stands that has none. */
  readonly code: string;
  readonly kind: FindingKind;
  readonly detail?: string | undefined;
}

export interface Import {
  readonly records: PublicService[];
  readonly findings: ImportFinding[];
}

/** What became of one row. */
export interface RowImport {
  readonly record?: PublicService;
  readonly findings: readonly ImportFinding[];
}

type Note = (kind: FindingKind, detail?: string) => void;

const portal = { name: 'Cổng Dịch vụ công quốc gia', url: 'https://dichvucong.gov.vn/' };

const levels = new Map<string, GovernmentLevel>([
  ['xã', 'commune'],
  ['tỉnh', 'province'],
  ['bộ', 'ministry'],
  ['khác', 'other'],
]);

const channels = new Map<string, ChannelKind>([
  ['in-person', 'counter'],
  ['online', 'online'],
  ['postal', 'post'],
]);

const onlineLevels = new Map<string, PublicService['onlineLevel']>([
  ['toàn trình', 'full'],
  ['một phần', 'partial'],
]);

/**
 * Makes records of rows from public copies of the National Public Service Portal.
 *
 * Nothing is invented: what a row does not say, or says so that it cannot be believed, is unknown, and a finding tells.
 * "Miễn phí" is free only where a rule that frees everybody is named; `0`, `N/A` or a bare number is no time limit; an
 * online channel says nothing about the online level. All text becomes NFC.
 */
export function importProcedures(rows: readonly unknown[]): Import {
  return oncePerCode(rows.map((row, number) => importRow(row, `row ${number + 1}`)));
}

/** Puts rows together: of several with one code the first counts. */
export function oncePerCode(imports: Iterable<RowImport>): Import {
  const findings: ImportFinding[] = [];
  const records = new Map<string, PublicService>();
  for (const { record, findings: more } of imports) {
    findings.push(...more);
    if (!record) continue;
    if (records.has(record.code)) findings.push({ code: record.code, kind: 'twice' });
    else records.set(record.code, record);
  }
  return { records: [...records.values()], findings };
}

/**
 * Makes a record of one row; never throws.
 *
 * @param where - Names the row in findings where it has no code.
 * @param nameInIndex - What the portal's list calls the procedure. Details that clearly belong to another one are refused.
 */
export function importRow(given: unknown, where: string, nameInIndex?: string): RowImport {
  if (isRecord(given)) return { record: given, findings: [] };
  const findings: ImportFinding[] = [];
  const read = readRow(given);
  if (typeof read === 'string') return { findings: [{ code: codeIn(given) ?? where, kind: 'not-a-row', detail: read }] };
  let { row } = read;
  const note: Note = (kind, detail) => void findings.push({ code: row.code || where, kind, ...(detail !== undefined && { detail }) });
  for (const field of read.unreadable) note('unreadable-field', field);
  if (nameInIndex !== undefined && nameInIndex !== row.name) {
    if (isOtherProcedure(nameInIndex, row.name)) {
      note('other-procedure', row.name);
      row = withoutDetails(row);
    }
    row = { ...row, name: nameInIndex };
  }
  const record = recordOf(row, note);
  if (record && !hasDetails(record)) note('no-details');
  return record ? { record, findings } : { findings };
}

/** Whether a row is one of our own records: what was imported, or written by hand, can be put together with others. */
function isRecord(given: unknown): given is PublicService {
  return typeof given === 'object' && given !== null && 'governmentLevels' in given && z.safeParse(Record, given).success;
}

function codeIn(given: unknown): string | undefined {
  const code = typeof given === 'object' && given !== null && 'code' in given ? given.code : undefined;
  return typeof code === 'string' && code !== '' && code.length < 40 ? code : undefined;
}

/** Whether a record says more than that there is such a procedure. */
function hasDetails({ papers, steps, results, legalBasis }: PublicService): boolean {
  return papers.length + steps.length + results.length + legalBasis.length > 0;
}

/** What a list says, without what details add. */
function withoutDetails(row: ProcedureRow): ProcedureRow {
  return { ...row, timeLimit: [], fee: [], methods: [], documents: [], steps: [], results: [], legalBasis: [], submission: [], keywords: '', authority: '', agency: '' };
}

function recordOf(row: ProcedureRow, note: Note): PublicService | undefined {
  const name = lineOf(row.name);
  if (!/^\d\.\d{6}$/.test(row.code)) return void note('bad-code', name);
  if (name === undefined) return void note('no-name');
  if (isTrial(row)) return void note('trial', name);
  const damage = damageIn(row);
  if (damage !== undefined) note('damaged-text', damage);
  const abolished = abolishedAuthority(row);
  if (abolished !== undefined) note('abolished-authority', abolished);
  const jurisdiction = jurisdictionOf(row, note);
  if (jurisdiction === undefined) return void note('unknown-place', [(row.scope ?? '').replace(/^province:/i, ''), name].join(': '));
  const source = sourceOf(row, note);
  if (!source) return undefined;
  const sector = lineOf(row.domain);
  const authority = lineOf(row.authority) ?? lineOf(row.agency);
  const record = z.safeParse(Record, {
    code: row.code,
    name,
    aliases: linesOf((row.keywords ?? '').split(/[,;\n]/)),
    ...(sector !== undefined && { sector }),
    governmentLevels: levelsOf(row, note),
    ...(authority !== undefined && { authority }),
    jurisdiction,
    audiences: audiencesOf(row.audience ?? []),
    lifeEvents: [],
    onlineLevel: onlineLevelOf(row, note),
    channels: [...new Set([...(row.submission ?? []), ...(row.methods ?? []).map(({ channel }) => channel)])]
      .flatMap((channel) => channelOf(channel) ?? [])
      .map((kind) => ({ kind })),
    timeLimits: timeLimitsOf(row, note),
    fees: feesOf(row, note),
    exemptions: exemptionsIn([...(row.fee ?? []), ...(row.methods ?? []).flatMap(({ fees }) => fees ?? [])].map((fee) => fee.note ?? '')),
    papers: papersOf(row),
    steps: stepsOf(row.steps ?? []),
    results: linesOf(row.results),
    legalBasis: linesOf(
      (row.legalBasis ?? []).filter(({ code }) => citation.test(code ?? '')).map((law) => [law.code, /\p{L}{4}/u.test(law.name ?? '') ? law.name : ''].join(' ')),
    ),
    answers: [],
    related: [],
    replaces: [],
    source,
  });
  if (!record.success) return void note('breaks-contract', faultsOf(record.error));
  return record.data;
}

function jurisdictionOf({ scope }: ProcedureRow, note: Note): string | undefined {
  const [, province] = /^province:(?:tỉnh |thành phố |tp\.? ?)?(.+)$/iu.exec((scope ?? '').normalize('NFC')) ?? [];
  if (province !== undefined) return provinces.get(province.trim());
  if (scope !== 'national') note('scope-unknown');
  return 'VN';
}

/** A level that the copy's maker guessed is left out. */
function levelsOf({ level, levelInferred }: ProcedureRow, note: Note): GovernmentLevel[] {
  if (levelInferred === true) {
    note('level-guessed');
    return [];
  }
  return [...new Set((level ?? []).flatMap((word) => levels.get(word.normalize('NFC').toLowerCase()) ?? []))];
}

function audiencesOf(words: readonly string[]): PublicService['audiences'] {
  const audiences = words.map((given): PublicService['audiences'][number] | undefined => {
    const word = given.normalize('NFC').toLowerCase();
    if (/doanh nghiệp(?! và)|^hợp tác xã|^htx/.test(word) && !word.startsWith('tổ chức')) return word === 'htx)' ? undefined : 'business';
    if (word.startsWith('tổ chức')) return 'organisation';
    if (word.startsWith('người nước ngoài')) return 'foreigner';
    return /^công dân|^cán bộ|^người việt nam|^đảng viên/.test(word) ? 'citizen' : undefined;
  });
  return [...new Set(audiences.flatMap((audience) => audience ?? []))];
}

function onlineLevelOf({ onlineLevel }: ProcedureRow, note: Note): PublicService['onlineLevel'] {
  const said = lineOf(onlineLevel);
  if (said === undefined) return 'unknown';
  const level = onlineLevels.get(said.toLowerCase());
  if (level === undefined) note('online-level-unclear', said);
  return level ?? 'unknown';
}

function channelOf(word: string): ChannelKind | undefined {
  return channels.get(word);
}

/** Facts that hold for every channel, once without a channel; otherwise each with its own. */
function perChannel<T extends { channel?: ChannelKind | undefined }>(
  facts: readonly (readonly [ChannelKind, readonly T[]])[],
  withChannel: (fact: T, channel: ChannelKind) => T,
): T[] {
  const texts = facts.map(([, list]) => JSON.stringify(list));
  if (texts.every((text) => text === texts[0])) return [...(facts[0]?.[1] ?? [])];
  return facts.flatMap(([channel, list]) => list.map((fact) => withChannel(fact, channel)));
}

function timeLimitsOf(row: ProcedureRow, note: Note): TimeLimit[] {
  const byChannel = groupedByChannel(row, ({ time, note: said }) => ({ time: time ?? '', said: lineOf(said) }));
  const facts = byChannel.map(([channel, times]): readonly [ChannelKind, TimeLimit[]] => [channel, timesOf(times)]);
  const limits = facts.length > 0 ? perChannel(facts, (limit, channel) => ({ ...limit, channel })) : timesOf((row.timeLimit ?? []).map((time) => ({ time, said: undefined })));
  if (!limits.some(({ kind }) => kind === 'known')) note('no-time-limit');
  return limits.length > 0 ? limits : [{ kind: 'unknown' }];
}

/** Several limits hold in several cases; where the cases are not told, which one holds is unknown. */
function timesOf(times: readonly { readonly time: string; readonly said: string | undefined }[]): TimeLimit[] {
  const limits = times.map(({ time, said }) => ({ limit: timeLimitOf(time, undefined), said }));
  const different = new Set(limits.map(({ limit }) => JSON.stringify(limit)));
  const first = limits[0];
  if (!first) return [];
  if (different.size === 1) return [first.limit];
  if (limits.every(({ said }) => said !== undefined)) return limits.map(({ limit, said }) => ({ ...limit, condition: said }));
  const printed = lineOf([...new Set(times.flatMap(({ time }) => lineOf(time) ?? []))].join('; '));
  return [{ kind: 'unknown', ...(printed !== undefined && { note: printed }) }];
}

function feesOf(row: ProcedureRow, note: Note): Fee[] {
  const byChannel = groupedByChannel(row, (method) => method);
  const doubts = new Set<FeeDoubt>();
  const feesIn = (fees: ProcedureRow['fee'], said: string | null): Fee[] => {
    const known = (fees ?? []).map((fee) => {
      const { fee: imported, doubts: its } = feeOf(fee, undefined);
      for (const doubt of its) doubts.add(doubt);
      return imported;
    });
    if (known.length > 0) return unique(known);
    const about = lineOf(said);
    return [{ kind: 'unknown', ...(about !== undefined && /phí|đồng|vnđ/iu.test(about) && { note: about }) }];
  };
  const facts = byChannel.map(([channel, methods]): readonly [ChannelKind, Fee[]] => [channel, unique(methods.flatMap((method) => feesIn(method.fees, method.note)))]);
  const fees = facts.length > 0 ? perChannel(facts, (fee, channel) => ({ ...fee, channel })) : feesIn(row.fee, null);
  for (const doubt of doubts) note(doubt);
  return fees;
}

function groupedByChannel<T>(row: ProcedureRow, read: (method: NonNullable<ProcedureRow['methods']>[number]) => T): (readonly [ChannelKind, T[]])[] {
  const groups = new Map<ChannelKind, T[]>();
  for (const method of row.methods ?? []) {
    const channel = channelOf(method.channel);
    if (channel === undefined) continue;
    groups.set(channel, [...(groups.get(channel) ?? []), read(method)]);
  }
  return [...groups];
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function papersOf({ documents }: ProcedureRow): PaperGroup[] {
  return (documents ?? []).flatMap((group) => {
    const situation = lineOf(group.case);
    const papers = (group.items ?? []).flatMap((item) => {
      const name = lineOf((item.name ?? '').replace(/^[\s\-+*•]+/, ''));
      if (name === undefined) return [];
      const [originals, copies] = [numberOf(item.original), numberOf(item.copy)];
      // 0 and 0 would mean "show it, do not hand it in"; a source that says neither has only said nothing.
      const unsaid = originals + copies === 0 && !/xuất trình/iu.test(`${situation ?? ''} ${name}`);
      return [{ name, originals, copies, ...(unsaid && { note: countsUnsaid }) }];
    });
    return papers.length > 0 ? [{ ...(situation !== undefined && { situation }), papers }] : [];
  });
}

function numberOf(value: number | null | undefined): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0;
}

const longestTitle = 200;

function stepsOf(steps: readonly string[]): PublicService['steps'] {
  return steps
    .flatMap((step) => partsOf(step.replace(/^\s*[-+*•]?\s*bước\s*\d+\s*[:.)-]?\s*/iu, '')))
    .map((step, number) => (step.length <= longestTitle ? { title: step } : { title: `Bước ${number + 1}`, text: step }));
}

/** The first day of the period in which the page was read: what is known is at least as old. A fact without a day is none. */
function sourceOf({ name, sourceUrl, sourceName, fetchedDate }: ProcedureRow, note: Note): PublicService['source'] | undefined {
  const [, year, month = '01', day = '01'] = /^(\d{4})-(\d\d)(?:-(\d\d))?/.exec(fetchedDate ?? '') ?? [];
  if (year === undefined) return void note('no-date', lineOf(name));
  const url = sourceUrl !== null && /^https?:/i.test(sourceUrl) && URL.canParse(sourceUrl) ? sourceUrl : undefined;
  if (url === undefined) note('no-address');
  const asOf = `${year}-${month}-${day}`;
  if (url === undefined) return { name: lineOf(sourceName) ?? portal.name, url: portal.url, asOf };
  const { hostname } = new URL(url);
  return { name: hostname === new URL(portal.url).hostname ? portal.name : hostname, url, asOf };
}
