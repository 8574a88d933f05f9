import { MotcuaDataRequest } from './data-request.ts';

export { MotcuaDataRequest };
export type { EasyChosenEvent } from '../core/easy-chosen-event.ts';
export type { MotcuaErrorEvent } from '../core/events.ts';

MotcuaDataRequest.define('motcua-data-request');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-data-request': MotcuaDataRequest;
  }
}
