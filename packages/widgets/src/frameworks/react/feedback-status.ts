// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { MotcuaFeedbackStatus as elementClass, type EasyChosenEvent, type FeedbackWithdrawnEvent, type MotcuaErrorEvent } from '../../feedback-status/index.ts';

/**
 * Tells a citizen how far their report ("phản ánh, kiến nghị") has come: by its tracking code, or from the list on this
 * device. News comes by itself; what is late is called late. The report can be taken back.
 */
export const MotcuaFeedbackStatus = createComponent({
  react,
  tagName: 'motcua-feedback-status',
  elementClass,
  events: {
    onFeedbackWithdrawn: 'motcua-feedback-withdrawn' as EventName<FeedbackWithdrawnEvent>,
    onEasyChosen: 'motcua-easy-chosen' as EventName<EasyChosenEvent>,
    onError: 'motcua-error' as EventName<MotcuaErrorEvent>,
  },
});
