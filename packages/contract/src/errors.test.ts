import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as z from 'zod/mini';
import { errorCodes, httpStatusOf, type ErrorCode } from './errors.ts';
import { Problem } from './problem.ts';

const codes = Object.keys(errorCodes) as ErrorCode[];

it('stays a set that one can know by heart: at most 14 codes', () => {
  assert.ok(codes.length <= 14, `${codes.length} codes`);
});

it('gives every code an HTTP error status that problem details accept', () => {
  for (const code of codes) {
    assert.ok(Problem.safeParse({ status: httpStatusOf(code), code, requestId: '1' }).success, code);
  }
});

it('accepts problem details with and without what is optional', () => {
  const problem = { status: 400, code: 'BAD_INPUT', requestId: '4F7K-2M9Q-XBH3' };
  assert.deepEqual(z.parse(Problem, problem), problem);
  assert.deepEqual(z.parse(Problem, { ...problem, retryAfterSeconds: 0, fields: ['query'] }), { ...problem, retryAfterSeconds: 0, fields: ['query'] });
});

it('refuses problem details that a client could not act on', () => {
  const problem = { status: 400, code: 'BAD_INPUT', requestId: '1' };
  for (const wrong of [{ status: 200 }, { status: 600 }, { code: 'OOPS' }, { requestId: '' }, { requestId: 'x'.repeat(65) }, { retryAfterSeconds: -1 }, { fields: 'query' }]) {
    assert.ok(!Problem.safeParse({ ...problem, ...wrong }).success, JSON.stringify(wrong));
  }
});
