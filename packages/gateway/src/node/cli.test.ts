import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { it } from 'node:test';
import { referenceText } from '../reference.ts';

/** Runs the program to its end, as a shell would. */
function motcuaGateway(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--conditions=source', fileURLToPath(new URL('./cli.ts', import.meta.url)), ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

it('prints the API reference', () => {
  assert.deepEqual(motcuaGateway('openapi'), { status: 0, stdout: referenceText(), stderr: '' });
});

it('explains itself when asked', () => {
  const { status, stdout, stderr } = motcuaGateway('--help');
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /motcua-gateway serve \[--configuration/);
});

it('explains itself when it does not understand', () => {
  for (const [words, complaint] of [
    [[], /say what to do/],
    [['sing'], /no command "sing"/],
    [['openapi', 'twice'], /no command "openapi twice"/],
    [['serve', '--colour'], /--colour/],
  ] as const) {
    const { status, stdout, stderr } = motcuaGateway(...words);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, complaint);
    assert.match(stderr, /motcua-gateway serve \[--configuration/);
  }
});

it('says what a configuration serves', () => {
  const { status, stdout, stderr } = motcuaGateway('check');
  assert.deepEqual([status, stdout, stderr], [0, 'services, assistant: ready\n', '']);
});

it('says which entry could not work, and what to write instead', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-gateway-'));
  const file = join(folder, 'gateway.json');
  writeFileSync(file, '{"listen":{"port":"http"},"origins":["example.gov.vn"]}');
  for (const command of ['serve', 'check']) {
    const { status, stderr } = motcuaGateway(command, '--configuration', file);
    assert.equal(status, 1);
    assert.match(stderr, /listen\.port must be a port number/);
    assert.match(stderr, /origins\.0 must be an exact origin/);
  }
  rmSync(folder, { recursive: true });
});
