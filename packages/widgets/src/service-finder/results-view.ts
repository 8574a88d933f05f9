import type { ClarificationChoice, ServiceCounts, ServiceHit } from '@motcua/contract/services';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { againIcon, callIcon, clearIcon, feeIcon, nextIcon, outsideIcon, placeIcon, counterIcon, sourceIcon, timeIcon, unknownIcon } from '../core/icons.ts';
import { shortFacts, staleDays } from '../core/service-facts.ts';
import { telephoneOf } from '../core/telephone.ts';
import { mostAtOnce, offered, othersView, type Offer } from '../service-answer/easy-choices.ts';
import type { ResultsStrings } from './results.strings.ts';
import type { Found } from './service-search.ts';

/** What the list of results needs. */
export interface ResultsView {
  readonly say: ResultsStrings;
  readonly helpline: string;
  readonly isEasy: boolean;
  /** How often the citizen asked to see others than the first hits. */
  readonly turns: number;
  /** Whether the results are a list to choose from by the field's arrow keys; a list of links otherwise. */
  readonly isListing: boolean;
  /** Whether the citizen narrowed the results. */
  readonly isNarrowed: boolean;
  /** Whether the question may be asked back, and not only be typed on. */
  readonly isMeant: boolean;
  /** Place of the result that the arrow keys have reached. */
  readonly active: number;
  turn(): void;
  /** Takes back all that the results were narrowed by. */
  widen(): void;
  addressOf(code: string): string;
  open(event: Event, code: string): void;
}

/** The national portal's own search, for what we do not have. It takes no query from us: nothing typed leaves in an address. */
const officialSearchUrl = 'https://dichvucong.gov.vn/p/home/dvc-tim-kiem.html';

/** How many hits are shown at first: enough to choose from, few enough to read. Fewer where none fits. */
const firstHits = { usual: 5, weak: 3 };

/** What a catalogue keeps of a condition that is too long for a list, with the last day that it names. */
const longCondition = /tùy trường hợp(?:, đến hết (\d\d\/\d\d\/\d{4}))?/;

/** Sectors that are offered where nothing fits. */
const mostSectors = 4;

/** What is shown of an answer: the choices of a question, and hits that are not among them. */
export function shownOf(
  { isEasy, turns, isMeant }: Pick<ResultsView, 'isEasy' | 'turns' | 'isMeant'>,
  { result }: Found,
): Offer<ServiceHit> & { readonly choices: readonly ClarificationChoice[] } {
  const choices = (isMeant && result.clarification?.choices) || [];
  if (result.outcome === 'none') return { ...offered(result.hits.slice(0, firstHits.weak), false, 0), choices };
  const asked = new Set(choices.map(({ code }) => code));
  const others = result.hits.filter(({ code }) => !asked.has(code));
  if (!isEasy) {
    const shown = turns > 0 ? others : others.slice(0, firstHits.usual);
    const left = others.length - shown.length;
    return { choices, shown, first: others[firstHits.usual], left, next: left, step: 1, hasOthers: left > 0 };
  }
  // In easy mode a question stands alone: it takes the places of the first four.
  const places = choices.length > 0 ? [...Array.from({ length: mostAtOnce }, () => undefined), ...others] : others;
  const offer = offered(places, isEasy, turns);
  const shown = offer.shown.filter((hit) => hit !== undefined);
  return { ...offer, shown, choices: shown.length > 0 ? [] : choices };
}

/**
 * The answer to a search: best first, siblings told apart, or an honest "nothing fits".
 *
 * While the person is in the field, the same links are the options of its list box, since that is what the arrow keys
 * move through; as soon as the field is left they are links under headings again. Nothing is drawn anew for it.
 */
