import assert from 'node:assert/strict';
import { it } from 'node:test';
import { plainText } from './plain-text.ts';

it('drops what turns or hides text (Unicode TR 36, 3.1)', () => {
  assert.equal(plainText('an \u202etàon\u202c \u200b\u2066x\u2069\ufeff\u00ad\u{e0041}\u0007!'), 'an tàon x!');
  assert.equal(plainText('\u200b\u2060\u3164 '), '');
});

it('composes, and puts everything on one line', () => {
  assert.equal(plainText('  Dị\n\tứng  thuốc\u00a0A '.normalize('NFD')), 'Dị ứng thuốc A');
});

it('drops halves of characters and keeps whole ones', () => {
  assert.equal(plainText('a\ud83db\ude00c💊'), 'abc💊');
});

it('cuts what is too long, never within a character, and shows that it did', () => {
  const cut = plainText('💊'.repeat(5000));
  assert.ok(cut.length <= 2000);
  assert.match(cut, /^(💊)+…$/u);
  assert.equal(plainText('a'.repeat(2000)).length, 2000);
});

it('writes numbers, and is blank for everything else', () => {
  assert.equal(plainText(5.5), '5.5');
  for (const value of [undefined, null, NaN, Infinity, true, {}, [], ['x'], () => 'x']) assert.equal(plainText(value), '');
});
