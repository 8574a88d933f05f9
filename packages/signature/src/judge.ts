import type { CitizenState, DocumentReport, Indication, SignatureReport, SubIndication } from '@motcua/contract/signing';
import type { Examination } from './examination.ts';

/** What is said of a signature: for citizens, and in the words of ETSI EN 319 102-1. */
export interface Verdict {
  readonly state: CitizenState;
  readonly indication: Indication;
  readonly subIndication?: SubIndication;
}

/** What the checks alone do not say. */
export interface Circumstances {
  readonly hasCertificate: boolean;
  readonly isAnchorConfirmed: boolean;
  readonly isNotYetValid: boolean;
}

const failed = (state: CitizenState, subIndication: SubIndication): Verdict => ({ state, indication: 'TOTAL_FAILED', subIndication });
const undecided = (state: CitizenState, subIndication: SubIndication): Verdict => ({ state, indication: 'INDETERMINATE', subIndication });

/**
 * Makes a verdict of what was examined: the gravest finding counts.
 *
 * `TOTAL_FAILED` is said of what is proven: the structure deceives, the digest or the signature is wrong. Revisions that follow
 * what was signed are not judged by this version, so that it is `INDETERMINATE` whether they change what the signer saw. Revocation
 * is not judged either: the best that is said is `UNKNOWN_REVOCATION`, and no state that begins with `VALID`.
 */
export function judge(examination: Examination, { hasCertificate, isAnchorConfirmed, isNotYetValid }: Circumstances): Verdict {
  const fails = (id: Parameters<Examination['outcome']>[0]) => examination.outcome(id) === 'fail';
  if (fails('structure')) return failed('MALFORMED', 'FORMAT_FAILURE');
  if (fails('digest')) return failed('BROKEN', 'HASH_FAILURE');
  if (fails('signature')) return failed('BROKEN', 'SIG_CRYPTO_FAILURE');
  if (fails('algorithmAgreement')) return failed('MALFORMED', 'SIG_CRYPTO_FAILURE');
  if (examination.outcome('structure') !== 'pass') return undecided('UNSUPPORTED', 'GENERIC');
  if (!hasCertificate) return undecided('UNKNOWN_ISSUER', 'NO_SIGNING_CERTIFICATE_FOUND');
  const isProven = examination.outcome('signature') === 'pass' && examination.outcome('digest') !== 'unknown';
  if (!isProven) return undecided('UNSUPPORTED', 'GENERIC');
  if (fails('signingCertificate')) return undecided('MALFORMED', 'NO_SIGNING_CERTIFICATE_FOUND');
  if (examination.outcome('laterChanges') !== 'notApplicable') return undecided('CHANGED_AFTER', 'SIG_CONSTRAINTS_FAILURE');
  if (examination.outcome('algorithmStrength') !== 'pass') return undecided('OLD_ALGORITHM', 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE');
  if (examination.outcome('chain') !== 'pass' || !isAnchorConfirmed) return undecided('UNKNOWN_ISSUER', 'NO_CERTIFICATE_CHAIN_FOUND');
  if (examination.outcome('keyUsage') !== 'pass') return undecided('UNKNOWN_ISSUER', 'CHAIN_CONSTRAINTS_FAILURE');
  if (examination.outcome('certificateTime') !== 'pass') return undecided('EXPIRED_NO_PROOF', isNotYetValid ? 'NOT_YET_VALID' : 'OUT_OF_BOUNDS_NO_POE');
  return undecided('UNKNOWN_REVOCATION', 'TRY_LATER');
}

/** Gravest first. */
const gravity: readonly CitizenState[] = [
  'BROKEN',
  'MALFORMED',
  'REVOKED',
  'SUSPENDED',
  'CHANGED_AFTER',
  'UNSUPPORTED',
  'OLD_ALGORITHM',
  'UNKNOWN_ISSUER',
  'EXPIRED_NO_PROOF',
  'UNKNOWN_REVOCATION',
  'NO_SIGNATURE',
  'VALID_LATER_ADDITIONS',
  'VALID_UNPROVEN_TIME',
  'VALID',
];
const severity: readonly Indication[] = ['TOTAL_FAILED', 'INDETERMINATE', 'TOTAL_PASSED'];

/**
 * The verdict on a document is that on its worst signature; without one there is nothing to indicate.
 *
 * A time-stamp over the document vouches for a time, not for its content: one that fails proves no time and spoils no signature.
 * Where nobody signed, the time-stamps are what there is to judge.
 */
export function worstOf(signatures: readonly SignatureReport[]): Pick<DocumentReport, 'state' | 'indication' | 'subIndication' | 'unsupported'> {
  const rank = ({ indication, state }: SignatureReport) => severity.indexOf(indication) * gravity.length + gravity.indexOf(state);
  const signed = signatures.filter(({ kind }) => kind === 'signature');
  const [first, ...others] = signed.length > 0 ? signed : signatures;
  if (!first) return { state: 'NO_SIGNATURE' };
  const { state, indication, subIndication, checks } = others.reduce((worst, each) => (rank(each) < rank(worst) ? each : worst), first);
  const isStructureKnown = checks.some(({ id, outcome }) => id === 'structure' && outcome === 'pass');
  return { state, indication, ...(subIndication && { subIndication }), ...(state === 'UNSUPPORTED' && { unsupported: isStructureKnown ? 'algorithm' : 'format' }) };
}
