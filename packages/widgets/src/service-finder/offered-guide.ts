import type { Guide } from '@motcua/contract/services';
import type { Client } from '@motcua/sdk';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { languageAround } from '../core/language.ts';
import { guideChoice, toldAsText } from './guide-choice.ts';
import { guideFor } from './guide-for.ts';
import type { ResultsStrings } from './results.strings.ts';
import type { Found } from './service-search.ts';

/** Offers the guide for what was asked, once the guides have come. */
export class OfferedGuide {
  readonly #finder: LitElement;
  #client: Client | undefined;
  #guides: readonly Guide[] = [];
  /** The answer that was on the page when they came, or did not. */
  #stoodBefore: Found | undefined;
  #hasFailed = false;

  constructor(finder: LitElement) {
    this.#finder = finder;
  }

  /**
   * Asks a client for its guides, once; without them one finds the services all the same, and the next question tries again.
   *
   * @param seen - Gives what is shown.
   */
  async load(client: Client, seen: () => Found | undefined): Promise<void> {
    if (client === this.#client && (!this.#hasFailed || seen() === this.#stoodBefore)) return;
    this.#client = client;
    this.#guides = [];
    this.#hasFailed = false;
    try {
      const { guides } = await client.services.guides();
      if (client !== this.#client) return;
      this.#guides = guides;
      this.#stoodBefore = seen();
      this.#finder.requestUpdate();
    } catch {
      if (client !== this.#client) return;
      this.#hasFailed = true;
      this.#stoodBefore = seen();
    }
  }

  of({ query, result }: Found): Guide | undefined {
    return guideFor(query, result.outcome === 'answer' ? result.hits[0]?.code : undefined, this.#guides);
  }

  /** Whether it stands above what does not fit; not where that was there before the guides came, since nothing may move that is read. */
  isFirst(found: Found): boolean {
    return found.result.outcome === 'none' && found !== this.#stoodBefore;
  }

  view(say: ResultsStrings, found: Found, open: (event: string) => void): TemplateResult | typeof nothing {
    const guide = this.of(found);
    if (!guide) return nothing;
    return html`<section class="section" aria-labelledby="offered">
      <h3 class="heading" id="offered">${say.guide}</h3>
      <ul class="choices">
        <li>${guideChoice(guide, this.#language, open)}</li>
      </ul>
    </section>`;
  }

  /** What a screen reader is told of it beside the answer. */
  spoken(say: ResultsStrings, found: Found): string {
    const guide = this.of(found);
    return guide ? ` ${say.spokenGuide(toldAsText(this.#language, guide.title, guide.titleEn))}` : '';
  }

  get #language() {
    return languageAround(this.#finder);
  }
}
