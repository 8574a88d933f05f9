import type { ServiceHit } from '@motcua/contract/services';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { callIcon, feeIcon, moreIcon, nextIcon, outsideIcon, placeIcon, counterIcon, timeIcon, unknownIcon } from '../core/icons.ts';
import { shortFacts } from '../core/service-facts.ts';
import { telephoneOf } from '../core/telephone.ts';
import type { FinderStrings } from './service-finder.strings.ts';
import type { Found } from './service-search.ts';

/** What the list of results needs from the finder. */
export interface ResultsView {
  readonly say: FinderStrings;
  readonly helpline: string;
  readonly isEasy: boolean;
  /** Whether the citizen asked to see more than the first hits. */
  readonly isWhole: boolean;
  showAll(): void;
  addressOf(code: string): string;
  open(event: Event, code: string): void;
}

/** The national portal's own search, for what we do not have. It takes no query from us: nothing typed leaves in an address. */
const officialSearchUrl = 'https://dichvucong.gov.vn/p/home/dvc-tim-kiem.html';

/** How many hits are shown at first: enough to choose from, few enough to read. Fewer in easy mode, and where none fits. */
const firstHits = { usual: 5, easy: 4, weak: 3 };

/** How many hits of an answer are shown, the choices of a question aside. */
export function shownHits({ isEasy, isWhole }: Pick<ResultsView, 'isEasy' | 'isWhole'>, { result }: Found): number {
  const asked = result.clarification?.choices.length ?? 0;
  const most = isWhole ? Infinity : isEasy ? (asked > 0 ? 0 : firstHits.easy) : firstHits.usual;
  return Math.min(besides(result).length, most);
}

/** Hits that are not among the choices of a question. */
function besides({ hits, clarification }: Found['result']): readonly ServiceHit[] {
  const asked = new Set(clarification?.choices.map(({ code }) => code));
  return hits.filter(({ code }) => !asked.has(code));
}

/** The answer to a search: best first, siblings told apart, or an honest "nothing fits". */
export function resultsView(view: ResultsView, found: Found): TemplateResult {
  const { say } = view;
  const { outcome, hits, clarification } = found.result;
  if (outcome === 'none') return noneView(view, found.query, hits.slice(0, firstHits.weak));
  const choices = clarification?.choices ?? [];
  const all = besides(found.result);
  const shown = all.slice(0, shownHits(view, found));
  const more = all.length - shown.length;
  return html`
    ${
      choices.length > 0
        ? html`<div class="section" role="group" aria-labelledby="clarify">
            <h3 class="heading" id="clarify">${say.clarify}</h3>
            <p class="muted small">${say.clarifyHint}</p>
            <ul class="choices">
              ${choices.map(
                (choice) => html`<li>
                  <a class="choice" href=${view.addressOf(choice.code)} data-code=${choice.code} @click=${(event: Event) => view.open(event, choice.code)}>
                    <span><b>${choice.label}</b>${choice.note ? html`<small>${choice.note}</small>` : nothing}</span>${icon(nextIcon)}
                  </a>
                </li>`,
              )}
            </ul>
            ${shown.length > 0 ? html`<h3 class="heading section">${say.also}</h3>` : nothing}
          </div>`
        : nothing
    }
    ${listView(view, shown, choices.length === 0)}
    ${more > 0 ? html`<button class=${view.isEasy ? 'button wide' : 'link'} type="button" @click=${view.showAll}>${icon(moreIcon)}${choices.length > 0 && shown.length === 0 ? say.noneOfThese : say.more(more)}</button>` : nothing}
  `;
}

function listView(view: ResultsView, hits: readonly ServiceHit[], isFirstBest: boolean): TemplateResult | typeof nothing {
  if (hits.length === 0) return nothing;
  return html`<ol class="results" aria-label=${view.say.results}>
    ${hits.map((hit, index) => resultView(view, hit, isFirstBest && index === 0))}
  </ol>`;
}

function noneView(view: ResultsView, query: string, hits: readonly ServiceHit[]): TemplateResult {
  const { say } = view;
  return html`
    <div class="stack section">
      <p class="lead"><b>${say.none(query)}</b></p>
      <p>${say.noneAdvice}</p>
      <p class="buttons">
        <a class="button" href=${officialSearchUrl} target="_blank" rel="noopener noreferrer">${icon(outsideIcon)}${say.officialSearch}</a>
        <a class="button quiet" href=${telephoneOf(view.helpline)}>${icon(callIcon)}<span class="together">${say.call(view.helpline)}</span></a>
      </p>
      ${hits.length > 0 ? html`<p>${say.weak}</p>` : nothing}
    </div>
    ${listView(view, hits, false)}
  `;
}

function resultView(view: ResultsView, hit: ServiceHit, isBest: boolean): TemplateResult {
  const { say } = view;
  const { fee, time } = shortFacts(hit, say);
  return html`<li class="result ${isBest ? 'best' : ''}" part="result">
    <h3 class="heading">
      <a href=${view.addressOf(hit.code)} @click=${(event: Event) => view.open(event, hit.code)} data-code=${hit.code}>${marked(hit.plainName ?? hit.name, hit.matched)}</a>
    </h3>
    ${hit.summary ? html`<p>${hit.summary}</p>` : nothing}
    <ul class="meta">
      <li>${icon(placeIcon)}<span>${hit.governmentLevels.map((level) => say.levels[level]).join(', ')}</span></li>
      <li>
        ${icon(counterIcon)}<span>${hit.channels.length > 0 ? say.channelList(hit.channels.map((channel) => say.channels[channel])) : say.channelsUnknown}</span>
      </li>
      <li>${time.isKnown ? html`${icon(timeIcon)}<span><b>${time.figure}</b> ${time.per ?? ''}</span>` : html`${icon(unknownIcon)}<span>${say.timeUnknownShort}</span>`}</li>
      <li>
        ${fee.isKnown ? html`${icon(feeIcon)}<span><b>${fee.figure}</b> ${fee.per ?? fee.conditions[0] ?? ''}</span>` : html`${icon(unknownIcon)}<span>${say.feeUnknownShort}</span>`}
      </li>
    </ul>
  </li>`;
}

/** A title with the words that answer the query marked. */
function marked(title: string, ranges: readonly (readonly [number, number])[]): unknown {
  const parts: unknown[] = [];
  let end = 0;
  for (const [from, to] of ranges) {
    if (from < end || to > title.length) continue; // Ranges that do not fit this title mark nothing.
    parts.push(title.slice(end, from), html`<mark>${title.slice(from, to)}</mark>`);
    end = to;
  }
  return [...parts, title.slice(end)];
}
