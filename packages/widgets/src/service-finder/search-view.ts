import { longestQuery } from '@motcua/contract/services/wire';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { businessIcon, childIcon, clearIcon, homeIcon, marriageIcon, moreIcon, searchIcon, warningIcon } from '../core/icons.ts';
import type { PatiencePhase } from '../core/patience.ts';
import { failureView, waitingView } from '../core/states-view.ts';
import type { FinderStrings } from './service-finder.strings.ts';
import type { Found, SearchState } from './service-search.ts';

/** What the search page needs from the finder. */
export interface SearchView {
  readonly say: FinderStrings;
  readonly state: SearchState;
  /** What is shown of the last good answer. */
  readonly found: Found | undefined;
  /** Whether nothing has been asked yet; half a word that finds nothing is no question. */
  readonly isCalm: boolean;
  readonly typed: string;
  readonly patience: PatiencePhase;
  readonly helpline: string;
  readonly isCompact: boolean;
  /** Whether the host learns what is typed, or its address does. */
  readonly isTold: boolean;
  readonly answeredBy: 'device' | 'gateway' | undefined;
  readonly easySwitch: TemplateResult | typeof nothing;
  /** What a screen reader is told of the results. */
  readonly spoken: string;
  /** Whether the results are a list to choose from by the arrow keys, and which one is reached. */
  readonly isListing: boolean;
  readonly activeId: string | undefined;
  /** How many there are; the list; what was asked before; where they are: none of it before its code has come. */
  readonly count: unknown;
  readonly results: unknown;
  readonly recents: unknown;
  /** The way to speak instead, where the host has turned that on. */
  readonly voice: unknown;
  /** The ward that was chosen, or the way to choose one. */
  readonly ward: unknown;
  type(event: InputEvent): void;
  press(event: KeyboardEvent): void;
  /** The person has come into the field, or left it. */
  enter(isIn: boolean): void;
  submit(event: SubmitEvent): void;
  clear(): void;
  retry(): void;
  /** Opens the guide of a life event. */
  guide(event: string, query: string): void;
  guides(): void;
}

const exampleIcons = { birth: childIcon, marriage: marriageIcon, moving: homeIcon, business: businessIcon };

/** The question, what was found, and where that comes from. */
export function searchView(view: SearchView): TemplateResult {
  const { say, state, found, isCalm } = view;
  return html`
    ${formView(view)} ${view.voice}
    <div class="under">
      <p id="count" tabindex="-1">${view.patience === 'long' ? say.long : view.count}</p>
      ${view.typed ? html`<button class="link" type="button" @click=${view.clear}>${icon(clearIcon)}${say.clear}</button>` : nothing}
    </div>
    <p class="unseen" role="status">${view.patience === 'long' ? say.long : view.spoken}</p>
    ${state.kind === 'failed' ? failureView(say, state.error, view.helpline, view.retry) : nothing}
    ${state.kind === 'failed' && found ? html`<h3 class="heading section">${say.earlier(found.query)}</h3>` : nothing}
    <div class=${isCalm || state.kind === 'empty' ? '' : 'taking'}>${found ? view.results : waitingView(say, view.patience)}</div>
    <slot name="empty" ?hidden=${found?.result.outcome !== 'none'}></slot>
    ${isCalm && !view.isCompact ? html`${examplesView(view)} ${view.recents}` : nothing} ${view.ward}
  `;
}

function formView(view: SearchView): TemplateResult {
  const { say, state, typed } = view;
  const wrong = state.kind === 'too-long' ? say.tooLong(longestQuery) : state.kind === 'empty' ? say.empty : undefined;
  return html`<form role="search" @submit=${view.submit} aria-busy=${state.kind === 'loading' ? 'true' : 'false'}>
    <div class="head">
      <h2 class="display"><label id="label" for="query">${say.label}</label></h2>
      ${view.easySwitch}
    </div>
    <div class="field">
      ${icon(searchIcon)}
      <input
        id="query"
        type="search"
        role="combobox"
        aria-labelledby="label"
        autocomplete="off"
        enterkeyhint="search"
        placeholder=${say.placeholder}
        aria-autocomplete="list"
        aria-expanded=${view.isListing ? 'true' : 'false'}
        aria-controls=${view.found ? 'found' : nothing}
        aria-activedescendant=${view.activeId ?? nothing}
        aria-describedby=${wrong ? 'wrong' : 'hint'}
        aria-invalid=${wrong ? 'true' : 'false'}
        .value=${typed}
        @input=${view.type}
        @keydown=${view.press}
        @focus=${() => view.enter(true)}
        @blur=${() => view.enter(false)}
      />
      <button class="button primary" type="submit">${say.submit}</button>
    </div>
    <p class="hint muted small" id="hint">${say.hint} ${whereWordsGo(view)}</p>
    ${wrong ? html`<p class="wrong" id="wrong" role="alert">${icon(warningIcon)}<span>${wrong}</span></p>` : nothing}
  </form>`;
}

/** Nobody types a word before knowing who may read it. */
function whereWordsGo({ say, answeredBy, isTold }: SearchView): string {
  const host = isTold ? say.onHost : '';
  if (answeredBy === 'gateway') return `${say.onGateway} ${host}`;
  return host || (answeredBy === 'device' ? say.onDevice : '');
}

function examplesView({ say, guide, guides }: SearchView): TemplateResult {
  return html`<div class="section">
    <h3 class="heading">${say.examplesTitle}</h3>
    <ul class="chips gap">
      ${say.examples.map(
        ([event, label, query]) => html`<li><button class="chip" type="button" @click=${() => guide(event, query)}>${icon(exampleIcons[event])}${label}</button></li>`,
      )}
      <li><button class="chip" type="button" @click=${guides}>${icon(moreIcon)}${say.moreEvents}</button></li>
    </ul>
  </div>`;
}
