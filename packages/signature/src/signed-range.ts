import { concatenated, isAt, isSame, type Bytes } from './bytes.ts';
import { startOfCrossReference } from './cross-reference.ts';
import type { PdfFile } from './pdf-file.ts';
import { isSpace, PdfParser } from './pdf-parser.ts';
import { expectUnambiguous, itemsIn, textIn, wholeNumberIn, type PdfDictionary, type PdfText } from './pdf-value.ts';
import type { SignatureField } from './signature-fields.ts';
import { Unreadable } from './unreadable.ts';

/** Which bytes of a file a signature is over: all from the beginning to `end`, but for the gap in which the signature lies. */
export interface SignedRange {
  readonly gapStart: number;
  readonly gapEnd: number;
  readonly end: number;
  /** The signature, padding included. */
  readonly contents: Bytes;
}

/**
 * Reads what a signature covers, and refuses every shape but the one that leaves nothing unsigned (ISO 32000-2, 12.8.1):
 * from the first byte on, around exactly the string that holds the signature, up to the end of a revision.
 *
 * Everything laxer is a known attack: a gap that is wider than the string hides text in it, a second range elsewhere signs
 * another document, a signature that is not where its dictionary says signs for another one (RUB: USF, SWA, ISA).
 *
 * @throws Unreadable for every other shape.
 */
export function readSignedRange(file: PdfFile, { signature, isPacked }: SignatureField): SignedRange {
  expectUnambiguous(signature);
  if (isPacked) throw new Unreadable('the signature lies in a compressed stream');
  const text = textIn(signature.entries.get('Contents'));
  if (!text || !text.isPureHex || text.bytes.length === 0) throw new Unreadable('/Contents holds no signature');
  const range = itemsIn(file.follow(signature.entries.get('ByteRange')).value)?.map(wholeNumberIn);
  const [first, firstLength, second, secondLength] = range ?? [];
  if (range?.length !== 4 || first === undefined || firstLength === undefined || second === undefined || secondLength === undefined)
    throw new Unreadable('/ByteRange is not four whole numbers');
  if (first !== 0) throw new Unreadable('/ByteRange leaves out the beginning of the file');
  if (firstLength !== text.start || second !== text.end) throw new Unreadable('/ByteRange leaves out more or less than the signature');
  const end = second + secondLength;
  if (end > file.bytes.length) throw new Unreadable('/ByteRange reaches beyond the end of the file');
  if (!liesInFile(file, signature, text)) throw new Unreadable('the signature is not where its dictionary says');
  if (end < signature.end) throw new Unreadable('/ByteRange leaves out a part of the signature dictionary');
  if (end < file.bytes.length) expectEndOfRevision(file, end);
  return { gapStart: firstLength, gapEnd: second, end, contents: text.bytes };
}

function liesInFile({ bytes }: PdfFile, signature: PdfDictionary, text: PdfText): boolean {
  if (!isAt(bytes, signature.start, '<<') || text.start < signature.start || text.end > signature.end) return false;
  const again = textIn(new PdfParser(bytes, text.start).value());
  return again?.end === text.end && isSame(again.bytes, text.bytes);
}

/** What is signed must be a file by itself, and the one that the later revisions go back to. */
function expectEndOfRevision({ bytes, sections }: PdfFile, end: number): void {
  let at = end;
  while (isSpace(bytes[at - 1])) at--;
  if (!isAt(bytes, at - 5, '%%EOF')) throw new Unreadable('what is signed does not end where a revision ends');
  const start = startOfCrossReference(bytes, at);
  if (!sections.some(({ offset }) => offset === start)) throw new Unreadable('what is signed is no revision of this file');
}

/** The bytes that are signed, in one piece. */
export const signedBytes = (bytes: Uint8Array, { gapStart, gapEnd, end }: SignedRange): Bytes => concatenated([bytes.subarray(0, gapStart), bytes.subarray(gapEnd, end)]);

/** Whether something follows what is signed. White space after the end of a file means nothing to any reader. */
export function isChangedAfter(bytes: Uint8Array, { end }: SignedRange): boolean {
  for (let at = end; at < bytes.length; at++) if (!isSpace(bytes[at])) return true;
  return false;
}

/** How many revisions a file has, and how many of them end within the first bytes. A linearized file's two cross-references are one revision. */
export function countRevisions({ sections }: PdfFile, end: number): { readonly revision: number; readonly ofRevisions: number } {
  const ends = sections.flatMap((section, index) => {
    const newer = sections[index - 1];
    return newer && newer.offset < section.offset ? [] : [section.offset];
  });
  return { revision: ends.filter((offset) => offset < end).length, ofRevisions: ends.length };
}
