import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openCatalogue } from '../catalogue.ts';
import { CatalogueError } from '../catalogue-error.ts';
import { buildCatalogue, memorySource, type CatalogueFiles } from './build-catalogue.ts';
import { mirrored } from './mirror.ts';
import { entryIn, findFilesIn, takeBack, writeCatalogue } from './published.ts';
import { folderSource } from './folder-source.ts';
import { fewGuides, fewRecords } from './few-records.test-builder.ts';
import { withFolder } from './with-folder.test-builder.ts';

const records = fewRecords();
const [one, two] = records;
assert.ok(one && two);

it('writes a folder that opens, and keeps the build before in it, nothing of older ones, and what is not its own', async () => {
  await withFolder(async (folder) => {
    writeFileSync(join(folder, 'index.html'), 'của phường');
    writeCatalogue(buildCatalogue(records, { guides: fewGuides().slice(1) }), folder);
    writeCatalogue(buildCatalogue(records, { guides: fewGuides() }), folder);
    writeCatalogue(buildCatalogue(records), folder);
    const expected = [...buildCatalogue(records).keys(), ...buildCatalogue(records, { guides: fewGuides() }).keys(), 'catalogue.previous.json', 'index.html'];
    assert.deepEqual(new Set(readdirSync(folder)), new Set(expected));
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

it('takes the last build back, and gives it again', async () => {
  await withFolder(async (folder) => {
    assert.throws(() => takeBack(folder), /holds no build before/);
    writeCatalogue(buildCatalogue([one]), folder);
    writeCatalogue(buildCatalogue(records), folder);
    const opened = async (): Promise<string | undefined> => (await (await openCatalogue(folderSource(folder))).get(two.code))?.name;
    takeBack(folder);
    assert.deepEqual([await opened(), entryIn(folder)?.count], [undefined, 1]);
    takeBack(folder);
    assert.equal(await opened(), two.name);
  });
});

it('mirrors all files of a published catalogue, each verified', async () => {
  const files = buildCatalogue(records);
  const { files: same, entry } = await mirrored(memorySource(files));
  assert.deepEqual([entry.count, new Map([...same].sort())], [20, new Map([...files].sort())]);
  for (const name of ['find.', 'detail-1.000894', 'details-0']) {
    const [file = '', bytes = new Uint8Array()] = [...files].find(([each]) => each.startsWith(name)) ?? [];
    const other = new Map([...files, [file, bytes.map((byte, at) => (at === bytes.length - 9 ? byte ^ 1 : byte))]]);
    await assert.rejects(mirrored(memorySource(other)), (error) => error instanceof CatalogueError && (error.reason === 'tampered' || error.reason === 'damaged'), name);
    const gone = new Map([...files].filter(([each]) => each !== file));
    await assert.rejects(mirrored(memorySource(gone)), (error) => error instanceof CatalogueError && error.reason === 'unreachable', name);
  }
});

/** Serves files as a city would, below the name of a channel. */
async function withCity(channels: Readonly<Record<string, CatalogueFiles>>, test: (address: string) => Promise<void>): Promise<void> {
  const server = createServer((request, response) => {
    const [, channel = '', file = ''] = /^\/(?:([a-z-]+)\/)?([^/]*)$/.exec(request.url ?? '') ?? [];
    const bytes = channels[channel]?.get(file);
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  try {
    await test(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function update(...words: string[]) {
  const child = spawn(process.execPath, ['--conditions=source', fileURLToPath(new URL('./cli.ts', import.meta.url)), 'update', ...words]);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => (stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  const status = await new Promise((resolve) => void child.once('close', resolve));
  return { status, stdout, stderr };
}

it("updates a ward's own copy from its city's, by channel, never to older facts unless told, and takes that back", async () => {
  const asOf = (day: string) => records.map((record) => ({ ...record, source: { ...record.source, asOf: day } }));
  const today = new Date().toISOString().slice(0, 10);
  await withFolder(async (folder) => {
    const out = join(folder, 'danh-muc');
    await withCity({ '': buildCatalogue(asOf('2026-01-02')), 'thu-nghiem': buildCatalogue(asOf(today)) }, async (address) => {
      const next = await update('--from', address, '--channel', 'thu-nghiem', '--out', out);
      assert.deepEqual([next.status, next.stderr, entryIn(out)?.source.asOf], [0, '', today]);
      assert.match(next.stdout, /^20 services of .*, as of .* \(0 days before/);
      assert.match((await update('--from', address, '--channel', 'thu-nghiem', '--out', out)).stdout, /is up to date/);
      const older = await update('--from', address, '--out', out);
      assert.deepEqual([older.status, entryIn(out)?.source.asOf], [1, today]);
      assert.match(older.stderr, /older than what is there/);
      const accepted = await update('--from', address, '--out', out, '--accept-older');
      assert.deepEqual([accepted.status, entryIn(out)?.source.asOf], [0, '2026-01-02']);
      assert.match(accepted.stderr, /days old/);
      assert.equal((await update('--out', out, '--back')).status, 0);
      assert.equal(entryIn(out)?.source.asOf, today);
      const newer = [await update('--out', out, '--back'), await update('--from', address, '--channel', 'thu-nghiem', '--out', out)];
      assert.deepEqual([...newer.map(({ status }) => status), entryIn(out)?.source.asOf], [0, 0, today]);
      assert.match((await update('--from', `${address}nowhere/`, '--out', out)).stderr, /could not be fetched/);
      assert.equal((await update('--from', address, '--channel', '../x', '--out', out)).status, 2);
    });
    assert.equal((await openCatalogue(folderSource(out))).stale, undefined);
  });
});
