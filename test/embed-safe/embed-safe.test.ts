import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, it } from 'node:test';
import { cellOf, column, inTurns } from './column.mjs';
import { startKit } from './kit.mjs';
import { probes } from './probes.mjs';
import { ours, specimen } from './subjects.mjs';

type Cells = Awaited<ReturnType<typeof column>>;
type Cell = Cells[number];

let own: Cells;
let mannered: Cells;
let faulty: Map<string, Cell>;

/** What has a fault may never stand; nobody waits long for it. */
const faultPatienceMs = 2500;

// All at first, several at a time: one after another they would take minutes.
before(async () => {
  const [kit, quick] = await Promise.all([startKit(), startKit({ patienceMs: faultPatienceMs })]);
  try {
    own = await column(ours(), { kit });
    mannered = await column(specimen(), { kit });
    faulty = new Map();
    await inTurns(probes, async (probe) => void faulty.set(probe.name, { name: probe.name, ...(await cellOf(quick, probe, specimen(probe.fault ?? probe.name))) }));
  } finally {
    await Promise.all([kit.close(), quick.close()]);
  }
});
for (const [index, { name, title }] of probes.entries()) {
  it(`holds for ours: ${title}`, () => {
    assert.deepEqual(own[index], { name, result: 'green', reason: own[index]?.reason });
  });

  it(`is asked so that manners pass and a planted fault does not: ${title}`, () => {
    assert.deepEqual(mannered[index], { name, result: 'green', reason: mannered[index]?.reason });
    assert.deepEqual(faulty.get(name), { name, result: 'red', reason: faulty.get(name)?.reason });
  });
}

it('says in the documentation what each probe proves', () => {
  const page = readFileSync(new URL('../../docs/embed-safe.md', import.meta.url), 'utf8');
  assert.deepEqual(
    probes.filter(({ name, title, proves }) => !page.includes(`| ${title} (\`${name}\`) | ${proves} |`)).map(({ name }) => name),
    [],
  );
});
