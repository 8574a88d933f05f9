// The tier `unit`: every test beside its file that needs no browser, and the tests of the whole in test/.
// With words on the command line only the files whose path holds one of them.
import { existsSync, globSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { writeResult } from '../test/results.mjs';
import { local, root } from './pnpm.mjs';

// The elements' tests run in a browser: Node cannot load files with decorators. What helps hosts runs in Node.
const patterns = ['packages/*/src/**/*.test.{ts,mjs}', 'apps/*/src/**/*.test.{ts,mjs}', 'tools/*.test.mjs', 'test/*.test.{ts,mjs}', 'test/acceptance/**/*.test.{ts,mjs}'];
const words = process.argv.slice(2);
const files = patterns
  .flatMap((pattern) => globSync(pattern, { cwd: root, exclude: (name) => name === 'node_modules' }))
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !/^packages\/widgets\/src\/(?!hosting\/)/.test(path) && (words.length === 0 || words.some((word) => path.includes(word))))
  .sort();

if (files.length === 0) {
  console.error('unit: no test file');
  writeResult('unit', { passed: 0, failed: 0, skipped: [] });
  process.exit(1);
}
const result = join(root, '.cache/results/unit.json');
rmSync(result, { force: true });
const reporter = process.stdout.isTTY && words.length > 0 ? 'spec' : 'dot';
process.exitCode = await local('node', [
  '--conditions=source',
  '--test',
  `--test-concurrency=${availableParallelism()}`, // One less by default, which is half of a small machine.
  `--test-reporter=${reporter}`,
  '--test-reporter-destination=stdout',
  '--test-reporter=./tools/unit-reporter.mjs',
  '--test-reporter-destination=stderr',
  ...files,
]);
if (!existsSync(result)) console.error('unit: the run broke off');
