import { childrenOf, contentOf, encodingOf, explicit, expectTag, implicit, octetsOf, oidOf, readAsn1, sequenceOf, tags, type Asn1 } from './asn1.ts';
import { hexOf, type Bytes } from './bytes.ts';
import { decodeCertificate, type Certificate } from './certificate.ts';
import { readName, type DistinguishedName } from './distinguished-name.ts';
import { Unreadable } from './unreadable.ts';

/** One signer's part of a message (RFC 5652, 5.3). */
export interface SignerPart {
  /** Tells the certificate: by issuer and serial number, or by its key. */
  readonly certificateOf: { readonly issuer: DistinguishedName; readonly serialNumber: string } | { readonly keyIdentifier: string };
  readonly digestAlgorithm: Asn1;
  readonly signatureAlgorithm: Asn1;
  readonly signature: Bytes;
  /** Absent where the content itself was signed. */
  readonly attributes: SignedAttributes | undefined;
  /** Types of what was added to the signature later, such as a time-stamp over it; nobody signed that. */
  readonly unsignedTypes: readonly string[];
}

interface SignedAttributes {
  /** What was signed: a SET, whatever tag it carries in the message (RFC 5652, 5.4). */
  readonly signed: Bytes;
  /** Values by type; a type that comes twice makes the message unreadable. */
  readonly values: ReadonlyMap<string, readonly Asn1[]>;
}

/** A `SignedData` (RFC 5652, 5.1) as it is found in a document. */
export interface SignedMessage {
  readonly contentType: string;
  /** The content where the message holds it; a detached signature has none. */
  readonly content: Bytes | undefined;
  readonly certificates: readonly Certificate[];
  readonly signers: readonly SignerPart[];
  /** How many bytes the message takes; a document may pad it. */
  readonly sizeBytes: number;
}

export const contentTypes = { plain: '1.2.840.113549.1.7.1', signedMessage: '1.2.840.113549.1.7.2', timestampToken: '1.2.840.113549.1.9.16.1.4' } as const;

/** Reads a signed message in DER or BER. @throws Unreadable where it is none. */
export function readSignedMessage(bytes: Uint8Array): SignedMessage {
  const whole = readAsn1(bytes);
  const [type, wrapped] = sequenceOf(whole);
  if (oidOf(type) !== contentTypes.signedMessage) throw new Unreadable('CMS: not SignedData');
  const [, , contained, ...rest] = sequenceOf(childrenOf(expectTag(wrapped, explicit(0)))[0]);
  const [contentType, content] = sequenceOf(contained);
  const certificates = rest.find(({ tag }) => tag === explicit(0));
  const signers = rest.at(-1);
  return {
    contentType: oidOf(contentType),
    content: content && octetsOf(childrenOf(expectTag(content, explicit(0)))[0]),
    certificates: certificates ? childrenOf(certificates).flatMap(certificateIn) : [],
    signers: childrenOf(expectTag(signers, tags.set)).map(readSigner),
    sizeBytes: whole.end,
  };
}

/** Reads one of the certificates beside a signature. One that cannot be read proves nothing and spoils nothing. */
function certificateIn(node: Asn1): Certificate[] {
  try {
    return [decodeCertificate(node)];
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}

function readSigner(node: Asn1): SignerPart {
  const [, sid, digestAlgorithm, ...rest] = sequenceOf(node);
  const attributes = rest[0]?.tag === explicit(0) ? rest.shift() : undefined;
  const [signatureAlgorithm, signature, unsigned] = rest;
  if (!sid || !digestAlgorithm || !signatureAlgorithm) throw new Unreadable('CMS: signer cut short');
  return {
    certificateOf: sid.tag === implicit(0) ? { keyIdentifier: hexOf(contentOf(sid)) } : issuerAndSerialIn(sid),
    digestAlgorithm,
    signatureAlgorithm,
    signature: octetsOf(signature),
    attributes: attributes && readAttributes(attributes),
    unsignedTypes: unsigned ? childrenOf(unsigned).map((attribute) => oidOf(sequenceOf(attribute)[0])) : [],
  };
}

function issuerAndSerialIn(node: Asn1) {
  const [issuer, serialNumber] = sequenceOf(node);
  return { issuer: readName(issuer), serialNumber: hexOf(contentOf(expectTag(serialNumber, tags.integer))) };
}

function readAttributes(node: Asn1): SignedAttributes {
  const signed = encodingOf(node);
  signed[0] = tags.set;
  const values = new Map<string, readonly Asn1[]>();
  for (const attribute of childrenOf(node)) {
    const [type, set] = sequenceOf(attribute);
    const oid = oidOf(type);
    if (values.has(oid)) throw new Unreadable(`CMS: signed attribute ${oid} twice`);
    values.set(oid, childrenOf(expectTag(set, tags.set)));
  }
  return { signed, values };
}

/** The only value of a signed attribute; `undefined` where the attribute is absent. @throws Unreadable where it has several. */
export function attributeOf({ attributes }: SignerPart, oid: string): Asn1 | undefined {
  const values = attributes?.values.get(oid);
  if (values && values.length !== 1) throw new Unreadable(`CMS: signed attribute ${oid} with ${values.length} values`);
  return values?.[0];
}
