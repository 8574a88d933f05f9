import { MotcuaWardChooser } from './ward-chooser.ts';

export { MotcuaWardChooser };
export { WardChosenEvent } from './ward-chosen-event.ts';
export type { MotcuaErrorEvent } from '../core/events.ts';

MotcuaWardChooser.define('motcua-ward-chooser');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-ward-chooser': MotcuaWardChooser;
  }
}
