import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { PublicService } from '@motcua/contract/services';
import { format } from './entry.ts';
import { CatalogueError } from './catalogue-error.ts';
import type { CatalogueSource } from './catalogue-source.ts';
import { openCatalogue } from './catalogue.ts';
import { keptSource, type FileStore } from './kept-source.ts';
import { buildCatalogue, memorySource, type BuildOptions, type CatalogueFiles } from './node/build-catalogue.ts';
import { fewRecords } from './node/few-records.test-builder.ts';

const records = fewRecords();
const [first, second, ...rest] = records;
assert.ok(first && second);
const oldFiles = buildCatalogue(records, { firstBytes: 0 });
const findOf = (files: CatalogueFiles): Uint8Array => files.get([...files.keys()].find((file) => file.startsWith('find')) ?? '') ?? new Uint8Array();
/** A newer build: one service changed, one removed, one added. */
const newRecords: readonly PublicService[] = [{ ...first, name: `${first.name} mới` }, { ...second, code: '9.000001' }, ...rest];
const newer = (options: BuildOptions = {}): CatalogueFiles => buildCatalogue(newRecords, { firstBytes: 0, ...options });
const newFiles = newer({ older: [findOf(oldFiles)] });

/** A device with a store, and a server whose files may become others or be out of reach. */
function device(server: { files: CatalogueFiles | undefined }) {
  const kept = new Map<string, Uint8Array>();
  const store: FileStore = {
    get: async (name) => kept.get(name),
    put: async (name, bytes) => void kept.set(name, bytes),
    delete: async (name) => void kept.delete(name),
    names: async () => [...kept.keys()],
  };
  const read: string[] = [];
  const source: CatalogueSource = {
    async read(file) {
      read.push(file);
      if (!server.files) throw new CatalogueError('unreachable', 'no network');
      return memorySource(server.files).read(file);
    },
  };
  return { kept, read, store, source, open: () => openCatalogue(keptSource(source, store)) };
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const kinds = (files: readonly string[]): string[] => files.map((file) => /^[a-z]+/.exec(file)?.[0] ?? file);

it('opens and answers without the network, once it was opened with it', async () => {
  const server: { files: CatalogueFiles | undefined } = { files: oldFiles };
  const { read, open } = device(server);
  const before = await open();
  assert.equal(before.stale, undefined);
  await before.complete();
  await before.get('1.001193');
  server.files = undefined;
  const after = await open();
  assert.equal(after.stale?.reason, 'unreachable');
  await after.complete();
  assert.deepEqual(await after.search('khai sinh'), await before.search('khai sinh'));
  assert.deepEqual(await after.get('1.001193'), await before.get('1.001193'));
  await assert.rejects(after.get('1.004222'), { reason: 'unreachable' });
  assert.deepEqual(kinds(read), ['catalogue', 'find', 'more', 'detail', 'catalogue', 'detail']);
});

it('has all details without the network, once they were fetched ahead', async () => {
  const server: { files: CatalogueFiles | undefined } = { files: oldFiles };
  const { open } = device(server);
  await (await open()).prefetch();
  server.files = undefined;
  const catalogue = await open();
  for (const record of records) assert.deepEqual(await catalogue.get(record.code), record);
  await catalogue.prefetch();
});

it('asks for the entry alone where nothing is new', async () => {
  const { read, open } = device({ files: oldFiles });
  await open();
  read.length = 0;
  assert.equal((await open()).stale, undefined);
  assert.deepEqual(read, ['catalogue.json']);
});

it('fetches only what changed, and forgets the older files', async () => {
  const server: { files: CatalogueFiles | undefined } = { files: oldFiles };
  const { kept, read, open } = device(server);
  await (await open()).prefetch();
  server.files = newFiles;
  read.length = 0;
  const catalogue = await open();
  assert.deepEqual(kinds(read), ['catalogue', 'delta']);
  assert.equal(catalogue.stale, undefined);
  assert.equal((await catalogue.get(first.code))?.name, `${first.name} mới`);
  assert.equal(await catalogue.get(second.code), undefined);
  assert.equal((await catalogue.get('9.000001'))?.name, second.name);
  assert.deepEqual([...new Set(kinds([...kept.keys()]))].sort(), ['catalogue', 'delta', 'detail', 'find']);
  const whole = await openCatalogue(memorySource(newFiles));
  for (const query of ['khai sinh', 'mới', 'dang ky ket hon', '9.000001']) assert.deepEqual(await catalogue.search(query), await whole.search(query));
  server.files = undefined;
  const again = await open();
  assert.equal((await again.get(first.code))?.name, `${first.name} mới`, 'from what was kept alone');
});

it('makes one delta do for a small change, and goes on from the older file at the next', async () => {
  const [delta] = [...newFiles].flatMap(([file, bytes]) => (file.startsWith('delta') ? [bytes] : []));
  assert.ok(delta && delta.length < 400, `${delta?.length} of ${findOf(newFiles).length} bytes`);
  const server = { files: oldFiles };
  const { kept, read, open } = device(server);
  await open();
  server.files = newFiles;
  await open();
  const newest = buildCatalogue(newRecords.slice(1), { older: [findOf(newFiles), findOf(oldFiles)], lexicon: 'khác' });
  server.files = newest;
  read.length = 0;
  const catalogue = await open();
  assert.deepEqual(kinds(read), ['catalogue', 'delta']);
  assert.equal(await catalogue.get(first.code), undefined);
  assert.equal([...kept.keys()].filter((file) => file.startsWith('delta')).length, 1);
  for (const [file, bytes] of kept) assert.deepEqual(bytes, newest.get(file), file);
});

it('fetches the whole where there is no way from what it has, or the way does not lead there', async () => {
  const entry = JSON.parse(new TextDecoder().decode(newFiles.get('catalogue.json')));
  const [delta] = entry.deltas;
  const other = newer({ older: [findOf(buildCatalogue(records.slice(5)))] });
  const wrong = other.get(JSON.parse(new TextDecoder().decode(other.get('catalogue.json'))).deltas[0].file) ?? new Uint8Array();
  const spoiled: readonly [string, CatalogueFiles][] = [
    ['no delta', newer()],
    ['another delta', other],
    ['a missing delta', new Map([...newFiles].filter(([file]) => file !== delta.file))],
    ['a tampered delta', new Map(newFiles).set(delta.file, Uint8Array.from(newFiles.get(delta.file) ?? []).fill(7, 20, 30))],
    [
      'a delta that leads elsewhere',
      new Map(newFiles).set(delta.file, wrong).set('catalogue.json', text(JSON.stringify({ ...entry, deltas: [{ ...delta, ...(await referenceTo(wrong)) }] }))),
    ],
  ];
  for (const [what, files] of spoiled) {
    const server = { files: oldFiles };
    const { read, open } = device(server);
    await open();
    server.files = files;
    read.length = 0;
    const catalogue = await open();
    assert.deepEqual([what, catalogue.stale], [what, undefined]);
    assert.equal(kinds(read).at(-1), 'find', what);
    assert.equal((await catalogue.get(first.code))?.name, `${first.name} mới`, what);
  }
});

async function referenceTo(bytes: Uint8Array) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));
  return { sha256: btoa(String.fromCharCode(...digest)), bytes: bytes.length };
}

