import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import { personal } from '../personal.ts';

const line = z.string().check(z.minLength(1), z.maxLength(2000));
const moment = z.iso.datetime();

/** What a citizen is told of a signature or a whole document, worst last said first. Words and icons belong to the elements. */
export const CitizenState = z.enum([
  'VALID',
  'VALID_UNPROVEN_TIME',
  'VALID_LATER_ADDITIONS',
  'UNKNOWN_ISSUER',
  'UNKNOWN_REVOCATION',
  'OLD_ALGORITHM',
  'EXPIRED_NO_PROOF',
  'REVOKED',
  'SUSPENDED',
  'CHANGED_AFTER',
  'BROKEN',
  'MALFORMED',
  'NO_SIGNATURE',
  'UNSUPPORTED',
]);
export type CitizenState = z.infer<typeof CitizenState>;

/** Main status indication of a validation (ETSI EN 319 102-1, 5.1.3). */
export const Indication = z.enum(['TOTAL_PASSED', 'INDETERMINATE', 'TOTAL_FAILED']);
export type Indication = z.infer<typeof Indication>;

/** Why a validation did not pass (ETSI EN 319 102-1, tables 5 and 6). */
export const SubIndication = z.enum([
  'FORMAT_FAILURE',
  'HASH_FAILURE',
  'SIG_CRYPTO_FAILURE',
  'REVOKED',
  'EXPIRED',
  'NOT_YET_VALID',
  'SIG_CONSTRAINTS_FAILURE',
  'CHAIN_CONSTRAINTS_FAILURE',
  'CERTIFICATE_CHAIN_GENERAL_FAILURE',
  'CRYPTO_CONSTRAINTS_FAILURE',
  'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
  'POLICY_PROCESSING_ERROR',
  'SIGNED_DATA_NOT_FOUND',
  'NO_SIGNING_CERTIFICATE_FOUND',
  'NO_CERTIFICATE_CHAIN_FOUND',
  'REVOKED_NO_POE',
  'REVOKED_CA_NO_POE',
  'OUT_OF_BOUNDS_NO_POE',
  'OUT_OF_BOUNDS_NOT_REVOKED',
  'REVOCATION_OUT_OF_BOUNDS_NO_POE',
  'TRY_LATER',
  'NO_POE',
  'GENERIC',
]);
export type SubIndication = z.infer<typeof SubIndication>;

/** Which system a certificate belongs to; in Vietnam each trust service has a root of its own (Decree 23/2025/NĐ-CP). */
export const CertificateKind = z.enum(['usbToken', 'remoteSigning', 'simPki', 'publicDuty', 'timestamping', 'unknown']);
export type CertificateKind = z.infer<typeof CertificateKind>;

/** Whom a certificate names. `personalIdMasked` shows the last digits of the identity card only. */
export const CertificateSubject = z.object({
  name: z.optional(line),
  organisation: z.optional(line),
  taxCode: z.optional(line),
  personalIdMasked: z.optional(line),
});
export type CertificateSubject = z.infer<typeof CertificateSubject>;

/** What is looked at. */
export const CheckId = z.enum([
  'structure',
  'coverage',
  'digest',
  'signature',
  'signingCertificate',
  'algorithmAgreement',
  'algorithmStrength',
  'laterChanges',
  'chain',
  'certificateTime',
  'keyUsage',
  'issuerConstraints',
  'revocation',
  'timestamp',
]);
export type CheckId = z.infer<typeof CheckId>;

/** What became of one look. `unknown`: this version does not judge it, or could not; never read as passed. */
export const Check = z.object({
  id: CheckId,
  outcome: z.enum(['pass', 'fail', 'unknown', 'notApplicable']),
  /** What was seen, in technical English, for the report; never what the document says. */
  evidence: z.optional(line),
});
export type Check = z.infer<typeof Check>;

