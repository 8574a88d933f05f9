import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { it } from 'node:test';
import { format } from './entry.ts';
import { CatalogueError } from './catalogue-error.ts';
import type { CatalogueSource } from './catalogue-source.ts';
import { openCatalogue, type Rerank } from './catalogue.ts';
import { buildCatalogue, memorySource } from './node/build-catalogue.ts';
import { fewRecords } from './node/few-records.test-builder.ts';

const records = fewRecords();
const built = buildCatalogue(records, { firstBytes: 0 });

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

/** Why a catalogue refuses to open, to give the details of a service, or to fetch all ahead. */
async function reasonOf(source: CatalogueSource, options?: Parameters<typeof openCatalogue>[1]): Promise<string> {
  try {
    const catalogue = await openCatalogue(source, options);
    for (const { code } of records) await catalogue.get(code);
    await (await openCatalogue(source, options)).prefetch();
    return 'none';
  } catch (error) {
    assert.ok(error instanceof CatalogueError, String(error));
    assert.equal(error.name, 'CatalogueError');
    return error.reason;
  }
}

/** Runs while something that browsers have is missing here. */
async function without<T>(name: 'crypto', run: () => Promise<T>): Promise<T> {
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

it('reads two files for the first answer, one more to know all ways of asking, and one for each details', async () => {
  const { source, read } = changed();
  const catalogue = await openCatalogue(source);
  assert.equal(read.length, 2);
  await catalogue.search('khai sinh');
  await catalogue.complete();
  await catalogue.complete();
  await catalogue.get('1.001193');
  await catalogue.get('1.001193');
  assert.deepEqual(
    read.map((file) => file.split('.')[0]),
    ['catalogue', 'find', 'more', 'detail-1'],
  );
});

it('answers by the usual words while the others cannot be had, and tries again', async () => {
  const { source } = changed();
  let fails = true;
  const catalogue = await openCatalogue({
    read: (file, signal) => (fails && file.startsWith('more') ? Promise.reject(new CatalogueError('unreachable', file)) : source.read(file, signal)),
  });
  await assert.rejects(catalogue.complete(), { reason: 'unreachable' });
  assert.equal((await catalogue.search('đăng ký khai sinh')).hits[0]?.code, '1.001193');
  await catalogue.complete().catch(() => {}); // What the search has begun fails as well.
  fails = false;
  await catalogue.complete();
  assert.equal((await catalogue.search('đăng ký khai sinh')).hits[0]?.code, '1.001193');
});

it('knows more ways of asking once it is complete', async () => {
  const catalogue = await openCatalogue(changed().source);
  const first = async (): Promise<string | undefined> => (await catalogue.suggest('dấu chứng nhận cưới')).map(({ code }) => code).join();
  const before = await first();
  await catalogue.complete();
  assert.notEqual(await first(), before);
});

it('puts hits in the order that a host gives, and leaves them where it fails', async () => {
  const catalogue = await openCatalogue(changed().source);
  const codes = async (rerank?: Rerank): Promise<string[]> => (await catalogue.search('giấy khai sinh', { limit: 3, rerank })).hits.map(({ code }) => code);
  await catalogue.complete();
  const usual = await codes();
  assert.deepEqual(await codes((_, hits) => [hits[2]?.code ?? '', '9.999999', hits[2]?.code ?? '']), [usual[2], usual[0], usual[1]]);
  assert.deepEqual(await codes(() => Promise.reject(new Error('no model'))), usual);
});

it('suggests what may be meant by half a word, and counts what it can be narrowed by', async () => {
  const catalogue = await openCatalogue(changed().source);
  const [first] = await catalogue.suggest('đăng ký kết h');
  assert.equal(first?.code, '1.000894');
  assert.ok(first.matched.length > 0);
  const { sectors, governmentLevels } = await catalogue.facets('khai sinh');
  assert.ok(sectors.some(({ value, count }) => value === 'Hộ tịch' && count >= 1));
  assert.deepEqual(governmentLevels.map(({ value }) => value).slice(0, 1), ['commune']);
});

it('needs nothing more after prefetch, which asks for many services at a time', async () => {
  const { source, read } = changed();
  const catalogue = await openCatalogue(source);
  await catalogue.prefetch();
  assert.deepEqual(
    read.slice(2).map((file) => file.slice(0, 9)),
    [read[2]?.slice(0, 9), 'details-0'],
  );
  for (const { code } of records) assert.equal((await catalogue.get(code))?.code, code);
  await catalogue.prefetch();
  assert.equal(read.length, 4);
});

it('refuses every file of which one bit was changed', async () => {
  for (const file of [...built.keys()].filter((name) => name !== 'catalogue.json')) {
    for (const place of [(length: number) => length >> 1, (length: number) => length >> 2, (length: number) => length - 1, () => 12])
      assert.equal(await reasonOf(changed({ [file]: flipped(place) }).source), 'tampered', file);
  }
  assert.equal(await reasonOf(changed({ 'catalogue.json': flipped(() => 60) }).source, { integrity: integrityOf(entry) }), 'tampered');
  assert.equal(await reasonOf(changed().source, { integrity: integrityOf(entry) }), 'none');
});

it('refuses a file that is another file of the same catalogue', async () => {
  const [one = '', two = ''] = [...built.keys()].filter((file) => file.startsWith('detail-'));
  assert.equal(await reasonOf(changed({ [one]: () => built.get(two) ?? entry }).source), 'tampered');
  const other = [...built.keys()].find((file) => file.startsWith('details-')) ?? '';
  assert.equal(await reasonOf(changed({ [one]: () => built.get(other) ?? entry }).source), 'tampered');
});

it('calls a file damaged that is cut short, or is something else', async () => {
  for (const file of ['catalogue.json', 'find', 'detail-1.001193', 'details-0']) {
    assert.equal(await reasonOf(changed({ [file]: halved }).source), 'damaged', file);
    assert.equal(await reasonOf(changed({ [file]: text('<!doctype html><title>Cổng thông tin</title>') }).source), 'damaged', file);
    assert.equal(await reasonOf(changed({ [file]: () => new Uint8Array() }).source), 'damaged', file);
  }
  for (const json of ['null', '[]', '{}', `{"format":{"major":${format.major},"minor":0}}`, '{"format":{"major":1,"minor":0}}', '{"format":1}', '"x"'])
    assert.equal(await reasonOf(changed({ 'catalogue.json': text(json) }).source), 'damaged', json);
});

it('calls every file damaged that is cut at any fiftieth of its length', async () => {
  for (const file of ['catalogue.json', 'find', 'detail-1.001193', 'details-0'])
    for (let part = 0; part < 50; part += 1) {
      const cut = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, Math.floor((bytes.length * part) / 50));
      assert.equal(await reasonOf(changed({ [file]: cut }).source), 'damaged', `${file}, ${part}/50`);
    }
});

