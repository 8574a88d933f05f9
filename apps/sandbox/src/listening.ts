import { once } from 'node:events';
import type { Server } from 'node:http';

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
    url: `http://${host}:${address.port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
