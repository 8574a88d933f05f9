import type { ScamReason } from '@motcua/contract/assistant';
import { fold } from '../guard/folded-text.ts';
import { strangeHostsIn } from './hosts.ts';
import { warnsOfScams, warningSigns } from './warning-signs.ts';

export interface ScamVerdict {
  /** `none` means that nothing was recognised, never that a message is safe. */
  readonly level: 'none' | 'caution' | 'likely';
  readonly reasons: readonly ScamReason[];
}

/**
 * Tells whether a message reads like one of the frauds that go round in Vietnam: false officials, look-alike addresses,
 * requests for codes, prepayments. A handful of rules over words and addresses; a short link alone is no sign.
 */
export function scam(text: string): ScamVerdict {
  const plain = fold(text).replace(/\s+/g, ' ');
  const hosts = strangeHostsIn(text);
  const signs = warnsOfScams(plain) ? [] : warningSigns(plain);
  const reasons = [...new Set([...hosts.map(({ reason }) => reason), ...signs.map(({ reason }) => reason)])];
  const isLikely = hosts.some(({ isCertain }) => isCertain) || signs.some(({ isCertain }) => isCertain) || reasons.length > 1;
  return { level: reasons.length === 0 ? 'none' : isLikely ? 'likely' : 'caution', reasons };
}
