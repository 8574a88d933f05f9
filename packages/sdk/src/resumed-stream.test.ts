import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import { followFeedback } from '@motcua/contract/feedback/wire';
import { GatewayTransport } from './gateway-transport.ts';
import { isMotcuaError } from './motcua-error.ts';
import { resumedTexts, type ResumeOptions } from './resumed-stream.ts';

/** `cut`: the line breaks. `open`: it stays, and says nothing more. Otherwise it ends as if all had been said. */
type End = 'cut' | 'open' | 'end';

const stream = (text: string, end: End = 'end') =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(text));
        if (end === 'end') controller.close();
        // What has been sent must be read before the line breaks.
        if (end === 'cut') setTimeout(() => controller.error(new TypeError('terminated')), 5);
      },
    }),
    { headers: { 'content-type': 'text/event-stream' } },
  );

/** Follows a report over a server that gives these answers by turns. */
function followed(context: TestContext, answers: readonly (Response | 'lost')[], options: Partial<ResumeOptions> = {}) {
  context.mock.method(Math, 'random', () => 0);
  const askedAfter: (string | null)[] = [];
  const transport = new GatewayTransport({
    gateway: 'https://gateway.test',
    held: [],
    timeoutMs: 1000,
    store: { isShared: false },
    fetch: async (_, init) => {
      askedAfter.push(new Headers(init?.headers).get('last-event-id'));
      const answer = answers[askedAfter.length - 1] ?? assert.fail('asked too often');
      if (answer === 'lost') throw new TypeError('fetch failed');
      return answer;
    },
  });
  const texts: string[] = [];
  const reading = (async () => {
    for await (const text of resumedTexts(transport, followFeedback, { trackingCode: '4F7K-2M9Q-XBH3' }, { signal: AbortSignal.timeout(3000), ...options })) texts.push(text);
  })();
  return { askedAfter, texts, reading };
}

const codeIs = (code: string) => (error: unknown) => isMotcuaError(error) && error.code === code;
const problem = (code: string, status: number) => Response.json({ status, code, requestId: 'ABC' }, { status, headers: { 'content-type': 'application/problem+json' } });

it('goes on after the last whole event, through cuts, refusals and endings without an end', async (context) => {
  const { askedAfter, texts, reading } = followed(context, [
    stream('id: a:1\ndata: one\n\nid: a:2\ndata: tw', 'cut'),
    'lost',
    problem('UNAVAILABLE', 503),
    stream('id: a:2\ndata: two\n\n'),
    stream(': waiting\n\n', 'cut'),
    stream('id: a:3\ndata: three\n\ndata: [DONE]\n\n', 'open'),
  ]);
  await reading;
  assert.deepEqual(texts, ['one', 'two', 'three']);
  assert.deepEqual(askedAfter, [null, 'a:1', 'a:1', 'a:1', 'a:2', 'a:2']);
});

it('passes over what a server sends twice because it began too early', async (context) => {
  const { texts, reading } = followed(context, [
    stream('id: 1\ndata: one\n\nid: 2\ndata: two\n\n', 'cut'),
    stream('id: 1\ndata: one\n\nid: 2\ndata: two\n\nid: 3\ndata: three\n\ndata: [DONE]\n\n'),
  ]);
  await reading;
  assert.deepEqual(texts, ['one', 'two', 'three']);
});

it('waits as long as the server says before it connects again', async (context) => {
  const { reading } = followed(context, [stream('retry: 300\nid: 1\ndata: one\n\n', 'cut'), stream('data: [DONE]\n\n')]);
  const begun = performance.now();
  await reading;
  assert.ok(performance.now() - begun >= 300);
});

it('takes a line on which nothing comes for too long for a dead one, and one with comments for a living one', async (context) => {
  const living = new Response(
    new ReadableStream({
      async start(controller) {
        const send = (text: string) => controller.enqueue(new TextEncoder().encode(text));
        for (let count = 0; count < 8; count += 1) {
          send(': waiting\n\n');
          await new Promise((resolve) => setTimeout(resolve, 25));
        }
        send('id: 2\ndata: two\n\ndata: [DONE]\n\n');
      },
    }),
  );
  const { askedAfter, texts, reading } = followed(context, [stream('id: 1\ndata: one\n\n', 'open'), living], { longestSilenceMs: 120 });
  await reading;
  assert.deepEqual(texts, ['one', 'two']);
  assert.deepEqual(askedAfter, [null, '1']);
});

it('ends with the code that the gateway names for good, and goes on after one that passes', async (context) => {
  const error = (code: string) => stream(`data: {"type":"error","errorText":"${code}"}\n\ndata: [DONE]\n\n`);
  const passing = followed(context, [error('TIMEOUT'), stream('data: {"a":"error"}\n\ndata: [DONE]\n\n')]);
  await passing.reading;
  assert.deepEqual(passing.texts, ['{"a":"error"}']);
  await assert.rejects(followed(context, [error('BAD_ANSWER')]).reading, codeIs('BAD_ANSWER'));
  await assert.rejects(followed(context, [stream('data: x\n\n', 'cut'), problem('NOT_FOUND', 404)]).reading, codeIs('NOT_FOUND'));
});

it('fails where it cannot even begin, like any question', async (context) => {
  const { askedAfter, reading } = followed(context, ['lost', 'lost', 'lost', 'lost']);
  await assert.rejects(reading, codeIs('UNAVAILABLE'));
  assert.equal(askedAfter.length, 4);
});

it('does not go on with an answer that cannot be gone on with', async (context) => {
  const { texts, reading } = followed(context, [stream('id: 1\ndata: one\n\n', 'cut')], { isResumable: (id) => id.includes(':') });
  await assert.rejects(reading, codeIs('UNAVAILABLE'));
  assert.deepEqual(texts, ['one']);
});

it('closes the connection when the caller leaves, in the middle of silence or of a pause', async (context) => {
  const leaving = new AbortController();
  const silent = followed(context, [stream('id: 1\ndata: one\n\n', 'open')], { signal: leaving.signal });
  setTimeout(() => leaving.abort(), 20);
  await assert.rejects(silent.reading, { name: 'AbortError' });
  assert.deepEqual(silent.texts, ['one']);
  const other = new AbortController();
  const pausing = followed(context, [stream('retry: 60000\ndata: x\n\n', 'cut')], { signal: other.signal });
  setTimeout(() => other.abort(), 40);
  await assert.rejects(pausing.reading, { name: 'AbortError' });
});
