import type { ErrorCode, ErrorOwner } from '@motcua/contract';
import { errorCodes } from '@motcua/contract/wire';

export interface MotcuaErrorOptions extends ErrorOptions {
  readonly requestId?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/**
 * Every failure a caller of this SDK meets.
 *
 * Branch on `code`; never on `message`, which is English, for logs only, and may change. It holds nothing that a
 * citizen typed. The caller's own abort is not one of these: it stays an `AbortError`.
 */
export class MotcuaError extends Error {
  override readonly name = 'MotcuaError'; // Set by hand: a minifier would rename the class.
  readonly code: ErrorCode;
  /** Read out to the hotline; finds the request in the gateway's log. */
  readonly requestId: string | undefined;
  /** When to try again, in seconds, where the gateway said so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, options?: MotcuaErrorOptions) {
    super(message, options);
    this.code = code;
    this.requestId = options?.requestId;
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }

  /** Who can put it right: the citizen, the host page, or the agency behind the gateway. */
  get owner(): ErrorOwner {
    return errorCodes[this.code];
  }
}

/**
 * Tells a {@link MotcuaError}, also one made by another copy of this SDK on the same page.
 */
export function isMotcuaError(error: unknown): error is MotcuaError {
  return error instanceof Error && error.name === 'MotcuaError' && 'code' in error && String(error.code) in errorCodes;
}
