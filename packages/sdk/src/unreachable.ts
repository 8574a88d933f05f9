import { MotcuaError } from './motcua-error.ts';

/** A failed fetch says nothing about why; only the device knows whether it has a network at all. */
export function unreachable(cause: unknown): MotcuaError {
  const isOffline = typeof navigator !== 'undefined' && navigator.onLine === false;
  return new MotcuaError(isOffline ? 'OFFLINE' : 'UNAVAILABLE', isOffline ? 'the device has no network' : 'the server cannot be reached', { cause });
}
