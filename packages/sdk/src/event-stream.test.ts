import assert from 'node:assert/strict';
import { it } from 'node:test';
import type * as oracle from 'eventsource-parser';
import { serverEvents } from './event-stream.ts';

// By its file: it offers its own sources to whoever asks for sources, and Node reads no TypeScript of packages.
const { createParser }: typeof oracle = await import(new URL('../node_modules/eventsource-parser/dist/index.js', import.meta.url).href);

/** Reads a stream that arrives in these pieces, and gives the texts of its events. */
async function read(pieces: readonly (string | Uint8Array)[], signal = new AbortController().signal): Promise<string[]> {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece);
      controller.close();
    },
  });
  const texts: string[] = [];
  for await (const { text } of serverEvents(body, signal)) texts.push(text);
  return texts;
}

it('reads events wherever their bytes are cut', async () => {
  const stream = ': hb\n\nid: 1\ndata: {"a":"đường"}\r\n\r\ndata:một\nid: 2\ndata: hai\n\nretry: 5\n\n';
  const whole = new TextEncoder().encode(stream);
  for (let at = 0; at <= whole.length; at += 1) {
    assert.deepEqual(await read([whole.slice(0, at), whole.slice(at)]), ['{"a":"đường"}', 'một\nhai'], `cut at ${at}`);
  }
});

it('gives no event that was cut off', async () => {
  assert.deepEqual(await read(['data: whole\n\ndata: hal']), ['whole']);
  assert.deepEqual(await read(['data: whole\n\ndata: not ended\n']), ['whole']);
});

it('stops reading when it is told to, and lets the sender know', async () => {
  const stop = new AbortController();
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('data: x\n\n')),
    cancel: () => {
      isCancelled = true;
    },
  });
  let count = 0;
  await assert.rejects(
    async () => {
      for await (const _ of serverEvents(body, stop.signal)) if ((count += 1) === 3) stop.abort();
    },
    { name: 'AbortError' },
  );
  assert.ok(count >= 3 && count < 10 && isCancelled);
});

it('brings a reader’s position up to date only with whole events', async () => {
  const position = { lastEventId: '', retryMs: undefined };
  const given: { text: string; id: string | undefined }[] = [];
  const stream = 'retry: 1500\nid: a:1\ndata: one\n\ndata: two\n\nid: a:3\n\nid: with\0null\ndata: four\n\nretry: soon\nid: a:5\ndata: cut';
  for await (const event of serverEvents(new Response(stream).body!, new AbortController().signal, position)) given.push(event);
  assert.deepEqual(given, [
    { text: 'one', id: 'a:1' },
    { text: 'two', id: undefined },
    { text: 'four', id: undefined },
  ]);
  assert.deepEqual(position, { lastEventId: 'a:3', retryMs: 1500 });
});

it('agrees with eventsource-parser on 3,000 streams of odd lines, cut anywhere', async () => {
  let state = 20_261_127;
  const below = (limit: number) => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) % limit;
  const one = <T>(choices: readonly T[]) => choices[below(choices.length)]!;
  const pieces = [
    'data:',
    'data: ',
    'data',
    'data:  x',
    'id: 7',
    'id:',
    'id: a:b',
    'event: x',
    'retry: 10',
    'retry: x',
    ': note',
    ':',
    'đường',
    '😀',
    'other: y',
    'data: {"a":1}',
    ' data: x',
    'data : x',
    '\u200b',
  ];
  const ends = ['\n', '\r\n', '\r', '\n\n', '\r\n\r\n', '\r\r', '\n\r\n'];
  for (let run = 0; run < 3000; run += 1) {
    const stream = `${one(['', '\uFEFF'])}${Array.from({ length: below(14) }, () => one(pieces) + one(ends)).join('')}${one(['', 'data: unfinished'])}`;
    const bytes = new TextEncoder().encode(stream);
    const chunks: Uint8Array[] = [];
    for (let at = 0; at < bytes.length;) chunks.push(bytes.slice(at, (at += 1 + below(9))));
    const expected: string[] = [];
    const parser = createParser({ onEvent: ({ data }) => expected.push(data) });
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    for (const chunk of chunks) parser.feed(decoder.decode(chunk, { stream: true }));
    assert.deepEqual(await read(chunks), expected, JSON.stringify(stream));
  }
});
