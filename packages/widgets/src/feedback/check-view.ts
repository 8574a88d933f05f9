import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { editIcon, sendIcon } from '../core/icons.ts';
import { failureView } from '../core/states-view.ts';
import type { Part } from './feedback-draft.ts';
import type { PartsScene } from './parts-scene.ts';
import { thumbnailsView } from './photos-view.ts';
import type { SendingState } from './sending.ts';

/** What the last part needs besides. */
export interface CheckView {
  readonly sending: SendingState;
  /** How long reports are kept, in the host's words; empty where it does not say. */
  readonly retention: string;
  send(): void;
}

/** Everything is read once more, each with a way to change it; what happens then is said before it does. */
export function checkView(scene: PartsScene, view: CheckView): TemplateResult {
  const { say, draft, language, category } = scene;
  const { address, communeName, latitude, text = '', name, phone, email, isPublic = false } = draft.words;
  const hasPlace = Boolean(address?.trim() || communeName || latitude !== undefined);
  const contact = [name, phone, email].filter((each) => each?.trim());
  const place = html`${address?.trim() ? html`<span class="written">${address}</span>` : nothing} ${communeName ? html`<small lang="vi">${communeName}</small>` : nothing}
    ${latitude === undefined ? nothing : html`<small>${say.point}</small>`}`;
  return html`
    <p>${say.checkLead}</p>
    <dl class="read-back">
      ${rowView(scene, say.what, 'what', category?.name[language] ?? nothing)} ${rowView(scene, say.where, 'where', hasPlace ? place : html`<span class="muted">${say.noPlace}</span>`)}
      ${rowView(scene, say.story, 'text', html`<span class="written">${text.trim()}</span>`)}
      ${rowView(scene, say.photos, 'photos', html`${say.photoCount(draft.photos.length)} ${thumbnailsView({ say, photos: draft.photos })}`)}
      ${rowView(scene, say.contact, 'person', contact.length > 0 ? contact.map((each) => html`<span class="line">${each}</span>`) : html`<span class="muted">${say.noContact}</span>`)}
      ${rowView(scene, say.readers, 'person', isPublic ? say.publicYes : say.publicNo)}
    </dl>
    ${thenView(scene, view.retention)} ${sendView(scene, view)}
  `;
}

function rowView({ say, go }: PartsScene, term: string, part: Part, value: unknown): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
    <dd class="edit">
      <button class="link" type="button" @click=${() => go(part)}>${icon(editIcon)}<span>${say.edit}<span class="unseen">: ${term}</span></span></button>
    </dd>
  </div>`;
}

/** Who answers, by when, who reads it, and how long it is kept. */
function thenView({ say, category }: PartsScene, retention: string): TemplateResult {
  const { answeredBy, answerWithinWorkingDays: days } = category ?? {};
  return html`<section class="then stack" aria-labelledby="then">
    <h4 class="heading" id="then">${say.whatHappens}</h4>
    <p>${answeredBy ? html`${say.whoAnswers} <b lang="vi">${answeredBy}</b>.` : say.nobodyNamed} <b>${days ? say.within(days) : say.noLimit}</b></p>
    <p>${say.who}</p>
    <p>${retention ? say.retention(retention) : say.retentionUnknown}</p>
  </section>`;
}

function sendView({ say, helpline }: PartsScene, { sending, send }: CheckView): TemplateResult {
  if (sending.kind === 'failed') return failureView({ ...say }, sending.error, helpline, send, { title: say.notSent });
  if (sending.kind === 'idle') return html`<p class="buttons"><button class="button primary send" type="button" @click=${send}>${icon(sendIcon)}${say.send}</button></p>`;
  const percent = sending.photoShare === undefined ? undefined : Math.floor(sending.photoShare * 100);
  return html`<div class="stack sending" tabindex="-1">
    <p role="status"><b>${percent === undefined || percent === 100 ? say.sending : say.sendingPhotos(percent - (percent % 10))}</b></p>
    ${percent === undefined ? nothing : html`<progress max="100" value=${percent} aria-label=${say.sendingPhotos(percent)}></progress>`}
    <p class="muted">${say.doNotClose}</p>
  </div>`;
}
