import assert from 'node:assert/strict';
import { it } from 'node:test';
import { withDeadline } from './deadline.ts';
import { MotcuaError } from './motcua-error.ts';

const never = (signal: AbortSignal, stopped?: () => void) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      stopped?.();
      reject(new Error('stopped'));
    });
  });

it('gives what the task gives', async () => {
  assert.equal(await withDeadline(async () => 7, 1000), 7);
});

it('ends with TIMEOUT when the time is up, and stops the task', async () => {
  let isStopped = false;
  await assert.rejects(
    withDeadline((signal) => never(signal, () => (isStopped = true)), 5),
    (error) => error instanceof MotcuaError && error.code === 'TIMEOUT' && error.owner === 'agency',
  );
  assert.ok(isStopped);
});

it("keeps the caller's own abort an AbortError, before and during the task", async () => {
  const caller = new AbortController();
  const running = withDeadline((signal) => never(signal), 1000, caller.signal);
  caller.abort();
  await assert.rejects(running, { name: 'AbortError' });
  let isAsked = false;
  const late = withDeadline(async () => (isAsked = true), 1000, caller.signal);
  await assert.rejects(late, { name: 'AbortError' });
  assert.ok(!isAsked);
});

it("passes on the caller's reason", async () => {
  const caller = new AbortController();
  const running = withDeadline((signal) => never(signal), 1000, caller.signal);
  caller.abort(new RangeError('mine'));
  await assert.rejects(running, { name: 'RangeError', message: 'mine' });
});

it('leaves no listener behind', async () => {
  const caller = new AbortController();
  let listeners = 0;
  const { signal } = caller;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...words: Parameters<typeof add>) => ((listeners += 1), add(...words));
  signal.removeEventListener = (...words: Parameters<typeof remove>) => ((listeners -= 1), remove(...words));
  for (let count = 0; count < 5; count += 1) await withDeadline(async () => count, 1000, signal);
  assert.equal(listeners, 0);
});
