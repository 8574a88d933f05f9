import type { SignatureReport } from '@motcua/contract/signing';
import type { Chain } from './build-chain.ts';
import type { Certificate } from './certificate.ts';
import { claimedTimeOf } from './claimed-time.ts';
import { Examination } from './examination.ts';
import { examineCertificate, type Trust } from './examine-certificate.ts';
import { examineSigner } from './examine-signer.ts';
import { identityOf } from './identity.ts';
import { judge } from './judge.ts';
import type { PdfFile } from './pdf-file.ts';
import { nameIn } from './pdf-value.ts';
import type { SignatureField } from './signature-fields.ts';
import { contentSigned, expectKnownFormat, stampedTimeOf, timestampFormat } from './signature-format.ts';
import { levelOf } from './signature-level.ts';
import { signedContent } from './signed-content.ts';
import { readSignedMessage, type SignedMessage } from './signed-message.ts';
import { countRevisions, isChangedAfter, readSignedRange, signedBytes, type SignedRange } from './signed-range.ts';
import { shownName } from './trust-anchor.ts';
import { Unreadable } from './unreadable.ts';

/** What is found out on the way; all that is known when something turns out to be unreadable. */
interface Findings {
  range?: SignedRange;
  time?: SignatureReport['time'];
  level?: SignatureReport['level'];
  certificate?: Certificate;
  chain?: Chain;
}

/** Examines one signature of a PDF file and reports on it. */
export async function examineSignature(file: PdfFile, field: SignatureField, trust: Trust): Promise<SignatureReport> {
  const examination = new Examination();
  const findings: Findings = {};
  try {
    await examine(file, field, trust, examination, findings);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    examination.note('structure', error.kind === 'malformed' ? 'fail' : 'unknown', error.message);
  }
  return report(file, field, trust, examination, findings);
}

async function examine(file: PdfFile, field: SignatureField, trust: Trust, examination: Examination, findings: Findings): Promise<void> {
  const format = formatOf(field);
  const range = readSignedRange(file, field);
  findings.range = range;
  const isChanged = isChangedAfter(file.bytes, range);
  examination.note('coverage', isChanged ? 'fail' : 'pass');
  examination.note('laterChanges', isChanged ? 'unknown' : 'notApplicable');
  expectKnownFormat(format);
  const message = readSignedMessage(range.contents);
  const [signer, ...more] = message.signers;
  if (!signer) throw new Unreadable('CMS: nobody signed');
  // A PDF signature has one signer (ISO 32000-2, 12.8.3.3.1); of more we could tell only one.
  if (more.length > 0) throw new Unreadable(`CMS: ${message.signers.length} signers in one signature`, 'format');
  findings.time = format === timestampFormat ? timeOfStamp(message) : claimedTimeOf(signer, field.signature);
  findings.level = levelOf(file, format, signer);
  examination.note('structure', 'pass', isPaddedByZeros(range.contents, message) ? undefined : 'other bytes than zeros fill the room behind the signature');
  const content = await contentSigned(format, message, signedContent(signedBytes(file.bytes, range)), examination);
  const certificate = await examineSigner(message, signer, content, examination);
  if (!certificate) return;
  findings.certificate = certificate;
  const chain = await examineCertificate(certificate, message.certificates, trust, examination);
  if (chain) findings.chain = chain;
}

const formatOf = ({ signature }: SignatureField): string | undefined => nameIn(signature.entries.get('SubFilter'));

/** The gap is larger than the signature, because it is reserved before signing. What fills it is inside a string that nobody shows; some writers leave their memory there. */
const isPaddedByZeros = (contents: Uint8Array, { sizeBytes }: SignedMessage): boolean => contents.subarray(sizeBytes).every((byte) => byte === 0);

function timeOfStamp(message: SignedMessage): SignatureReport['time'] {
  const time = stampedTimeOf(message);
  return time ? { source: 'signerClaim', claimed: time.toISOString() } : { source: 'none' };
}

function report(file: PdfFile, field: SignatureField, { at }: Trust, examination: Examination, findings: Findings): SignatureReport {
  const { range, certificate, chain, time = { source: 'none' }, level = 'basic' } = findings;
  const isAnchorConfirmed = chain?.anchor.status === 'confirmed';
  const covered = range ? range.end - (range.gapEnd - range.gapStart) : 0;
  return {
    id: field.name,
    kind: formatOf(field) === timestampFormat ? 'documentTimestamp' : 'signature',
    ...judge(examination, { hasCertificate: certificate !== undefined, isAnchorConfirmed, isNotYetValid: certificate !== undefined && at < certificate.validFrom }),
    signer: certificate ? identityOf(certificate.subject) : {},
    issuer: {
      ...(certificate && { name: shownName(certificate.issuer) }),
      kind: chain?.anchor.kind ?? 'unknown',
      ...(chain && { anchor: chain.anchor.name }),
      // Whoever takes somebody's certificate and cannot sign with its key borrows only the name.
      isConfirmed: isAnchorConfirmed && examination.outcome('signature') === 'pass',
    },
    time,
    level,
    coverage: { bytesCovered: covered, totalBytes: file.bytes.length, ...countRevisions(file, range?.end ?? 0) },
    coversWholeFile: range?.end === file.bytes.length,
    changedAfter: range !== undefined && isChangedAfter(file.bytes, range),
    ...(certificate && { validFrom: certificate.validFrom.toISOString(), validTo: certificate.validTo.toISOString() }),
    checks: examination.checks,
  };
}
