import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { PublicService } from '@motcua/contract/services';
import { compared } from './comparison.ts';
import { importProcedures } from './procedures.ts';
import { findingsTable, reportPage } from './report.ts';
import { plainRow } from './plain-row.test-builder.ts';

const row = { ...plainRow, steps: ['Nộp đơn', 'Chờ'], fetchedDate: '2026-11-01' };

/** The import of some rows after another one. */
function imported(rows: readonly object[], before: readonly PublicService[] = []) {
  const { records, findings } = importProcedures(rows);
  const finished = { records, findings, comparison: compared(before, records), rows: rows.length, resumed: 0, sources: ['a.json'] };
  return { ...finished, page: reportPage(finished, new Date('2026-11-27')), table: findingsTable(finished) };
}

it('says in words which lines of a changed field came and went, and nothing of those that stayed', () => {
  const before = imported([row]).records;
  const { page } = imported([{ ...row, timeLimit: ['3 ngày làm việc'], fee: [], steps: ['Nộp đơn', 'Chờ', 'Nhận giấy'] }], before);
  assert.match(page, /<li>Thời hạn<br>Trước: <del>5 ngày<\/del><br>Nay: <ins>3 ngày làm việc<\/ins><\/li>/);
  assert.match(page, /<li>Lệ phí<br>Trước: <del>8\.000 đồng<\/del><br>Nay: <ins>Chưa có thông tin<\/ins><\/li>/);
  assert.match(page, /<li>Các bước<br>Nay: <ins>3\. Nhận giấy\.<\/ins><\/li>/);
});

it('says that there is nothing to compare with, nothing new, and nothing to look at', () => {
  const first = imported([row]);
  assert.match(first.page, /Đây là lần nhập đầu tiên/);
  assert.match(first.page, /Không có gì cần xem lại/);
  assert.match(imported([row], first.records).page, /Không có gì khác lần nhập trước/);
});

it('calls fields by the names that a clerk knows, and tells what was not taken from what was', () => {
  const { page, table } = imported([
    { ...row, fee: 7, steps: ['N?p h? sơ tại ph?ờng'] },
    { ...row, code: '9.000002', fetchedDate: '' },
  ]);
  assert.match(page, /<h3>Không lấy vào danh mục<\/h3>.*9\.000002.*<h3>Đã lấy, nhưng cần xem lại<\/h3>.*9\.000001/s);
  assert.match(table, /,Các bước: N\?p h\? sơ/);
  assert.match(table, /,Lệ phí \(fee: /);
});
