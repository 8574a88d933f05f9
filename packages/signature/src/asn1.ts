import { concatenated, type Bytes } from './bytes.ts';
import { Unreadable } from './unreadable.ts';

/** One ASN.1 value where it lies among its bytes (X.690). `tag` is the identifier octet: class, constructed, number. */
export interface Asn1 {
  readonly source: Uint8Array;
  readonly tag: number;
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
  constructedOctetString: 0x24,
} as const;

/** The identifier octet of a constructed `[number]`. */
export const explicit = (number: number): number => 0xa0 | number;

/** The identifier octet of a primitive `[number]`. */
export const implicit = (number: number): number => 0x80 | number;

const deepest = 32;

/**
 * Reads the value that begins at a place: DER, and the indefinite lengths of BER, which some signed documents hold.
 *
 * Lengths are never believed beyond `end`; tags above 30 do not occur in what we read and are refused.
 */
export function readAsn1(source: Uint8Array, at = 0, end = source.length, depth = 0): Asn1 {
  if (depth > deepest) throw new Unreadable('ASN.1: nested too deep');
  const tag = byteAt(source, at, end);
  if ((tag & 0x1f) === 0x1f) throw new Unreadable('ASN.1: tag number above 30');
  const first = byteAt(source, at + 1, end);
  if (first === 0x80) return readIndefinite(source, tag, at, end, depth);
  let contentStart = at + 2;
  let length = first;
  if (first > 0x80) {
    const octets = first & 0x7f;
    if (octets > 4) throw new Unreadable('ASN.1: length of more than 4 octets');
    length = 0;
    for (let index = 0; index < octets; index++) length = length * 256 + byteAt(source, contentStart++, end);
  }
  const contentEnd = contentStart + length;
  if (contentEnd > end) throw new Unreadable('ASN.1: a value is longer than what it lies in');
  return { source, tag, start: at, contentStart, contentEnd, end: contentEnd };
}

function readIndefinite(source: Uint8Array, tag: number, start: number, end: number, depth: number): Asn1 {
  if ((tag & 0x20) === 0) throw new Unreadable('ASN.1: indefinite length of a primitive value');
  const contentStart = start + 2;
  let at = contentStart;
  while (byteAt(source, at, end) !== 0 || byteAt(source, at + 1, end) !== 0) at = readAsn1(source, at, end, depth + 1).end;
  return { source, tag, start, contentStart, contentEnd: at, end: at + 2 };
}

function byteAt(source: Uint8Array, at: number, end: number): number {
  const byte = at < end ? source[at] : undefined;
  if (byte === undefined) throw new Unreadable('ASN.1: cut short');
  return byte;
}

/** The values inside a constructed one. */
export function childrenOf(node: Asn1): Asn1[] {
  if ((node.tag & 0x20) === 0) throw new Unreadable('ASN.1: a primitive value where a structure belongs');
  const children: Asn1[] = [];
  for (let at = node.contentStart; at < node.contentEnd;) {
    const child = readAsn1(node.source, at, node.contentEnd);
    children.push(child);
    at = child.end;
  }
  return children;
}

/** The value itself, where it has the tag that belongs there. */
export function expectTag(node: Asn1 | undefined, tag: number): Asn1 {
  if (node?.tag !== tag) throw new Unreadable(`ASN.1: tag ${node?.tag ?? 'absent'} where ${tag} belongs`);
  return node;
}

export const sequenceOf = (node: Asn1 | undefined): Asn1[] => childrenOf(expectTag(node, tags.sequence));

/** The octets of the value, without tag and length. */
export const contentOf = (node: Asn1): Bytes => node.source.slice(node.contentStart, node.contentEnd);

/** The value as it is encoded, with tag and length. */
export const encodingOf = (node: Asn1): Bytes => node.source.slice(node.start, node.end);

/** The octets of an OCTET STRING, put together where BER cut it into pieces. */
export function octetsOf(node: Asn1 | undefined): Bytes {
  if (node?.tag === tags.constructedOctetString) return concatenated(childrenOf(node).map(octetsOf));
  return contentOf(expectTag(node, tags.octetString));
}

/** The octets of a BIT STRING that ends at an octet, as keys and signatures do. */
export function bitsOf(node: Asn1 | undefined): Bytes {
  const content = contentOf(expectTag(node, tags.bitString));
  if (content[0] !== 0) throw new Unreadable('ASN.1: bits that do not fill their octets');
  return content.slice(1);
}

/** An OBJECT IDENTIFIER in dotted form. */
export function oidOf(node: Asn1 | undefined): string {
  const content = contentOf(expectTag(node, tags.oid));
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of content) {
    arc = arc * 128 + (octet & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER) throw new Unreadable('ASN.1: object identifier too large');
    if (octet & 0x80) continue;
    if (arcs.length === 0) arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)));
    else arcs.push(arc);
    arc = 0;
  }
  if (arcs.length === 0 || (content.at(-1) ?? 0) & 0x80) throw new Unreadable('ASN.1: broken object identifier');
  return arcs.join('.');
}

/** An INTEGER that is small, such as a version or a length. */
export function smallIntegerOf(node: Asn1 | undefined): number {
  const content = contentOf(expectTag(node, tags.integer));
  if (content.length === 0 || content.length > 4 || (content[0] ?? 0) & 0x80) throw new Unreadable('ASN.1: a number out of bounds');
  return content.reduce((value, octet) => value * 256 + octet, 0);
}

/** The magnitude of a positive INTEGER, without leading zeros. */
export function magnitudeOf(node: Asn1 | undefined): Bytes {
  const content = contentOf(expectTag(node, tags.integer));
  const first = content.findIndex((octet) => octet !== 0);
  return first < 0 ? new Uint8Array(1) : content.slice(first);
}
