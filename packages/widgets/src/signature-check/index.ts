import { MotcuaSignatureCheck } from './signature-check.ts';

export { MotcuaSignatureCheck };
export type { EasyChosenEvent } from '../core/easy-chosen-event.ts';
export type { MotcuaErrorEvent } from '../core/events.ts';

MotcuaSignatureCheck.define('motcua-signature-check');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-signature-check': MotcuaSignatureCheck;
  }
}
