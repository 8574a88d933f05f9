import { MotcuaServiceFinder } from './service-finder.ts';

export { MotcuaServiceFinder };
export type { ServiceChosenEvent } from '../core/service-chosen-event.ts';
export type { ServicesSearchedEvent } from './services-searched-event.ts';
export type { EasyChosenEvent } from '../core/easy-chosen-event.ts';
export type { MotcuaErrorEvent } from '../core/events.ts';

MotcuaServiceFinder.define('motcua-service-finder');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-service-finder': MotcuaServiceFinder;
  }
}
