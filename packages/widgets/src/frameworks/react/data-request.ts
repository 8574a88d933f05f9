// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { MotcuaDataRequest as elementClass, type EasyChosenEvent, type MotcuaErrorEvent } from '../../data-request/index.ts';

/**
 * Shows a citizen what the gateway keeps about them, gives it to them as a file, and deletes it when they want: in two
 * presses, and so that it can be taken back until it is done.
 */
export const MotcuaDataRequest = createComponent({
  react,
  tagName: 'motcua-data-request',
  elementClass,
  events: {
    onEasyChosen: 'motcua-easy-chosen' as EventName<EasyChosenEvent>,
    onError: 'motcua-error' as EventName<MotcuaErrorEvent>,
  },
});
