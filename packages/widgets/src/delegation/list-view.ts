import type { Delegation } from '@motcua/contract/delegation';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { checkIcon, clearIcon, nextIcon, passedIcon, personIcon, timeIcon } from '../core/icons.ts';
import { warningView } from '../core/states-view.ts';
import { vietnamMoment } from '../signature-check/moment.ts';
import { actFailureView, fieldsOf, nameOf, watchedOf, type DelegationScene } from './scene-view.ts';

/** Which question fills the element. */
export type Screen = { readonly kind: 'list' | 'offer' | 'enter' | 'child' } | { readonly kind: 'assent'; readonly id: string };

export const theList: Screen = { kind: 'list' };

export interface ListScene extends DelegationScene {
  /** Where the records are that are looked at for others; empty where the host has not said. */
  readonly recordsPage: string;
  readonly go: (screen: Screen) => void;
  readonly confirm: (delegation: Delegation) => void;
  readonly end: (delegation: Delegation) => void;
  readonly askToEnd: (delegation: Delegation) => void;
}

/** What waits, who may look, for whom one looks, and what one may begin. */
export function listView(scene: ListScene): TemplateResult {
  const { say, known, go } = scene;
  const { given = [], received = [] } = known.state.list ?? {};
  const standing = (list: readonly Delegation[]) => list.filter(({ state }) => state === 'active');
  const waiting = [...given, ...received].filter(({ state }) => state === 'accepted' || state === 'unassented' || state === 'offered');
  const past = [...given, ...received].filter(({ state }) => state === 'ended');
  const starts = ['offer', 'enter', 'child'] as const;
  return html`
    <p class="lead">${say.lead}</p>
    ${waiting.length > 0 ? html`<div class="cards">${waiting.map((each) => waitingCard(each, given.includes(each), scene))}</div>` : nothing}
    <ul class="choices screen-only">
      ${starts.map((kind) => html`<li><button class="choice" type="button" data-start=${kind} @click=${() => go({ kind })}><span><b>${say.start[kind]}</b></span>${icon(nextIcon)}</button></li>`)}
    </ul>
    <section aria-labelledby="given">
      <h3 class="heading" id="given">${say.given}</h3>
      ${standing(given).length === 0 ? html`<p>${say.givenNone}</p>` : html`<div class="cards">${standing(given).map((each) => standingCard(each, true, scene))}</div>`}
    </section>
    ${
      standing(received).length > 0
        ? html`<section aria-labelledby="received">
            <h3 class="heading" id="received">${say.received}</h3>
            <div class="cards">${standing(received).map((each) => standingCard(each, false, scene))}</div>
            ${scene.recordsPage ? html`<p class="buttons screen-only"><a class="button" href=${scene.recordsPage}>${say.openRecords}</a></p><p class="small muted">${say.openNote}</p>` : nothing}
          </section>`
        : nothing
    }
    ${pastView(past, scene)}
  `;
}

/** Something that waits for one of the two. */
function waitingCard(delegation: Delegation, isGiven: boolean, scene: ListScene): TemplateResult {
  const { say, known, go, confirm } = scene;
  const { id, state } = delegation;
  const name = nameOf(delegation);
  const isBusy = known.act.kind === 'busy' && known.act.id === id;
  if (state === 'offered')
    return html`<article class="card" data-id=${id} tabindex="-1"><p>${say.codeLost}</p>${endingView(delegation, 'grantor', scene, say.cancelCode)}</article>`;
  if (state === 'accepted' && isGiven) {
    return html`<article class="card question" data-id=${id} tabindex="-1" aria-labelledby="w-${id}">
      <h3 class="heading" id="w-${id}">${say.rightTitle(name)}</h3>
      <p>${say.right}</p>
      ${actFailureView(id, () => confirm(delegation), scene)}
      <p class="buttons answers screen-only">
        <button class="button" type="button" aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => confirm(delegation)}>${icon(checkIcon)}${say.rightYes(name)}</button>
        <button class="button" type="button" aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => scene.end(delegation)}>${icon(clearIcon)}${say.rightNo}</button>
      </p>
    </article>`;
  }
  if (state === 'accepted') return html`<article class="card" data-id=${id} tabindex="-1"><p>${say.waits(name)}.</p>${endingView(delegation, 'delegate', scene)}</article>`;
  return html`<article class="card question" data-id=${id} tabindex="-1" aria-labelledby="w-${id}">
    <h3 class="heading" id="w-${id}">${isGiven ? say.wants(name) : say.childWaits(name)}</h3>
    <p class="buttons screen-only"><button class="button primary" type="button" @click=${() => go({ kind: 'assent', id })}>${isGiven ? say.answer : say.askChild(name)}</button></p>
    ${isGiven ? nothing : endingView(delegation, 'delegate', scene)}
  </article>`;
}

