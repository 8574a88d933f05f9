import { isAt, latin1, type Bytes } from './bytes.ts';
import { expectUnambiguous, type PdfDictionary, type PdfText, type PdfValue } from './pdf-value.ts';
import { Unreadable } from './unreadable.ts';

const deepest = 64;
/** Of 8 MB: a signature takes some hundred KB, even with all its revocation lists. */
const longestHexDigits = 16_000_000;
const spaces = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set(Array.from('()<>[]{}/%', (character) => character.charCodeAt(0)));

export const isSpace = (byte: number | undefined): boolean => byte !== undefined && spaces.has(byte);
const isRegular = (byte: number | undefined): byte is number => byte !== undefined && !spaces.has(byte) && !delimiters.has(byte);
const digitOf = (byte: number | undefined): number => (byte === undefined ? NaN : Number.parseInt(String.fromCharCode(byte), 16));

/** Reads values of a PDF file from a place on (ISO 32000-2, 7.2 and 7.3). Whatever is not by the book is refused: two readers could understand it differently. */
export class PdfParser {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Goes on to the next token; comments count as space. */
  skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === 0x25) while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) this.at++;
      else if (isSpace(byte)) this.at++;
      else return;
    }
  }

  /** Reads a keyword such as `obj`, if it comes next. */
  takes(keyword: string): boolean {
    this.skipSpace();
    if (!isAt(this.bytes, this.at, keyword) || isRegular(this.bytes[this.at + keyword.length])) return false;
    this.at += keyword.length;
    return true;
  }

  expect(keyword: string): void {
    if (!this.takes(keyword)) throw new Unreadable(`PDF: no "${keyword}" at byte ${this.at}`);
  }

  /** A whole number that is not negative. */
  wholeNumber(): number {
    const value = this.#wholeNumberIfAny();
    if (value === undefined) throw new Unreadable(`PDF: no whole number at byte ${this.at}`);
    return value;
  }

  value(depth = 0): PdfValue {
    if (depth > deepest) throw new Unreadable(`PDF: nested too deep at byte ${this.at}`);
    this.skipSpace();
    const byte = this.bytes[this.at];
    if (byte === 0x2f) return { kind: 'name', name: this.#name() };
    if (byte === 0x28) return this.#literalText();
    if (byte === 0x3c) return this.bytes[this.at + 1] === 0x3c ? this.#dictionary(depth) : this.#hexText();
    if (byte === 0x5b) return this.#array(depth);
    if (this.takes('true')) return true;
    if (this.takes('false')) return false;
    if (this.takes('null')) return null;
    return this.#numberOrReference();
  }

  /** The dictionary that must come next, without a key that comes twice. */
  dictionary(): PdfDictionary {
    this.skipSpace();
    return expectUnambiguous(this.#dictionary(0));
  }

  #dictionary(depth: number): PdfDictionary {
    const start = this.at;
    if (!isAt(this.bytes, start, '<<')) throw new Unreadable(`PDF: no dictionary at byte ${start}`);
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    let repeatedKey: string | undefined;
    for (;;) {
      this.skipSpace();
      if (isAt(this.bytes, this.at, '>>')) break;
      if (this.bytes[this.at] !== 0x2f) throw new Unreadable(`PDF: no key at byte ${this.at}`);
      const key = this.#name();
      if (entries.has(key)) repeatedKey = key;
      entries.set(key, this.value(depth + 1));
    }
    this.at += 2;
    return { kind: 'dictionary', entries, repeatedKey, start, end: this.at };
  }

  #name(): string {
    let name = '';
    this.at++;
    for (let byte = this.bytes[this.at]; isRegular(byte); byte = this.bytes[this.at]) {
      const code = byte === 0x23 ? digitOf(this.bytes[this.at + 1]) * 16 + digitOf(this.bytes[this.at + 2]) : NaN;
      name += String.fromCharCode(Number.isNaN(code) ? byte : code);
      this.at += Number.isNaN(code) ? 1 : 3;
    }
    return name;
  }

  #array(depth: number): PdfValue {
    const items: PdfValue[] = [];
    this.at++;
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === 0x5d) break;
      items.push(this.value(depth + 1));
    }
    this.at++;
    return { kind: 'array', items };
  }

  #hexText(): PdfText {
    const start = this.at++;
    const digits: number[] = [];
    let isPureHex = true;
    for (; this.bytes[this.at] !== 0x3e; this.at++) {
      const byte = this.bytes[this.at];
      const digit = digitOf(byte);
      if (digits.length > longestHexDigits) throw new Unreadable(`PDF: hexadecimal string too long at byte ${start}`);
      if (!Number.isNaN(digit)) digits.push(digit);
      else if (isSpace(byte)) isPureHex = false;
      else throw new Unreadable(`PDF: broken hexadecimal string at byte ${start}`);
    }
    this.at++;
    if (digits.length % 2 === 1) isPureHex = false;
    const bytes = Uint8Array.from({ length: Math.ceil(digits.length / 2) }, (_, index) => (digits[2 * index] ?? 0) * 16 + (digits[2 * index + 1] ?? 0));
    return { kind: 'text', bytes, start, end: this.at, isPureHex };
  }

  #literalText(): PdfText {
    const start = this.at++;
    const bytes: number[] = [];
    for (let open = 1; open > 0; this.at++) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new Unreadable(`PDF: string without end at byte ${start}`);
      if (byte === 0x5c) {
        bytes.push(...this.#escaped());
        continue;
      }
      if (byte === 0x28) open++;
      if (byte === 0x29) open--;
      if (open > 0) bytes.push(byte);
    }
    return { kind: 'text', bytes: Uint8Array.from(bytes), start, end: this.at, isPureHex: false };
  }

  /** Reads what follows a backslash and stays on its last byte. */
  #escaped(): number[] {
    const [byte, ...next] = this.bytes.subarray(++this.at, this.at + 3);
    const octal = /^[0-7]{1,3}/.exec(byte === undefined ? '' : latin1(Uint8Array.of(byte, ...next)))?.[0];
    if (octal !== undefined) {
      this.at += octal.length - 1;
      return [Number.parseInt(octal, 8) & 0xff];
    }
    if (byte === 13 && next[0] === 10) this.at++;
    if (byte === 10 || byte === 13 || byte === undefined) return [];
    return [{ n: 10, r: 13, t: 9, b: 8, f: 12 }[String.fromCharCode(byte)] ?? byte];
  }

  #numberOrReference(): PdfValue {
    const number = this.#wholeNumberIfAny();
    if (number === undefined) return this.#number();
    const after = this.at;
    const generation = this.#wholeNumberIfAny();
    if (generation !== undefined && this.takes('R')) return { kind: 'reference', number, generation };
    this.at = after;
    return number;
  }

  #wholeNumberIfAny(): number | undefined {
    this.skipSpace();
    let at = this.at;
    let value = 0;
    for (let byte = this.bytes[at]; byte !== undefined && byte >= 0x30 && byte <= 0x39; byte = this.bytes[++at]) value = value * 10 + byte - 0x30;
    if (at === this.at || isRegular(this.bytes[at]) || !Number.isSafeInteger(value)) return undefined;
    this.at = at;
    return value;
  }

  #number(): number {
    let end = this.at;
    while (end - this.at < 40 && isRegular(this.bytes[end])) end++;
    const text = latin1(this.bytes.subarray(this.at, end));
    if (!/^[+-]*(\d+\.?\d*|\.\d+)$/.test(text)) throw new Unreadable(`PDF: no value at byte ${this.at}`);
    this.at = end;
    return Number(text.replace(/^[+-]*(?=[+-])/, ''));
  }
}

/** Text of a string: UTF-16 with its mark, UTF-8 with its mark, else Latin-1, which PDFDocEncoding mostly is (ISO 32000-2, 7.9.2.2). */
export function readableText(bytes: Bytes): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return bytes.slice(2).reduce((text, byte, index, all) => (index % 2 === 1 ? text + String.fromCharCode((all[index - 1] ?? 0) * 256 + byte) : text), '');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes.subarray(3));
  return latin1(bytes);
}
