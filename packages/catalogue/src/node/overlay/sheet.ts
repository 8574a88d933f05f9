import { readSheet } from 'read-excel-file/node';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { grouped } from '../grouped.ts';
import { ImportRefusal } from '../import/refusal.ts';
import { fieldNames } from '../names.ts';
import type { Corrections, Written } from './corrections.ts';
import { emptiedHint, markOf, writtenFields } from './words-text.ts';

const fixed = [
  { label: 'Mã', width: 11 },
  { label: 'Tên chính thức (không sửa)', width: 40 },
] as const;
/** In it stands, for each field, a mark of what its cell held when the sheet was written. */
const marks = { label: 'Dấu (không sửa)', width: 16 } as const;
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
  const headings = [...fixed.map(({ label }) => label), ...writtenFields.map(({ label }) => label), marks.label].map((value) => ({
    value,
    type: String,
    fontWeight: 'bold' as const,
    backgroundColor: quiet,
  }));
  const rows = corrections.records().map(({ code, name }) => {
    const written = corrections.written(code);
    return [cell(code, true), cell(name, true), ...writtenFields.map(({ field }) => cell(written.get(field) ?? '')), { ...cell(marksOf(written), true), wrap: false }];
  });
  const hints = [
    [cell('Cột', true), cell('Cách ghi', true)],
    ...writtenFields.map(({ label, hint }) => [cell(label), cell(hint)]),
    [cell('Dấu |'), cell('Dấu gạch đứng, ngăn các phần của một dòng. Gõ: giữ Shift rồi nhấn phím \\ (ngay trên phím Enter).')],
    [cell('Xuống dòng trong ô'), cell('Giữ Alt rồi nhấn Enter.')],
    [cell('Ô để nguyên'), cell('Không có gì thay đổi.')],
    [cell('Ô xóa trắng'), cell(emptiedHint)],
    [
      cell(marks.label),
      cell('Để phần mềm biết ô nào đã sửa. Hãy giữ nguyên cột này. Ô mà người khác cũng sửa sau khi lập phiếu thì phần mềm không nhận phiếu; khi đó hãy lập phiếu mới.'),
    ],
  ];
  const columns = [...fixed.map(({ width }) => ({ width })), ...writtenFields.map(({ isLong }) => ({ width: isLong ? wide : narrow })), { width: marks.width }];
  return writeXlsxFile([
    { data: [headings, ...rows], sheet: 'Sửa', columns, stickyRowsCount: 1, stickyColumnsCount: 2 },
    { data: hints, sheet: 'Cách ghi', columns: [{ width: narrow }, { width: 90 }] },
  ]).toBuffer();
}

/**
 * What was written in a correction sheet, by code: only the cells that somebody edited. Rows and columns may have been taken out.
 *
 * @throws ImportRefusal where it is no such sheet, or where an edited cell's field has changed since the sheet was written.
 */
export async function readCorrectionSheet(bytes: Buffer, corrections: Corrections): Promise<Map<string, Written>> {
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
  const marksAt = headings.indexOf(marks.label);
  if (marksAt === -1)
    throw new ImportRefusal(
      `Phiếu này không có cột “${marks.label}” nên không biết ô nào đã sửa. Hãy lập phiếu mới rồi sửa trên phiếu đó.`,
      `the correction sheet has no column "${marks.label}", so nobody knows which cells were edited; write a new sheet`,
    );
  // The headings are row 1.
  const filled = rows.map((row, index) => ({ row, number: index + 2, code: textOf(row[0]).trim() })).filter(({ code }) => code !== '');
  refuseTwice(filled);
  const problems: string[] = [];
  const sheet = new Map<string, Written>();
  for (const { row, code } of filled) {
    const before = new Map([...textOf(row[marksAt]).matchAll(/(\w+):([0-9a-f]{6})\b/g)].map(([, field = '', mark]) => [field, mark]));
    const now = corrections.written(code);
    const edited = new Map<string, string>();
    for (const [field, place] of places) {
      const [text, mark, present] = [textOf(row[place]), before.get(field), markOf(now.get(field) ?? '')];
      if (mark === markOf(text)) continue;
      edited.set(field, text);
      if (mark === undefined) problems.push(`${code}, ${fieldNames[field]}: ô “${marks.label}” của hàng này không còn như lúc nhận; hãy lập phiếu mới.`);
      // What it says already is nothing to be undone: a sheet can be read twice.
      else if (corrections.official(code) && present !== mark && present !== markOf(text))
        problems.push(`${code}, ${fieldNames[field]}: đã có người sửa sau khi lập phiếu, hoặc bản chính thức đã đổi; hãy lập phiếu mới.`);
    }
    if (edited.size > 0) sheet.set(code, edited);
  }
  if (problems.length > 0)
    throw new ImportRefusal(
      `${problems.join('\n')}\nChưa nhận ô nào của phiếu này.`,
      `${problems.length} cells were changed by somebody else since the sheet was written, or their marks were; nothing was taken; write a new sheet`,
    );
  return sheet;
}

/** For each field a short mark, such as `plainName:2cf24d`. */
function marksOf(written: Written): string {
  return writtenFields.map(({ field }) => `${field}:${markOf(written.get(field) ?? '')}`).join(' ');
}

function refuseTwice(rows: readonly { readonly code: string; readonly number: number }[]): void {
  const twice = [...grouped(rows, ({ code }) => code)].filter(([, each]) => each.length > 1).map(([code, each]) => [code, each.map(({ number }) => number)] as const);
  if (twice.length > 0)
    throw new ImportRefusal(
      `${twice.map(([code, numbers]) => `Mã ${code} có ở các hàng ${numbers.join(' và ')}; hãy để lại một hàng.`).join('\n')}\nChưa nhận ô nào của phiếu này.`,
      `${twice.map(([code, numbers]) => `${code} is in rows ${numbers.join(' and ')}`).join('; ')}; leave one of them; nothing was taken`,
    );
}

function textOf(cell: unknown): string {
  if (typeof cell === 'number' && cell < 10 && !Number.isInteger(cell)) return cell.toFixed(6); // A code that Excel made a number of.
  return cell === null || cell === undefined ? '' : String(cell);
}
