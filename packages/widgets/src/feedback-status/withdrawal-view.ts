import { html, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { clearIcon } from '../core/icons.ts';
import { failureView, warningView } from '../core/states-view.ts';
import type { StatusStrings } from './feedback-status.strings.ts';
import type { Withdrawal } from './followed-report.ts';

/** What taking a report back needs. */
export interface WithdrawalView {
  readonly say: StatusStrings;
  readonly withdrawal: Withdrawal;
  readonly helpline: string;
  ask(): void;
  keep(): void;
  withdraw(): void;
}

/** The first press says what follows, the second does it. */
export function withdrawalView({ say, withdrawal, helpline, ask, keep, withdraw }: WithdrawalView): TemplateResult {
  const { kind } = withdrawal;
  if (kind === 'none' || kind === 'done') {
    return html`<p class="withdrawal screen-only"><button class="link withdraw" type="button" @click=${ask}>${icon(clearIcon)}${say.withdraw}</button></p>`;
  }
  if (kind === 'failed') {
    const failed = { ...say.failed, CONFLICT: say.notWithdrawnAnswered };
    return html`<div class="withdrawal">${failureView({ ...say, failed }, withdrawal.error, helpline, withdraw, { title: say.notWithdrawn })}</div>`;
  }
  const isSending = kind === 'sending';
  return html`<section class="withdrawal screen-only" aria-labelledby="withdraw">
    <h4 class="unseen" id="withdraw" tabindex="-1">${say.withdrawTitle}</h4>
    ${warningView(
      say.withdrawTitle,
      html`<p>${say.withdrawMeans}</p>
        <p class="buttons">
          <button class="button" type="button" ?disabled=${isSending} @click=${keep}>${say.withdrawNo}</button>
          <button class="button quiet" type="button" ?disabled=${isSending} @click=${withdraw}>${isSending ? say.withdrawing : say.withdrawYes}</button>
        </p>`,
    )}
  </section>`;
}
