import { stringify } from 'csv-stringify/sync';

/** What Excel and LibreOffice hold in a cell; what is longer is cut there without a word, or falls apart into several cells. */
const longestCell = 32_000;
const cutNote = '\n… (còn nữa, xem trang nguồn)';

/** Rows as a table that a spreadsheet opens by a double click: CSV in UTF-8 with its mark. No cell can run as a formula. */
export function spreadsheetCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${stringify(rows.map((row) => row.map(cellOf)))}`;
}

/** A cell that begins with one of these signs would be run as a formula; an apostrophe before it says that it is text. */
function cellOf(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return guarded.length <= longestCell ? guarded : `${guarded.slice(0, longestCell - cutNote.length)}${cutNote}`;
}
