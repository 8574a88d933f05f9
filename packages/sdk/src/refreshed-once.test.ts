import assert from 'node:assert/strict';
import { it } from 'node:test';
import { refreshedOnce } from './refreshed-once.ts';

it('refreshes once for all questions that find at the same time that a session has run out', async () => {
  let refreshes = 0;
  const current = () => undefined;
  const refresh = async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    return `session ${(refreshes += 1)}`;
  };
  const all = await Promise.all(Array.from({ length: 10 }, () => refreshedOnce('a', { current, refresh })));
  assert.deepEqual(new Set(all), new Set(['session 1']));
  assert.equal(await refreshedOnce('a', { current, refresh }), 'session 2');
});

it('does not refresh what another has refreshed meanwhile', async () => {
  assert.equal(await refreshedOnce('b', { current: () => 'theirs', refresh: () => assert.fail() }), 'theirs');
});

it('gives a failure to all who wait, and tries again with the next', async () => {
  const failing = { current: () => undefined, refresh: () => Promise.reject(new RangeError('no')) };
  const all = await Promise.allSettled([refreshedOnce('c', failing), refreshedOnce('c', failing)]);
  assert.ok(all.every(({ status }) => status === 'rejected'));
  assert.equal(await refreshedOnce('c', { current: () => undefined, refresh: async () => 'mine' }), 'mine');
});
