import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { openApiOf } from './openapi.ts';
import { personal } from './personal.ts';

type Json = { readonly [key: string]: Json } & { readonly length?: never };

/** The reference of one invented capability, read back as any program would: from its JSON. */
function reference(): Json {
  const Stamp = z.object({ day: z.iso.date() });
  const Letter = z.object({ code: z.string(), stamp: z.optional(Stamp) });
  const post = {
    sendLetter: endpoint({
      method: 'POST',
      path: '/boxes/{box}/letters',
      summary: 'Sends a letter.',
      input: z.object({ box: z.string(), text: personal(z.string()), stamp: z.optional(Stamp) }),
      output: Letter,
      errors: ['CONFLICT', 'SIGN_IN', 'STEP_UP'],
      personal: ['text'],
      cache: 'none',
    }),
    listLetters: endpoint({
      method: 'GET',
      path: '/boxes/{box}/letters',
      summary: 'Lists the letters of a box.',
      input: z.object({ box: z.string(), limit: z.optional(z.int()) }),
      output: z.object({ letters: z.array(Letter) }),
      errors: ['NOT_FOUND'],
      personal: [],
      cache: { scope: 'public', maxAgeSeconds: 60, staleIfErrorSeconds: 3600 },
    }),
  };
  const written: Json = JSON.parse(JSON.stringify(openApiOf({ post }, { title: 'post', version: '7', schemas: { Letter, Stamp } })));
  return written;
}

it('writes both methods of a path, named like their endpoints', () => {
  const { openapi, info, tags, paths } = reference();
  assert.deepEqual([openapi, info?.['title'], info?.['version']], ['3.1.0', 'post', '7']);
  assert.deepEqual(tags, [{ name: 'post' }]);
  const path = paths?.['/boxes/{box}/letters'];
  assert.deepEqual(Object.keys(path ?? {}).sort(), ['get', 'post']);
  assert.deepEqual([path?.['get']?.['operationId'], path?.['post']?.['operationId']], ['listLetters', 'sendLetter']);
});

it('puts path, query and body fields where the endpoint takes them', () => {
  const path = reference()['paths']?.['/boxes/{box}/letters'];
  assert.deepEqual(path?.['get']?.['parameters'], [
    { name: 'box', in: 'path', required: true, schema: { type: 'string' } },
    { name: 'limit', in: 'query', required: false, schema: { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER } },
  ]);
  assert.equal(path?.['get']?.['requestBody'], undefined);
  assert.deepEqual(path?.['post']?.['parameters'], [{ name: 'box', in: 'path', required: true, schema: { type: 'string' } }]);
  assert.deepEqual(path?.['post']?.['requestBody']?.['content']?.['application/json']?.['schema'], {
    type: 'object',
    properties: { text: { type: 'string', 'x-personal': true }, stamp: { $ref: '#/components/schemas/Stamp' } },
    required: ['text'],
  });
});

it('uses the names of schemas wherever they occur, at the root and inside', () => {
  const { paths, components } = reference();
  const path = paths?.['/boxes/{box}/letters'];
  const answer = (method: string) => path?.[method]?.['responses']?.['200']?.['content']?.['application/json']?.['schema'];
  assert.deepEqual(answer('post'), { $ref: '#/components/schemas/Letter' });
  assert.deepEqual(answer('get')?.['properties']?.['letters']?.['items'], { $ref: '#/components/schemas/Letter' });
  assert.deepEqual(components?.['schemas']?.['Letter']?.['properties']?.['stamp'], { $ref: '#/components/schemas/Stamp' });
});

it('groups the codes that share a status, and tells every problem that can happen', () => {
  const responses = reference()['paths']?.['/boxes/{box}/letters']?.['post']?.['responses'];
  assert.deepEqual(responses?.['401']?.['x-codes'], ['SIGN_IN', 'STEP_UP']);
  assert.deepEqual(Object.keys(responses ?? {}), ['200', '400', '401', '409', '413', '415', '429', '502', '503', '504']);
  assert.deepEqual(responses?.['409']?.['content'], { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } });
});

it('says how long an answer may be kept', () => {
  const path = reference()['paths']?.['/boxes/{box}/letters'];
  assert.equal(path?.['post']?.['responses']?.['200']?.['description'], 'The answer. Must not be kept by any cache.');
  assert.match(String(path?.['get']?.['responses']?.['200']?.['description']), /any cache for 60 seconds, and for 3600 seconds more/);
  assert.ok(path?.['get']?.['responses']?.['304']);
  assert.ok(!path?.['post']?.['responses']?.['304']);
});

it('gives the same document for the same contract', () => {
  assert.equal(JSON.stringify(reference()), JSON.stringify(reference()));
});

it('tells the shape of each event where an answer comes in parts, and who may ask', () => {
  const talk = endpoint({
    method: 'POST',
    path: '/talk',
    summary: 'Talks.',
    input: z.object({}),
    stream: z.object({ word: z.string() }),
    errors: ['SIGN_IN'],
    personal: [],
    authorization: { assuranceLevel: 2, purpose: 'talk' },
    cache: 'none',
  });
  const { paths } = openApiOf({ talk: { talk } }, { title: 'talk', version: '1' }) as { paths: Record<string, Record<string, Record<string, unknown>>> };
  const operation = paths['/talk']?.['post'];
  assert.deepEqual(operation?.['x-authorization'], { assuranceLevel: 2, purpose: 'talk' });
  const { 200: answer } = (operation?.['responses'] ?? {}) as Record<number, { content: Record<string, { schema: { properties?: object } }> }>;
  assert.deepEqual(Object.keys(answer?.content ?? {}), ['text/event-stream']);
  assert.deepEqual(answer?.content['text/event-stream']?.schema.properties, { word: { type: 'string' } });
});
