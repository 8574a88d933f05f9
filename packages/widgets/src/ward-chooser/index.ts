import { MotcuaWardChooser } from './ward-chooser.ts';

export { MotcuaWardChooser };
export { WardChosenEvent } from './ward-chosen-event.ts';

MotcuaWardChooser.define('motcua-ward-chooser');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-ward-chooser': MotcuaWardChooser;
  }
}
