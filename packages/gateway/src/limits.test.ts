import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Problem } from '@motcua/contract';
import * as z from 'zod/mini';
import { createGateway, type GatewayOptions, type LogRecord, type ServicesPort } from './index.ts';
import { manualClock, samplePorts, silentAgency } from './testing/index.ts';

/** A gateway whose time stands still, and a way to let what is promised happen. */
function limited(options: GatewayOptions = {}, services: ServicesPort = samplePorts().services) {
  const clock = manualClock();
  const records: LogRecord[] = [];
  const gateway = createGateway({ services }, { clock, log: (record) => records.push(record), ...options });
  const get = (client = 'a', init: RequestInit = {}) => gateway.fetch('https://gateway.test/services/9.000001', { ...init, headers: { client } });
  return { clock, gateway, get, records };
}

const clientOf = (request: Request) => request.headers.get('client') ?? undefined;
const codeIn = async (response: Response) => z.parse(Problem, await response.json()).code;

/** Waits until a port has been asked, however many turns of the event loop that takes. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('gives up when the time is up, and tells the port to stop', async () => {
  let heard: AbortSignal | undefined;
  const find: ServicesPort['find'] = (_input, signal) => silentAgency().find({ query: 'x' }, (heard = signal));
  const { clock, gateway, records } = limited({ timeLimitMs: 3000 }, { ...samplePorts().services, find });
  const answer = gateway.fetch('https://gateway.test/services/find', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"khai sinh"}' });
  await turn();
  clock.advance(2999);
  await turn();
  assert.equal(heard?.aborted, false);
  clock.advance(1);
  const response = await answer;
  assert.deepEqual([response.status, await codeIn(response), heard?.aborted], [504, 'TIMEOUT', true]);
  assert.deepEqual([records[0]?.level, records[0]?.durationMs], ['warn', 3000]);
});

it('gives up on a body that never ends', async () => {
  let isCancelled = false;
  const body = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{"query":')), cancel: () => void (isCancelled = true) });
  const { clock, gateway } = limited();
  const answer = gateway.fetch('https://gateway.test/services/find', { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' } as RequestInit);
  await turn();
  clock.advance(10_000);
  assert.equal(await codeIn(await answer), 'TIMEOUT');
  await turn();
  assert.ok(isCancelled);
});

it('gives up on readiness that never comes', async () => {
  const clock = manualClock();
  const gateway = createGateway({ ...samplePorts(), ready: () => new Promise(() => {}) }, { clock });
  const answer = gateway.fetch('https://gateway.test/readyz');
  await turn();
  clock.advance(10_000);
  assert.equal((await answer).status, 504);
});

it('stops the port when the asker has gone, and does not call that a fault', async () => {
  let heard: AbortSignal | undefined;
  const get: ServicesPort['get'] = (input, signal) => silentAgency().get(input, (heard = signal));
  const { get: ask, records } = limited({}, { ...samplePorts().services, get });
  const asker = new AbortController();
  const answer = ask('a', { signal: asker.signal });
  await turn();
  asker.abort();
  await answer;
  assert.equal(heard?.aborted, true);
  assert.deepEqual([records[0]?.level, records[0]?.fault], ['info', 'aborted']);
});

it('does not start for an asker who has gone before', async () => {
  let isAsked = false;
  const get: ServicesPort['get'] = async () => void (isAsked = true);
  const { gateway, records } = limited({}, { ...samplePorts().services, get });
  await gateway.fetch(new Request('https://gateway.test/services/9.000001', { signal: AbortSignal.abort() }));
  assert.deepEqual([records[0]?.fault, isAsked], ['aborted', false]);
});

it('answers only so many questions at once, and is whole again afterwards', async () => {
  const { clock, get, gateway, records } = limited({ concurrencyLimit: 2 }, silentAgency());
  const running = [get(), get()];
  await turn();
  const refused = await get();
  assert.deepEqual([refused.status, refused.headers.get('retry-after'), await codeIn(refused)], [503, '1', 'UNAVAILABLE']);
  assert.deepEqual([records[0]?.level, records[0]?.fault], ['warn', 'overloaded']);
  assert.equal((await gateway.fetch('https://gateway.test/livez')).status, 200, 'health checks need no slot');
  clock.advance(10_000);
  for (const response of await Promise.all(running)) assert.equal(response.status, 504);
  const again = [get(), get()];
  await turn();
  clock.advance(10_000);
  for (const response of await Promise.all(again)) assert.equal(response.status, 504);
});

it('tells a client its allowance, and holds it to that', async () => {
  const { clock, get } = limited({ clientOf, rateLimit: { requests: 3, perSeconds: 60 } });
  const standing = async () => {
    const { status, headers } = await get();
    return [status, headers.get('ratelimit'), headers.get('retry-after')];
  };
  assert.deepEqual(await standing(), [200, '"address";r=2;t=20', null]);
  assert.deepEqual(await standing(), [200, '"address";r=1;t=40', null]);
  assert.deepEqual(await standing(), [200, '"address";r=0;t=60', null]);
  assert.deepEqual(await standing(), [429, '"address";r=0;t=60', '20']);
  clock.advance(19_999);
  assert.deepEqual(await standing(), [429, '"address";r=0;t=41', '1']);
  clock.advance(1);
  assert.deepEqual(await standing(), [200, '"address";r=0;t=60', null]);
  assert.equal((await get()).headers.get('ratelimit-policy'), '"address";q=3;w=60');
});

it('fills an allowance up, and no further', async () => {
  const { clock, get } = limited({ clientOf, rateLimit: { requests: 2, perSeconds: 10 } });
  await get();
  clock.advance(3_600_000);
  const statuses = [];
  for (let count = 0; count < 3; count += 1) statuses.push((await get()).status);
  assert.deepEqual(statuses, [200, 200, 429]);
});

it('says TOO_MANY in problem details, and counts what it refuses in no other client’s allowance', async () => {
  const { get } = limited({ clientOf, rateLimit: { requests: 1, perSeconds: 60 } });
  await get('a');
  const refused = await get('a');
  const { code, retryAfterSeconds } = z.parse(Problem, await refused.json());
  assert.deepEqual([code, retryAfterSeconds], ['TOO_MANY', 60]);
  assert.equal((await get('b')).status, 200);
});

it('counts wrong addresses too, but neither health checks nor preflights', async () => {
  const { gateway } = limited({ clientOf, rateLimit: { requests: 1, perSeconds: 60 } });
  const ask = (path: string, method = 'GET') => gateway.fetch(`https://gateway.test${path}`, { method, headers: { client: 'a' } });
  for (const [path, method] of [['/livez'], ['/readyz'], ['/services/find', 'OPTIONS']] as const) assert.ok((await ask(path, method)).ok);
  assert.equal((await ask('/nowhere')).status, 404);
  assert.equal((await ask('/nowhere')).status, 429);
  assert.equal((await ask('/livez')).status, 200);
});

it('limits nobody whom it cannot name', async () => {
  const { gateway } = limited({ clientOf, rateLimit: { requests: 1, perSeconds: 60 } });
  for (let count = 0; count < 3; count += 1) {
    const response = await gateway.fetch('https://gateway.test/services/9.000001');
    assert.deepEqual([response.status, response.headers.get('ratelimit')], [200, null]);
  }
});
