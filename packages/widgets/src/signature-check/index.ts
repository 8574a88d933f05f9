import { MotcuaSignatureCheck } from './signature-check.ts';

export { MotcuaSignatureCheck };

MotcuaSignatureCheck.define('motcua-signature-check');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-signature-check': MotcuaSignatureCheck;
  }
}
