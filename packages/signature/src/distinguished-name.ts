import { childrenOf, encodingOf, oidOf, sequenceOf, type Asn1 } from './asn1.ts';
import { textOf } from './asn1-text.ts';
import { hexOf } from './bytes.ts';

/** One part of a name: what it says, and by which attribute type. */
interface NamePart {
  readonly oid: string;
  readonly text: string;
}

/** A distinguished name (X.501), in the order of its encoding. */
export type DistinguishedName = readonly NamePart[];

export const nameOids = {
  commonName: '2.5.4.3',
  serialNumber: '2.5.4.5',
  organisation: '2.5.4.10',
  organisationalUnit: '2.5.4.11',
  organisationIdentifier: '2.5.4.97',
  userId: '0.9.2342.19200300.100.1.1',
} as const;

const shortNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '0.9.2342.19200300.100.1.1': 'UID',
};

export function readName(node: Asn1 | undefined): DistinguishedName {
  return sequenceOf(node).flatMap((set) =>
    childrenOf(set).map((attribute) => {
      const [type, value] = sequenceOf(attribute);
      return { oid: oidOf(type), text: value ? (textOf(value) ?? `#${hexOf(encodingOf(value))}`) : '' };
    }),
  );
}

/** All that a name says by one attribute type. */
export const partsOf = (name: DistinguishedName, oid: string): string[] => name.filter((part) => part.oid === oid && part.text !== '').map(({ text }) => text);

/** A name in one line, `C=VN,O=…,CN=…`, first part first. */
export const lineOf = (name: DistinguishedName): string => name.map(({ oid, text }) => `${shortNames[oid] ?? oid}=${text.replace(/[,+\\]/g, '\\$&')}`).join(',');

/**
 * A form in which two names are equal where RFC 5280, 7.1 says so: issuers write one name in several string types,
 * and case and repeated spaces do not count. The parts stay in order.
 */
export const comparableLine = (line: string): string =>
  line
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ ?([=,]) ?/g, '$1')
    .trim();

export const isSameName = (a: DistinguishedName, b: DistinguishedName): boolean => comparableLine(lineOf(a)) === comparableLine(lineOf(b));
