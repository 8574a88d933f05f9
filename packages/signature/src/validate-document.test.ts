import assert from 'node:assert/strict';
import { it } from 'node:test';
import { DocumentReport, type CheckId } from '@motcua/contract/signing';
import { asciiBytes, concatenated, toBase64 } from './bytes.ts';
import { integer, octets, oid, sequence, setOf, tagged, generalizedTime } from './der.test-builder.ts';
import { plainPdf, revise, signPdf, type PdfWish } from './pdf.test-builder.ts';
import { digestOf, hashAlgorithm, makeCertificate, makeFamily, makeKey, makeMessage, type CertificateWish } from './signer.test-builder.ts';
import { validateDocument, type ValidationOptions } from './validate-document.ts';
import type { TrustAnchor } from './trust-anchor.ts';

/** Signs an invented document and validates it; every report keeps to the contract. */
async function signed(options: { citizen?: CertificateWish; wish?: Partial<PdfWish>; validation?: ValidationOptions } = {}) {
  const family = await makeFamily(options.citizen);
  const { root, issuer, signer } = family;
  const bytes = await signPdf({ signer, certificates: [signer, issuer], ...options.wish });
  const validate = async (what: Uint8Array = bytes, validation: ValidationOptions = {}) => {
    const report = DocumentReport.parse(await validateDocument(what, { trustAnchors: [root.encoding], ...options.validation, ...validation }));
    const [signature] = report.signatures;
    const outcome = (id: CheckId) => signature?.checks.find((check) => check.id === id)?.outcome;
    return { report, signature, outcome };
  };
  return { family, bytes, validate, ...(await validate()) };
}

it('finds nothing wrong with a sound signature, and says what it did not check', async () => {
  const { report, signature, outcome, bytes } = await signed({
    citizen: { subject: [['C', 'VN'], ['O', 'Công ty Bịa Đặt'], ['CN', 'Trần Thị Bình'], ['UID', 'MST:0101243150'], ['UID', 'CCCD:001199000123']] }, // prettier-ignore
    wish: { signingTime: new Date('2026-03-01T02:03:04Z') },
  });
  assert.equal(report.state, 'UNKNOWN_REVOCATION');
  assert.equal(report.indication, 'INDETERMINATE');
  assert.equal(report.subIndication, 'TRY_LATER');
  assert.equal(report.file.kind, 'pades');
  assert.equal(report.uploaded, false);
  assert.deepEqual(signature?.signer, { name: 'Trần Thị Bình', organisation: 'Công ty Bịa Đặt', taxCode: '0101243150', personalIdMasked: '•••••••••123' });
  assert.deepEqual(signature?.issuer, { name: 'Nơi cấp bịa CA', kind: 'unknown', anchor: 'Gốc bịa', isConfirmed: true });
  assert.deepEqual(signature?.time, { source: 'signerClaim', claimed: '2026-03-01T02:03:04.000Z' });
  assert.equal(signature?.coversWholeFile, true);
  assert.equal(signature?.changedAfter, false);
  assert.equal(signature?.coverage.bytesCovered, bytes.length - (2 * 8192 + 2));
  assert.deepEqual([signature?.coverage.revision, signature?.coverage.ofRevisions], [2, 2]);
  for (const id of [
    'structure',
    'coverage',
    'digest',
    'signature',
    'signingCertificate',
    'algorithmAgreement',
    'algorithmStrength',
    'chain',
    'certificateTime',
    'keyUsage',
  ] as const)
    assert.equal(outcome(id), 'pass', id);
  for (const id of ['revocation', 'timestamp', 'issuerConstraints'] as const) assert.equal(outcome(id), 'unknown', id);
  assert.equal(outcome('laterChanges'), 'notApplicable');
});

it('believes nobody whom the host did not name', async () => {
  const { report, outcome } = await signed({ validation: { trustAnchors: [] } });
  assert.equal(report.state, 'UNKNOWN_ISSUER');
  assert.equal(report.subIndication, 'NO_CERTIFICATE_CHAIN_FOUND');
  assert.equal(outcome('chain'), 'unknown');
  const stranger = await makeCertificate({ subject: [['C', 'VN'], ['CN', 'Gốc bịa']], isAuthority: true }); // prettier-ignore
  const { report: sameName, outcome: withStranger } = await signed({ validation: { trustAnchors: [stranger.encoding] } });
  assert.equal(sameName.state, 'UNKNOWN_ISSUER');
  assert.equal(withStranger('chain'), 'fail');
});

