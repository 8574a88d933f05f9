import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { PublicService } from '@motcua/contract/services';
import { CatalogueFiles } from './catalogue-files.ts';
import { unpackedRecord } from './details-file.ts';
import { branchFile, recordFile, recordsEach } from './details-names.ts';
import { Details } from './details.ts';
import { memorySource } from './node/build-catalogue.ts';
import { detailsFiles } from './node/details-files.ts';
import { fewRecords } from './node/few-records.test-builder.ts';
import { packedRecord } from './node/packed-record.ts';

const records = fewRecords();
const [one] = records;
assert.ok(one);

/** As many services as wanted, in the order of their codes. */
const many = (count: number): PublicService[] =>
  Array.from({ length: count }, (_, number) => ({ ...one, code: `9.${String(number).padStart(6, '0')}`, steps: [{ title: `Bước ${number}` }] }));

it('gives back every record as it was', () => {
  for (const record of records) assert.deepEqual(unpackedRecord(packedRecord(record), record.code), record);
});

it('keeps what may be empty, absent or zero apart', () => {
  const { caveat: _caveat, applicants: _applicants, ...bare } = one;
  const record: PublicService = {
    ...bare,
    aliases: [],
    channels: [{ kind: 'post' }, { kind: 'online', note: 'x' }],
    fees: [
      { kind: 'unknown', channel: 'post' },
      { kind: 'free', rule: 'r' },
      { kind: 'amount', feeVnd: 1 },
    ],
    papers: [{ papers: [] }, { situation: 's', papers: [{ name: 'n', originals: 0, copies: 0 }] }],
    steps: [],
  };
  assert.deepEqual(unpackedRecord(packedRecord(record), 'x'), record);
});

it('needs one request a service, or one for many, and vouches for each, however many there are', async () => {
  for (const count of [1, 2, 3, 5, 63, 64, 65, 130]) {
    const services = many(count);
    const { root, files } = detailsFiles(services);
    const read: string[] = [];
    const memory = memorySource(files);
    const details = (): Details =>
      new Details(
        new CatalogueFiles({
          read(file) {
            read.push(file);
            return memory.read(file);
          },
        }),
        { details: root, count },
      );
    const single = details();
    for (const place of new Set([0, 1, count >> 1, count - 2, count - 1].filter((each) => each >= 0 && each < count))) {
      const code = services[place]?.code ?? '';
      assert.deepEqual(await single.get(place, code, undefined), services[place]);
      await single.get(place, code, undefined);
      assert.deepEqual(read.splice(0), [recordFile(code, root)]);
    }
    const ahead = details();
    await ahead.prefetch(undefined);
    assert.equal(read.splice(0).length, Math.ceil(count / recordsEach));
    for (const [place, service] of services.entries()) assert.deepEqual(await ahead.get(place, service.code, undefined), service);
    assert.deepEqual(read, []);
  }
});

it('refuses a record in the place of another, and one of another catalogue', async () => {
  const services = many(70);
  const { root, files } = detailsFiles(services);
  const other = detailsFiles([...services.slice(0, 69), { ...services[69], name: 'khác' } as PublicService]);
  const [first = '', second = ''] = services.map(({ code }) => code);
  const swapped = new Map(files).set(recordFile(first, root), files.get(recordFile(second, root)) ?? new Uint8Array());
  const foreign = new Map(files)
    .set(recordFile('9.000069', root), other.files.get(recordFile('9.000069', other.root)) ?? new Uint8Array())
    .set(branchFile(1, root), other.files.get(branchFile(1, other.root)) ?? new Uint8Array());
  const detailsIn = (some: ReadonlyMap<string, Uint8Array>): Details => new Details(new CatalogueFiles(memorySource(some)), { details: root, count: 70 });
  await assert.rejects(detailsIn(swapped).get(0, first, undefined), { name: 'CatalogueError', reason: 'tampered' });
  await assert.rejects(detailsIn(foreign).get(69, '9.000069', undefined), { reason: 'tampered' });
  await assert.rejects(detailsIn(foreign).prefetch(undefined), { reason: 'tampered' });
  assert.equal((await detailsIn(foreign).get(0, first, undefined)).code, first);
});
