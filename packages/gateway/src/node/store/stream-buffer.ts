import { randomBytes } from 'node:crypto';
import { MotcuaPortError, type NumberedPart, type PortErrorCode } from '../../ports.ts';
import type { StreamBuffer } from '../../stream-buffer.ts';
import { sealOf } from './seal.ts';
import type { Store } from './store.ts';

/** What is sealed: parts from a number on, and how the answer ended where it has. */
interface Batch {
  readonly from: number;
  readonly parts: readonly unknown[];
  readonly end?: PortErrorCode | 'done' | undefined;
}

/** The sweep that deletes comes every ten seconds; together at most two minutes. */
const keptMs = 105_000;
const longestAnswerMs = 120_000;

/**
 * Makes a buffer over a store. What it holds there is sealed under a secret that only the ids carry, that is, only the
 * reader has: nobody who reads the database reads an answer. A store that fails takes away only the going on.
 */
export function streamBuffer(store: Store): StreamBuffer {
  return {
    bufferedParts: (answer) => bufferedParts(store, answer),
    async resumedParts(id, signal) {
      const [, secret, number] = /^([\w-]{22}):(\d{1,6})$/.exec(id) ?? [];
      if (secret === undefined) return undefined;
      const { topic } = streamOf(secret);
      const now = store.now();
      const there = await store.read((tables) => tables.selectFrom('outbox').select('id').where('topic', '=', topic).where('expires_at', '>', now).limit(1).executeTakeFirst());
      return there && keptParts(store, secret, Number(number), signal);
    },
  };
}

function streamOf(secret: string) {
  const seal = sealOf(secret, 'stream');
  return { topic: `stream:${seal.id}`, seal };
}

async function* bufferedParts<Part>(store: Store, answer: (signal: AbortSignal) => AsyncIterable<Part>): AsyncGenerator<NumberedPart<Part>> {
  const secret = randomBytes(16).toString('base64url');
  const keep = keeperOf(store, secret);
  const ready: NumberedPart<Part>[] = [];
  let end: { readonly error?: unknown } | undefined;
  let wake = (): void => {};
  // Runs by itself: it does not stop where its reader does.
  void (async () => {
    let count = 0;
    try {
      for await (const part of answer(AbortSignal.timeout(longestAnswerMs))) {
        count += 1;
        keep(count, [part]);
        ready.push({ id: `${secret}:${count}`, part });
        wake();
      }
      keep(count + 1, [], 'done');
      end = {};
    } catch (error) {
      keep(count + 1, [], error instanceof MotcuaPortError ? error.code : 'UNAVAILABLE');
      end = { error };
    }
    wake();
  })();
  for (;;) {
    const next = ready.shift();
    if (next) yield next;
    else if (end) {
      if ('error' in end) throw end.error;
      return;
    } else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}

/** Keeps one batch after another; what comes while one is being kept goes together into the next. */
function keeperOf(store: Store, secret: string): (from: number, parts: readonly unknown[], end?: Batch['end']) => void {
  const { topic, seal } = streamOf(secret);
  let waiting: Batch | undefined;
  let isKeeping = false;
  const keepAll = async (): Promise<void> => {
    isKeeping = true;
    for (let batch = waiting; batch !== undefined; batch = waiting) {
      waiting = undefined;
      const payload = { from: batch.from, sealed: Buffer.from(seal.close(JSON.stringify(batch), String(batch.from))).toString('base64') };
      await store.write(({ append }) => append(topic, payload, keptMs)).catch(() => {}); // Its reader has it all the same.
    }
    isKeeping = false;
  };
  return (from, parts, end) => {
    waiting = waiting ? { from: waiting.from, parts: [...waiting.parts, ...parts], end } : { from, parts, end };
    if (!isKeeping) void keepAll();
  };
}

async function* keptParts(store: Store, secret: string, after: number, signal: AbortSignal): AsyncGenerator<NumberedPart<unknown>> {
  const { topic, seal } = streamOf(secret);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(longestAnswerMs)]);
  let last = after;
  for await (const { payload } of store.events(topic, 0, limit)) {
    const { from, sealed } = payload as { from: number; sealed: string }; // Ours: the seal says whether it is.
    const batch: Batch = JSON.parse(seal.open(Buffer.from(sealed, 'base64'), String(from)));
    for (const [index, part] of batch.parts.entries()) {
      const number = batch.from + index;
      if (number <= last) continue;
      if (number > last + 1) throw new MotcuaPortError('UNAVAILABLE'); // A batch could not be kept: a gap is not passed off as an answer.
      last = number;
      yield { id: `${secret}:${number}`, part };
    }
    if (batch.end === 'done') return;
    if (batch.end) throw new MotcuaPortError(batch.end);
  }
  if (!signal.aborted) throw new MotcuaPortError('UNAVAILABLE'); // Whoever was answering is no more.
}
