// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.
export { App } from './react/app.ts';
export { ChatPanel } from './react/chat-panel.ts';
export { HealthBook } from './react/health-book.ts';
export { ServiceAnswer } from './react/service-answer.ts';
export { ServiceCard } from './react/service-card.ts';
export { ServiceChecklist } from './react/service-checklist.ts';
export { ServiceFinder } from './react/service-finder.ts';
export { SignatureCheck } from './react/signature-check.ts';
export { SignatureStatus } from './react/signature-status.ts';
export { WardChooser } from './react/ward-chooser.ts';
