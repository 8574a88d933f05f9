import { stringify } from 'csv-stringify/sync';
import type { PublicService } from '@motcua/contract/services';
import { grouped } from '../grouped.ts';
import type { ChangedRecord, Comparison } from './comparison.ts';
import { findingKinds, findingWords, type FindingKind } from './finding-words.ts';
import type { ImportFinding } from './procedures.ts';
import type { FinishedImport } from './run.ts';
import { unknownShares } from './unknowns.ts';

/** So many lines of a kind stand on the page; the table beside it has all. */
const mostLines = 200;
const longestValue = 160;
/** Records older than this are said to be old. */
const staleDays = 90;

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
  // A cell that begins with such a sign would be run as a formula.
  const cells = rows.map((row) => row.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)));
  return `\ufeff${stringify([['Mã', 'Tên thủ tục', 'Điều cần xem', 'Chi tiết', 'Nên làm gì', 'Loại'], ...cells])}`;
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
  const stale = days.filter((day) => today.getTime() - Date.parse(day) > staleDays * 86_400_000).length;
  const refused = grouped(findings, ({ kind }) => findingWords[kind].gravity).get('refused')?.length ?? 0;
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Báo cáo nhập danh mục thủ tục</title>
<style>${style}</style>
<main>
<h1>Báo cáo nhập danh mục thủ tục</h1>
<p class="quiet">Nguồn: ${escaped(sources.join(', '))}. Lập ngày ${dayIn(today.toISOString().slice(0, 10))}.</p>
<dl class="figures">
<div><dt>Thủ tục dùng được</dt><dd>${count(records.length)}</dd></div>
<div><dt>Dòng đã đọc</dt><dd>${count(rows)}</dd></div>
<div><dt>Không lấy</dt><dd>${count(refused)}</dd></div>
<div><dt>Cần xem lại</dt><dd>${count(new Set(findings.filter(({ kind }) => findingWords[kind].gravity === 'doubtful').map(({ code }) => code)).size)}</dd></div>
</dl>
${stale > 0 ? `<p class="warning"><strong>Dữ liệu cũ:</strong> ${count(stale)} thủ tục lấy từ nguồn đã quá ${staleDays} ngày (cũ nhất ngày ${dayIn(oldest)}). Nên nhập lại.</p>` : ''}
${changesView(comparison)}
<h2>Chưa biết gì</h2>
<p>Tỷ lệ thủ tục mà nguồn không cho biết. Phần mềm không tự đoán: người dân sẽ thấy “Chưa có thông tin”.</p>
<table><thead><tr><th>Mục</th><th>Hoàn toàn chưa biết</th><th>Biết một phần</th></tr></thead><tbody>
${unknownShares(records)
  .map(({ vi, unknown, partly }) => `<tr><td>${vi}</td><td>${share(unknown, records.length)}</td><td>${partly > 0 ? share(partly, records.length) : '–'}</td></tr>`)
  .join('\n')}
</tbody></table>
<h2>Cần xem</h2>
${findingKinds
  .flatMap((kind) => {
    const found = byKind.get(kind);
    return found ? [findingView(kind, found, names)] : [];
  })
  .join('\n')}
<p class="quiet">Bảng đầy đủ: findings.csv, mở bằng Excel.</p>
</main>
`;
}

function changesView({ added, changed, withdrawn }: Comparison): string {
  if (added.length + changed.length + withdrawn.length === 0) return '<h2>So với lần trước</h2><p>Không có gì khác lần nhập trước.</p>';
  return `<h2>So với lần trước</h2>
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

function changeView({ before, now, fields }: ChangedRecord): string {
  const changes = fields.map((field) => `<li>${fieldNames[field] ?? field}: <del>${shown(before[field])}</del> → <ins>${shown(now[field])}</ins></li>`);
  return `${named(now.code, now.name)}<ul>${changes.join('')}</ul>`;
}

function findingView(kind: FindingKind, found: readonly ImportFinding[], names: ReadonlyMap<string, string>): string {
  const { vi, en, todo, gravity } = findingWords[kind];
  return `<section class="${gravity}"><h3>${vi} <span class="count">${count(found.length)}</span></h3>
<p class="quiet" lang="en">${en}</p><p>${todo}</p>
${foldedList(
  'Xem danh sách',
  found.map(({ code, detail }) => `${named(code, names.get(code) ?? '')}${detail === undefined ? '' : `<br><span class="quiet">${cut(detail)}</span>`}`),
)}</section>`;
}

function foldedList(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const more = items.length > mostLines ? `<p>… và ${count(items.length - mostLines)} thủ tục nữa.</p>` : '';
  return `<details><summary>${title}: ${count(items.length)}</summary><ol>${items
    .slice(0, mostLines)
    .map((item) => `<li>${item}</li>`)
    .join('')}</ol>${more}</details>`;
}

function named(code: string, name: string): string {
  return `<b>${escaped(code)}</b> ${escaped(name)}`;
}

function shown(value: unknown): string {
  return value === undefined ? 'không có' : cut(typeof value === 'string' ? value : JSON.stringify(value));
}

function cut(text: string): string {
  return escaped(text.length > longestValue ? `${text.slice(0, longestValue)}…` : text);
}

function share(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (100 * part) / whole;
  return `<meter max="100" value="${percent.toFixed(1)}"></meter> ${percent.toLocaleString('vi', { maximumFractionDigits: 1 })} %`;
}

function count(number: number): string {
  return number.toLocaleString('vi');
}

function dayIn(day: string): string {
  return day.split('-').reverse().join('/');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const style = `
:root { color-scheme: light dark; --line: light-dark(#d5d3cc, #3a4550); --quiet: light-dark(#4a5866, #b6c2ce); --paper: light-dark(#f5f4f0, #18212a); }
body { margin: 0; font: 1.0625rem/1.55 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.75rem; line-height: 1.3; } h2 { font-size: 1.375rem; margin: 2rem 0 .5rem; } h3 { font-size: 1.125rem; margin: 0; }
.quiet { color: var(--quiet); margin: .125rem 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1rem; margin: 1rem 0; }
.figures dd { margin: 0; font-size: 1.75rem; font-weight: 700; } .figures dt { color: var(--quiet); }
section, .warning { border-inline-start: 4px solid var(--line); padding: .5rem 0 .5rem 1rem; margin: 1rem 0; }
section.refused { border-color: light-dark(#b3261e, #f2a29b); } section.doubtful, .warning { border-color: light-dark(#8a5300, #e8b35a); }
.count { font-weight: 400; color: var(--quiet); }
table { border-collapse: collapse; width: 100%; } th, td { text-align: start; padding: .375rem .5rem; border-block-end: 1px solid var(--line); }
summary { min-height: 2.75rem; align-content: center; cursor: pointer; } li { overflow-wrap: anywhere; }
del { color: var(--quiet); } ins { text-decoration: none; font-weight: 600; }
@media print { details::details-content { content-visibility: visible; } }
`;
