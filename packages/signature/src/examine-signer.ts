import { readHash, readSignatureAlgorithm, type HashName, type SignatureAlgorithm } from './algorithms.ts';
import { octetsOf, oidOf, sequenceOf, tags } from './asn1.ts';
import { hexOf, isSame, type Bytes } from './bytes.ts';
import type { Certificate } from './certificate.ts';
import { isSameName } from './distinguished-name.ts';
import type { Examination } from './examination.ts';
import { isSignedBy, leastRsaBits, readPublicKey, type PublicKey } from './public-key.ts';
import { attributeOf, contentTypes, type SignedMessage, type SignerPart } from './signed-message.ts';
import { Unreadable } from './unreadable.ts';

const oids = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

export const signingTimeOid = oids.signingTime;

/** Gives the digest of what was signed, and the bytes themselves, which only a signature without attributes needs. */
export interface SignedContent {
  digest(hash: HashName): Promise<Bytes>;
  bytes(): Bytes;
}

/**
 * Examines a signer's part of a message by itself: digest, signature, algorithms, and that the certificate is the one that was meant
 * (RFC 5652, 5.4 and 5.6; ETSI EN 319 102-1, 5.2.3 to 5.2.7).
 *
 * @returns The certificate that the signer names, where the message holds it.
 */
export async function examineSigner(message: SignedMessage, signer: SignerPart, content: SignedContent, examination: Examination): Promise<Certificate | undefined> {
  const certificate = certificateOf(message, signer);
  if (!certificate) examination.note('signingCertificate', 'unknown', 'the signature does not hold the certificate that it names');
  const hash = understood(() => readHash(signer.digestAlgorithm), 'digest', examination);
  const algorithm = understood(() => readSignatureAlgorithm(signer.signatureAlgorithm), 'signature', examination);
  const key = certificate && understood(() => readPublicKey(certificate.publicKey), 'signature', examination);
  if (hash && algorithm) examineAgreement(algorithm, hash, examination);
  if (hash) await examineDigest(message, signer, content, hash, examination);
  if (hash && algorithm && key) {
    await examineSignature(signer, content, { hash, algorithm, key }, examination);
    examineStrength(hash, key, examination);
  }
  if (certificate) await examineBinding(signer, certificate, examination);
  return certificate;
}

/** What does not say which algorithm it means is broken; what says one that we do not know is unknown. */
function understood<T>(read: () => T, id: 'digest' | 'signature', examination: Examination): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    if (error.kind === 'malformed') examination.note('algorithmAgreement', 'fail', error.message);
    else examination.note(id, 'unknown', error.message);
    return undefined;
  }
}

function certificateOf({ certificates }: SignedMessage, { certificateOf: named }: SignerPart): Certificate | undefined {
  if ('issuer' in named) return certificates.find(({ serialNumber, issuer }) => serialNumber === named.serialNumber && isSameName(issuer, named.issuer));
  return certificates.find(({ keyIdentifier }) => keyIdentifier === named.keyIdentifier);
}

/** An attacker who can choose the weaker of two digests needs to break only that one. */
function examineAgreement(algorithm: SignatureAlgorithm, hash: HashName, examination: Examination): void {
  if (algorithm.hash === undefined || algorithm.hash === hash) examination.note('algorithmAgreement', 'pass');
  else examination.note('algorithmAgreement', 'fail', `digest by ${hash}, signature over ${algorithm.hash}`);
}

async function examineDigest(message: SignedMessage, signer: SignerPart, content: SignedContent, hash: HashName, examination: Examination): Promise<void> {
  if (!signer.attributes) {
    // Only plain content may be signed without attributes (RFC 5652, 5.3); the signature then is over the content itself.
    if (message.contentType === contentTypes.plain) examination.note('digest', 'notApplicable', 'no signed attributes: the content itself was signed');
    else examination.note('structure', 'fail', 'CMS: content that must not be signed without attributes');
    return;
  }
  const contentType = attributeOf(signer, oids.contentType);
  const messageDigest = attributeOf(signer, oids.messageDigest);
  if (!contentType || !messageDigest) {
    examination.note('structure', 'fail', 'CMS: signed attributes without content type or digest (RFC 5652, 5.3)');
    return;
  }
  if (oidOf(contentType) !== message.contentType) examination.note('structure', 'fail', 'CMS: another content type was signed');
  const isTheDigest = isSame(octetsOf(messageDigest), await content.digest(hash));
  examination.note('digest', isTheDigest ? 'pass' : 'fail', hash);
}

interface Means {
  readonly hash: HashName;
  readonly algorithm: SignatureAlgorithm;
  readonly key: PublicKey;
}

async function examineSignature(signer: SignerPart, content: SignedContent, { hash, algorithm, key }: Means, examination: Examination): Promise<void> {
  const signed = signer.attributes?.signed ?? content.bytes();
  try {
    const isRight = await isSignedBy(key, algorithm, algorithm.hash ?? hash, signed, signer.signature);
    examination.note('signature', isRight ? 'pass' : 'fail', `${algorithm.scheme}, ${key.bits} bits`);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    examination.note('signature', 'unknown', error.message);
  }
}

/** Circular 15/2025/TT-BKHCN: RSA of 2048 bits and more, ECDSA of 256 and more; SHA-1 collides since 2017. */
function examineStrength(hash: HashName, key: PublicKey, examination: Examination): void {
  if (hash === 'SHA-1') examination.note('algorithmStrength', 'fail', 'SHA-1');
  else if (key.type === 'rsa' && key.bits < leastRsaBits) examination.note('algorithmStrength', 'fail', `RSA of ${key.bits} bits`);
  else examination.note('algorithmStrength', 'pass');
}

/** The signed attribute that names the certificate by its digest (RFC 5035, 3 and 4), or its older form with SHA-1. */
async function examineBinding(signer: SignerPart, certificate: Certificate, examination: Examination): Promise<void> {
  const newer = attributeOf(signer, oids.signingCertificateV2);
  const binding = newer ?? attributeOf(signer, oids.signingCertificate);
  if (!binding) {
    examination.note('signingCertificate', 'unknown', 'the signature does not say which certificate was meant');
    return;
  }
  const [first, second] = sequenceOf(sequenceOf(sequenceOf(binding)[0])[0]);
  const hash = understood(() => (newer && first?.tag === tags.sequence ? readHash(first) : newer ? 'SHA-256' : 'SHA-1'), 'digest', examination);
  if (!hash) return;
  const expected = octetsOf(first?.tag === tags.sequence ? second : first);
  const digest = new Uint8Array(await crypto.subtle.digest(hash, certificate.encoding));
  if (isSame(expected, digest)) examination.note('signingCertificate', 'pass');
  else examination.note('signingCertificate', 'fail', `another certificate was meant: ${hexOf(expected)}`);
}
