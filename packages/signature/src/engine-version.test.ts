import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { engineVersion } from './engine-version.ts';

it('says in reports the version that it is released under', () => {
  assert.equal(engineVersion, JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version);
});
