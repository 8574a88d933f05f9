import assert from 'node:assert/strict';
import { it } from 'node:test';
import { DocumentReport, type CheckId } from '@motcua/contract/signing';
import { asciiBytes } from './bytes.ts';
import { der, octets, oid, sequence } from './der.test-builder.ts';
import { signPdf, type PdfWish } from './pdf.test-builder.ts';
import { attribute, hashAlgorithm, makeCertificate, makeFamily, signatureAlgorithm } from './signer.test-builder.ts';
import { validateDocument } from './validate-document.ts';

/** What is said of a document whose signature message was made otherwise than it should be. */
async function message(wish: (family: Awaited<ReturnType<typeof makeFamily>>) => Partial<PdfWish> | Promise<Partial<PdfWish>>) {
  const family = await makeFamily();
  const { root, issuer, signer } = family;
  const bytes = await signPdf({ signer, certificates: [signer, issuer], ...(await wish(family)) });
  const report = DocumentReport.parse(await validateDocument(bytes, { trustAnchors: [root.encoding] }));
  const outcome = (id: CheckId) => report.signatures[0]?.checks.find((check) => check.id === id)?.outcome;
  return { verdict: [report.state, report.indication, report.subIndication], outcome, isConfirmed: report.signatures[0]?.issuer.isConfirmed };
}

it('refuses a digest that is not that of the document', async () => {
  const { verdict, outcome } = await message(() => ({ messageDigest: new Uint8Array(32) }));
  assert.deepEqual(verdict, ['BROKEN', 'TOTAL_FAILED', 'HASH_FAILURE']);
  assert.equal(outcome('signature'), 'pass');
});

it('refuses a signature that the key of the certificate did not make', async () => {
  const { verdict, outcome, isConfirmed } = await message(async ({ signer }) => ({ signer: { ...signer, key: { ...signer.key, sign: (await makeCertificate()).key.sign } } }));
  assert.deepEqual(verdict, ['BROKEN', 'TOTAL_FAILED', 'SIG_CRYPTO_FAILURE']);
  assert.equal(outcome('digest'), 'pass');
  assert.equal(isConfirmed, false);
});

it('refuses two algorithms that disagree', async () => {
  const { verdict, outcome } = await message(({ signer }) => ({ hash: 'SHA-512', writtenSignatureAlgorithm: signatureAlgorithm(signer.key.type, 'SHA-256') }));
  assert.equal(verdict[1], 'TOTAL_FAILED');
  assert.equal(outcome('algorithmAgreement'), 'fail');
  const asDigest = await message(() => ({ writtenDigestAlgorithm: sequence(oid('1.2.840.113549.1.1.11')) }));
  assert.deepEqual(asDigest.verdict, ['MALFORMED', 'TOTAL_FAILED', 'SIG_CRYPTO_FAILURE']);
  const asSignature = await message(() => ({ writtenSignatureAlgorithm: hashAlgorithm('SHA-256') }));
  assert.deepEqual(asSignature.verdict, ['MALFORMED', 'TOTAL_FAILED', 'SIG_CRYPTO_FAILURE']);
});

it('does not call broken what it only cannot compute', async () => {
  const { verdict, outcome } = await message(() => ({ writtenDigestAlgorithm: sequence(oid('2.16.840.1.101.3.4.2.8')) }));
  assert.deepEqual(verdict, ['UNSUPPORTED', 'INDETERMINATE', 'GENERIC']);
  assert.equal(outcome('digest'), 'unknown');
});

it('refuses a certificate that is not the one that was meant (RFC 5035)', async () => {
  const { verdict, outcome } = await message(async () => ({ named: await makeCertificate() }));
  assert.deepEqual(verdict, ['MALFORMED', 'INDETERMINATE', 'NO_SIGNING_CERTIFICATE_FOUND']);
  assert.equal(outcome('signature'), 'pass');
  assert.equal((await message(() => ({ named: null }))).outcome('signingCertificate'), 'unknown');
});

it('says that the certificate is missing where the signature holds none', async () => {
  const { verdict, outcome } = await message(({ issuer }) => ({ certificates: [issuer] }));
  assert.deepEqual(verdict, ['UNKNOWN_ISSUER', 'INDETERMINATE', 'NO_SIGNING_CERTIFICATE_FOUND']);
  assert.equal(outcome('digest'), 'pass');
  assert.equal(outcome('signature'), 'unknown');
});

it('verifies a signature over the content itself, where it has no attributes', async () => {
  const { verdict, outcome } = await message(() => ({ withoutAttributes: true }));
  assert.equal(verdict[0], 'UNKNOWN_REVOCATION');
  assert.equal(outcome('digest'), 'notApplicable');
  assert.equal(outcome('signature'), 'pass');
});

it('refuses content of its own in a detached signature, and attributes that contradict it', async () => {
  const malformed = ['MALFORMED', 'TOTAL_FAILED', 'FORMAT_FAILURE'];
  assert.deepEqual((await message(() => ({ content: asciiBytes('tài liệu khác') }))).verdict, malformed);
  assert.deepEqual((await message(() => ({ moreAttributes: [attribute('1.2.840.113549.1.9.4', octets(new Uint8Array(32)))] }))).verdict, malformed);
  assert.deepEqual((await message(() => ({ sign: async () => asciiBytes('không phải CMS') }))).verdict, malformed);
  assert.deepEqual((await message(() => ({ sign: async () => der(0x30, oid('1.2.840.113549.1.7.2')) }))).verdict, malformed);
});
