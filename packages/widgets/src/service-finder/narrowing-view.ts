import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { checkIcon, clearIcon, filterIcon, moreIcon } from '../core/icons.ts';
import { dimensions, type Dimension, type Narrowing } from './narrowing.ts';
import type { ResultsStrings } from './results.strings.ts';
import { mostHits } from './service-search.ts';

/** What the choices need from the results. */
export interface NarrowingView {
  readonly say: ResultsStrings;
  readonly narrowing: Narrowing;
  /** What the asker's own commune is called, and how many of the services are done by communes; as far as it is known. */
  readonly ward: string | undefined;
  readonly communeCount: number | undefined;
  /** Searches again with what is chosen now. */
  narrow(): void;
}

/** How many sectors are shown at first: a phone's screen of them. */
const firstSectors = 6;

/** The name of a value as it is shown. */
function nameOf(say: ResultsStrings, dimension: Dimension, value: string): string {
  if (dimension === 'sectors') return value;
  const names: Readonly<Record<string, string>> = { governmentLevels: say.levels, channels: say.channels, audiences: say.audienceNames }[dimension];
  return names[value] ?? value;
}

/** One line: narrow, what is narrowed already, and the one choice that most people want. */
export function narrowingBar({ say, narrowing, ward, communeCount, narrow }: NarrowingView): TemplateResult {
  const chosen = dimensions.flatMap((dimension) => {
    const value = narrowing.chosen[dimension];
    return value === undefined ? [] : [{ dimension, value, name: nameOf(say, dimension, value) }];
  });
  const isCommune = narrowing.chosen.governmentLevels === 'commune';
  const commune = ward === undefined ? say.onlyCommune : say.onlyWard(ward);
  const toggle = (dimension: Dimension, value: string) => () => {
    narrowing.toggle(dimension, value);
    narrow();
  };
  return html`<div class="bar screen-only">
    <button class="chip" type="button" aria-expanded=${narrowing.isOpen ? 'true' : 'false'} @click=${() => narrowing.turn(!narrowing.isOpen)}>
      ${icon(filterIcon)}${chosen.length > 0 ? say.narrowedBy(chosen.length) : say.narrow}
    </button>
    <button class="chip" type="button" aria-pressed=${isCommune ? 'true' : 'false'} @click=${toggle('governmentLevels', 'commune')}>
      ${isCommune ? icon(checkIcon) : nothing}${commune}<span class="number">${communeCount === undefined ? nothing : ` (${shownOf(communeCount)})`}</span>
    </button>
    ${chosen
      .filter(({ value }) => value !== 'commune')
      .map(
        ({ dimension, value, name }) =>
          html`<button class="chip" type="button" aria-label=${say.remove(name)} @click=${toggle(dimension, value)}>${icon(clearIcon)}${name}</button>`,
      )}
  </div>`;
}

/** How many a list would show: nobody comes to the forty-sixth. */
function shownOf(count: number): number | string {
  return count > mostHits ? `${mostHits}+` : count;
}

/** The choices with how many there are of each: a drawer on a phone, a part of the page elsewhere. */
export function narrowingView(view: NarrowingView): TemplateResult {
  const { say, narrowing, narrow } = view;
  const { counts } = narrowing;
  return html`<dialog class="narrowing screen-only ${narrowing.isDrawer ? 'drawer' : ''}" aria-labelledby="narrow" @close=${() => narrowing.turn(false)}>
    <div class="head">
      <h3 class="heading" id="narrow">${say.narrow}</h3>
      <button class="link" type="button" @click=${() => narrowing.turn(false)}>${icon(clearIcon)}${say.close}</button>
    </div>
    <p class="muted small">${say.narrowHint}</p>
    ${counts === 'failed' ? html`<p class="unsure">${say.narrowFailed}</p>` : nothing}
    ${typeof counts !== 'object' || !narrowing.isOpen ? nothing : dimensions.map((dimension) => choicesView(view, dimension, counts[dimension]))}
    <p class="buttons section">
      <button class="button primary" type="button" @click=${() => narrowing.turn(false)}>${say.showResults}</button>
      <button
        class="button quiet"
        type="button"
        @click=${() => {
          narrowing.clear();
          narrow();
        }}
      >
        ${say.removeAll}
      </button>
    </p>
  </dialog>`;
}

function choicesView(
  { say, narrowing, narrow }: NarrowingView,
  dimension: Dimension,
  all: readonly { readonly value: string; readonly count: number }[],
): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  const most = dimension === 'sectors' && !narrowing.isWhole ? firstSectors : Infinity;
  return html`<fieldset class="group">
    <legend>${say.dimensionNames[dimension]}</legend>
    <ul class="chips" lang=${dimension === 'sectors' ? 'vi' : nothing}>
      ${all.slice(0, most).map(({ value, count }) => {
        const isChosen = narrowing.chosen[dimension] === value;
        const choose = (): void => {
          narrowing.toggle(dimension, value);
          narrow();
        };
        return html`<li>
          <button class="chip" type="button" aria-pressed=${isChosen ? 'true' : 'false'} @click=${choose}>
            ${isChosen ? icon(checkIcon) : nothing}${say.choice(nameOf(say, dimension, value), shownOf(count))}
          </button>
        </li>`;
      })}
    </ul>
    ${all.length > most ? html`<button class="link" type="button" @click=${() => narrowing.showAll()}>${icon(moreIcon)}${say.moreSectors(all.length - most)}</button>` : nothing}
  </fieldset>`;
}
