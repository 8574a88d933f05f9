import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { PublicService } from '@motcua/contract/services';
import { parse } from 'csv-parse/sync';
import { hanoiRecords } from '../hanoi.ts';
import { importRow } from '../import/procedures.ts';
import { rowsOfCsv } from '../import/sheet-rows.ts';
import { proceduresTable } from './table.ts';

const base = 'https://danh-muc.test/';
const hanoi = hanoiRecords();

/** The table as a spreadsheet reads it: a row for each record, by its headings. */
function rowsOf(records: readonly PublicService[]): Record<string, string>[] {
  return parse(proceduresTable(records, base), { bom: true, columns: true });
}

/** A record of the Hanoi starter catalogue, with changes. */
function changed(changes: Partial<PublicService>): PublicService {
  const [record] = hanoi;
  return { ...(record ?? assert.fail()), ...changes };
}

it('has a row for each record, with its code, its name and a heading over every cell', () => {
  const rows = rowsOf(hanoi);
  assert.deepEqual(
    rows.map((row) => [row['Mã thủ tục'], row['Tên thủ tục'], row['Ngày lấy dữ liệu'], row['Nguồn']]),
    hanoi.map(({ code, name, source }) => [code, name, source.asOf, source.url]),
  );
  assert.match(proceduresTable(hanoi, base), /^\ufeffMã thủ tục,Tên thủ tục,/);
});

it('writes fees, time limits and papers as a person reads them', () => {
  const [row] = rowsOf([
    changed({
      fees: [
        { kind: 'amount', feeVnd: 7000, unit: 'lần', rule: 'Thông tư 1', channel: 'online', condition: 'Cá nhân' },
        { kind: 'free', rule: 'Luật 2' },
      ],
      timeLimits: [{ kind: 'known', amount: 3, unit: 'workingDay', condition: 'Phải xác minh' }],
      papers: [{ papers: [{ name: 'Đơn', originals: 1, copies: 2 }] }, { situation: 'Đi thay', papers: [{ name: 'Căn cước', originals: 0, copies: 0, note: 'Còn hạn' }] }],
    }),
  ]);
  assert.equal(row?.['Phí, lệ phí'], '7.000 đồng mỗi lần (Qua mạng; Cá nhân; Thông tư 1)\nMiễn phí (Luật 2)');
  assert.equal(row['Thời hạn giải quyết'], '3 ngày làm việc (Phải xác minh)');
  assert.equal(row['Giấy tờ'], 'Đơn. 1 bản chính, 2 bản sao.\nĐi thay:\nCăn cước. Chỉ cho xem, không nộp. Còn hạn.');
});

it('says of each fee and time limit that is not known that it is not, and never gives a number for it', () => {
  for (const [number, row] of rowsOf(hanoi).entries()) {
    const record = hanoi[number] ?? assert.fail();
    const lines = row['Phí, lệ phí']?.split('\n') ?? [];
    assert.equal(
      lines.filter((line) => line.startsWith('Chưa có thông tin')).length,
      Math.max(record.fees.filter(({ kind }) => kind === 'unknown').length, record.fees.length === 0 ? 1 : 0),
      record.code,
    );
    assert.equal(lines.filter((line) => /^[\d.]+ đồng/.test(line)).length, record.fees.filter(({ kind }) => kind === 'amount').length, record.code);
  }
  const [row] = rowsOf([changed({ fees: [{ kind: 'unknown', note: 'Nguồn ghi 50 VNĐ' }], timeLimits: [], channels: [], papers: [], onlineLevel: 'unknown' })]);
  assert.equal(row?.['Phí, lệ phí'], 'Chưa có thông tin (Nguồn ghi 50 VNĐ)');
  for (const heading of ['Thời hạn giải quyết', 'Cách thức nộp', 'Giấy tờ', 'Mức độ trực tuyến']) assert.equal(row[heading], 'Chưa có thông tin');
});

it('lets no cell run as a formula, and no cell outgrow a spreadsheet', () => {
  for (const name of ['=HYPERLINK("https://x.test")', '+84 1', '-1', '@SUM(A1)', '\t=1', '\r=1']) assert.equal(rowsOf([changed({ name })])[0]?.['Tên thủ tục'], `'${name}`);
  for (const name of ['Đăng ký = khai', "'x", '1.001193']) assert.equal(rowsOf([changed({ name })])[0]?.['Tên thủ tục'], name);
  const steps = rowsOf([changed({ steps: Array.from({ length: 50 }, () => ({ title: 'Nộp', text: 'x'.repeat(1999) })) })])[0]?.['Các bước'] ?? '';
  assert.ok(steps.length <= 32_767);
  assert.match(steps, /còn nữa, xem trang nguồn/);
});

it('can be imported again: codes, names, sectors and days are the same', () => {
  const imported = rowsOfCsv(Buffer.from(proceduresTable(hanoi, base)), 'procedures.csv').map(({ given, where }) => importRow(given, where).record);
  assert.deepEqual(
    imported.map((record) => [record?.code, record?.name, record?.sector, record?.source.asOf]),
    hanoi.map(({ code, name, sector, source }) => [code, name, sector, source.asOf]),
  );
});
