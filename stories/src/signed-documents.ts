import type { DocumentReport, SignatureReport } from '@motcua/contract/signing';
import { createClient, type Client } from '@motcua/sdk';
import { plainPdf, revise, signPdf } from '../../packages/signature/src/pdf.test-builder.ts';
import { makeCertificate, makeFamily, makeKey, type CertificateWish } from '../../packages/signature/src/signer.test-builder.ts';
import { baseUrl } from './gateway.ts';

// Files that invented people signed, made in the page by the builder of the engine's own tests and read by the engine.

const signer: CertificateWish = {
  subject: [['C', 'VN'], ['O', 'Công ty Bịa Đặt'], ['CN', 'Trần Thị Bình'], ['UID', 'MST:0101243150'], ['UID', 'CCCD:001199000123']], // prettier-ignore
};
const signingTime = new Date('2026-11-02T09:05:00Z');

/** Signed by somebody whose issuer is in no list. */
export async function signedDocument(wish: CertificateWish = {}, hash = 'SHA-256') {
  const { issuer, signer: person } = await makeFamily({ ...signer, ...wish });
  return signPdf({ signer: person, certificates: [person, issuer], signingTime, hash });
}

/** Signed by an algorithm of yesterday. */
export const oldDocument = async () => signedDocument({ key: await makeKey('rsa', 'SHA-1') }, 'SHA-1');

/** Signed, and the page made larger afterwards without a word. */
export async function changedDocument() {
  const bytes = await signedDocument();
  const text = new TextDecoder('latin1').decode(bytes);
  bytes.set(new TextEncoder().encode('900'), text.indexOf('200 200'));
  return bytes;
}

/** Signed, and a revision added afterwards, as every program may. */
export const extendedDocument = async () => revise(await signedDocument(), { 3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 900] >>' });

/** Signed by two people, one after the other. */
export async function twiceSignedDocument() {
  const before = await signedDocument();
  const { issuer } = await makeFamily();
  const second = await makeCertificate({ subject: [['CN', 'Lê Văn Chín']], issuer, keyUsage: 0xc0 });
  return signPdf({ before, field: 20, fields: [10, 20], signer: second, certificates: [second, issuer], signingTime });
}

/** Signed by nobody. */
export const unsignedDocument = plainPdf;

/** Certificate of the same person, as a file. */
export const certificateFile = async (wish: CertificateWish = {}) => (await makeFamily({ ...signer, ...wish })).signer.encoding;

const checkIds = [
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
] as const;

/** One signature of an invented office. */
export function signatureReport(more: Partial<SignatureReport> = {}): SignatureReport {
  return {
    id: 'Chu ky 1',
    kind: 'signature',
    state: 'VALID',
    indication: 'TOTAL_PASSED',
    signer: { name: 'Ủy ban nhân dân phường Bịa Đặt' },
    issuer: { name: 'Nơi cấp bịa CA', kind: 'publicDuty', anchor: 'Gốc bịa', isConfirmed: true },
    time: { source: 'rfc3161', proven: '2026-11-19T03:24:00Z' },
    level: 'B-LT',
    coverage: { bytesCovered: 219_136, totalBytes: 235_522, revision: 1, ofRevisions: 1 },
    coversWholeFile: true,
    changedAfter: false,
    checks: checkIds.map((id) => ({ id, outcome: id === 'laterChanges' ? 'notApplicable' : 'pass' })),
    ...more,
  };
}

/** A client that says this of every file: for verdicts that the engine of today never reaches, and for what goes wrong. */
export function clientSaying(check: () => Promise<DocumentReport>): Client {
  const client = createClient({ gateway: baseUrl });
  return { ...client, signing: { ...client.signing, check } };
}

/** A report with these signatures, the first of them the worst. */
export const reportOf =
  (...signatures: readonly [SignatureReport, ...SignatureReport[]]) =>
  async (): Promise<DocumentReport> => ({
    file: { sizeBytes: 235_522, kind: 'pades', sha256: 'ab'.repeat(32) },
    state: signatures[0].state,
    indication: signatures[0].indication,
    signatures: [...signatures],
    engine: { version: '0.1.0', trustListDate: '2026-11-15' },
    checkedAt: '2026-11-22T02:41:00Z',
    uploaded: false,
  });
