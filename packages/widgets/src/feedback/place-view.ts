import type { Client } from '@motcua/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { clearIcon, lockIcon, locateIcon, passedIcon, placeIcon, unknownIcon } from '../core/icons.ts';
import type { WardChosenEvent } from '../ward-chooser/ward-chosen-event.ts';
import { fieldView } from './field-view.ts';
import type { LocatedDevice } from './located-device.ts';
import type { PartsScene } from './parts-scene.ts';

/** What the part "where" needs besides. */
export interface PlaceView {
  readonly client: Client;
  readonly located: LocatedDevice;
  readonly chooser: 'absent' | 'loading' | 'ready' | 'failed';
  openChooser(): void;
  locate(): void;
  dropLocation(): void;
}

/** Where it is: in words, by the device's location if somebody presses, and the commune. */
export function placeView(scene: PartsScene, view: PlaceView): TemplateResult {
  const { say, category } = scene;
  const isOptional = category?.place === 'optional';
  return html`
    ${isOptional ? html`<p>${say.placeOptional}</p>` : nothing} ${fieldView(scene, { field: 'address', label: say.address, hint: say.addressHint, isOptional })}
    ${view.located.isPossible || scene.draft.words.latitude !== undefined ? locationView(scene, view) : nothing} ${communeView(scene, view)}
  `;
}

function locationView({ say, draft }: PartsScene, { located, locate, dropLocation }: PlaceView): TemplateResult {
  const { state } = located;
  const hasPoint = draft.words.latitude !== undefined;
  return html`<div class="stack location">
    <div role="status">
      ${hasPoint ? html`<p class="done">${icon(passedIcon)}<span>${state.kind === 'found' ? say.located(state.accuracyMetres) : say.locatedAlready} ${say.notPlace}</span></p>` : nothing}
      ${state.kind === 'asking' ? html`<p class="muted">${say.locating}</p>` : nothing}
      ${state.kind === 'denied' || state.kind === 'unknown' ? html`<p class="unsure">${icon(unknownIcon)}<span>${say.locationFailed[state.kind]}</span></p>` : nothing}
    </div>
    <p class="buttons">
      ${
        hasPoint
          ? html`<button class="button quiet" type="button" @click=${dropLocation}>${icon(clearIcon)}${say.dropLocation}</button>`
          : html`<button class="button" type="button" aria-describedby="location-note" @click=${locate}>${icon(locateIcon)}${say.useLocation}</button>`
      }
    </p>
    ${hasPoint ? nothing : html`<p class="source" id="location-note">${icon(lockIcon)}<span>${say.locationNote}</span></p>`}
  </div>`;
}

function communeView({ say, helpline, isEasy, draft, write }: PartsScene, { client, chooser, openChooser }: PlaceView): TemplateResult {
  const choose = (event: WardChosenEvent): void => {
    event.stopPropagation(); // It is not where she lives.
    write({ communeCode: event.code || undefined, communeName: event.name || undefined });
  };
  if (chooser === 'ready') {
    return html`<motcua-ward-chooser
      once
      .client=${client}
      .easy=${isEasy}
      .helpline=${helpline}
      .strings=${say.chooser}
      .value=${draft.words.communeCode ?? ''}
      @motcua-ward-chosen=${choose}
    ></motcua-ward-chooser>`;
  }
  return html`<div>
    ${draft.words.communeName ? html`<p>${icon(placeIcon)} <b lang="vi">${draft.words.communeName}</b></p>` : nothing}
    ${chooser === 'failed' ? html`<p class="unsure" role="alert">${icon(unknownIcon)}<span>${say.chooserFailed}</span></p>` : nothing}
    <p>
      <button class="link" type="button" aria-busy=${chooser === 'loading' ? 'true' : 'false'} @click=${openChooser}>
        ${icon(placeIcon)}<span>${say.chooseCommune} <span class="muted">${say.optional}</span></span>
      </button>
    </p>
  </div>`;
}
