import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import { importRow } from './procedures.ts';
import { ImportRefusal } from './refusal.ts';
import { openSourceFile } from './source-file.ts';

/** Runs with a file of its own, and removes it whatever happens. */
async function withFile<T>(name: string, content: string | Uint8Array, test: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-source-'));
  try {
    const path = join(folder, name);
    writeFileSync(path, content);
    return await test(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function rowsOf(path: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const { given } of (await openSourceFile(path)).rows()) rows.push(given);
  return rows;
}

const one = { code: '9.000001', name: 'Trồng cây' };
const two = { code: '9.000002', name: 'Thả diều' };

it('reads JSON Lines, plain or compressed, a list, a list inside an envelope, one row, whatever the file is called', async () => {
  const lines = `\ufeff${JSON.stringify(one)}\n\n${JSON.stringify(two)}\r\n`;
  for (const [name, content] of [
    ['a.jsonl', lines],
    ['b.csv', lines],
    ['c.gz', gzipSync(lines)],
    ['d.json', JSON.stringify([one, two], null, 2)],
    ['e.json', JSON.stringify({ status: 200, data: { items: [one, two] } }, null, 2)],
  ] as const)
    assert.deepEqual(await withFile(name, content, rowsOf), [one, two], name);
  assert.deepEqual(await withFile('f.json', JSON.stringify(one, null, 2), rowsOf), [one]);
});

it('names the line that is no JSON, and reads the others', async () => {
  const rows = await withFile('a.jsonl', `${JSON.stringify(one)}\n{"code": \n${JSON.stringify(two)}\n`, rowsOf);
  assert.deepEqual([rows[0], rows[2]], [one, two]);
  assert.deepEqual(importRow(rows[1], 'a.jsonl, line 2'), { findings: [{ code: 'a.jsonl, line 2', kind: 'not-a-row', detail: 'không có các cột của một thủ tục' }] });
});

const table = [
  ['DANH MỤC THỦ TỤC PHƯỜNG', '', '', ''],
  ['Mã thủ tục', 'Tên thủ tục', 'Thời hạn giải quyết', 'Lệ phí', 'Cách thức nộp', 'Ngày cập nhật', 'Ghi chú của tôi'],
  ['1.001500', 'Trồng cây', '5 ngày làm việc', '8.000 đồng/lần', 'Trực tiếp, trực tuyến', '17/7/2026', 'x'],
  ['', '', '', '', '', '', ''],
  ['1.001501', 'Thả "diều", sáo', '', '', '', '2026-07-18', ''],
];

it("reads a clerk's table from CSV with any usual delimiter, with a title above its headings", async () => {
  for (const [name, delimiter] of [
    ['a', ','],
    ['b', ';'],
    ['c', '\t'],
  ] as const) {
    const csv = table.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n');
    for (const bytes of [Buffer.from(csv), Buffer.from(`\ufeff${csv}`), Buffer.from(`\ufeff${csv}`, 'utf16le')]) {
      const [first, second] = (await withFile(`${name}.csv`, bytes, rowsOf)).map((row) => importRow(row, 'x').record);
      assert.deepEqual(
        [first?.code, first?.timeLimits, first?.fees, first?.channels, first?.source.asOf],
        ['1.001500', [{ kind: 'known', amount: 5, unit: 'workingDay' }], [{ kind: 'amount', feeVnd: 8000, unit: 'lần' }], [{ kind: 'counter' }, { kind: 'online' }], '2026-07-17'],
      );
      assert.deepEqual([second?.name, second?.fees, second?.source.asOf], ['Thả "diều", sáo', [{ kind: 'unknown' }], '2026-07-18']);
    }
  }
});

it('reads a workbook, also where Excel made a number of a code', async () => {
  const cells = table.map((row) => row.map((cell) => (cell === '1.001500' ? { value: 1.0015, type: Number } : { value: cell, type: String })));
  const bytes = await writeXlsxFile(cells, { sheet: 'Danh mục' }).toBuffer();
  const rows = await withFile('a.xlsx', bytes, rowsOf);
  assert.deepEqual(
    rows.map((row) => importRow(row, 'x').record?.code),
    ['1.001500', '1.001501'],
  );
});

it('says of a table of one\'s own that it comes from there, and takes "chưa có thông tin" for nothing', async () => {
  const csv =
    'Mã thủ tục;Tên thủ tục;Giấy tờ;Nguồn;Ngày\n1.001500;Trồng cây;Chưa có thông tin;;1/7/2026\n1.001501;Thả diều;Đơn;Quyết định 5 của phường;1/7/2026\n1.001502;Chặt cây;Đơn;https://xa.example/3;1/7/2026\n';
  const records = (await withFile('cua-phuong.csv', csv, rowsOf)).map((row) => importRow(row, 'x').record);
  assert.deepEqual(
    records.map((record) => [record?.source.name, record?.papers.length]),
    [
      ['cua-phuong.csv', 0],
      ['Quyết định 5 của phường', 1],
      ['xa.example', 1],
    ],
  );
});

it('refuses what holds no rows, in a sentence that says what it is and what to do', async () => {
  const refusals: [name: string, content: string | Uint8Array, vi: RegExp, en: RegExp][] = [
    ['a.json', '%PDF-1.7\n', /PDF.*tải danh mục/, /PDF/],
    ['b.json', '<!doctype html><title>Đăng nhập</title>', /trang đăng nhập/, /web page.*sign in/],
    ['c.json', '  <html>', /trang web/, /web page/],
    ['d.xlsx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /đời cũ.*xlsx/, /old Excel/],
    ['e.xlsx', zipSync({ 'word/document.xml': new Uint8Array(9) }), /không mở được/, /cannot be opened/],
    ['f.json', '', /trống/, /empty/],
    ['g.json', '[{"code": "1.0', /chưa tải hết/, /not downloaded whole/],
    ['h.gz', gzipSync(JSON.stringify([one]).repeat(2000)).subarray(0, 60), /chưa tải hết/, /not downloaded whole/],
    ['i.csv', Buffer.from('M\xe3 th\xfa t\xfec,T\xean', 'latin1'), /UTF-8/, /UTF-8/],
    ['j.csv', 'a,b\n1,2\n', /Mã thủ tục/, /heading row/],
    ['k.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), /không có chữ để đọc/, /no text/],
  ];
  for (const [name, content, vi, en] of refusals)
    await assert.rejects(
      () => withFile(name, content, rowsOf),
      (error) => error instanceof ImportRefusal && vi.test(error.vi) && en.test(error.message),
      name,
    );
  await assert.rejects(openSourceFile('/nowhere/x.json'), /is not there/);
});

it('refuses a file of 2 GB without reading it, and one that inflates for ever before it has', async () => {
  await withFile('a.json', '[', async (path) => {
    truncateSync(path, 2 * 1024 ** 3);
    await assert.rejects(openSourceFile(path), (error) => error instanceof ImportRefusal && /512 MB/.test(error.vi));
  });
  const bomb = zipSync({ 'xl/workbook.xml': [new Uint8Array(300 * 1024 * 1024), { level: 1 }] });
  await assert.rejects(
    () => withFile('b.xlsx', bomb, rowsOf),
    (error) => error instanceof ImportRefusal && error.cause instanceof TypeError && error.cause.message === 'unpacks to too much',
  );
});

it('tells a file that has changed from the one it was', async () => {
  await withFile('a.json', '[]', async (path) => {
    const { identity } = await openSourceFile(path);
    assert.equal((await openSourceFile(path)).identity, identity);
    utimesSync(path, 1, 1);
    assert.notEqual((await openSourceFile(path)).identity, identity);
    assert.ok(existsSync(path));
  });
});
