import type { ErrorCode } from '@motcua/contract';

/**
 * Something of ours failed on the page: `motcua-error`. It tells a host's monitoring which element and why, and holds
 * nothing that a citizen typed. The element has already said so to the citizen.
 */
export class MotcuaErrorEvent extends Event {
  readonly code: ErrorCode;
  readonly requestId: string | undefined;

  constructor(code: ErrorCode, requestId?: string | undefined) {
    super('motcua-error', { bubbles: true, composed: true });
    this.code = code;
    this.requestId = requestId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'motcua-error': MotcuaErrorEvent;
  }
}
