import { longestFeedback } from '@motcua/contract/feedback/wire';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { warningIcon } from '../core/icons.ts';
import { fieldView, wrongView } from './field-view.ts';
import type { PartsScene } from './parts-scene.ts';
import { hasPersonalNumber } from './problems.ts';

/** Fewer characters left than this are counted aloud. */
const nearlyFull = 100;

/** What has happened, in the citizen's own words. */
export function textView(scene: PartsScene): TemplateResult {
  const { say, draft, problems, write } = scene;
  const text = draft.words.text ?? '';
  const left = longestFeedback - text.trim().length;
  const isWrong = problems.some(({ field }) => field === 'text');
  return html`<div>
    <label for="text">${say.text}</label>
    <p class="small muted" id="text-hint">${say.textHint}</p>
    ${wrongView(scene, 'text')}
    <div class="field">
      <textarea
        id="text"
        rows="6"
        autocomplete="off"
        aria-describedby="text-wrong text-hint text-left"
        aria-invalid=${isWrong ? 'true' : 'false'}
        .value=${text}
        @input=${(event: InputEvent) => write({ text: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </div>
    <p class="small ${left < 0 ? 'wrong' : 'muted'}" id="text-left">${left < 0 ? say.over(-left) : say.left(left)}</p>
    <p class="unseen" role="status">${left < 0 ? say.over(-left) : left <= nearlyFull ? say.left(left) : nothing}</p>
    <div role="status">${hasPersonalNumber(text) ? html`<p class="unsure small">${icon(warningIcon)}<span>${say.hasNumber}</span></p>` : nothing}</div>
  </div>`;
}

/** How the person can be reached, and who may read the report. Everything may be left as it is. */
export function personView(scene: PartsScene): TemplateResult {
  const { say, draft, isEasy, write } = scene;
  const { isPublic = false } = draft.words;
  const choice = (value: boolean, label: string, hint: string) => html`<label class="pick">
    <input type="radio" name="public" .checked=${isPublic === value} @change=${() => write({ isPublic: value })} />
    <span><b>${label}</b><small>${hint}</small></span>
  </label>`;
  return html`
    <fieldset class="stack" aria-describedby="person-hint">
      <legend>${say.person} <span class="muted">${say.optional}</span></legend>
      <p class="small muted" id="person-hint">${say.personHint}</p>
      ${fieldView(scene, { field: 'phone', label: say.phone, type: 'tel', autocomplete: 'tel' })} ${fieldView(scene, { field: 'name', label: say.name, autocomplete: 'name' })}
      ${isEasy && !draft.words.email ? nothing : fieldView(scene, { field: 'email', label: say.email, type: 'email', autocomplete: 'email' })}
    </fieldset>
    <fieldset>
      <legend>${say.publicQuestion}</legend>
      ${choice(false, say.publicNo, say.publicNoHint)} ${choice(true, say.publicYes, say.publicYesHint)}
    </fieldset>
  `;
}
