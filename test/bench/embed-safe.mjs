// What host pages do to embedded scripts, ours beside others': every probe of test/embed-safe, written to docs/embed-safe.md. Needs npm.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { column, printCell } from '../embed-safe/column.mjs';
import { startKit } from '../embed-safe/kit.mjs';
import { peers } from '../embed-safe/peers.mjs';
import { probes } from '../embed-safe/probes.mjs';
import { ours } from '../embed-safe/subjects.mjs';
import { between } from '../embed-safe/table.mjs';

const page = new URL('../../docs/embed-safe.md', import.meta.url);
const kit = await startKit();
const subjects = [ours(), ...peers()];
const columns = [];
try {
  for (const subject of subjects) {
    console.log(`\n${subject.name} ${subject.version}`);
    columns.push({ subject, cells: await column(subject, { kit, onCell: printCell }) });
  }
} finally {
  await kit.close();
}
writeFileSync(page, between(readFileSync(page, 'utf8'), columns, probes));
const missed = columns[0].cells.filter(({ result }) => result === 'red');
console.log(`\nours: ${missed.length === 0 ? 'all green' : `red: ${missed.map(({ name }) => name).join(', ')}`}; docs/embed-safe.md is written`);
process.exitCode = missed.length > 0 ? 1 : 0;
