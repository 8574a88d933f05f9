import { redact } from '@motcua/assistant/guard';
import type { InputOf } from '@motcua/contract';
import type { reportService } from '@motcua/contract/reports';

type Report = InputOf<typeof reportService>;

/** A report as it is kept. */
export interface KeptReport extends Report {
  /** Name of the service; empty where it is not known here. */
  readonly name: string;
  readonly reference: string;
  readonly atMs: number;
}

const partWords: Readonly<Record<Report['part'], string>> = {
  where: 'Nơi nộp',
  timeLimit: 'Thời hạn',
  fee: 'Lệ phí',
  papers: 'Giấy tờ',
  steps: 'Các bước',
  online: 'Nộp qua mạng',
  other: 'Chuyện khác',
};
const languageWords = { vi: 'Việt', en: 'Anh' } as const;

const columns = ['Ngày giờ (Hà Nội)', 'Mã thủ tục', 'Tên thủ tục', 'Phần nào sai', 'Nội dung', 'Dữ liệu ngày', 'Đọc bằng tiếng', 'Mã tra cứu'];

/** Ends a row, and nothing else: a cell's own lines end without the carriage return. */
export const rowEnd = '\r\n';

/** What a file of reports begins with: the mark by which Excel knows UTF-8, then the names of the columns. */
export const heading = `\ufeff${rowOf(columns)}`;

/** A report as one row of a table that a spreadsheet opens. Personal numbers are hidden; no cell can run as a formula. */
export function reportLine({ atMs, code, name, part, text = '', asOf = '', language, reference }: KeptReport): string {
  // With a word before it: an Excel that takes the point for a decimal one would show 2.000130 as 2.00013.
  return rowOf([hanoiTime(atMs), `Mã ${code}`, name, partWords[part], redact(text.normalize('NFC')).text, asOf, language ? languageWords[language] : '', reference]);
}

function rowOf(cells: readonly string[]): string {
  return cells.map((text) => `"${cellOf(text).replaceAll('"', '""')}"`).join(',') + rowEnd;
}

/**
 * An apostrophe before a sign that would begin a formula says that it is text. Also after what some spreadsheet, set to
 * another separator, would take for the end of a cell.
 */
function cellOf(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '') // Also what turns the order of letters around.
    .trim()
    .replace(/(^|[\n;,|])(\s*)([=+\-@＝＋－＠])/g, "$1$2'$3");
}

/** Year first, so that it sorts, and that no spreadsheet swaps day and month. */
function hanoiTime(atMs: number): string {
  return new Date(atMs + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
