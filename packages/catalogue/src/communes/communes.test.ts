import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { communeOf, communes, districts, wards, type FormerUnit } from './communes.ts';

const corpora = process.env['MOTCUA_CORPORA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const unitsFile = join(corpora, 'catalogue/hanoi-units.json');

const kindNames = { ward: 'Phường', commune: 'Xã', township: 'Thị trấn', urbanDistrict: 'Quận', ruralDistrict: 'Huyện', town: 'Thị xã' };
const fullName = ({ kind, name }: FormerUnit) => `${kindNames[kind]} ${name}`;

it('knows the 126 communes, the 526 wards and the 30 districts before them, and that 128 wards were split', () => {
  assert.equal(communes.length, 126);
  assert.equal(new Set(communes.map(({ code }) => code)).size, 126);
  assert.deepEqual([communes.filter(({ kind }) => kind === 'ward').length, communes.filter(({ kind }) => kind === 'commune').length], [51, 75]);
  assert.deepEqual([wards.length, districts.length], [526, 30]);
  assert.equal(wards.filter(({ communes: now }) => now.length > 1).length, 128);
  for (const { code } of communes) assert.match(code, /^\d{5}$/);
});

it('gives a commune by its code, and nothing for a code that Hanoi does not have', () => {
  assert.deepEqual(communeOf('00070'), { code: '00070', kind: 'ward', name: 'Hoàn Kiếm' });
  assert.equal(communeOf('99999'), undefined);
  assert.equal(communeOf(''), undefined);
});

it('says the same as the published list of units', { skip: existsSync(unitsFile) ? false : 'the corpora are not here' }, () => {
  const { units } = JSON.parse(readFileSync(unitsFile, 'utf8')) as {
    units: { code: string; fullName: string; formedFrom: { ward: string; district: string }[] }[];
  };
  const plain = (text: string) => text.normalize('NFC').replace('Thị Trấn', 'Thị trấn').replace('Thị Xã', 'Thị xã');
  const published = units.map(({ code, fullName: name, formedFrom }) => ({ code, name, from: formedFrom.map(({ ward, district }) => plain(`${ward}, ${district}`)).sort() }));
  const ours = communes.map((commune) => ({
    code: commune.code,
    name: fullName(commune),
    from: wards
      .filter(({ communes: now }) => now.includes(commune))
      .map(({ was }) => `${fullName(was)}, ${was.district ? fullName(was.district) : ''}`)
      .sort(),
  }));
  assert.deepEqual(ours, published);
});
