import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createGateway, MotcuaPortError, type LogRecord, type ServicesPort } from './index.ts';
import { samplePorts } from './testing/index.ts';

/** Planted through every way into the gateway, in the forms that a careless log would keep. */
const secret = 'Bí-Mật-001099012345';
const forms = [secret, encodeURIComponent(secret), secret.normalize('NFD'), '001099012345'];

const holdsSecret = (lines: readonly string[]) => lines.filter((line) => forms.some((form) => line.includes(form)));

/** A port that throws or answers with what it was given, as a careless adapter would. */
function careless(): ServicesPort[] {
  const thrown = [
    new Error(secret),
    Object.assign(new Error(secret, { cause: new Error(secret) }), { name: secret, code: secret }),
    new MotcuaPortError('UNAVAILABLE', { cause: new Error(secret) }),
    Object.assign(new MotcuaPortError('UNAVAILABLE'), { code: secret, message: secret, retryAfterSeconds: secret }),
    secret,
    { [secret]: secret },
  ];
  const throwing = thrown.map((what) => () => Promise.reject(what));
  const answering = [async () => ({ [secret]: secret }) as never, async () => secret as never];
  return [...throwing, ...answering].map((fail) => ({ find: fail, count: fail, get: fail, guides: fail }));
}

/** Sends the secret in through every way there is, and gives back the answers. */
async function plantEverywhere(ports: ServicesPort, log: (record: LogRecord, request: Request) => void): Promise<string[]> {
  const answers: string[] = [];
  let current = new Request('https://gateway.test/');
  const gateway = createGateway({ services: ports }, { log: (record) => log(record, current), clientOf: () => secret, rateLimit: { requests: 1000, perSeconds: 1 } });
  const headers = {
    'content-type': 'application/json',
    'user-agent': secret,
    'x-request-id': '001099012345',
    referer: `https://ward.example/?q=001099012345`,
    cookie: 'a=001099012345',
    'x-forwarded-for': secret,
    'accept-language': secret,
    authorization: `Bearer ${secret}`,
  };
  for (const [name, value] of Object.entries(headers)) headers[name as keyof typeof headers] = encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%3A', ':');
  const send = async (path: string, init: RequestInit) => {
    current = new Request(`https://gateway.test${path}`, { headers, ...init });
    const response = await gateway.fetch(current);
    answers.push(JSON.stringify([...response.headers]) + (await response.text()));
  };
  const post = (body: string) => send('/services/find', { method: 'POST', body });
  await post(JSON.stringify({ query: secret }));
  await post(JSON.stringify({ query: secret, limit: 3, note: secret, [secret]: secret, filters: { sectors: ['Hộ tịch'], [secret]: secret } }));
  await post(JSON.stringify({ query: '', limit: secret, jurisdiction: secret, filters: { channel: secret } }));
  await post(JSON.stringify({ query: 'x', filters: secret }));
  await post(`{"query":"${secret}`);
  await post(`{"${secret}":1,"${secret}":2}`);
  await post(secret);
  for (const path of [
    `/services/${secret}`,
    `/services/9.000001?q=${secret}`,
    `/services/9.000001?code=${secret}`,
    `/${secret}`,
    `/services/find?${secret}`,
    `/livez?${secret}`,
    `/services/%${secret}`,
  ]) {
    await send(path, {});
    await send(path, { method: 'DELETE' });
    await send(path, { method: 'OPTIONS' });
  }
  await send('/services/9.000001', { method: 'X-001099012345' });
  return answers;
}

/** Every line that a log would write, for careless adapters and good ones. */
async function linesOf(log: (record: LogRecord, request: Request) => string): Promise<string[]> {
  const lines: string[] = [];
  for (const ports of [samplePorts().services, ...careless()]) await plantEverywhere(ports, (record, request) => lines.push(log(record, request)));
  return lines;
}

it('writes nothing of what a citizen sent or an adapter said', async () => {
  const lines = await linesOf((record) => JSON.stringify(record));
  assert.equal(lines.length, (7 + 7 * 3 + 1) * 9, 'one line for each request');
  assert.deepEqual(holdsSecret(lines), []);
});

it('answers nothing of it either', async () => {
  for (const ports of [samplePorts().services, ...careless()]) assert.deepEqual(holdsSecret(await plantEverywhere(ports, () => {})), []);
});

it('would be caught by this very check if it wrote the address', async () => {
  const leaky = await linesOf((record, request) => JSON.stringify({ ...record, url: request.url }));
  assert.notDeepEqual(holdsSecret(leaky), []);
});

it('would be caught by this very check if it wrote a header', async () => {
  const leaky = await linesOf((record, request) => JSON.stringify({ ...record, agent: request.headers.get('user-agent') }));
  assert.notDeepEqual(holdsSecret(leaky), []);
});

it('does write fields that are not personal', async () => {
  const lines = await linesOf((record) => JSON.stringify(record));
  assert.ok(lines.some((line) => line.includes('"input":{"limit":3,"filters":{"sectors":["Hộ tịch"]}}')));
  assert.ok(lines.some((line) => line.includes('"input":{"code":"9.000001"}')));
});

it('writes what operators need: id, endpoint, status, code, duration', async () => {
  const records: LogRecord[] = [];
  const gateway = createGateway(samplePorts(), { log: (record) => records.push(record) });
  const response = await gateway.fetch('https://gateway.test/services/9.999999');
  const { durationMs, ...rest } = records[0] ?? assert.fail('no record');
  assert.ok(durationMs >= 0);
  assert.deepEqual(rest, {
    level: 'info',
    requestId: response.headers.get('x-request-id'),
    method: 'GET',
    route: 'getService',
    status: 404,
    code: 'NOT_FOUND',
    input: { code: '9.999999' },
  });
});
