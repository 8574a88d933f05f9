import { setTimeout as after } from 'node:timers/promises';
import type { Client } from 'pg';

/** Wait before it is tried again to connect; it doubles up to the longest. */
const firstPauseMs = 50;
const longestPauseMs = 1000;
/** How often the connection is asked whether it still is one. What was announced meanwhile is looked for as well: a safety net. */
const heartbeatMs = 5000;

/**
 * Hears what a PostgreSQL channel announces, over a connection that is made again whenever it breaks. After each new one,
 * and every few seconds, it calls back without a name: whatever was announced meanwhile went unheard.
 */
export function listenTo(channel: string, newClient: () => Client, heard: (topic?: string) => void): () => Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  const running = (async () => {
    let pauseMs = firstPauseMs;
    while (!signal.aborted) {
      const client = newClient();
      const broken = new AbortController();
      const onBroken = () => broken.abort();
      client.on('error', onBroken);
      client.on('end', onBroken);
      signal.addEventListener('abort', onBroken, { signal: broken.signal });
      client.on('notification', ({ payload }) => heard(payload));
      try {
        await client.connect();
        await client.query(`listen ${channel}`);
        pauseMs = firstPauseMs;
        heard();
        await untilBroken(client, broken.signal, heard);
      } catch {
        // It is tried again below.
      }
      onBroken();
      client.end().catch(() => {});
      if (!signal.aborted) await after(pauseMs, undefined, { signal, ref: false }).catch(() => {});
      pauseMs = Math.min(longestPauseMs, pauseMs * 2);
    }
  })();
  return async () => {
    stop.abort();
    await running;
  };
}

/** Rejects when the connection is no more. */
async function untilBroken(client: Client, broken: AbortSignal, heard: () => void): Promise<never> {
  for (;;) {
    await after(heartbeatMs, undefined, { signal: broken, ref: false });
    await client.query('select 1'); // One that hangs fails by its time limit.
    heard();
  }
}
