import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Lexicon } from './lexicon.ts';
import { readQuery, type Query } from './query.ts';
import { wordsOf } from './words.ts';

const lexicon = new Lexicon(
  [
    '# filling',
    'tôi em muốn cần xin cho là được có không',
    '# asking',
    'thủ tục, cần gì',
    '# denial',
    'không phải, chứ không phải',
    '# short',
    'đk dk > đăng ký',
    '# synonym',
    'sổ đỏ > giấy chứng nhận quyền sử dụng đất',
    'chưa vợ > giấy xác nhận tình trạng hôn nhân',
    '# mourned',
    'bố, mẹ',
    '# losable',
    'thẻ',
    '# qualifier',
    'nước ngoài, người hàn',
    '# elsewhere',
    'thời tiết, giá vàng',
  ].join('\n'),
);
for (const word of wordsOf('đăng ký khai sinh kết hôn căn cước cấp lại cấp đổi gia hạn')) lexicon.meet(word);
const known = new Set(wordsOf('đăng ký khai sinh kết hôn căn cước cấp lại đổi gia hạn hộ').map(({ plain }) => plain));
const read = (text: string): Query =>
  readQuery(text, { lexicon, has: (plain) => known.has(plain), initialism: (plain) => (plain === 'dkkh' ? wordsOf('đăng ký kết hôn') : undefined) });
const said = ({ units }: Query): string => units.flatMap(({ words }) => words.map(({ plain }) => plain)).join(' ');
const denied = (query: Query): string => query.denied.flatMap(({ words }) => words.map(({ plain }) => plain)).join(' ');

it('drops words that only ask, and keeps the matter', () => {
  assert.equal(said(read('Tôi muốn đăng ký khai sinh cần gì')), 'dang ky khai sinh');
});

it('writes short forms out, those that no list has from the official names', () => {
  assert.equal(said(read('đk khai sinh')), 'dang ky khai sinh');
  assert.equal(said(read('đkkh')), 'dang ky ket hon');
});

it('decodes keystrokes, also where the tone key came after the comma, and parts words that were run together', () => {
  const query = read('ddawng kys khai sinh, ddo,r');
  assert.deepEqual(
    query.words.map(({ toned }) => toned).slice(0, 2),
    wordsOf('đăng ký').map(({ toned }) => toned),
  );
  assert.equal(query.words[query.words.length - 1]?.toned, wordsOf('đỏ')[0]?.toned);
  assert.equal(said(read('khaisinh')), 'khai sinh');
});

it('parts what is meant from what is denied', () => {
  const query = read('cấp đổi căn cước chứ không phải cấp lại, gia hạn');
  assert.equal(said(query), 'cap doi can cuoc gia han');
  assert.equal(denied(query), 'cap lai');
  assert.equal(denied(read('đăng ký khai sinh có được không')), '', 'a question denies nothing');
  assert.equal(denied(read('có được đăng ký không gia hạn thì sao')), '', 'nor does one that goes on');
  assert.equal(said(read('không phải gia hạn')), 'gia han', 'who only denies has said what it is about');
  assert.equal(said(read('chỉ cấp đổi thôi')), 'chi cap doi');
});

it('does not look for what is said not to be there', () => {
  const [unit] = read('giấy chưa vợ').units.slice(1);
  assert.deepEqual([unit?.words.length, unit?.meanings.length], [0, 1]);
});

it('hears of a death, but not of a lost card', () => {
  const meanings = (text: string): number => read(text).units.reduce((sum, unit) => sum + unit.meanings.length, 0);
  assert.equal(meanings('bố tôi mới mất'), 1);
  assert.equal(meanings('bố tôi mất thẻ'), 0);
});

it('notes what makes a service special, and what no authority does', () => {
  assert.notEqual(read('kết hôn với người Hàn').qualifiers, 0);
  assert.equal(read('kết hôn').qualifiers, 0);
  const { words, tonesTyped } = read('giá vàng hôm nay');
  assert.equal(lexicon.elsewhereIn(words, tonesTyped), 2);
});
