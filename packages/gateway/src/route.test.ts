import assert from 'node:assert/strict';
import { it } from 'node:test';
import { endpoint, personal, type EndpointDefinition } from '@motcua/contract';
import * as z from 'zod/mini';
import type { Exchange } from './exchange.ts';
import { Failure } from './failure.ts';
import { readInput } from './request-input.ts';
import { routeOf } from './route.ts';

/** An endpoint that the contract does not have yet: numbers and booleans in an address. */
const listLetters = endpoint({
  method: 'GET',
  path: '/boxes/{box}/letters',
  summary: 'Lists letters.',
  input: z.object({ box: z.string(), limit: z.optional(z.int()), unread: z._default(z.boolean(), false), word: z.optional(z.string()) }),
  output: z.object({}),
  errors: [],
  personal: [],
  cache: 'none',
});

const sendLetter = endpoint({
  method: 'POST',
  path: '/boxes/{box}/letters',
  summary: 'Sends a letter.',
  input: z.object({ box: z.string(), text: personal(z.string()) }),
  output: z.object({}),
  errors: [],
  personal: ['text'],
  cache: 'none',
});

/** Reads what a request sends to an endpoint, as the gateway does. */
function read(definition: EndpointDefinition, query: string, body?: unknown) {
  const request = new Request(`https://gateway.test/boxes/7/letters${query}`, {
    method: definition.method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return readInput(definition, { request, pathParameters: { box: '7' }, bodyLimitBytes: 1000, signal: new AbortController().signal });
}

it('reads numbers, booleans and text from an address as the schema asks', async () => {
  assert.deepEqual(await read(listLetters, '?limit=5&unread=true&word=12&other=1'), { box: '7', limit: 5, unread: true, word: '12' });
  assert.deepEqual(await read(listLetters, ''), { box: '7' });
});

it('leaves what is no number or boolean for the schema to refuse', async () => {
  for (const text of ['', ' 5', '0x10', '1e3', 'Infinity', '5,5']) assert.deepEqual(await read(listLetters, `?limit=${encodeURIComponent(text)}`), { box: '7', limit: text });
  assert.deepEqual(await read(listLetters, '?unread=yes'), { box: '7', unread: 'yes' });
});

it('refuses a name that is given twice', async () => {
  await assert.rejects(read(listLetters, '?limit=1&limit=2'), (error) => error instanceof Failure && error.fields?.[0] === 'limit');
});

it('trusts the path before the query and the body', async () => {
  assert.deepEqual(await read(listLetters, '?box=8'), { box: '7' });
  assert.deepEqual(await read(sendLetter, '?text=x', { box: '8', text: 'xin chào' }), { box: '7', text: 'xin chào' });
});

it('notes the input for the log without its personal fields', async () => {
  const exchange: Exchange = { requestId: '1', startedAtMs: 0, route: 'sendLetter' };
  await routeOf(sendLetter, async () => ({})).run({ box: '7', text: 'xin chào' }, new AbortController().signal, exchange);
  assert.deepEqual(exchange.input, { box: '7' });
});

it('refuses to serve an endpoint without the sign-in, the idempotency or the stream that it asks for', () => {
  const { output: _output, ...partless } = sendLetter;
  const demanding: EndpointDefinition[] = [
    endpoint({ ...sendLetter, authorization: { assuranceLevel: 2, purpose: 'post' } }),
    endpoint({ ...sendLetter, write: 'idempotent' }),
    endpoint({ ...partless, stream: z.object({}) }),
  ];
  for (const definition of demanding) assert.throws(() => routeOf(definition, async () => undefined), /POST \/boxes\/\{box\}\/letters needs sign-in, writing or answers in parts/);
});