export function resultsView(view: ResultsView, found: Found): TemplateResult {
  const { say } = view;
  const isNone = found.result.outcome === 'none';
  const { choices, shown, first, next, left, hasOthers } = shownOf(view, found);
  const isQuestion = choices.length > 0;
  const isTold = areToldApart(choices);
  const best = isNone || found.result.clarification ? undefined : found.result.hits[0];
  const plain = view.isListing ? 'presentation' : nothing;
  return html`
    ${isNone ? noneView(view, found.query, shown.length > 0) : nothing}
    <div id="found" role=${view.isListing ? 'listbox' : 'group'} aria-label=${say.results}>
      ${
        isQuestion
          ? html`<div class="section" role="group" aria-labelledby="clarify">
              <h3 class="heading" id="clarify" role=${plain}>${say.clarify}</h3>
              <p class="muted small" aria-hidden=${view.isListing ? 'true' : nothing}>${isTold ? say.clarifyHint : say.clarifyByName}</p>
              <ul class="choices" role=${plain}>
                ${choices.map(
                  (choice, index) => html`<li role=${plain}>
                    <a class="choice" href=${view.addressOf(choice.code)} data-code=${choice.code} ?data-goes-on=${first === undefined && index === 0} id="option-${index}" role=${view.isListing ? 'option' : nothing} aria-selected=${selected(view, index)} @click=${(event: Event) => view.open(event, choice.code)}>
                      <span lang="vi">${choice.label}${choiceNote(choice, isTold)}</span>${icon(nextIcon)}
                    </a>
                  </li>`,
                )}
              </ul>
            </div>`
          : nothing
      }
      ${isQuestion && shown.length > 0 ? html`<h3 class="heading section" role=${plain}>${say.also}</h3>` : nothing}
      ${
        shown.length > 0
          ? html`<ol class="results" role=${plain}>
              ${shown.map((hit, index) => resultView(view, hit, choices.length + index, hit === first, hit === best))}
            </ol>`
          : nothing
      }
    </div>
    ${hasOthers ? html`<p class=${view.isEasy ? 'buttons gap' : ''}>${othersView(isQuestion && shown.length === 0 ? say.noneOfThese : say.others(next, left), view.turn, view.isEasy ? 'button' : 'link')}</p>` : nothing}
  `;
}

/** Whether each choice has something that sets it apart from all others, its whole title aside. */
function areToldApart(choices: readonly ClarificationChoice[]): boolean {
  return new Set(choices.flatMap(({ label, note }) => (note === undefined || note === label ? [] : [note]))).size === choices.length;
}

function choiceNote({ label, note }: ClarificationChoice, isTold: boolean): TemplateResult | typeof nothing {
  if (isTold) return html`<b>${note}</b>`;
  return note === undefined || note === label ? nothing : html`<small>${note}</small>`;
}

function selected(view: ResultsView, index: number): string | typeof nothing {
  return view.isListing ? String(view.active === index) : nothing;
}

function noneView(view: ResultsView, query: string, hasWeak: boolean): TemplateResult {
  const { say } = view;
  if (view.isNarrowed) {
    return html`<div class="stack section">
      <p class="lead"><b>${say.nothingLeft}</b></p>
      <p><button class="button primary" type="button" @click=${view.widen}>${say.removeAll}</button></p>
    </div>`;
  }
  return html`<div class="stack section">
    <p class="lead"><b>${say.none(query)}</b></p>
    <p>${say.noneAdvice}</p>
    <p class="buttons">
      <a class="button" href=${officialSearchUrl} target="_blank" rel="noopener noreferrer">${icon(outsideIcon)}${say.officialSearch}</a>
      ${view.isEasy ? nothing : html`<a class="button quiet" href=${telephoneOf(view.helpline)}>${icon(callIcon)}<span class="together">${say.call(view.helpline)}</span></a>`}
    </p>
    ${hasWeak ? html`<p>${say.weak}</p>` : nothing}
  </div>`;
}

