import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { after, it } from 'node:test';

/** Starts the gateway as a supervisor would, and collects what it writes. */
function started(settings: Record<string, string>) {
  const child = spawn(process.execPath, ['--conditions=source', fileURLToPath(new URL('./main.ts', import.meta.url))], {
    env: { ...settings, PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (part) => (written.out += part));
  child.stderr.setEncoding('utf8').on('data', (part) => (written.err += part));
  const ended = once(child, 'close').then(([code]: unknown[]) => code);
  const listening = new Promise<string>((resolve, reject) => {
    child.stderr.on('data', () => {
      const url = /listens on (\S+)\n/.exec(written.err)?.[1];
      if (url) resolve(url);
    });
    void ended.then(() => reject(new Error(`ended before it listened: ${written.err}`)));
  });
  listening.catch(() => {}); // Looked at only by tests that expect it to listen.
  return { child, written, ended, listening };
}

/** Writes a configuration, and gives the setting that names it. */
function configured(configuration: object): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-gateway-'));
  after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'motcua-gateway.json');
  writeFileSync(file, JSON.stringify(configuration));
  return { MOTCUA_CONFIGURATION: file };
}

it('serves the Hanoi starter catalogue without any settings, and ends when it is asked to', async () => {
  const { child, written, ended, listening } = started({ PORT: '0' });
  const url = await listening;
  assert.equal((await fetch(`${url}/readyz`)).status, 200);
  const found = await fetch(`${url}/services/find`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"dang ky khai sinh"}' });
  assert.equal((await found.json()).hits[0].code, '1.001193');
  child.kill('SIGTERM');
  assert.equal(await ended, 0);
  const lines = written.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map(({ route, status }) => [route, status]),
    [
      ['readyz', 200],
      ['findServices', 200],
    ],
  );
  assert.doesNotMatch(written.out, /khai sinh/);
});

it('reads one file that MOTCUA_CONFIGURATION names', async () => {
  const { child, ended, listening } = started({ PORT: '0', ...configured({ origins: ['https://phuong.example.gov.vn'] }) });
  const response = await fetch(`${await listening}/services/1.001193`, { headers: { origin: 'https://phuong.example.gov.vn' } });
  assert.equal(response.headers.get('access-control-allow-origin'), 'https://phuong.example.gov.vn');
  child.kill('SIGTERM');
  assert.equal(await ended, 0);
});

it('says which entry could not work, and what to write instead', async () => {
  const { written, ended } = started({ ...configured({ origins: ['example.gov.vn'] }) });
  assert.equal(await ended, 1);
  assert.match(written.err, /origins\.0 must be an exact origin/);
  assert.equal(written.out, '');
});

it('says where it looked for a catalogue that is not there', async () => {
  const { written, ended } = started({ PORT: '0', ...configured({ services: { catalogue: '/nowhere/danh-muc' } }) });
  assert.equal(await ended, 1);
  assert.match(written.err, /no readable catalogue at \/nowhere\/danh-muc/);
});
