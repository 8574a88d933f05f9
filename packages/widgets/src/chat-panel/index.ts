import { MotcuaChatPanel } from './chat-panel.ts';

export { MotcuaChatPanel };

MotcuaChatPanel.define('motcua-chat-panel');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-chat-panel': MotcuaChatPanel;
  }
}
