import { lastIndexOf } from './bytes.ts';
import { PdfParser } from './pdf-parser.ts';
import { readStream, type InflationAllowance } from './pdf-stream.ts';
import { itemsIn, nameIn, referenceIn, wholeNumberIn, type PdfDictionary, type PdfValue } from './pdf-value.ts';
import { Unreadable } from './unreadable.ts';

/** Where an object lies: in the file, or packed in a stream with others. */
export type Place =
  | { readonly kind: 'free' }
  | { readonly kind: 'inFile'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number };

/** One cross-reference table or stream: what one revision of the file wrote. */
export interface Section {
  readonly offset: number;
  readonly trailer: PdfDictionary;
  readonly places: ReadonlyMap<number, Place>;
}

const mostSections = 2000;
const mostObjects = 3_000_000;

/** Where the last cross-reference before `end` is said to begin. @throws Unreadable where nothing says so. */
export function startOfCrossReference(bytes: Uint8Array, end = bytes.length): number {
  const at = lastIndexOf(bytes, 'startxref', end);
  if (at < 0) throw new Unreadable('PDF: no "startxref"');
  return new PdfParser(bytes, at + 'startxref'.length).wholeNumber();
}

/**
 * Reads all cross-references, the newest first (ISO 32000-2, 7.5.4, 7.5.8).
 *
 * Objects are found by these and never by searching the file: what a search finds may be what an attacker left there.
 *
 * @throws Unreadable where the chain is broken or leads in a circle.
 */
export function readSections(bytes: Uint8Array, allowance: InflationAllowance): Section[] {
  const sections: Section[] = [];
  const seen = new Set<number>();
  let objects = 0;
  for (let next: number | undefined = startOfCrossReference(bytes); next !== undefined;) {
    if (seen.has(next)) throw new Unreadable('PDF: cross-references lead in a circle');
    seen.add(next);
    const section = readSection(bytes, next, allowance);
    sections.push(section);
    objects += section.places.size;
    if (sections.length > mostSections || objects > mostObjects) throw new Unreadable('PDF: too many cross-references');
    next = offsetIn(section.trailer, 'Prev');
  }
  return sections;
}

function offsetIn({ entries }: PdfDictionary, key: string): number | undefined {
  const value = entries.get(key);
  if (value === undefined) return undefined;
  const offset = wholeNumberIn(value);
  if (offset === undefined) throw new Unreadable(`PDF: /${key} is no offset`);
  return offset;
}

function readSection(bytes: Uint8Array, offset: number, allowance: InflationAllowance): Section {
  const parser = new PdfParser(bytes, offset);
  if (!parser.takes('xref')) return readStreamSection(parser, offset, allowance);
  const places = readTable(parser);
  const trailer = parser.dictionary();
  const hidden = offsetIn(trailer, 'XRefStm');
  if (hidden === undefined) return { offset, trailer, places };
  // A hybrid file hides objects from old readers: free in the table, placed by the stream beside it.
  for (const [number, place] of readStreamSection(new PdfParser(bytes, hidden), hidden, allowance).places) {
    if ((places.get(number)?.kind ?? 'free') === 'free') places.set(number, place);
  }
  return { offset, trailer, places };
}

function readTable(parser: PdfParser): Map<number, Place> {
  const places = new Map<number, Place>();
  while (!parser.takes('trailer')) {
    const first = parser.wholeNumber();
    const count = parser.wholeNumber();
    for (let number = first; number < first + count; number++) {
      const offset = parser.wholeNumber();
      const generation = parser.wholeNumber();
      if (places.has(number)) throw new Unreadable(`PDF: object ${number} twice in one cross-reference`);
      if (parser.takes('f')) places.set(number, { kind: 'free' });
      else {
        parser.expect('n');
        // Some writers mark what they never wrote as used and place it at 0.
        places.set(number, offset === 0 ? { kind: 'free' } : { kind: 'inFile', offset, generation });
      }
    }
  }
  return places;
}

function readStreamSection(parser: PdfParser, offset: number, allowance: InflationAllowance): Section {
  parser.wholeNumber();
  parser.wholeNumber();
  parser.expect('obj');
  const trailer = parser.dictionary();
  const { entries } = trailer;
  if (nameIn(entries.get('Type')) !== 'XRef') throw new Unreadable(`PDF: no cross-reference at byte ${offset}`);
  const widths = itemsIn(entries.get('W'))?.map((width) => wholeNumberIn(width) ?? 9) ?? [];
  if (widths.length !== 3 || widths.some((width) => width > 6)) throw new Unreadable('PDF: cross-reference stream with impossible widths');
  const content = readStream(parser, trailer, allowance, direct);
  const index = itemsIn(entries.get('Index'))?.map((value) => wholeNumberIn(value) ?? -1) ?? [0, wholeNumberIn(entries.get('Size')) ?? 0];
  return { offset, trailer, places: unpackPlaces(content, widths, index) };
}

/** A cross-reference cannot depend on references: it is what resolves them. */
const direct = (value: PdfValue | undefined): PdfValue => (referenceIn(value) ? null : (value ?? null));

function unpackPlaces(content: Uint8Array, widths: readonly number[], index: readonly number[]): Map<number, Place> {
  const places = new Map<number, Place>();
  let at = 0;
  const field = (width: number) => {
    let value = 0;
    for (let octet = 0; octet < width; octet++) value = value * 256 + (content[at++] ?? 0);
    return value;
  };
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [first = 0, count = 0] = index.slice(pair, pair + 2);
    for (let number = first; number < first + count; number++) {
      if (at >= content.length || first < 0) throw new Unreadable('PDF: cross-reference stream cut short');
      const type = typeWidth === 0 ? 1 : field(typeWidth);
      const [second, third] = [field(secondWidth), field(thirdWidth)];
      if (places.has(number)) throw new Unreadable(`PDF: object ${number} twice in one cross-reference`);
      if (type === 1) places.set(number, { kind: 'inFile', offset: second, generation: third });
      else if (type === 2) places.set(number, { kind: 'packed', stream: second, index: third });
      else places.set(number, { kind: 'free' });
    }
  }
  return places;
}
