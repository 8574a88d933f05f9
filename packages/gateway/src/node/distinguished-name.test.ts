import assert from 'node:assert/strict';
import { it } from 'node:test';
import { subjectOf, valueOf } from './distinguished-name.ts';

it('reads attributes with escaped signs and bytes (RFC 4514, 2.4)', () => {
  const name = 'CN=Cty TNHH A\\, B \\+ C,O=\\C4\\90\\E1\\BA\\A5t,C=VN';
  assert.equal(valueOf(name, 'CN'), 'Cty TNHH A, B + C');
  assert.equal(valueOf(name, 'O'), 'Đất');
  assert.equal(valueOf(name, 'OU'), undefined);
});

it('takes the tax code whole and of an identity number the end alone', () => {
  assert.deepEqual(subjectOf('UID=MST:0100109106,UID=CCCD:000050000002,CN=Trần Giả Định,O=Cửa hàng Mẫu'), {
    name: 'Trần Giả Định',
    organisation: 'Cửa hàng Mẫu',
    taxCode: '0100109106',
    personalIdMasked: '•••••••••002',
  });
  assert.deepEqual(subjectOf(''), {});
});
