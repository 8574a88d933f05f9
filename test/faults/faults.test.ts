import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { after, it } from 'node:test';
import { builtTags, declareCells, faults, subjects } from './cells.ts';

// Words in MOTCUA_ELEMENTS, parted by spaces, take only the elements whose tags hold one of them. A run of all writes
// the table of docs/fault-matrix.md where MOTCUA_WRITE is set.

const words = (process.env['MOTCUA_ELEMENTS'] ?? '').split(' ').filter(Boolean);
const chosen = subjects.filter(({ tag }) => words.length === 0 || words.some((word) => tag.includes(word)));

it('has a column for every element', () => {
  assert.deepEqual(subjects.map(({ tag }) => tag).sort(), [...builtTags].sort());
});

const cells = await declareCells(chosen);

after(() => {
  if (!process.env['MOTCUA_WRITE'] || chosen.length < subjects.length) return;
  const heads = chosen.map(({ tag }) => tag.replace('motcua-', ''));
  const rows = faults.map(({ name }) => [name, ...chosen.map(({ tag }) => cells.get(`${tag} ${name}`) ?? 'not run')]);
  const table = [['Fault', ...heads], heads.concat('').map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  const file = new URL('../../docs/fault-matrix.md', import.meta.url);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/(<!-- table -->\n)[\s\S]*(<!-- end of table -->)/, `$1\n${table}\n\n$2`));
});
