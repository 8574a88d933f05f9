import { readSheet } from 'read-excel-file/node';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { ImportRefusal } from '../import/refusal.ts';
import type { Corrections, Written } from './corrections.ts';
import { writtenFields } from './words-text.ts';

const fixed = [
  { label: 'Mã', width: 11 },
  { label: 'Tên chính thức (không sửa)', width: 40 },
] as const;
const wide = 44;
const narrow = 26;
const quiet = '#F5F4F0';

/**
 * The correction sheet: an Excel workbook with a row for each procedure and a column for each field that may be corrected, and a
 * second sheet that says how to write them.
 */
export async function correctionSheet(corrections: Corrections): Promise<Buffer> {
  const cell = (value: string, isFixed = false): SheetData[number][number] => ({
    value,
    type: String,
    wrap: true,
    alignVertical: 'top',
    ...(isFixed && { backgroundColor: quiet }),
  });
  const headings = [...fixed.map(({ label }) => label), ...writtenFields.map(({ label }) => label)].map((value) => ({
    value,
    type: String,
    fontWeight: 'bold' as const,
    backgroundColor: quiet,
  }));
  const rows = corrections.records().map(({ code, name }) => {
    const written = corrections.written(code);
    return [cell(code, true), cell(name, true), ...writtenFields.map(({ field }) => cell(written.get(field) ?? ''))];
  });
  const hints = [
    [cell('Cột', true), cell('Cách ghi', true)],
    ...writtenFields.map(({ label, hint }) => [cell(label), cell(hint)]),
    [cell('Dấu |'), cell('Dấu gạch đứng, ngăn các phần của một dòng. Gõ: giữ Shift rồi nhấn phím \\ (ngay trên phím Enter).')],
    [cell('Xuống dòng trong ô'), cell('Giữ Alt rồi nhấn Enter.')],
    [cell('Ô để nguyên'), cell('Không có gì thay đổi.')],
    [
      cell('Ô xóa trắng'),
      cell('Ô chỉ ghi một câu (tên, câu tóm tắt, nơi giải quyết …) trở lại như trước khi sửa. Ô ghi nhiều dòng (lệ phí, giấy tờ …) thì người dân sẽ thấy “Chưa có thông tin”.'),
    ],
  ];
  const columns = [...fixed.map(({ width }) => ({ width })), ...writtenFields.map(({ isLong }) => ({ width: isLong ? wide : narrow }))];
  return writeXlsxFile([
    { data: [headings, ...rows], sheet: 'Sửa', columns, stickyRowsCount: 1, stickyColumnsCount: 2 },
    { data: hints, sheet: 'Cách ghi', columns: [{ width: narrow }, { width: 90 }] },
  ]).toBuffer();
}

/**
 * What was written in a correction sheet, by code; columns that somebody took out are left as they are.
 *
 * @throws ImportRefusal where it is no such sheet.
 */
export async function readCorrectionSheet(bytes: Buffer): Promise<Map<string, Written>> {
  let table: readonly (readonly unknown[])[];
  try {
    table = await readSheet(bytes, 'Sửa');
  } catch (cause) {
    throw new ImportRefusal(
      'Tệp này không phải phiếu sửa. Hãy dùng đúng tệp phiếu sửa đã nhận, giữ nguyên trang tính “Sửa”.',
      'this is no correction sheet; use the file that "sheet" wrote',
      { cause },
    );
  }
  const [headings = [], ...rows] = table;
  const places = writtenFields.flatMap(({ field, label }) => {
    const place = headings.indexOf(label);
    return place === -1 ? [] : [[field, place] as const];
  });
  if (headings[0] !== fixed[0].label || places.length === 0)
    throw new ImportRefusal(
      'Dòng đầu của phiếu sửa không còn như lúc nhận. Hãy để lại tên các cột như cũ rồi lưu.',
      'the first row of the correction sheet was changed; keep the names of its columns',
    );
  return new Map(
    rows.flatMap((row) => (row[0] === null || row[0] === undefined ? [] : [[textOf(row[0]), new Map(places.map(([field, place]) => [field, textOf(row[place])]))] as const])),
  );
}

function textOf(cell: unknown): string {
  if (typeof cell === 'number' && cell < 10 && !Number.isInteger(cell)) return cell.toFixed(6); // A code that Excel made a number of.
  return cell === null || cell === undefined ? '' : String(cell);
}
