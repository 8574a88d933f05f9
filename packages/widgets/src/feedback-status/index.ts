import { MotcuaFeedbackStatus } from './feedback-status.ts';

export { MotcuaFeedbackStatus };
export { FeedbackWithdrawnEvent } from './feedback-withdrawn-event.ts';
export type { EasyChosenEvent } from '../core/easy-chosen-event.ts';
export type { MotcuaErrorEvent } from '../core/events.ts';

MotcuaFeedbackStatus.define('motcua-feedback-status');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-feedback-status': MotcuaFeedbackStatus;
  }
}