it('does not believe an anchor that no person has compared, until the host confirms it', async () => {
  const { family, validate } = await signed();
  const anchor: TrustAnchor = {
    name: 'Gốc bịa',
    subject: 'C=VN,CN=Gốc bịa',
    publicKey: toBase64(family.root.key.publicKey),
    sha256: '00',
    validFrom: '2020-01-01T00:00:00Z',
    validTo: '2060-01-01T00:00:00Z',
    kind: 'remoteSigning',
    status: 'unconfirmed',
    source: { name: 'bịa', asOf: '2026-01-02' },
  };
  const unconfirmed = await validate(undefined, { trustAnchors: [anchor] });
  assert.equal(unconfirmed.report.state, 'UNKNOWN_ISSUER');
  assert.equal(unconfirmed.signature?.issuer.isConfirmed, false);
  assert.equal(unconfirmed.signature?.issuer.kind, 'remoteSigning');
  assert.equal(unconfirmed.report.engine.trustListDate, '2026-01-02');
  const confirmed = await validate(undefined, {
    trustAnchors: [
      { ...anchor, sha256: '01' },
      { ...anchor, status: 'confirmed' },
    ],
  });
  assert.equal(confirmed.report.state, 'UNKNOWN_REVOCATION');
});

it('judges certificates as of the moment that the host names', async () => {
  const { validate } = await signed({ citizen: { validFrom: new Date('2025-01-01T00:00:00Z'), validTo: new Date('2026-01-01T00:00:00Z'), keyUsage: 0xc0 } });
  const at = async (time: string) => (await validate(undefined, { validationTime: new Date(time) })).report;
  assert.equal((await at('2025-06-01T00:00:00Z')).state, 'UNKNOWN_REVOCATION');
  assert.deepEqual([(await at('2026-01-01T00:00:01Z')).state, (await at('2026-01-01T00:00:01Z')).subIndication], ['EXPIRED_NO_PROOF', 'OUT_OF_BOUNDS_NO_POE']);
  assert.equal((await at('2024-12-31T23:59:59Z')).subIndication, 'NOT_YET_VALID');
});

it('tells a document that was changed, wherever in the signed part', async () => {
  const { bytes, validate } = await signed();
  const changed = Uint8Array.from(bytes);
  changed.set(asciiBytes('300'), new TextDecoder('latin1').decode(bytes).indexOf('200 200'));
  const { report } = await validate(changed);
  assert.deepEqual([report.state, report.indication, report.subIndication], ['BROKEN', 'TOTAL_FAILED', 'HASH_FAILURE']);
});

