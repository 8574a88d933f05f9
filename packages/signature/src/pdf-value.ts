import type { Bytes } from './bytes.ts';
import { Unreadable } from './unreadable.ts';

/** What a PDF file is made of (ISO 32000-2, 7.3). */
export type PdfValue = null | boolean | number | PdfName | PdfText | PdfReference | PdfArray | PdfDictionary;

interface PdfName {
  readonly kind: 'name';
  readonly name: string;
}

/** A string of bytes, and where it lies, delimiters included. */
export interface PdfText {
  readonly kind: 'text';
  readonly bytes: Bytes;
  readonly start: number;
  readonly end: number;
  /** Written as hexadecimal digits and nothing between them. */
  readonly isPureHex: boolean;
}

export interface PdfReference {
  readonly kind: 'reference';
  readonly number: number;
  readonly generation: number;
}

interface PdfArray {
  readonly kind: 'array';
  readonly items: readonly PdfValue[];
}

export interface PdfDictionary {
  readonly kind: 'dictionary';
  readonly entries: ReadonlyMap<string, PdfValue>;
  /** A key that comes twice: which of its values counts differs from reader to reader. */
  readonly repeatedKey: string | undefined;
  readonly start: number;
  readonly end: number;
}

const isKind = <K extends string>(value: PdfValue | undefined, kind: K): value is Extract<PdfValue, { kind: K }> => typeof value === 'object' && value?.kind === kind;

export const nameIn = (value: PdfValue | undefined): string | undefined => (isKind(value, 'name') ? value.name : undefined);
export const textIn = (value: PdfValue | undefined): PdfText | undefined => (isKind(value, 'text') ? value : undefined);
export const referenceIn = (value: PdfValue | undefined): PdfReference | undefined => (isKind(value, 'reference') ? value : undefined);
export const itemsIn = (value: PdfValue | undefined): readonly PdfValue[] | undefined => (isKind(value, 'array') ? value.items : undefined);
/** @throws Unreadable where a key comes twice. */
export function dictionaryIn(value: PdfValue | undefined): PdfDictionary | undefined {
  return isKind(value, 'dictionary') ? expectUnambiguous(value) : undefined;
}

/** The dictionary even where a key comes twice, to be told as what is wrong with it. */
export const ambiguousDictionaryIn = (value: PdfValue | undefined): PdfDictionary | undefined => (isKind(value, 'dictionary') ? value : undefined);

export function expectUnambiguous(dictionary: PdfDictionary): PdfDictionary {
  const { repeatedKey, start } = dictionary;
  if (repeatedKey !== undefined) throw new Unreadable(`PDF: key /${repeatedKey} twice in the dictionary at byte ${start}`);
  return dictionary;
}

export const wholeNumberIn = (value: PdfValue | undefined): number | undefined => (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined);
