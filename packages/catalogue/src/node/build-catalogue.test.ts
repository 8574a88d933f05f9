import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { openCatalogue } from '../catalogue.ts';
import { buildCatalogue, findFilesIn, memorySource, writeCatalogue } from './build-catalogue.ts';
import { folderSource } from './folder-source.ts';
import { fewRecords } from './few-records.test-builder.ts';
import { hanoiCatalogue, hanoiRecords } from './hanoi.ts';

const records = fewRecords();
const [one, two] = records;
assert.ok(one && two);

/** Runs with a folder of its own, and removes it whatever happens. */
async function withFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-catalogue-'));
  try {
    await test(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('gives the same bytes for the same records in any order', () => {
  const plain = (list: typeof records) => [...buildCatalogue(list)].map(([file, bytes]) => [file, Buffer.from(bytes).toString('base64')]);
  assert.deepEqual(plain([...records].reverse()), plain(records));
  assert.notDeepEqual(plain([{ ...one, name: `${one.name} khác` }, ...records.slice(1)]), plain(records));
});

it('keeps the entry small and every compressed file within what a page should wait for', () => {
  const files = buildCatalogue(records);
  assert.ok((files.get('catalogue.json')?.length ?? 0) < 2500);
  for (const [file, bytes] of files) if (file.endsWith('.gz')) assert.ok(bytes.length < 12 * 1024, `${file}: ${bytes.length} bytes`);
});

it('writes a folder that opens, and leaves nothing of an older build in it, nor touches what is not its own', async () => {
  await withFolder(async (folder) => {
    writeFileSync(join(folder, 'index.html'), 'của phường');
    writeCatalogue(buildCatalogue([one]), folder);
    writeCatalogue(buildCatalogue(records), folder);
    assert.deepEqual(new Set(readdirSync(folder)), new Set([...buildCatalogue(records).keys(), 'index.html']));
    const catalogue = await openCatalogue(folderSource(folder));
    assert.deepEqual(await catalogue.get(two.code), two);
  });
});

it('adds a way from the build that stands in the folder, and keeps what the next one needs', async () => {
  await withFolder(async (folder) => {
    assert.deepEqual(findFilesIn(folder), []);
    writeCatalogue(buildCatalogue(records), folder);
    const changed = [{ ...one, name: `${one.name} khác` }, ...records.slice(1)];
    for (let time = 0; time < 2; time += 1) {
      writeCatalogue(buildCatalogue(changed, { older: findFilesIn(folder) }), folder);
      const written = readdirSync(folder);
      assert.deepEqual(
        ['find', 'delta'].map((name) => written.filter((file) => file.startsWith(`${name}.`)).length),
        [2, 1],
      );
    }
    writeFileSync(join(folder, 'catalogue.json'), '{}');
    assert.deepEqual(findFilesIn(folder), []);
  });
});

it('leads to no file that is not there, also where writing breaks off', async () => {
  await withFolder(async (folder) => {
    const files = buildCatalogue(records);
    const find = [...files.keys()].find((file) => file.startsWith('find')) ?? '';
    mkdirSync(join(folder, find)); // No file can be written in its place.
    assert.throws(() => writeCatalogue(files, folder));
    assert.equal(existsSync(join(folder, 'catalogue.json')), false);
  });
});

it('says unreachable for a folder without a catalogue', async () => {
  await withFolder(async (folder) => {
    await assert.rejects(openCatalogue(folderSource(join(folder, 'nowhere'))), { name: 'CatalogueError', reason: 'unreachable' });
  });
});

it('finds a service by a code that it superseded, also inside a question', async () => {
  const catalogue = await openCatalogue(memorySource(buildCatalogue([{ ...one, replaces: ['1.999999'] }, two])));
  assert.equal((await catalogue.get('1.999999'))?.code, one.code);
  const { outcome, hits } = await catalogue.search('thủ tục 1.999999 ở đâu');
  assert.deepEqual([outcome, hits[0]?.code], ['answer', one.code]);
});

it('leaves services of other places out', async () => {
  const catalogue = await openCatalogue(
    memorySource(
      buildCatalogue([
        { ...one, jurisdiction: 'VN-HN' },
        { ...two, jurisdiction: 'VN-HN-00004' },
      ]),
    ),
  );
  const codes = async (jurisdiction?: string) => (await catalogue.search('đăng ký', { jurisdiction })).hits.map(({ code }) => code).sort();
  assert.deepEqual(await codes(), [one.code, two.code]);
  assert.deepEqual(await codes('VN-HN'), [one.code]);
  assert.deepEqual(await codes('VN-HN-00004'), [one.code, two.code]);
  assert.deepEqual(await codes('VN-HN-00008'), [one.code]);
  assert.deepEqual(await codes('VN-H'), []);
  assert.deepEqual(await codes('VN-HNX'), []); // Another place, whose code begins alike.
});

it('names every record that cannot be used', () => {
  assert.throws(() => buildCatalogue([]), { name: 'TypeError', message: /there are no records/ });
  assert.throws(
    () =>
      buildCatalogue([
        { ...one, code: '1' },
        { ...two, name: '' },
      ]),
    { name: 'TypeError', message: new RegExp(`2 of 2 records cannot be used:\\n  1: code .*\\n  ${two.code}: name `) },
  );
  assert.throws(() => buildCatalogue([one, one]), /belongs to .* already/);
  assert.throws(() => buildCatalogue([one, { ...two, replaces: [one.code] }]), new RegExp(`${two.code}: ${one.code} belongs to ${one.code} already`));
});

it('builds the Hanoi starter catalogue with all of its services', async () => {
  const catalogue = await openCatalogue(hanoiCatalogue());
  for (const { code, name } of hanoiRecords()) assert.equal((await catalogue.get(code))?.name, name);
});

it('leaves the aliases of records to the file that follows the first answers, once there are many', async () => {
  const files = buildCatalogue(hanoiRecords());
  const catalogue = await openCatalogue(memorySource(files));
  const sizeOf = (name: string): number => [...files].find(([file]) => file.startsWith(name))?.[1].length ?? 0;
  assert.ok(sizeOf('find.') < sizeOf('more.'), `${sizeOf('find.')} bytes before ${sizeOf('more.')}`);
  await catalogue.complete();
  assert.equal((await catalogue.search('bằng lái sắp hết hạn phải làm gì')).hits[0]?.code, '3.000347');
});

it('makes no delta from an older file that it cannot read, and builds all the same', () => {
  const broken = Uint8Array.of(2, 12, ...Array.from({ length: 400 }, (_, at) => (at * 89) % 251));
  assert.deepEqual([...buildCatalogue(records, { older: [broken] }).keys()], [...buildCatalogue(records).keys()]);
});
