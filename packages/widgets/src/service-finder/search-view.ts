import type { ServiceSearchResult } from '@motcua/contract/services';
import { longestQuery } from '@motcua/contract/services/wire';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { businessIcon, childIcon, clearIcon, homeIcon, marriageIcon, searchIcon, sourceIcon, warningIcon } from '../core/icons.ts';
import type { PatiencePhase } from '../core/patience.ts';
import { failureView, waitingView } from '../core/states-view.ts';
import { resultsView, type ResultsView } from './results-view.ts';
import type { FinderStrings } from './service-finder.strings.ts';
import type { SearchState } from './service-search.ts';

/** What the search page needs from the finder. */
export interface SearchView extends ResultsView {
  readonly state: SearchState;
  /** The last good answer, whatever has happened since. */
  readonly result: ServiceSearchResult | undefined;
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
  const { say, state, result } = view;
  return html`
    ${formView(view)}
    <div class="under">
      <p role="status">
      ${state.kind === 'ready' && result && result.outcome !== 'none' ? say.found(result.hits.length, state.query) : nothing}
      ${state.kind === 'ready' && result?.outcome === 'none' ? html`<span class="unseen">${say.none(state.query)}</span>` : nothing}
      ${view.patience === 'long' ? say.long : nothing}
      </p>
      ${view.typed ? html`<button class="link" type="button" @click=${view.clear}>${icon(clearIcon)}${say.clear}</button>` : nothing}
    </div>
    ${state.kind === 'failed' ? failureView(say, state.error, view.helpline, view.retry) : nothing} ${result ? nothing : waitingView(say, view.patience)}
    ${result ? foundView(view, result) : nothing}
    <slot name="empty" ?hidden=${result?.outcome !== 'none'}></slot>
    ${state.kind === 'idle' ? examplesView(say, view.ask) : nothing}
  `;
}

function formView(view: SearchView): TemplateResult {
  const { say, state, typed } = view;
  const isTooLong = state.kind === 'too-long';
  return html`<form role="search" @submit=${view.submit} aria-busy=${state.kind === 'loading' ? 'true' : 'false'}>
    <div class="head">
      <h2 class="display"><label for="query">${say.label}</label></h2>
      ${view.easySwitch}
    </div>
    <p class="hint muted small" id="hint">${say.hint}</p>
    <div class="field">
      ${icon(searchIcon)}
      <input
        id="query"
        type="search"
        autocomplete="off"
        enterkeyhint="search"
        placeholder=${say.placeholder}
        aria-describedby=${isTooLong ? 'wrong' : 'hint'}
        aria-invalid=${isTooLong ? 'true' : 'false'}
        .value=${typed}
        @input=${view.type}
      />
      <button class="button primary" type="submit">${say.submit}</button>
    </div>
    ${isTooLong ? html`<p class="wrong" id="wrong" role="alert">${icon(warningIcon)}<span>${say.tooLong(longestQuery)}</span></p>` : nothing}
  </form>`;
}

function foundView(view: SearchView, result: ServiceSearchResult): TemplateResult {
  const { say } = view;
  return html`${resultsView(view, result)}
    <p class="source gap">
      ${icon(sourceIcon)}<span>${say.source(result.source.name, result.source.asOf)} ${view.answeredBy === 'device' ? say.onDevice : say.onGateway}</span>
    </p>`;
}

function examplesView(say: FinderStrings, ask: (query: string) => void): TemplateResult {
  return html`<div class="section">
    <h3 class="heading">${say.examplesTitle}</h3>
    <ul class="chips gap">
      ${say.examples.map(([shape, label, query]) => html`<li><button class="chip" type="button" @click=${() => ask(query)}>${icon(exampleIcons[shape])}${label}</button></li>`)}
    </ul>
  </div>`;
}
