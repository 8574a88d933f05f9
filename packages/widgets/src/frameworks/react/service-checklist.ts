// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { MotcuaServiceChecklist as elementClass, type EasyChosenEvent, type MotcuaErrorEvent, type ServiceChosenEvent } from '../../service-checklist/index.ts';

/**
 * Lists the papers that one public service asks for, to tick, print and take along. Ticks stay on the device, in the
 * place where the whole answer keeps them, so that both agree.
 */
export const MotcuaServiceChecklist = createComponent({
  react,
  tagName: 'motcua-service-checklist',
  elementClass,
  events: {
    onServiceChosen: 'motcua-service-chosen' as EventName<ServiceChosenEvent>,
    onEasyChosen: 'motcua-easy-chosen' as EventName<EasyChosenEvent>,
    onError: 'motcua-error' as EventName<MotcuaErrorEvent>,
  },
});
