import { Unreadable } from './unreadable.ts';

const lengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/**
 * Inflates a zlib stream (RFC 1950, 1951), never beyond `limit` bytes: a small file may hold gigabytes.
 *
 * Our own because Safari before 16.4 has none, and because a broken checksum at the end, which PDF readers overlook, must not hide an object.
 *
 * @throws Unreadable where the stream is broken or too long.
 */
export function inflate(bytes: Uint8Array, limit: number): Uint8Array {
  const header = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if ((header & 0x0f00) !== 0x0800 || header % 31 !== 0 || header & 0x20) throw new Unreadable('compressed stream: no zlib header');
  return new Inflation(bytes, limit).run();
}

/** Codes of one alphabet: how many there are of each length, and their symbols in order. */
interface Codes {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

function codesOf(lengths: readonly number[]): Codes {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const offsets = new Uint16Array(16);
  for (let length = 1; length < 15; length++) offsets[length + 1] = (offsets[length] ?? 0) + (counts[length] ?? 0);
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => {
    if (length === 0) return;
    const at = offsets[length] ?? 0;
    symbols[at] = symbol;
    offsets[length] = at + 1;
  });
  return { counts, symbols };
}

const repeated = (times: number, value: number): number[] => Array.from({ length: times }, () => value);
const fixed = {
  literals: codesOf([...repeated(144, 8), ...repeated(112, 9), ...repeated(24, 7), ...repeated(8, 8)]),
  distances: codesOf(repeated(30, 5)),
};

class Inflation {
  readonly #bytes: Uint8Array;
  readonly #limit: number;
  #at = 2;
  #bitBuffer = 0;
  #bitCount = 0;
  #out: Uint8Array;
  #length = 0;

  constructor(bytes: Uint8Array, limit: number) {
    this.#bytes = bytes;
    this.#limit = limit;
    this.#out = new Uint8Array(Math.min(limit, Math.max(1024, bytes.length * 4)));
  }

  run(): Uint8Array {
    for (let isLast = false; !isLast;) {
      isLast = this.#bits(1) === 1;
      const type = this.#bits(2);
      if (type === 0) this.#stored();
      else if (type === 1) this.#compressed(fixed.literals, fixed.distances);
      else if (type === 2) this.#dynamic();
      else throw new Unreadable('compressed stream: unknown block');
    }
    return this.#out.subarray(0, this.#length);
  }

  #bits(count: number): number {
    while (this.#bitCount < count) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new Unreadable('compressed stream: cut short');
      this.#bitBuffer |= byte << this.#bitCount;
      this.#bitCount += 8;
    }
    const value = this.#bitBuffer & ((1 << count) - 1);
    this.#bitBuffer >>>= count;
    this.#bitCount -= count;
    return value;
  }

  #write(byte: number): void {
    if (this.#length === this.#limit) throw new Unreadable('compressed stream: inflates to more than is allowed');
    if (this.#length === this.#out.length) {
      const larger = new Uint8Array(Math.min(this.#limit, this.#length * 2));
      larger.set(this.#out);
      this.#out = larger;
    }
    this.#out[this.#length++] = byte;
  }

  #stored(): void {
    this.#bitBuffer = 0;
    this.#bitCount = 0;
    const length = this.#bits(16);
    if ((length ^ this.#bits(16)) !== 0xffff) throw new Unreadable('compressed stream: broken block');
    for (let index = 0; index < length; index++) this.#write(this.#bits(8));
  }

  #symbol({ counts, symbols }: Codes): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= 15; length++) {
      code |= this.#bits(1);
      const count = counts[length] ?? 0;
      if (code - count < first) return symbols[index + code - first] ?? 0;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new Unreadable('compressed stream: unknown code');
  }

  #dynamic(): void {
    const literalCount = this.#bits(5) + 257;
    const distanceCount = this.#bits(5) + 1;
    const codeLengths = repeated(19, 0);
    for (let index = 0, count = this.#bits(4) + 4; index < count; index++) codeLengths[codeLengthOrder[index] ?? 0] = this.#bits(3);
    const codes = codesOf(codeLengths);
    const lengths: number[] = [];
    while (lengths.length < literalCount + distanceCount) {
      const symbol = this.#symbol(codes);
      if (symbol < 16) lengths.push(symbol);
      else if (symbol === 16) {
        const last = lengths.at(-1);
        if (last === undefined) throw new Unreadable('compressed stream: repeats nothing');
        lengths.push(...repeated(3 + this.#bits(2), last));
      } else lengths.push(...repeated(symbol === 17 ? 3 + this.#bits(3) : 11 + this.#bits(7), 0));
    }
    this.#compressed(codesOf(lengths.slice(0, literalCount)), codesOf(lengths.slice(literalCount, literalCount + distanceCount)));
  }

  #compressed(literals: Codes, distances: Codes): void {
    for (;;) {
      const symbol = this.#symbol(literals);
      if (symbol === 256) return;
      if (symbol < 256) {
        this.#write(symbol);
        continue;
      }
      const length = (lengthBase[symbol - 257] ?? 0) + this.#bits(lengthExtra[symbol - 257] ?? 0);
      const code = this.#symbol(distances);
      const distance = (distanceBase[code] ?? Infinity) + this.#bits(code < 4 ? 0 : (code >> 1) - 1);
      if (length < 3 || distance > this.#length) throw new Unreadable('compressed stream: points outside itself');
      for (let index = 0; index < length; index++) this.#write(this.#out[this.#length - distance] ?? 0);
    }
  }
}
