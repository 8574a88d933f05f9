import type { Held } from './client.ts';

/** What tabs tell each other of a session; there is no room in it for who it is. `consents-changed`: to other sites. `acting-ended`: whoever this page asked for lets it no longer. */
export type SessionChange = 'signed-in' | 'signed-out' | 'consent-given' | 'consent-withdrawn' | 'consents-changed' | 'delegation-changed' | 'acting-changed' | 'acting-ended';

/** Whom a page asks for is its own choice: no other tab is told. */
const changes: ReadonlySet<unknown> = new Set<SessionChange>(['signed-in', 'signed-out', 'consent-given', 'consent-withdrawn', 'consents-changed', 'delegation-changed']);

/** Tells of changes of the session, in this page and in other tabs of its origin. */
export interface SessionChannel {
  /** `isNewsHere: false` tells other tabs alone. */
  tell(change: SessionChange, options?: { readonly isNewsHere: boolean }): void;
  /** Calls back until the signal aborts. */
  watch(listener: (change: SessionChange) => void, signal: AbortSignal): void;
}

/**
 * @param isNews - Says whether a sign-in of which another tab tells is news here.
 * @param held - Gets what closes the line to other tabs; it is open again with the next word or listener.
 */
export function sessionChannel(isNews: () => Promise<boolean>, held: Held): SessionChannel {
  const listeners = new Set<(change: SessionChange) => void>();
  const hear = (change: SessionChange): void => {
    for (const listener of listeners) listener(change);
  };
  let channel: BroadcastChannel | undefined;
  const open = (): BroadcastChannel | undefined => {
    // Without one (Safari before 15.4) each tab finds out when it next asks.
    if (channel || typeof BroadcastChannel === 'undefined') return channel;
    channel = new BroadcastChannel('motcua:session');
    channel.onmessage = ({ data }: MessageEvent) => {
      if (data === 'signed-in') void isNews().then((isSo) => isSo && hear(data));
      else if (changes.has(data)) hear(data as SessionChange);
    };
    (channel as { unref?(): void }).unref?.(); // In Node an open channel would keep the program from ending.
    const close = (): void => {
      if (listeners.size > 0) return void held.push(close); // Somebody watches, and would hear nothing any more.
      channel?.close();
      channel = undefined;
    };
    held.push(close);
    return channel;
  };
  return {
    tell(change, { isNewsHere } = { isNewsHere: true }) {
      if (changes.has(change)) open()?.postMessage(change);
      if (isNewsHere) hear(change);
    },
    watch(listener, signal) {
      if (signal.aborted) return;
      open();
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener));
    },
  };
}
