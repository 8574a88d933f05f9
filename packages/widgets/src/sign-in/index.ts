import { MotcuaSignIn } from './sign-in.ts';

export { MotcuaSignIn };
export type { SessionEndedEvent } from '../app/session-ended-event.ts';
export type { EasyChosenEvent } from '../core/easy-chosen-event.ts';
export type { MotcuaErrorEvent } from '../core/events.ts';
export type { SignedInEvent } from './signed-in-event.ts';
export type { SignedOutEvent } from './signed-out-event.ts';

MotcuaSignIn.define('motcua-sign-in');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-sign-in': MotcuaSignIn;
  }
}
