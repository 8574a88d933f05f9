import { MotcuaServiceChecklist } from './service-checklist.ts';

export { MotcuaServiceChecklist };
export type { ServiceChosenEvent } from '../core/service-chosen-event.ts';
export type { EasyChosenEvent } from '../core/easy-chosen-event.ts';
export type { MotcuaErrorEvent } from '../core/events.ts';

MotcuaServiceChecklist.define('motcua-service-checklist');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-service-checklist': MotcuaServiceChecklist;
  }
}
