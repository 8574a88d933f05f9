/** Ends a row, and nothing else: a cell's own lines end without the carriage return. */
export const rowEnd = '\r\n';

/** What a table begins with: the mark by which Excel knows UTF-8, then the names of the columns. */
export function headingOf(columns: readonly string[]): string {
  return `\ufeff${rowOf(columns)}`;
}

/** One row of a table that a spreadsheet opens; no cell can run as a formula, whatever stands in it. */
export function rowOf(cells: readonly string[]): string {
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
export function hanoiTime(atMs: number): string {
  return new Date(atMs + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