it('refuses an entry that leads elsewhere', async () => {
  for (const file of ['../find.bin', 'https://example.org/find.bin', '/etc/passwd', 'a/b.bin', '..%2f.bin']) {
    assert.equal(await reasonOf(changed({ 'catalogue.json': entryWith({ find: { file, sha256: `${'A'.repeat(43)}=`, bytes: 10 } }) }).source), 'damaged', file);
  }
});

it('refuses an address that would run in a page', async () => {
  for (const url of ['javascript:alert(1)', 'javascript:alert(1)//https://example.org', 'data:text/html,x', '//example.org', 'https://a b'])
    assert.equal(await reasonOf(changed({ 'catalogue.json': entryWith({ source: { name: 'x', url, asOf: '2026-07-17' } }) }).source), 'damaged', url);
});

it('refuses a newer major, and reads a newer minor with fields that it does not know', async () => {
  assert.equal(await reasonOf(changed({ 'catalogue.json': entryWith({ format: { major: format.major + 1, minor: 0 }, find: 'elsewhere' }) }).source), 'newer');
  assert.equal(await reasonOf(changed({ 'catalogue.json': entryWith({ format: { ...format, minor: 9 }, languages: ['vi'], count: 20 }) }).source), 'none');
});

it('refuses a count that the file does not have', async () => {
  assert.equal(await reasonOf(changed({ 'catalogue.json': entryWith({ count: 19 }) }).source), 'damaged');
});

it('works on over plain http, where nothing can be verified, and still tells what does not hold together', async () => {
  assert.equal(await without('crypto', () => reasonOf(changed().source, { integrity: integrityOf(entry) })), 'none');
  for (const place of [100, 1000, 3000]) assert.equal(await without('crypto', () => reasonOf(changed({ find: flipped(() => place) }).source)), 'damaged');
});

it('calls a file out of reach that is missing, and forgets it when it is back', async () => {
  const memory = memorySource(built);
  let down = false;
  const source: CatalogueSource = { read: (file, signal) => (down ? Promise.reject(new CatalogueError('unreachable', 'down')) : memory.read(file, signal)) };
  const catalogue = await openCatalogue(source);
  down = true;
  await assert.rejects(catalogue.get('1.001193'), { name: 'CatalogueError', reason: 'unreachable' });
  assert.notEqual((await catalogue.search('khai sinh')).outcome, 'none');
  down = false;
  assert.equal((await catalogue.get('1.001193'))?.code, '1.001193');
});
