import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openCatalogue } from '../catalogue.ts';
import { buildCatalogue, memorySource } from './build-catalogue.ts';
import { fewRecords } from './few-records.test-builder.ts';
import { hanoiCatalogue, hanoiRecords } from './hanoi.ts';

const records = fewRecords();
const [one, two] = records;
assert.ok(one && two);

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

it('finds a service by a code that it superseded, also inside a question', async () => {
  const catalogue = await openCatalogue(memorySource(buildCatalogue([{ ...one, replaces: ['1.999999'] }, two])));
  assert.equal((await catalogue.get('1.999999'))?.code, one.code);
  const { outcome, hits } = await catalogue.search('thủ tục 1.999999 ở đâu');
  assert.deepEqual([outcome, hits[0]?.code], ['answer', one.code]);
});

it('finds the old record by a newer code whose own is missing: of several the first, and by its address, too', async () => {
  const replacedBy = { code: '1.999999', rule: 'Được báo tháng 9/2026' };
  const files = buildCatalogue([
    { ...two, replacedBy },
    { ...one, replacedBy },
  ]);
  const catalogue = await openCatalogue(memorySource(files));
  const first = one.code < two.code ? one : two;
  assert.deepEqual((await catalogue.get('1.999999'))?.replacedBy, replacedBy);
  assert.equal((await catalogue.get('1.999999'))?.code, first.code);
  const { outcome, hits } = await catalogue.search('thủ tục 1.999999 ở đâu');
  assert.deepEqual([outcome, hits[0]?.code], ['answer', first.code]);
  const there = await openCatalogue(
    memorySource(
      buildCatalogue([
        { ...one, replacedBy },
        { ...two, code: '1.999999' },
      ]),
    ),
  );
  assert.equal((await there.get('1.999999'))?.code, '1.999999', 'a record of its own counts');
});

it('gives back where papers are had and who may go as they were, and needs no byte of them to find a service', async () => {
  const origins = [
    { name: 'Bệnh viện', rule: 'Thông tư số 17/2012/TT-BYT' },
    { name: 'Phường, xã', nameEn: 'The ward', rule: 'Luật', code: '1.004873' },
  ];
  const papers = [{ papers: origins.map((obtainedFrom, place) => ({ name: `Giấy ${place}`, originals: 1, copies: 0, obtainedFrom })) }];
  const whole = { ...one, papers, standIn: { kind: 'no' as const, proof: 'Phải tự đến.', rule: 'Thông tư' }, replacedBy: { code: '1.999999', rule: 'Được báo' } };
  const files = buildCatalogue([whole, two]);
  assert.deepEqual(await (await openCatalogue(memorySource(files))).get(one.code), whole);
  const { standIn: _standIn, ...plain } = one;
  const finds = [plain, { ...whole, replacedBy: undefined }].map((record) => [...buildCatalogue([record, two])].find(([file]) => file.startsWith('find.')));
  assert.deepEqual(finds[0], finds[1]);
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
