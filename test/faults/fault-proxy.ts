import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What happens to an answer on its way. `silent`: it never comes. `slow`: 400 ms later, at 50 kB a second. `down`: the line is cut. */
export type Fault = 'none' | 'missing' | 'broken' | 'tampered' | 'without-cors' | 'silent' | 'slow' | 'down' | 'malformed' | 'signed-out';

export interface FaultProxy {
  readonly url: string;
  /** Begins a fault for addresses that fit, or ends it with `none`; connections that were held are then cut. */
  set(fault: Fault, only?: RegExp): void;
  close(): Promise<void>;
}

const slowLine = { latencyMs: 400, bytesPerSecond: 50_000 };

/**
 * Stands before a server and spoils what it answers, as networks and servers do.
 *
 * @param target - Origin of the true server.
 * @param session - Headers that are added to each question, as a session's cookie would be; not while `signed-out`.
 */
export async function startFaultProxy(target: string, session: Readonly<Record<string, string>> = {}): Promise<FaultProxy> {
  let fault: Fault = 'none';
  let only = /./;
  const held = new Set<ServerResponse>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const here = only.test(path) ? fault : 'none';
    if (here === 'silent') return void held.add(response);
    if (here === 'down') return void request.socket.destroy();
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const headers = Object.fromEntries(
      Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' && !/^(host|connection|content-length)$/.test(name) ? [[name, value]] : [])),
    );
    const { method = 'GET' } = request;
    const signedIn = here === 'signed-out' || method === 'OPTIONS' ? {} : session;
    const original = await fetch(target + path, { method, headers: { ...headers, ...signedIn }, ...(chunks.length > 0 && { body: Buffer.concat(chunks) }), redirect: 'manual' });
    const bytes = Buffer.from(await original.arrayBuffer());
    const own = Object.fromEntries([...original.headers].filter(([name]) => !/^(content-length|content-encoding|transfer-encoding|connection|keep-alive)$/.test(name)));
    const send = (status: number, body: Buffer | string, more: Readonly<Record<string, string>> = {}): void => {
      response.writeHead(status, { ...own, ...more, 'cache-control': 'no-store' }).end(body);
    };
    if (method === 'OPTIONS' && here !== 'without-cors') return send(original.status, bytes);
    if (here === 'missing') return send(404, 'không có', { 'content-type': 'text/plain' });
    if (here === 'broken') return send(500, '<h1>Internal Server Error</h1>', { 'content-type': 'text/html' });
    if (here === 'malformed') return send(200, '{"hits":', { 'content-type': 'application/json' });
    if (here === 'tampered') return send(original.status, Buffer.concat([bytes, Buffer.from(' ')]));
    if (here === 'without-cors') for (const name of Object.keys(own)) if (name.startsWith('access-control-')) delete own[name];
    if (here !== 'slow') return send(original.status, bytes);
    response.writeHead(original.status, { ...own, 'cache-control': 'no-store' });
    await pause(slowLine.latencyMs);
    for (let from = 0; from < bytes.length && !response.destroyed; from += slowLine.bytesPerSecond / 10) {
      response.write(bytes.subarray(from, from + slowLine.bytesPerSecond / 10));
      await pause(100);
    }
    response.end();
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set(next, where = /./) {
      [fault, only] = [next, where];
      for (const response of held) response.destroy();
      held.clear();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
