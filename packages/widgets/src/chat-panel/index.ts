import { MotcuaChatPanel } from './chat-panel.ts';

export { MotcuaChatPanel };
export type { EasyChosenEvent } from '../core/easy-chosen-event.ts';
export type { MotcuaErrorEvent } from '../core/events.ts';
export type { ServiceChosenEvent } from '../core/service-chosen-event.ts';

MotcuaChatPanel.define('motcua-chat-panel');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-chat-panel': MotcuaChatPanel;
  }
}
