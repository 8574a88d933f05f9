// What stands in front of several gateways: each connection goes to the next one that can be reached.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** @param {() => readonly number[]} portsOf - Ports of the gateways on this machine, as they are now. */
export async function startBalancer(portsOf) {
  let turn = 0;
  const open = new Set();
  const server = createServer((client) => {
    open.add(client);
    client.on('close', () => open.delete(client));
    client.on('error', () => {});
    client.pause();
    const attempt = (left) => {
      const ports = portsOf();
      if (left === 0 || ports.length === 0) return client.destroy();
      turn += 1;
      const gateway = connect(ports[turn % ports.length], '127.0.0.1');
      gateway.once('error', () => attempt(left - 1));
      gateway.once('connect', () => {
        gateway.removeAllListeners('error');
        gateway.on('error', () => client.destroy());
        gateway.on('close', () => client.end());
        client.on('close', () => gateway.destroy());
        client.pipe(gateway).pipe(client);
      });
    };
    attempt(4);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async close() {
      server.close();
      for (const client of open) client.destroy();
      await once(server, 'close').catch(() => {});
    },
  };
}
