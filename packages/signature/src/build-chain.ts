import { readSignatureAlgorithm } from './algorithms.ts';
import { fromBase64, isSame } from './bytes.ts';
import type { Certificate } from './certificate.ts';
import { comparableLine, isSameName, lineOf } from './distinguished-name.ts';
import { isSignedBy, leastRsaBits, readPublicKey } from './public-key.ts';
import type { TrustAnchor } from './trust-anchor.ts';
import { Unreadable } from './unreadable.ts';

/** A way from a signer's certificate to a trust anchor, the signer's first. */
export interface Chain {
  readonly certificates: readonly Certificate[];
  readonly anchor: TrustAnchor;
}

export type ChainResult = { readonly outcome: 'chain'; readonly chain: Chain } | { readonly outcome: 'none'; readonly evidence: string };

/** No national chain is longer than four; each step tries every certificate beside the signature. */
const longestChain = 8;
const mostTries = 64;

/**
 * Looks for a chain to a trust anchor: by name, signature, and the right to issue (RFC 5280, 6.1.3 and 6.1.4 k to n).
 *
 * Not judged here: time, revocation, name constraints, policies. A certificate that is itself an anchor is its own chain.
 */
export async function buildChain(signer: Certificate, others: readonly Certificate[], anchors: readonly TrustAnchor[]): Promise<ChainResult> {
  // What ends at a confirmed anchor is worth more than a shorter way to one that nobody has compared.
  const confirmed = anchors.filter(({ status }) => status === 'confirmed');
  const best = await findChain(signer, others, confirmed);
  return best.outcome === 'chain' || confirmed.length === anchors.length ? best : findChain(signer, others, anchors);
}

async function findChain(signer: Certificate, others: readonly Certificate[], anchors: readonly TrustAnchor[]): Promise<ChainResult> {
  let evidence = anchors.length === 0 ? 'no trust anchor was given' : `no known authority issued what ${lineOf(signer.issuer)} signed`;
  let tries = 0;

  async function climb(path: readonly Certificate[]): Promise<Chain | undefined> {
    const last = path.at(-1);
    if (!last || path.length > longestChain) return undefined;
    for (const anchor of anchors) {
      const key = fromBase64(anchor.publicKey);
      if (!key) continue;
      if (comparableLine(anchor.subject) === comparableLine(lineOf(last.subject)) && isSame(key, last.publicKey)) return { certificates: path, anchor };
      if (comparableLine(anchor.subject) !== comparableLine(lineOf(last.issuer))) continue;
      if (tries++ < mostTries && (await isIssuedBy(last, key))) return { certificates: path, anchor };
    }
    for (const issuer of others) {
      if (path.includes(issuer) || !isSameName(last.issuer, issuer.subject) || path.some((each) => isSame(each.publicKey, issuer.publicKey))) continue;
      const objection = objectionTo(issuer, path.length - 1);
      if (objection !== undefined) {
        evidence = objection;
        continue;
      }
      if (tries++ >= mostTries || !(await isIssuedBy(last, issuer.publicKey))) continue;
      const found = await climb([...path, issuer]);
      if (found) return found;
    }
    return undefined;
  }

  const chain = await climb([signer]);
  return chain ? { outcome: 'chain', chain } : { outcome: 'none', evidence };
}

/** Why a certificate may not issue others: a citizen's certificate must never become an authority. */
function objectionTo(issuer: Certificate, authoritiesBelow: number): string | undefined {
  const name = lineOf(issuer.subject);
  if (!issuer.isAuthority) return `${name} is no authority (RFC 5280, 4.2.1.9)`;
  if (issuer.keyUsage && !issuer.keyUsage.signsCertificates) return `${name} may not sign certificates (RFC 5280, 4.2.1.3)`;
  if (issuer.pathLength !== undefined && authoritiesBelow > issuer.pathLength) return `${name} allows ${issuer.pathLength} authorities below it, found ${authoritiesBelow}`;
  if (issuer.unknownCritical.length > 0) return `${name} has unknown critical extensions: ${issuer.unknownCritical.join(', ')}`;
  return undefined;
}

async function isIssuedBy(certificate: Certificate, issuerKey: Uint8Array): Promise<boolean> {
  try {
    const algorithm = readSignatureAlgorithm(certificate.signatureAlgorithm);
    if (algorithm.hash === undefined) return false;
    return await isSignedBy(readPublicKey(issuerKey), algorithm, algorithm.hash, certificate.signed, certificate.signature);
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
}

/** What in a chain is too weak today: a digest that collides, a short key. The anchor's own signature does not count. */
export function weaknessOf({ certificates }: Chain): string | undefined {
  for (const certificate of certificates) {
    const name = lineOf(certificate.subject);
    const { hash } = readSignatureAlgorithm(certificate.signatureAlgorithm);
    if (hash === 'SHA-1') return `${name} was issued with SHA-1`;
    const key = readPublicKey(certificate.publicKey);
    if (key.type === 'rsa' && key.bits < leastRsaBits) return `${name} has an RSA key of ${key.bits} bits`;
  }
  return undefined;
}
