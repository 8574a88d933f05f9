import assert from 'node:assert/strict';
import { it } from 'node:test';
import { CertificateStatus } from '@motcua/contract/signing';
import { asciiBytes, concatenated, toBase64 } from './bytes.ts';
import { integer, octets, oid, sequence, setOf, tagged } from './der.test-builder.ts';
import { readCertificate, type CertificateReadingOptions } from './read-certificate.ts';
import { makeFamily, type CertificateWish } from './signer.test-builder.ts';

/** Reads an invented citizen's certificate as of 1 June 2026, in DER. */
async function opened(citizen: CertificateWish = {}, options: CertificateReadingOptions = {}) {
  const family = await makeFamily(citizen);
  const at = new Date('2026-06-01T00:00:00Z');
  const read = async (bytes: Uint8Array) => {
    const reading = await readCertificate(bytes, { at, ...options });
    return reading.outcome === 'certificate' ? CertificateStatus.parse(reading.certificate) : reading.reason;
  };
  const certificate = await read(family.signer.encoding);
  assert.ok(typeof certificate === 'object');
  return { ...family, read, certificate };
}

const pem = (label: string, bytes: Uint8Array) => asciiBytes(`-----BEGIN ${label}-----\n${toBase64(bytes).replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`);

it('says whom a certificate names, who issued it and how long it lasts', async () => {
  const { certificate } = await opened({ subject: [['CN', 'Phạm Văn Dũng'], ['UID', 'CMND:012345678'], ['OU', 'MST: 0101243150-001']] }); // prettier-ignore
  assert.deepEqual(certificate.subject, { name: 'Phạm Văn Dũng', taxCode: '0101243150-001', personalIdMasked: '••••••678' });
  assert.equal(certificate.issuerName, 'Nơi cấp bịa CA');
  assert.deepEqual([certificate.validFrom, certificate.validTo], ['2020-01-01T00:00:00.000Z', '2060-01-01T00:00:00.000Z']);
  assert.deepEqual(certificate.source, { name: 'Tệp bạn đã mở', asOf: '2026-06-01T00:00:00.000Z' });
});

it('shows a personal number nowhere but by its last three characters', async () => {
  const { certificate } = await opened({ subject: [['CN', 'Phạm Văn Dũng CCCD:001099012345'], ['SERIALNUMBER', 'CCCD:001099012345']] }); // prettier-ignore
  assert.doesNotMatch(JSON.stringify(certificate), /001099012/);
  assert.equal(certificate.subject.personalIdMasked, '•••••••••345');
});

it('never calls a certificate active: no file knows whether it was revoked', async () => {
  const state = async (validFrom: string, validTo: string) => {
    const { certificate } = await opened({ validFrom: new Date(validFrom), validTo: new Date(validTo) });
    assert.equal(certificate.isRevocationKnown, false);
    return [certificate.state, certificate.nextStep];
  };
  assert.deepEqual(await state('2026-01-01', '2027-01-01'), ['unknown', 'askIssuer']);
  assert.deepEqual(await state('2026-01-01', '2026-07-01'), ['expiring', 'renew']);
  assert.deepEqual(await state('2026-01-01', '2026-07-01T00:00:01Z'), ['unknown', 'askIssuer']);
  assert.deepEqual(await state('2025-01-01', '2026-05-31'), ['expired', 'renew']);
  assert.deepEqual(await state('2026-06-02', '2027-01-01'), ['notYetValid', 'wait']);
});

it('tells the kind of a certificate by the root that it leads to', async () => {
  const { root, issuer } = await makeFamily();
  const anchor = {
    name: 'Gốc bịa',
    subject: 'C=VN,O=Nơi cấp bịa,CN=Nơi cấp bịa CA',
    publicKey: toBase64(issuer.key.publicKey),
    sha256: '00',
    validFrom: '2020-01-01T00:00:00Z',
    validTo: '2060-01-01T00:00:00Z',
    kind: 'simPki',
    status: 'unconfirmed',
    source: { name: 'bịa' },
  } as const;
  assert.equal((await opened({ issuer }, { trustAnchors: [root.encoding, anchor] })).certificate.kind, 'simPki');
  assert.equal((await opened({}, { trustAnchors: [anchor] })).certificate.kind, 'unknown');
});

it('reads PEM, and the holder out of a bundle', async () => {
  const { read, signer, issuer, root, certificate } = await opened();
  assert.deepEqual(await read(pem('CERTIFICATE', signer.encoding)), certificate);
  assert.deepEqual(await read(concatenated([root, issuer, signer].map(({ encoding }) => pem('CERTIFICATE', encoding)))), certificate);
  const certificates = tagged(0, ...[root, issuer, signer].map(({ encoding }) => encoding));
  const bundle = sequence(oid('1.2.840.113549.1.7.2'), tagged(0, sequence(integer(1), setOf(), sequence(oid('1.2.840.113549.1.7.1')), certificates, setOf())));
  assert.deepEqual(await read(bundle), certificate);
  assert.deepEqual(await read(pem('PKCS7', bundle)), certificate);
});

it('refuses a file with a private key, and what is no certificate', async () => {
  const { read, signer } = await opened();
  const pfx = sequence(integer(3), sequence(oid('1.2.840.113549.1.7.1'), tagged(0, octets(Uint8Array.of(1)))));
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
  const key = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  for (const bytes of [pfx, key, pem('PRIVATE KEY', key), pem('ENCRYPTED PRIVATE KEY', key), concatenated([pem('CERTIFICATE', signer.encoding), pem('EC PRIVATE KEY', key)])])
    assert.equal(await read(bytes), 'privateKey');
  for (const bytes of [new Uint8Array(0), asciiBytes('%PDF-1.7'), asciiBytes('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')])
    assert.equal(await read(bytes), 'notACertificate');
  assert.equal(await read(new Uint8Array(6_000_000)), 'tooLarge');
});
