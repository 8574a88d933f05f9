import type { Client } from '@motcua/sdk';
import type { LitElement, TemplateResult } from 'lit';
import { addStyles } from '../core/add-styles.ts';
import type { Language, Wording } from '../core/language.ts';
import type { PatiencePhase } from '../core/patience.ts';
import { allGuides } from './finder-place.ts';
import { Guides } from './guides.ts';
import { lifeEvents } from './life-events.strings.ts';
import { lifeEventsStyles } from './life-events.styles.ts';
import { lifeEventsView } from './life-events-view.ts';

/** What the finder tells the guides each time it draws them. */
export interface LifeEventsContext {
  readonly client: Client;
  /** Life event of the guide that is open, or {@link allGuides}. */
  readonly guide: string;
  readonly helpline: string;
  readonly language: Language;
  readonly patience: PatiencePhase;
  readonly isEasy: boolean;
  readonly isShared: boolean;
  localize<Strings extends object>(wording: Wording<Strings>): Strings;
  addressOf(code: string): string;
  open(event: Event, code: string): void;
  /** Goes to a guide, or back to all of them. */
  go(guide: string): void;
  print(): void;
}

/** The guides of life events inside the finder: a part of its own, since most people come with one question. */
export class LifeEvents {
  readonly #guides: Guides;

  constructor(finder: LitElement, onFailure: (error: unknown) => void) {
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
    return language === 'en' ? (guide?.titleEn ?? guide?.title) : guide?.title;
  }

  forget(): void {
    this.#guides.close();
  }

  /** Opens what the finder is at, as soon as the guides have come. */
  follow(client: Client, guide: string): void {
    const guides = this.#guides;
    void guides.load(client);
    if (guides.state.kind !== 'ready' || (guides.guide?.event ?? allGuides) === guide) return;
    if (guide === allGuides) guides.close();
    else guides.open(guide);
  }

  view(context: LifeEventsContext): TemplateResult {
    const guides = this.#guides;
    return lifeEventsView({
      say: context.localize(lifeEvents),
      language: context.language,
      guides,
      helpline: context.helpline,
      patience: context.patience,
      isEasy: context.isEasy,
      isShared: context.isShared,
      addressOf: (code) => context.addressOf(code),
      open: (event, code) => context.open(event, code),
      openGuide: (event) => context.go(event),
      closeGuide: () => context.go(allGuides),
      retry: () => void guides.load(context.client),
      print: () => context.print(),
    }) as TemplateResult;
  }
}