it('stays with the last good one where the new one is newer, cut short, tampered or another thing, and says why', async () => {
  const find = [...newFiles.keys()].find((file) => file.startsWith('find')) ?? '';
  const bytes = newer().get(find) ?? new Uint8Array();
  const spoiled: readonly [string, string, Uint8Array][] = [
    ['newer', 'catalogue.json', text(`{"format":{"major":${format.major + 1},"minor":0}}`)],
    ['damaged', 'catalogue.json', text('<!doctype html>')],
    ['damaged', 'catalogue.json', (newFiles.get('catalogue.json') ?? bytes).subarray(0, 100)],
    ['damaged', find, bytes.subarray(0, 100)],
    ['tampered', find, Uint8Array.from(bytes).fill(1, 100, 110)],
  ];
  for (const [reason, file, content] of spoiled) {
    const server = { files: oldFiles };
    const { kept, open } = device(server);
    await open();
    const before = new Map(kept);
    server.files = new Map(newer()).set(file, content);
    const catalogue = await open();
    assert.equal(catalogue.stale?.reason, reason);
    assert.notEqual((await catalogue.search('khai sinh')).outcome, 'none');
    assert.deepEqual(kept, before, 'what was good stays');
    server.files = newer();
    assert.equal((await open()).stale, undefined);
  }
});

