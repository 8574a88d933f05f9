import { MotcuaDelegation } from './delegation.ts';

export { MotcuaDelegation };
export type { EasyChosenEvent } from '../core/easy-chosen-event.ts';
export type { MotcuaErrorEvent } from '../core/events.ts';
export type { ActingChosenEvent } from './acting-chosen-event.ts';
export type { DelegationEndedEvent } from './delegation-ended-event.ts';
export type { DelegationGivenEvent } from './delegation-given-event.ts';

MotcuaDelegation.define('motcua-delegation');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-delegation': MotcuaDelegation;
  }
}
