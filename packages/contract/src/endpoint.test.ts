import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as z from 'zod/mini';
import { endpoint, embeddableBy, isDelegable, type EndpointDefinition } from './endpoint.ts';
import { pathParametersOf } from './path-parameters.ts';
import { personal } from './personal.ts';
import { services } from './services/index.ts';

/** Declares a sound endpoint with something changed. The changes are contradictions, which types alone do not rule out. */
function declare(changes: Partial<EndpointDefinition>) {
  const sound: EndpointDefinition = {
    method: 'POST',
    path: '/letters/{code}',
    summary: 'Reads a letter.',
    input: z.object({ code: z.string(), sender: z.optional(personal(z.string())) }),
    output: z.object({}),
    errors: [],
    personal: ['sender'] as never[],
    cache: 'none',
  };
  return endpoint({ ...sound, ...changes });
}

it('accepts an endpoint without contradictions', () => {
  assert.equal(declare({}).path, '/letters/{code}');
});

it('refuses an endpoint that answers both whole and in parts, or not at all', () => {
  assert.throws(() => declare({ stream: z.object({}) }), /exactly one of "output" and "stream"/);
  const { output: _output, ...silent } = declare({});
  assert.throws(() => endpoint(silent), /exactly one of "output" and "stream"/);
});

it('refuses personal fields in an address', () => {
  assert.throws(() => declare({ method: 'GET' }), /personal data in an address; use POST/);
});

it('refuses personal fields in an address, however deep they lie', () => {
  const inner = z.object({ sender: personal(z.string()) });
  for (const field of [inner, z.optional(inner), z.array(inner), z.union([z.string(), inner])]) {
    assert.throws(() => declare({ method: 'GET', input: z.object({ code: z.string(), letter: field }), personal: [] }), /personal data in an address/);
  }
});

it('refuses a list of personal fields that differs from the tags in the schema', () => {
  assert.throws(() => declare({ personal: [] }), /names personal fields \[\], its schema tags \[sender\]/);
  assert.throws(() => declare({ personal: ['sender', 'code'] as never[] }), /names personal fields \[code, sender\]/);
});

it('refuses a path parameter that is not an input field', () => {
  assert.throws(() => declare({ path: '/letters/{number}' }), /path parameter "number"/);
});

it('refuses shared caching of what is personal or needs a sign-in', () => {
  const cache = { scope: 'public', maxAgeSeconds: 60 } as const;
  const open = { input: z.object({ code: z.string() }), personal: [], cache } as const;
  assert.throws(() => declare({ cache }), /must not be kept by shared caches/);
  assert.throws(() => declare({ ...open, authorization: { assuranceLevel: 2, purpose: 'post' } }), /must not be kept by shared caches/);
  assert.doesNotThrow(() => declare(open));
});

it('refuses a GET that writes', () => {
  assert.throws(() => declare({ method: 'GET', input: z.object({ code: z.string() }), personal: [], write: 'idempotent' }), /a GET and cannot write/);
});

it('reads path parameters in order', () => {
  assert.deepEqual(pathParametersOf('/a/{first}/b/{second}'), ['first', 'second']);
  assert.deepEqual(pathParametersOf('/a/b'), []);
});

it('lets nothing be delegated but a reading that nobody keeps', () => {
  const authorization = { assuranceLevel: 2, purpose: 'health', delegable: true } as const;
  const reading = { method: 'GET', authorization, input: z.object({ code: z.string() }), personal: [] } as const;
  assert.ok(isDelegable(declare(reading)));
  assert.ok(!isDelegable({ authorization: { assuranceLevel: 2, purpose: 'health' } }) && !isDelegable({}));
  for (const wrong of [{ method: 'PUT', write: 'idempotent' }, { method: 'POST' }, { cache: { scope: 'private', maxAgeSeconds: 1 } }] as const) {
    assert.throws(() => declare({ ...reading, ...wrong }), /can be delegated only as a GET/);
  }
});

it('lets nothing be embedded but a reading that nobody keeps, what takes something back, and the sign-in itself', () => {
  const authorization = { assuranceLevel: 2, purpose: 'health', embeddable: 'motcua-health-book' } as const;
  const reading = { method: 'GET', authorization, input: z.object({ code: z.string() }), personal: [] } as const;
  assert.equal(embeddableBy(declare(reading)), 'motcua-health-book');
  assert.equal(embeddableBy({ authorization: { assuranceLevel: 2, purpose: 'health', delegable: true } }) ?? embeddableBy({}), undefined);
  assert.ok(declare({ ...reading, method: 'DELETE', write: 'idempotent' }));
  const anybody = { ...authorization, embeddable: 'any element' } as const;
  assert.ok(declare({ ...reading, path: '/session/{code}', method: 'PUT', write: 'idempotent', authorization: anybody }));
  for (const wrong of [
    { method: 'PUT', write: 'idempotent' },
    { method: 'POST' },
    { method: 'DELETE', write: 'idempotent', input: z.object({ code: personal(z.string()) }), personal: ['code'] },
    { cache: { scope: 'private', maxAgeSeconds: 1 } },
    { authorization: anybody },
    { path: '/session/{code}' },
  ] as const) {
    assert.throws(() => declare({ ...reading, ...wrong }), /embedded/);
  }
});

it('keeps a shape for inputs that withoutPersonal sees through, in every endpoint', () => {
  const leaves = [z.core.$ZodString, z.core.$ZodNumber, z.core.$ZodBoolean, z.core.$ZodEnum, z.core.$ZodLiteral];
  const opaque = (schema: z.core.$ZodType, path: string): string[] => {
    if (schema instanceof z.core.$ZodObject) return Object.entries<z.core.$ZodType>(schema._zod.def.shape).flatMap(([name, field]) => opaque(field, `${path}.${name}`));
    if (schema instanceof z.core.$ZodArray) return opaque(schema._zod.def.element, path);
    const isWrapped =
      schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodNullable || schema instanceof z.core.$ZodDefault || schema instanceof z.core.$ZodReadonly;
    if (isWrapped) return opaque(schema._zod.def.innerType, path);
    return leaves.some((kind) => schema instanceof kind) ? [] : [path];
  };
  const inputs = Object.entries(services).flatMap(([name, { input }]) => opaque(input, name));
  assert.deepEqual(inputs, [], 'a tag inside a union, pipe or lazy schema could be overlooked');
  assert.deepEqual(opaque(z.object({ a: z.union([personal(z.string()), z.number()]) }), 'planted'), ['planted.a']);
});
