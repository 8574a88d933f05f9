import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { PublicService } from '@motcua/contract/services';
import { hanoiRecords } from '../hanoi.ts';
import { statisticsPage } from './statistics.ts';

const today = new Date('2026-11-27T15:00:00Z');

/** Records of the Hanoi starter catalogue, each with a change of its own. */
function changed(...changes: readonly Partial<PublicService>[]): PublicService[] {
  const records = hanoiRecords();
  return changes.map((change, number) => ({ ...(records[number] ?? assert.fail()), ...change }));
}

/** The numbers of a row of a table on the page, by how it begins. */
function rowOf(page: string, label: string): string[] | undefined {
  const [, cells] = new RegExp(`<tr><th scope="row">${label}</th>(.*)</tr>`).exec(page) ?? [];
  return cells?.match(/(?<=<td>)[^<]+/g)?.map((cell) => cell.trim());
}

function read(asOf: string): Partial<PublicService> {
  return { source: { name: 'Cổng thử', url: 'https://cong.test/', asOf } };
}

it('counts how much is online, by level and by sector', () => {
  const page = statisticsPage(
    changed(
      { onlineLevel: 'full', sector: 'Hộ tịch', governmentLevels: ['commune'] },
      { onlineLevel: 'full', sector: 'Hộ tịch', governmentLevels: ['commune', 'province'] },
      { onlineLevel: 'partial', sector: 'Đất đai', governmentLevels: [] },
      { onlineLevel: 'none', sector: 'Hộ tịch', governmentLevels: ['ministry'] },
      { onlineLevel: 'unknown', sector: 'Đất đai', governmentLevels: ['other'] },
    ),
    'Danh mục thử',
    today,
  );
  assert.match(page, /<dt>Thủ tục<\/dt><dd>5<\/dd>.*<dt>Toàn trình<\/dt><dd>2<\/dd>.*<dt>Một phần<\/dt><dd>1<\/dd>.*<dd>1<\/dd>.*<dt>Chưa rõ<\/dt><dd>1<\/dd>/s);
  assert.deepEqual(rowOf(page, 'Phường, xã'), ['2', '2', '0', '0', '0']);
  assert.deepEqual(rowOf(page, 'Tỉnh, thành phố'), ['1', '1', '0', '0', '0']);
  assert.deepEqual(rowOf(page, 'Chưa rõ cấp'), ['1', '0', '1', '0', '0']);
  assert.deepEqual(rowOf(page, 'Hộ tịch'), ['3', '2', '0', '1', '0']);
  assert.deepEqual(rowOf(page, 'Đất đai'), ['2', '0', '1', '0', '1']);
  assert.ok(page.indexOf('Hộ tịch') < page.indexOf('Đất đai'));
});

it('counts the ages of the records in whole days: up to 30, up to 90, older', () => {
  const page = statisticsPage(changed(read('2026-11-27'), read('2026-10-28'), read('2026-10-27'), read('2026-08-29'), read('2026-08-28')), 'Danh mục thử', today);
  assert.deepEqual(
    ['Trong 30 ngày qua', 'Từ 31 đến 90 ngày trước', 'Hơn 90 ngày trước'].map((label) => rowOf(page, label)?.[0]),
    ['2', '2', '1'],
  );
});

it('says how often fees and time limits are not known, in whole or in part', () => {
  const page = statisticsPage(
    changed(
      { fees: [{ kind: 'unknown' }], timeLimits: [] },
      { fees: [{ kind: 'unknown' }, { kind: 'free', rule: 'Luật' }], timeLimits: [{ kind: 'known', amount: 1, unit: 'hour' }] },
    ),
    'Danh mục thử',
    today,
  );
  assert.deepEqual(
    [rowOf(page, 'Lệ phí'), rowOf(page, 'Thời hạn')],
    [
      ['1', '1'],
      ['1', '–'],
    ],
  );
});

it('is a page without a script, in which text of others stays text, also where there is nothing to count', () => {
  const page = statisticsPage(changed({ sector: '<script>alert(1)</script>' }), 'Danh mục <b>', today);
  assert.doesNotMatch(page, /<script|<b>/);
  assert.match(page, /&lt;script&gt;/);
  assert.match(page, /<html lang="vi">.*default-src 'none'/s);
  assert.match(statisticsPage([], 'Danh mục thử', today), /<dt>Thủ tục<\/dt><dd>0<\/dd>/);
});
