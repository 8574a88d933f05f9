import { savesData, type Client } from '@motcua/sdk';
import { html, nothing, render, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { addStyles } from '../core/add-styles.ts';
import type { Wording } from '../core/language.ts';
import { narrowingBar, narrowingView } from './narrowing-view.ts';
import { Narrowing } from './narrowing.ts';
import { OfferedGuide } from './offered-guide.ts';
import { forgetQueries, keepQuery, recentQueries } from './recents.ts';
import { nearSectorsView, recentsView, resultsView, shownOf, sourceView } from './results-view.ts';
import { resultsStrings, type ResultsStrings } from './results.strings.ts';
import { resultsStyles } from './results.styles.ts';
import { ServicesSearchedEvent } from './services-searched-event.ts';
import type { Found, SearchState } from './service-search.ts';
import { WardLine } from './ward-line.ts';

/** What the finder tells its results each time it draws them. */
export interface ResultsContext {
  readonly client: Client;
  readonly state: SearchState;
  /** What is shown: the last good answer, whatever has happened since. */
  readonly found: Found | undefined;
  readonly jurisdiction: string | undefined;
  readonly helpline: string;
  readonly isEasy: boolean;
  /** Whether the person is in the field, so that the results are what its arrow keys choose from. */
  readonly isAsking: boolean;
  /** Whether the host may learn what was typed. */
  readonly tellsQuery: boolean;
  localize<Strings extends object>(wording: Wording<Strings>): Strings;
  addressOf(code: string): string;
  open(event: Event, code: string): void;
  ask(query: string): void;
  /** Opens the guide of a life event. */
  guide(event: string): void;
  /** Searches again with what the results were narrowed to. */
  narrow(): void;
}

/** How long what was found must stand before it is spoken: who types on must not be told of every letter. */
const settledAfterMs = 1000;

/** As much of a question as fits beside the number of results in two lines of the narrowest phone: all of it is in the field. */
const longestEcho = 32;

/** Keys of the field that may be for the list. Most are letters, and each costs an old phone some of its time. */
const listKeys: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Enter', 'Escape']);

/**
 * What the finder knows once there are results: which one the arrow keys have reached, how many are shown, what they
 * are narrowed to, and what was asked before. A part of its own, since nobody needs it to begin typing.
 */
export class Results implements ReactiveController {
  readonly narrowing: Narrowing;
  /** What a screen reader is told, once for each answer; it names the question, since what is said twice alike is heard once. */
  spoken = '';
  readonly #finder: LitElement;
  /** Place of the result that the arrow keys have reached; -1 where none. */
  #active = -1;
  /** Whether Escape put the list away; it stays on the page, as a list of links. */
  #isPutAway = false;
  /** How often the citizen asked to see others of an answer, in the mode that she reads it in. */
  #turned: { readonly result: Found['result']; readonly isEasy: boolean; readonly turns: number } | undefined;
  #settling: { readonly found: Found; readonly timer: ReturnType<typeof setTimeout> } | undefined;
  /** The answer that has stood long enough to be spoken. */
  #settled: Found | undefined;
  /** The typed question that has stood long enough to be taken for one; not where its results were being chosen from already. */
  #meant: Found | undefined;
  #seen: Found | undefined;
  /** What keeps its height while somebody types, so that nothing moves up and down. */
  #steady: HTMLElement | undefined;
  #hasForgotten = false;
  readonly #guide: OfferedGuide;
  readonly #ward: WardLine;

  /** @param onWard - The citizen has chosen another ward. */
  constructor(finder: LitElement, onWard: () => void) {
    this.#finder = finder;
    this.narrowing = new Narrowing(finder);
    this.#guide = new OfferedGuide(finder);
    this.#ward = new WardLine(finder, () => onWard());
    addStyles(finder, resultsStyles);
    finder.addController(this);
  }

  /**
   * Finds something for nobody and draws it nowhere. An old phone's browser takes its time over code that runs for the
   * first time: better while nobody waits than under somebody's first letters.
   */
  async warmUp(context: ResultsContext): Promise<void> {
    const query = 'khai sinh';
    const result = await context.client.services.find(query).catch(() => undefined);
    if (result) render(this.#list(context, context.localize(resultsStrings), { query, result, isTyped: false }), document.createDocumentFragment());
    this.#loadGuides(context.client);
  }

  hostDisconnected(): void {
    clearTimeout(this.#settling?.timer);
    this.#settling = undefined;
  }

  /** Shows the result that the arrow keys have reached where it is out of sight. */
  hostUpdated(): void {
    if (this.#active >= 0) this.#finder.renderRoot.querySelector(`#${this.activeId}`)?.scrollIntoView({ block: 'nearest' });
  }

  /** The element that the field's keys have reached, for `aria-activedescendant`. */
  get activeId(): string | undefined {
    return this.#active < 0 ? undefined : `option-${this.#active}`;
  }

  /** Whether the results are a list to choose from by the field's arrow keys, for `aria-expanded`. */
  isListing({ isAsking, found }: Pick<ResultsContext, 'isAsking' | 'found'>): boolean {
    return isAsking && found !== undefined && found.result.hits.length > 0 && !this.#isPutAway;
  }

  /**
   * What is shown of what was found. Half a word that finds nothing takes nothing away, and says nothing: what was
   * found before stays, with the question that it answers. "Nothing found" was about the last question; once that is
   * over, since the next one takes a while or has failed, it would be a lie.
   */
  shown(found: Found | undefined, isOver: boolean): Found | undefined {
    if (!found) this.#loosen();
    if (found?.result.outcome !== 'none' || this.#isMeant(found)) this.#seen = found;
    if (isOver && this.#seen?.result.outcome === 'none') this.#seen = undefined;
    return this.#seen;
  }

  forget(): void {
    this.spoken = '';
    this.#reset();
    this.#loosen();
    this.narrowing.chosen = {};
    this.narrowing.isOpen = false;
    this.#ward.forget();
    this.#hasForgotten = false;
  }

  /** The keys of the field, after the ARIA Authoring Practices (combobox with a list); `true` where one was for the list. */
  press(key: string): boolean {
    if (!listKeys.has(key)) return false;
    const options = [...this.#finder.renderRoot.querySelectorAll<HTMLElement>('[role=option]')];
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const wasAway = this.#isPutAway;
      this.#isPutAway = false;
      this.#finder.requestUpdate();
      if (options.length === 0) return wasAway;
      // Before the first and after the last stands the field itself.
      const places = options.length + 1;
      this.#active = ((this.#active + 1 + (key === 'ArrowDown' ? 1 : -1) + places) % places) - 1;
      return true;
    }
    if (key === 'Enter' && this.#active >= 0) {
      options[this.#active]?.click();
      return true;
    }
    if (key === 'Enter' || options.length === 0) return false;
    if (this.#active >= 0) this.#active = -1;
    else this.#isPutAway = true;
    this.#finder.requestUpdate();
    return true;
  }

  /** Notes that the person went on typing: nothing is reached any more, and what was found before is not spoken. */
  typed(): void {
    clearTimeout(this.#settling?.timer);
    this.#reset();
    this.#hasForgotten = false;
    this.#steady = this.#finder.renderRoot.querySelector<HTMLElement>('.taking') ?? undefined;
    if (this.#steady) this.#steady.style.minHeight = `${this.#steady.offsetHeight}px`;
  }

  /** Notes that the question is asked: what is found is read as a list of links, until an arrow key is pressed. */
  asked(): void {
    this.#active = -1;
    this.#isPutAway = true;
    this.#loosen();
  }

  /** Notes that the person left the field: nothing is reached any more. */
  left(): void {
    this.#active = -1;
  }

  /** Keeps a question that led to a service; it was meant, then. */
  keep(client: Client, found: Found): void {
    this.#meant = found;
    keepQuery(client.store, found.query);
  }

  /** What is said above the results: how many there are, and for what. */
  count({ isEasy, localize }: Pick<ResultsContext, 'isEasy' | 'localize'>, found: Found): unknown {
    const say = localize(resultsStrings);
    const { query, result } = found;
    if (result.outcome === 'none') return nothing;
    return say.found(this.#countOf(found, isEasy), query.length > longestEcho ? `${query.slice(0, longestEcho).trimEnd()}…` : query);
  }

  view(context: ResultsContext): TemplateResult | typeof nothing {
    const { found, state, client, isEasy } = context;
    const say = context.localize(resultsStrings);
    if (this.#turned?.isEasy !== isEasy) this.#turned = undefined; // Another mode begins with the first.
    if (state.kind === 'ready') this.#settle(context, state.found);
    if (state.kind === 'failed') this.#loosen();
    if (!found) return nothing;
    const { narrowing } = this;
    const isNone = found.result.outcome === 'none';
    const { sectors: _, ...others } = narrowing.filters;
    const hasBar = (!isEasy && !isNone) || Object.keys(narrowing.chosen).length > 0;
    const isSettled = this.#settled === found;
    // They are as large as three services: who must save data is only offered them where nothing else helps.
    if (isSettled && (isNone || !savesData())) this.#loadGuides(client);
    const guide = this.#isMeant(found) ? this.#guide.view(say, found, context.guide) : nothing;
    const isFirst = this.#guide.isFirst(found);
    if (narrowing.isOpen || (isSettled && (hasBar || isNone)))
      void narrowing.count(client, found.query, { jurisdiction: context.jurisdiction, filters: isNone ? others : narrowing.filters });
    const bar = {
      say,
      narrowing,
      ward: hasBar ? this.#ward.nameOf(client, wardIn(context.jurisdiction)) : undefined,
      communeCount: narrowing.countOf('governmentLevels', 'commune', found.query, context.jurisdiction),
      narrow: () => context.narrow(),
    };
    return html`
      ${hasBar ? html`${narrowingBar(bar)}${narrowingView(bar)}` : nothing}
      ${isFirst ? guide : nothing} ${this.#list(context, say, found)} ${isFirst ? nothing : guide}
      ${isNone && !isEasy ? nearSectorsView(say, narrowing.counts, (sector) => this.#askSector(context, sector)) : nothing}
      ${guard([found, say.source], () => sourceView(say, found))}
    `;
  }

  /** The list, drawn anew only where something about it has changed: while somebody types, the finder draws itself thrice for each letter. */
  #list(context: ResultsContext, say: ResultsStrings, found: Found): unknown {
    const { narrowing } = this;
    const state = {
      helpline: context.helpline,
      isEasy: context.isEasy,
      turns: this.#turnsOf(found, context.isEasy),
      isListing: this.isListing(context),
      isNarrowed: Object.keys(narrowing.chosen).length > 0,
      isMeant: this.#isMeant(found),
      active: this.#active,
    };
    const draw = (): TemplateResult =>
      resultsView(
        {
          ...state,
          say,
          addressOf: (code) => context.addressOf(code),
          open: (event, code) => context.open(event, code),
          turn: () => this.#turn(context, say, found),
          widen: () => {
            narrowing.clear();
            context.narrow();
          },
        },
        found,
      );
    return guard([found, location.href, ...Object.values(state), ...Object.values(say)], draw);
  }

  /** What was asked before, with a way to forget it. */
  recents({ client, localize, ask }: Pick<ResultsContext, 'client' | 'localize' | 'ask'>): TemplateResult | typeof nothing {
    const forget = (): void => {
      forgetQueries(client.store);
      this.#hasForgotten = true;
      this.#finder.requestUpdate();
    };
    return recentsView(localize(resultsStrings), recentQueries(client.store), this.#hasForgotten, ask, forget);
  }

  /** Which ward the results are for, with a way to say another. */
  ward({ client, localize, helpline }: Pick<ResultsContext, 'client' | 'localize' | 'helpline'>, given: string): TemplateResult | typeof nothing {
    return this.#ward.view({ client, say: localize(resultsStrings), helpline, given });
  }

  #askSector(context: ResultsContext, sector: string): void {
    this.narrowing.chosen = { sectors: sector };
    context.ask(sector);
  }

  #turnsOf({ result }: Found, isEasy: boolean): number {
    return this.#turned?.result === result && this.#turned.isEasy === isEasy ? this.#turned.turns : 0;
  }

  #turn({ isEasy }: ResultsContext, say: ResultsStrings, found: Found): void {
    this.#turned = { result: found.result, isEasy, turns: this.#turnsOf(found, isEasy) + 1 };
    const { choices, shown, left } = this.#offer(found, isEasy);
    this.spoken = say.spokenOthers(choices.length + shown.length, left, found.query);
    this.#finder.requestUpdate();
  }

  #offer(found: Found, isEasy: boolean): ReturnType<typeof shownOf> {
    return shownOf({ isEasy, turns: this.#turnsOf(found, isEasy), isMeant: this.#isMeant(found) }, found);
  }

  /** How many are shown, choices and others. */
  #countOf(found: Found, isEasy: boolean): number {
    const { choices, shown } = this.#offer(found, isEasy);
    return choices.length + shown.length;
  }

  /** Whether what was asked is a question, not a part of one. */
  #isMeant(found: Found): boolean {
    return !found.isTyped || this.#meant === found;
  }

  /** Whether somebody chooses from the results already: nothing may come under the hand then. */
  get #isChoosing(): boolean {
    const root = this.#finder.renderRoot as ShadowRoot;
    const list = root.querySelector('#found');
    return list !== null && (this.#active >= 0 || list.contains(root.activeElement));
  }

  #loadGuides(client: Client): void {
    void this.#guide.load(client, () => this.#seen);
  }

  #loosen(): void {
    if (this.#steady) this.#steady.style.minHeight = '';
    this.#steady = undefined;
  }

  #reset(): void {
    this.#active = -1;
    this.#isPutAway = false;
  }

  /** Tells screen reader and host what was found, once it has stood for a moment. */
  #settle({ localize, isEasy, tellsQuery }: ResultsContext, found: Found): void {
    if (this.#settling?.found === found) return;
    clearTimeout(this.#settling?.timer);
    this.#active = -1;
    const timer = setTimeout(() => {
      this.#settled = found;
      if (!this.#isChoosing) this.#meant = found;
      this.#loosen();
      const say = localize(resultsStrings);
      const { outcome } = found.result;
      const count = outcome === 'none' ? 0 : this.#countOf(found, isEasy);
      // Who was faster, and has gone on to others, has been told of those.
      if (this.#turned?.result !== found.result) this.spoken = outcome === 'none' ? say.spokenNone(found.query) + this.#guide.spoken(say, found) : say.spoken(count, found.query);
      this.#finder.dispatchEvent(new ServicesSearchedEvent(outcome, count, tellsQuery ? found.query : undefined));
      this.#finder.requestUpdate();
    }, settledAfterMs);
    this.#settling = { found, timer };
  }
}

/** Code of the commune that an area is; empty where it is another. */
function wardIn(jurisdiction = ''): string {
  return /^VN-HN-(\d{5})$/.exec(jurisdiction)?.[1] ?? '';
}
