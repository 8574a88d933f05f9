// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { MotcuaChatPanel as elementClass, type EasyChosenEvent, type MotcuaErrorEvent, type ServiceChosenEvent } from '../../chat-panel/index.ts';

/**
 * Lets a citizen ask about public services in their own words. Answers are cards with the facts of the catalogue and
 * where they come from; what the catalogue does not say, the panel does not know.
 */
export const MotcuaChatPanel = createComponent({
  react,
  tagName: 'motcua-chat-panel',
  elementClass,
  events: {
    onServiceChosen: 'motcua-service-chosen' as EventName<ServiceChosenEvent>,
    onEasyChosen: 'motcua-easy-chosen' as EventName<EasyChosenEvent>,
    onError: 'motcua-error' as EventName<MotcuaErrorEvent>,
  },
});
