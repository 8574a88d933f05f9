import { MotcuaServiceAnswer } from './service-answer.ts';

export { MotcuaServiceAnswer };
export { AnswerLeftEvent } from './answer-left-event.ts';
export type { ServiceRatedEvent } from './service-rated-event.ts';
export type { ServiceReportedEvent } from './service-reported-event.ts';
export type { EasyChosenEvent } from '../core/easy-chosen-event.ts';
export type { MotcuaErrorEvent } from '../core/events.ts';
export type { ServiceChosenEvent } from '../core/service-chosen-event.ts';

MotcuaServiceAnswer.define('motcua-service-answer');

// Fetched with the element, so that it is there when the network is gone; the element asks again if this fails.
import('./further.ts').catch(() => {});

declare global {
  interface HTMLElementTagNameMap {
    'motcua-service-answer': MotcuaServiceAnswer;
  }
}
