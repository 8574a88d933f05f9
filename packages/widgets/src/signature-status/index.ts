import { MotcuaSignatureStatus } from './signature-status.ts';

export { MotcuaSignatureStatus };

MotcuaSignatureStatus.define('motcua-signature-status');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-signature-status': MotcuaSignatureStatus;
  }
}
