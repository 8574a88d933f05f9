import { concatenated, type Bytes } from './bytes.ts';
import { bits, der, distinguishedName, generalizedTime, integer, nul, octets, oid, sequence, setOf, tagged, utcTime, yes } from './der.test-builder.ts';

/** Invented keys, certificates and signatures, made by WebCrypto so that they work in Node and in a browser. */

export type KeyType = 'ecdsa' | 'rsa' | 'rsa1024' | 'rsaPss' | 'ed25519';
type Name = readonly (readonly [type: string, text: string])[];

export interface TestKey {
  readonly type: KeyType;
  readonly publicKey: Bytes;
  sign(content: Bytes, hash: string): Promise<Bytes>;
}

const rsa = (name: string, modulusLength: number, hash: string) => ({ name, modulusLength, publicExponent: Uint8Array.of(1, 0, 1), hash });

export async function makeKey(type: KeyType = 'ecdsa', hash = 'SHA-256'): Promise<TestKey> {
  const algorithm = {
    ecdsa: { name: 'ECDSA', namedCurve: 'P-256' },
    rsa: rsa('RSASSA-PKCS1-v1_5', 2048, hash),
    rsa1024: rsa('RSASSA-PKCS1-v1_5', 1024, hash),
    rsaPss: rsa('RSA-PSS', 2048, hash),
    ed25519: { name: 'Ed25519' },
  }[type];
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError(`no pair of keys: ${type}`);
  const signAs = { ecdsa: { name: 'ECDSA', hash }, rsa: algorithm.name, rsa1024: algorithm.name, rsaPss: { name: 'RSA-PSS', saltLength: 32 }, ed25519: algorithm.name }[type];
  return {
    type,
    publicKey: new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)),
    async sign(content, with_) {
      const raw = new Uint8Array(await crypto.subtle.sign(type === 'ecdsa' ? { name: 'ECDSA', hash: with_ } : signAs, pair.privateKey, content));
      return type === 'ecdsa' ? sequence(unpadded(raw.subarray(0, 32)), unpadded(raw.subarray(32))) : raw;
    },
  };
}

const unpadded = (number: Uint8Array) => integer(...number.subarray(number.findIndex((octet) => octet !== 0)));

const hashOids: Readonly<Record<string, string>> = {
  'SHA-1': '1.3.14.3.2.26',
  'SHA-256': '2.16.840.1.101.3.4.2.1',
  'SHA-384': '2.16.840.1.101.3.4.2.2',
  'SHA-512': '2.16.840.1.101.3.4.2.3',
};
export const hashAlgorithm = (hash: string) => sequence(oid(hashOids[hash] ?? hash));

export function signatureAlgorithm(type: KeyType, hash: string): Bytes {
  if (type === 'ed25519') return sequence(oid('1.3.101.112'));
  if (type === 'rsaPss')
    return sequence(
      oid('1.2.840.113549.1.1.10'),
      sequence(tagged(0, hashAlgorithm(hash)), tagged(1, sequence(oid('1.2.840.113549.1.1.8'), hashAlgorithm(hash))), tagged(2, integer(32))),
    );
  const ecdsa: Readonly<Record<string, string>> = {
    'SHA-1': '1.2.840.10045.4.1',
    'SHA-256': '1.2.840.10045.4.3.2',
    'SHA-384': '1.2.840.10045.4.3.3',
    'SHA-512': '1.2.840.10045.4.3.4',
  };
  const pkcs1: Readonly<Record<string, string>> = {
    'SHA-1': '1.2.840.113549.1.1.5',
    'SHA-256': '1.2.840.113549.1.1.11',
    'SHA-384': '1.2.840.113549.1.1.12',
    'SHA-512': '1.2.840.113549.1.1.13',
  };
  return type === 'ecdsa' ? sequence(oid(ecdsa[hash] ?? hash)) : sequence(oid(pkcs1[hash] ?? hash), nul);
}

export interface TestCertificate {
  readonly encoding: Bytes;
  readonly name: Bytes;
  readonly issuerName: Bytes;
  readonly serialNumber: Bytes;
  readonly key: TestKey;
}

export interface CertificateWish {
  readonly subject?: Name;
  /** Signed by itself where absent. */
  readonly issuer?: TestCertificate;
  readonly key?: TestKey;
  readonly isAuthority?: boolean;
  readonly pathLength?: number;
  /** Bits of the first octet: 0x80 digitalSignature, 0x40 nonRepudiation, 0x04 keyCertSign. */
  readonly keyUsage?: number;
  readonly validFrom?: Date;
  readonly validTo?: Date;
  readonly hash?: string;
  readonly criticalExtension?: string;
}

let lastSerial = 0x1000;

