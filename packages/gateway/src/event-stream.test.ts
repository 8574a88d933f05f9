import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { AssistantPart } from '@motcua/contract/assistant';
import { eventStreamResponse } from './event-stream.ts';
import { createGateway } from './gateway.ts';
import type { GatewayOptions } from './options.ts';
import { MotcuaPortError, type AssistantPort } from './ports.ts';
import { manualClock, samplePorts } from './testing/index.ts';

const parts: readonly AssistantPart[] = [
  { type: 'start', messageId: 'answer-1' },
  { type: 'data-outcome', data: { outcome: 'answer', codes: ['9.000001'] } },
  { type: 'source-url', sourceId: '9.000001', url: 'https://cong-mau.example/9.000001', title: 'Đăng ký khai sinh' },
  { type: 'text-start', id: 'text-1' },
  { type: 'text-delta', id: 'text-1', delta: 'Cần ' },
  { type: 'text-delta', id: 'text-1', delta: 'giấy chứng sinh [9.000001].' },
  { type: 'text-end', id: 'text-1' },
  { type: 'finish' },
];

/** A gateway whose assistant speaks by this script; `log` and `signal` are what became of it. */
function gateway(script: (signal: AbortSignal) => AsyncIterable<unknown>, options: GatewayOptions = {}) {
  const seen: { signal?: AbortSignal; log: { route: string; status: number; code?: string; input?: unknown }[] } = { log: [] };
  const assistant: AssistantPort = {
    ask(_input, signal) {
      seen.signal = signal;
      return script(signal) as AsyncIterable<AssistantPart>;
    },
  };
  const gate = createGateway({ ...samplePorts(), assistant }, { log: (record) => seen.log.push(record), ...options });
  const ask = (body: unknown = { turns: ['khai sinh cần gì'] }, init: RequestInit = {}) =>
    gate.fetch('https://gateway.test/assistant/ask', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), ...init });
  return { seen, ask };
}

async function* scripted(...all: readonly unknown[]): AsyncGenerator<unknown> {
  for (const part of all) yield part;
}

it('sends one event per part, numbered, and says that it is done', async () => {
  const { ask, seen } = gateway(() => scripted(...parts));
  const response = await ask();
  assert.equal(response.headers.get('content-type'), 'text/event-stream');
  assert.equal(response.headers.get('x-vercel-ai-ui-message-stream'), 'v1');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const events = (await response.text()).trimEnd().split('\n\n');
  assert.deepEqual(events, [...parts.map((part, index) => `id: ${index + 1}\ndata: ${JSON.stringify(part)}`), 'data: [DONE]']);
  assert.deepEqual(
    seen.log.map(({ route, status, input }) => [route, status, input]),
    [['askAssistant', 200, {}]],
  );
});

it('answers with problem details where nothing has come yet', async () => {
  const failing = gateway(() => {
    throw new MotcuaPortError('UNAVAILABLE');
  });
  assert.equal((await failing.ask()).status, 503);
  const late = gateway(async function* () {
    yield await Promise.reject(new MotcuaPortError('UNTRUSTED'));
  });
  const response = await late.ask();
  assert.deepEqual([response.status, (await response.json()).code], [502, 'UNTRUSTED']);
  for (const body of [{}, { turns: [] }, { turns: [''] }, { turns: Array.from({ length: 21 }, () => 'x') }, { turns: ['x'.repeat(1001)] }]) {
    assert.equal((await gateway(() => scripted(...parts)).ask(body)).status, 400);
  }
});

it('says in the stream what fails in the middle of it, without a word of the cause', async () => {
  const { ask, seen } = gateway(async function* () {
    yield parts[0];
    throw new Error('khai sinh của Nguyễn Văn A');
  });
  const text = await (await ask()).text();
  assert.match(text, /data: {"type":"error","errorText":"UNAVAILABLE"}\n\ndata: \[DONE\]\n\n$/);
  assert.doesNotMatch(text, /Nguyễn/);
  assert.deepEqual(
    seen.log.map(({ code }) => code),
    ['UNAVAILABLE'],
  );
});

it('lets no part through that breaks the contract', async () => {
  const { ask } = gateway(() => scripted(parts[0], { type: 'source-url', sourceId: '9.000001', url: 'javascript:alert(1)', title: 'x' }, ...parts));
  const text = await (await ask()).text();
  assert.match(text, /"errorText":"BAD_ANSWER"/);
  assert.doesNotMatch(text, /javascript/);
});

it('tells the port to stop when the reader goes away', async () => {
  const { ask, seen } = gateway(async function* (signal) {
    yield parts[0];
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('stop', 'AbortError'))));
  });
  const response = await ask();
  const reader = response.body!.getReader();
  await reader.read();
  assert.equal(seen.signal?.aborted, false);
  await reader.cancel();
  assert.equal(seen.signal?.aborted, true);
});

it('keeps a silent connection alive, and ends one that stays silent', async () => {
  const clock = manualClock();
  const { ask } = gateway(
    async function* (signal) {
      yield parts[0];
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('stop', 'AbortError'))));
    },
    { clock, silenceLimitMs: 40_000 },
  );
  const reader = (await ask()).body!.getReader();
  const read = async () => new TextDecoder().decode((await reader.read()).value);
  assert.match(await read(), /"start"/);
  const told: string[] = [];
  for (let seconds = 0; seconds < 45; seconds += 5) {
    const next = read().then((text) => told.push(text));
    await new Promise(setImmediate);
    clock.advance(5000);
    await Promise.race([next, new Promise(setImmediate)]);
  }
  const all = told.join('');
  assert.match(all, /^: waiting\n\n: waiting\n\ndata: {"type":"error","errorText":"TIMEOUT"}/);
});

it('waits for days for a part without its memory growing', async (context) => {
  const clock = manualClock();
  const never = new Promise<IteratorResult<never>>(() => {});
  const listening = context.mock.method(never, 'then');
  const stop = new AbortController();
  const { body } = eventStreamResponse({ next: () => never }, never, { clock, silenceLimitMs: Infinity, stop, ended: () => {} });
  const reader = body!.getReader();
  for (let count = 0; count < 100; count += 1) {
    const next = reader.read();
    await new Promise(setImmediate);
    clock.advance(15_000);
    assert.equal(new TextDecoder().decode((await next).value), ': waiting\n\n');
  }
  await reader.cancel();
  assert.ok(listening.mock.callCount() < 10, `${listening.mock.callCount()} listeners on one part`);
});

it('frees its place when the stream ends', async () => {
  const { ask } = gateway(() => scripted(...parts), { streamLimit: 1 });
  for (let turn = 0; turn < 3; turn += 1) await (await ask()).text();
  const first = await ask();
  const second = await ask();
  assert.equal(second.status, 503);
  await first.body?.cancel();
  assert.equal((await ask()).status, 200);
});
