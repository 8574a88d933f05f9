import type { PublicService } from '@motcua/contract/services';
import { spreadsheetCsv } from '../spreadsheet.ts';
import { feeText, notKnown, paperLines, standInText, stepLines, timeLimitText } from '@motcua/contract/services/fact-texts';
import { audienceNames, channelNames, levelNames, onlineLevelNames, placeName } from '@motcua/contract/services/names';
import { serviceIri } from './publication.ts';

/** A column: which field it holds, how it is headed, and what stands in it, one thing a line. */
type Column = readonly [field: keyof PublicService | 'asOf' | 'iri', heading: string, cellOf: (record: PublicService, base: string) => string | readonly string[] | undefined];

/** Headings that the import of a clerk's table knows too, as far as it has them. */
const columns: readonly Column[] = [
  ['code', 'Mã thủ tục', ({ code }) => code],
  ['name', 'Tên thủ tục', ({ name }) => name],
  ['plainName', 'Gọi dễ hiểu', ({ plainName }) => plainName],
  ['nameEn', 'Gọi bằng tiếng Anh', ({ nameEn }) => nameEn],
  ['summary', 'Tóm tắt', ({ summary }) => summary],
  ['distinction', 'Khác ở chỗ', ({ distinction }) => distinction],
  ['caveat', 'Điều cần lưu ý', ({ caveat }) => caveat],
  ['sector', 'Lĩnh vực', ({ sector }) => sector],
  ['governmentLevels', 'Cấp giải quyết', ({ governmentLevels }) => known(governmentLevels.map((level) => levelNames[level].vi))],
  ['authority', 'Cơ quan giải quyết', ({ authority }) => authority ?? notKnown],
  ['jurisdiction', 'Áp dụng ở', ({ jurisdiction }) => (jurisdiction === 'VN' ? 'Cả nước' : placeName(jurisdiction))],
  ['audiences', 'Đối tượng', ({ audiences }) => known(audiences.map((audience) => audienceNames[audience].vi))],
  ['applicants', 'Ai được nộp', ({ applicants }) => applicants ?? notKnown],
  ['standIn', 'Người khác đi thay', ({ standIn }) => (standIn ? standInText(standIn) : notKnown)],
  ['onlineLevel', 'Mức độ trực tuyến', ({ onlineLevel }) => (onlineLevel === 'unknown' ? notKnown : onlineLevelNames[onlineLevel].vi)],
  [
    'channels',
    'Cách thức nộp',
    ({ channels }) => known(channels.map(({ kind, url, note }) => [[channelNames[kind].vi, url].filter(Boolean).join(': '), note].filter(Boolean).join(' – '))),
  ],
  ['timeLimits', 'Thời hạn giải quyết', ({ timeLimits }) => known(timeLimits.map(timeLimitText))],
  ['fees', 'Phí, lệ phí', ({ fees }) => known(fees.map(feeText))],
  ['exemptions', 'Miễn, giảm', ({ exemptions }) => exemptions],
  ['papers', 'Giấy tờ', ({ papers }) => known(paperLines(papers))],
  ['steps', 'Các bước', ({ steps }) => known(stepLines(steps))],
  ['results', 'Kết quả', ({ results }) => known(results)],
  ['legalBasis', 'Căn cứ pháp lý', ({ legalBasis }) => known(legalBasis)],
  ['related', 'Thủ tục liên quan', ({ related }) => related],
  ['replaces', 'Thay cho mã cũ', ({ replaces }) => replaces],
  ['replacedBy', 'Được báo thay bằng', ({ replacedBy }) => replacedBy && `${replacedBy.code}. ${replacedBy.rule}`],
  ['asOf', 'Ngày lấy dữ liệu', ({ source }) => source.asOf],
  ['source', 'Nguồn', ({ source }) => source.url],
  ['iri', 'Định danh', ({ code }, base) => serviceIri(base, code)],
];

/** Records as a table for people with a spreadsheet: a row for each, in sentences of its own, with nothing that is not known as a number. */
export function proceduresTable(records: readonly PublicService[], base: string): string {
  const rows = records.map((record) => columns.map(([, , cellOf]) => linesOf(cellOf(record, base)).join('\n')));
  return spreadsheetCsv([columns.map(([, heading]) => heading), ...rows]);
}

/** What the table says of a field: one thing a line. */
export function fieldLines(record: PublicService, field: keyof PublicService): readonly string[] {
  const [, , cellOf] = columns.find(([of]) => of === field) ?? [];
  return linesOf(cellOf?.(record, ''));
}

function linesOf(cell: string | readonly string[] | undefined): readonly string[] {
  return typeof cell === 'string' ? [cell] : (cell ?? []);
}

function known(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? lines : [notKnown];
}
