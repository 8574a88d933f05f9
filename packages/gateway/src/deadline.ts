import type { Clock } from './clock.ts';
import { Failure } from './failure.ts';

/**
 * Runs a task until the time is up or the asker has gone, and tells the task to stop then.
 *
 * @throws Failure `TIMEOUT` when the time is up; `UNAVAILABLE` (which nobody will read) when the asker has gone.
 */
export async function withinTime<T>(clock: Clock, limitMs: number, asker: AbortSignal, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const inner = new AbortController();
  let callOff = (): void => {};
  const stopped = new Promise<never>((_, reject) => {
    const stop = (failure: Failure) => {
      reject(failure);
      inner.abort();
    };
    const leave = () => stop(new Failure('UNAVAILABLE', { fault: 'aborted' }));
    const cancelTimer = clock.after(limitMs, () => stop(new Failure('TIMEOUT')));
    asker.addEventListener('abort', leave);
    callOff = () => {
      cancelTimer();
      asker.removeEventListener('abort', leave);
    };
    if (asker.aborted) leave();
  });
  try {
    return await (inner.signal.aborted ? stopped : Promise.race([stopped, task(inner.signal)]));
  } finally {
    callOff();
  }
}
