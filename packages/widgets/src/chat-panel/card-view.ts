import type { ProcedureCard, SlotFacts } from '@motcua/contract/assistant';
import type { Paper, PaperGroup } from '@motcua/contract/services';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { counterIcon, feeIcon, moreIcon, nextIcon, personIcon, placeIcon, sourceIcon, timeIcon, unknownIcon, warningIcon } from '../core/icons.ts';
import { feeFacts, staleDays, timeFacts, type Fact } from '../core/service-facts.ts';
import { addressOf } from '../core/service-address.ts';
import type { ChatStrings } from './chat-panel.strings.ts';

const icons = { papers: sourceIcon, fee: feeIcon, time: timeIcon, where: placeIcon, who: personIcon, steps: counterIcon };

/** A procedure as an answer: its name, what was asked, and who says so. Facts before prose, and none that the record has not. */
export function cardView(say: ChatStrings, card: ProcedureCard, open: (event: Event, code: string) => void): TemplateResult {
  const { code, name, plainName, caveat, slots, source } = card;
  return html`<article class="card">
    <h3 class="heading"><a href=${addressOf(code)} lang="vi" @click=${(event: Event) => open(event, code)}>${plainName ?? name}</a></h3>
    ${caveat ? html`<p class="unsure" lang="vi">${icon(warningIcon)}<span>${caveat}</span></p>` : nothing}
    <dl>
      ${slots.map(
        (slot) =>
          html`<div class="slot">
            <dt>${icon(icons[slot.slot])}${say.slots[slot.slot]}</dt>
            ${slot.stated || hasNotes(slot) ? slotView(say, slot) : nothing}
            ${slot.stated ? nothing : html`<dd class="unsure">${icon(unknownIcon)}<span>${say.notStated}</span></dd>`}
          </div>`,
      )}
    </dl>
    <p class="buttons screen-only">
      <a class="button" href=${addressOf(code)} @click=${(event: Event) => open(event, code)}>${say.openService}${icon(nextIcon)}</a>
    </p>
    <p class="source">
      ${icon(sourceIcon)}<span><a href=${source.url} rel="noopener">${say.source(source.name, code, source.asOf)}</a> ${staleDays(source.asOf) === undefined ? nothing : say.stale}</span>
    </p>
  </article>`;
}

/** What the source says of a fee or a time limit that it does not state. */
function hasNotes(slot: SlotFacts): boolean {
  const unknowns = slot.slot === 'fee' ? slot.fees : slot.slot === 'time' ? slot.timeLimits : [];
  return unknowns.some(({ kind, condition, ...fact }) => kind === 'unknown' && (condition !== undefined || ('note' in fact && fact.note !== undefined)));
}

function slotView(say: ChatStrings, slot: SlotFacts): TemplateResult {
  switch (slot.slot) {
    case 'papers':
      return papersView(say, slot.papers);
    case 'fee':
      return html`<dd>${feeFacts(slot.fees, say).map(factView)} ${slot.exemptions.map((who) => html`<p lang="vi">${say.exempt(who)}</p>`)}</dd>`;
    case 'time':
      return html`<dd>${timeFacts(slot.timeLimits, say).map(factView)}</dd>`;
    case 'where':
      return html`<dd>
        ${slot.authority ? html`<p lang="vi">${slot.authority}</p>` : nothing}
        <p>${say.channelList(slot.channels.map(({ kind }) => say.channels[kind]))}</p>
        ${slot.channels.map(({ note }) => (note ? html`<p class="small" lang="vi">${note}</p>` : nothing))}
        ${slot.onlineLevel === 'full' ? html`<p>${say.onlineFull}</p>` : nothing}
      </dd>`;
    case 'who':
      return html`<dd lang="vi">${slot.applicants}</dd>`;
    default:
      return html`<dd lang="vi">
        <ol class="numbers">
          ${slot.steps.map(({ title, text }) => html`<li>${title}${text ? html`<small>${text}</small>` : nothing}</li>`)}
        </ol>
      </dd>`;
  }
}

/** What everybody brings; what only some bring is behind a press, or a phone's screen would hold nothing else. */
function papersView(say: ChatStrings, groups: readonly PaperGroup[]): TemplateResult {
  const always = groups.filter(({ situation }) => !situation);
  const sometimes = groups.filter(({ situation }) => situation);
  const list = ({ situation, papers }: PaperGroup) => html`${situation ? html`<p class="muted">${situation}</p>` : nothing}
    <ul class="bullets">
      ${papers.map((paper) => paperView(say, paper))}
    </ul>`;
  return html`<dd lang="vi">
    ${always.map(list)}
    ${
      sometimes.length > 0
        ? html`<details ?open=${always.length === 0}>
          <summary>${icon(moreIcon)}${say.sometimes(sometimes.length)}</summary>
          ${sometimes.map(list)}
        </details>`
        : nothing
    }
  </dd>`;
}

function paperView(say: ChatStrings, { name, originals, copies, note }: Paper): TemplateResult {
  return html`<li>${name} <small>${say.copies(originals, copies)}${note ? `. ${note}` : ''}</small></li>`;
}

function factView({ figure, per, via, conditions, notes, isKnown }: Fact): TemplateResult {
  return html`<p class=${isKnown ? '' : 'unsure'}>
    ${isKnown ? nothing : icon(unknownIcon)}<span
      ><b>${figure}</b> ${per ?? ''} ${via ? `(${via})` : nothing} ${[...conditions, ...notes].map((each) => html`<small lang="vi">${each}</small>`)}</span
    >
  </p>`;
}
