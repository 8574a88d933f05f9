import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pause, pauseMsBefore, retryAfterSecondsIn, RetryBudget } from './retry.ts';

it('waits a random share of a limit that doubles up to four seconds', () => {
  const most = [0, 1, 2, 3, 4, 9].map((retries) => pauseMsBefore(retries, { random: () => 1 }));
  assert.deepEqual(most, [250, 500, 1000, 2000, 4000, 4000]);
  assert.equal(pauseMsBefore(3, { random: () => 0 }), 0);
  assert.equal(pauseMsBefore(40, { random: () => 1, longestMs: 30_000 }), 30_000);
  assert.ok(new Set(Array.from({ length: 20 }, () => pauseMsBefore(3))).size > 10);
});

it('waits as long as the server says, and the jitter besides', () => {
  assert.equal(pauseMsBefore(0, { retryAfterSeconds: 3, random: () => 0 }), 3000);
  assert.equal(pauseMsBefore(0, { retryAfterSeconds: 3, random: () => 1 }), 3250);
});

it('reads Retry-After as seconds or as a date', () => {
  const now = Date.parse('2026-11-27T08:00:00Z');
  assert.equal(retryAfterSecondsIn('7', now), 7);
  assert.equal(retryAfterSecondsIn('Fri, 27 Nov 2026 08:00:30 GMT', now), 30);
  assert.equal(retryAfterSecondsIn('Fri, 27 Nov 2026 07:00:00 GMT', now), 0);
  assert.equal(retryAfterSecondsIn('soon', now), undefined);
  assert.equal(retryAfterSecondsIn(null, now), undefined);
});

it('repeats twenty times where nothing succeeds, and then half as often as something does', () => {
  const budget = new RetryBudget();
  const spent = (wanted: number) => Array.from({ length: wanted }, () => budget.spend()).filter(Boolean).length;
  assert.equal(spent(100), 20);
  for (let count = 0; count < 10; count += 1) budget.earn();
  assert.equal(spent(100), 5);
  for (let count = 0; count < 1000; count += 1) budget.earn();
  assert.equal(spent(100), 20);
});

it('stops waiting when it is told to', async () => {
  const stop = new AbortController();
  const waiting = pause(10_000, stop.signal);
  stop.abort(new RangeError('mine'));
  await assert.rejects(waiting, { message: 'mine' });
  await assert.rejects(pause(10_000, stop.signal), { message: 'mine' });
  await pause(1, new AbortController().signal);
});
