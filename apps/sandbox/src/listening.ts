import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';

/** A stand-in that listens. */
export interface RunningStandIn {
  /** Its address, such as `http://127.0.0.1:8090`. */
  readonly url: string;
  /** Stops it at once, connections included. */
  close(): Promise<void>;
}

/** Lets a server listen; port 0 takes any free one. */
export async function listening(server: Server, host: string, port: number): Promise<RunningStandIn> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('sandbox: a stand-in listens on a port');
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A question to a stand-in is short; whatever is longer is none. */
const mostBytes = 16_384;

/** @throws RangeError for a body that is too long. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBytes) throw new RangeError('the body is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
