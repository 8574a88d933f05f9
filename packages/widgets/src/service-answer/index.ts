import { MotcuaServiceAnswer } from './service-answer.ts';

export { MotcuaServiceAnswer };
export { AnswerLeftEvent } from './answer-left-event.ts';
export type { ServiceRatedEvent } from './service-rated-event.ts';

MotcuaServiceAnswer.define('motcua-service-answer');

declare global {
  interface HTMLElementTagNameMap {
    'motcua-service-answer': MotcuaServiceAnswer;
  }
}
