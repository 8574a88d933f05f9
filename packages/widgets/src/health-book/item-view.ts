import type { HealthItem, HealthItemStatus, HealthValue } from '@motcua/contract/health';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { highIcon, lowIcon, sourceIcon, unknownIcon } from '../core/icons.ts';
import type { SectionStrings } from './section.strings.ts';
import { plainDate } from './plain-date.ts';

/** Nothing was found to be so, or it never belonged here: told apart from what is. */
export const cancelledStatuses: ReadonlySet<HealthItemStatus> = new Set<HealthItemStatus>(['enteredInError', 'refuted']);

const unsureStatuses: ReadonlySet<HealthItemStatus> = new Set<HealthItemStatus>(['unresolved', 'unconfirmed', 'unknown']);
const highs: ReadonlySet<string | undefined> = new Set(['high', 'criticalHigh']);
const lows: ReadonlySet<string | undefined> = new Set(['low', 'criticalLow']);

/** One line of the book: what, how much, since when, and who says so. */
export function itemView(say: SectionStrings, item: HealthItem): TemplateResult {
  const { label, plainLabel, values, details, status, date, dateMeaning = 'happened', endDate, source } = item;
  const isUnsure = unsureStatuses.has(status);
  return html`<li class="item">
    <p class="item-name">${plainLabel ?? label}</p>
    ${plainLabel ? html`<p class="small muted">${label}</p>` : nothing}
    <p class=${isUnsure ? 'unsure' : 'status'}>${isUnsure ? icon(unknownIcon) : nothing}<span>${say.status[status]}</span></p>
    ${values.map((value) => valueView(say, value))}
    ${details.map(({ kind, text }) => html`<p><span class="muted">${say.detail[kind]}:</span> ${text}</p>`)}
    <p class="source">
      ${icon(sourceIcon)}<span>${say.source(source)}. ${date ? `${say.dated[dateMeaning]} ${plainDate(date)}${endDate ? ` ${say.until(plainDate(endDate))}` : ''}.` : `${say.noDate}.`}</span>
    </p>
  </li>`;
}

function valueView(say: SectionStrings, { label, text, range, interpretation }: HealthValue): TemplateResult {
  const direction = highs.has(interpretation) ? highIcon : lows.has(interpretation) ? lowIcon : undefined;
  return html`<p>
    ${label ? html`<span class="muted">${label}:</span>` : nothing} <b class="figure">${text}</b>
    ${interpretation ? html`<span class="together">${direction ? icon(direction) : nothing}${say.interpretation[interpretation]}</span>` : nothing}
    ${range ? html`<small>${say.range(range)}</small>` : nothing}
  </p>`;
}
