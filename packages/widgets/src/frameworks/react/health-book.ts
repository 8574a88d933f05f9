// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { MotcuaHealthBook as elementClass, type EasyChosenEvent, type MotcuaErrorEvent } from '../../health-book/index.ts';

/**
 * Shows a citizen their own health book (sổ sức khỏe điện tử): closed until they open it, masked until they open a
 * section, one section at a time, and masked again by itself.
 */
export const MotcuaHealthBook = createComponent({
  react,
  tagName: 'motcua-health-book',
  elementClass,
  events: {
    onEasyChosen: 'motcua-easy-chosen' as EventName<EasyChosenEvent>,
    onError: 'motcua-error' as EventName<MotcuaErrorEvent>,
  },
});
