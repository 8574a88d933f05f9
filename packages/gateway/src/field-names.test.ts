import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as z from 'zod/mini';
import { fieldNamesOf } from './field-names.ts';

/** The names for what is wrong with a value. */
function namesFor(schema: z.core.$ZodType, value: unknown): string[] {
  const { error } = z.safeParse(schema, value);
  return error ? fieldNamesOf(schema, error) : [];
}

it('names nested fields and places in lists', () => {
  const schema = z.object({ a: z.optional(z.object({ b: z.array(z.object({ c: z.string() })) })) });
  assert.deepEqual(namesFor(schema, { a: { b: [{ c: 'x' }, { c: 1 }] } }), ['a.b.1.c']);
});

it('names each field once, and the whole where no field is to blame', () => {
  const schema = z.object({ a: z.string().check(z.minLength(5), z.regex(/^\d+$/)) });
  assert.deepEqual(namesFor(schema, { a: 'x' }), ['a']);
  assert.deepEqual(namesFor(schema, 'mật khẩu'), ['(body)']);
});

it('repeats no key that the schema does not name', () => {
  assert.deepEqual(namesFor(z.object({ labels: z.record(z.string(), z.number()) }), { labels: { 'mật khẩu': 'x' } }), ['labels']);
  assert.deepEqual(namesFor(z.strictObject({ a: z.optional(z.string()) }), { 'mật khẩu': 1 }), ['(body)']);
  assert.deepEqual(namesFor(z.object({ either: z.union([z.object({ a: z.string() }), z.number()]) }), { either: { a: 1 } }), ['either']);
});
