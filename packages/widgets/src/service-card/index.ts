import { MotcuaServiceCard } from './service-card.ts';

export { MotcuaServiceCard };
export type { ServiceChosenEvent } from '../core/service-chosen-event.ts';
export type { MotcuaErrorEvent } from '../core/events.ts';

MotcuaServiceCard.define('motcua-service-card');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-service-card': MotcuaServiceCard;
  }
}
