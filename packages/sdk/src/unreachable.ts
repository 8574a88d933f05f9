import { MotcuaError } from './motcua-error.ts';

/** A failed fetch says nothing about why; only the device knows whether it has a network at all. */
export function unreachable(cause: unknown): MotcuaError {
  const code = globalThis.navigator?.onLine === false ? 'OFFLINE' : 'UNAVAILABLE'; // Node may have no navigator.
  return new MotcuaError(code, code, { cause });
}

/** Waits for a part of ours; one that did not come, or is not the original, is no defect of the host's page. */
export async function loaded<T>(part: Promise<T>): Promise<T> {
  try {
    return await part;
  } catch (cause) {
    throw unreachable(cause);
  }
}
