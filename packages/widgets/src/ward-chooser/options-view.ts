import type { Commune, CommuneMatch } from '@motcua/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { moreIcon, noteIcon, placeIcon, unknownIcon } from '../core/icons.ts';
import { callView } from '../core/states-view.ts';
import type { FoundCommunes, SplitMatch } from './commune-search.ts';
import type { ChooserStrings } from './ward-chooser.strings.ts';

/** What the field with its list needs (ARIA Authoring Practices, combobox with list autocomplete). */
export interface OptionsView {
  readonly say: ChooserStrings;
  readonly helpline: string;
  readonly typed: string;
  readonly found: FoundCommunes | undefined;
  /** The list that a screen reader has been told about. */
  readonly told: FoundCommunes | undefined;
  readonly isOpen: boolean;
  /** Place of the option that the arrows stand on; -1 for none. */
  readonly active: number;
  readonly isBusy: boolean;
  type(event: InputEvent): void;
  press(event: KeyboardEvent): void;
  choose(match: CommuneMatch): void;
}

/** The question, the field, and the places that fit. */
export function optionsView(view: OptionsView): TemplateResult {
  const { say, found, isOpen, active } = view;
  const matches = (isOpen && found?.matches) || [];
  return html`
    <label class="heading" id="question" for="ward">${say.label}</label>
    <p class="hint muted small" id="hint">${say.hint}</p>
    <div class="field">
      ${icon(placeIcon)}
      <input
        id="ward"
        type="text"
        role="combobox"
        autocomplete="off"
        autocapitalize="words"
        spellcheck="false"
        maxlength="100"
        placeholder=${say.placeholder}
        aria-labelledby="question"
        aria-describedby="hint"
        aria-autocomplete="list"
        aria-controls="options"
        aria-expanded=${matches.length > 0 ? 'true' : 'false'}
        aria-activedescendant=${matches[active] ? `option-${active}` : nothing}
        aria-busy=${view.isBusy ? 'true' : 'false'}
        .value=${view.typed}
        @input=${view.type}
        @keydown=${view.press}
      />
    </div>
    <p class="told" role="status">${toldText(view)}</p>
    <ul class="choices" id="options" role="listbox" aria-label=${say.options} ?hidden=${matches.length === 0}>
      ${matches.map((match, place) => optionView(view, match, place))}
    </ul>
    ${noneView(view)}
  `;
}

/** A row of the list. The field keeps the focus and its keys move between the rows, so a row is pressed, never focused. */
function optionView({ say, active, choose }: OptionsView, match: CommuneMatch, place: number): TemplateResult {
  const { was, communes } = match;
  const [first] = communes;
  // oxlint-disable-next-line house/click-events-have-key-events -- The field has the keys.
  return html`<li class="choice" id="option-${place}" role="option" aria-selected=${place === active ? 'true' : 'false'} @click=${() => choose(match)}>
    <span>
      <b>${was ? say.former(was) : first && say.commune(first)}</b>
      ${was && first ? html`<small>${communes.length > 1 ? say.nowSplit(communes.length) : say.nowIn(first)}</small>` : nothing}
    </span>
  </li>`;
}

function toldText({ say, told, found }: OptionsView): unknown {
  if (!told || told.matches.length === 0) return told && told === found ? html`<span class="unseen">${say.none(told.typed)}</span>` : nothing;
  return told.hasMore ? say.foundMore(told.matches.length) : say.found(told.matches.length);
}

/** Said only once she has stopped typing: half a name is not a wrong one. */
function noneView({ say, told, found, helpline }: OptionsView): TemplateResult | typeof nothing {
  if (!told || told !== found || told.matches.length > 0) return nothing;
  return html`<div class="notice">
    ${icon(unknownIcon)}
    <div>
      <p class="notice-title">${say.none(told.typed)}</p>
      <p>${say.noneAdvice}</p>
      <p>${callView(say, helpline)}</p>
    </div>
  </div>`;
}

/** What the question about a split unit needs. */
export interface AskingView {
  readonly say: ChooserStrings;
  readonly helpline: string;
  readonly match: SplitMatch;
  /** Those of its communes that are shown at once. */
  readonly shown: readonly Commune[];
  readonly next: (() => void) | undefined;
  choose(commune: Commune): void;
  back(): void;
}

/** Which of several communes it is: only she knows. */
export function askingView({ say, helpline, match, shown, next, choose, back }: AskingView): TemplateResult {
  return html`<section aria-labelledby="asked">
    <h3 class="heading" id="asked" tabindex="-1">${say.ask(match.was, match.communes.length)}</h3>
    <ul class="choices">
      ${shown.map((commune) => html`<li><button class="choice" type="button" @click=${() => choose(commune)}><span><b>${say.commune(commune)}</b></span></button></li>`)}
    </ul>
    ${next ? html`<p class="buttons gap"><button class="button" type="button" @click=${next}>${icon(moreIcon)}${say.otherPlaces}</button></p>` : nothing}
    <div class="notice gap">
      ${icon(noteIcon)}
      <div>
        <p>${say.askAdvice}</p>
        <p>${callView(say, helpline)}</p>
      </div>
    </div>
    <p><button class="link" type="button" @click=${back}>${say.searchAgain}</button></p>
  </section>`;
}
