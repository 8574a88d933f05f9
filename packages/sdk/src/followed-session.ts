import type { SessionEvent } from '@motcua/contract/identity';
import { followSession } from '@motcua/contract/identity/wire';
import type { StreamPosition } from './event-stream.ts';
import type { GatewayTransport } from './gateway-transport.ts';
import { isMotcuaError } from './motcua-error.ts';
import { resumedParts } from './resumed-stream.ts';
import { pause, pauseMsBefore } from './retry.ts';

/**
 * Tells what becomes of the session at the gateway until it is over or the signal aborts, while the page is seen: a page
 * in the background shows nothing to anybody, and hears what it missed as soon as it comes back.
 */
export async function followWhileSeen(transport: GatewayTransport, hear: (event: SessionEvent) => void, signal: AbortSignal): Promise<void> {
  const position: StreamPosition = { lastEventId: '', retryMs: undefined };
  for (let failures = 0; !signal.aborted;) {
    const seen = untilHidden(signal);
    try {
      await untilSeen(signal);
      for await (const event of resumedParts(transport, followSession, {}, { signal: seen.signal, position, isAboutPerson: true })) {
        failures = 0;
        hear(event);
      }
      if (!seen.signal.aborted) return; // The gateway has told all there is.
    } catch (error) {
      if (seen.signal.aborted) continue;
      const code = isMotcuaError(error) ? error.code : '';
      // Over while nobody looked, or let in no more; who was never signed in does not follow.
      if (code === 'SIGN_IN' || code === 'FORBIDDEN') return hear({ kind: 'signed-out' });
      if (code !== 'OFFLINE' && code !== 'UNAVAILABLE' && code !== 'TIMEOUT' && code !== 'TOO_MANY') return; // A gateway that does not tell.
      await pause(1000 + pauseMsBefore((failures += 1), { longestMs: 30_000 }), signal).catch(() => {});
    } finally {
      seen.stop();
    }
  }
}

/** Aborts when the page goes into the background, or the signal does. */
function untilHidden(signal: AbortSignal): { readonly signal: AbortSignal; readonly stop: () => void } {
  const own = new AbortController();
  const look = () => (signal.aborted || !isSeen()) && own.abort();
  const stop = listening(signal, look);
  // Not before it is seen: a page may begin in the background.
  if (signal.aborted) own.abort();
  return { signal: own.signal, stop };
}

async function untilSeen(signal: AbortSignal): Promise<void> {
  if (isSeen() || signal.aborted) return;
  let stop = (): void => {};
  await new Promise<void>((resolve) => (stop = listening(signal, () => (signal.aborted || isSeen()) && resolve())));
  stop();
}

function listening(signal: AbortSignal, listener: () => void): () => void {
  const page = typeof document === 'undefined' ? undefined : document;
  page?.addEventListener('visibilitychange', listener);
  signal.addEventListener('abort', listener);
  return () => {
    page?.removeEventListener('visibilitychange', listener);
    signal.removeEventListener('abort', listener);
  };
}

/** A program without a page is always seen. */
function isSeen(): boolean {
  return typeof document === 'undefined' || document.visibilityState !== 'hidden';
}
