// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
export { MotcuaAccessLog } from './react/access-log.ts';
export { MotcuaApp } from './react/app.ts';
export { MotcuaChatPanel } from './react/chat-panel.ts';
export { MotcuaConsent } from './react/consent.ts';
export { MotcuaDataRequest } from './react/data-request.ts';
export { MotcuaDelegation } from './react/delegation.ts';
export { MotcuaFeedback } from './react/feedback.ts';
export { MotcuaFeedbackStatus } from './react/feedback-status.ts';
export { MotcuaHealthBook } from './react/health-book.ts';
export { MotcuaServiceAnswer } from './react/service-answer.ts';
export { MotcuaServiceCard } from './react/service-card.ts';
export { MotcuaServiceChecklist } from './react/service-checklist.ts';
export { MotcuaServiceFinder } from './react/service-finder.ts';
export { MotcuaSignIn } from './react/sign-in.ts';
export { MotcuaSignatureCheck } from './react/signature-check.ts';
export { MotcuaSignatureStatus } from './react/signature-status.ts';
export { MotcuaWardChooser } from './react/ward-chooser.ts';