it('tells that something follows what was signed, and does not call it harmless', async () => {
  const { bytes, validate } = await signed();
  const { report, signature, outcome } = await validate(revise(bytes, { 3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 900] >>' }));
  assert.deepEqual([report.state, report.indication], ['CHANGED_AFTER', 'INDETERMINATE']);
  assert.equal(signature?.changedAfter, true);
  assert.equal(signature?.coversWholeFile, false);
  assert.equal(outcome('laterChanges'), 'unknown');
  assert.equal(outcome('coverage'), 'fail');
  assert.equal(outcome('digest'), 'pass');
  assert.deepEqual([signature?.coverage.revision, signature?.coverage.ofRevisions], [2, 3]);
  assert.equal((await validate(concatenated([bytes, asciiBytes('BT (them vao) Tj ET')]))).report.state, 'CHANGED_AFTER');
  assert.equal((await validate(concatenated([bytes, asciiBytes('\r\n\n')]))).signature?.changedAfter, false);
});

it('tells every signature of a document, and the worst for the whole', async () => {
  const { family, bytes, validate } = await signed();
  const second = await makeCertificate({ subject: [['CN', 'Lê Văn Chín']], issuer: family.issuer, keyUsage: 0xc0 });
  const { report } = await validate(await signPdf({ before: bytes, field: 20, fields: [10, 20], signer: second, certificates: [second, family.issuer] }));
  assert.deepEqual(
    report.signatures.map(({ id, state, signer }) => [id, state, signer.name]),
    [
      ['Chu ky 10', 'CHANGED_AFTER', 'Nguyễn Văn An'],
      ['Chu ky 20', 'UNKNOWN_REVOCATION', 'Lê Văn Chín'],
    ],
  );
  assert.equal(report.state, 'CHANGED_AFTER');
});

it('verifies the algorithms that documents are signed with', async () => {
  for (const [type, hash] of [
    ['rsa', 'SHA-256'],
    ['rsa', 'SHA-512'],
    ['rsaPss', 'SHA-256'],
    ['ecdsa', 'SHA-384'],
    ['ed25519', 'SHA-512'],
  ] as const) {
    const { report, outcome } = await signed({ citizen: { key: await makeKey(type, hash) }, wish: { hash } });
    assert.equal(report.state, 'UNKNOWN_REVOCATION', `${type} ${hash}`);
    assert.equal(outcome('signature'), 'pass', `${type} ${hash}`);
  }
});

it('calls what is too weak today old, wherever in the chain it is', async () => {
  const sha1 = await signed({ citizen: { key: await makeKey('rsa', 'SHA-1') }, wish: { hash: 'SHA-1' } });
  const shortKey = await signed({ citizen: { key: await makeKey('rsa1024') } });
  const issuedWithSha1 = await signed({ citizen: { hash: 'SHA-1' } });
  for (const { report, outcome } of [sha1, shortKey, issuedWithSha1]) {
    assert.deepEqual([report.state, report.indication], ['OLD_ALGORITHM', 'INDETERMINATE']);
    assert.equal(outcome('signature'), 'pass');
    assert.equal(outcome('algorithmStrength'), 'fail');
  }
});

it('refuses a key that may not sign documents, and a certificate with a critical extension that it does not know', async () => {
  for (const citizen of [{ keyUsage: 0x20 }, { criticalExtension: '1.2.3.4.5' }]) {
    const { report, outcome } = await signed({ citizen });
    assert.deepEqual([report.state, report.subIndication], ['UNKNOWN_ISSUER', 'CHAIN_CONSTRAINTS_FAILURE']);
    assert.equal(outcome('keyUsage'), 'fail');
  }
});

it('reads the older format in which the document is signed by its SHA-1', async () => {
  const { family, validate } = await signed();
  const sign = async (document: Uint8Array<ArrayBuffer>) => makeMessage(document, { signer: family.signer, content: await digestOf('SHA-1', document) });
  const { report, outcome } = await validate(await signPdf({ signer: family.signer, format: 'adbe.pkcs7.sha1', sign }));
  assert.equal(report.state, 'OLD_ALGORITHM');
  assert.equal(outcome('digest'), 'pass');
  const ofAnother = () => makeMessage(asciiBytes(''), { signer: family.signer, content: new Uint8Array(20) });
  assert.equal((await validate(await signPdf({ signer: family.signer, format: 'adbe.pkcs7.sha1', sign: ofAnother }))).report.state, 'BROKEN');
});

it('reports a time-stamp over the document as one, and does not let a broken one spoil a signature', async () => {
  const { family, bytes, validate } = await signed();
  const stamp = (spoil: boolean) => async (document: Uint8Array<ArrayBuffer>) => {
    const imprint = spoil ? new Uint8Array(32) : await digestOf('SHA-256', document);
    const content = sequence(integer(1), oid('1.2.3.4'), sequence(hashAlgorithm('SHA-256'), octets(imprint)), integer(7), generalizedTime(new Date('2026-05-01T00:00:00Z')));
    return makeMessage(document, { signer: family.signer, contentType: '1.2.840.113549.1.9.16.1.4', content });
  };
  for (const spoil of [false, true]) {
    const { report } = await validate(await signPdf({ before: bytes, field: 20, fields: [10, 20], format: 'ETSI.RFC3161', signer: family.signer, sign: stamp(spoil) }));
    const [first, second] = report.signatures;
    assert.equal(first?.state, 'CHANGED_AFTER');
    assert.equal(second?.kind, 'documentTimestamp');
    assert.equal(second?.time.claimed, '2026-05-01T00:00:00.000Z');
    assert.equal(second?.state === 'BROKEN', spoil);
    assert.equal(report.state, 'CHANGED_AFTER');
  }
});

it('says so where there is no signature, no PDF, or a format that it does not know', async () => {
  const validate = async (bytes: Uint8Array) => DocumentReport.parse(await validateDocument(bytes));
  assert.deepEqual([(await validate(plainPdf())).state, (await validate(plainPdf())).file.kind], ['NO_SIGNATURE', 'pdf']);
  for (const [bytes, kind] of [
    [asciiBytes('xin chào'), 'other'],
    [new Uint8Array(0), 'other'],
    [asciiBytes('PK\u0003\u0004'), 'other'],
    [asciiBytes('<?xml version="1.0"?><HDon><DLHDon/><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></HDon>'), 'einvoice'],
    [sequence(oid('1.2.840.113549.1.7.2'), tagged(0, setOf())), 'cades'],
  ] as const) {
    const report = await validate(bytes);
    assert.deepEqual([report.state, report.unsupported, report.file.kind], ['UNSUPPORTED', 'format', kind]);
  }
  const { signer } = await makeFamily();
  const { signatures, unsupported } = await validate(await signPdf({ signer, format: 'adbe.x509.rsa_sha1' }));
  assert.deepEqual([signatures[0]?.state, unsupported], ['UNSUPPORTED', 'format']);
});

it('says that cryptography is missing on a page served over plain http', async (t) => {
  const { bytes } = await signed();
  const own = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
  t.after(() => own && Object.defineProperty(globalThis, 'crypto', own));
  Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true });
  const report = DocumentReport.parse(await validateDocument(bytes));
  assert.deepEqual([report.state, report.unsupported], ['UNSUPPORTED', 'noCrypto']);
});

it('stops when it is called off, and names a mistake of the host', async () => {
  const { bytes } = await signed();
  await assert.rejects(validateDocument(bytes, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  await assert.rejects(validateDocument(bytes, { trustAnchors: [asciiBytes('không phải chứng thư')] }), TypeError);
});
