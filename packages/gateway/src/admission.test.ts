import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Problem } from '@motcua/contract';
import * as z from 'zod/mini';
import { createGateway, demonstrationPeople, type GatewayOptions } from './index.ts';
import { inventedPeople, manualClock, samplePorts } from './testing/index.ts';

const ward = 'https://phuong.example.gov.vn';
const key = 'pk_phuong-hang-bac-2026';
const mother = inventedPeople[2]?.id ?? '';

/** A gateway that knows one ward's key, and lets some addresses and people ask. */
function gate(options: GatewayOptions = {}) {
  const host = { key, name: 'Phường Hàng Bạc', origins: [ward], rateLimit: { requests: 2, perSeconds: 60 } };
  const gateway = createGateway(samplePorts(), {
    clock: manualClock(),
    clientOf: (request) => request.headers.get('x-client') ?? undefined,
    personOf: demonstrationPeople([mother]),
    keys: [host],
    ...options,
  });
  return async (headers: Record<string, string>, path = '/services/9.000001') => {
    const response = await gateway.fetch(`https://gateway.test${path}`, { headers });
    const code = response.ok ? 'OK' : z.parse(Problem, await response.clone().json()).code;
    return { code, headers: response.headers };
  };
}

it('counts all that comes with a key together, whatever its address', async () => {
  const ask = gate();
  const codes = [];
  for (const client of ['a', 'b', 'c']) codes.push((await ask({ 'motcua-key': key, 'x-client': client, origin: ward })).code);
  assert.deepEqual(codes, ['OK', 'OK', 'TOO_MANY']);
  assert.equal((await ask({ 'x-client': 'd' })).code, 'OK');
});

it('lets no address use up a key alone', async () => {
  const ask = gate({ rateLimit: { requests: 1, perSeconds: 60 } });
  assert.equal((await ask({ 'motcua-key': key, 'x-client': 'a' })).code, 'OK');
  assert.equal((await ask({ 'motcua-key': key, 'x-client': 'a' })).code, 'TOO_MANY');
  assert.equal((await ask({ 'motcua-key': key, 'x-client': 'b' })).code, 'OK');
});

it('refuses a key that nobody registered, and one on another site', async () => {
  const ask = gate();
  assert.equal((await ask({ 'motcua-key': 'pk_somebody-elses-key' })).code, 'FORBIDDEN');
  assert.equal((await ask({ 'motcua-key': key, origin: 'https://lua-dao.example' })).code, 'FORBIDDEN');
});

it('lets the pages of a key’s origins read', async () => {
  const { headers } = await gate()({ 'motcua-key': key, origin: ward });
  assert.equal(headers.get('access-control-allow-origin'), ward);
});

it('counts a person’s questions together, whatever their address', async () => {
  const ask = gate({ personRateLimit: { requests: 2, perSeconds: 60 } });
  const codes = [];
  for (const client of ['a', 'b', 'c']) codes.push((await ask({ 'motcua-demonstration-person': mother, 'x-client': client }, '/health/book')).code);
  assert.deepEqual(codes, ['OK', 'OK', 'TOO_MANY']);
  assert.equal((await ask({ 'motcua-demonstration-person': mother }, '/services/9.000001')).code, 'OK');
});

it('tells where the asker stands with each allowance', async () => {
  const { headers } = await gate()({ 'motcua-key': key, 'x-client': 'a' });
  assert.equal(headers.get('ratelimit-policy'), '"address";q=600;w=60, "key";q=2;w=60');
  assert.equal(headers.get('ratelimit'), '"address";r=599;t=1, "key";r=1;t=30');
});

it('lets no address hold more answers in parts open than it may ask at once', async () => {
  const clock = manualClock();
  const gateway = createGateway(samplePorts(), { clock, clientOf: (request) => request.headers.get('x-client') ?? undefined, rateLimit: { requests: 2, perSeconds: 60 } });
  const ask = (client: string) => {
    clock.advance(60_000);
    const headers = { 'content-type': 'application/json', 'x-client': client };
    return gateway.fetch('https://gateway.test/assistant/ask', { method: 'POST', headers, body: '{"turns":["khai sinh"]}' });
  };
  const [first] = [await ask('a'), await ask('a')];
  assert.deepEqual([(await ask('a')).status, (await ask('b')).status], [429, 200]);
  await first?.body?.cancel();
  assert.equal((await ask('a')).status, 200);
});

it('refuses a key that could be guessed', () => {
  const host = { key: 'pk_1', name: 'Phường', origins: [ward], rateLimit: { requests: 1, perSeconds: 1 } };
  assert.throws(() => createGateway(samplePorts(), { keys: [host] }), /the key of "Phường" must be/);
});
