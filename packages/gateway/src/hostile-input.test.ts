import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Problem } from '@motcua/contract';
import * as z from 'zod/mini';
import { createGateway, type ServicesPort } from './index.ts';
import { samplePorts } from './testing/index.ts';

/** A gateway that remembers which questions got as far as its port. */
function besieged() {
  const reached: Parameters<ServicesPort['find']>[0][] = [];
  const { services } = samplePorts();
  const find: ServicesPort['find'] = (input, signal) => {
    reached.push(input);
    return services.find(input, signal);
  };
  const gateway = createGateway({ services: { ...services, find } });
  const send = (body: BodyInit, headers: Record<string, string> = {}) =>
    gateway.fetch('https://gateway.test/services/find', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body, duplex: 'half' } as RequestInit);
  return { gateway, send, reached };
}

/** Sends every body and expects the same refusal, with the port untouched. */
async function refuses(bodies: readonly BodyInit[], status: number, headers?: Record<string, string>) {
  const { send, reached } = besieged();
  for (const body of bodies) {
    const response = await send(body, headers);
    const problem = z.parse(Problem, await response.json());
    assert.deepEqual([problem.status, problem.code], [status, 'BAD_INPUT'], String(body).slice(0, 60));
  }
  assert.equal(reached.length, 0);
}

/** A body that arrives in pieces, without a declared length. Tells how much of it was taken. */
function streamed(pieces: number, bytes: number) {
  const taken = { pieces: 0 };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (taken.pieces === pieces) return controller.close();
        taken.pieces += 1;
        controller.enqueue(new Uint8Array(bytes).fill(0x20));
      },
    },
    { highWaterMark: 0 },
  );
  return { body, taken };
}

it('passes on to the port, unchanged, whatever people type', async () => {
  const queries = [
    'con em mới đẻ',
    'Đăng ký'.normalize('NFD'),
    '👩‍👧 giấy tờ cho bé',
    '<script>alert(1)</script>',
    "'; DROP TABLE services;--",
    '${jndi:ldap://x}',
    '\u0000\u0007\u202E',
    '../../etc/passwd',
    '%00%0a',
    'a'.repeat(500),
    ' ',
  ];
  const { send, reached } = besieged();
  for (const query of queries) {
    const response = await send(JSON.stringify({ query }));
    assert.equal(response.status, 200, JSON.stringify(query));
    assert.equal(response.headers.get('content-type'), 'application/json');
  }
  assert.deepEqual(
    reached.map(({ query }) => query),
    queries,
  );
});

it('refuses a query of 10,000 characters instead of cutting it', async () => {
  await refuses([JSON.stringify({ query: 'đ'.repeat(10_000 / 2) }), JSON.stringify({ query: 'a'.repeat(10_000) }), JSON.stringify({ query: 'a'.repeat(501) })], 400);
});

it('refuses bodies that are not strict JSON objects', async () => {
  await refuses(
    [
      '',
      '{',
      'null',
      '[]',
      '"khai sinh"',
      '42',
      '[{"query":"x"}]',
      'query=x',
      '{"query":"a","query":"b"}',
      '{"query":"\\ud800"}',
      `{"query":${'['.repeat(5000)}`,
      `{"query":"x","more":${'['.repeat(40)}${']'.repeat(40)}}`,
    ],
    400,
  );
});

it('refuses what is not UTF-8', async () => {
  const latin1 = Uint8Array.from([...'{"query":"'].map((letter) => letter.charCodeAt(0)).concat(0xe9, 0x22, 0x7d));
  const overlong = Uint8Array.from([0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x7d]);
  const utf16 = new Uint8Array(new Uint16Array([...'{"query":"x"}'].map((letter) => letter.charCodeAt(0))).buffer);
  await refuses([latin1, overlong, utf16], 400);
});

