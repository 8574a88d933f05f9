import type { Feedback, FeedbackEvent, FeedbackStatus } from '@motcua/contract/feedback';
import { html, nothing, type TemplateResult } from 'lit';
import { vietnameseDate } from '../core/dates.ts';
import { icon, type Shapes } from '../core/icon.ts';
import { clearIcon, failedIcon, messageIcon, passedIcon, personIcon, timeIcon, warningIcon } from '../core/icons.ts';
import { callView, warningView } from '../core/states-view.ts';
import { vietnamMoment } from '../signature-check/moment.ts';
import { dueOf } from './due.ts';
import type { StatusStrings } from './feedback-status.strings.ts';
import { spelledOut } from './tracking-code.ts';

/** What a report needs besides itself. */
export interface ReportScene {
  readonly say: StatusStrings;
  readonly helpline: string;
  /** What it is about, in words; as long as they are not known, nothing. */
  readonly categoryName: string | undefined;
  readonly nowMs: number;
}

const signs: Readonly<Record<FeedbackStatus, Shapes>> = {
  received: timeIcon,
  accepted: personIcon,
  inProgress: timeIcon,
  answered: passedIcon,
  declined: failedIcon,
  withdrawn: clearIcon,
};

/** Where a report stands, what was answered, by when an answer is due, and what has happened so far. */
export function reportView(report: Feedback, scene: ReportScene): TemplateResult {
  const { say } = scene;
  const { status, history, trackingCode } = report;
  const last = history.at(-1);
  const isClosed = status === 'answered' || status === 'declined';
  return html`
    <h3 class="figure" tabindex="-1">${say.status[status]}</h3>
    ${isClosed && last?.note ? answerView(say, last.note) : nothing} ${dueView(report, scene)}
    ${dueOf(report, scene.nowMs).kind === 'overdue' ? nothing : html`<p>${say.next[status]}</p>`}
    <p>${say.code}: <b class="together" aria-hidden="true">${trackingCode}</b><span class="unseen">${spelledOut(trackingCode)}</span></p>
    <h4 class="heading">${say.timeline}</h4>
    <ol class="timeline">
      ${history.map((event, index) => stepView(say, event, isClosed && index === history.length - 1))}
    </ol>
    ${factsView(report, scene)}
  `;
}

function answerView(say: StatusStrings, note: string): TemplateResult {
  return html`<div class="answer">
    <p class="small muted">${icon(messageIcon)} ${say.answer}</p>
    <p class="written lead" lang="vi">${note}</p>
  </div>`;
}

/** A deadline that has passed is said as it is, with what can be done about it. */
function dueView(report: Feedback, { say, helpline, nowMs }: ReportScene): TemplateResult | typeof nothing {
  const due = dueOf(report, nowMs);
  const day = vietnameseDate(report.answerBy ?? '');
  if (due.kind === 'overdue') return warningView(say.overdue(due.days), html`<p>${say.overdueAdvice(day, helpline)}</p><p>${callView(say, helpline)}</p>`);
  if (due.kind === 'answeredLate') return html`<p class="unsure">${icon(warningIcon)}<span>${say.answeredLate(day)}</span></p>`;
  if (due.kind === 'open') return html`<p class="due">${say.answerBy(day)}</p>`;
  return due.kind === 'unlimited' ? html`<p class="muted">${say.noLimit}</p>` : nothing;
}

function stepView(say: StatusStrings, { status, at, note }: FeedbackEvent, isToldAbove: boolean): TemplateResult {
  const { time, day } = vietnamMoment(at);
  return html`<li>
    ${icon(signs[status])}
    <p><b>${say.status[status]}</b></p>
    <p class="small muted">${say.at(time, day)}</p>
    ${note && !isToldAbove ? html`<p class="written" lang="vi">${note}</p>` : nothing}
  </li>`;
}

function factsView({ answeredBy, text, place, photoCount, isPublic }: Feedback, { say, categoryName }: ReportScene): TemplateResult {
  const hasPoint = place?.latitude !== undefined;
  return html`<dl class="pairs">
    ${answeredBy ? pairView(say.answeredBy, html`<span lang="vi">${answeredBy}</span>`) : nothing} ${categoryName ? pairView(say.about, categoryName) : nothing}
    ${pairView(say.yourWords, html`<span class="written">${text}</span>`)}
    ${place?.address || hasPoint ? pairView(say.place, html`${place?.address ?? nothing}${hasPoint ? html`<small>${say.point}</small>` : nothing}`) : nothing}
    ${photoCount > 0 ? pairView(say.photos, say.photoCount(photoCount)) : nothing} ${pairView(say.readBy, isPublic ? say.isPublic : say.isPrivate)}
  </dl>`;
}

function pairView(term: string, value: unknown): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
}