it('fails as without a store where nothing good was kept', async () => {
  await assert.rejects(device({ files: undefined }).open(), { name: 'CatalogueError', reason: 'unreachable' });
  const server: { files: CatalogueFiles | undefined } = { files: oldFiles };
  const { kept, open } = device(server);
  await open();
  for (const [file, bytes] of kept)
    kept.set(
      file,
      bytes.map((byte, place) => (place === 50 ? byte ^ 1 : byte)),
    );
  server.files = undefined;
  await assert.rejects(open(), { reason: 'unreachable' });
});

it('fetches again what was spoiled on the device', async () => {
  const { kept, read, open } = device({ files: oldFiles });
  await (await open()).get('1.001193');
  for (const [file, bytes] of kept)
    kept.set(
      file,
      bytes.map((byte, place) => (place === 50 ? byte ^ 1 : byte)),
    );
  read.length = 0;
  await (await open()).get('1.001193');
  assert.deepEqual(kinds(read), ['catalogue', 'find', 'detail']);
  for (const [file, bytes] of kept) assert.deepEqual(bytes, oldFiles.get(file), file);
});

it('works on with a store that fails', async () => {
  const failing = (): Promise<never> => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  const catalogue = await openCatalogue(keptSource(memorySource(oldFiles), { get: failing, put: failing, delete: failing, names: failing }));
  assert.equal((await catalogue.get('1.001193'))?.code, '1.001193');
});

/** The browser's caches, as far as they are needed. */
function fakeCaches() {
  const stored = new Map<string, Map<string, Response>>();
  const open = async (name: string) => {
    const files = stored.get(name) ?? new Map<string, Response>();
    stored.set(name, files);
    return {
      match: async (url: string) => files.get(url)?.clone(),
      put: async (url: string, response: Response) => void files.set(url, response),
      delete: async (url: string) => files.delete(url),
      keys: async () => [...files.keys()].map((url) => ({ url })),
    };
  };
  return { stored, open };
}

it("keeps an address's files in the browser's cache, unless it is told not to", async () => {
  const caches = fakeCaches();
  Object.defineProperty(globalThis, 'caches', { value: caches, configurable: true });
  try {
    const url = 'https://phuong.example.gov.vn/danh-muc/';
    const online: typeof fetch = async (address) => new Response(Uint8Array.from(oldFiles.get(String(address).split('/').at(-1) ?? '') ?? []));
    const offline: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    await openCatalogue(url, { fetch: online, keep: false });
    assert.equal(caches.stored.size, 0);
    await assert.rejects(openCatalogue(url, { fetch: offline }), { reason: 'unreachable' });
    await openCatalogue(url, { fetch: online });
    const catalogue = await openCatalogue(`${url}catalogue.json`, { fetch: offline });
    assert.equal(catalogue.stale?.reason, 'unreachable');
    await assert.rejects(openCatalogue(url, { fetch: offline, keep: false }), { reason: 'unreachable' });
    await assert.rejects(openCatalogue('https://other.example/', { fetch: offline }), { reason: 'unreachable' });
  } finally {
    Reflect.deleteProperty(globalThis, 'caches');
  }
});
