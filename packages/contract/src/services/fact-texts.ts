import type { Fee, Paper, PaperGroup, PaperOrigin, PublicService, StandIn, TimeLimit } from './index.ts';
import { channelNames, unitNames } from './names.ts';

/** What stands where a record does not know. */
export const notKnown = 'Chưa có thông tin';

/** The note of a paper of which the source says neither how many originals nor how many copies. */
export const countsUnsaid = 'Nguồn không nêu số bản.';

/** A fee in a line that can stand alone: `7.000 đồng mỗi lần đăng ký (Qua mạng; Cá nhân; Thông tư số 75/2022/TT-BTC)`. */
export function feeText(fee: Fee): string {
  return withNotes(feeFigure(fee), feeNotes(fee));
}

/** What a fee is: `7.000 đồng mỗi lần đăng ký`. */
export function feeFigure(fee: Fee): string {
  if (fee.kind === 'amount') return `${fee.feeVnd.toLocaleString('vi')} đồng${fee.unit === undefined ? '' : ` mỗi ${fee.unit}`}`;
  return fee.kind === 'free' ? 'Miễn phí' : notKnown;
}

/** What limits a fee: its channel, its case, its rule; of an unknown one, what is said about it all the same. */
export function feeNotes(fee: Fee): string[] {
  return notesOf(fee, fee.kind === 'unknown' ? fee.note : fee.rule);
}

/** A time limit in a line that can stand alone: `3 ngày làm việc (Tại quầy; Cần xác minh)`. */
export function timeLimitText(limit: TimeLimit): string {
  return withNotes(timeLimitFigure(limit), timeLimitNotes(limit));
}

/** What a time limit is: `3 ngày làm việc`. */
export function timeLimitFigure(limit: TimeLimit): string {
  return limit.kind === 'known' ? `${limit.amount.toLocaleString('vi')} ${unitNames[limit.unit]}` : notKnown;
}

/** What limits a time limit, as of a fee. */
export function timeLimitNotes(limit: TimeLimit): string[] {
  return notesOf(limit, limit.kind === 'unknown' ? limit.note : undefined);
}

/** When a paper is wanted, how many of it, and what is said about it; nothing where the source says nothing. */
export function paperNotes({ originals, copies, note, obtainedFrom }: Paper, situation?: string): string | undefined {
  const counted = [originals > 0 ? `${originals} bản chính` : '', copies > 0 ? `${copies} bản sao` : ''].filter(Boolean).join(', ');
  const wanted = counted === '' && note !== countsUnsaid ? 'Chỉ cho xem, không nộp' : counted;
  return sentences(situation && `Chỉ trong trường hợp: ${situation}`, wanted, note, obtainedFrom && `Lấy ở đâu: ${originText(obtainedFrom)}`) || undefined;
}

/** Where a paper comes from, and who says so: `Bệnh viện nơi bé sinh ra (Thông tư số 17/2012/TT-BYT)`. */
export function originText({ name, rule }: PaperOrigin): string {
  return `${name.replace(/\.$/, '')} (${rule})`;
}

/** What a paper's origin is said to be where the record does not know of every one. */
export const originsUnsaid = 'Giấy nào không có dòng “Lấy ở đâu” thì chưa có thông tin lấy ở đâu: hãy hỏi quầy một cửa.';

/** Whether somebody else may go, in a few words. */
export const standInNames: Readonly<Record<StandIn['kind'], string>> = {
  yes: 'Được',
  authorised: 'Được, cần có giấy ủy quyền',
  sometimes: 'Chỉ trong vài trường hợp',
  no: 'Không',
};

/** The sentence that says so: the record's own as a quotation, else with the law that it tells of. */
export function proofText({ proof, rule }: Omit<StandIn, 'kind'>): string {
  return rule === undefined ? `“${proof}”` : `${proof.replace(/\.$/, '')} (${rule})`;
}

/** The same in a line that can stand alone, with the sentence that says so. */
export function standInText({ kind, proof, rule }: StandIn): string {
  return `${standInNames[kind]}. ${proofText({ proof, rule })}`;
}

