import type { RunningGateway } from './serve.ts';

/** Closes a gateway, and then whatever else is to be closed, when the process is asked to end (SIGTERM from a supervisor, SIGINT from a keyboard). A second signal ends it at once. */
export function closeOnSignal(gateway: RunningGateway, besides?: { close(): Promise<void> }): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void gateway.close().then(() => besides?.close()));
}
