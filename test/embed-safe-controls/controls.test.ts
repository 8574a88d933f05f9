import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { cellOf, column, inTurns } from '../embed-safe/column.mjs';
import { startKit } from '../embed-safe/kit.mjs';
import { probes } from '../embed-safe/probes.mjs';
import { specimen } from '../embed-safe/subjects.mjs';

type Cells = Awaited<ReturnType<typeof column>>;

let mannered: Cells;
let faulty: Map<string, Cells[number]>;

/** What has a fault may never stand; nobody waits long for it. */
const faultPatienceMs = 2500;

before(async () => {
  const [kit, quick] = await Promise.all([startKit(), startKit({ patienceMs: faultPatienceMs })]);
  try {
    mannered = await column(specimen(), { kit });
    faulty = new Map();
    await inTurns(probes, async (probe) => void faulty.set(probe.name, { name: probe.name, ...(await cellOf(quick, probe, specimen(probe.fault ?? probe.name))) }));
  } finally {
    await Promise.all([kit.close(), quick.close()]);
  }
});

for (const [index, { name, title }] of probes.entries()) {
  it(`is asked so that manners pass and a planted fault does not: ${title}`, () => {
    assert.deepEqual(mannered[index], { name, result: 'green', reason: mannered[index]?.reason });
    assert.deepEqual(faulty.get(name), { name, result: 'red', reason: faulty.get(name)?.reason });
  });
}
