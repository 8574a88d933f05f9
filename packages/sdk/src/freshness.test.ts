import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ageSecondsOf, freshnessIn } from './freshness.ts';

it('reads how long an answer may be given again, and allows nothing that is not said', () => {
  const nothing = { maxAgeSeconds: 0, staleWhileRevalidateSeconds: 0, staleIfErrorSeconds: 0 };
  assert.deepEqual(freshnessIn('public, max-age=300, stale-while-revalidate=60, stale-if-error="86400"'), {
    isPublic: true,
    maxAgeSeconds: 300,
    staleWhileRevalidateSeconds: 60,
    staleIfErrorSeconds: 86_400,
  });
  assert.deepEqual(freshnessIn('Private, Max-Age=5'), { ...nothing, isPublic: false, maxAgeSeconds: 5 });
  assert.deepEqual(freshnessIn('public, private, max-age=5'), { ...nothing, isPublic: false, maxAgeSeconds: 5 });
  assert.deepEqual(freshnessIn('public, no-cache, max-age=5, stale-if-error=9'), { ...nothing, isPublic: true, staleIfErrorSeconds: 9 });
  assert.deepEqual(freshnessIn('public, max-age=5, must-revalidate, stale-if-error=9, stale-while-revalidate=9'), { ...nothing, isPublic: true, maxAgeSeconds: 5 });
  assert.deepEqual(freshnessIn('public, max-age=-1'), { ...nothing, isPublic: true });
  for (const none of ['no-store', 'public, max-age=300, no-store', '', null, 's-maxage=5']) assert.equal(freshnessIn(none), undefined);
});

it('counts an age from when the server made the answer, and none that a clock set back would make young', () => {
  assert.equal(ageSecondsOf({ madeAt: 10_000 }, 12_900), 2);
  assert.equal(ageSecondsOf({ madeAt: 10_000 }, 9500), 0);
  assert.equal(ageSecondsOf({ madeAt: 10_000 }, 5000), Infinity);
});
