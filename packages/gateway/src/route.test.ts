import assert from 'node:assert/strict';
import { it } from 'node:test';
import { endpoint, personal, type EndpointDefinition } from '@motcua/contract';
import * as z from 'zod/mini';
import type { Exchange } from './exchange.ts';
import { Failure } from './failure.ts';
import { demonstrationPeople, type Person } from './person.ts';
import type { Write } from './ports.ts';
import { readInput } from './request-input.ts';
import { personalRouteOf, personalWriteRouteOf, routeOf, sessionRouteOf, streamRouteOf } from './route.ts';

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

const request = new Request('https://gateway.test/');

it('notes the input for the log without its personal fields', async () => {
  const exchange: Exchange = { requestId: '1', startedAtMs: 0, route: 'sendLetter', rates: [], cookies: [] };
  await routeOf(sendLetter, async () => ({})).run({ request, sent: { box: '7', text: 'xin chào' }, signal: new AbortController().signal, exchange });
  assert.deepEqual(exchange.input, { box: '7' });
});

const { output: _output, ...partless } = sendLetter;
const personalLetter = endpoint({ ...sendLetter, errors: ['SIGN_IN', 'STEP_UP'], authorization: { assuranceLevel: 2, purpose: 'post' } });

it('refuses to serve an endpoint without the sign-in, the idempotency or the stream that it asks for', () => {
  const spoken = endpoint({ ...partless, stream: z.object({}) });
  const wrong = /POST \/boxes\/\{box\}\/letters needs another kind of route/;
  for (const definition of [personalLetter, endpoint({ ...sendLetter, write: 'idempotent' }), spoken] as EndpointDefinition[]) {
    assert.throws(() => routeOf(definition, async () => undefined), wrong);
  }
  assert.throws(() => personalRouteOf(sendLetter, async () => undefined), wrong);
  assert.throws(() => streamRouteOf(sendLetter, async function* () {}), wrong);
});

it('asks for a person, and for one who is known surely enough, before it looks at what was sent', async () => {
  const route = personalRouteOf(personalLetter, async () => ({}));
  const run = (person: Person | undefined, sent: unknown = { box: '7', text: 'x' }) =>
    route.run({ request, sent, person, signal: new AbortController().signal, exchange: { requestId: '1', startedAtMs: 0, route: 'sendLetter', rates: [], cookies: [] } });
  await assert.rejects(run(undefined, {}), { code: 'SIGN_IN' });
  await assert.rejects(run({ id: '1', assuranceLevel: 1 }, {}), { code: 'STEP_UP' });
  await assert.rejects(run({ id: '1', assuranceLevel: 2 }, {}), { code: 'BAD_INPUT' });
  assert.deepEqual(await run({ id: '1', assuranceLevel: 3 }), {});
});

it('believes a page about invented people only, and only about those it was told of', async () => {
  const personOf = demonstrationPeople(['000050000002']);
  const naming = (id?: string) => new Request('https://gateway.test/', { headers: id === undefined ? {} : { 'motcua-demonstration-person': id } });
  assert.equal((await personOf(naming('000050000002')))?.id, '000050000002');
  for (const id of [undefined, '', '000050000003', '001085012345']) assert.equal(await personOf(naming(id)), undefined);
  assert.equal(await demonstrationPeople([])(naming('000050000002')), undefined);
});

it('names the person in the key of a write, so that nobody gets an answer that was another’s', async () => {
  const written = endpoint({ ...personalLetter, write: 'idempotent' });
  const writes: Write[] = [];
  const route = personalWriteRouteOf(written, 'sendLetter', async (_input, _person, write) => {
    writes.push(write);
    return {};
  });
  const run = (id: string) => {
    const exchange: Exchange = { requestId: '1', startedAtMs: 0, route: 'sendLetter', rates: [], cookies: [] };
    const asked = { request, sent: { box: '7', text: 'x' }, signal: new AbortController().signal, exchange, idempotencyKey: 'khoa-chung-1' };
    return route.run({ ...asked, person: { id, assuranceLevel: 2 } });
  };
  for (const id of ['000001000001', '000001000002', '000001000001']) await run(id);
  const [one, other, again] = writes;
  assert.equal(one?.key, again?.key);
  assert.notEqual(one?.key, other?.key);
  assert.ok(!JSON.stringify(writes).includes('000001000001'));
  assert.throws(() => personalWriteRouteOf(personalLetter, 'sendLetter', async () => ({})), /needs another kind of route/);
});

it('wires nothing to a browser’s session but what is about one', () => {
  assert.throws(() => sessionRouteOf(listLetters, async () => ({ box: '' }) as never), /is not about a session/);
});
