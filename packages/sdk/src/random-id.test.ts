import assert from 'node:assert/strict';
import { it } from 'node:test';
import { randomHex, randomUuid } from './random-id.ts';

it('gives a new UUID each time, without what only secure pages have', (context) => {
  context.mock.method(crypto, 'randomUUID', () => assert.fail('is missing on pages over plain http'));
  const ids = Array.from({ length: 500 }, randomUuid);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(new Set(ids).size, 500);
  assert.deepEqual(new Set(ids.map((id) => id[19])), new Set('89ab'));
});

it('gives as many bytes as it was asked for', () => {
  assert.match(randomHex(16), /^[0-9a-f]{32}$/);
  assert.notEqual(randomHex(16), randomHex(16));
});
