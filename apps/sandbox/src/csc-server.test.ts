import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { cscSigning } from '@motcua/gateway/node';
import { inventedPeople } from '@motcua/gateway/testing';
import { startCscServer } from './csc-server.ts';
import { inventedCredentials } from './invented-credentials.ts';
import type { RunningStandIn } from './listening.ts';

const token = 'trinh-dien';
let server: RunningStandIn;
before(async () => {
  server = await startCscServer({ credentials: inventedCredentials, token });
});
after(() => server.close());

/** Asks the running service for one person's certificates, as the gateway does. */
function certificatesOf(index: number, options: { readonly token?: string; readonly baseUrl?: string } = {}) {
  const port = cscSigning({ baseUrl: options.baseUrl ?? server.url, name: 'Nơi cấp mẫu', authorization: `Bearer ${options.token ?? token}`, timeoutMs: 2000 });
  return port.certificates({}, { id: inventedPeople[index]?.id ?? 'nobody', assuranceLevel: 2 }, new AbortController().signal);
}

it('tells every state that a certificate can be in, and what to do next', async () => {
  const told = await Promise.all([0, 1, 2, 3, 4].map((index) => certificatesOf(index)));
  assert.deepEqual(
    told.map(({ certificates: [certificate] }) => certificate && [certificate.state, certificate.nextStep, certificate.kind]),
    [undefined, ['active', 'none', 'remoteSigning'], ['expiring', 'renew', 'remoteSigning'], ['suspended', 'unlock', 'remoteSigning'], ['expired', 'renew', 'remoteSigning']],
  );
});

it('passes on the end of an identity number only', async () => {
  const { certificates } = await certificatesOf(1);
  assert.deepEqual(certificates[0]?.subject, { name: inventedPeople[1]?.name, personalIdMasked: `•••••••••${inventedPeople[1]?.id.slice(-3)}` });
  assert.ok(!JSON.stringify(certificates).includes(inventedPeople[1]?.id ?? '?'));
});

it('knows nobody of whom the service has not heard', async () => {
  assert.deepEqual((await certificatesOf(99)).certificates, []);
});

it('says FORBIDDEN for a wrong token, UNAVAILABLE where nothing answers, BAD_ANSWER where something else does', async () => {
  await assert.rejects(certificatesOf(1, { token: 'wrong' }), { name: 'MotcuaPortError', code: 'FORBIDDEN' });
  await assert.rejects(certificatesOf(1, { baseUrl: 'http://127.0.0.1:1' }), { name: 'MotcuaPortError', code: 'UNAVAILABLE' });
  await assert.rejects(certificatesOf(1, { baseUrl: `${server.url}/elsewhere` }), { name: 'MotcuaPortError', code: 'BAD_ANSWER' });
  assert.throws(() => cscSigning({ baseUrl: 'ky.example.vn', name: 'x' }), /"baseUrl" must be an http\(s\) address/);
});

it('refuses whoever does not keep the protocol', async () => {
  const ask = (path: string, body: string, authorization = `Bearer ${token}`) => fetch(server.url + path, { method: 'POST', headers: { authorization }, body });
  assert.equal((await ask('/csc/v2/credentials/list', '{}')).status, 400);
  assert.equal((await ask('/csc/v2/credentials/list', 'x'.repeat(20_000))).status, 400);
  assert.equal((await ask('/csc/v2/signatures/signHash', '{}')).status, 404);
});
