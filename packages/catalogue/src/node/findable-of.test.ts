import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Fee, PublicService, TimeLimit } from '@motcua/contract/services';
import { findableOf } from './findable-of.ts';
import { fewRecords } from './few-records.test-builder.ts';

const [one] = fewRecords();
assert.ok(one);

const feesOf = (...fees: Fee[]): Fee[] => findableOf({ ...one, fees }).fees;
const limitsOf = (...timeLimits: TimeLimit[]): TimeLimit[] => findableOf({ ...one, timeLimits }).timeLimits;
const long = 'Trường hợp hồ sơ có yếu tố nước ngoài và phải xác minh tại nơi cư trú trước đây';

it('says of an unknown fact that it is unknown, once and without what is said about it', () => {
  assert.deepEqual(feesOf({ kind: 'unknown', note: 'x' }, { kind: 'unknown', channel: 'post' }), [{ kind: 'unknown' }]);
  assert.deepEqual(limitsOf(), []);
});

it('keeps a short condition, and never leaves a long one away without saying that there is one', () => {
  assert.deepEqual(feesOf({ kind: 'amount', feeVnd: 5000, unit: 'bản', rule: 'TT 1', condition: 'Nộp tại quầy' }), [
    { kind: 'amount', feeVnd: 5000, unit: 'bản', condition: 'Nộp tại quầy' },
  ]);
  assert.deepEqual(limitsOf({ kind: 'known', amount: 3, unit: 'workingDay', condition: long }), [{ kind: 'known', amount: 3, unit: 'workingDay', condition: 'tùy trường hợp' }]);
  assert.deepEqual(feesOf({ kind: 'free', rule: 'NĐ 2', condition: `${long}, đến hết 31/12/2026` }), [
    { kind: 'free', rule: 'NĐ 2', condition: 'tùy trường hợp, đến hết 31/12/2026' },
  ]);
});

it('keeps an unknown beside what is known, and channels', () => {
  const fees: Fee[] = [
    { kind: 'amount', feeVnd: 1000, channel: 'online' },
    { kind: 'unknown', note: 'x', channel: 'post' },
  ];
  assert.deepEqual(feesOf(...fees), [
    { kind: 'amount', feeVnd: 1000, channel: 'online' },
    { kind: 'unknown', channel: 'post' },
  ]);
});

it('gives lists that are sets in one order', () => {
  const record: PublicService = {
    ...one,
    governmentLevels: ['ministry', 'commune'],
    audiences: ['organisation', 'citizen'],
    channels: [{ kind: 'post' }, { kind: 'counter', note: 'a' }, { kind: 'counter', note: 'b' }],
  };
  const { governmentLevels, audiences, channels } = findableOf(record);
  assert.deepEqual(
    [governmentLevels, audiences, channels],
    [
      ['commune', 'ministry'],
      ['citizen', 'organisation'],
      ['counter', 'post'],
    ],
  );
});
