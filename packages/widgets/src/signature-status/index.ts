import { MotcuaSignatureStatus } from './signature-status.ts';

export { MotcuaSignatureStatus };
export type { EasyChosenEvent } from '../core/easy-chosen-event.ts';
export type { MotcuaErrorEvent } from '../core/events.ts';

MotcuaSignatureStatus.define('motcua-signature-status');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-signature-status': MotcuaSignatureStatus;
  }
}
