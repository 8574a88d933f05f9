import type { PublicService } from '@motcua/contract/services';
import { grouped } from '../grouped.ts';
import { html, type Html, type Part } from '../html.ts';
import { fieldNames } from '../names.ts';
import { fieldLines } from '../open-data/table.ts';
import { ageInDays, dayOf } from '../days.ts';
import { count, dayIn, figures, reportPageWith, share, staleDays, tableWith } from '../report-page.ts';
import { spreadsheetCsv } from '../spreadsheet.ts';
import type { ChangedRecord, Comparison } from './comparison.ts';
import { findingKinds, findingWords, rowFieldNames, type FindingKind } from './finding-words.ts';
import type { ImportFinding } from './procedures.ts';
import type { FinishedImport } from './run.ts';
import { unknownShares } from './unknowns.ts';

/** So many lines of a kind stand on the page; the table beside it has all findings. */
const mostLines = 200;
const longestLine = 300;

const gravities = [
  ['refused', 'Không lấy vào danh mục'],
  ['doubtful', 'Đã lấy, nhưng cần xem lại'],
  ['note', 'Đã lấy, chỉ cần biết'],
] as const;

/** All findings as a table that Excel opens: CSV in UTF-8 with its mark. */
export function findingsTable({ records, findings }: Pick<FinishedImport, 'records' | 'findings'>): string {
  const names = new Map(records.map(({ code, name }) => [code, name]));
  const rows = inOrder(findings).map((finding) => {
    const { vi, todo } = findingWords[finding.kind];
    return [finding.code, names.get(finding.code) ?? '', vi, detailOf(finding), todo, finding.kind];
  });
  return spreadsheetCsv([['Mã', 'Tên thủ tục', 'Điều cần xem', 'Chi tiết', 'Nên làm gì', 'Ký hiệu'], ...rows]);
}

function inOrder(findings: readonly ImportFinding[]): ImportFinding[] {
  const rank = new Map(findingKinds.map((kind, place) => [kind, place]));
  return [...findings].sort((a, b) => (rank.get(a.kind) ?? 0) - (rank.get(b.kind) ?? 0) || (a.code < b.code ? -1 : Number(a.code > b.code)));
}

/** What a finding says beside its kind, with fields by the names that a clerk knows. */
function detailOf({ kind, detail = '' }: ImportFinding): string {
  const [, field = '', text = ''] = /^(\w+)[\w.]*: (.*)$/s.exec(detail) ?? [];
  const name = new Map<string, string>(Object.entries(rowFieldNames)).get(field);
  if (name === undefined) return detail;
  return kind === 'unreadable-field' ? `${name} (${detail})` : `${name}: ${text}`;
}

