import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { it, type TestContext } from 'node:test';
import { seededRandom, startTcpFaultProxy, type FaultPlan } from './fault-proxy/fault-proxy.ts';

const body = 'x'.repeat(5000);

/** A server that counts what reaches it, and the proxy before it. */
async function spoiled(context: TestContext, plan: FaultPlan, seed = 1) {
  const reached: string[] = [];
  const server = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.writeHead(200, { connection: 'close', 'content-length': body.length }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = await startTcpFaultProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, seed, plan);
  context.after(async () => {
    await proxy.close();
    server.close();
  });
  const ask = (signal = AbortSignal.timeout(3000)) => fetch(`${proxy.url}/a`, { signal }).then(async (response) => ({ status: response.status, text: await response.text() }));
  return { reached, proxy, ask };
}

/** What a plain connection hears after a request: how many bytes, and how it ended. */
async function heard(url: string): Promise<{ bytes: number; end: 'ended' | 'reset' }> {
  const socket: Socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port), allowHalfOpen: true });
  let bytes = 0;
  socket.on('data', (chunk: Buffer) => (bytes += chunk.length));
  socket.write('GET /a HTTP/1.1\r\nHost: x\r\n\r\n');
  const end = await Promise.race([once(socket, 'end').then(() => 'ended' as const), once(socket, 'error').then(() => 'reset' as const)]).catch(() => 'reset' as const);
  socket.destroy();
  return { bytes, end };
}

it('lets through what it is not told to spoil', async (context) => {
  const { ask, proxy } = await spoiled(context, {});
  assert.deepEqual(await ask(), { status: 200, text: body });
  assert.equal(proxy.counts.none, 1);
});

it('resets a connection before the request has reached the server', async (context) => {
  const { ask, reached, proxy } = await spoiled(context, { shares: { reset: 1 } });
  await assert.rejects(ask(), TypeError);
  assert.deepEqual(await heard(proxy.url), { bytes: 0, end: 'reset' });
  assert.deepEqual(reached, []);
});

it('loses a reply that the server has given', async (context) => {
  const { ask, reached } = await spoiled(context, { shares: { lostReply: 1 } });
  await assert.rejects(ask(), TypeError);
  assert.deepEqual(reached, ['/a']);
});

it('cuts a reply in the middle', async (context) => {
  const { ask, proxy } = await spoiled(context, { shares: { cut: 1 }, cutWithinBytes: 4000 });
  await assert.rejects(ask(), TypeError);
  const { bytes, end } = await heard(proxy.url);
  assert.equal(end, 'reset');
  assert.ok(bytes < 4000, `${bytes} bytes`);
});

it('ends a reply politely before it is whole', async (context) => {
  const { proxy } = await spoiled(context, { shares: { truncation: 1 }, cutWithinBytes: 4000 }, 3);
  const { bytes, end } = await heard(proxy.url);
  assert.equal(end, 'ended');
  assert.ok(bytes > 0 && bytes < 4000, `${bytes} bytes`);
});

it('takes a connection and says nothing for ever', async (context) => {
  const { ask, reached } = await spoiled(context, { shares: { blackHole: 1 } });
  await assert.rejects(ask(AbortSignal.timeout(300)), { name: 'TimeoutError' });
  assert.deepEqual(reached, []);
});

it('ends one direction of a connection and goes on hearing the other', async (context) => {
  const { proxy } = await spoiled(context, { shares: { halfClose: 1 } });
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(proxy.url).port), allowHalfOpen: true });
  socket.resume();
  await once(socket, 'end');
  for (let count = 0; count < 5; count += 1) await new Promise<void>((resolve, reject) => socket.write('still here', (error) => (error ? reject(error) : resolve())));
  assert.ok(socket.writable);
  socket.destroy();
});

it('says 503 in the name of a server that it does not ask', async (context) => {
  const { reached, proxy } = await spoiled(context, { shares: { unavailable: 1 }, retryAfter: '7' });
  const response = await fetch(proxy.url);
  assert.deepEqual([response.status, response.headers.get('retry-after')], [503, '7']);
  assert.deepEqual(reached, []);
});

it('holds replies up, by more each time than it must', async (context) => {
  const { ask, proxy } = await spoiled(context, { latencyMs: 80, jitterMs: 60 });
  const times: number[] = [];
  for (let count = 0; count < 5; count += 1) {
    const begun = performance.now();
    await ask();
    times.push(performance.now() - begun);
  }
  assert.ok(
    times.every((ms) => ms >= 79),
    times.join(),
  );
  assert.ok(Math.max(...times) - Math.min(...times) > 3, times.join());
  proxy.plan({});
});

it('cuts what is open', async (context) => {
  const { proxy } = await spoiled(context, { latencyMs: 2000 });
  const request = get(proxy.url);
  await once(request, 'socket');
  await new Promise((resolve) => setTimeout(resolve, 100));
  proxy.cutAll();
  const [error] = (await once(request, 'error')) as [NodeJS.ErrnoException];
  assert.equal(error.code, 'ECONNRESET');
});

it('draws the same faults for the same seed, in about the shares it was told', async (context) => {
  const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
  assert.deepEqual(draw(7), draw(7));
  assert.notDeepEqual(draw(7), draw(8));
  const { proxy } = await spoiled(context, { shares: { reset: 0.2, unavailable: 0.3 } }, 42);
  for (let count = 0; count < 300; count += 1) await heard(proxy.url);
  const { reset, unavailable, none } = proxy.counts;
  assert.equal(reset + unavailable + none, 300);
  assert.ok(reset > 40 && reset < 80 && unavailable > 65 && unavailable < 115, JSON.stringify(proxy.counts));
});
