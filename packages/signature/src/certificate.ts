import { bitsOf, childrenOf, encodingOf, explicit, expectTag, implicit, octetsOf, oidOf, readAsn1, sequenceOf, smallIntegerOf, tags, contentOf, type Asn1 } from './asn1.ts';
import { timeOf } from './asn1-text.ts';
import { hexOf, type Bytes } from './bytes.ts';
import { readName, type DistinguishedName } from './distinguished-name.ts';
import { Unreadable } from './unreadable.ts';

/** What a certificate says (RFC 5280, 4.1), not whether it may be believed. */
export interface Certificate {
  /** The whole certificate, and the part that its issuer signed. */
  readonly encoding: Bytes;
  readonly signed: Bytes;
  readonly signatureAlgorithm: Asn1;
  readonly signature: Bytes;
  /** Hexadecimal. */
  readonly serialNumber: string;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** `SubjectPublicKeyInfo`. */
  readonly publicKey: Bytes;
  readonly isAuthority: boolean;
  /** How many authorities may stand below it; `undefined`: any number. */
  readonly pathLength: number | undefined;
  /** `undefined` where the certificate does not restrict its key. */
  readonly keyUsage: { readonly signsDocuments: boolean; readonly signsCertificates: boolean } | undefined;
  readonly keyIdentifier: string | undefined;
  readonly issuerKeyIdentifier: string | undefined;
  readonly hasNameConstraints: boolean;
  /** Object identifiers of critical extensions that we do not know; RFC 5280, 4.2 forbids to believe such a certificate. */
  readonly unknownCritical: readonly string[];
}

const oids = { keyIdentifier: '2.5.29.14', keyUsage: '2.5.29.15', basicConstraints: '2.5.29.19', nameConstraints: '2.5.29.30', issuerKeyIdentifier: '2.5.29.35' };

/** Critical extensions that we read, or that only restrict what we do not judge and report as such: alternative names, policies, purposes. */
const known = new Set([...Object.values(oids), '2.5.29.17', '2.5.29.32', '2.5.29.33', '2.5.29.36', '2.5.29.37', '2.5.29.54']);

/** Decodes a certificate in DER. @throws Unreadable where it is none. */
export function readCertificateBytes(bytes: Uint8Array): Certificate {
  return decodeCertificate(readAsn1(bytes));
}

/** Decodes a certificate where it lies among other values. @throws Unreadable where it is none. */
export function decodeCertificate(node: Asn1): Certificate {
  const [signed, signatureAlgorithm, signature] = sequenceOf(node);
  const parts = sequenceOf(signed);
  if (parts[0]?.tag === explicit(0)) parts.shift();
  const [serialNumber, , issuer, validity, subject, publicKey, ...rest] = parts;
  if (!signed || !signatureAlgorithm) throw new Unreadable('certificate: cut short');
  const [validFrom, validTo] = sequenceOf(validity);
  const extensions = readExtensions(rest.find(({ tag }) => tag === explicit(3)));
  const [isAuthority, pathLength] = readBasicConstraints(extensions.get(oids.basicConstraints)?.value);
  return {
    encoding: encodingOf(node),
    signed: encodingOf(signed),
    signatureAlgorithm,
    signature: bitsOf(signature),
    serialNumber: hexOf(contentOf(expectTag(serialNumber, tags.integer))),
    issuer: readName(issuer),
    subject: readName(subject),
    validFrom: timeOf(validFrom),
    validTo: timeOf(validTo),
    publicKey: encodingOf(expectTag(publicKey, tags.sequence)),
    isAuthority,
    pathLength,
    keyUsage: readKeyUsage(extensions.get(oids.keyUsage)?.value),
    keyIdentifier: readKeyIdentifier(extensions.get(oids.keyIdentifier)?.value),
    issuerKeyIdentifier: readIssuerKeyIdentifier(extensions.get(oids.issuerKeyIdentifier)?.value),
    hasNameConstraints: extensions.has(oids.nameConstraints),
    unknownCritical: [...extensions].filter(([oid, { isCritical }]) => isCritical && !known.has(oid)).map(([oid]) => oid),
  };
}

interface Extension {
  readonly isCritical: boolean;
  readonly value: Asn1;
}

function readExtensions(node: Asn1 | undefined): Map<string, Extension> {
  const found = new Map<string, Extension>();
  for (const extension of node ? sequenceOf(childrenOf(node)[0]) : []) {
    const [type, ...rest] = sequenceOf(extension);
    const oid = oidOf(type);
    if (found.has(oid)) throw new Unreadable(`certificate: extension ${oid} twice`);
    const isCritical = rest.length > 1 && contentOf(expectTag(rest[0], tags.boolean))[0] !== 0;
    found.set(oid, { isCritical, value: readAsn1(octetsOf(rest.at(-1))) });
  }
  return found;
}

function readBasicConstraints(value: Asn1 | undefined): [isAuthority: boolean, pathLength: number | undefined] {
  const [first, second] = value ? sequenceOf(value) : [];
  const isAuthority = first?.tag === tags.boolean && contentOf(first)[0] !== 0;
  return [isAuthority, second ? smallIntegerOf(second) : undefined];
}

function readKeyUsage(value: Asn1 | undefined): Certificate['keyUsage'] {
  if (!value) return undefined;
  // Bit 0 is the highest of the first octet: digitalSignature 0, nonRepudiation 1, keyCertSign 5 (RFC 5280, 4.2.1.3).
  const bits = contentOf(expectTag(value, tags.bitString))[1] ?? 0;
  return { signsDocuments: (bits & 0xc0) !== 0, signsCertificates: (bits & 0x04) !== 0 };
}

const readKeyIdentifier = (value: Asn1 | undefined): string | undefined => value && hexOf(octetsOf(value));

function readIssuerKeyIdentifier(value: Asn1 | undefined): string | undefined {
  const identifier = value && sequenceOf(value).find(({ tag }) => tag === implicit(0));
  return identifier && hexOf(contentOf(identifier));
}
