import type { CertificateSubject } from '@motcua/contract/signing';

/** Reads one attribute of a distinguished name in its text form (RFC 4514); `undefined` where it is not there. */
export function valueOf(name: string, attribute: string): string | undefined {
  return attributesOf(name).find(([type]) => type.toUpperCase() === attribute)?.[1];
}

/**
 * Whom a distinguished name names. Vietnamese authorities write the tax code and the identity card's number into `UID` as
 * `MST:…` and `CCCD:…`; of the latter only the last three digits are passed on.
 */
export function subjectOf(name: string): CertificateSubject {
  const commonName = valueOf(name, 'CN');
  const organisation = valueOf(name, 'O');
  const numbers = attributesOf(name)
    .filter(([type]) => /^(UID|0\.9\.2342\.19200300\.100\.1\.1|SERIALNUMBER)$/i.test(type))
    .map(([, value]) => value);
  const numberAfter = (label: RegExp) => numbers.map((value) => label.exec(value)?.[1]).find((value) => value !== undefined);
  const taxCode = numberAfter(/\bMST:\s*([\d-]{10,14})/i);
  const personalId = numberAfter(/\b(?:CCCD|CMND|CC):\s*(\d{9,12})/i);
  return {
    ...(commonName && { name: commonName }),
    ...(organisation && { organisation }),
    ...(taxCode && { taxCode }),
    ...(personalId && { personalIdMasked: `${'•'.repeat(personalId.length - 3)}${personalId.slice(-3)}` }),
  };
}

/** Types and values in the order of the text. A comma or plus sign after a backslash belongs to the value. */
function attributesOf(name: string): [type: string, value: string][] {
  return [...name.matchAll(/(?:^|[,+])\s*([A-Za-z][\w-]*|\d+(?:\.\d+)+)\s*=\s*((?:\\.|[^,+\\])*)/g)].map(([, type = '', value = '']) => [type, unescaped(value.trim())]);
}

/** `\2C` are bytes of UTF-8, `\,` is the sign itself (RFC 4514, 2.4). */
function unescaped(value: string): string {
  return value
    .replace(/(?:\\[0-9A-Fa-f]{2})+/g, (bytes) => new TextDecoder().decode(Uint8Array.from(bytes.split('\\').slice(1), (byte) => Number.parseInt(byte, 16))))
    .replace(/\\(.)/g, '$1')
    .normalize('NFC');
}
