import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as z from 'zod/mini';
import { isPersonal, personal, personalFieldsOf, withoutPersonal } from './personal.ts';

/** What a secret must not survive as. */
const secret = 'Nguyễn Văn Bí Mật';

/** A person's letter with a secret in every tagged place, and plain things beside them. */
function letter() {
  const schema = z.object({
    code: z.string().check(z.regex(/^\d+$/)),
    urgent: z.optional(z.boolean()),
    channel: z.enum(['counter', 'post']),
    sender: personal(z.object({ name: z.string() })),
    reply: z.optional(personal(z.string())),
    address: z.object({ ward: z.string(), street: personal(z.nullable(z.string())) }),
    witnesses: z.array(z.object({ role: z.string(), name: personal(z.string()) })),
    kind: z.discriminatedUnion('is', [z.object({ is: z.literal('person'), name: personal(z.string()) }), z.object({ is: z.literal('firm'), tax: z.string() })]),
    labels: z.record(z.string(), z.string()),
    phone: z._default(personal(z.string()), ''),
  });
  const value = {
    code: '42',
    urgent: true,
    channel: 'post',
    sender: { name: secret },
    reply: secret,
    address: { ward: 'Ba Đình', street: secret },
    witnesses: [{ role: 'neighbour', name: secret }],
    kind: { is: 'person', name: secret },
    labels: { [secret]: secret },
    phone: secret,
    unknown: secret,
  };
  return { schema, value };
}

it('keeps plain fields and drops tagged ones, nested ones and ones the schema does not name', () => {
  const { schema, value } = letter();
  assert.deepEqual(withoutPersonal(schema, value), {
    code: '42',
    urgent: true,
    channel: 'post',
    address: { ward: 'Ba Đình' },
    witnesses: [{ role: 'neighbour' }],
  });
});

it('leaks nothing of a planted secret, and the same check finds one in an untagged field', () => {
  const { schema, value } = letter();
  assert.doesNotMatch(JSON.stringify(withoutPersonal(schema, value)), /Bí Mật/);
  assert.match(JSON.stringify(withoutPersonal(schema, { ...value, address: { ward: secret } })), /Bí Mật/);
});

it('drops a plain value that breaks its schema, since nobody knows what it is', () => {
  const { schema, value } = letter();
  const clean = withoutPersonal(schema, { ...value, code: secret, urgent: secret, channel: secret, address: secret, witnesses: secret });
  assert.deepEqual(clean, {});
});

it('shows nothing of a tagged whole, of nothing, and of the wrong shape', () => {
  assert.equal(withoutPersonal(personal(z.string()), secret), undefined);
  assert.equal(withoutPersonal(z.string(), undefined), undefined);
  assert.equal(withoutPersonal(z.string(), null), undefined);
  assert.equal(withoutPersonal(z.object({}), [secret]), undefined);
  assert.equal(withoutPersonal(z.array(z.string()), secret), undefined);
});

it('takes nothing from a prototype', () => {
  const planted: unknown = JSON.parse(`{"__proto__":{"code":"${secret}"},"constructor":"${secret}"}`);
  assert.deepEqual(withoutPersonal(z.object({ code: z.optional(z.string()) }), planted), {});
});

it('sees a tag through optional, nullable, default and readonly', () => {
  const tagged = personal(z.string());
  for (const schema of [tagged, z.optional(tagged), z.nullable(tagged), z._default(tagged, ''), z.readonly(z.optional(tagged))]) assert.ok(isPersonal(schema));
  assert.ok(!isPersonal(z.optional(z.string())));
});

it('names the tagged fields of an object', () => {
  assert.deepEqual(personalFieldsOf(letter().schema), ['sender', 'reply', 'phone']);
  assert.deepEqual(personalFieldsOf(z.string()), []);
});
