import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { nextIcon, undoIcon } from '../core/icons.ts';
import { vietnamMoment } from '../signature-check/moment.ts';
import type { StatusStrings } from './feedback-status.strings.ts';
import type { KeptReport } from './kept-reports.ts';

/** What the list of a device's reports needs. */
export interface MineView {
  readonly say: StatusStrings;
  readonly reports: readonly KeptReport[];
  /** The one that was just taken off the list; it can be put back. */
  readonly forgotten: KeptReport | undefined;
  nameOf(category: string): string | undefined;
  open(trackingCode: string): void;
  forget(report: KeptReport): void;
  undo(): void;
}

/** Reports that were sent from this device: open one, or take it off the list. */
export function mineView(view: MineView): TemplateResult {
  const { say, reports, forgotten, undo } = view;
  return html`
    <div role="status" class="undo">
      ${forgotten ? html`<p>${say.forgotten} <button class="link" type="button" @click=${undo}>${icon(undoIcon)}${say.undo}</button></p>` : nothing}
    </div>
    ${
      reports.length === 0
        ? nothing
        : html`<section aria-labelledby="mine">
          <h3 class="heading" id="mine" tabindex="-1">${say.mine}</h3>
          <p class="small muted">${say.mineNote}</p>
          <ul class="choices">
            ${reports.map((each) => keptView(view, each))}
          </ul>
        </section>`
    }
  `;
}

function keptView({ say, nameOf, open, forget }: MineView, report: KeptReport): TemplateResult {
  const { category, receivedAt, trackingCode } = report;
  const name = nameOf(category) ?? say.someReport;
  const sent = say.sentOn(vietnamMoment(receivedAt).day, trackingCode.slice(-4));
  return html`<li class="mine">
    <button class="choice" type="button" @click=${() => open(trackingCode)}>
      <span><b>${name}</b><small>${sent}</small></span>${icon(nextIcon)}
    </button>
    <button class="link small" type="button" @click=${() => forget(report)}><span>${say.forget}<span class="unseen">: ${name}, ${sent}</span></span></button>
  </li>`;
}
