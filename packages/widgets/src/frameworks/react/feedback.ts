// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { MotcuaFeedback as elementClass, type EasyChosenEvent, type FeedbackSentEvent, type FeedbackWithdrawnEvent, type MotcuaErrorEvent } from '../../feedback/index.ts';

/**
 * Lets a citizen report what should be put right ("phản ánh, kiến nghị"): what, where, what has happened with photos, then
 * everything is read once more and sent. What is written is kept in this tab; without a network it waits on the device.
 */
export const MotcuaFeedback = createComponent({
  react,
  tagName: 'motcua-feedback',
  elementClass,
  events: {
    onFeedbackSent: 'motcua-feedback-sent' as EventName<FeedbackSentEvent>,
    onFeedbackWithdrawn: 'motcua-feedback-withdrawn' as EventName<FeedbackWithdrawnEvent>,
    onEasyChosen: 'motcua-easy-chosen' as EventName<EasyChosenEvent>,
    onError: 'motcua-error' as EventName<MotcuaErrorEvent>,
  },
});
