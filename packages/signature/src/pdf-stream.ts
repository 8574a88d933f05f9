import { isAt } from './bytes.ts';
import { inflate } from './inflate.ts';
import type { PdfParser } from './pdf-parser.ts';
import { dictionaryIn, itemsIn, nameIn, wholeNumberIn, type PdfDictionary, type PdfValue } from './pdf-value.ts';
import { Unreadable } from './unreadable.ts';

/** How much the streams of one file may inflate to, all together. */
export class InflationAllowance {
  #left = 96_000_000;

  inflate(bytes: Uint8Array): Uint8Array {
    const plain = inflate(bytes, this.#left);
    this.#left -= plain.length;
    return plain;
  }
}

/**
 * Reads the content of the stream whose dictionary the parser has just read.
 *
 * Only what cross-references and object streams are made of: `FlateDecode` with PNG predictors, or no filter.
 *
 * @param resolve - Follows a reference; the length may be one.
 */
export function readStream(parser: PdfParser, { entries }: PdfDictionary, allowance: InflationAllowance, resolve: (value: PdfValue | undefined) => PdfValue): Uint8Array {
  parser.expect('stream');
  const { bytes } = parser;
  const start = parser.at + (isAt(bytes, parser.at, '\r\n') ? 2 : 1);
  const length = wholeNumberIn(resolve(entries.get('Length')));
  if (length === undefined || start + length > bytes.length) throw new Unreadable(`PDF: stream of unknown length at byte ${start}`);
  parser.at = start + length;
  parser.expect('endstream');
  const content = bytes.subarray(start, start + length);
  const filters = listed(resolve(entries.get('Filter')));
  if (filters.length === 0) return content;
  if (filters.length > 1 || nameIn(resolve(filters[0])) !== 'FlateDecode') throw new Unreadable('PDF: objects in a stream with another filter than FlateDecode', 'format');
  const parameters = dictionaryIn(resolve(listed(resolve(entries.get('DecodeParms')))[0]));
  return unpredicted(allowance.inflate(content), parameters, resolve);
}

const listed = (value: PdfValue): readonly PdfValue[] => itemsIn(value) ?? (value === null ? [] : [value]);

/** Undoes PNG prediction (ISO 32000-2, 7.4.4.4; PNG, 9.2): one byte a pixel, as in streams of numbers. */
function unpredicted(content: Uint8Array, parameters: PdfDictionary | undefined, resolve: (value: PdfValue | undefined) => PdfValue): Uint8Array {
  const number = (key: string, otherwise: number) => wholeNumberIn(resolve(parameters?.entries.get(key))) ?? otherwise;
  const predictor = number('Predictor', 1);
  if (predictor === 1) return content;
  if (predictor < 10 || number('Colors', 1) !== 1 || number('BitsPerComponent', 8) !== 8)
    throw new Unreadable('PDF: objects in a stream with another predictor than PNG', 'format');
  const columns = number('Columns', 1);
  if (columns < 1 || columns > 65_536) throw new Unreadable('PDF: predictor with an impossible width');
  const rows = Math.ceil(content.length / (columns + 1));
  const plain = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const filter = content[row * (columns + 1)];
    for (let column = 0; column < columns; column++) {
      const left = column > 0 ? (plain[row * columns + column - 1] ?? 0) : 0;
      const above = row > 0 ? (plain[(row - 1) * columns + column] ?? 0) : 0;
      const aboveLeft = row > 0 && column > 0 ? (plain[(row - 1) * columns + column - 1] ?? 0) : 0;
      plain[row * columns + column] = (content[row * (columns + 1) + 1 + column] ?? 0) + predicted(filter, left, above, aboveLeft);
    }
  }
  return plain;
}

function predicted(filter: number | undefined, left: number, above: number, aboveLeft: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) throw new Unreadable('PDF: unknown PNG filter');
  const [distanceLeft, distanceAbove, distanceBoth] = [Math.abs(above - aboveLeft), Math.abs(left - aboveLeft), Math.abs(left + above - 2 * aboveLeft)];
  if (distanceLeft <= distanceAbove && distanceLeft <= distanceBoth) return left;
  return distanceAbove <= distanceBoth ? above : aboveLeft;
}