function standingCard(delegation: Delegation, isGiven: boolean, scene: ListScene): TemplateResult {
  const { say, language } = scene;
  const { id, child, expiresAt } = delegation;
  const { time, day } = vietnamMoment(expiresAt);
  return html`<article class="card" data-id=${id} tabindex="-1">
    <p class="name">${icon(personIcon)} ${nameOf(delegation)}</p>
    <p>${fieldsOf(delegation, language)}. <b>${say.until(time, day)}</b></p>
    ${child?.assent ? html`<p class="small muted">${icon(passedIcon)} ${say.assentGiven[child.assent.by]}</p>` : nothing}
    <p class="small muted">${isGiven ? say.watchedYou : watchedOf(delegation, say)}</p>
    ${endingView(delegation, isGiven ? (child ? 'child' : 'grantor') : 'delegate', scene)}
    ${!isGiven && child?.needsAssent && scene.known.act.id !== id ? html`<p class="screen-only"><button class="link" type="button" @click=${() => scene.askToEnd(delegation)}>${say.end.child}</button></p>` : nothing}
  </article>`;
}

/** The first press says what follows, the second does it. */
function endingView(delegation: Delegation, side: 'grantor' | 'delegate' | 'child', scene: ListScene, words = scene.say.end[side]): TemplateResult {
  const { say, known, end, askToEnd } = scene;
  const { act } = known;
  const { id, state } = delegation;
  const isHere = act.id === id;
  if (isHere && act.kind === 'failed' && state !== 'offered') return html`${actFailureView(id, () => end(delegation), scene, { title: say.notEndedTitle })}`;
  if (!isHere || (act.kind !== 'asking' && act.kind !== 'busy')) {
    // What nobody has entered yet is gone at one press: whoever read it to a stranger is in a hurry.
    const press = () => (state === 'offered' ? end(delegation) : askToEnd(delegation));
    return html`<p class="screen-only"><button class="button quiet" type="button" @click=${press}>${icon(clearIcon)}${words}</button></p>`;
  }
  const isEnding = act.kind === 'busy';
  return html`<div class="ending screen-only" tabindex="-1" role="group" aria-label=${say.endTitle(nameOf(delegation))}>
    ${warningView(
      say.endTitle(nameOf(delegation)),
      html`<p>${say.endMeans}</p>
        <p class="buttons">
          <button class="button" type="button" ?disabled=${isEnding} @click=${() => known.settle()}>${say.endNo}</button>
          <button class="button quiet" type="button" ?disabled=${isEnding} @click=${() => end(delegation)}>${isEnding ? say.ending : say.endYes}</button>
        </p>`,
    )}
  </div>`;
}

function pastView(past: readonly Delegation[], { say, language }: ListScene): TemplateResult | typeof nothing {
  if (past.length === 0) return nothing;
  return html`<details>
    <summary>${icon(timeIcon)}${say.past(past.length)}</summary>
    <ul class="past">
      ${past.map((each) => html`<li><b>${each.name ?? say.nobody}</b><small>${fieldsOf(each, language)}. ${say.ended[each.endedBy ?? 'time']}.</small></li>`)}
    </ul>
  </details>`;
}
