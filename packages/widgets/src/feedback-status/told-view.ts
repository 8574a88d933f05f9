import type { Feedback } from '@motcua/contract/feedback';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { againIcon, sourceIcon } from '../core/icons.ts';
import { failureView } from '../core/states-view.ts';
import { vietnamMoment } from '../signature-check/moment.ts';
import type { StatusStrings } from './feedback-status.strings.ts';
import type { FollowedState, Withdrawal } from './followed-report.ts';
import { reportView } from './report-view.ts';
import { withdrawalView } from './withdrawal-view.ts';

/** What a report that was told needs besides itself. */
export interface ToldView {
  readonly say: StatusStrings;
  readonly state: FollowedState;
  readonly withdrawal: Withdrawal;
  /** Whether news will come by themselves. */
  readonly isFollowing: boolean;
  readonly helpline: string;
  readonly categoryName: string | undefined;
  /** Whether the device could remember it and does not yet. */
  readonly canKeep: boolean;
  readonly isKept: boolean;
  again(): void;
  keep(): void;
  leave(): void;
  askToWithdraw(isAsking: boolean): void;
  withdraw(): void;
}

/** A report, as of when it is known, and what can be done with it. */
export function toldView(report: Feedback, view: ToldView): TemplateResult {
  const { say, state, withdrawal, helpline, categoryName, askToWithdraw, withdraw } = view;
  const { heardAt = '', error, kind } = state;
  const { time, day } = vietnamMoment(heardAt);
  const isOpen = report.status === 'received' || report.status === 'accepted' || report.status === 'inProgress';
  return html`
    ${error ? failureView(say, error, helpline, view.again, { title: say.failedTitle }) : nothing}
    <article class="stack" aria-busy=${kind === 'loading' ? 'true' : 'false'}>${reportView(report, { say, helpline, categoryName, nowMs: Date.now() })}</article>
    <p class="source">${icon(sourceIcon)}<span>${error || navigator.onLine === false ? say.stale(time, day) : say.asOf(time, day, isOpen && view.isFollowing)}</span></p>
    <p class="buttons screen-only">
      <button class="button" type="button" @click=${view.again}>${icon(againIcon)}${say.askAgain}</button>
      ${view.canKeep ? html`<button class="button quiet" type="button" @click=${view.keep}>${say.keep}</button>` : nothing}
      <button class="button quiet" type="button" @click=${view.leave}>${say.other}</button>
    </p>
    <p role="status">${view.isKept ? say.kept : nothing}</p>
    ${isOpen ? withdrawalView({ say, withdrawal, helpline, ask: () => askToWithdraw(true), keep: () => askToWithdraw(false), withdraw }) : nothing}
  `;
}
