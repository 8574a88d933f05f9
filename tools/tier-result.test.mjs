import assert from 'node:assert/strict';
import { it } from 'node:test';
import { judge } from './tier-result.mjs';

const text = (passed, failed, skipped = []) => JSON.stringify({ passed, failed, skipped });

it('takes the counts of a tier that went well', () => {
  assert.deepEqual(judge({ code: 0, text: text(3, 0, ['slow']), allowedSkips: ['slow'] }), { passed: 3, failed: 0, skipped: 1, problems: [] });
});

it('fails a tier that has no script', () => {
  assert.equal(judge({ code: undefined, text: text(3, 0), allowedSkips: [] }).failed, 1);
});

it('fails a tier that wrote nothing', () => {
  assert.equal(judge({ code: 0, text: undefined, allowedSkips: [] }).failed, 1);
});

it('fails a tier that saw no test', () => {
  assert.equal(judge({ code: 0, text: text(0, 0), allowedSkips: [] }).failed, 1);
});

it('fails a tier that broke off after its tests passed', () => {
  assert.equal(judge({ code: 1, text: text(3, 0), allowedSkips: [] }).failed, 1);
});

it('counts a failing test once', () => {
  assert.equal(judge({ code: 1, text: text(3, 2), allowedSkips: [] }).failed, 2);
});

it('fails a skip that nobody allowed, and none where the corpora are missing', () => {
  assert.equal(judge({ code: 0, text: text(3, 0, ['slow']), allowedSkips: [] }).failed, 1);
  assert.equal(judge({ code: 0, text: text(3, 0, ['slow']), allowedSkips: undefined }).failed, 0);
});
