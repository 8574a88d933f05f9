// How long importing a public copy of the national portal takes, how much memory, and what it finds; then 100,000 damaged rows.
// `--mutations 1000` damages fewer. Ends with 1 where a limit is exceeded or a row was not refused as it should be.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileOf, root, wordAfter } from './_corpora.mjs';

const limits = { seconds: 30, megabytes: 1024 };
const mutations = wordAfter('mutations') ?? '100000';
const source = fileOf('all');

const out = mkdtempSync(join(tmpdir(), 'motcua-import-'));
try {
  const measuring = `process.on('exit', () => console.error(process.resourceUsage().maxRSS));`;
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--conditions=source',
      '--import',
      `data:text/javascript,${encodeURIComponent(measuring)}`,
      join(root, 'packages/catalogue/src/node/cli.ts'),
      'import',
      source,
      '--out',
      out,
      '--for',
      'all',
      '--report',
      join(out, 'report.html'),
    ],
    { encoding: 'utf8' },
  );
  const seconds = (performance.now() - began) / 1000;
  const megabytes = Number(stderr.trim().split('\n').at(-1)) / 1024;
  console.log(stdout);
  for (const [what, value, limit] of [
    ['seconds', seconds, limits.seconds],
    ['MB at most', megabytes, limits.megabytes],
  ]) {
    const holds = value <= limit;
    if (!holds) process.exitCode = 1;
    console.log(`${what.padEnd(12)} ${value.toFixed(1).padStart(8)}  ≤ ${limit}: ${holds ? 'holds' : 'MISSED'}`);
  }
  if (status !== 0) process.exitCode = 1;
} finally {
  rmSync(out, { recursive: true });
}

const { status, stdout } = spawnSync(process.execPath, ['--conditions=source', '--test', join(root, 'packages/catalogue/src/node/import/mutations.test.ts')], {
  encoding: 'utf8',
  env: { ...process.env, MOTCUA_MUTATIONS: mutations },
});
if (status !== 0) {
  process.exitCode = 1;
  console.log(stdout);
}
console.log(`${mutations} damaged rows: ${status === 0 ? 'none threw, each that was refused is named' : 'FAILED'}`);
