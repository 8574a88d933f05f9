import { MotcuaApp } from './app.ts';

export { MotcuaApp };
export { SessionEndedEvent } from './session-ended-event.ts';

MotcuaApp.define('motcua-app');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-app': MotcuaApp;
  }
}
