import { buildChain, weaknessOf, type Chain } from './build-chain.ts';
import type { Certificate } from './certificate.ts';
import { lineOf } from './distinguished-name.ts';
import type { Examination } from './examination.ts';
import type { TrustAnchor } from './trust-anchor.ts';

/** What a certificate is measured by. */
export interface Trust {
  readonly anchors: readonly TrustAnchor[];
  readonly at: Date;
}

/**
 * Examines whether a certificate leads to a trust anchor and may sign, as of one moment.
 *
 * Not examined by this version, and so left `unknown`: revocation, name constraints, policies.
 *
 * @returns The chain, where there is one.
 */
export async function examineCertificate(certificate: Certificate, others: readonly Certificate[], { anchors, at }: Trust, examination: Examination): Promise<Chain | undefined> {
  const { keyUsage, unknownCritical } = certificate;
  if (unknownCritical.length > 0) examination.note('keyUsage', 'fail', `unknown critical extensions: ${unknownCritical.join(', ')}`);
  else if (keyUsage && !keyUsage.signsDocuments) examination.note('keyUsage', 'fail', 'the certificate is not for signing (RFC 5280, 4.2.1.3)');
  else examination.note('keyUsage', 'pass');

  const result = await buildChain(certificate, others, anchors);
  if (result.outcome === 'none') {
    examination.note('chain', anchors.length === 0 ? 'unknown' : 'fail', result.evidence);
    examineTime([certificate], at, examination);
    return undefined;
  }
  const { chain } = result;
  const { anchor, certificates } = chain;
  examination.note(
    'chain',
    'pass',
    `${certificates.map(({ subject }) => lineOf(subject)).join(' ← ')} ← ${anchor.subject}${anchor.status === 'confirmed' ? '' : ' (unconfirmed)'}`,
  );
  const weakness = weaknessOf(chain);
  if (weakness !== undefined) examination.note('algorithmStrength', 'fail', weakness);
  examineTime([...certificates, { subject: [], validFrom: new Date(anchor.validFrom), validTo: new Date(anchor.validTo) }], at, examination);
  return chain;
}

type Timed = Pick<Certificate, 'subject' | 'validFrom' | 'validTo'>;

function examineTime(certificates: readonly Timed[], at: Date, examination: Examination): void {
  const outside = certificates.find(({ validFrom, validTo }) => !(validFrom <= at && at <= validTo));
  if (outside) examination.note('certificateTime', 'fail', `${lineOf(outside.subject)} is valid from ${outside.validFrom.toISOString()} to ${outside.validTo.toISOString()}`);
  else examination.note('certificateTime', 'pass');
}
