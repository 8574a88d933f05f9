import type { Client, Commune } from '@motcua/sdk';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { placeIcon } from '../core/icons.ts';
import { languageAround } from '../core/language.ts';
import { keptWard } from '../ward-chooser/kept-ward.ts';
import { capital, unitWords } from '../ward-chooser/unit-words.ts';
import type { WardChosenEvent } from '../ward-chooser/ward-chosen-event.ts';
import type { ResultsStrings } from './results.strings.ts';

/** What the line needs each time it is drawn. */
export interface WardLineContext {
  readonly client: Client;
  readonly say: ResultsStrings;
  readonly helpline: string;
  /** Official code of the commune that the host gives; the citizen is not asked then. */
  readonly given: string;
}

/** One line below the results: which ward they are for, and the way to say another. */
export class WardLine {
  readonly #finder: LitElement;
  readonly #onChange: () => void;
  #isChoosing = false;
  #hasChooser = false;
  #hasFailed = false;
  /** What is known of communes, by their code; nothing while that is on its way. */
  readonly #communes = new Map<string, Commune | undefined>();

  constructor(finder: LitElement, onChange: () => void) {
    this.#finder = finder;
    this.#onChange = onChange;
  }

  forget(): void {
    this.#isChoosing = false;
    this.#communes.clear();
  }

  /** What the commune of a code is called in the middle of a sentence; nothing until that is known. */
  nameOf(client: Client, code: string): string | undefined {
    if (code && !this.#communes.has(code)) void this.#find(client, code);
    const commune = this.#communes.get(code);
    return commune && unitWords[languageAround(this.#finder)].unit(commune);
  }

  view({ client, say, helpline, given }: WardLineContext): TemplateResult | typeof nothing {
    if (given) return nothing;
    if (this.#isChoosing && this.#hasChooser) {
      return html`<div class="section"><motcua-ward-chooser asking .client=${client} .helpline=${helpline} @motcua-ward-chosen=${this.#choose}></motcua-ward-chooser></div>`;
    }
    const name = capital(this.nameOf(client, keptWard(client.store)) ?? '');
    return html`<p class="ward screen-only">
      ${name ? html`${icon(placeIcon)}<span>${say.ward} <b>${name}</b></span>` : nothing}
      <button class="link" type="button" @click=${this.#ask}>${name ? nothing : icon(placeIcon)}${name ? say.otherWard : say.chooseWard}</button>
      ${this.#hasFailed ? html`<span role="alert">${say.wardFailed}</span>` : nothing}
    </p>`;
  }

  async #find(client: Client, code: string): Promise<void> {
    this.#communes.set(code, undefined);
    this.#communes.set(code, await client.communes.get(code).catch(() => undefined));
    this.#finder.requestUpdate();
  }

  readonly #ask = (): void => {
    this.#isChoosing = true;
    this.#hasFailed = false;
    import('../ward-chooser/index.ts')
      .then(
        () => {
          this.#hasChooser = true;
        },
        () => {
          this.#isChoosing = false;
          this.#hasFailed = true;
        },
      )
      .finally(() => {
        this.#finder.requestUpdate();
        void this.#finder.updateComplete.then(() => this.#finder.renderRoot.querySelector<HTMLElement>('motcua-ward-chooser')?.focus());
      });
  };

  readonly #choose = ({ code }: WardChosenEvent): void => {
    this.#isChoosing = code === ''; // Forgotten: she may say another.
    this.#onChange();
    this.#finder.requestUpdate();
    if (code) void this.#finder.updateComplete.then(() => this.#finder.renderRoot.querySelector<HTMLElement>('.ward button')?.focus());
  };
}
