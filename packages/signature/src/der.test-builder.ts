import { asciiBytes, concatenated, type Bytes } from './bytes.ts';

/** Writes one value in DER. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Bytes {
  const content = concatenated(parts);
  const { length } = content;
  if (length < 128) return concatenated([Uint8Array.of(tag, length), content]);
  const octets = [length >> 16, (length >> 8) & 0xff, length & 0xff].slice(length > 0xffff ? 0 : length > 0xff ? 1 : 2);
  return concatenated([Uint8Array.of(tag, 0x80 | octets.length, ...octets), content]);
}

export const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
export const setOf = (...parts: readonly Uint8Array[]) => der(0x31, ...parts);
export const octets = (content: Uint8Array) => der(0x04, content);
export const bits = (content: Uint8Array) => der(0x03, Uint8Array.of(0), content);
export const nul = der(0x05);
export const yes = der(0x01, Uint8Array.of(0xff));
export const tagged = (number: number, ...parts: readonly Uint8Array[]) => der(0xa0 | number, ...parts);

/** A positive number from its magnitude. */
export const integer = (...magnitude: readonly number[]) => der(0x02, Uint8Array.from((magnitude[0] ?? 0) & 0x80 ? [0, ...magnitude] : magnitude));

export function oid(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octetsOfArc = (arc: number): number[] => {
    const low = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) low.unshift((left & 0x7f) | 0x80);
    return low;
  };
  return der(0x06, Uint8Array.from([first * 40 + second, ...rest].flatMap(octetsOfArc)));
}

const utf8 = (text: string) => der(0x0c, new TextEncoder().encode(text));

export const generalizedTime = (time: Date) => der(0x18, asciiBytes(`${time.toISOString().replace(/[-:T]|\.\d+Z$/g, '')}Z`));
export const utcTime = (time: Date) =>
  der(
    0x17,
    asciiBytes(
      `${time
        .toISOString()
        .slice(2)
        .replace(/[-:T]|\.\d+Z$/g, '')}Z`,
    ),
  );

const attributeTypes: Readonly<Record<string, string>> = { CN: '2.5.4.3', O: '2.5.4.10', OU: '2.5.4.11', C: '2.5.4.6', UID: '0.9.2342.19200300.100.1.1', SERIALNUMBER: '2.5.4.5' };

/** A distinguished name of the parts given, such as `[['C', 'VN'], ['CN', 'Nguyễn Văn An']]`. */
export const distinguishedName = (parts: readonly (readonly [type: string, text: string])[]) =>
  sequence(...parts.map(([type, text]) => setOf(sequence(oid(attributeTypes[type] ?? type), utf8(text)))));
