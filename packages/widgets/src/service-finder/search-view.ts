import { longestQuery } from '@motcua/contract/services/wire';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { businessIcon, childIcon, clearIcon, homeIcon, marriageIcon, searchIcon, sourceIcon, warningIcon } from '../core/icons.ts';
import type { PatiencePhase } from '../core/patience.ts';
import { failureView, waitingView } from '../core/states-view.ts';
import { resultsView, shownHits, type ResultsView } from './results-view.ts';
import type { FinderStrings } from './service-finder.strings.ts';
import type { Found, SearchState } from './service-search.ts';

/** What the search page needs from the finder. */
export interface SearchView extends ResultsView {
  readonly state: SearchState;
  /** The last good answer, whatever has happened since. */
  readonly found: Found | undefined;
  readonly typed: string;
  readonly patience: PatiencePhase;
  readonly answeredBy: 'device' | 'gateway' | undefined;
  readonly easySwitch: TemplateResult | typeof nothing;
  type(event: InputEvent): void;
  submit(event: SubmitEvent): void;
  ask(query: string): void;
  clear(): void;
  retry(): void;
}

const exampleIcons = { child: childIcon, marriage: marriageIcon, home: homeIcon, business: businessIcon };

/** The question, what was found, and where that comes from. */
export function searchView(view: SearchView): TemplateResult {
  const { say, state } = view;
  // "Nothing found" was about the last question; while the next one is under way, or has failed, it would be a lie.
  const found = state.kind !== 'ready' && view.found?.result.outcome === 'none' ? undefined : view.found;
  return html`
    ${formView(view)}
    <div class="under">
      <p role="status" tabindex="-1">${statusText(view)}</p>
      ${view.typed ? html`<button class="link" type="button" @click=${view.clear}>${icon(clearIcon)}${say.clear}</button>` : nothing}
    </div>
    ${state.kind === 'failed' ? failureView(say, state.error, view.helpline, view.retry) : nothing}
    ${state.kind === 'failed' && found ? html`<h3 class="heading section">${say.earlier(found.query)}</h3>` : nothing}
    ${found ? foundView(view, found) : waitingView(say, view.patience)}
    <slot name="empty" ?hidden=${found?.result.outcome !== 'none'}></slot>
    ${state.kind === 'idle' ? examplesView(say, view.ask) : nothing}
  `;
}

function statusText(view: SearchView): unknown {
  const { say, state, patience } = view;
  if (patience === 'long') return say.long;
  if (state.kind !== 'ready') return nothing;
  const { query, result } = state.found;
  // The words are on the page as well, larger; here they are for who cannot see them appear.
  if (result.outcome === 'none') return html`<span class="unseen">${say.none(query)}</span>`;
  return say.found((result.clarification?.choices.length ?? 0) + shownHits(view, state.found), query);
}

function formView(view: SearchView): TemplateResult {
  const { say, state, typed } = view;
  const wrong = state.kind === 'too-long' ? say.tooLong(longestQuery) : state.kind === 'empty' ? say.empty : undefined;
  return html`<form role="search" @submit=${view.submit} aria-busy=${state.kind === 'loading' ? 'true' : 'false'}>
    <div class="head">
      <h2 class="display"><label for="query">${say.label}</label></h2>
      ${view.easySwitch}
    </div>
    <p class="hint muted small" id="hint">${say.hint} ${view.answeredBy === 'gateway' ? say.onGateway : say.onDevice}</p>
    <div class="field">
      ${icon(searchIcon)}
      <input
        id="query"
        type="search"
        autocomplete="off"
        enterkeyhint="search"
        placeholder=${say.placeholder}
        aria-describedby=${wrong ? 'wrong' : 'hint'}
        aria-invalid=${wrong ? 'true' : 'false'}
        .value=${typed}
        @input=${view.type}
      />
      <button class="button primary" type="submit">${say.submit}</button>
    </div>
    ${wrong ? html`<p class="wrong" id="wrong" role="alert">${icon(warningIcon)}<span>${wrong}</span></p>` : nothing}
  </form>`;
}

function foundView(view: SearchView, found: Found): TemplateResult {
  const { source } = found.result;
  return html`${resultsView(view, found)}
    <p class="source gap">${icon(sourceIcon)}<span>${view.say.source(source.name, source.asOf)}</span></p>`;
}

function examplesView(say: FinderStrings, ask: (query: string) => void): TemplateResult {
  return html`<div class="section">
    <h3 class="heading">${say.examplesTitle}</h3>
    <ul class="chips gap">
      ${say.examples.map(([shape, label, query]) => html`<li><button class="chip" type="button" @click=${() => ask(query)}>${icon(exampleIcons[shape])}${label}</button></li>`)}
    </ul>
  </div>`;
}