/** One signature of a document. */
export const SignatureReport = z.object({
  /** Name of the signature's field, or `signature-1` where it has none. */
  id: line,
  kind: z.enum(['signature', 'documentTimestamp']),
  state: CitizenState,
  indication: Indication,
  subIndication: z.optional(SubIndication),
  signer: CertificateSubject,
  issuer: z.object({ name: z.optional(line), kind: CertificateKind, anchor: z.optional(line), isConfirmed: z.boolean() }),
  /** `claimed`: what the signer's own clock said. `proven`: what a time-stamp proves; absent as long as none is judged. */
  time: z.object({ claimed: z.optional(moment), proven: z.optional(moment), source: z.enum(['none', 'signerClaim', 'rfc3161']) }),
  /** Baseline level as far as it was recognised (ETSI EN 319 142-1); not a verdict. */
  level: z.enum(['B-B', 'B-T', 'B-LT', 'B-LTA', 'basic']),
  coverage: z.object({ bytesCovered: z.int(), totalBytes: z.int(), revision: z.int(), ofRevisions: z.int() }),
  coversWholeFile: z.boolean(),
  /** Something was added to the file after this signature; what it means is not judged yet. */
  changedAfter: z.boolean(),
  validFrom: z.optional(moment),
  validTo: z.optional(moment),
  checks: z.array(Check),
});
export type SignatureReport = z.infer<typeof SignatureReport>;

/** What is known of a signed document. Made where the document is: it never leaves the device. */
export const DocumentReport = z.object({
  file: z.object({
    name: z.optional(line),
    sizeBytes: z.int(),
    /** Hex; absent where the page has no WebCrypto (plain http). */
    sha256: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
    kind: z.enum(['pades', 'xmldsig', 'xades', 'cades', 'asic', 'einvoice', 'pdf', 'other']),
  }),
  /** The worst signature's. */
  state: CitizenState,
  indication: z.optional(Indication),
  subIndication: z.optional(SubIndication),
  /** Why nothing could be judged, where `state` is `UNSUPPORTED`. */
  unsupported: z.optional(z.enum(['format', 'encrypted', 'algorithm', 'noCrypto', 'tooLarge'])),
  /** What was seen, in technical English, where the file as a whole could not be read. */
  evidence: z.optional(line),
  signatures: z.array(SignatureReport),
  engine: z.object({ version: line, trustListDate: z.optional(z.iso.date()) }),
  checkedAt: moment,
  /** Always: nothing was sent anywhere. */
  uploaded: z.literal(false),
});
export type DocumentReport = z.infer<typeof DocumentReport>;

/** Where a certificate stands. `expiring`: within 30 days. */
export const CertificateState = z.enum(['none', 'requested', 'active', 'notYetValid', 'expiring', 'expired', 'suspended', 'revoked', 'unknown']);
export type CertificateState = z.infer<typeof CertificateState>;

/** One certificate for digital signatures, as its owner meets it. */
export const CertificateStatus = z.object({
  state: CertificateState,
  kind: CertificateKind,
  subject: CertificateSubject,
  issuerName: z.optional(line),
  serialNumber: z.optional(line),
  validFrom: z.optional(moment),
  validTo: z.optional(moment),
  /** What to do next: `none`, or the name of a step that the element has words for. */
  nextStep: z.enum(['none', 'register', 'wait', 'renew', 'unlock', 'askIssuer']),
  /** Whether somebody who knows has said that it is neither suspended nor revoked; an opened file cannot know. */
  isRevocationKnown: z.boolean(),
  source: z.object({ name: line, asOf: moment }),
});
export type CertificateStatus = z.infer<typeof CertificateStatus>;

/** A person's own certificates; empty where they have none. */
export const CertificateList = z.object({ certificates: personal(z.array(CertificateStatus)), source: z.object({ name: line, asOf: moment }) });
export type CertificateList = z.infer<typeof CertificateList>;

export const listCertificates = endpoint({
  method: 'GET',
  path: '/signing/certificates',
  summary: 'Lists the certificates for digital signatures of the person who is signed in.',
  input: z.object({}),
  output: CertificateList,
  errors: ['SIGN_IN', 'STEP_UP', 'CONSENT', 'FORBIDDEN', 'UNAVAILABLE'],
  personal: [],
  authorization: { assuranceLevel: 2, purpose: 'signing', embeddable: 'motcua-signature-status' },
  cache: 'none',
});

/** The capability "signing": one's own certificates. Checking a document needs no endpoint: it happens on the device. */
export const signing = { listCertificates };