/** Whether papers are listed of which some are not known to come from anywhere. */
export function lacksOrigins(papers: readonly PaperGroup[]): boolean {
  return papers.some((group) => group.papers.some(({ obtainedFrom }) => !obtainedFrom));
}

/** Papers, one a line, those of a situation below a line that names it. */
export function paperLines(groups: readonly PaperGroup[]): string[] {
  return groups.flatMap(({ situation, papers }) => [
    ...(situation === undefined ? [] : [`${situation}:`]),
    ...papers.map((paper) => {
      const notes = paperNotes(paper);
      return notes === undefined ? paper.name : `${paper.name}. ${notes}`;
    }),
  ]);
}

/** Steps, one a line, numbered. */
export function stepLines(steps: PublicService['steps']): string[] {
  return steps.map(({ title, text }, number) => `${number + 1}. ${sentences(title, text)}`);
}

/**
 * A time limit as a duration of ISO 8601. `undefined` for working days, which that cannot express (3 of them may be 5 days), and wherever one
 * figure would not be true of all cases.
 */
export function durationOf(limits: readonly TimeLimit[]): string | undefined {
  const [limit, ...more] = limits;
  if (limit?.kind !== 'known' || limit.condition !== undefined || more.length > 0 || limit.unit === 'workingDay') return undefined;
  return limit.unit === 'hour' ? `PT${limit.amount}H` : `P${limit.amount}D`;
}

/** The last day on which a fee holds, where its condition names one: "đến hết 31/12/2026". */
export function lastDayOf({ condition }: Fee): string | undefined {
  const [, day, month, year] = /đến hết (\d\d)\/(\d\d)\/(\d{4})/.exec(condition ?? '') ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}

/** One way to apply online: what is said of it, and where it is; either may be missing. */
export interface OnlineWay {
  readonly note?: string | undefined;
  readonly address?: string | undefined;
}

/**
 * Each way in which a service is applied for online. Records often name a portal's front page only; the procedure's own page on the same
 * portal saves a search there.
 */
export function onlineWays({ channels, source }: Pick<PublicService, 'channels' | 'source'>): readonly OnlineWay[] {
  return channels
    .filter(({ kind }) => kind === 'online')
    .map(({ note, url }) => {
      if (!url?.startsWith('https:')) return { note }; // Whoever stands between could show another page under it.
      const [{ hostname, pathname, search }, own] = [new URL(url), new URL(source.url)];
      return { note, address: pathname + search === '/' && hostname === own.hostname ? own.href : url };
    });
}

const kinds = 'Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư|Thông tư liên tịch|Chỉ thị';
/** Words after which the number is that of another document: "Luật sửa đổi, bổ sung một số điều của Luật … số …". */
const ofAnother = '(?:sửa|bổ|của|thay|hướng|thi|theo)(?!\\p{L})';
const ownNumber = new RegExp(
  `^(?:(?:${kinds})(?: (?!${ofAnother})\\p{L}+,?){0,8} )?(?:số )?(\\d{1,4}(?:\\.\\d{1,3})?/\\d{4}/(?:(?:QH|UBTVQH)\\d{2}|QĐ-TTg|\\p{Lu}+(?:-\\p{Lu}+)*))(?=[\\s,.;:)]|$)`,
  'u',
);

/** The number of a law, decree or circular (`60/2014/QH13`), where a citation begins with it beyond doubt. */
export function documentNumber(citation: string): string | undefined {
  return ownNumber.exec(citation)?.[1];
}

function notesOf({ condition, channel }: Fee | TimeLimit, more: string | undefined): string[] {
  return [channel && channelNames[channel].vi, condition, more].flatMap((note) => note ?? []);
}

function withNotes(figure: string, notes: readonly string[]): string {
  return notes.length === 0 ? figure : `${figure} (${notes.join('; ')})`;
}

/** Texts one after the other, each with a full stop where it has no end of its own. */
export function sentences(...texts: readonly (string | undefined)[]): string {
  return texts.flatMap((text) => (text === undefined || text === '' ? [] : [/[.!?…:;]$/u.test(text) ? text : `${text}.`])).join(' ');
}
