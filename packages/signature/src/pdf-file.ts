import { readSections, type Place, type Section } from './cross-reference.ts';
import { PdfParser } from './pdf-parser.ts';
import { InflationAllowance, readStream } from './pdf-stream.ts';
import { dictionaryIn, nameIn, referenceIn, wholeNumberIn, type PdfValue } from './pdf-value.ts';
import { Unreadable } from './unreadable.ts';

/** A value, and whether it lay packed in a stream, where its positions say nothing of the file. */
export interface Found {
  readonly value: PdfValue;
  readonly isPacked: boolean;
}

const nothing: Found = { value: null, isPacked: false };
const mostReferences = 16;

/** A PDF file whose objects are reached by its cross-references alone. */
export class PdfFile {
  readonly bytes: Uint8Array;
  /** Newest first. */
  readonly sections: readonly Section[];
  readonly #allowance = new InflationAllowance();
  readonly #places = new Map<number, Place>();
  readonly #packs = new Map<number, Pack>();

  /** @throws Unreadable where the file contradicts itself. */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.sections = readSections(bytes, this.#allowance);
    for (const { places } of this.sections) {
      for (const [number, place] of places) {
        if (place.kind === 'inFile') this.#parserBehindHeader(number, place);
        if (!this.#places.has(number)) this.#places.set(number, place);
      }
    }
  }

  /** Strings and streams are encrypted; the signature itself is not (ISO 32000-2, 7.6.2). */
  get isEncrypted(): boolean {
    return this.sections.some(({ trailer }) => trailer.entries.has('Encrypt'));
  }

  /** An entry of the newest trailer. */
  trailerEntry(key: string): PdfValue | undefined {
    return this.sections[0]?.trailer.entries.get(key);
  }

  /** Follows a reference to what it leads to; anything else is what it is. `isPacked` says where `value` itself was read. */
  follow(value: PdfValue | undefined, isPacked = false): Found {
    let found: Found = { value: value ?? null, isPacked };
    for (let count = 0; count < mostReferences; count++) {
      const reference = referenceIn(found.value);
      if (!reference) return found;
      found = this.#object(reference.number, reference.generation);
    }
    throw new Unreadable('PDF: a reference leads to references only');
  }

  #object(number: number, generation: number): Found {
    const place = this.#places.get(number);
    if (place?.kind === 'inFile') return place.generation === generation ? { value: this.#parserBehindHeader(number, place).value(), isPacked: false } : nothing;
    if (place?.kind === 'packed') return generation === 0 ? { value: this.#pack(place.stream).value(number, place.index), isPacked: true } : nothing;
    return nothing;
  }

  /** Goes to an object. One that calls itself otherwise than its cross-reference does is how contents are swapped unseen. */
  #parserBehindHeader(number: number, { offset, generation }: Extract<Place, { kind: 'inFile' }>): PdfParser {
    const parser = new PdfParser(this.bytes, offset);
    const isWhatItSays = offset < this.bytes.length && parser.wholeNumber() === number && parser.wholeNumber() === generation && parser.takes('obj');
    if (!isWhatItSays) throw new Unreadable(`PDF: byte ${offset} is said to hold object ${number} ${generation} and does not`);
    return parser;
  }

  #pack(number: number): Pack {
    const known = this.#packs.get(number);
    if (known) return known;
    if (this.isEncrypted) throw new Unreadable('PDF: encrypted, with the signature field inside', 'encrypted');
    const place = this.#places.get(number);
    if (place?.kind !== 'inFile') throw new Unreadable(`PDF: object stream ${number} is not in the file`);
    const parser = this.#parserBehindHeader(number, place);
    const dictionary = parser.dictionary();
    if (nameIn(dictionary.entries.get('Type')) !== 'ObjStm') throw new Unreadable(`PDF: object ${number} is no object stream`);
    const content = readStream(parser, dictionary, this.#allowance, (value) => this.#directOrInFile(value));
    const pack = new Pack(content, wholeNumberIn(dictionary.entries.get('N')), wholeNumberIn(dictionary.entries.get('First')));
    this.#packs.set(number, pack);
    return pack;
  }

  /** What an object stream needs to be read cannot lie in an object stream, or it could lie in itself. */
  #directOrInFile(value: PdfValue | undefined): PdfValue {
    const reference = referenceIn(value);
    if (reference && this.#places.get(reference.number)?.kind === 'packed') return null;
    return this.follow(value).value;
  }
}

/** The objects of one object stream (ISO 32000-2, 7.5.7). */
class Pack {
  readonly #content: Uint8Array;
  readonly #objects: { readonly number: number; readonly at: number }[] = [];

  constructor(content: Uint8Array, count = 0, first = 0) {
    this.#content = content;
    const parser = new PdfParser(content, 0);
    for (let index = 0; index < count; index++) this.#objects.push({ number: parser.wholeNumber(), at: first + parser.wholeNumber() });
  }

  value(number: number, index: number): PdfValue {
    const object = this.#objects[index];
    if (object?.number !== number) throw new Unreadable(`PDF: object ${number} is not where its cross-reference says`);
    return new PdfParser(this.#content, object.at).value();
  }
}

/** The catalogue, from which everything in a file is reached. */
export function catalogueOf(file: PdfFile): Found {
  const root = file.follow(file.trailerEntry('Root'));
  if (!dictionaryIn(root.value)) throw new Unreadable('PDF: no catalogue');
  return root;
}
