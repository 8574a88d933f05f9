import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { dayOf } from '../days.ts';
import { ImportRefusal } from './refusal.ts';
import type { SourceRow } from './source-file.ts';

/** A column that a clerk's table may have: how it may be headed, and what it becomes in a row. */
type Column = readonly [heading: RegExp, fieldOf: (cell: string) => Record<string, unknown>];

const lines = (cell: string): string[] =>
  cell
    .split(/\r?\n|;\s*(?=[-–•\p{Lu}])/u)
    .map((line) => line.replace(/^\s*[-–•+*]\s*/, '').trim())
    .filter(Boolean);

/** Headings are compared without diacritics, signs and case. */
const columns: readonly Column[] = [
  [/^(ma (so )?(thu tuc|tthc|ho so)|ma|code)\b/, (cell) => ({ code: cell.trim() })],
  [/^(ten (thu tuc|tthc|goi)|ten|name)\b/, (cell) => ({ name: cell })],
  [/^(linh vuc|nganh|sector|domain)\b/, (cell) => ({ domain: cell })],
  [
    /^(cap (thuc hien|giai quyet)|cap|level)\b/,
    (cell) => ({
      level: cell.split(/[,;/\n]/).map((word) =>
        word
          .trim()
          .replace(/^cấp /iu, '')
          .replace(/^phường.*|^xã.*/iu, 'xã')
          .replace(/^thành phố.*/iu, 'tỉnh'),
      ),
    }),
  ],
  [/^(co quan|noi giai quyet|don vi|authority)\b/, (cell) => ({ authority: cell })],
  [/^(doi tuong|audience)\b/, (cell) => ({ audience: cell.split(/[,;\n]/).map((word) => word.trim()) })],
  [/^(muc do|dich vu cong|online)\b/, (cell) => ({ onlineLevel: cell })],
  [/^(cach thuc|hinh thuc nop|kenh|channel)/, (cell) => ({ submission: channelsIn(cell) })],
  [/^(thoi (han|gian)|time)/, (cell) => ({ timeLimit: lines(cell) })],
  [/^(phi|le phi|muc phi|muc thu|fee)/, (cell) => ({ fee: lines(cell).map((text) => ({ amountVnd: amountIn(text), text, note: '' })) })],
  [/^(thanh phan|giay to|ho so|papers|documents)/, (cell) => ({ documents: [{ case: '', items: lines(cell).map((name) => ({ name, original: null, copy: null })) }] })],
  [/^(trinh tu|cac buoc|buoc|steps)/, (cell) => ({ steps: lines(cell) })],
  [/^(ket qua|results?)\b/, (cell) => ({ results: lines(cell) })],
  [/^(can cu|co so phap ly|phap ly|legal)/, (cell) => ({ legalBasis: lines(cell).map((law) => ({ code: law, name: '' })) })],
  [/^(tu khoa|ten goi khac|keywords?)/, (cell) => ({ keywords: cell.replaceAll('\n', ', ') })],
  [/^(nguon|duong dan|lien ket|link|url|source)/, (cell) => (/^https?:/i.test(cell.trim()) ? { sourceUrl: cell.trim() } : { sourceName: cell })],
  [/^(ngay|cap nhat|as ?of|date)/, (cell) => ({ fetchedDate: dayIn(cell) })],
  [/^(pham vi|ap dung|scope)/, (cell) => ({ scope: /cả nước|toàn quốc|national/iu.test(cell) ? 'national' : `province:${cell.trim()}` })],
];
/** In how many rows from the top the headings are looked for: tables often begin with a title. */
const headingRows = 10;

/** What a workbook may weigh once it is unpacked: far beyond any table that a person keeps. */
const mostUnpacked = 256 * 1024 * 1024;

/** Rows of an Excel workbook's first sheet. */
export async function rowsOfWorkbook(bytes: Buffer, name: string): Promise<SourceRow[]> {
  let table: readonly (readonly unknown[])[];
  try {
    assertWorkbook(bytes);
    table = await readSheet(bytes);
  } catch (cause) {
    throw new ImportRefusal(
      `Tệp ${name} không mở được thành bảng Excel. Nếu là tệp nén, hãy giải nén rồi lấy tệp Excel (.xlsx) bên trong. Nếu là tệp Word, hãy chép bảng sang Excel. Nếu có mật khẩu, hãy bỏ mật khẩu rồi lưu lại.`,
      `${name} cannot be opened as an Excel workbook; if it is an archive or a Word file, take the .xlsx out of it; if it has a password, remove it`,
      { cause },
    );
  }
  return rowsOfTable(
    table.map((row) => row.map(textOf)),
    name,
  );
}

