import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { it } from 'node:test';
import { asciiBytes, concatenated, latin1, type Bytes } from './bytes.ts';
import { catalogueOf, PdfFile } from './pdf-file.ts';
import { PdfParser } from './pdf-parser.ts';
import { dictionaryIn, nameIn, textIn } from './pdf-value.ts';
import { Unreadable } from './unreadable.ts';

interface Wish {
  /** What the object stream says its objects are numbered. */
  readonly packedNumber?: number;
  /** PNG filter of every row of the cross-reference; none without. */
  readonly filter?: number;
  readonly trailer?: string;
  readonly first?: number;
}

const stream = (dictionary: string, content: Uint8Array) =>
  concatenated([asciiBytes(`<< ${dictionary} /Length ${content.length} >>\nstream\n`), content, asciiBytes('\nendstream')]);

/** A file of PDF 1.5: the catalogue lies packed in object stream 2, cross-references are a stream. */
function packedPdf({ packedNumber = 1, filter, trailer = '', first }: Wish = {}): Bytes {
  const header = asciiBytes('%PDF-1.5\n');
  const numbers = `${packedNumber} 0 `;
  const packed = stream(`/Type /ObjStm /N 1 /First ${first ?? numbers.length} /Filter /FlateDecode`, deflateSync(asciiBytes(`${numbers}<< /Type /Catalog /Word /Packed >>`)));
  const body = concatenated([asciiBytes('2 0 obj\n'), packed, asciiBytes('\nendobj\n')]);
  const at = header.length + body.length;
  const rows = [
    [0, 0, 0, 255],
    [2, 0, 2, 0],
    [1, 0, header.length, 0],
    [1, at >> 8, at & 0xff, 0],
  ];
  const content = Uint8Array.from(
    filter === undefined ? rows.flat() : rows.flatMap((row, index) => [filter, ...row.map((value, column) => predicted(filter, rows, index, column, value))]),
  );
  const parameters = filter === undefined ? '' : '/DecodeParms << /Predictor 12 /Columns 4 >>';
  const table = stream(`/Type /XRef /W [1 2 1] /Size 4 /Root 1 0 R ${trailer} /Filter /FlateDecode ${parameters}`, deflateSync(content));
  return concatenated([header, body, asciiBytes('3 0 obj\n'), table, asciiBytes(`\nendobj\nstartxref\n${at}\n%%EOF\n`)]);
}

/** What PNG stores for a byte: the difference to its neighbours. */
function predicted(filter: number, rows: readonly (readonly number[])[], row: number, column: number, value: number): number {
  const at = (r: number, c: number) => rows[r]?.[c] ?? 0;
  const [left, above, corner] = [at(row, column - 1), at(row - 1, column), at(row - 1, column - 1)];
  const paeth = [left, above, corner].sort((a, b) => Math.abs(left + above - corner - a) - Math.abs(left + above - corner - b))[0] ?? 0;
  return (value - ([0, left, above, (left + above) >> 1, paeth][filter] ?? 0)) & 0xff;
}

it('finds an object that lies packed in a stream', () => {
  const catalogue = catalogueOf(new PdfFile(packedPdf()));
  assert.equal(catalogue.isPacked, true);
  assert.equal(nameIn(dictionaryIn(catalogue.value)?.entries.get('Word')), 'Packed');
});

it('undoes every prediction of PNG', () => {
  for (const filter of [0, 1, 2, 3, 4]) assert.ok(dictionaryIn(catalogueOf(new PdfFile(packedPdf({ filter }))).value), `filter ${filter}`);
});

it('refuses a packed object that its stream calls otherwise', () => {
  assert.throws(() => catalogueOf(new PdfFile(packedPdf({ packedNumber: 7 }))), /not where its cross-reference says/);
});

it('says that it cannot look into encrypted streams', () => {
  assert.throws(
    () => catalogueOf(new PdfFile(packedPdf({ trailer: '/Encrypt 5 0 R' }))),
    (error) => error instanceof Unreadable && error.kind === 'encrypted',
  );
});

it('reads values by the book, and nothing else', () => {
  const read = (text: string) => new PdfParser(asciiBytes(text), 0).value();
  assert.deepEqual(read(' % chú thích\n -12.5 '), -12.5);
  assert.deepEqual(read('/A#20b'), { kind: 'name', name: 'A b' });
  assert.deepEqual(read('12 0 R'), { kind: 'reference', number: 12, generation: 0 });
  assert.equal(latin1(textIn(read('(a\\(b\\)\\101(c)\\n)'))?.bytes ?? new Uint8Array(0)), 'a(b)A(c)\n');
  assert.equal(latin1(textIn(read('<4 1 4>'))?.bytes ?? new Uint8Array(0)), 'A@');
  for (const text of ['', '<<', '<< /A', '<< 1 2 >>', '[1', '(a', '<4z>', 'nulls', '--', '1.2.3']) assert.throws(() => read(text), Unreadable, text);
});
