import assert from 'node:assert/strict';
import { it } from 'node:test';
import { importRow } from './procedures.ts';
import { plainRow } from './plain-row.test-builder.ts';

function found(changes: object, nameInIndex?: string) {
  const { record, findings } = importRow({ ...plainRow, ...changes }, 'row 1', nameInIndex);
  return { record, kinds: findings.map(({ kind }) => kind), details: findings.map(({ detail }) => detail ?? '') };
}

it('finds nothing to doubt in a row that is whole', () => {
  assert.deepEqual(found({}).kinds, []);
});

it('refuses details whose name shares less than 60 % of the words with the list, and keeps the name', () => {
  const other = found({ name: 'Thủ tục đăng ký tàu cá đóng mới' }, 'Thủ tục cấp giấy phép trồng cây');
  assert.deepEqual(other.kinds, ['other-procedure', 'no-time-limit', 'no-details']);
  assert.deepEqual([other.record?.name, other.record?.steps, other.record?.fees], ['Thủ tục cấp giấy phép trồng cây', [], [{ kind: 'unknown' }]]);
  const longer = found({ name: 'Cấp giấy phép trồng cây (thực hiện tại xã)' }, 'Thủ tục cấp giấy phép trồng cây');
  assert.deepEqual([longer.kinds, longer.record?.name, longer.record?.steps.length], [[], 'Thủ tục cấp giấy phép trồng cây', 1]);
});

it('tells where a note names an amount beside "Miễn phí"', () => {
  for (const note of ['Cấp lại: 50.000 đồng', 'Lệ phí 8.000/lần', 'thu 2000đ mỗi trang'])
    assert.deepEqual(found({ fee: [{ text: 'Miễn phí', amountVnd: 0, note }] }).kinds, ['free-without-rule', 'fee-in-note'], note);
  for (const note of ['Thông tư 60/2023/TT-BTC', 'Nghị định 1234/2025', 'khoản 2 điểm đ'])
    assert.deepEqual(found({ fee: [{ text: 'Miễn phí', amountVnd: 0, note }] }).kinds, ['free-without-rule'], note);
});

it('refuses records that were made to try the portal out, and no others', () => {
  for (const name of ['test', 'TEST 123', 'Thủ tục test đồng bộ', 'Thử nghiệm hệ thống', 'demo', 'xxx']) assert.deepEqual(found({ name }).kinds, ['trial'], name);
  for (const name of ['Cấp giấy phép thử nghiệm giống cây trồng', 'Kiểm tra, thử nghiệm thiết bị', 'Công nhận kết quả protest']) assert.deepEqual(found({ name }).kinds, [], name);
});

it('tells damaged text: an encoding misread, letters lost, markup, a name cut by another line', () => {
  const misread = Buffer.from('Nộp hồ sơ đăng ký').toString('latin1');
  for (const step of [misread, 'N?p h? sơ tại ph?ờng', 'Nộp�hồ sơ', '<p>Nộp hồ sơ</p>', 'Nộp hồ sơ đăng ký khai tâm Phục vụ hành chính công có thẩm quyền'])
    assert.deepEqual(found({ steps: [step] }).kinds, ['damaged-text'], step);
  for (const step of [
    'ĐĂNG KÝ TẠI XÃ, NHÀ Ở',
    'Nộp ở đâu? Ở phường',
    'Nộp tại Trung tâm Phục vụ hành chính công',
    'tâm Phục vụ hành chính công xã nhận',
    'Diện tích < 5 m2 & > 2 m2',
  ])
    assert.deepEqual(found({ steps: [step] }).kinds, [], step);
  assert.equal(found({ steps: ['<br>x'] }).details[0], 'steps.0: <br>x…');
});

it('tells an authority of the level that ended on 1 July 2025', () => {
  for (const authority of ['Ủy ban nhân dân cấp huyện', 'Phòng Tư pháp quận Ba Đình', 'UBND huyện'.normalize('NFD')])
    assert.deepEqual(found({ authority }).kinds, ['abolished-authority'], authority);
  assert.deepEqual(found({ authority: 'Ban chỉ huy quân sự xã' }).kinds, []);
});

it('leaves out a field that changed its shape, names it, and keeps the rest', () => {
  const { record, kinds, details } = found({ fee: 'Miễn phí', level: ['xã', 7], steps: ['Nộp đơn'] });
  assert.deepEqual(kinds, ['unreadable-field', 'unreadable-field']);
  assert.match(details.join('; '), /^level\.1: .*; fee: /);
  assert.deepEqual([record?.fees, record?.steps], [[{ kind: 'unknown' }], [{ title: 'Nộp đơn' }]]);
});
