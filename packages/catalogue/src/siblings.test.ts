import assert from 'node:assert/strict';
import { it } from 'node:test';
import { told } from './siblings.ts';

it('says of each service what the others do not have', () => {
  assert.deepEqual(told([{ name: 'Thủ tục đăng ký kết hôn' }, { name: 'Thủ tục đăng ký kết hôn có yếu tố nước ngoài' }, { name: 'Thủ tục đăng ký kết hôn lưu động' }]), [
    undefined,
    'có yếu tố nước ngoài',
    'lưu động',
  ]);
});

it('takes an editor’s words before its own, and says nothing of services that share no words', () => {
  assert.deepEqual(told([{ name: 'Đăng ký tạm trú', distinction: 'Ở trọ' }, { name: 'Gia hạn tạm trú' }]), ['Ở trọ', 'Gia hạn']);
  assert.deepEqual(told([{ name: 'Tách hộ' }, { name: 'Di chúc' }]), [undefined, undefined]);
  assert.deepEqual(told([]), []);
});

it('cuts a long difference at a word', () => {
  const long = `Cấp giấy phép ${'rất dài '.repeat(30)}`.trim();
  const [note = ''] = told([{ name: long }, { name: 'Cấp giấy phép' }]);
  assert.ok(note.length <= 91 && note.endsWith('…') && !note.includes('  '), note);
});