/** Looks into the archive before it is unpacked. */
function assertWorkbook(bytes: Buffer): void {
  let unpacked = 0;
  let isWorkbook = false;
  unzipSync(bytes, {
    filter({ name, originalSize }) {
      unpacked += originalSize;
      isWorkbook ||= name === 'xl/workbook.xml';
      return false;
    },
  });
  if (!isWorkbook || unpacked > mostUnpacked) throw new TypeError(isWorkbook ? 'unpacks to too much' : 'holds no workbook');
}

/** Rows of a CSV file, with commas, semicolons or tabs between its cells. */
export function rowsOfCsv(bytes: Buffer, name: string): SourceRow[] {
  const text = decoded(bytes, name);
  const [first = ''] = text.split('\n', 1);
  const delimiter = [',', ';', '\t'].reduce((best, each) => (first.split(each).length > first.split(best).length ? each : best));
  let table: string[][];
  try {
    table = parse(text, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: false, relax_quotes: true });
  } catch (cause) {
    throw new ImportRefusal(
      `Không đọc được bảng trong tệp ${name}. Hãy mở bằng Excel rồi lưu lại, kiểu “Excel Workbook (.xlsx)”.`,
      `${name} cannot be read as CSV; save it from Excel as a workbook (.xlsx)`,
      {
        cause,
      },
    );
  }
  return rowsOfTable(table, name);
}

function decoded(bytes: Buffer, name: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(bytes).swap16().toString('utf16le');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ImportRefusal(
      `Tệp ${name} lưu bằng bảng mã cũ nên chữ có dấu bị sai. Hãy mở bằng Excel rồi lưu lại, kiểu “Excel Workbook (.xlsx)” hoặc “CSV UTF-8”.`,
      `${name} is not UTF-8, so letters with diacritics are lost; save it from Excel as CSV UTF-8 or .xlsx`,
      { cause },
    );
  }
}

function rowsOfTable(table: readonly (readonly string[])[], name: string): SourceRow[] {
  const found = table.slice(0, headingRows).map((row) => row.map((cell) => columns.find(([heading]) => heading.test(plain(cell)))));
  const at = found.findIndex((row) => fieldsOf(row).has('code') && fieldsOf(row).has('name'));
  const headings = found[at];
  if (!headings)
    throw new ImportRefusal(
      `Trong ${headingRows} dòng đầu của tệp ${name} không có dòng tiêu đề với cột “Mã thủ tục” và cột “Tên thủ tục”. Hãy thêm dòng tiêu đề rồi nhập lại.`,
      `${name} has no heading row with "Mã thủ tục" (code) and "Tên thủ tục" (name) among its first ${headingRows} rows; add one`,
    );
  return table.flatMap((cells, index) => {
    if (index <= at || cells.every((cell) => cell.trim() === '')) return [];
    // A table of one's own does not come from the portal; a cell may say from where.
    const given: Record<string, unknown> = { scope: 'national', sourceName: name };
    for (const [place, column] of headings.entries()) {
      const cell = cells[place]?.trim() ?? '';
      if (column && cell !== '') Object.assign(given, column[1](cell));
    }
    return [{ where: `${name}, dòng ${index + 1}`, given }];
  });
}

function fieldsOf(row: readonly (Column | undefined)[]): Set<string> {
  return new Set(row.flatMap((column) => (column ? Object.keys(column[1]('')) : [])));
}

function plain(cell: string): string {
  return cell
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** A cell as text; Excel turns `1.001193` into a number, and takes the zeros at the end of `1.001500` away. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dayOf(cell);
  if (typeof cell === 'number' && cell > 0 && cell < 10 && !Number.isInteger(cell)) return cell.toFixed(6);
  return String(cell);
}

function channelsIn(cell: string): string[] {
  return [
    [/trực tiếp|tại quầy|một cửa|counter|in.person/iu, 'in-person'],
    [/trực tuyến|qua mạng|online/iu, 'online'],
    [/bưu|post/iu, 'postal'],
  ].flatMap(([pattern, word]) => ((pattern as RegExp).test(cell) ? [word as string] : []));
}

function amountIn(text: string): number | null {
  const digits = /(?<!\d)\d{1,3}(?:[.,]\d{3})+|(?<!\d)\d{4,}/.exec(text)?.[0].replace(/\D/g, '');
  return digits === undefined ? null : Number(digits);
}

/** `17/7/2026` and `2026-07-17` as the latter. */
function dayIn(cell: string): string {
  const [, day, month, year] = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(cell) ?? [];
  return day === undefined ? cell.trim() : `${year}-${month?.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
