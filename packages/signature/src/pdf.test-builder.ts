import { asciiBytes, concatenated, hexOf, latin1, type Bytes } from './bytes.ts';
import { makeMessage, type MessageWish } from './signer.test-builder.ts';

/** An invented document, written piece by piece so that a test can spoil any of them. */

type Objects = Readonly<Record<number, string>>;

const plainObjects: Objects = {
  1: '<< /Type /Catalog /Pages 2 0 R >>',
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
};

/** A document that nobody has signed. */
export const plainPdf = (): Bytes => revise(asciiBytes('%PDF-1.7\n'), plainObjects);

/** Appends a revision that writes some objects anew (ISO 32000-2, 7.5.6). */
export function revise(before: Bytes, objects: Objects, trailer = ''): Bytes {
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(latin1(before.subarray(-60)))?.[1];
  let text = '';
  let table = '';
  for (const [number, value] of Object.entries(objects)) {
    table += `${number} 1\n${String(before.length + text.length).padStart(10, '0')} 00000 n \n`;
    text += `${number} 0 obj\n${value}\nendobj\n`;
  }
  const at = before.length + text.length;
  return concatenated([
    before,
    asciiBytes(`${text}xref\n0 1\n0000000000 65535 f \n${table}trailer\n<< /Size 100 /Root 1 0 R ${previous ? `/Prev ${previous}` : ''} ${trailer} >>\nstartxref\n${at}\n%%EOF\n`),
  ]);
}

export interface PdfWish extends MessageWish {
  readonly before?: Bytes;
  readonly format?: string;
  /** Numbers of the field's and the signature's objects: a second signature needs others. */
  readonly field?: number;
  readonly fields?: readonly number[];
  /** More entries of the signature dictionary. */
  readonly entries?: string;
  /** What the dictionary says is signed, where it is another range than the right one. */
  readonly byteRange?: (right: readonly number[]) => readonly number[];
  /** Makes the signature of what is signed; by default a message as wished. */
  readonly sign?: (document: Bytes) => Promise<Bytes>;
}

const roomForSignature = 8192;

/** Signs a document in a new revision, as a signing program does: writes it with a gap, digests all but the gap, fills the gap. */
export async function signPdf(wish: PdfWish): Promise<Bytes> {
  const { before = plainPdf(), format = 'ETSI.CAdES.detached', field = 10, fields = [field], entries = '', byteRange = (right) => right } = wish;
  const range = (numbers: readonly number[]) => `[${numbers.map((number) => String(number).padStart(10, ' ')).join(' ')}]`.padEnd(45);
  const draft = revise(before, {
    1: `<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [${fields.map((number) => `${number} 0 R`).join(' ')}] >> >>`,
    [field]: `<< /FT /Sig /T (Chu ky ${field}) /V ${field + 1} 0 R >>`,
    [field + 1]: `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${format} ${entries} /ByteRange ${range([0, 0, 0, 0])} /Contents <${'0'.repeat(2 * roomForSignature)}> >>`,
  });
  const text = latin1(draft);
  const gapStart = text.lastIndexOf('/Contents <') + '/Contents '.length;
  const gapEnd = gapStart + 2 * roomForSignature + 2;
  draft.set(asciiBytes(range(byteRange([0, gapStart, gapEnd, draft.length - gapEnd]))), text.lastIndexOf('/ByteRange ') + '/ByteRange '.length);
  const document = concatenated([draft.subarray(0, gapStart), draft.subarray(gapEnd)]);
  const signature = await (wish.sign ?? ((signed) => makeMessage(signed, wish)))(document);
  draft.set(asciiBytes(hexOf(signature)), gapStart + 1);
  return draft;
}
