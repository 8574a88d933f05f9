import { contentOf, type Asn1 } from './asn1.ts';
import { latin1 } from './bytes.ts';
import { shownText } from './shown-text.ts';
import { Unreadable } from './unreadable.ts';

const utf8 = 0x0c;
const bmp = 0x1e;
const universal = 0x1c;
const utcTime = 0x17;
const generalizedTime = 0x18;

/**
 * Text of a name, as it may be shown. T61 is read as Latin-1, as issuers mean it.
 *
 * @returns `undefined` for a value that is no text.
 */
export function textOf(node: Asn1): string | undefined {
  const content = contentOf(node);
  const text = rawTextOf(node.tag, content);
  return text === undefined ? undefined : shownText(text);
}

function rawTextOf(tag: number, content: Uint8Array): string | undefined {
  if (tag === utf8) return new TextDecoder().decode(content);
  if (tag === bmp) return wideText(content, 2);
  if (tag === universal) return wideText(content, 4);
  // Numeric, Printable, T61, IA5, Visible and General strings.
  return [0x12, 0x13, 0x14, 0x16, 0x1a, 0x1b].includes(tag) ? latin1(content) : undefined;
}

function wideText(content: Uint8Array, width: number): string {
  let text = '';
  for (let at = 0; at + width <= content.length; at += width) {
    const point = content.subarray(at, at + width).reduce((value, octet) => value * 256 + octet, 0);
    text += width === 2 ? String.fromCharCode(point) : String.fromCodePoint(point > 0x10ffff ? 0xfffd : point);
  }
  return text;
}

/** `UTCTime` or `GeneralizedTime` in UTC, as certificates write it (RFC 5280, 4.1.2.5); signers also leave out the seconds or give a zone. */
export function timeOf(node: Asn1 | undefined): Date {
  if (node?.tag !== utcTime && node?.tag !== generalizedTime) throw new Unreadable('ASN.1: no time where one belongs');
  const text = latin1(contentOf(node));
  const parts = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:[.,](\d{1,9}))?(?:Z|([+-])(\d{2})(\d{2}))$/.exec(text);
  if (!parts || (parts[1]?.length === 4) !== (node.tag === generalizedTime)) throw new Unreadable('ASN.1: broken time');
  const [, years = '', month, day, hour, minute, second = '00', fraction = '', sign, zoneHours = '00', zoneMinutes = '00'] = parts;
  // Two digits stand for 1950 to 2049 (RFC 5280, 4.1.2.5.1).
  const year = years.length === 4 ? years : `${Number(years) < 50 ? '20' : '19'}${years}`;
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}${sign ?? '+'}${zoneHours}:${zoneMinutes}`);
  if (Number.isNaN(time.getTime())) throw new Unreadable('ASN.1: a time that no calendar knows');
  return time;
}
