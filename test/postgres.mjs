// A PostgreSQL of its own for tests and measurements: in a temporary folder, on a free port of this machine, from the
// binaries that the system has. `npm test` installs them where that takes no questions.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as after } from 'node:timers/promises';
import { freePort } from '../tools/free-port.mjs';

/** What `apt-get` calls it. */
export const postgresPackages = ['postgresql'];

/** Folder of the newest PostgreSQL's programs, or `undefined`. It must be 15 or newer. */
export function postgresPrograms() {
  const installed = '/usr/lib/postgresql';
  const versions = existsSync(installed) ? readdirSync(installed).map(Number) : []; // By an older Node, too: it starts the tests.
  const newest = Math.max(0, ...versions.filter((version) => version >= 15));
  const programs = join(installed, String(newest), 'bin');
  return newest > 0 && existsSync(join(programs, 'initdb')) && owner() !== undefined ? programs : undefined;
}

/** Says why tests that need PostgreSQL are left out; `false` where they are not. */
export function postgresMissing() {
  return postgresPrograms() === undefined && 'there is no PostgreSQL 15 or newer here';
}

/** Who it runs as: it refuses to run as root. `{}` for whoever runs the tests. */
function owner() {
  if (process.getuid?.() !== 0) return {};
  const [, uid, gid] = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? [];
  return uid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/**
 * Starts one. `freshDatabase()` answers the address of a new database in it, which keeps its rows in the folder that is
 * given, if any. `stop(mode)` and `start()` are for tests that take it away; `remove()` ends it and leaves nothing.
 */
export async function startPostgres() {
  const programs = postgresPrograms();
  if (programs === undefined) throw new Error('there is no PostgreSQL 15 or newer here');
  const who = owner();
  const folder = mkdtempSync(join(tmpdir(), 'motcua-postgres-'));
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (who.uid !== undefined) for (const path of [folder, passwordFile]) chownSync(path, who.uid, who.gid);
  const port = await freePort();
  const environment = { ...process.env, PGPASSWORD: password, LC_ALL: 'C.UTF-8' };
  const begin = (program, parameters) => spawn(join(programs, program), parameters, { ...who, cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const run = async (program, parameters) => {
    const child = begin(program, parameters);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`${program} ended with ${code}: ${output}`);
  };
  const cluster = join(folder, 'cluster');
  await run('initdb', ['-D', cluster, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8', '--locale', 'C.UTF-8']);

  let server;
  const start = async () => {
    server = begin('postgres', ['-D', cluster, '-h', '127.0.0.1', '-p', String(port), '-k', folder, '-c', 'max_connections=200']);
    for (const stream of [server.stdout, server.stderr]) stream.resume();
    const limit = AbortSignal.timeout(30_000);
    while (
      !(await run('pg_isready', ['-q', '-h', '127.0.0.1', '-p', String(port)]).then(
        () => true,
        () => false,
      ))
    ) {
      limit.throwIfAborted();
      if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`);
      await after(50);
    }
  };
  const stop = async (mode = 'fast') => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const end = once(server, 'exit');
    server.kill(mode === 'immediate' ? 'SIGQUIT' : 'SIGINT');
    await end;
  };
  const endWithUs = () => server?.kill('SIGQUIT');
  process.on('exit', endWithUs);
  await start();

  const administer = (text) => run('psql', ['-q', '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-c', text]);
  let databases = 0;
  return {
    async freshDatabase(tablespaceFolder) {
      const name = `motcua_${(databases += 1)}`;
      if (tablespaceFolder !== undefined) {
        if (who.uid !== undefined) chownSync(tablespaceFolder, who.uid, who.gid);
        await administer(`create tablespace ${name} location '${tablespaceFolder}'`);
      }
      await administer(`create database ${name}${tablespaceFolder === undefined ? '' : ` tablespace ${name}`}`);
      return `postgres://postgres:${password}@127.0.0.1:${port}/${name}`;
    },
    start,
    stop,
    async remove() {
      process.off('exit', endWithUs);
      await stop('immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
