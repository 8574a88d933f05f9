import { MotcuaAccessLog } from './access-log.ts';

export { MotcuaAccessLog };
export type { EasyChosenEvent } from '../core/easy-chosen-event.ts';
export type { MotcuaErrorEvent } from '../core/events.ts';

MotcuaAccessLog.define('motcua-access-log');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-access-log': MotcuaAccessLog;
  }
}
