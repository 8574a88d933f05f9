// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { MotcuaServiceCard as elementClass, type MotcuaErrorEvent, type ServiceChosenEvent } from '../../service-card/index.ts';

/**
 * Tells in short what one public service is: its name, a sentence, where, how long, how much. For a news page that
 * mentions a service, or a tile of a portal.
 */
export const MotcuaServiceCard = createComponent({
  react,
  tagName: 'motcua-service-card',
  elementClass,
  events: {
    onServiceChosen: 'motcua-service-chosen' as EventName<ServiceChosenEvent>,
    onError: 'motcua-error' as EventName<MotcuaErrorEvent>,
  },
});
