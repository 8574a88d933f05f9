// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { MotcuaAccessLog as elementClass, type EasyChosenEvent, type MotcuaErrorEvent } from '../../access-log/index.ts';

/**
 * Shows a citizen who has read their records, when and what for, newest first, day by day, and what was refused; and says
 * what to do where something looks wrong.
 */
export const MotcuaAccessLog = createComponent({
  react,
  tagName: 'motcua-access-log',
  elementClass,
  events: {
    onEasyChosen: 'motcua-easy-chosen' as EventName<EasyChosenEvent>,
    onError: 'motcua-error' as EventName<MotcuaErrorEvent>,
  },
});
