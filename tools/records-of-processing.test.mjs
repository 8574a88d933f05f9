import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { endpoint, personal } from '@motcua/contract';
import { openStore } from '@motcua/gateway/node';
import * as z from 'zod/mini';
import { recordsOf, withRecords } from './records-of-processing.mjs';

const page = readFileSync(new URL('../docs/privacy.md', import.meta.url), 'utf8');

it('has the records of processing as the contract has them; else `node --conditions=source tools/records-of-processing.mjs`', () => {
  assert.equal(withRecords(page, recordsOf()), page);
});

it('would notice a field that became personal', () => {
  const of = (note) =>
    recordsOf({
      notes: {
        writeNote: endpoint({
          method: 'POST',
          path: '/notes',
          summary: '',
          input: z.object({ note }),
          output: z.object({}),
          errors: [],
          personal: personalIn(note),
          cache: 'none',
        }),
      },
    });
  const personalIn = (note) => (note === tagged ? ['note'] : []);
  const tagged = personal(z.string());
  assert.notEqual(of(tagged), of(z.string()));
  assert.match(of(tagged), /\| `note` \|/);
});

it('says of every table of the store what is kept in it, for how long, and why', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-privacy-'));
  const store = await openStore({ folder });
  try {
    const names = (await store.read((tables) => tables.introspection.getTables())).map(({ name }) => name).filter((name) => !name.startsWith('sqlite_'));
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    const isDescribed = (name) => rows.some((row) => (row.split('|')[1] ?? '').includes(`\`${name}\``) && row.split('|').length === 7);
    assert.ok(names.length > 10);
    assert.deepEqual(
      names.filter((name) => !isDescribed(name)),
      [],
    );
    assert.equal(isDescribed('table_that_nobody_described'), false);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
