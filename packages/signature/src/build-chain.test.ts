import assert from 'node:assert/strict';
import { it } from 'node:test';
import { buildChain } from './build-chain.ts';
import { readCertificateBytes } from './certificate.ts';
import { makeCertificate, makeFamily, type CertificateWish, type TestCertificate } from './signer.test-builder.ts';
import { toAnchors } from './trust-anchor.ts';

const read = ({ encoding }: TestCertificate) => readCertificateBytes(encoding);

/** Whether a citizen's certificate is believed that an issuer of the wished kind signed, below a root that the host trusts. */
async function issuedBy(wish: CertificateWish) {
  const { root } = await makeFamily();
  const issuer = await makeCertificate({ subject: [['CN', 'Trung gian']], issuer: root, isAuthority: true, keyUsage: 0x06, ...wish });
  const signer = await makeCertificate({ issuer });
  return buildChain(read(signer), [read(signer), read(issuer)], await toAnchors([root.encoding]));
}

it('finds the way to a trust anchor, past certificates that lead nowhere', async () => {
  const { root, issuer, signer } = await makeFamily();
  const namesake = await makeCertificate({ subject: [['C', 'VN'], ['O', 'Nơi cấp bịa'], ['CN', 'Nơi cấp bịa CA']], isAuthority: true }); // prettier-ignore
  const result = await buildChain(read(signer), [namesake, signer, issuer].map(read), await toAnchors([root.encoding]));
  assert.ok(result.outcome === 'chain');
  assert.deepEqual(
    result.chain.certificates.map(({ serialNumber }) => serialNumber),
    [signer, issuer].map((each) => read(each).serialNumber),
  );
});

it('never takes a certificate that is no authority for an issuer (RFC 5280, 4.2.1.9)', async () => {
  const result = await issuedBy({ isAuthority: false });
  assert.ok(result.outcome === 'none');
  assert.match(result.evidence, /no authority/);
  assert.equal((await issuedBy({})).outcome, 'chain');
});

it('refuses an issuer whose key may not sign certificates (RFC 5280, 4.2.1.3)', async () => {
  assert.equal((await issuedBy({ keyUsage: 0xc0 })).outcome, 'none');
});

it('refuses an issuer with a critical extension that nobody here knows (RFC 5280, 4.2)', async () => {
  assert.equal((await issuedBy({ criticalExtension: '1.2.3.4.5' })).outcome, 'none');
});

it('refuses a path longer than pathLenConstraint (RFC 5280, 4.2.1.9)', async () => {
  const { root, issuer } = await makeFamily(); // The issuer allows no authority below itself.
  const below = await makeCertificate({ subject: [['CN', 'Dưới nữa']], issuer, isAuthority: true });
  const signer = await makeCertificate({ issuer: below });
  const result = await buildChain(read(signer), [below, issuer].map(read), await toAnchors([root.encoding]));
  assert.ok(result.outcome === 'none');
  assert.match(result.evidence, /allows 0 authorities/);
});

it('refuses an issuer that only has the right name', async () => {
  const { root, issuer } = await makeFamily();
  const impostor = await makeCertificate({ subject: [['C', 'VN'], ['O', 'Nơi cấp bịa'], ['CN', 'Nơi cấp bịa CA']] }); // prettier-ignore
  const signer = await makeCertificate({ issuer: { ...issuer, key: impostor.key } });
  assert.equal((await buildChain(read(signer), [read(issuer)], await toAnchors([root.encoding]))).outcome, 'none');
});

it('does not run in circles', async () => {
  const { root } = await makeFamily();
  const first = await makeCertificate({ subject: [['CN', 'A']], isAuthority: true });
  const second = await makeCertificate({ subject: [['CN', 'B']], isAuthority: true, issuer: first });
  const back = await makeCertificate({ subject: [['CN', 'A']], isAuthority: true, issuer: second, key: first.key });
  const signer = await makeCertificate({ issuer: second });
  assert.equal((await buildChain(read(signer), [back, second, first].map(read), await toAnchors([root.encoding]))).outcome, 'none');
});
