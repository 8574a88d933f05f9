import { MotcuaError } from './motcua-error.ts';

/**
 * Runs a task that ends at the latest when the time is up or the caller aborts.
 *
 * Written out because `AbortSignal.timeout` and `AbortSignal.any` need Chrome 124 and Safari 17.4.
 *
 * @throws MotcuaError `TIMEOUT` when the time is up; the caller's own `AbortError` when the caller aborts.
 */
export function withDeadline<T>(task: (signal: AbortSignal) => Promise<T>, timeoutMs: number, callerSignal?: AbortSignal | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const inner = new AbortController();
    const end = () => {
      clearTimeout(timer);
      callerSignal?.removeEventListener('abort', callOff);
    };
    const stop = (error: unknown) => {
      end();
      reject(error);
      inner.abort();
    };
    // `reason` is younger (Chrome 98, Safari 15.4) than the oldest engine served.
    const callOff = () => stop(callerSignal?.reason ?? new DOMException('', 'AbortError'));
    const timer = setTimeout(() => stop(new MotcuaError('TIMEOUT', `${timeoutMs} ms`)), timeoutMs);
    callerSignal?.addEventListener('abort', callOff);
    if (callerSignal?.aborted) callOff();
    else task(inner.signal).finally(end).then(resolve, reject);
  });
}
