import assert from 'node:assert/strict';
import { it } from 'node:test';
import { decodedKeys } from './keystrokes.ts';
import { isSyllable } from './syllables.ts';
import { wordsOf } from './words.ts';

const toned = (text: string): string => wordsOf(text)[0]?.toned ?? '';

for (const [keys, word] of [
  ['ddawng', 'đăng'],
  ['dda8ng', 'đăng'],
  ['d9a8ng', 'đăng'],
  ['dang89', 'đăng'],
  ['kys', 'ký'],
  ['ky1', 'ký'],
  ['dduowcj', 'được'],
  ['dduwowcj', 'được'],
  ['duoc957', 'được'],
  ['hoawcj', 'hoặc'],
  ['tuwf', 'từ'],
  ['tw', 'tư'],
  ['quaans', 'quấn'],
  ['giaays', 'giấy'],
  ['gia6y1', 'giấy'],
  ['nwowcs', 'nước'],
  ['xoas', 'xóa'],
  ['tieesng', 'tiếng'],
  ['tiengse', 'tiếng'],
  ['owr', 'ở'],
  ['o73', 'ở'],
  ['khoong', 'không'],
] as const) {
  it(`reads the keys ${keys} as ${word}`, () => assert.equal(toned(decodedKeys(keys) ?? ''), toned(word)));
}

it('leaves alone what no keys make a syllable of', () => {
  for (const keys of ['khai', 'sinh', 'bhxh', 'a1', 'b2', '123', 'facebook', 'wifi', '']) assert.equal(decodedKeys(keys), undefined, keys);
});

it('tells syllables from slips', () => {
  for (const plain of ['nghiep', 'quyen', 'khuyet', 'giay', 'thuong', 'oai', 'yeu', 'huou']) assert.ok(isSyllable(plain), plain);
  for (const plain of ['kahi', 'sihn', 'dnag', 'xyz', 'ddang', 'khoong', '']) assert.ok(!isSyllable(plain), plain);
});
