import assert from 'node:assert/strict';
import { it } from 'node:test';
import { wordsOf } from './words.ts';

const plain = (text: string) =>
  wordsOf(text)
    .map((word) => word.plain)
    .join(' ');

it('folds diacritics, đ and case in both Unicode forms', () => {
  for (const text of ['Đăng ký THƯỜNG trú', 'Đăng ký THƯỜNG trú'.normalize('NFD'), 'đăng-ký/thường.trú']) assert.equal(plain(text), 'dang ky thuong tru');
});

it('tells where words stand in the text as it was given', () => {
  const text = '👶 Khai sinh'.normalize('NFD');
  assert.deepEqual(
    wordsOf(text).map(({ start, end }) => text.slice(start, end)),
    ['Khai', 'sinh'],
  );
});

it('knows a tone on either vowel as the same, and different tones as different', () => {
  const toned = (text: string) => wordsOf(text)[0]?.toned;
  assert.equal(toned('hoà'), toned('hòa'));
  assert.equal(toned('thuỷ'), toned('thủy'));
  assert.notEqual(toned('thôi'), toned('thời'));
  assert.equal(toned('dang'), 'dang');
});

it('looks at no more than a story needs', () => {
  assert.equal(wordsOf('a '.repeat(10_000)).length, 160);
  assert.equal(wordsOf('a'.repeat(10_000))[0]?.plain.length, 40);
});
