import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { FeedbackEvent } from '@motcua/contract/feedback';
import { createGateway, type FeedbackPort, type NumberedPart } from './index.ts';
import { failingPort, samplePorts } from './testing/index.ts';

const at = '2026-11-27T03:00:00Z';
const steps: readonly NumberedPart<FeedbackEvent>[] = [
  { id: '7', part: { status: 'received', at } },
  { id: '9', part: { status: 'accepted', at } },
];
const question = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"trackingCode":"4F7K-2M9Q-XBH3"}' };

/** A gateway over an agency whose reports have two steps so far, and the `after` that it was asked with. */
function gate() {
  const seen: { after?: string | undefined; isStopped: boolean } = { isStopped: false };
  async function* follow(_input: unknown, after: string | undefined, signal: AbortSignal): AsyncGenerator<NumberedPart<FeedbackEvent>> {
    seen.after = after;
    for (const step of steps) if (Number(step.id) > Number(after ?? 0)) yield step;
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    seen.isStopped = true;
  }
  const feedback: FeedbackPort = { ...failingPort('UNAVAILABLE'), follow };
  const gateway = createGateway({ ...samplePorts(), feedback });
  const ask = (headers: Record<string, string> = {}) => gateway.fetch('https://gateway.test/feedback/events', { ...question, headers: { ...question.headers, ...headers } });
  return { gateway, seen, ask };
}

it('sends readers of a stream away when it ends, after what they had to get', async () => {
  const { gateway, seen, ask } = gate();
  const response = await ask();
  gateway.drain();
  const text = await response.text();
  assert.match(text, /^id: 7\ndata: .*\n\nid: 9\ndata: .*\n\nretry: \d+\n\n$/);
  await new Promise(setImmediate);
  assert.equal(seen.isStopped, true);
});

it('goes on after the id that a reader brings from another gateway', async () => {
  const { gateway, seen, ask } = gate();
  const response = await ask({ 'last-event-id': '7' });
  gateway.drain();
  assert.match(await response.text(), /^id: 9\n/);
  assert.equal(seen.after, '7');
});

it('passes over an id that it cannot have given', async () => {
  const { gateway, seen, ask } = gate();
  const response = await ask({ 'last-event-id': 'x'.repeat(201) });
  gateway.drain();
  await response.text();
  assert.equal(seen.after, undefined);
});

it('is not ready any more, and still answers what it is asked', async () => {
  const { gateway } = gate();
  assert.equal((await gateway.fetch('https://gateway.test/readyz')).status, 200);
  gateway.drain();
  assert.equal((await gateway.fetch('https://gateway.test/readyz')).status, 503);
  assert.equal((await gateway.fetch('https://gateway.test/livez')).status, 200);
  assert.equal((await gateway.fetch('https://gateway.test/services/9.000001')).status, 200);
});

it('begins before its first part where that may come in days, and says so at once where it never will', async () => {
  const { gateway, ask } = gate();
  const waiting = await ask({ 'last-event-id': '9' }); // There is nothing after it yet.
  assert.deepEqual([waiting.status, waiting.headers.get('content-type')], [200, 'text/event-stream']);
  gateway.drain();
  assert.match(await waiting.text(), /^retry: \d+\n\n$/);
});
