import type { PublicService } from '@motcua/contract/services';
import { spreadsheetCsv } from '../spreadsheet.ts';
import { feeText, notKnown, paperLines, stepLines, timeLimitText } from './fact-texts.ts';
import { audienceNames, channelNames, levelNames, onlineLevelNames, placeName } from './names.ts';
import { serviceIri } from './publication.ts';

/** A column: how it is headed, and what stands in it, one thing a line. */
type Column = readonly [heading: string, cellOf: (record: PublicService, base: string) => string | readonly string[] | undefined];

/** Headings that the import of a clerk's table knows too, as far as it has them. */
const columns: readonly Column[] = [
  ['Mã thủ tục', ({ code }) => code],
  ['Tên thủ tục', ({ name }) => name],
  ['Gọi dễ hiểu', ({ plainName }) => plainName],
  ['Gọi bằng tiếng Anh', ({ nameEn }) => nameEn],
  ['Tóm tắt', ({ summary }) => summary],
  ['Khác ở chỗ', ({ distinction }) => distinction],
  ['Điều phải coi chừng', ({ caveat }) => caveat],
  ['Lĩnh vực', ({ sector }) => sector],
  ['Cấp giải quyết', ({ governmentLevels }) => known(governmentLevels.map((level) => levelNames[level].vi))],
  ['Cơ quan giải quyết', ({ authority }) => authority ?? notKnown],
  ['Áp dụng ở', ({ jurisdiction }) => (jurisdiction === 'VN' ? 'Cả nước' : placeName(jurisdiction))],
  ['Đối tượng', ({ audiences }) => known(audiences.map((audience) => audienceNames[audience].vi))],
  ['Ai được nộp', ({ applicants }) => applicants ?? notKnown],
  ['Mức độ trực tuyến', ({ onlineLevel }) => (onlineLevel === 'unknown' ? notKnown : onlineLevelNames[onlineLevel].vi)],
  ['Cách thức nộp', ({ channels }) => known(channels.map(({ kind, url, note }) => [[channelNames[kind].vi, url].filter(Boolean).join(': '), note].filter(Boolean).join(' – ')))],
  ['Thời hạn giải quyết', ({ timeLimits }) => known(timeLimits.map(timeLimitText))],
  ['Phí, lệ phí', ({ fees }) => known(fees.map(feeText))],
  ['Miễn, giảm', ({ exemptions }) => exemptions],
  ['Giấy tờ', ({ papers }) => known(paperLines(papers))],
  ['Các bước', ({ steps }) => known(stepLines(steps))],
  ['Kết quả', ({ results }) => known(results)],
  ['Căn cứ pháp lý', ({ legalBasis }) => known(legalBasis)],
  ['Thủ tục liên quan', ({ related }) => related],
  ['Thay cho mã cũ', ({ replaces }) => replaces],
  ['Ngày lấy dữ liệu', ({ source }) => source.asOf],
  ['Nguồn', ({ source }) => source.url],
  ['Định danh', ({ code }, base) => serviceIri(base, code)],
];

/** Records as a table for people with a spreadsheet: a row for each, in sentences of its own, with nothing that is not known as a number. */
export function proceduresTable(records: readonly PublicService[], base: string): string {
  const rows = records.map((record) =>
    columns.map(([, cellOf]) => {
      const cell = cellOf(record, base) ?? '';
      return typeof cell === 'string' ? cell : cell.join('\n');
    }),
  );
  return spreadsheetCsv([columns.map(([heading]) => heading), ...rows]);
}

function known(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? lines : [notKnown];
}