/** A page about an import for the person who looks after the catalogue: Vietnamese, to be printed, without a script. */
export function reportPage({ records, findings, comparison, rows, sources }: FinishedImport, today = new Date()): string {
  const names = new Map([...comparison.withdrawn, ...records].map(({ code, name }) => [code, name]));
  const days = records.map(({ source }) => source.asOf).sort();
  const oldest = days[0] ?? '';
  const stale = days.filter((day) => ageInDays(day, today) > staleDays).length;
  const byGravity = grouped(findings, ({ kind }) => findingWords[kind].gravity);
  const doubtful = new Set(byGravity.get('doubtful')?.map(({ code }) => code));
  return reportPageWith(
    'Báo cáo nhập danh mục thủ tục',
    html`<p class="quiet">Nguồn: ${sources.join(', ')}. Lập ngày ${dayIn(dayOf(today))}.</p>
${figures([
  ['Thủ tục dùng được', records.length],
  ['Dòng đã đọc', rows],
  ['Không lấy', byGravity.get('refused')?.length ?? 0],
  ['Cần xem lại', doubtful.size],
])}
${stale > 0 && html`<p class="warning"><strong>Dữ liệu cũ:</strong> ${count(stale)} thủ tục lấy từ nguồn đã quá ${staleDays} ngày (cũ nhất là ngày ${dayIn(oldest)}). Nên tải danh mục mới rồi nhập lại.</p>`}
<h2>So với lần trước</h2>
${changesView(comparison, records.length)}
<h2>Còn thiếu thông tin gì</h2>
<p>Tỷ lệ thủ tục mà nguồn không ghi. Phần mềm không đoán thay: người dân sẽ thấy “Chưa có thông tin”.</p>
${tableWith(
  ['Mục', 'Chưa biết', 'Chỉ biết một phần'],
  unknownShares(records).map(({ field, unknown, partly }) => [fieldNames[field], share(unknown, records.length), partly > 0 ? share(partly, records.length) : '–']),
)}
<h2>Cần xem lại</h2>
${
  findings.length === 0
    ? html`<p>Không có gì cần xem lại.</p>`
    : html`<p>“Tệp gốc” là tệp vừa nhập. “Trang gốc” là trang của thủ tục trên cổng. “Phiếu sửa” là bảng Excel để sửa hướng dẫn, hoặc trang “Sửa hướng dẫn thủ tục”; chưa có thì hỏi người phụ trách phần mềm.</p>`
}
${gravities.map(([gravity, title]) => {
  const byKind = grouped(byGravity.get(gravity) ?? [], ({ kind }) => kind);
  return byKind.size > 0 && html`<h3>${title}</h3>${findingKinds.map((kind) => findingView(kind, byKind.get(kind) ?? [], names))}`;
})}
${findings.length > 0 && html`<p class="quiet">Danh sách đầy đủ ở tệp findings.csv, mở được bằng Excel.</p>`}`,
  );
}

function changesView({ added, changed, withdrawn }: Comparison, all: number): Html {
  if (added.length + changed.length + withdrawn.length === 0) return html`<p>Không có gì khác lần nhập trước.</p>`;
  if (added.length === all && withdrawn.length === 0) return html`<p>Đây là lần nhập đầu tiên nên chưa có gì để so.</p>`;
  return html`${foldedList(
    'Mới',
    added.map(({ code, name }) => named(code, name)),
  )}
${foldedList('Đã đổi', changed.map(changeView))}
${foldedList(
  'Không còn trong nguồn',
  withdrawn.map(({ code, name }) => named(code, name)),
)}`;
}

/** Of each changed field, only the lines that came or went. */
function changeView({ before, now, fields }: ChangedRecord): Html {
  return html`${named(now.code, now.name)}<ul>${fields.map((field) => {
    const [was, is] = [linesOf(before, field), linesOf(now, field)];
    const gone = was.filter((line) => !is.includes(line));
    const come = is.filter((line) => !was.includes(line));
    return html`<li>${fieldNames[field]}${gone.map((line) => html`<br>Trước: <del>${cut(line)}</del>`)}${come.map((line) => html`<br>Nay: <ins>${cut(line)}</ins>`)}${
      gone.length + come.length === 0 && ': đổi thứ tự'
    }</li>`;
  })}</ul>`;
}

function linesOf(record: PublicService, field: keyof PublicService): readonly string[] {
  return field === 'aliases' ? record.aliases : fieldLines(record, field);
}

function findingView(kind: FindingKind, found: readonly ImportFinding[], names: ReadonlyMap<string, string>): Part {
  const { vi, todo, gravity } = findingWords[kind];
  return (
    found.length > 0 &&
    html`<section class="${gravity}"><h4>${vi} <span class="count">${count(found.length)}</span></h4>
<p>${todo}</p>
${foldedList(
  'Xem danh sách',
  found.map((finding) => {
    const detail = detailOf(finding);
    return html`${named(finding.code, names.get(finding.code) ?? '')}${detail !== '' && html`<br><span class="quiet">${cut(detail)}</span>`}`;
  }),
)}</section>`
  );
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

function cut(text: string): string {
  return text.length > longestLine ? `${text.slice(0, longestLine)}…` : text;
}
