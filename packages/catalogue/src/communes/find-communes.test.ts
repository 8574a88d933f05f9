import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { communes, districts, wards, type FormerUnit } from './communes.ts';
import { findCommunes, type CommuneMatch } from './find-communes.ts';

const withoutDiacritics = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');

/** Matches as one reads them: `Hàng Bạc (Hoàn Kiếm) → Hoàn Kiếm`. */
function told(matches: readonly CommuneMatch[]): string[] {
  return matches.map(({ was, communes: now }) => `${was ? `${was.name}${was.district ? ` (${was.district.name})` : ''} → ` : ''}${now.map(({ name }) => name).join(', ')}`);
}
const first = (typed: string) => told(findCommunes(typed))[0];

const hangBac = 'Hàng Bạc (Hoàn Kiếm) → Hoàn Kiếm';

it('finds a former ward however it is typed', () => {
  const ways = ['hàng bạc', 'Hàng Bạc', 'hang bac', 'HANG BAC', 'hàng bạc'.normalize('NFD'), 'phường hàng bạc', 'p. Hàng Bạc', 'p.hang bac', 'hangf bacj', 'hang2 bac5', 'hangbac'];
  for (const typed of [
    ...ways,
    'hàng bạ',
    'hàng bac',
    'Phường Hàng Bạc cũ',
    'hàng bạc, quận Hoàn Kiếm, Hà Nội',
    'hang bac hoan kiem',
    'hàng bạc q. hoàn',
    'hàng bạc quậ',
    'hàng bạc TP Hà Nội',
  ])
    assert.equal(first(typed), hangBac, typed);
});

it('finds a commune by its own name before any former unit of that name', () => {
  assert.deepEqual(told(findCommunes('ngọc hà')), ['Ngọc Hà', 'Ngọc Hà (Ba Đình) → Ba Đình, Ngọc Hà']);
  assert.deepEqual(told(findCommunes('Phường Hoàn Kiếm')), ['Hoàn Kiếm', 'Hoàn Kiếm → Ba Đình, Hoàn Kiếm, Cửa Nam, Hồng Hà']);
  assert.equal(first('yen hoa'), 'Yên Hoà');
  assert.equal(first('yên hòa'), 'Yên Hoà', 'the tone stands on either vowel');
});

it('names all communes of a ward that was split, so that the citizen can be asked', () => {
  assert.equal(first('Minh Khai quận Hai Bà Trưng'), 'Minh Khai (Hai Bà Trưng) → Bạch Mai, Tương Mai');
  assert.equal(first('minh khai bac tu liem'), 'Minh Khai (Bắc Từ Liêm) → Thượng Cát, Tây Tựu, Xuân Phương');
});

it('tells wards of the same name apart by their district, and prefers the kind that was typed', () => {
  assert.deepEqual(
    told(findCommunes('minh khai')).map((each) => each.replace(/ →.*/, '')),
    ['Minh Khai (Hai Bà Trưng)', 'Minh Khai (Bắc Từ Liêm)', 'Minh Khai (Hoài Đức)'],
  );
  assert.match(first('xã minh khai') ?? '', /Hoài Đức/);
  assert.deepEqual(told(findCommunes('phường Trung Hòa quận Cầu Giấy')), ['Trung Hòa (Cầu Giấy) → Yên Hoà']);
});

it('lists the communes of a former district', () => {
  assert.deepEqual(told(findCommunes('quận nam từ liêm')), ['Nam Từ Liêm → Cầu Giấy, Từ Liêm, Xuân Phương, Tây Mỗ, Đại Mỗ']);
  assert.match(first('thị xã sơn tây') ?? '', /^Sơn Tây → Sơn Tây, Tùng Thiện/);
  assert.equal(first('cổ nhuế 2 từ liêm'), 'Cổ Nhuế 2 (Bắc Từ Liêm) → Đông Ngạc', 'the older district is what many still say');
});

it('takes a name for a name where it looks like a kind', () => {
  assert.equal(first('phuong liet'), 'Phương Liệt');
  assert.match(first('quan hoa cau giay') ?? '', /^Quan Hoa/);
  assert.match(first('hoa xa') ?? '', /^Hoà Xá/);
});

it('finds words from the middle of a name', () => {
  assert.equal(first('quốc tử giám'), 'Văn Miếu - Quốc Tử Giám');
  assert.match(first('trung tự') ?? '', /^Phương Liên-Trung Tự/);
});

it('prefers the diacritics that were typed, and does without where nothing has them', () => {
  assert.ok(told(findCommunes('hòa xá')).every((each) => each.includes('Hoà Xá') || each.includes('Hòa Xá')));
  assert.equal(first('hàng bác'), hangBac);
});

it('finds nothing for what is no place of Hanoi, and for nothing', () => {
  for (const typed of ['', '   ', '?!', 'phường', 'Bến Nghé quận 1', 'Đà Nẵng', 'tôi bị mất căn cước'.repeat(30)]) {
    const found = told(findCommunes(typed)).filter((each) => !/Phương|Phượng|Phường/.test(each));
    assert.deepEqual(found, [], typed);
  }
});

it('gives as many as are wanted', () => {
  assert.equal(findCommunes('h', { limit: 3 }).length, 3);
  assert.equal(findCommunes('h').length, 8);
});

const finds = (typed: string, codes: readonly string[], was: FormerUnit | undefined) =>
  findCommunes(typed, { limit: 200 }).some(
    (match) =>
      JSON.stringify(match.communes.map(({ code }) => code)) === JSON.stringify(codes) &&
      // A unit that lives on whole under its own name is found as the commune that it is.
      (match.was === was || (match.was === undefined && was !== undefined && codes.length === 1 && match.communes[0]?.name === was.name)),
  );

it('finds each of the 126 communes by its name, and first', () => {
  for (const { name, code } of communes)
    for (const typed of [name, withoutDiacritics(name), name.normalize('NFD').toUpperCase()]) {
      assert.ok(finds(typed, [code], undefined), typed);
      assert.equal(findCommunes(name)[0]?.communes[0]?.code, code, name);
    }
});

it('finds each of the 526 former wards and the 30 districts, alone and with the district, with and without diacritics', () => {
  for (const { was, communes: now } of [...wards, ...districts]) {
    const codes = now.map(({ code }) => code);
    const whole = was.district ? `${was.name} ${was.district.name}` : was.name;
    for (const typed of [was.name, withoutDiacritics(was.name), whole, withoutDiacritics(whole)]) assert.ok(finds(typed, codes, was), typed);
    if (was.district) assert.deepEqual(findCommunes(`${was.name}, ${was.district.name}`).filter((each) => each.was === was || !each.was).length >= 1, true, whole);
  }
});

it('is never brought down by what is typed, and never gives a match without a commune', () => {
  const anyText = fc.array(fc.nat(0xffff), { maxLength: 60 }).map((units) => String.fromCharCode(...units));
  const words = fc.array(fc.constantFrom(...wards.map(({ was }) => was.name), 'quận', 'p.', 'xã', 'hà nội', '1'), { maxLength: 8 }).map((some) => some.join(' '));
  fc.assert(
    fc.property(fc.oneof(anyText, words), (typed) => findCommunes(typed).every(({ communes: now }) => now.length > 0)),
    { seed: 2026, numRuns: 300 },
  );
});
