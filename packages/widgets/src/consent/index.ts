import { MotcuaConsent } from './consent.ts';

export { MotcuaConsent };
export type { EasyChosenEvent } from '../core/easy-chosen-event.ts';
export type { MotcuaErrorEvent } from '../core/events.ts';
export type { ConsentGivenEvent } from './consent-given-event.ts';
export type { ConsentRefusedEvent } from './consent-refused-event.ts';
export type { ConsentWithdrawnEvent } from './consent-withdrawn-event.ts';

MotcuaConsent.define('motcua-consent');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-consent': MotcuaConsent;
  }
}