/** Where nothing fits: the sectors of what came closest, to look through. */
export function nearSectorsView(say: ResultsStrings, counts: ServiceCounts | 'failed' | undefined, ask: (sector: string) => void): TemplateResult | typeof nothing {
  const sectors = typeof counts === 'object' ? counts.sectors.slice(0, mostSectors) : [];
  if (sectors.length === 0) return nothing;
  return html`<div class="stack section">
    <p>${say.nearSectors}</p>
    <ul class="chips" lang="vi">
      ${sectors.map(({ value }) => html`<li><button class="chip" type="button" @click=${() => ask(value)}>${value}</button></li>`)}
    </ul>
  </div>`;
}

function resultView(view: ResultsView, hit: ServiceHit, index: number, goesOn: boolean, isBest: boolean): TemplateResult {
  const { say } = view;
  const { fee, time } = shortFacts(hit, say);
  const plain = view.isListing ? 'presentation' : nothing;
  const hidden = view.isListing ? 'true' : nothing; // Said by the option's description then.
  return html`<li class="result ${isBest ? 'best' : ''}" part="result" role=${plain}>
    <h3 class="heading" role=${plain}>
      <a
        href=${view.addressOf(hit.code)}
        data-code=${hit.code}
        ?data-goes-on=${goesOn}
        id="option-${index}"
        role=${view.isListing ? 'option' : nothing}
        aria-selected=${selected(view, index)}
        lang="vi"
        aria-describedby="facts-${index}"
        @click=${(event: Event) => view.open(event, hit.code)}
        >${marked(hit.plainName ?? hit.name, hit.matched)}</a
      >
    </h3>
    ${hit.summary ? html`<p lang="vi" aria-hidden=${hidden}>${hit.summary}</p>` : nothing}
    <ul class="meta" id="facts-${index}" aria-hidden=${hidden}>
      <li>${icon(placeIcon)}<span>${hit.governmentLevels.map((level) => say.levels[level]).join(', ')}</span></li>
      <li>
        ${icon(counterIcon)}<span>${hit.channels.length > 0 ? say.channelList(hit.channels.map((channel) => say.channels[channel])) : say.channelsUnknown}</span>
      </li>
      <li>${time.isKnown ? html`${icon(timeIcon)}<span><b>${time.figure}</b> ${besides(say, time.per)}</span>` : html`${icon(unknownIcon)}<span>${say.timeUnknownShort}</span>`}</li>
      <li>
        ${fee.isKnown ? html`${icon(feeIcon)}<span><b>${fee.figure}</b> ${besides(say, fee.per)}</span>` : html`${icon(unknownIcon)}<span>${say.feeUnknownShort}</span>`}
      </li>
    </ul>
  </li>`;
}

/** What limits a figure; what we say of it ourselves is said in the page's language. */
function besides(say: ResultsStrings, per = ''): string {
  return per.replace(longCondition, (_, lastDay?: string) => say.depends(lastDay));
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

export function sourceView(say: ResultsStrings, { result: { source } }: Found): TemplateResult {
  return html`<p class="source gap">${icon(sourceIcon)}<span>${say.source(source.name, source.asOf, staleDays(source.asOf) !== undefined)}</span></p>`;
}

/** What was asked before on this device, and a way to forget it. */
export function recentsView(
  say: ResultsStrings,
  queries: readonly string[],
  hasForgotten: boolean,
  ask: (query: string) => void,
  forget: () => void,
): TemplateResult | typeof nothing {
  if (queries.length === 0) return hasForgotten ? html`<p class="muted small section" role="status">${say.forgotten}</p>` : nothing;
  return html`<div class="section">
    <h3 class="heading">${say.recentTitle}</h3>
    <ul class="chips gap">
      ${queries.map((query) => html`<li><button class="chip" type="button" @click=${() => ask(query)}>${icon(againIcon)}${query}</button></li>`)}
    </ul>
    <button class="link" type="button" @click=${forget}>${icon(clearIcon)}${say.forgetRecent}</button>
  </div>`;
}
