import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { breakingChanges } from './breaking-changes.mjs';

const read = (name) => JSON.parse(readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8'));

it('breaks nothing that was agreed; where it must, `node tools/breaking-changes.mjs --agree` and a new major version say so', () => {
  assert.deepEqual(breakingChanges(read('openapi.agreed.json'), read('openapi.json')), []);
});

/** What is said where this is changed. */
function saidOf(change) {
  const after = read('openapi.json');
  change(after);
  return breakingChanges(read('openapi.json'), after);
}

it('finds each change that would break a client', () => {
  const send = (document) => document.paths['/feedback'].post;
  const body = (document) => send(document).requestBody.content['application/json'].schema;
  const answer = (document) => document.components.schemas.FeedbackReceipt;
  const changes = {
    'GET /services/{code}: is gone': (document) => delete document.paths['/services/{code}'],
    'POST /feedback: is called "report" now, a client\'s method': (document) => (send(document).operationId = 'report'),
    'POST /feedback: "contact" must now be given': (document) => body(document).required.push('contact'),
    'POST /feedback: "language" is not taken any more': (document) => delete body(document).properties.language,
    'POST /feedback: "language" does not take "en" any more': (document) => (body(document).properties.language.enum = ['vi']),
    'POST /feedback: "text" takes only "a" now': (document) => (body(document).properties.text.enum = ['a']),
    'GET /feedback/public: "items[].status" may be anything now': (document) => delete document.components.schemas.FeedbackStatus.enum,
    'POST /feedback: "text" has another maxLength': (document) => (body(document).properties.text.maxLength = 100),
    'POST /feedback: "text" is number, no more string': (document) => (body(document).properties.text = { type: 'number' }),
    'POST /feedback: "trackingCode" is not given any more': (document) => delete answer(document).properties.trackingCode,
    'POST /feedback: "receivedAt" may be missing now': (document) => (answer(document).required = ['trackingCode']),
    'POST /feedback: "trackingCode" is written differently': (document) => (document.components.schemas.TrackingCode.pattern = '^.$'),
    'GET /feedback/public: "items[].status" may be "merged" now': (document) => document.components.schemas.FeedbackStatus.enum.push('merged'),
    'GET /feedback/public: "limit" has another maximum': (document) => (document.paths['/feedback/public'].get.parameters.find(({ name }) => name === 'limit').schema.maximum = 10),
    'GET /services/{code}: "fees[]" may be kind=secret now': (document) => {
      const fee = document.components.schemas.Fee;
      (fee.oneOf ?? fee.anyOf).push({ type: 'object', properties: { kind: { type: 'string', const: 'secret' } } });
    },
    'POST /assistant/ask: does not answer text/event-stream any more': (document) => {
      const { content } = document.paths['/assistant/ask'].post.responses[200];
      content['application/json'] = content['text/event-stream'];
      delete content['text/event-stream'];
    },
    'GET /health/book: asks for another sign-in': (document) => (document.paths['/health/book'].get['x-authorization'].assuranceLevel = 3),
  };
  for (const [line, change] of Object.entries(changes)) assert.ok(saidOf(change).includes(line), `${line}\n  was not said; but: ${saidOf(change).join('; ')}`);
});

it('lets pass what breaks nobody', () => {
  for (const change of [
    (document) => (document.paths['/new'] = document.paths['/feedback']),
    (document) => (document.paths['/feedback'].post.requestBody.content['application/json'].schema.properties.extra = { type: 'string' }),
    (document) => (document.components.schemas.FeedbackReceipt.properties.extra = { type: 'string' }),
    (document) => (document.paths['/feedback'].post.requestBody.content['application/json'].schema.properties.text.maxLength = 5000),
    (document) => (document.paths['/feedback'].post.summary = 'Other words.'),
  ]) {
    assert.deepEqual(saidOf(change), []);
  }
});

it('is a document that a generator of others makes sound types of', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-openapi-'));
  try {
    writeFileSync(join(folder, 'api.ts'), astToString(await openapiTS(new URL('../docs/openapi.json', import.meta.url))));
    const use = `import type { paths } from './api.ts';
type Receipt = paths['/feedback']['post']['responses']['200']['content']['application/json'];
export const code: (receipt: Receipt) => string = ({ trackingCode }) => trackingCode;
type Question = NonNullable<paths['/services/find']['post']['requestBody']>['content']['application/json'];
export const question: Question = { query: 'khai sinh' };
// @ts-expect-error A question has words.
export const none: Question = {};
`;
    writeFileSync(join(folder, 'use.ts'), use);
    const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
    const { status, stdout } = spawnSync(
      process.execPath,
      [tsc, '--noEmit', '--strict', '--allowImportingTsExtensions', '--module', 'esnext', '--moduleResolution', 'bundler', 'use.ts'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    assert.deepEqual([status, stdout], [0, '']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
