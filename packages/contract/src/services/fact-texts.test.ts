import assert from 'node:assert/strict';
import { it } from 'node:test';
import { countsUnsaid, documentNumber, durationOf, lastDayOf, onlineWays, paperNotes } from './fact-texts.ts';
import type { TimeLimit } from './index.ts';
import { placeName } from './names.ts';

it('reads the number of a document where a citation begins with it, and never that of another document', () => {
  for (const [citation, number] of [
    ['Luật Hộ tịch số 60/2014/QH13', '60/2014/QH13'],
    ['60/2014/QH13 Luật Hộ tịch', '60/2014/QH13'],
    ['Nghị định số 123/2015/NĐ-CP quy định chi tiết một số điều của Luật Hộ tịch', '123/2015/NĐ-CP'],
    ['Nghị định số 25/2025/NĐ-CP Nghị định số 25/2025/NĐ-CP', '25/2025/NĐ-CP'],
    ['66.7/2025/NQ-CP Nghị quyết', '66.7/2025/NQ-CP'],
    ['Thông tư liên tịch số 05/2015/TTLT-BYT-BLĐTBXH', '05/2015/TTLT-BYT-BLĐTBXH'],
    ['Quyết định số 24/2016/QĐ-TTg', '24/2016/QĐ-TTg'],
    ['Luật Cây xanh, số 1/2024/QH15.', '1/2024/QH15'],
  ] as const)
    assert.equal(documentNumber(citation), number, citation);
  for (const citation of [
    'Luật sửa đổi, bổ sung một số điều của Luật Cư trú số 68/2020/QH14',
    'Nghị định hướng dẫn Luật Hộ tịch số 60/2014/QH13',
    'Luật Hóa chất',
    '2025/NĐ-CP193',
    '01/2016/TT-BLĐTBXH01 Thông tư',
    '190/2025/NQ-QH15 Nghị quyết',
    '202076/2025/QH15 Luật',
    '2222/QĐ-BHXH',
  ])
    assert.equal(documentNumber(citation), undefined, citation);
});

it('gives a duration only where one figure in hours or days of the calendar is true of all cases (ISO 8601)', () => {
  const days: TimeLimit = { kind: 'known', amount: 15, unit: 'calendarDay' };
  assert.equal(durationOf([days]), 'P15D');
  assert.equal(durationOf([{ kind: 'known', amount: 4, unit: 'hour' }]), 'PT4H');
  for (const limits of [
    [],
    [{ kind: 'unknown' }],
    [{ kind: 'known', amount: 3, unit: 'workingDay' }],
    [{ ...days, condition: 'Hồ sơ đủ' }],
    [days, { kind: 'unknown' }],
    [days, { ...days, amount: 20 }],
  ] satisfies TimeLimit[][])
    assert.equal(durationOf(limits), undefined, JSON.stringify(limits));
});

it('says how many of a paper are wanted only where the source does', () => {
  const paper = { name: 'Đơn', originals: 0, copies: 0 };
  assert.equal(paperNotes({ ...paper, originals: 1, copies: 2 }), '1 bản chính, 2 bản sao.');
  assert.equal(paperNotes(paper), 'Chỉ cho xem, không nộp.');
  assert.equal(paperNotes({ ...paper, note: countsUnsaid }), countsUnsaid);
  assert.equal(paperNotes({ ...paper, copies: 1 }, 'Đi thay'), 'Chỉ trong trường hợp: Đi thay. 1 bản sao.');
});

it('knows until when a fee holds, and what a place is called', () => {
  assert.equal(lastDayOf({ kind: 'amount', feeVnd: 35_000, condition: 'Từ 01/07/2025 đến hết 31/12/2026 (giảm một nửa)' }), '2026-12-31');
  assert.equal(lastDayOf({ kind: 'amount', feeVnd: 50_000, condition: 'Đến hết 31/12/2026 chỉ thu một nửa mức này' }), undefined);
  assert.deepEqual(['VN', 'VN-HN', 'VN-26', 'VN-HN-00004', 'VN-ZZ'].map(placeName), ['Việt Nam', 'Hà Nội', 'Huế', 'Hà Nội, phường xã mã 00004', 'VN-ZZ']);
});

it("leads to the procedure's own page where a record names only the front page of the same portal", () => {
  const source = { name: 'Cổng', url: 'https://cong.test/thu-tuc/1', asOf: '2026-07-17' };
  const addressed = (url?: string) => onlineWays({ channels: [{ kind: 'counter' }, { kind: 'online', url }], source }).map(({ address }) => address)[0];
  assert.equal(addressed('https://cong.test/'), 'https://cong.test/thu-tuc/1');
  assert.equal(addressed('https://cong.test/nop?ma=1'), 'https://cong.test/nop?ma=1');
  assert.equal(addressed('https://khac.test/'), 'https://khac.test/');
  assert.equal(addressed(), undefined);
});

it('leads nowhere by an address that is not encrypted', () => {
  const source = { name: 'Cổng', url: 'https://cong.test/1', asOf: '2026-07-17' };
  assert.deepEqual(onlineWays({ source, channels: [{ kind: 'online', url: 'http://bocongan.gov.vn', note: 'Đặt hẹn trước.' }] }), [{ note: 'Đặt hẹn trước.' }]);
});
