import type { CertificateStatus } from '@motcua/contract/signing';
import { oidOf, readAsn1, sequenceOf, smallIntegerOf, tags } from './asn1.ts';
import { buildChain } from './build-chain.ts';
import { includesAscii } from './bytes.ts';
import { readCertificateBytes, type Certificate } from './certificate.ts';
import { isSameName } from './distinguished-name.ts';
import { identityOf } from './identity.ts';
import { contentTypes, readSignedMessage } from './signed-message.ts';
import { pemBlocks, shownName, toAnchors, type TrustAnchor } from './trust-anchor.ts';
import { Unreadable } from './unreadable.ts';

/**
 * What an opened file turned out to be. `privateKey`: it holds a key to sign with, which nobody should be asked to open;
 * its password is never asked for.
 */
export type CertificateReading =
  | { readonly outcome: 'certificate'; readonly certificate: CertificateStatus }
  | { readonly outcome: 'none'; readonly reason: 'privateKey' | 'notACertificate' | 'tooLarge' };

export interface CertificateReadingOptions {
  /** By which the kind of certificate is told. Default: none, and the kind is unknown. */
  readonly trustAnchors?: readonly (Uint8Array | TrustAnchor)[] | undefined;
  /** Default: now. */
  readonly at?: Date | undefined;
  /** How the source is called in the answer. */
  readonly sourceName?: string | undefined;
}

const mostBytes = 5_000_000;
/** The same number of days as issuers and the agency's service use. */
const expiringMs = 30 * 86_400_000;

/**
 * Reads a certificate file: `.cer`, `.crt`, `.pem`, or the holder's certificate out of a `.p7b`.
 *
 * Says how long it lasts and whom it names. Whether it was revoked or suspended no file can know, so that a certificate within its
 * time is `unknown`, never `active`.
 *
 * @throws TypeError for trust anchors that are no certificates.
 */
export async function readCertificate(
  bytes: Uint8Array,
  { trustAnchors = [], at = new Date(), sourceName = 'Tệp bạn đã mở' }: CertificateReadingOptions = {},
): Promise<CertificateReading> {
  if (bytes.length > mostBytes) return { outcome: 'none', reason: 'tooLarge' };
  if (holdsPrivateKey(bytes)) return { outcome: 'none', reason: 'privateKey' };
  const certificates = certificatesIn(bytes);
  // The holder's is the one that issued none of the others.
  const certificate = certificates.find(({ subject }) => !certificates.some((other) => other.subject !== subject && isSameName(other.issuer, subject))) ?? certificates[0];
  if (!certificate) return { outcome: 'none', reason: 'notACertificate' };
  const anchor = globalThis.crypto?.subtle === undefined ? undefined : await anchorOf(certificate, certificates, await toAnchors(trustAnchors));
  return {
    outcome: 'certificate',
    certificate: {
      ...stateOf(certificate, at),
      kind: anchor?.kind ?? 'unknown',
      subject: identityOf(certificate.subject),
      issuerName: shownName(certificate.issuer),
      serialNumber: certificate.serialNumber.replace(/^(00)+(?=..)/, '').toUpperCase(),
      validFrom: certificate.validFrom.toISOString(),
      validTo: certificate.validTo.toISOString(),
      isRevocationKnown: false,
      source: { name: sourceName, asOf: at.toISOString() },
    },
  };
}

function stateOf({ validFrom, validTo }: Certificate, at: Date): Pick<CertificateStatus, 'state' | 'nextStep'> {
  if (at > validTo) return { state: 'expired', nextStep: 'renew' };
  if (at < validFrom) return { state: 'notYetValid', nextStep: 'wait' };
  return validTo.getTime() - at.getTime() <= expiringMs ? { state: 'expiring', nextStep: 'renew' } : { state: 'unknown', nextStep: 'askIssuer' };
}

async function anchorOf(certificate: Certificate, others: readonly Certificate[], anchors: readonly TrustAnchor[]): Promise<TrustAnchor | undefined> {
  const result = await buildChain(certificate, others, anchors);
  return result.outcome === 'chain' ? result.chain.anchor : undefined;
}

/** PEM says it in words; a `.p12` or `.pfx` is a PFX of version 3 (RFC 7292, 4), a bare key a `PrivateKeyInfo` or an older form of it. */
function holdsPrivateKey(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x30) return includesAscii(bytes, 'PRIVATE KEY-----');
  try {
    const [first, second] = sequenceOf(readAsn1(bytes));
    if (first?.tag === tags.sequence && second?.tag === tags.octetString) return true; // EncryptedPrivateKeyInfo (RFC 5958, 3).
    return first?.tag === tags.integer && smallIntegerOf(first) <= 3 && second !== undefined;
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
}

function certificatesIn(bytes: Uint8Array): Certificate[] {
  try {
    const blocks = pemBlocks(bytes, 'CERTIFICATE') ?? [];
    const bundles = pemBlocks(bytes, 'PKCS7') ?? [];
    if (bytes[0] === 0x30) (isBundle(bytes) ? bundles : blocks).push(Uint8Array.from(bytes));
    return [...blocks.map(readCertificateBytes), ...bundles.flatMap((bundle) => readSignedMessage(bundle).certificates)];
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}

function isBundle(bytes: Uint8Array): boolean {
  const [type] = sequenceOf(readAsn1(bytes));
  return type?.tag === tags.oid && oidOf(type) === contentTypes.signedMessage;
}
