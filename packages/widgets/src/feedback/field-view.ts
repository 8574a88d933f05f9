import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { failedIcon } from '../core/icons.ts';
import type { PartsScene } from './parts-scene.ts';
import type { Problem } from './problems.ts';

/** A field of the form with its words. */
export interface FormField {
  readonly field: Problem['field'];
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isOptional?: boolean | undefined;
  readonly type?: 'text' | 'tel' | 'email' | undefined;
  readonly autocomplete?: AutoFill | undefined;
}

/** A field of one line, with what is wrong with it beside it. */
export function fieldView(scene: PartsScene, { field, label, hint, isOptional, type = 'text', autocomplete = 'off' }: FormField): TemplateResult {
  const { say, draft, write } = scene;
  const wrong = scene.problems.some((problem) => problem.field === field);
  return html`<div>
    <label for=${field}>${label}${isOptional ? html` <span class="muted">${say.optional}</span>` : nothing}</label>
    ${hint ? html`<p class="small muted" id="${field}-hint">${hint}</p>` : nothing} ${wrongView(scene, field)}
    <div class="field">
      <input
        id=${field}
        type=${type}
        autocomplete=${autocomplete}
        maxlength="400"
        aria-describedby="${field}-wrong${hint ? ` ${field}-hint` : ''}"
        aria-invalid=${wrong ? 'true' : 'false'}
        .value=${draft.words[field] ?? ''}
        @input=${(event: InputEvent) => write({ [field]: (event.target as HTMLInputElement).value })}
      />
    </div>
  </div>`;
}

/** What is wrong with a field, beside it. */
export function wrongView({ say, problems }: PartsScene, field: Problem['field']): TemplateResult {
  const problem = problems.find((each) => each.field === field);
  return html`<p class="wrong" id="${field}-wrong">${problem ? html`${icon(failedIcon)}<span>${say.problems[problem.kind]}</span>` : nothing}</p>`;
}

/** All that is wrong, above the fields, each leading to its own. */
export function problemsView({ say, problems }: PartsScene, lead: (problem: Problem) => void): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing;
  const press = (event: Event, problem: Problem): void => {
    event.preventDefault(); // The address stays the host's.
    lead(problem);
  };
  return html`<div class="notice danger problems" role="alert" tabindex="-1">
    ${icon(failedIcon)}
    <div>
      <p class="notice-title">${say.problemsTitle}</p>
      <ul>
        ${problems.map((problem) => html`<li><a class="link" href="#${problem.field}" @click=${(event: Event) => press(event, problem)}>${say.problems[problem.kind]}</a></li>`)}
      </ul>
    </div>
  </div>`;
}
