export { redact } from './redact.ts';
export type { PersonalSpan, Redaction } from './redact.ts';
export { scam } from '../scam/scam.ts';
export type { ScamVerdict } from '../scam/scam.ts';
