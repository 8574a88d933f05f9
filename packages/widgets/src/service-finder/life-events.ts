import type { Client } from '@motcua/sdk';
import { html, type LitElement, type nothing, type TemplateResult } from 'lit';
import { addStyles } from '../core/add-styles.ts';
import { icon } from '../core/icon.ts';
import { searchIcon } from '../core/icons.ts';
import type { Language, Wording } from '../core/language.ts';
import type { PatiencePhase } from '../core/patience.ts';
import { helpView } from '../core/states-view.ts';
import { allGuides } from './finder-place.ts';
import { toldAsText } from './guide-choice.ts';
import { Guides } from './guides.ts';
import { lifeEvents } from './life-events.strings.ts';
import { lifeEventsStyles } from './life-events.styles.ts';
import { lifeEventsView } from './life-events-view.ts';

/** What the finder tells the guides each time it draws them. */
export interface LifeEventsContext {
  readonly client: Client;
  /** Words for the way to the search; empty where there is none. */
  readonly searchInstead: string;
  readonly easySwitch: TemplateResult | typeof nothing;
  readonly helpline: string;
  readonly language: Language;
  readonly patience: PatiencePhase;
  readonly isEasy: boolean;
  readonly isShared: boolean;
  localize<Strings extends object>(wording: Wording<Strings>): Strings;
  addressOf(code: string): string;
  open(event: Event, code: string): void;
  /** Goes to a guide, back to all of them, or with an empty word to the search. */
  go(guide: string): void;
}

/** The guides of life events inside the finder: a part of its own, since most people come with one question. */
export class LifeEvents {
  readonly #finder: LitElement;
  readonly #guides: Guides;
  #client: Client | undefined;

  constructor(finder: LitElement, onFailure: (error: unknown) => void) {
    this.#finder = finder;
    addStyles(finder, lifeEventsStyles);
    this.#guides = new Guides(finder, onFailure);
  }

  get isLoading(): boolean {
    return this.#guides.state.kind === 'loading';
  }

  /** Whether there is a guide for a life event. */
  async has(client: Client, event: string): Promise<boolean> {
    await this.#guides.load(client);
    const { state } = this.#guides;
    return state.kind === 'ready' && state.guides.some((guide) => guide.event === event);
  }

  /** What the open guide is called. */
  title(language: Language): string | undefined {
    const { guide } = this.#guides;
    return guide && toldAsText(language, guide.title, guide.titleEn);
  }

  forget(): void {
    this.#guides.close();
  }

  /** Opens what the finder is at, as soon as the guides have come. */
  follow(client: Client, guide: string): void {
    const guides = this.#guides;
    // What failed is asked for again by a press, not by every update.
    if (client !== this.#client || guides.state.kind === 'idle') void guides.load(client);
    this.#client = client;
    if (guides.state.kind !== 'ready' || (guides.guide?.event ?? allGuides) === guide) return;
    if (guide === allGuides) guides.close();
    else guides.open(guide);
  }

  view(context: LifeEventsContext): TemplateResult {
    const { client, searchInstead, easySwitch, helpline, isEasy, go } = context;
    const guides = this.#guides;
    const say = context.localize(lifeEvents);
    return html`<div class="head screen-only">
        ${searchInstead ? html`<button class="link" type="button" @click=${() => go('')}>${icon(searchIcon)}${searchInstead}</button>` : html`<span></span>`} ${easySwitch}
      </div>
      ${lifeEventsView({
        ...context,
        say,
        guides,
        openGuide: go,
        closeGuide: () => go(allGuides),
        retry: () => void guides.load(client),
        print: () => void import('../service-answer/print-alone.ts').then(({ printAlone }) => printAlone(this.#finder), print),
      })}
      ${helpView(say, helpline, isEasy)}`;
  }
}
