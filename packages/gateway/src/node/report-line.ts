import { redact } from '@motcua/assistant/guard';
import type { InputOf } from '@motcua/contract';
import type { reportService } from '@motcua/contract/reports';
import { hanoiTime, headingOf, rowOf } from './csv-row.ts';

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

/** What a file of reports begins with. */
export const heading = headingOf(columns);

/** A report as one row of a table that a spreadsheet opens. Personal numbers are hidden; no cell can run as a formula. */
export function reportLine({ atMs, code, name, part, text = '', asOf = '', language, reference }: KeptReport): string {
  // With a word before it: an Excel that takes the point for a decimal one would show 2.000130 as 2.00013.
  return rowOf([hanoiTime(atMs), `Mã ${code}`, name, partWords[part], redact(text.normalize('NFC')).text, asOf, language ? languageWords[language] : '', reference]);
}
