import type { Check, CheckId } from '@motcua/contract/signing';

/** Every check there is, in the order in which it is told. */
const order = [
  'structure',
  'coverage',
  'digest',
  'signature',
  'signingCertificate',
  'algorithmAgreement',
  'algorithmStrength',
  'laterChanges',
  'chain',
  'certificateTime',
  'keyUsage',
  'issuerConstraints',
  'revocation',
  'timestamp',
] as const satisfies readonly CheckId[];

/** Collects what was found out about one signature. What nobody examined stays `unknown`: no check can pass by being forgotten. */
export class Examination {
  readonly #found = new Map<CheckId, Check>();

  /** Notes an outcome. A failure stays, whatever comes after it. */
  note(id: CheckId, outcome: Check['outcome'], evidence?: string): void {
    if (this.outcome(id) === 'fail') return;
    this.#found.set(id, { id, outcome, ...(evidence !== undefined && { evidence: evidence.slice(0, 2000) }) });
  }

  outcome(id: CheckId): Check['outcome'] {
    return this.#found.get(id)?.outcome ?? 'unknown';
  }

  get checks(): Check[] {
    return order.map((id) => this.#found.get(id) ?? { id, outcome: 'unknown' });
  }
}
