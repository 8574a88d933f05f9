import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { root, sources, isTest } from './architecture/sources.ts';

const table = readFileSync(join(root, 'docs/client.md'), 'utf8');
const titles = new Set(
  sources
    .filter(isTest)
    .flatMap(({ text }) => [...text.matchAll(/^ *it\((?:'((?:[^'\\]|\\.)*)'|"([^"]*)")/gm)].map(([, single, double]) => (single ?? double ?? '').replaceAll("\\'", "'"))),
);

/** What a table claims that no test shows. */
function unproven(text: string): string[] {
  const rows = text
    .slice(text.indexOf('\n## Beside others'))
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| |'));
  return rows.flatMap((row) => {
    const [feature = '', ours = ''] = row
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    const named = [...ours.matchAll(/`([^`]+)`/g)].map(([, title = '']) => title);
    const isClaim = ours.startsWith('yes');
    return [
      ...(isClaim === named.length > 0 ? [] : [`${feature}: names no test`]),
      ...(isClaim || ours.startsWith('no') || ours.startsWith('part') ? [] : [`${feature}: neither yes, part nor no`]),
      ...named.filter((title) => !titles.has(title)).map((title) => `${feature}: there is no test "${title}"`),
    ];
  });
}

it('claims nothing of the client that no test shows', () => {
  assert.ok(titles.size > 300);
  assert.ok(table.split('\n').filter((line) => line.includes('| yes: `')).length >= 20);
  assert.deepEqual(unproven(table), []);
});

it('would notice a claim without a test, and a test that is no more', () => {
  const planted = (ours: string) => unproven(`\n## Beside others\n\n| | motcua |\n|---|---|\n| Flies | ${ours} | no |\n`);
  assert.deepEqual(planted('yes'), ['Flies: names no test']);
  assert.deepEqual(planted('yes: `flies over the sea`'), ['Flies: there is no test "flies over the sea"']);
  assert.deepEqual(planted('of course'), ['Flies: neither yes, part nor no']);
  assert.deepEqual(planted('no'), []);
});
