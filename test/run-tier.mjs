// Runs a tier that needs a browser or built files: every test in the folder of its name. With words after the tier's
// name only the files whose path holds one of them.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [tier, ...words] = process.argv.slice(2);
const files = globSync(`test/${tier}/**/*.test.ts`, { cwd: root }).filter((path) => words.length === 0 || words.some((word) => path.includes(word)));
if (files.length === 0) throw new Error(`${tier}: no test file`);
const { status } = spawnSync(
  process.execPath,
  [
    '--test',
    `--test-concurrency=${tier === 'journeys' ? 2 : 1}`, // A journey spends half of its time waiting; the others measure, or share what they build.
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./tools/unit-reporter.mjs',
    '--test-reporter-destination=stderr',
    ...files.sort(),
  ],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, MOTCUA_TIER: tier } },
);
process.exitCode = status ?? 1;
