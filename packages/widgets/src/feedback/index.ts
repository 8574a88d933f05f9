import { MotcuaFeedback } from './feedback.ts';

export { MotcuaFeedback };
export { FeedbackSentEvent } from './feedback-sent-event.ts';
export type { FeedbackWithdrawnEvent } from '../feedback-status/feedback-withdrawn-event.ts';
export type { EasyChosenEvent } from '../core/easy-chosen-event.ts';
export type { MotcuaErrorEvent } from '../core/events.ts';

MotcuaFeedback.define('motcua-feedback');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-feedback': MotcuaFeedback;
  }
}
