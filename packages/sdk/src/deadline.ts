import { MotcuaError } from './motcua-error.ts';

/**
 * Runs a task that ends at the latest when the time is up or the caller aborts.
 *
 * Written out because `AbortSignal.timeout` and `AbortSignal.any` need Chrome 124 and Safari 17.4.
 *
 * @throws MotcuaError `TIMEOUT` when the time is up; the caller's own `AbortError` when the caller aborts.
 */
export async function withDeadline<T>(task: (signal: AbortSignal) => Promise<T>, timeoutMs: number, callerSignal?: AbortSignal | undefined): Promise<T> {
  if (callerSignal?.aborted) throw abortErrorOf(callerSignal);
  const inner = new AbortController();
  let onAbort: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopped = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new MotcuaError('TIMEOUT', `no answer within ${timeoutMs} ms`));
      inner.abort();
    }, timeoutMs);
    onAbort = () => {
      if (callerSignal) reject(abortErrorOf(callerSignal));
      inner.abort();
    };
    callerSignal?.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([task(inner.signal), stopped]);
  } finally {
    clearTimeout(timer);
    if (onAbort) callerSignal?.removeEventListener('abort', onAbort);
  }
}

function abortErrorOf(signal: AbortSignal): unknown {
  // `reason` is younger (Chrome 98, Safari 15.4) than the oldest engine served.
  return signal.reason ?? new DOMException('The caller aborted.', 'AbortError');
}
