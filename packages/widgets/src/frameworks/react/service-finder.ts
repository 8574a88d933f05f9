// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { MotcuaServiceFinder as elementClass, type EasyChosenEvent, type MotcuaErrorEvent, type ServiceChosenEvent, type ServicesSearchedEvent } from '../../service-finder/index.ts';

/** Lets a citizen find a public service in their own words, and shows what to bring, how long it takes and what it costs. */
export const MotcuaServiceFinder = createComponent({
  react,
  tagName: 'motcua-service-finder',
  elementClass,
  events: {
    onServiceChosen: 'motcua-service-chosen' as EventName<ServiceChosenEvent>,
    onServicesSearched: 'motcua-services-searched' as EventName<ServicesSearchedEvent>,
    onEasyChosen: 'motcua-easy-chosen' as EventName<EasyChosenEvent>,
    onError: 'motcua-error' as EventName<MotcuaErrorEvent>,
  },
});
