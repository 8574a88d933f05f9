import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { format } from './entry.ts';
import { CatalogueError } from './catalogue-error.ts';
import { findFile, findTableIn, tableOf } from './find-file.ts';
import { readFindFile } from './find-reading.ts';
import type { FindableService, FindTable } from './findable.ts';
import { findableOf } from './node/findable-of.ts';
import { fewRecords } from './node/few-records.test-builder.ts';
import { importProcedures } from './node/import/procedures.ts';
import { Pace } from './pace.ts';
import { textAt } from './pieces.ts';

const services = fewRecords().map(findableOf);
const lexicon = '# synonym\nsổ đỏ > giấy chứng nhận quyền sử dụng đất\n\tVNeID, CCCD!';
const { bytes } = findFile({ services, lexicon });

/** The texts of a service, and what they are. */
function textsOf(table: FindTable, service: number): (readonly [kind: string, text: string])[] {
  const texts: (readonly [string, string])[] = [];
  table.eachText(service, (of, kind, start) => {
    assert.equal(of, service);
    texts.push([kind, textAt(table.pieces, start)]);
  });
  assert.deepEqual(texts[0], ['name', textAt(table.pieces, table.nameAt(service))]);
  return texts;
}

/** All that a table says. */
function said(table: FindTable) {
  const { sectors, size } = table;
  return {
    lexicon: table.lexicon,
    rows: Array.from({ length: size }, (_, service) => ({
      ...table.service(service),
      code: table.code(service),
      texts: textsOf(table, service),
      of: [sectors[table.sectorOf(service)], table.scope(service), table.replaces(service)],
    })),
  };
}

it('is the same read from bytes as made in memory, at once or in slices', async () => {
  const made = said(tableOf(services, lexicon));
  assert.deepEqual(said(findTableIn(bytes)), made);
  let breaths = 0;
  const pace = new Pace(async () => void (breaths += 1));
  Object.defineProperty(pace, 'due', { value: true });
  assert.deepEqual(said(await readFindFile(bytes, pace)), made);
  assert.ok(breaths > 0);
});

it('gives back every service as it was, and the lexicon', () => {
  const table = findTableIn(bytes);
  const inOrder = [...services].sort((a, b) => (a.code < b.code ? -1 : 1));
  assert.deepEqual(
    Array.from({ length: table.size }, (_, service) => table.service(service)),
    inOrder,
  );
  assert.equal(table.lexicon, lexicon);
});

it('visits what a service is called and asked by, and knows what each text is', () => {
  const table = findTableIn(bytes);
  const birth = services
    .map(({ code }) => code)
    .sort()
    .indexOf('1.001193');
  const [name, plain, english, , , ...aliases] = textsOf(table, birth);
  assert.deepEqual(name, ['name', 'Đăng ký khai sinh']);
  assert.deepEqual(plain, ['plainName', 'Làm giấy khai sinh cho con']);
  assert.deepEqual(english, ['nameEn', 'Birth registration']);
  assert.deepEqual(
    aliases.map(([kind]) => kind),
    table.service(birth).aliases.map(() => 'alias'),
  );
});

it('gives the same bytes for the same services in any order', () => {
  assert.deepEqual(findFile({ services: [...services].reverse(), lexicon }).bytes, bytes);
  assert.notDeepEqual(findFile({ services: services.slice(1), lexicon }).bytes, bytes);
});

it('holds services with hardly anything, and none at all', () => {
  const bare: FindableService = {
    code: '9.999999',
    name: 'x',
    aliases: [],
    governmentLevels: [],
    jurisdiction: 'VN-HN-00004',
    audiences: [],
    channels: [],
    timeLimits: [],
    fees: [],
    replaces: [],
  };
  const full: FindableService = {
    ...bare,
    code: '0.000000',
    name: '(“ÔNG  Bà”) ',
    sector: 'S',
    replaces: ['1.000001', '1.000002'],
    fees: [{ kind: 'free', rule: 'Điều 1; "x"|y' }],
  };
  assert.deepEqual(
    [0, 1].map((service) => tableOf([bare, full], '').service(service)),
    [full, bare],
  );
  assert.equal(tableOf([], '').size, 0);
});

it('never fails otherwise than by saying so, and never for long, whatever the bytes are', async () => {
  const reasons = new Set<string>();
  const longest = { ms: 0 };
  const read = async (some: Uint8Array): Promise<void> => {
    const began = performance.now();
    await readFindFile(some, new Pace()).catch((error: unknown) => {
      assert.ok(error instanceof CatalogueError, String(error));
      reasons.add(error.reason);
    });
    longest.ms = Math.max(longest.ms, performance.now() - began);
  };
  for (let part = 0; part < 50; part += 1) await read(bytes.subarray(0, Math.floor((bytes.length * part) / 50)));
  for (let place = 0; place < bytes.length; place += 37) await read(bytes.map((byte, at) => (at === place ? byte ^ (1 << (place % 8)) : byte)));
  for (const byte of [0, 1, 60, 255]) await read(Uint8Array.from({ length: 5000 }, (_, at) => (at === 0 ? format.major : at === 1 ? 14 : byte)));
  await read(new TextEncoder().encode('<!doctype html><title>Cổng thông tin</title>'));
  assert.deepEqual([...reasons], ['damaged']);
  assert.ok(longest.ms < 5000, `${longest.ms} ms`);
});

const corpora = process.env['MOTCUA_CORPORA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const corpus = `${corpora}/catalogue/procedures.jsonl.gz`;
const skip = existsSync(corpus) ? false : 'the corpora are not here';

it('gives back every name of the national procedures, byte for byte', { skip }, (t) => {
  const rows = gunzipSync(readFileSync(corpus)).toString('utf8').split('\n').filter(Boolean);
  const all = importProcedures(rows.map((row): unknown => JSON.parse(row))).records.map(findableOf);
  const file = findFile({ services: all, lexicon: '' });
  t.diagnostic(`${all.length} services: ${file.bytes.length} bytes`);
  const table = findTableIn(file.bytes);
  const byCode = new Map(all.map((service) => [service.code, service]));
  assert.equal(table.size, all.length);
  for (let service = 0; service < table.size; service += 1) assert.deepEqual(table.service(service), byCode.get(table.code(service)));
  assert.ok(file.bytes.length < 80 * 1024);
});
