import type { HealthItem, HealthSection } from '@motcua/contract/health';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { checkIcon, hideIcon, moreIcon, showIcon, unknownIcon } from '../core/icons.ts';
import { cancelledStatuses, itemView } from './item-view.ts';
import { plainDate } from './plain-date.ts';
import { revealSeconds } from './revealed-section.ts';
import { strings, type SectionStrings } from './section.strings.ts';

/** What a section that shows needs besides its own content. */
export interface SectionScene {
  readonly say: SectionStrings;
  /** Seconds until it closes by itself; `undefined` in easy mode, which knows no time limits. */
  readonly secondsLeft: number | undefined;
  readonly showsSensitive: boolean;
  /** Most lines drawn at once: a book can hold thousands. */
  readonly most: number;
  readonly mask: () => void;
  readonly extend: () => void;
  readonly revealSensitive: () => void;
  readonly showMore: () => void;
}

/** A masked section: its name and how to open it. Nothing of what it holds is here, not even how much. */
function maskedSectionView(say: SectionStrings, section: HealthSection, index: number, reveal: () => void): TemplateResult {
  return html`<h3>
    <button class="choice row" type="button" aria-expanded="false" data-section=${index} @click=${reveal}>
      <span>${section.title}</span><span class="verb" aria-hidden="true">${icon(showIcon)}${say.show}</span>
    </button>
  </h3>`;
}

/** The one section that shows. */
function shownSectionView(section: HealthSection, index: number, scene: SectionScene): TemplateResult {
  const { say, secondsLeft, mask } = scene;
  return html`<h3>
      <button class="choice row" type="button" aria-expanded="true" aria-controls="shown" data-section=${index} @click=${mask}>
        <span>${section.title}</span><span class="verb" aria-hidden="true">${icon(hideIcon)}${say.hide}</span>
      </button>
    </h3>
    <div class="shown" id="shown">
      <p class="timer">${secondsLeft === undefined ? say.untimed : say.left(secondsLeft)}</p>
      ${secondsLeft === undefined ? nothing : html`<progress max=${revealSeconds} value=${Math.min(secondsLeft, revealSeconds)} aria-hidden="true"></progress>`}
      <p class="buttons">
        ${secondsLeft === undefined ? nothing : html`<button class="button" type="button" aria-label=${say.moreSpoken} @click=${scene.extend}>${say.more}</button>`}
        <button class="button quiet" type="button" @click=${mask}>${icon(hideIcon)}${say.hide}</button>
      </p>
      ${contentView(section, scene)}
    </div>`;
}

function contentView(section: HealthSection, scene: SectionScene): TemplateResult {
  const { say, showsSensitive, most } = scene;
  const hidden = showsSensitive ? 0 : section.items.filter(({ sensitivity }) => sensitivity === 'sensitive').length;
  const readable = section.items.filter(({ sensitivity }) => showsSensitive || sensitivity === 'ordinary');
  const standing = readable.filter(({ status }) => !cancelledStatuses.has(status));
  const cancelled = readable.filter(({ status }) => cancelledStatuses.has(status));
  return html`
    ${stateView(say, section)} ${section.note ? html`<p>${section.note}</p>` : nothing} ${listView(say, standing.slice(0, most))}
    ${standing.length > most ? html`<button class="button" type="button" @click=${scene.showMore}>${icon(moreIcon)}${say.rest(standing.length - most)}</button>` : nothing}
    ${
      hidden > 0
        ? html`<p>${say.sensitive(hidden)}</p>
          <button class="button" type="button" @click=${scene.revealSensitive}>${icon(showIcon)}${say.showSensitive}</button>`
        : nothing
    }
    ${cancelled.length > 0 ? html`<details><summary>${icon(moreIcon)}${say.cancelled(cancelled.length)}</summary>${listView(say, cancelled.slice(0, most))}</details>` : nothing}
    ${section.narrative ? narrativeView(say, section.narrative, section.state === 'narrativeOnly') : nothing}
    <details>
      <summary>${icon(moreIcon)}${say.wrong}</summary>
      <p>${say.wrongAdvice(section.assured?.by ?? onlySource(section.items))}</p>
    </details>
  `;
}

function listView(say: SectionStrings, items: readonly HealthItem[]): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing;
  return html`<ul class="items">
    ${items.map((item) => itemView(say, item))}
  </ul>`;
}

/** Only "asked, none" may reassure, and only with who asked and when; every other absence says that it is not known. */
function stateView(say: SectionStrings, { state, assured }: HealthSection): TemplateResult | typeof nothing {
  if (state === 'items') return nothing;
  if (state === 'noneKnown' && assured) {
    return html`<p class="sure">${icon(checkIcon)}<span><b>${say.state.noneKnown}</b> ${say.assured(assured.by, plainDate(assured.asOf))}</span></p>`;
  }
  return html`<p class="unsure">${icon(unknownIcon)}<span>${state === 'noneKnown' ? say.notAssured : say.state[state]}</span></p>`;
}

function narrativeView(say: SectionStrings, lines: readonly string[], isAll: boolean): TemplateResult {
  const text = lines.map((line) => html`<p>${line}</p>`);
  return isAll ? html`<div>${text}</div>` : html`<details><summary>${icon(moreIcon)}${say.narrative}</summary>${text}</details>`;
}

/** Whom to tell about a mistake, where the whole section comes from one place. */
function onlySource(items: readonly HealthItem[]): string | undefined {
  const sources = new Set(items.map(({ source }) => source));
  const [only] = sources;
  return sources.size === 1 ? only : undefined;
}

/** The part of the element that comes with the book. */
export const sections = { strings, maskedSectionView, shownSectionView };
