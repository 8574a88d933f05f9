import assert from 'node:assert/strict';
import { it } from 'node:test';
import { serverEvents } from './event-stream.ts';

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
