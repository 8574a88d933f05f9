import assert from 'node:assert/strict';
import { it } from 'node:test';
import { manualClock } from './testing/index.ts';
import { TokenBuckets } from './token-buckets.ts';

it('forgets first who came least recently, so that many addresses cannot fill the memory', () => {
  const buckets = new TokenBuckets({ requests: 1, perSeconds: 60 }, manualClock());
  buckets.take('first');
  for (let count = 0; count < 25_000; count += 1) buckets.take(`x${count}`);
  assert.equal(buckets.take('first').isAllowed, false, 'came again in between');
  for (let count = 25_000; count < 75_000; count += 1) buckets.take(`x${count}`);
  assert.equal(buckets.take('first').isAllowed, true, 'forgotten after 50,000 others');
});

it('refills in fractions, so that asking often does not cost time', () => {
  const clock = manualClock();
  const buckets = new TokenBuckets({ requests: 1, perSeconds: 1 }, clock);
  buckets.take('a');
  for (let count = 0; count < 9; count += 1) {
    clock.advance(100);
    assert.equal(buckets.take('a').isAllowed, false);
  }
  clock.advance(101);
  assert.equal(buckets.take('a').isAllowed, true);
});
