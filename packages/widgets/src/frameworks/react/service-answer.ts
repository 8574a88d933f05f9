// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { MotcuaServiceAnswer as elementClass, type AnswerLeftEvent, type EasyChosenEvent, type MotcuaErrorEvent, type ServiceChosenEvent, type ServiceRatedEvent, type ServiceReportedEvent } from '../../service-answer/index.ts';

/** Tells a citizen all about one public service: where to go, how long it takes, what it costs, which papers to bring. */
export const MotcuaServiceAnswer = createComponent({
  react,
  tagName: 'motcua-service-answer',
  elementClass,
  events: {
    onAnswerLeft: 'motcua-answer-left' as EventName<AnswerLeftEvent>,
    onServiceChosen: 'motcua-service-chosen' as EventName<ServiceChosenEvent>,
    onServiceRated: 'motcua-service-rated' as EventName<ServiceRatedEvent>,
    onServiceReported: 'motcua-service-reported' as EventName<ServiceReportedEvent>,
    onEasyChosen: 'motcua-easy-chosen' as EventName<EasyChosenEvent>,
    onError: 'motcua-error' as EventName<MotcuaErrorEvent>,
  },
});
