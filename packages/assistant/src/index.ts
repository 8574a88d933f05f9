export type { AnswerCatalogue } from './answer-catalogue.ts';
export { createAssistant } from './assistant.ts';
export type { AskOptions, Assistant, AssistantOptions } from './assistant.ts';
export { collect } from './collect.ts';
export type { CollectedAnswer } from './collect.ts';
