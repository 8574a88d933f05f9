import type { GovernmentLevel, PublicService } from '@motcua/contract/services';
import { grouped } from '../grouped.ts';
import { unknownShares } from '../import/unknowns.ts';
import { html, type Html } from '../html.ts';
import { ageInDays, dayOf } from '../days.ts';
import { count, countAndShare, dayIn, figures, reportPageWith, share, staleDays, tableWith } from '../report-page.ts';
import { levelNames, onlineLevelNames, type OnlineLevel } from '@motcua/contract/services/names';
import { fieldNames } from '../names.ts';
import { publishedFiles } from './publication.ts';

const onlineLevels = ['full', 'partial', 'none', 'unknown'] as const satisfies readonly OnlineLevel[];
const levels = ['commune', 'province', 'ministry', 'other'] as const satisfies readonly GovernmentLevel[];
const freshDays = 30;

/** How a level is headed in a table that must fit a phone. */
const shortNames: Readonly<Record<OnlineLevel, string>> = { full: 'Toàn trình', partial: 'Một phần', none: 'Không', unknown: 'Chưa rõ' };

/** A page about a whole catalogue: how much of it is online, how old it is, and what it does not know. */
export function statisticsPage(records: readonly PublicService[], name: string, today: Date): string {
  const days = records.map(({ source }) => source.asOf).sort();
  return reportPageWith(
    'Thống kê danh mục thủ tục',
    html`<p>${name}.</p>
<p class="quiet">Lập ngày ${dayIn(dayOf(today))}${days.length > 0 && `, theo dữ liệu lấy ${periodOf(days[0] ?? '', days.at(-1) ?? '')}`}.</p>
${figures([['Thủ tục', records.length], ...onlineLevels.map((level): [string, number] => [onlineLevelNames[level].vi, onlineIn(records, level)])])}
${records.length === 0 ? html`<p>Danh mục chưa có thủ tục nào.</p>` : html`${onlineView(records)}${ageView(records, today)}${unknownView(records)}`}
<p class="quiet">Tải dữ liệu: <a href="${publishedFiles.table}">bảng mở bằng Excel (CSV)</a>. Dành cho lập trình viên: <a href="${publishedFiles.schemaOrg}">JSON-LD theo schema.org</a>, <a href="${publishedFiles.cpsvAp}">JSON-LD theo CPSV-AP</a>.</p>`,
  );
}

function onlineIn(records: readonly PublicService[], level: OnlineLevel): number {
  return records.filter(({ onlineLevel }) => onlineLevel === level).length;
}

function onlineView(records: readonly PublicService[]): Html {
  const countsOf = (some: readonly PublicService[]): string[] => [count(some.length), ...onlineLevels.map((level) => count(onlineIn(some, level)))];
  const headings = ['Tất cả', ...onlineLevels.map((level) => shortNames[level])];
  const bySector = [...grouped(records, ({ sector }) => sector ?? '')].sort(([a, some], [b, others]) => others.length - some.length || a.localeCompare(b, 'vi'));
  return html`<p>Toàn trình là làm được từ đầu đến cuối qua mạng. Một phần là nộp qua mạng, nhưng có bước vẫn phải đến quầy. Thủ tục mà nguồn không ghi mức nào thì tính là chưa rõ, kể cả khi nộp được qua mạng.</p>
<h2>Theo cấp giải quyết</h2>
<p class="quiet">Một thủ tục có thể do nhiều cấp giải quyết, nên cộng lại có thể nhiều hơn tổng số.</p>
<div class="many">${tableWith(
    ['Cấp', ...headings],
    [
      ...levels.map((level) => [levelNames[level].vi, ...countsOf(records.filter(({ governmentLevels }) => governmentLevels.includes(level)))]),
      ['Chưa rõ cấp', ...countsOf(records.filter(({ governmentLevels }) => governmentLevels.length === 0))],
    ],
  )}</div>
<h2>Theo lĩnh vực</h2>
<div class="many">${tableWith(
    ['Lĩnh vực', ...headings],
    bySector.map(([sector, some]) => [sector === '' ? 'Chưa rõ lĩnh vực' : sector, ...countsOf(some)]),
  )}</div>
`;
}

function ageView(records: readonly PublicService[], today: Date): Html {
  const ages = records.map(({ source }) => ageInDays(source.asOf, today));
  const fresh = ages.filter((age) => age <= freshDays).length;
  const stale = ages.filter((age) => age > staleDays).length;
  const rows = [
    [`Trong ${freshDays} ngày qua`, fresh],
    [`Từ ${freshDays + 1} đến ${staleDays} ngày trước`, records.length - fresh - stale],
    [`Hơn ${staleDays} ngày trước`, stale],
  ] as const;
  return html`<h2>Dữ liệu cũ hay mới</h2>
${tableWith(
  ['Ngày lấy dữ liệu', 'Thủ tục', 'Tỷ lệ'],
  rows.map(([label, number]) => [label, count(number), share(number, records.length)]),
)}
`;
}

function unknownView(records: readonly PublicService[]): Html {
  return html`<h2>Còn thiếu thông tin gì</h2>
<p>Nguồn không ghi thì để trống, không đoán. Chưa biết lệ phí không có nghĩa là miễn phí.</p>
${tableWith(
  ['Mục', 'Chưa biết', 'Chỉ biết một phần'],
  unknownShares(records).map(({ field, unknown, partly }) => [fieldNames[field], countAndShare(unknown, records.length), partly > 0 ? countAndShare(partly, records.length) : '–']),
)}`;
}

function periodOf(first: string, last: string): string {
  return first === last ? `ngày ${dayIn(first)}` : `từ ngày ${dayIn(first)} đến ngày ${dayIn(last)}`;
}
