import process from 'node:process';
import type { RunningGateway } from './serve.ts';

/** Closes a gateway when the process is asked to end (SIGTERM from a supervisor, SIGINT from a keyboard). A second signal ends it at once. */
export function closeOnSignal(gateway: RunningGateway): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void gateway.close());
}
