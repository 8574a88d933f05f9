import { isMotcuaError, MotcuaError } from '@motcua/sdk';

/**
 * What a citizen is told of a failure. A defect of ours must not leave them waiting: they are told, and whoever caught it
 * reports it as well.
 *
 * @param what - For the log of the host, such as `the consents could not be told`.
 */
export function failureOf(cause: unknown, what: string): MotcuaError {
  return isMotcuaError(cause) ? cause : new MotcuaError('BAD_ANSWER', what, { cause });
}
