import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, it } from 'node:test';
import { column } from './column.mjs';
import { startKit } from './kit.mjs';
import { probes } from './probes.mjs';
import { ours } from './subjects.mjs';

let own: Awaited<ReturnType<typeof column>>;

// All at first, several at a time: one after another they would take minutes. That each probe can fail is shown by the
// tier `embed-safe-controls`.
before(async () => {
  const kit = await startKit();
  try {
    own = await column(ours(), { kit });
  } finally {
    await kit.close();
  }
});

for (const [index, { name, title }] of probes.entries()) {
  it(`holds for ours: ${title}`, () => {
    assert.deepEqual(own[index], { name, result: 'green', reason: own[index]?.reason });
  });
}

it('says in the documentation what each probe proves', () => {
  const page = readFileSync(new URL('../../docs/embed-safe.md', import.meta.url), 'utf8');
  assert.deepEqual(
    probes.filter(({ name, title, proves }) => !page.includes(`| ${title} (\`${name}\`) | ${proves} |`)).map(({ name }) => name),
    [],
  );
});
