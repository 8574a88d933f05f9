import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import { createGateway } from '@motcua/gateway';
import { samplePorts } from '@motcua/gateway/testing';
import { createClient, isMotcuaError, type ClientOptions } from './index.ts';

type Answer = 'gateway' | 'lost' | 'silent' | Response;

/** A client whose server gives these answers by turns, and then those of the real gateway. No pause is waited for. */
function scripted(context: TestContext, answers: readonly Answer[], options: Partial<ClientOptions> = {}) {
  context.mock.method(Math, 'random', () => 0);
  const gateway = createGateway(samplePorts());
  const requests: Request[] = [];
  const fetch: ClientOptions['fetch'] = async (input, init) => {
    const request = new Request(input, init);
    requests.push(request.clone());
    const answer = answers[requests.length - 1] ?? 'gateway';
    if (answer === 'gateway') return gateway.fetch(request);
    if (answer === 'lost') throw new TypeError('fetch failed');
    if (answer === 'silent') return new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)));
    return answer;
  };
  return { requests, ...createClient({ gateway: 'https://gateway.test', fetch, ...options }) };
}

const status = (code: number, headers: Record<string, string> = {}) => new Response('<h1>busy</h1>', { status: code, headers });
const cutOff = () =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"outcome":'));
        controller.error(new TypeError('terminated'));
      },
    }),
    { headers: { 'content-type': 'application/json' } },
  );
const codeIs = (code: string) => (error: unknown) => isMotcuaError(error) && error.code === code;

it('asks again after a lost connection, an answer cut off on the way, 429, 502, 503, 504 and silence', async (context) => {
  for (const answer of ['lost', cutOff(), status(429), status(502), status(503), status(504), 'silent'] as const) {
    const { requests, services } = scripted(context, [answer], { timeoutMs: 50 });
    assert.equal((await services.find('dang ky khai sinh')).outcome, 'answer');
    assert.equal(requests.length, 2);
    context.mock.restoreAll();
  }
});

it('does not ask again where that would not help', async (context) => {
  for (const [answer, code] of [
    [status(500), 'UNAVAILABLE'],
    [status(404), 'UNAVAILABLE'],
    [new Response('<html>', { status: 200 }), 'BAD_ANSWER'],
    [Response.json({ outcome: 'x' }), 'BAD_ANSWER'],
  ] as const) {
    const { requests, services } = scripted(context, [answer]);
    await assert.rejects(services.find('khai sinh'), codeIs(code));
    assert.equal(requests.length, 1);
    context.mock.restoreAll();
  }
});

it('asks four times at most, and says what the last one said', async (context) => {
  const { requests, services } = scripted(context, [status(502), 'lost', status(429), status(503, { 'x-request-id': 'LAST-ONE' })]);
  await assert.rejects(services.find('khai sinh'), (error) => codeIs('UNAVAILABLE')(error) && isMotcuaError(error) && error.requestId === 'LAST-ONE');
  assert.equal(requests.length, 4);
});

it('comes again when the server says, unless that is more than five seconds: then the caller is told', async (context) => {
  const soon = scripted(context, [status(503, { 'retry-after': '1' })]);
  const begun = performance.now();
  await soon.services.find('khai sinh');
  assert.ok(performance.now() - begun >= 1000);
  const late = scripted(context, [status(503, { 'retry-after': '60' })]);
  await assert.rejects(late.services.find('khai sinh'), (error) => isMotcuaError(error) && error.retryAfterSeconds === 60);
  assert.equal(late.requests.length, 1);
});

it('ends within the total limit, however many attempts it still has', async (context) => {
  const { requests, services } = scripted(context, ['silent', 'silent', 'silent', 'silent'], { timeoutMs: 60, totalTimeoutMs: 100 });
  const begun = performance.now();
  await assert.rejects(services.find('khai sinh'), codeIs('TIMEOUT'));
  assert.ok(performance.now() - begun < 500);
  assert.equal(requests.length, 2);
});

it('leaves off repeating when its budget is spent, and goes on when answers come again', async (context) => {
  const { requests, services } = scripted(
    context,
    Array.from({ length: 60 }, () => status(503)),
  );
  for (let count = 0; count < 10; count += 1) await services.find(`khai sinh ${count}`).catch(() => {});
  assert.equal(requests.length, 10 + 20, 'ten questions, and twenty times more');
  while (requests.length < 60) await services.find(`khai sinh ${requests.length}`).catch(() => {});
  assert.equal((await services.find('dang ky khai sinh')).outcome, 'answer');
});

it('stops when the caller leaves during a pause', async (context) => {
  const { requests, services } = scripted(context, [status(503, { 'retry-after': '4' })]);
  const caller = new AbortController();
  const asked = services.find('khai sinh', { signal: caller.signal });
  setTimeout(() => caller.abort(), 30);
  await assert.rejects(asked, { name: 'AbortError' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(requests.length, 1);
});

it('never repeats what is no question and has no key: a rating, a report of an error', async (context) => {
  const rating = scripted(context, ['lost']);
  await assert.rejects(rating.ratings.rate('9.000001', true), codeIs('UNAVAILABLE'));
  assert.equal(rating.requests.length, 1);
  const report = scripted(context, ['lost']);
  await assert.rejects(report.reports.report({ code: '9.000001', part: 'fee', text: 'Sai lệ phí' }), codeIs('UNAVAILABLE'));
  assert.equal(report.requests.length, 1);
});

it('sends a write under one key in every attempt, and another write under another', async (context) => {
  const receipt = () => Response.json({ trackingCode: '4F7K-2M9Q-XBH3', receivedAt: '2026-11-27T01:00:00Z' });
  const { requests, feedback } = scripted(context, ['lost', status(503), receipt(), receipt()]);
  const report = { category: 'rac-thai', text: 'Rác', isPublic: false };
  await feedback.send(report);
  await feedback.send(report);
  const keys = requests.map(({ headers }) => headers.get('idempotency-key'));
  assert.match(keys[0] ?? '', /^"[0-9a-f-]{36}"$/);
  assert.deepEqual(
    keys.map((key) => keys.indexOf(key)),
    [0, 0, 0, 3],
  );
});

it('asks under the same key again what failed and may have been done', async (context) => {
  const receipt = Response.json({ trackingCode: '4F7K-2M9Q-XBH3', receivedAt: '2026-11-27T01:00:00Z' });
  const { requests, feedback } = scripted(context, ['lost', 'lost', 'lost', 'lost', receipt]);
  const report = { category: 'rac-thai', text: 'Rác', isPublic: false };
  await assert.rejects(feedback.send(report), codeIs('UNAVAILABLE'));
  await feedback.send(report);
  assert.equal(new Set(requests.map(({ headers }) => headers.get('idempotency-key'))).size, 1);
});

it('waits for the answer of a write that is still being done', async (context) => {
  const busy = Response.json({ status: 409, code: 'CONFLICT', requestId: 'ABC', retryAfterSeconds: 0 }, { status: 409, headers: { 'content-type': 'application/problem+json' } });
  const receipt = Response.json({ trackingCode: '4F7K-2M9Q-XBH3', receivedAt: '2026-11-27T01:00:00Z' });
  const { feedback } = scripted(context, [busy, receipt]);
  assert.equal((await feedback.send({ category: 'rac-thai', text: 'Rác', isPublic: false })).kind, 'received');
});
