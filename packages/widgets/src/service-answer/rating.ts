import type { Client } from '@motcua/sdk';
import { html, type LitElement, type TemplateResult } from 'lit';
import { languageAround } from '../core/language.ts';
import { strings } from './rating.strings.ts';
import { ServiceRatedEvent } from './service-rated-event.ts';

/**
 * Asks once for each service whether the page helped. The host learns it by an event, and its gateway where there is one; whether that
 * counts is not the citizen's trouble, so nothing is said of a failure.
 */
export class Rating {
  readonly #element: LitElement;
  readonly #rated = new Set<string>();

  constructor(element: LitElement) {
    this.#element = element;
    element.requestUpdate();
  }

  view(client: Client | undefined, code: string): TemplateResult {
    const say = strings[languageAround(this.#element)];
    const isRated = this.#rated.has(code);
    const button = (isHelpful: boolean, words: string): TemplateResult =>
      html`<button class="button quiet" type="button" @click=${() => this.#rate(client, code, isHelpful)}>${words}</button>`;
    return html`<div class="actions section screen-only" role="group" aria-labelledby="rating">
      <p id="rating">${say.question}</p>
      ${isRated ? '' : html`${button(true, say.yes)} ${button(false, say.no)}`}
      <div role="status" tabindex="-1">${isRated ? say.thanks : ''}</div>
    </div>`;
  }

  #rate(client: Client | undefined, code: string, isHelpful: boolean): void {
    this.#rated.add(code);
    this.#element.dispatchEvent(new ServiceRatedEvent(code, isHelpful));
    if (client?.hasGateway) client.ratings.rate(code, isHelpful).catch(() => {});
    this.#element.requestUpdate();
    // The button that was pressed is gone; the focus must not fall back to the top of the page.
    void this.#element.updateComplete.then(() => this.#element.renderRoot.querySelector<HTMLElement>('[aria-labelledby=rating] [role=status]')?.focus());
  }
}
