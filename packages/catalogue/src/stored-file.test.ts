import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import process from 'node:process';
import { it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { CatalogueError } from './catalogue-error.ts';
import type { CatalogueSource } from './catalogue-source.ts';
import { openCatalogue } from './catalogue.ts';
import { buildCatalogue, memorySource } from './node/build-catalogue.ts';
import { hanoiRecords } from './node/hanoi.ts';

const records = hanoiRecords();
const built = buildCatalogue(records);

/** A catalogue in which some files are others, and the names of the files that were read. */
function changed(changes: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {}) {
  const read: string[] = [];
  const files = new Map([...built].map(([file, bytes]) => [file, Object.entries(changes).find(([start]) => file.startsWith(start))?.[1](Uint8Array.from(bytes)) ?? bytes]));
  const memory = memorySource(files);
  const source: CatalogueSource = {
    read(file, signal) {
      read.push(file);
      return memory.read(file, signal);
    },
  };
  return { source, read };
}

/** One byte that is another. */
const flipped = (at: (length: number) => number) => (bytes: Uint8Array) => bytes.map((byte, place) => (place === at(bytes.length) ? byte ^ 1 : byte));
const halved = (bytes: Uint8Array) => bytes.subarray(0, bytes.length >> 1);
const text = (words: string) => () => new TextEncoder().encode(words);
const entryWith = (changes: object) => (bytes: Uint8Array) => new TextEncoder().encode(JSON.stringify({ ...JSON.parse(new TextDecoder().decode(bytes)), ...changes }));
const integrityOf = (bytes: Uint8Array) => `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
const entry = built.get('catalogue.json') ?? new Uint8Array();

/** Why a catalogue refuses to open, or to give the details of a service. */
async function reasonOf(source: CatalogueSource, options?: Parameters<typeof openCatalogue>[1]): Promise<string> {
  try {
    const catalogue = await openCatalogue(source, options);
    await catalogue.prefetch();
    return 'none';
  } catch (error) {
    assert.ok(error instanceof CatalogueError, String(error));
    assert.equal(error.name, 'CatalogueError');
    return error.reason;
  }
}

/** Runs while something that browsers have is missing here. */
async function without<T>(name: 'DecompressionStream' | 'crypto', run: () => Promise<T>): Promise<T> {
  const had = Object.getOwnPropertyDescriptor(globalThis, name);
  assert.ok(had);
  Object.defineProperty(globalThis, name, { value: undefined, configurable: true, writable: true });
  try {
    return await run();
  } finally {
    Object.defineProperty(globalThis, name, had);
  }
}

it('gives back every record as it was, and names its source and day', async () => {
  const catalogue = await openCatalogue(changed().source, { integrity: integrityOf(entry) });
  for (const record of records) assert.deepEqual(await catalogue.get(record.code), record);
  assert.equal(await catalogue.get('9.999999'), undefined);
  assert.deepEqual(catalogue.source, { name: 'Cổng Dịch vụ công quốc gia', url: 'https://dichvucong.gov.vn/', asOf: '2026-06-01' });
});

it('reads two files to search, and one more for the first details', async () => {
  const { source, read } = changed();
  const catalogue = await openCatalogue(source);
  await catalogue.search('khai sinh');
  assert.equal(read.length, 2);
  await catalogue.get('1.001193');
  await catalogue.get('1.001193');
  assert.equal(read.length, 3);
});

it('needs nothing more after prefetch', async () => {
  const { source, read } = changed();
  const catalogue = await openCatalogue(source);
  await catalogue.prefetch();
  const before = read.length;
  for (const { code } of records) assert.equal((await catalogue.get(code))?.code, code);
  assert.equal(read.length, before);
  assert.ok(read.filter((file) => file.startsWith('details')).length > 1, 'one shard proves nothing');
});

it('refuses every file of which one byte was changed', async () => {
  for (const file of [...built.keys()].filter((name) => name.endsWith('.gz'))) {
    for (const place of [(length: number) => length >> 1, (length: number) => length >> 2, (length: number) => length - 6, () => 12])
      assert.equal(await reasonOf(changed({ [file]: flipped(place) }).source), 'tampered', file);
  }
  assert.equal(await reasonOf(changed({ 'catalogue.json': flipped(() => 60) }).source, { integrity: integrityOf(entry) }), 'tampered');
  assert.equal(await reasonOf(changed().source, { integrity: integrityOf(entry) }), 'none');
});

it('refuses a file that is another file of the same catalogue', async () => {
  const details = [...built.keys()].filter((file) => /^details.*gz$/.test(file)).map((file) => built.get(file) ?? entry);
  assert.notEqual(await reasonOf(changed({ 'details-0': () => details[1] ?? entry }).source), 'none');
});

it('calls a file damaged that is cut short, or is something else', async () => {
  for (const file of ['catalogue.json', 'find', 'details-0']) {
    assert.equal(await reasonOf(changed({ [file]: halved }).source), 'damaged', file);
    assert.equal(await reasonOf(changed({ [file]: text('<!doctype html><title>Cổng thông tin</title>') }).source), 'damaged', file);
    assert.equal(await reasonOf(changed({ [file]: () => new Uint8Array() }).source), 'damaged', file);
  }
  for (const json of ['null', '[]', '{}', '{"format":{"major":1,"minor":0}}', '{"format":1}', '"x"'])
    assert.equal(await reasonOf(changed({ 'catalogue.json': text(json) }).source), 'damaged', json);
});

it('refuses an entry that leads elsewhere', async () => {
  for (const file of ['../find.json.gz', 'https://example.org/find.json.gz', '/etc/passwd', 'a/b.json.gz', '..%2f.json.gz']) {
    assert.equal(await reasonOf(changed({ 'catalogue.json': entryWith({ find: { file, sha256: `${'A'.repeat(43)}=`, bytes: 10 } }) }).source), 'damaged', file);
  }
});

it('refuses an address that would run in a page', async () => {
  for (const url of ['javascript:alert(1)', 'javascript:alert(1)//https://example.org', 'data:text/html,x', '//example.org', 'https://a b'])
    assert.equal(await reasonOf(changed({ 'catalogue.json': entryWith({ source: { name: 'x', url, asOf: '2026-07-17' } }) }).source), 'damaged', url);
});

it('refuses a newer major, and reads a newer minor with fields that it does not know', async () => {
  assert.equal(await reasonOf(changed({ 'catalogue.json': entryWith({ format: { major: 2, minor: 0 }, find: 'elsewhere' }) }).source), 'newer');
  assert.equal(await reasonOf(changed({ 'catalogue.json': entryWith({ format: { major: 1, minor: 9 }, languages: ['vi'], count: 20 }) }).source), 'none');
});

it('reads the plain twins where the engine cannot inflate', async () => {
  const { source, read } = changed();
  const reason = await without('DecompressionStream', () => reasonOf(source));
  assert.equal(reason, 'none');
  assert.ok(read.length > 2 && read.every((file) => file.endsWith('.json')));
  const tampered = changed({ find: flipped((length) => length >> 1) });
  assert.equal(await without('DecompressionStream', () => reasonOf(tampered.source)), 'tampered');
});

it('takes bytes that a server let the browser inflate already', async () => {
  const plain = [...built].find(([file]) => /^find.*json$/.test(file))?.[1] ?? entry;
  assert.equal(await reasonOf(changed({ find: () => plain }).source), 'none');
});

it('works on over plain http, where nothing can be verified', async () => {
  const other = [...built].find(([file]) => /^find.*json$/.test(file))?.[1] ?? entry;
  const swapped = new TextDecoder().decode(other).replace('khai sinh', 'khai sịnh');
  const shorter = { ...JSON.parse(new TextDecoder().decode(entry)) };
  shorter.find.bytes = new TextEncoder().encode(swapped).length;
  const { source } = changed({ find: text(swapped), 'catalogue.json': text(JSON.stringify(shorter)) });
  assert.equal(await without('crypto', () => reasonOf(source, { integrity: integrityOf(entry) })), 'none');
  assert.equal(await reasonOf(source), 'tampered');
});

it('stops inflating at the promised length', async () => {
  const bomb = gzipSync(new Uint8Array(256 * 1024 * 1024));
  assert.ok(bomb.length < 300_000);
  const before = process.memoryUsage().arrayBuffers;
  assert.equal(await reasonOf(changed({ find: () => bomb }).source), 'tampered');
  assert.ok(process.memoryUsage().arrayBuffers - before < 64 * 1024 * 1024);
  assert.equal(await reasonOf(changed({ 'catalogue.json': entryWith({ find: { file: 'find.json.gz', sha256: `${'A'.repeat(43)}=`, bytes: 2 ** 40 } }) }).source), 'damaged');
});

it('calls a file out of reach that is missing, and forgets it when it is back', async () => {
  const memory = memorySource(built);
  let down = false;
  const source: CatalogueSource = { read: (file, signal) => (down ? Promise.reject(new CatalogueError('unreachable', 'down')) : memory.read(file, signal)) };
  const catalogue = await openCatalogue(source);
  down = true;
  await assert.rejects(catalogue.get('1.001193'), { name: 'CatalogueError', reason: 'unreachable' });
  assert.equal((await catalogue.search('khai sinh')).outcome, 'answer');
  down = false;
  assert.equal((await catalogue.get('1.001193'))?.code, '1.001193');
});
