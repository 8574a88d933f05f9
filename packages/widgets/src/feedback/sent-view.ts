import type { FeedbackReceipt } from '@motcua/contract/feedback';
import type { WaitingFeedback } from '@motcua/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { vietnameseDate } from '../core/dates.ts';
import { icon } from '../core/icon.ts';
import { checkIcon, copyIcon, editIcon, failedIcon, messageIcon, nextIcon, offlineIcon, passedIcon, printIcon, removeIcon, shareIcon, timeIcon, undoIcon } from '../core/icons.ts';
import { spelledOut } from '../feedback-status/tracking-code.ts';
import { vietnamMoment } from '../signature-check/moment.ts';
import type { SentStrings } from './sent.strings.ts';

/** What the receipt needs. */
export interface ReceiptView {
  readonly say: SentStrings;
  readonly receipt: FeedbackReceipt;
  /** `shared`: the device keeps nothing. `forgotten`: the citizen did not want it kept. */
  readonly kept: 'kept' | 'forgotten' | 'shared';
  readonly notice: string;
  /** Said first that it waits. */
  readonly hasArrived: boolean;
  readonly canShare: boolean;
  copy(): void;
  print(): void;
  share(): void;
  forget(): void;
  follow(): void;
  another(): void;
}

/** The code, as large as it can be read from a wall, and what it is good for. */
export function receiptView(view: ReceiptView): TemplateResult {
  const { say, receipt, kept, notice } = view;
  const { trackingCode, receivedAt, answeredBy, answerBy } = receipt;
  const { time, day } = vietnamMoment(receivedAt);
  return html`<div class="stack receipt">
    <p class="unseen" role="status">${view.hasArrived ? say.arrived : nothing}</p>
    <h3 class="title step-title" tabindex="-1">${icon(passedIcon)} ${say.receivedTitle}</h3>
    <p>${say.code}</p>
    <p class="code"><span aria-hidden="true">${trackingCode.split('-').map((group, index) => html`${index > 0 ? html`<span class="hyphen">-</span><wbr />` : nothing}<span class="together">${group}</span>`)}</span><span class="unseen">${spelledOut(trackingCode)}</span></p>
    <p>${say.codeNote}</p>
    <div>
      ${answeredBy ? html`<p lang="vi">${say.answeredBy(answeredBy)}</p>` : nothing}
      <p><b>${answerBy ? say.answerBy(vietnameseDate(answerBy)) : say.noLimit}</b></p>
      <p class="small muted">${say.receivedAt(time, day)}</p>
    </div>
    <p class="buttons screen-only">
      <button class="button" type="button" @click=${view.copy}>${icon(copyIcon)}${say.copy}</button>
      <button class="button" type="button" @click=${view.print}>${icon(printIcon)}${say.print}</button>
      ${view.canShare ? html`<button class="button" type="button" @click=${view.share}>${icon(shareIcon)}${say.share}</button>` : nothing}
    </p>
    <p class="screen-only" role="status">${notice}</p>
    <p class="small muted screen-only">${kept === 'shared' ? say.notKept : kept === 'kept' ? say.kept : say.unkept}</p>
    ${kept === 'kept' ? html`<p class="screen-only"><button class="link" type="button" @click=${view.forget}>${say.unkeep}</button></p>` : nothing}
    <p class="buttons screen-only">
      <button class="button primary" type="button" @click=${view.follow}>${say.follow}${icon(nextIcon)}</button>
      <button class="button quiet" type="button" @click=${view.another}>${say.another}</button>
    </p>
  </div>`;
}

/** What the list of waiting reports needs. */
export interface WaitingView {
  readonly say: SentStrings;
  readonly waiting: readonly WaitingFeedback[];
  readonly canUndo: boolean;
  /** Another report is being written: opening one for changes would cost it. */
  readonly isWriting: boolean;
  nameOf(category: string): string;
  discard(each: WaitingFeedback): void;
  edit(each: WaitingFeedback): void;
  undo(): void;
}

/** Said instead of the receipt where there is no network. */
export function keptHereView(say: SentStrings, another: () => void): TemplateResult {
  return html`<div class="stack">
    <h3 class="title step-title" tabindex="-1">${icon(offlineIcon)} ${say.waitingTitle}</h3>
    <p class="lead">${say.waitingText}</p>
    <p>${say.waitingHint}</p>
    <p class="buttons"><button class="button" type="button" @click=${another}>${say.another}</button></p>
  </div>`;
}

/** Reports that wait on this device, and those that have just been received. */
export function waitingListView(view: WaitingView): TemplateResult {
  const { say, waiting, canUndo, undo } = view;
  return html`<div class="waiting" tabindex="-1">
    <div role="status">${canUndo ? html`<p>${say.discarded} <button class="link" type="button" @click=${undo}>${icon(undoIcon)}${say.undo}</button></p>` : nothing}</div>
    ${
      waiting.length === 0
        ? nothing
        : html`<section class="section stack" aria-labelledby="waiting">
          <h3 class="heading" id="waiting" tabindex="-1">${say.list}</h3>
          <ul class="stack">
            ${waiting.map((each) => itemView(view, each))}
          </ul>
        </section>`
    }
  </div>`;
}

function itemView({ say, nameOf, discard, edit, isWriting }: WaitingView, each: WaitingFeedback): TemplateResult {
  const { report, writtenAt, state } = each;
  const { time, day } = vietnamMoment(writtenAt);
  return html`<li class="item stack">
    <p><b>${nameOf(report.category)}</b></p>
    <p class="written excerpt">${report.text}</p>
    <p class="small muted">${say.writtenAt(time, day)}</p>
    ${
      state.kind === 'received'
        ? html`<p role="status">${icon(passedIcon)} ${say.isReceived} <b class="together" aria-hidden="true">${state.receipt.trackingCode}</b><span class="unseen">${spelledOut(state.receipt.trackingCode)}</span></p>`
        : state.kind === 'refused'
          ? html`<p class="unsure" role="alert">${icon(failedIcon)}<span>${say.isRefused} ${state.code === 'BAD_INPUT' || state.code === 'NOT_FOUND' ? say.refused[state.code] : say.refused.OTHER}</span></p>`
          : html`<p>${icon(timeIcon)} ${say.isWaiting}</p>`
    }
    ${state.kind !== 'received' && isWriting ? html`<p class="small muted">${icon(messageIcon)} ${say.taken}</p>` : nothing}
    ${
      state.kind === 'received'
        ? html`<p><button class="button" type="button" @click=${() => discard(each)}>${icon(checkIcon)}${say.putAway}</button></p>`
        : html`<p class="buttons">
          ${isWriting ? nothing : html`<button class="button" type="button" @click=${() => edit(each)}>${icon(editIcon)}${say.edit}</button>`}
          <button class="button quiet" type="button" @click=${() => discard(each)}>${icon(removeIcon)}${say.discard}</button>
        </p>`
    }
  </li>`;
}