it('refuses other media types, compressed bodies and other charsets', async () => {
  const body = '{"query":"x"}';
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/jsonp',
    'text/html;application/json',
    '',
  ]) {
    await refuses([body], 415, { 'content-type': type });
  }
  await refuses([body], 415, { 'content-encoding': 'gzip' });
  const { send } = besieged();
  for (const type of ['application/json; charset=utf-8', 'Application/JSON', 'application/json;charset="UTF-8"'])
    assert.equal((await send(body, { 'content-type': type })).status, 200, type);
});

it('refuses a body that says it is too large before reading any of it', async () => {
  const { body, taken } = streamed(1000, 1024);
  await refuses([body], 413, { 'content-length': '1024000' });
  assert.equal(taken.pieces, 0);
});

it('stops reading a body that grows too large, whatever length it claims', async () => {
  for (const headers of [{}, { 'content-length': '10' }, { 'content-length': 'many' }, { 'content-length': '-1' }]) {
    const { body, taken } = streamed(1_000_000, 1024);
    await refuses([body], 413, headers);
    assert.equal(taken.pieces, 17, 'one piece beyond 16 KB');
  }
});

it('takes a body of exactly 16 KB', async () => {
  const { send } = besieged();
  const padded = (bytes: number) => `{"query":"x"${' '.repeat(bytes - 13)}}`;
  assert.equal((await send(padded(16_384))).status, 200);
  assert.equal((await send(padded(16_385))).status, 413);
});

it('passes on only fields that the contract knows, and pollutes no prototype', async () => {
  const { send, reached } = besieged();
  const response = await send(
    '{"query":"x","__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"filters":{"__proto__":{"sector":"x"},"channel":"post"},"isAdmin":true}',
  );
  assert.equal(response.status, 200);
  assert.deepEqual(reached, [{ query: 'x', filters: { channel: 'post' } }]);
  assert.equal(Object.getPrototypeOf(reached[0]), Object.prototype);
  assert.equal(({} as { isAdmin?: boolean }).isAdmin, undefined);
});

it('refuses codes that try to climb, break or confuse the address', async () => {
  const { gateway } = besieged();
  const paths = ['..%2f..%2fetc', '%2e%2e', '9.000001%00', '9.000001%0d%0aX-Evil:%201', '%FF', '%', '%ZZ', '9.000001;x=1', 'NaN', `9.${'0'.repeat(10_000)}`, '<script>'];
  for (const path of paths) {
    const response = await gateway.fetch(`https://gateway.test/services/${path}`);
    const problem = z.parse(Problem, await response.json());
    assert.ok(['BAD_INPUT', 'NOT_FOUND'].includes(problem.code), path);
    assert.equal(response.headers.get('x-evil'), null);
  }
});

it('repeats nothing of what was sent in its refusals', async () => {
  const { send, gateway } = besieged();
  const responses = [
    await send('{"query":"","bimat":"bimat"}'),
    await send('bimat'),
    await gateway.fetch('https://gateway.test/bimat?bimat=bimat'),
    await gateway.fetch('https://gateway.test/services/bimat'),
  ];
  for (const response of responses) assert.doesNotMatch((await response.text()) + JSON.stringify([...response.headers]), /bimat/);
});

it('meets 3,000 damaged questions with answers or problem details, never with a fault of its own', async () => {
  const { send, reached } = besieged();
  let seed = 20_261_124;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0; // Numerical Recipes; the same damage on every run.
    return Math.floor((seed / 2 ** 32) * below);
  };
  const whole = new TextEncoder().encode('{"query":"đăng ký khai sinh","limit":5,"jurisdiction":"VN-HN","filters":{"channel":"post"}}');
  const statuses = new Map<number, number>();
  for (let count = 0; count < 3000; count += 1) {
    const body = Uint8Array.from(whole);
    for (let damage = random(4); damage >= 0; damage -= 1) body[random(body.length)] = random(256);
    const response = await send(body.slice(0, random(10) === 0 ? random(body.length) : body.length));
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    if (response.status !== 200) z.parse(Problem, await response.json());
  }
  assert.deepEqual([...statuses.keys()].sort(), [200, 400]);
  assert.equal(reached.length, statuses.get(200));
});
