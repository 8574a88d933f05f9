import { MotcuaServiceChecklist } from './service-checklist.ts';

export { MotcuaServiceChecklist };
export type { ServiceChosenEvent } from '../core/service-chosen-event.ts';

MotcuaServiceChecklist.define('motcua-service-checklist');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-service-checklist': MotcuaServiceChecklist;
  }
}
