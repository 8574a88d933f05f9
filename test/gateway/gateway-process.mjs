// Gateways as processes of their own, as an operator runs them: the built program, a configuration file, an environment.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../packages/gateway/dist/node/cli.js', import.meta.url));

/** Nobody is held back: what is measured comes from one address. */
export const unlimited = { limits: { address: { requests: 1_000_000_000, perSeconds: 1 }, concurrency: 100_000 } };

/** A folder with a configuration, in which gateways are started; `remove` leaves nothing of it. */
export function gatewayGround(configuration) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-gateway-'));
  const file = join(folder, 'motcua-gateway.json');
  writeFileSync(file, JSON.stringify(configuration));
  return { folder, file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Seconds of CPU that a process has used (Linux). */
export function cpuSecondsOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/**
 * Starts one and answers once it listens.
 *
 * @param {string} file - Its configuration.
 * @param {Record<string, string>} [environment] - Such as `PORT` and `DATABASE_URL`.
 */
export async function startGatewayProcess(file, environment = {}) {
  const child = spawn(process.execPath, [program, 'serve', '--configuration', file], {
    env: { PATH: process.env.PATH, PORT: '0', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const ended = once(child, 'exit');
  const url = await new Promise((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      const found = /listens on (\S+)\n/.exec(said)?.[1];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error(`the gateway ended before it listened: ${said}`)));
  });
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid,
    /** Seconds of CPU since it was started (Linux). */
    cpuSeconds: () => cpuSecondsOf(child.pid),
    /** Memory in MB: `now`, and the `most` since it was started (Linux). */
    memory() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const of = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
      return { now: of('VmRSS'), most: of('VmHWM') };
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}
