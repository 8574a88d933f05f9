import type { PublicService } from '@motcua/contract/services';
import { grouped } from '../grouped.ts';
import { html, type Html, type Part } from '../html.ts';
import { ageInDays, count, dayIn, dayOf, figures, reportPageWith, share, staleDays, tableWith } from '../report-page.ts';
import { spreadsheetCsv } from '../spreadsheet.ts';
import type { ChangedRecord, Comparison } from './comparison.ts';
import { findingKinds, findingWords, type FindingKind } from './finding-words.ts';
import type { ImportFinding } from './procedures.ts';
import type { FinishedImport } from './run.ts';
import { unknownShares } from './unknowns.ts';

/** So many lines of a kind stand on the page; the table beside it has all. */
const mostLines = 200;
const longestValue = 160;

const fieldNames: Partial<Record<keyof PublicService, string>> = {
  name: 'tên',
  sector: 'lĩnh vực',
  authority: 'cơ quan',
  governmentLevels: 'cấp',
  audiences: 'đối tượng',
  channels: 'cách nộp',
  onlineLevel: 'mức độ trực tuyến',
  timeLimits: 'thời hạn',
  fees: 'lệ phí',
  exemptions: 'miễn giảm',
  papers: 'giấy tờ',
  steps: 'các bước',
  results: 'kết quả',
  legalBasis: 'căn cứ pháp lý',
  aliases: 'từ khóa',
  replaces: 'mã cũ',
  source: 'nguồn',
};

/** All findings as a table that Excel opens: CSV in UTF-8 with its mark. */
export function findingsTable({ records, findings }: Pick<FinishedImport, 'records' | 'findings'>): string {
  const names = new Map(records.map(({ code, name }) => [code, name]));
  const rows = inOrder(findings).map(({ code, kind, detail }) => [code, names.get(code) ?? '', findingWords[kind].vi, detail ?? '', findingWords[kind].todo, kind]);
  return spreadsheetCsv([['Mã', 'Tên thủ tục', 'Điều cần xem', 'Chi tiết', 'Nên làm gì', 'Loại'], ...rows]);
}

function inOrder(findings: readonly ImportFinding[]): ImportFinding[] {
  const rank = new Map(findingKinds.map((kind, place) => [kind, place]));
  return [...findings].sort((a, b) => (rank.get(a.kind) ?? 0) - (rank.get(b.kind) ?? 0) || (a.code < b.code ? -1 : Number(a.code > b.code)));
}

/** A page about an import for the person who looks after the catalogue: Vietnamese, to be printed, without a script. */
export function reportPage({ records, findings, comparison, rows, sources }: FinishedImport, today = new Date()): string {
  const names = new Map([...comparison.withdrawn, ...records].map(({ code, name }) => [code, name]));
  const byKind = grouped(findings, ({ kind }) => kind);
  const days = records.map(({ source }) => source.asOf).sort();
  const oldest = days[0] ?? '';
  const stale = days.filter((day) => ageInDays(day, today) > staleDays).length;
  const refused = grouped(findings, ({ kind }) => findingWords[kind].gravity).get('refused')?.length ?? 0;
  const doubtful = new Set(findings.filter(({ kind }) => findingWords[kind].gravity === 'doubtful').map(({ code }) => code));
  return reportPageWith(
    'Báo cáo nhập danh mục thủ tục',
    html`<p class="quiet">Nguồn: ${sources.join(', ')}. Lập ngày ${dayIn(dayOf(today))}.</p>
${figures([
  ['Thủ tục dùng được', records.length],
  ['Dòng đã đọc', rows],
  ['Không lấy', refused],
  ['Cần xem lại', doubtful.size],
])}
${stale > 0 && html`<p class="warning"><strong>Dữ liệu cũ:</strong> ${count(stale)} thủ tục lấy từ nguồn đã quá ${staleDays} ngày (cũ nhất ngày ${dayIn(oldest)}). Nên nhập lại.</p>`}
${changesView(comparison)}
<h2>Chưa biết gì</h2>
<p>Tỷ lệ thủ tục mà nguồn không cho biết. Phần mềm không tự đoán: người dân sẽ thấy “Chưa có thông tin”.</p>
${tableWith(
  ['Mục', 'Hoàn toàn chưa biết', 'Biết một phần'],
  unknownShares(records).map(({ vi, unknown, partly }) => [vi, share(unknown, records.length), partly > 0 ? share(partly, records.length) : '–']),
)}
<h2>Cần xem</h2>
${findingKinds.map((kind) => {
  const found = byKind.get(kind);
  return found && findingView(kind, found, names);
})}
<p class="quiet">Bảng đầy đủ: findings.csv, mở bằng Excel.</p>`,
  );
}

function changesView({ added, changed, withdrawn }: Comparison): Html {
  if (added.length + changed.length + withdrawn.length === 0) return html`<h2>So với lần trước</h2><p>Không có gì khác lần nhập trước.</p>`;
  return html`<h2>So với lần trước</h2>
${foldedList(
  'Mới',
  added.map(({ code, name }) => named(code, name)),
)}
${foldedList('Đã đổi', changed.map(changeView))}
${foldedList(
  'Không còn trong nguồn',
  withdrawn.map(({ code, name }) => named(code, name)),
)}`;
}

function changeView({ before, now, fields }: ChangedRecord): Html {
  const changes = fields.map((field) => html`<li>${fieldNames[field] ?? field}: <del>${shown(before[field])}</del> → <ins>${shown(now[field])}</ins></li>`);
  return html`${named(now.code, now.name)}<ul>${changes}</ul>`;
}

function findingView(kind: FindingKind, found: readonly ImportFinding[], names: ReadonlyMap<string, string>): Html {
  const { vi, en, todo, gravity } = findingWords[kind];
  return html`<section class="${gravity}"><h3>${vi} <span class="count">${count(found.length)}</span></h3>
<p class="quiet" lang="en">${en}</p><p>${todo}</p>
${foldedList(
  'Xem danh sách',
  found.map(({ code, detail }) => html`${named(code, names.get(code) ?? '')}${detail !== undefined && html`<br><span class="quiet">${cut(detail)}</span>`}`),
)}</section>`;
}

function foldedList(title: string, items: readonly Html[]): Part {
  const more = items.length > mostLines && html`<p>… và ${count(items.length - mostLines)} thủ tục nữa.</p>`;
  return (
    items.length > 0 &&
    html`<details><summary>${title}: ${count(items.length)}</summary><ol>${items.slice(0, mostLines).map((item) => html`<li>${item}</li>`)}</ol>${more}</details>`
  );
}

function named(code: string, name: string): Html {
  return html`<b>${code}</b> ${name}`;
}

function shown(value: unknown): string {
  return value === undefined ? 'không có' : cut(typeof value === 'string' ? value : JSON.stringify(value));
}

function cut(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
