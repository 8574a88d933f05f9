import { MotcuaError } from '@motcua/sdk';
import { cdnRuntime } from './cdn-runtime.ts';
import { trustedScriptUrl } from './trusted-types.ts';
import { version } from './version.ts';

/**
 * Starts the worker that runs the engines, where this page may have one: script and page share an origin, or the host
 * serves the worker file itself. Elsewhere the same engine runs on the main thread, in slices.
 *
 * @param report - Told when a worker file is not the original, which is then not started; the page works on without it.
 */
export async function startWorker(report: (error: MotcuaError) => void): Promise<Worker | undefined> {
  const file = cdnRuntime(version)?.worker;
  if (!file || typeof Worker === 'undefined') return undefined;
  try {
    // A worker has no `integrity`: read the file once with it, then start it from the browser's cache. This notices a
    // file that is wrong or half-copied. A server that forbids caching is asked twice and could send something else the
    // second time; it is the page's own server, which could as well change the page. Starting a blob of the verified
    // bytes would close this, but needs `worker-src blob:` and a policy that calls any blob ours: a wider door.
    if (file.integrity) await fetch(file.url, { integrity: file.integrity });
    return new Worker(trustedScriptUrl(file.url));
  } catch (cause) {
    // The page's policy forbids it, the network is gone, or the file is not what it should be.
    if (navigator.onLine) report(new MotcuaError('UNTRUSTED', 'the worker file could not be verified', { cause }));
    return undefined;
  }
}
