import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Guide } from '@motcua/contract/services';
import { CatalogueError } from './catalogue-error.ts';
import type { CatalogueSource } from './catalogue-source.ts';
import { openCatalogue } from './catalogue.ts';
import { keptSource, type FileStore } from './kept-source.ts';
import { buildCatalogue, memorySource } from './node/build-catalogue.ts';
import { fewGuides, fewRecords } from './node/few-records.test-builder.ts';
import { hanoiGuides, hanoiRecords } from './node/hanoi.ts';

const [birth, moving] = fewGuides();
assert.ok(birth && moving);
const files = buildCatalogue(fewRecords(), { guides: [birth, moving] });
const guidesFile = [...files.keys()].find((file) => file.startsWith('guides')) ?? '';

/** A catalogue in which the guides' file is another, the names of the files that were read, and a device that keeps them. */
function changed(change: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes) {
  const read: string[] = [];
  const kept = new Map<string, Uint8Array>();
  const store: FileStore = {
    get: async (name) => kept.get(name),
    put: async (name, bytes) => void kept.set(name, bytes),
    delete: async (name) => void kept.delete(name),
    names: async () => [...kept.keys()],
  };
  const network: { files: ReadonlyMap<string, Uint8Array> | undefined } = { files };
  const reading: CatalogueSource = {
    async read(file) {
      read.push(file);
      if (!network.files) throw new CatalogueError('unreachable', 'no network');
      const bytes = await memorySource(network.files).read(file);
      return file === guidesFile ? change(Uint8Array.from(bytes)) : bytes;
    },
  };
  return { read, kept, network, open: () => openCatalogue(keptSource(reading, store)) };
}

it('gives the guides as they were, in their order, with one request when they are asked for', async () => {
  const { read, open } = changed();
  const catalogue = await open();
  assert.ok(!read.includes(guidesFile));
  const guides = await catalogue.guides();
  assert.deepEqual(
    guides.map(({ event }) => event),
    ['birth', 'moving'],
  );
  assert.deepEqual(guides[0], birth);
  await catalogue.guides();
  assert.equal(read.filter((file) => file === guidesFile).length, 1);
});

it('gives the starter catalogue its guides as they stand in their files', async () => {
  const guides = hanoiGuides();
  const catalogue = await openCatalogue(memorySource(buildCatalogue(hanoiRecords(), { guides })));
  assert.deepEqual(await catalogue.guides(), guides);
});

it('gives none where nobody wrote any', async () => {
  const bare = buildCatalogue(fewRecords());
  assert.ok(![...bare.keys()].some((file) => file.startsWith('guides')));
  assert.deepEqual(await (await openCatalogue(memorySource(bare))).guides(), []);
});

it('refuses guides of which one bit was changed, and calls them damaged where they are cut short or are a page', async () => {
  const reasonOf = async (change: (bytes: Uint8Array) => Uint8Array): Promise<string> => {
    const failed = (error: unknown): string => (error instanceof CatalogueError ? error.reason : String(error));
    const catalogue = await changed(change).open();
    const asked = await catalogue.guides().then(() => 'none', failed);
    assert.equal(await catalogue.prefetch().then(() => 'none', failed), asked);
    assert.equal((await catalogue.get('1.001193'))?.code, '1.001193', 'services are answered all the same');
    return asked;
  };
  assert.equal(await reasonOf((bytes) => bytes), 'none');
  for (const part of [0, 0.3, 0.6, 0.999]) {
    assert.equal(await reasonOf((bytes) => bytes.map((byte, place) => (place === Math.floor(bytes.length * part) ? byte ^ 1 : byte))), 'tampered');
    assert.equal(await reasonOf((bytes) => bytes.subarray(0, Math.floor(bytes.length * part))), 'damaged');
  }
  assert.equal(await reasonOf(() => new TextEncoder().encode('<!doctype html><title>Cổng thông tin</title>')), 'damaged');
});

it('tries again after a failure', async () => {
  let isBroken = true;
  const catalogue = await changed((bytes) => (isBroken ? new Uint8Array() : bytes)).open();
  await assert.rejects(catalogue.guides(), { reason: 'damaged' });
  isBroken = false;
  assert.equal((await catalogue.guides()).length, 2);
});

it('keeps the guides for a day without the network, also once the catalogue was opened again', async () => {
  const { kept, network, open } = changed();
  await (await open()).prefetch();
  await open();
  assert.ok(kept.has(guidesFile));
  network.files = undefined;
  assert.deepEqual((await (await open()).guides())[0], birth);
});

it('lets the page answer the finger while many guides are read', async () => {
  let breaths = 0;
  // Words that foretell nothing take the longest to read.
  const noise = (number: number): string => Array.from({ length: 50 }, (_, word) => Math.imul(number * 50 + word + 1, 2_654_435_761).toString(36)).join(' ');
  const many = Array.from({ length: 200 }, (_, number): Guide => ({ ...birth, event: `event${number}`, summary: noise(number) }));
  const records = fewRecords().map((record) => ({ ...record, lifeEvents: many.map(({ event }) => event) }));
  const catalogue = await openCatalogue(memorySource(buildCatalogue(records, { guides: many })), {
    breathe: async () => {
      breaths += 1;
    },
  });
  const before = breaths;
  assert.equal((await catalogue.guides()).length, 200);
  assert.ok(breaths > before, 'the page never got a turn');
});

it('is not read for somebody who has gone', async () => {
  const { read, open } = changed();
  const catalogue = await open();
  await assert.rejects(catalogue.guides({ signal: AbortSignal.abort() }), { name: 'AbortError' });
  assert.ok(!read.includes(guidesFile));
});
