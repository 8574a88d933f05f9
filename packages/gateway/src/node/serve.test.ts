import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { it } from 'node:test';
import { Problem } from '@motcua/contract';
import * as z from 'zod/mini';
import type { LogRecord, ServicesPort } from '../index.ts';
import { samplePorts, silentAgency } from '../testing/index.ts';
import { serve, type RunningGateway, type ServeOptions } from './serve.ts';

/** Runs a real server on any free port, and closes it whatever happens. */
async function running(options: Partial<ServeOptions>, test: (gateway: RunningGateway, records: LogRecord[]) => Promise<void>) {
  const records: LogRecord[] = [];
  const gateway = await serve({ ports: samplePorts(), port: 0, log: (record) => records.push(record), ...options });
  try {
    await test(gateway, records);
  } finally {
    await gateway.close();
  }
}

/** Sends bytes as they are and reads until the server ends the connection. */
function raw(url: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let read = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.end(text));
    socket.setEncoding('utf8').on('data', (part) => (read += part));
    socket.on('error', reject).on('close', () => resolve(read));
  });
}

/** Something that happens once, and that a test waits for. */
function event() {
  let resolve = (): void => {};
  const promise = new Promise<void>((happened) => (resolve = happened));
  return { promise, resolve };
}

const question = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"khai sinh"}' };

it('answers over HTTP, with the length and the headers of the gateway', async () => {
  await running({ origins: '*' }, async ({ url }, records) => {
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const found = await fetch(`${url}/services/find`, question);
    assert.equal((await found.json()).outcome, 'clarify');
    assert.equal(found.headers.get('access-control-allow-origin'), '*');
    assert.match(found.headers.get('x-request-id') ?? '', /-/);
    assert.ok(Number(found.headers.get('content-length')) > 100);
    const service = await fetch(`${url}/services/9.000001`);
    const again = await fetch(`${url}/services/9.000001`, { headers: { 'if-none-match': service.headers.get('etag') ?? '' } });
    assert.equal(again.status, 304);
    assert.equal((await fetch(`${url}/services/9.000001`, { method: 'HEAD' })).status, 200);
    assert.deepEqual(
      records.map(({ route, status }) => [route, status]),
      [
        ['findServices', 200],
        ['getService', 200],
        ['getService', 304],
        ['getService', 200],
      ],
    );
  });
});

it('limits a client by the address of its connection', async () => {
  await running({ rateLimit: { requests: 2, perSeconds: 60 } }, async ({ url }) => {
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await fetch(`${url}/services/9.000001`, { headers: { 'x-forwarded-for': `198.51.100.${count}` } })).status);
    assert.deepEqual(statuses, [200, 200, 429]);
  });
});

it('limits a client behind a trusted proxy by the address that the proxy saw', async () => {
  await running({ rateLimit: { requests: 1, perSeconds: 60 }, trustedProxies: 1 }, async ({ url }) => {
    const ask = async (address: string) => (await fetch(`${url}/services/9.000001`, { headers: { 'x-forwarded-for': address } })).status;
    assert.deepEqual([await ask('198.51.100.1'), await ask('198.51.100.2'), await ask('198.51.100.1')], [200, 200, 429]);
  });
});

it('refuses a large upload without reading it to the end', async () => {
  await running({}, async ({ url }) => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (sent >= 64 * 1024 * 1024) return controller.close();
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const upload = await fetch(`${url}/services/find`, { ...question, body, duplex: 'half' } as RequestInit).catch((error: unknown) => error);
    // The refusal may overtake the upload, or the closed connection may.
    if (upload instanceof Response) assert.equal(upload.status, 413);
    else assert.ok(upload instanceof TypeError);
    assert.ok(sent < 16 * 1024 * 1024, `${sent} bytes were taken`);
    assert.equal((await fetch(`${url}/livez`)).status, 200);
  });
});

it('survives what is no HTTP, a wrong Host, and headers without end', async () => {
  await running({}, async ({ url }) => {
    assert.match(await raw(url, 'xin chào\r\n\r\n'), /^HTTP\/1\.1 400/);
    assert.match(await raw(url, `GET /livez HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(9000)}\r\n\r\n`), /^HTTP\/1\.1 431/);
    const refused = await raw(url, 'GET /livez HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n');
    assert.match(refused, /^HTTP\/1\.1 400/);
    assert.equal(z.parse(Problem, JSON.parse(refused.slice(refused.indexOf('{'), refused.lastIndexOf('}') + 1))).code, 'BAD_INPUT');
    assert.equal((await fetch(`${url}/livez`)).status, 200);
  });
});

it('tells the port to stop when the client hangs up', async () => {
  const stopped = event();
  const asked = event();
  const get: ServicesPort['get'] = (input, signal) => {
    asked.resolve();
    signal.addEventListener('abort', () => stopped.resolve());
    return silentAgency().get(input, signal);
  };
  await running({ ports: { services: { ...samplePorts().services, get } } }, async ({ url }) => {
    const client = new AbortController();
    const answer = fetch(`${url}/services/9.000001`, { signal: client.signal });
    await asked.promise;
    client.abort();
    await assert.rejects(answer, { name: 'AbortError' });
    await stopped.promise;
  });
});

it('finishes what is under way before it closes, and takes nothing new', async () => {
  const asked = event();
  const released = event();
  const { services } = samplePorts();
  const get: ServicesPort['get'] = async (input, signal) => {
    asked.resolve();
    await released.promise;
    return services.get(input, signal);
  };
  await running({ ports: { services: { ...services, get } } }, async ({ url, close }) => {
    const underWay = fetch(`${url}/services/9.000001`);
    await asked.promise;
    const closed = close();
    await assert.rejects(fetch(`${url}/livez`), TypeError);
    released.resolve();
    const response = await underWay;
    assert.deepEqual([response.status, response.headers.get('connection')], [200, 'close']);
    assert.equal((await response.json()).code, '9.000001');
    await closed;
    await close();
  });
});

it('says what to do when its port is taken or its address is none', async () => {
  await running({}, async ({ url }) => {
    const port = Number(new URL(url).port);
    await assert.rejects(
      serve({ ports: samplePorts(), port, log: () => {} }),
      new RegExp(`port ${port} on 127.0.0.1 is in use by another program. Stop that program, or choose another port, such as ${port + 1}.`),
    );
  });
  await assert.rejects(serve({ ports: samplePorts(), port: 0, host: '203.0.113.1', log: () => {} }), /no address of this machine. Use 127.0.0.1/);
});
