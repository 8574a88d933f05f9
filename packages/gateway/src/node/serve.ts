import { getRequestListener } from '@hono/node-server';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { problemMediaType, type Problem } from '@motcua/contract';
import { Failure } from '../failure.ts';
import { createGateway } from '../gateway.ts';
import type { LogRecord } from '../log.ts';
import type { GatewayOptions } from '../options.ts';
import type { GatewayPorts } from '../ports.ts';
import { newRequestId } from '../request-id.ts';
import { problemResponse } from '../responses.ts';
import { clientAddressOf } from './client-address.ts';
import { jsonLog } from './json-log.ts';
import { describeSpan, traced } from './tracing.ts';

export interface ServeOptions extends Omit<GatewayOptions, 'clientOf'> {
  readonly ports: GatewayPorts;
  /** Address to listen on. `127.0.0.1` by default, which only this machine reaches; `0.0.0.0` for every machine. */
  readonly host?: string | undefined;
  /** 8080 by default; 0 takes any free port. */
  readonly port?: number | undefined;
  /** How many proxies of one's own stand in front and append to `X-Forwarded-For`. 0 by default: the header is not believed. */
  readonly trustedProxies?: number | undefined;
  /** Lines of JSON on standard output by default. */
  readonly log?: ((record: LogRecord) => void) | undefined;
  /** 10,000 by default. */
  readonly answersKeptMs?: number | undefined;
}

/** A gateway that listens. */
export interface RunningGateway {
  /** Where it listens, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  /**
   * Stops taking requests, sends readers of resumable streams to another gateway, lets what is under way finish, and
   * resolves when all connections are closed; those that take more than 10 seconds are cut. May be called more than once.
   */
  close(): Promise<void>;
}

const drainMs = 10_000;

/**
 * Serves a gateway over HTTP from this process. TLS and compression belong to the proxy in front.
 *
 * A connection that sends its headers for more than 10 seconds, its request for more than 30, or headers larger than 8 KB
 * is closed.
 *
 * @throws Error that says what to do, when the port is taken or not allowed.
 * @throws TypeError for an option that could not work.
 * @example
 * const { url, close } = await serve({ ports: { services: catalogueServices('./catalogue') }, origins: '*' });
 */
export async function serve(options: ServeOptions): Promise<RunningGateway> {
  const { ports, host = '127.0.0.1', port = 8080, trustedProxies = 0, log = jsonLog(), answersKeptMs = 10_000, ...gatewayOptions } = options;
  const clients = new WeakMap<Request, string>();
  const gateway = createGateway(ports, {
    ...gatewayOptions,
    answersKeptMs,
    log: (record) => {
      describeSpan(record);
      log(record);
    },
    clientOf: (request) => clients.get(request),
  });
  let isClosing = false;

  const clientOf = ({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>) =>
    clientAddressOf(socket.remoteAddress, String(headers['x-forwarded-for'] ?? ''), trustedProxies);

  const answer = async (request: Request, { incoming }: { incoming: Pick<IncomingMessage, 'socket' | 'headers'> }): Promise<Response> => {
    const client = clientOf(incoming);
    if (client) clients.set(request, client);
    const response = await traced(request, () => gateway.fetch(request));
    if (isClosing) response.headers.set('connection', 'close');
    return response;
  };
  const listener = getRequestListener(answer, {
    overrideGlobalObjects: false, // The process may be somebody else's.
    errorHandler: () => problemResponse(new Failure('BAD_INPUT'), newRequestId()), // An address or Host that is none.
  });
  const server = createServer(
    { maxHeaderSize: 8192, headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5000, keepAliveTimeout: 65_000 },
    (incoming, outgoing) => {
      const kept = gateway.answerKept({
        method: incoming.method ?? '',
        address: incoming.url ?? '',
        get client() {
          return clientOf(incoming); // Looked at only where there is something kept.
        },
        header: (name) => headerOf(incoming, name),
      });
      if (!kept) return void listener(incoming, outgoing);
      if (isClosing) outgoing.setHeader('connection', 'close');
      outgoing.writeHead(kept.status, kept.headers);
      outgoing.end(kept.body);
    },
  );

  server.on('clientError', refuseBroken);

  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw listenError(error, host, port);
  }

  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    isClosing = true;
    gateway.drain();
    const ended = once(server, 'close');
    server.close(); // Also closes idle connections.
    const cut = setTimeout(() => server.closeAllConnections(), drainMs);
    // A stream that was handed over leaves its connection idle, and its reader may keep it for a minute.
    const tidy = setInterval(() => server.closeIdleConnections(), 100);
    await ended;
    clearTimeout(cut);
    clearInterval(tidy);
  };
  return { url: urlOf(server.address() as AddressInfo), close: () => (closed ??= close()) };
}

/** What is no HTTP, is too slow or has headers too large is refused in the words of everything else. */
function refuseBroken(error: Error, socket: Duplex): void {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, reason] = broken[String(code)] ?? [400, 'Bad Request'];
  const text = JSON.stringify({ status, code: 'BAD_INPUT', requestId: newRequestId() } satisfies Problem);
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nContent-Type: ${problemMediaType}\r\nContent-Length: ${text.length}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n${text}`);
}

/** Status and reason phrase (RFC 9110, 15.5; RFC 6585, 5), by what Node calls it. */
const broken: Readonly<Record<string, readonly [number, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
};

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name];
  return value === undefined ? null : String(value);
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function listenError(error: unknown, host: string, port: number): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const advice: Record<string, string> = {
    EADDRINUSE: `port ${port} on ${host} is in use by another program. Stop that program, or choose another port, such as ${port + 1}.`,
    EACCES: `port ${port} needs more rights than this program has. Choose a port above 1023, such as 8080, and let a proxy listen on ${port}.`,
    EADDRNOTAVAIL: `${host} is no address of this machine. Use 127.0.0.1 for this machine only, 0.0.0.0 for every network it is in.`,
    ENOTFOUND: `the host name ${host} is not known. Use an address, such as 127.0.0.1 or 0.0.0.0.`,
  };
  return new Error(`motcua gateway cannot start: ${advice[String(code)] ?? `listening on ${host}:${port} failed.`}`, { cause: error });
}
