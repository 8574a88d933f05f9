import assert from 'node:assert/strict';
import process from 'node:process';
import { it } from 'node:test';
import { PublicService } from '@motcua/contract/services';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { findingKinds } from './finding-words.ts';
import { copyOf } from './portal-rows.ts';
import { importRow } from './procedures.ts';

/** Few in each run of the tests; `npm run bench -- import` takes 100,000. */
const runs = Number(process.env['MOTCUA_MUTATIONS'] ?? 2000);

const asCopy = {
  code: '9.000001',
  name: 'Thủ tục cấp giấy phép trồng cây',
  level: ['xã'],
  levelInferred: false,
  domain: 'Cây xanh',
  agency: 'Ủy ban nhân dân cấp xã',
  authority: 'Ủy ban nhân dân cấp xã',
  scope: 'national',
  audience: ['Công dân Việt Nam'],
  onlineLevel: null,
  submission: ['in-person', 'online'],
  timeLimit: ['5 ngày làm việc'],
  fee: [{ text: '8.000 đồng/lần', amountVnd: 8000, note: 'Thông tư 60/2023/TT-BTC' }],
  methods: [{ channel: 'in-person', time: '5 ngày', fees: [{ text: '8.000 đồng', amountVnd: 8000, note: '' }], note: 'Tại quầy' }],
  documents: [{ case: 'Trồng ven đường', items: [{ name: 'Đơn', original: 1, copy: 0 }] }],
  steps: ['Bước 1: Nộp đơn', 'Bước 2: Nhận giấy phép'],
  results: ['Giấy phép'],
  legalBasis: [{ name: 'Luật Cây xanh', code: '01/2024/QH15' }],
  keywords: 'cây, trồng',
  sourceUrl: 'https://cong.example/1',
  fetchedDate: '2026-07-17',
};
const asPortal = {
  id: 'id-1',
  code: '9.000001',
  name: 'Thủ tục cấp giấy phép trồng cây',
  isWard: true,
  isFullProcess: false,
  executionSteps: [{ name: 'Nộp đơn', description: 'tại quầy' }],
  executionMethods: [{ submissionMethod: 'ONLINE', processingTime: 5, processingTimeUnit: 'WORKING_DAY', fees: [{ type: 'Lệ phí', value: 8000 }] }],
  executionCases: [{ name: 'Trồng ven đường', profileComponents: [{ name: 'Đơn', originalQty: 1, copyQty: 0 }] }],
  subjectTypesDetails: [{ name: 'Công dân Việt Nam' }],
  resultsDetails: [{ name: 'Giấy phép' }],
  legalBasisesDetails: [{ code: '01/2024/QH15', name: 'Luật Cây xanh' }],
  categoriesDetails: [{ name: 'Cây xanh' }],
  keywords: 'cây',
  fetchedDate: '2026-07-17',
};

/** Paths to everything inside a value. */
function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [...(path.length > 0 ? [path] : []), ...Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...path, key]))];
}

function withValueAt(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  Reflect.set(copy, key, withValueAt(Reflect.get(copy, key), rest, put));
  return copy;
}

const junk = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    true,
    -1,
    0,
    2 ** 53,
    NaN,
    '',
    ' ',
    '0',
    'Miễn phí',
    'N/A',
    '\u0000',
    '\ud800',
    '<script>',
    '{}',
    [],
    {},
    [[]],
    [null],
    { name: {} },
    new Date(0),
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constant('đ'.repeat(5000)),
  fc.constant('a '.repeat(2000)),
  fc.double(),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constant(JSON.parse('{"__proto__": {"code": "9.000009"}, "constructor": 1}')),
);

it('throws at no row, and of one that it cannot take names the record, and what is wrong', () => {
  const paths = [asCopy, asPortal].map((row) => pathsIn(row));
  fc.assert(
    fc.property(fc.boolean(), fc.array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: 4 }), (isPortals, changes) => {
      let row: unknown = isPortals ? asPortal : asCopy;
      const places = paths[isPortals ? 1 : 0] ?? [];
      for (const [place, put] of changes) row = withValueAt(row, places[place % places.length] ?? [], put);
      const { record, findings } = importRow(copyOf(row, undefined), 'row 7');
      for (const { code, kind } of findings) assert.ok(code !== '' && findingKinds.includes(kind), `${code} ${kind}`);
      if (record) assert.ok(z.safeParse(PublicService, record).success);
      else {
        const [last] = findings.slice(-1);
        assert.ok(last !== undefined, 'a row that is refused is named');
        if (last.kind === 'not-a-row' || last.kind === 'breaks-contract') assert.match(last.detail ?? '', /\S/);
      }
    }),
    { numRuns: runs },
  );
});
