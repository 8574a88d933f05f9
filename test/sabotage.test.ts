// What `test/sabotage/run.mjs` plants must be there to plant; whether the tests notice it is for the tier `sabotage`.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { it } from 'node:test';
import { root } from './architecture/sources.ts';
import { areas } from './sabotage/areas.ts';
import { placesOf } from './sabotage/planted.ts';

const defects = Object.values(areas).flatMap(({ defects: all }) => all);
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

it('plants at least ten defects in an engine and three in an element', () => {
  for (const [area, { least, defects: all }] of Object.entries(areas)) assert.ok(all.length >= least, `${area}: ${all.length} of ${least}`);
});

it('finds the place of every defect exactly once', () => {
  assert.equal(placesOf({ find: 'a' }, 'banana'), 3);
  assert.equal(placesOf({ find: 'x' }, 'banana'), 0);
  assert.deepEqual(
    defects.filter(({ find, file }) => placesOf({ find }, textOf(file)) !== 1).map(({ what, file }) => `${file}: ${what}`),
    [],
  );
});

it('changes something, and leaves what somebody could have handed in', () => {
  assert.throws(() => stripTypeScriptTypes('const a = ;'));
  for (const { file, find, replace } of defects) {
    assert.notEqual(find, replace);
    assert.doesNotThrow(() => stripTypeScriptTypes(textOf(file).replace(find, () => replace)), file);
  }
});

it('says each thing once, and names tests that exist', () => {
  assert.equal(new Set(defects.map(({ what }) => what)).size, defects.length);
  assert.equal(new Set(defects.map(({ file, find, replace }) => JSON.stringify([file, find, replace]))).size, defects.length);
  for (const { what, tests } of defects) {
    assert.notEqual(tests.length, 0, what);
    for (const test of tests) assert.ok(/\.test\.(ts|mjs)$/.test(test) && existsSync(join(root, test)), `${what}: ${test}`);
  }
});
