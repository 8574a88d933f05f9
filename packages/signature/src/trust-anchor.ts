import type { CertificateKind } from '@motcua/contract/signing';
import { readAsn1 } from './asn1.ts';
import { fromBase64, hexOf, latin1, toBase64, type Bytes } from './bytes.ts';
import { readCertificateBytes, type Certificate } from './certificate.ts';
import { lineOf, nameOids, partsOf, type DistinguishedName } from './distinguished-name.ts';
import { Unreadable } from './unreadable.ts';

/** An authority that a chain may end at, as facts: what is needed to believe it, and why. */
export interface TrustAnchor {
  /** What people call it. */
  readonly name: string;
  /** Distinguished name in one line, first part first: `C=VN,O=…,CN=…`. */
  readonly subject: string;
  /** `SubjectPublicKeyInfo` in DER, base64. */
  readonly publicKey: string;
  /** SHA-256 of the certificate, hexadecimal: what a person compares with the publisher's. */
  readonly sha256: string;
  /** ISO 8601, UTC. */
  readonly validFrom: string;
  readonly validTo: string;
  /** What its holders sign with; the root tells it. */
  readonly kind: CertificateKind;
  /** `unconfirmed`: no person has compared it with its publisher, so that a chain ending here proves nothing yet. */
  readonly status: 'unconfirmed' | 'confirmed';
  /** Where the facts come from, and as of which day. */
  readonly source: { readonly name: string; readonly asOf?: string };
}

/**
 * Makes trust anchors of what a host gives: facts, or certificates in DER or PEM.
 *
 * Whoever gives a certificate has chosen it: it counts as confirmed.
 *
 * @throws TypeError for bytes that are no certificate.
 */
export async function toAnchors(given: readonly (Uint8Array | TrustAnchor)[]): Promise<TrustAnchor[]> {
  const anchors: TrustAnchor[] = [];
  for (const each of given) {
    if (!(each instanceof Uint8Array)) anchors.push(expectFacts(each));
    else for (const certificate of certificatesGiven(each)) anchors.push(await anchorOf(certificate));
  }
  return anchors;
}

function expectFacts(anchor: TrustAnchor): TrustAnchor {
  if (typeof anchor.subject === 'string' && typeof anchor.publicKey === 'string') return anchor;
  throw new TypeError('validateDocument: "trustAnchors" must be facts or certificates in DER or PEM, got neither');
}

function certificatesGiven(bytes: Uint8Array): Certificate[] {
  try {
    const certificates = (pemBlocks(bytes, 'CERTIFICATE') ?? [bytes]).map(readCertificateBytes);
    if (certificates.length > 0) return certificates;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
  throw new TypeError(`validateDocument: "trustAnchors" must be facts or certificates in DER or PEM, got ${bytes.length} other bytes`);
}

async function anchorOf({ encoding, subject, publicKey, validFrom, validTo }: Certificate): Promise<TrustAnchor> {
  return {
    name: shownName(subject),
    subject: lineOf(subject),
    publicKey: toBase64(publicKey),
    sha256: hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', encoding))),
    validFrom: validFrom.toISOString(),
    validTo: validTo.toISOString(),
    kind: 'unknown',
    status: 'confirmed',
    source: { name: 'the host' },
  };
}

/** What to call the holder of a name: the common name, else the organisation, else all of it. */
export function shownName(name: DistinguishedName): string {
  const shown = partsOf(name, nameOids.commonName)[0] ?? partsOf(name, nameOids.organisation)[0] ?? lineOf(name);
  return shown.trim().slice(0, 2000) || '—';
}

/** The blocks of a PEM file under one label (RFC 7468); `undefined` for what is no PEM. */
export function pemBlocks(bytes: Uint8Array, label: string): Bytes[] | undefined {
  if (bytes[0] === 0x30 && isWhole(bytes)) return undefined;
  if (bytes.length > 1_000_000) return undefined;
  const text = latin1(bytes);
  if (!text.includes('-----BEGIN ')) return undefined;
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\s]*)-----END \1-----/g)];
  return blocks.filter(([, name]) => name === label).flatMap(([, , body = '']) => fromBase64(body.replace(/\s+/g, '')) ?? []);
}

function isWhole(bytes: Uint8Array): boolean {
  try {
    return readAsn1(bytes).end === bytes.length;
  } catch {
    return false;
  }
}