export async function makeCertificate(wish: CertificateWish = {}): Promise<TestCertificate> {
  const { subject = [['CN', 'Nguyễn Văn An']], issuer, key = await makeKey(), isAuthority = false, pathLength, keyUsage, hash = 'SHA-256', criticalExtension } = wish;
  const { validFrom = new Date('2020-01-01T00:00:00Z'), validTo = new Date('2060-01-01T00:00:00Z') } = wish;
  const name = distinguishedName(subject);
  const signingKey = issuer?.key ?? key;
  const serial = ++lastSerial;
  const serialNumber = integer(serial >> 8, serial & 0xff);
  const extension = (type: string, isCritical: boolean, value: Uint8Array) => sequence(oid(type), ...(isCritical ? [yes] : []), octets(value));
  const extensions = [
    ...(isAuthority ? [extension('2.5.29.19', true, sequence(yes, ...(pathLength === undefined ? [] : [integer(pathLength)])))] : []),
    ...(keyUsage === undefined ? [] : [extension('2.5.29.15', true, der(0x03, Uint8Array.of(0, keyUsage)))]),
    ...(criticalExtension === undefined ? [] : [extension(criticalExtension, true, nul)]),
  ];
  const signed = sequence(
    tagged(0, integer(2)),
    serialNumber,
    signatureAlgorithm(signingKey.type, hash),
    issuer?.name ?? name,
    sequence(utcTime(validFrom), generalizedTime(validTo)),
    name,
    key.publicKey,
    ...(extensions.length > 0 ? [tagged(3, sequence(...extensions))] : []),
  );
  const signature = await signingKey.sign(signed, hash);
  return { encoding: sequence(signed, signatureAlgorithm(signingKey.type, hash), bits(signature)), name, issuerName: issuer?.name ?? name, serialNumber, key };
}

/** A root, an issuer below it, and a citizen's certificate. */
export async function makeFamily(citizen: CertificateWish = {}) {
  const root = await makeCertificate({ subject: [['C', 'VN'], ['CN', 'Gốc bịa']], isAuthority: true, keyUsage: 0x06 }); // prettier-ignore
  const issuer = await makeCertificate({ subject: [['C', 'VN'], ['O', 'Nơi cấp bịa'], ['CN', 'Nơi cấp bịa CA']], issuer: root, isAuthority: true, pathLength: 0, keyUsage: 0x06 }); // prettier-ignore
  const signer = await makeCertificate({ issuer, keyUsage: 0xc0, ...citizen });
  return { root, issuer, signer };
}

export interface MessageWish {
  readonly signer: TestCertificate;
  /** Certificates beside the signature, the signer's included. */
  readonly certificates?: readonly TestCertificate[];
  readonly hash?: string;
  /** Digest algorithm as written, where it is another than `hash`. */
  readonly writtenDigestAlgorithm?: Uint8Array;
  readonly writtenSignatureAlgorithm?: Uint8Array;
  /** Whose digest the signature names; the signer's where absent, nobody's for `null`. */
  readonly named?: TestCertificate | null;
  readonly signingTime?: Date;
  readonly contentType?: string;
  /** Content that the message itself holds, and that is then what is signed. */
  readonly content?: Bytes;
  readonly withoutAttributes?: boolean;
  readonly moreAttributes?: readonly Uint8Array[];
  readonly messageDigest?: Uint8Array;
}

export const attribute = (type: string, value: Uint8Array) => sequence(oid(type), setOf(value));
export const digestOf = async (hash: string, bytes: Bytes) => new Uint8Array(await crypto.subtle.digest(hash, bytes));

/** Signs a document, or the content of its own that the message holds. */
export async function makeMessage(document: Bytes, wish: MessageWish): Promise<Bytes> {
  const { signer, certificates = [signer], hash = 'SHA-256', named = signer, signingTime, contentType = '1.2.840.113549.1.7.1', content, moreAttributes = [] } = wish;
  const messageDigest = wish.messageDigest ?? (await digestOf(hash, content ?? document));
  const attributes = [
    attribute('1.2.840.113549.1.9.3', oid(contentType)),
    attribute('1.2.840.113549.1.9.4', octets(messageDigest)),
    ...(signingTime ? [attribute('1.2.840.113549.1.9.5', utcTime(signingTime))] : []),
    ...(named ? [attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(octets(await digestOf('SHA-256', named.encoding))))))] : []),
    ...moreAttributes,
  ];
  const signature = await signer.key.sign(wish.withoutAttributes ? (content ?? document) : setOf(...attributes), hash);
  const digestAlgorithm = wish.writtenDigestAlgorithm ?? hashAlgorithm(hash);
  const signerPart = sequence(
    integer(1),
    sequence(signer.issuerName, signer.serialNumber),
    digestAlgorithm,
    ...(wish.withoutAttributes ? [] : [tagged(0, ...attributes)]),
    wish.writtenSignatureAlgorithm ?? signatureAlgorithm(signer.key.type, hash),
    octets(signature),
  );
  const contained = sequence(oid(contentType), ...(content ? [tagged(0, octets(content))] : []));
  const message = sequence(integer(1), setOf(digestAlgorithm), contained, tagged(0, concatenated(certificates.map(({ encoding }) => encoding))), setOf(signerPart));
  return sequence(oid('1.2.840.113549.1.7.2'), tagged(0, message));
}
