import type { Delegation } from '@motcua/contract/delegation';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { personIcon, undoIcon } from '../core/icons.ts';
import { warningView } from '../core/states-view.ts';
import { nameOf, type DelegationScene } from './scene-view.ts';

/** For whom this page asks, and who lets it no longer. Nothing where there is nobody but oneself. */
export function chooserView(scene: DelegationScene, choose: (chosen: Delegation | undefined) => void): TemplateResult {
  const { say, known } = scene;
  const { lostName, others } = known;
  return html`<div role="alert">${lostName ? warningView(say.lostTitle(lostName), html`<p>${say.lost(lostName)}</p>`) : nothing}</div>
    ${others.length > 0 ? choicesView(scene, choose) : nothing}`;
}

function choicesView({ say, known }: DelegationScene, choose: (chosen: Delegation | undefined) => void): TemplateResult {
  const { acting, others } = known;
  const isOfChild = others.some(({ id, child }) => id === acting?.id && child !== undefined);
  return html`
    <div class="chips" role="group" aria-label=${say.forWhom}>
      <span class="option label" aria-hidden="true">${say.forWhom}:</span>
      <button class="chip" type="button" aria-pressed=${acting ? 'false' : 'true'} @click=${() => choose(undefined)}>${icon(personIcon)}${say.myself}</button>
      ${others.map(
        (each) =>
          html`<button class="chip" type="button" aria-pressed=${acting?.id === each.id ? 'true' : 'false'} @click=${() => choose(each)}>${icon(personIcon)}${nameOf(each)}</button>`,
      )}
    </div>
    ${
      acting
        ? html`<div class="notice warning acting">
            ${icon(personIcon)}
            <div>
              <p class="notice-title">${say.actingTitle(acting.name)}</p>
              <p>${isOfChild ? say.watchedChild : say.watched(acting.name)}</p>
              <p class="buttons screen-only"><button class="button" type="button" @click=${() => choose(undefined)}>${icon(undoIcon)}${say.backToSelf}</button></p>
            </div>
          </div>`
        : nothing
    }
  `;
}
