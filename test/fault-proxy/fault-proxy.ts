import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * What happens to one connection.
 *
 * `reset`: cut before the request has reached the server. `lostReply`: the server has answered, and nothing of it arrives.
 * `cut`: reset in the middle of the reply. `truncation`: ended in the middle of the reply, politely. `blackHole`: taken, and
 * never answered. `halfClose`: ended at once in one direction, and heard on in the other. `unavailable`: 503 from a machine
 * on the way.
 */
export type Fault = 'none' | 'reset' | 'lostReply' | 'cut' | 'truncation' | 'blackHole' | 'halfClose' | 'unavailable';

export interface FaultPlan {
  /** How large a share of all connections meets each fault; the rest meets none. */
  readonly shares?: Partial<Record<Exclude<Fault, 'none'>, number>>;
  /** A reply is cut or truncated after 0 to this many bytes; 2,000 by default. */
  readonly cutWithinBytes?: number;
  /** How long each piece of a reply is held up, and a random time up to `jitterMs` more. */
  readonly latencyMs?: number;
  readonly jitterMs?: number;
  /** Value of the `Retry-After` header of 503. */
  readonly retryAfter?: string;
}

export interface TcpFaultProxy {
  readonly url: string;
  /** How many connections met what. */
  readonly counts: Readonly<Record<Fault, number>>;
  /** What happens to connections that begin from now on. */
  plan(plan: FaultPlan): void;
  /** Cuts all connections that are open. */
  cutAll(): void;
  close(): Promise<void>;
}

/** Random numbers that are the same each time (mulberry32), so that a run that failed can be run again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Stands before a server on this machine and spoils connections as networks do, below HTTP. A fault is drawn for each
 * connection; for one per request the server must close each connection after its answer.
 *
 * @param target - Origin of the true server.
 * @param seed - The same seed and the same order of connections give the same faults.
 */
export async function startTcpFaultProxy(target: string, seed: number, first: FaultPlan = {}): Promise<TcpFaultProxy> {
  const { hostname, port } = new URL(target);
  const random = seededRandom(seed);
  const counts: Record<Fault, number> = { none: 0, reset: 0, lostReply: 0, cut: 0, truncation: 0, blackHole: 0, halfClose: 0, unavailable: 0 };
  const open = new Set<Socket>();
  let current = first;

  function drawn({ shares = {} }: FaultPlan): Fault {
    let left = random();
    for (const [fault, share] of Object.entries(shares) as [Fault, number][]) if ((left -= share) < 0) return fault;
    return 'none';
  }

  const server = createServer({ allowHalfOpen: true }, (client) => {
    const plan = current;
    const fault = drawn(plan);
    counts[fault] += 1;
    keep(client);
    if (fault === 'blackHole') return void client.resume();
    if (fault === 'halfClose') return void client.resume().end();
    if (fault === 'reset') return void client.once('data', () => client.resetAndDestroy());
    if (fault === 'unavailable') {
      const header = plan.retryAfter === undefined ? '' : `Retry-After: ${plan.retryAfter}\r\n`;
      return void client.once('data', () =>
        client.end(`HTTP/1.1 503 Service Unavailable\r\n${header}Access-Control-Allow-Origin: *\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`),
      );
    }
    forward(client, fault, plan);
  });

  function forward(client: Socket, fault: Fault, { cutWithinBytes = 2000, latencyMs = 0, jitterMs = 0 }: FaultPlan): void {
    const behind = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    keep(behind);
    client.pipe(behind);
    let left = fault === 'cut' || fault === 'truncation' ? Math.floor(random() * cutWithinBytes) : Infinity;
    // One after the other, however long each takes: bytes never overtake.
    let line = Promise.resolve();
    const after = (deed: () => void) => {
      const ms = latencyMs + random() * jitterMs;
      line = line.then(() => (ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined)).then(deed);
    };
    behind.on('data', (bytes: Buffer) => {
      if (fault === 'lostReply') return void client.resetAndDestroy();
      after(() => {
        if (client.destroyed) return;
        client.write(bytes.subarray(0, Math.min(bytes.length, left)));
        left -= bytes.length;
        if (left >= 0) return;
        if (fault === 'truncation') client.end();
        // What was written must have left before the reset throws it away.
        else setImmediate(() => client.resetAndDestroy());
        behind.destroy();
      });
    });
    behind.on('end', () => after(() => client.end()));
    behind.on('close', () => after(() => client.end()));
    client.on('close', () => behind.destroy());
  }

  function keep(socket: Socket): void {
    open.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    plan(next) {
      current = next;
    },
    cutAll() {
      for (const socket of open) socket.resetAndDestroy();
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
