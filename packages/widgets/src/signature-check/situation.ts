import type { DocumentReport, SignatureReport } from '@motcua/contract/signing';
import type { Situation } from './verdict.strings.ts';

/** How a verdict is taken at a glance; never by its colour alone. */
export type Tone = 'success' | 'warning' | 'danger' | 'neutral';

const dangers: ReadonlySet<Situation> = new Set<Situation>(['changedProven', 'BROKEN', 'MALFORMED', 'REVOKED', 'SUSPENDED']);
const successes: ReadonlySet<Situation> = new Set<Situation>(['VALID', 'VALID_UNPROVEN_TIME', 'VALID_LATER_ADDITIONS']);
/** Nothing is wrong with a signature here: there is none, or nobody looked. */
const neutrals: ReadonlySet<Situation> = new Set<Situation>(['NO_SIGNATURE', 'format', 'noCrypto', 'tooLarge', 'empty', 'unreadable', 'stopped']);

export function toneOf(situation: Situation): Tone {
  if (dangers.has(situation)) return 'danger';
  if (successes.has(situation)) return 'success';
  return neutrals.has(situation) ? 'neutral' : 'warning';
}

/** What to say of a document or of one signature: its state, and why where that makes another sentence true. */
export function situationOf(judged: DocumentReport | SignatureReport): Situation {
  const { state, indication, subIndication } = judged;
  if (state === 'UNSUPPORTED') return 'signatures' in judged && judged.signatures.length === 0 ? (judged.unsupported ?? 'format') : 'unsupported';
  if (state === 'CHANGED_AFTER' && indication === 'TOTAL_FAILED') return 'changedProven';
  if (state === 'UNKNOWN_ISSUER' && subIndication === 'NO_SIGNING_CERTIFICATE_FOUND') return 'nobody';
  if (state === 'UNKNOWN_ISSUER' && subIndication === 'CHAIN_CONSTRAINTS_FAILURE') return 'restricted';
  if (state === 'EXPIRED_NO_PROOF' && subIndication === 'NOT_YET_VALID') return 'notYetValid';
  return state;
}

const tones: readonly Tone[] = ['danger', 'warning', 'neutral', 'success'];

/** Most worrying first, time-stamps last: the first one is what the document's own verdict speaks of. */
export function worstFirst({ state, signatures }: DocumentReport): SignatureReport[] {
  const rank = (signature: SignatureReport) =>
    (signature.kind === 'documentTimestamp' ? 10 : 0) + (signature.state === state ? 0 : 1 + tones.indexOf(toneOf(situationOf(signature))));
  return [...signatures].sort((a, b) => rank(a) - rank(b));
}
