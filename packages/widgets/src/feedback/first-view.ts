import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { messageIcon } from '../core/icons.ts';
import { categoryView, type CategoryView } from './category-view.ts';

/** What the first screen needs. */
export interface FirstView extends CategoryView {
  /** Others use the device. */
  readonly keepsNothing: boolean;
  /** Whether the device knows of reports that were sent. */
  readonly hasReports: boolean;
  readonly place: number;
  readonly count: number;
  openMine(): void;
  goOn(): void;
}

/** What this is for, what it is about, and what must not be written here but called in. */
export function firstView(view: FirstView): TemplateResult {
  const { say, keepsNothing, hasReports, place, count, categories, chosen } = view;
  return html`
    <p class="text">${say.lead} ${keepsNothing ? say.notKept : say.keptHere}</p>
    ${hasReports ? html`<p><button class="link" type="button" @click=${view.openMine}>${icon(messageIcon)}${say.mine}</button></p>` : nothing}
    <h3 class="title step-title" tabindex="-1"><span class="place small muted">${say.step(place, count)}</span> ${say.what}</h3>
    ${categories.length === 0 ? html`<p>${say.nothingOffered}</p>` : nothing} ${categoryView(view)}
    ${chosen ? html`<p class="buttons"><button class="button primary" type="button" @click=${view.goOn}>${say.goOn}</button></p>` : nothing}
    <div class="urgent">
      <p>${say.urgent}</p>
      ${Object.entries(say.urgentCalls).map(([phone, who]) => html`<a class="link" href="tel:${phone}">${phone} ${who}</a>`)}
    </div>
  `;
}
