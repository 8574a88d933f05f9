import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { root } from './architecture/sources.ts';

/** Rows of the table that cannot be measured again as they stand. */
function problemsIn(text: string): string[] {
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
  return rows.flatMap((row) => {
    const [figure = '', command = '', result = '', commit = '', date = ''] = row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const wrong: [boolean, string][] = [
      [figure !== '' && result !== '', 'has no figure or no result'],
      [/^`[0-9a-f]{7,40}`$/.test(commit), `has no commit: "${commit}"`],
      [/^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)), `has no date: "${date}"`],
      [exists(/^`([^`]+)`$/.exec(command)?.[1] ?? ''), `has a command that does not exist: ${command}`],
    ];
    return wrong.filter(([isFine]) => !isFine).map(([, problem]) => `"${figure}" ${problem}`);
  });
}

/** Whether a command would find what it runs: an npm script, a benchmark, a tier, a file. */
function exists(command: string): boolean {
  const words = command.split(/\s+/).filter((word) => !/^[A-Z_]+=/.test(word));
  const [program, first = '', second = ''] = words;
  if (program === 'node') {
    const file = words.slice(1).find((word) => !word.startsWith('-'));
    return file !== undefined && existsSync(join(root, file));
  }
  if (program !== 'npm') return false;
  const script = first === 'run' ? second : first;
  if (!(script in scriptsOf('package.json'))) return false;
  const [argument] = words.includes('--') ? words.slice(words.indexOf('--') + 1) : [];
  if (script === 'bench') return argument !== undefined && existsSync(join(root, 'test/bench', `${argument}.mjs`));
  return script !== 'test' || argument === undefined || argument in scriptsOf('test/package.json');
}

function scriptsOf(path: string): Record<string, string> {
  return (JSON.parse(readFileSync(join(root, path), 'utf8')) as { scripts: Record<string, string> }).scripts;
}

const table = (...cells: string[]) => `| Figure | Command | Result | Commit | Date |\n|---|---|---|---|---|\n| ${cells.join(' | ')} |\n`;

it('keeps only figures that can be measured again', () => {
  assert.deepEqual(problemsIn(readFileSync(join(root, 'docs/measurements.md'), 'utf8')), []);
});

it('accepts a row that says how, where and when', () => {
  assert.deepEqual(problemsIn(table('hit@1', '`npm run bench -- search`', '80 %', '`1e49ef4`', '2026-11-24')), []);
  assert.deepEqual(problemsIn(table('all tests', '`npm test`', '2 min', '`1e49ef4`', '2026-11-24')), []);
});

it('refuses a row that lacks its command, commit or date', () => {
  const faults = [
    table('hit@1', '`npm run bench -- nothing`', '80 %', '`1e49ef4`', '2026-11-24'),
    table('hit@1', '`npm run measure`', '80 %', '`1e49ef4`', '2026-11-24'),
    table('hit@1', '`npm test -- nothing`', '80 %', '`1e49ef4`', '2026-11-24'),
    table('hit@1', '`node test/bench/nothing.mjs`', '80 %', '`1e49ef4`', '2026-11-24'),
    table('hit@1', 'by hand', '80 %', '`1e49ef4`', '2026-11-24'),
    table('hit@1', '`npm run bench -- search`', '80 %', '', '2026-11-24'),
    table('hit@1', '`npm run bench -- search`', '80 %', '`1e49ef4`', 'yesterday'),
    table('hit@1', '`npm run bench -- search`', '', '`1e49ef4`', '2026-11-24'),
  ];
  for (const fault of faults) assert.equal(problemsIn(fault).length, 1, fault);
});
