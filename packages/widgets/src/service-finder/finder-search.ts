import type { ServiceFilters } from '@motcua/contract/services';
import { savesData, whenIdle, type Client } from '@motcua/sdk';
import { keepChoice } from '@motcua/sdk/search-choices';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Patience } from '../core/patience.ts';
import { easySwitchView, helpView } from '../core/states-view.ts';
import { keptWard } from '../ward-chooser/kept-ward.ts';
import { FinderParts } from './finder-parts.ts';
import { allGuides } from './finder-place.ts';
import { FinderProperties } from './finder-properties.ts';
import type { Chosen } from './narrowing.ts';
import type { ResultsContext } from './results.ts';
import { searchView } from './search-view.ts';
import type { FinderStrings } from './service-finder.strings.ts';
import { ServiceSearch, type Found } from './service-search.ts';

/** Under which name the unfinished question is kept until the tab closes. */
const draftKey = 'service-finder';

/** The finder's first page: the question, what was found, and what it is narrowed to. Where to go from there is for its heir to know. */
export abstract class FinderSearch extends FinderProperties {
  protected readonly patience = new Patience(this);
  protected readonly parts = new FinderParts(
    this,
    (client) => this.#takeOver(client),
    (error) => this.report(error),
    () => this.#lookElsewhere(),
  );
  /** Selector of what gets the focus as soon as it is there. */
  protected focusNext = '';
  readonly #search = new ServiceSearch(this, (error) => this.report(error));
  #askedQuery = '';
  #isAsking = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.retry);
  }

  override disconnectedCallback(): void {
    removeEventListener('online', this.retry);
    super.disconnectedCallback();
  }

  protected override forget(): void {
    for (const field of this.querySelectorAll('input')) field.value = ''; // Or what was typed before we came would come back.
    this.query = this.#askedQuery = '';
    this.focusNext = '';
    this.parts.forget();
    this.#search.clear();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const client = this.isConnected ? this.activeClient : undefined; // What is out of the page asks nothing.
    if (client) void this.parts.prepare(client);
    if (this.parts.readiness !== 'ready' || !client) return;
    this.#search.jurisdiction = this.#area;
    this.#search.filters = this.#filters;
    if (this.voiceHeardBy) void this.parts.loadVoice();
    const isElsewhere = (changed.has('jurisdiction') || changed.has('ward') || changed.has('sectors')) && this.#search.found !== undefined;
    if (this.query !== this.#askedQuery || isElsewhere) {
      this.#askedQuery = this.query;
      if (this.query) void this.#search.run(client, this.query);
      else this.#search.clear();
    }
    if (this.isWaiting) this.patience.start();
    else this.patience.stop();
  }

  /** Whether what the page is for has not come yet. */
  protected get isWaiting(): boolean {
    const { kind } = this.#search.state;
    // Who has begun to wait goes on until there is something to see.
    return kind === 'loading' || (kind === 'ready' && this.patience.phase !== 'calm' && !this.#shown);
  }

  /** What was typed stands in the address, where the host wants it there. */
  protected abstract noteQuery(query: string): void;
  /** What the results are narrowed to stands in the history. */
  protected abstract noteNarrowing(chosen: Chosen): void;
  /** Begins where the host or the address says; gives what the address asks for. */
  protected abstract begin(): string;
  protected abstract readonly addressOf: (code: string) => string;
  protected abstract readonly choose: (event: Event, code: string) => void;
  protected abstract readonly goToGuide: (guide: string) => void;
  protected abstract readonly openGuideOr: (event: string, query: string) => void;

  protected searchPage(say: FinderStrings): TemplateResult {
    const { state } = this.#search;
    const { results } = this.parts;
    const client = this.activeClient;
    const found = this.#shown;
    const context = client && this.#contextOf(client, found);
    return html`${searchView({
      say,
      state,
      found,
      isCalm: state.kind === 'idle' || (!found && this.#search.isTyped && this.patience.phase === 'calm' && (state.kind === 'loading' || state.kind === 'ready')),
      typed: this.query,
      patience: this.patience.phase,
      helpline: this.helpline,
      isCompact: this.compact,
      isTold: this.tellsQuery || this.queryInAddress,
      answeredBy: client?.services.answeredBy,
      easySwitch: this.easySwitch(say),
      spoken: results?.spoken ?? '',
      isListing: results !== undefined && results.isListing({ isAsking: this.#isAsking, found }),
      activeId: results?.activeId,
      count: context && found && state.kind !== 'failed' ? results?.count(context, found) : nothing,
      results: context && results?.view(context),
      recents: context && results?.recents(context),
      voice:
        client && this.parts.voice?.view({ store: client.store, heardBy: this.voiceHeardBy, localize: (wording) => this.localize(wording), heard: this.#heard, ask: this.ask }),
      ward: context && !this.isEasy && !this.compact ? results?.ward(context, this.ward) : nothing,
      type: this.#type,
      press: this.#press,
      enter: this.#enter,
      submit: this.#submit,
      clear: this.#clear,
      retry: this.retry,
      guide: this.openGuideOr,
      guides: () => this.goToGuide(allGuides),
    })}
    ${helpView(say, this.helpline, this.isEasy)}`;
  }

  #contextOf(client: Client, found: Found | undefined): ResultsContext {
    return {
      client,
      state: this.#search.state,
      found,
      jurisdiction: this.#area,
      helpline: this.helpline,
      isEasy: this.isEasy,
      isAsking: this.#isAsking,
      tellsQuery: this.tellsQuery,
      localize: (wording) => this.localize(wording),
      addressOf: this.addressOf,
      open: this.choose,
      ask: this.ask,
      guide: this.goToGuide,
      narrow: this.#narrow,
    };
  }

  protected easySwitch(say: FinderStrings): TemplateResult | typeof nothing {
    return this.needsEasySwitch ? easySwitchView(say, this.isEasy, (isEasy) => this.chooseEasy(isEasy)) : nothing;
  }

  /** Asks for something that the citizen did not type: an example, a sector, an earlier question. */
  protected readonly ask = (query: string): void => {
    this.#remember(query);
    this.focusNext = '#count'; // The pressed example goes; the field would bring up a phone's keyboard.
    this.#narrow();
  };

  /** Keeps on the device what led to a service. */
  protected noteChoice(code: string): void {
    const found = this.#shown;
    const client = this.activeClient;
    if (!found || !client) return;
    this.parts.results?.keep(client, found);
    if (this.keepChoices) keepChoice(client.store, { query: found.query, code, place: found.result.hits.findIndex((hit) => hit.code === code) + 1 });
  }

  protected readonly retry = (): void => {
    const client = this.activeClient;
    if (!client || this.parts.retry()) return;
    if (this.#search.state.kind === 'failed') void this.#search.run(client, this.query);
  };

  /** Where services must apply: where the host says, or in the citizen's own ward, which is a part of that. */
  get #area(): string | undefined {
    const ward = this.ward || (this.activeClient && keptWard(this.activeClient.store));
    const isHere = this.jurisdiction === '' || this.jurisdiction === 'VN-HN';
    return ward && isHere ? `VN-HN-${ward}` : this.jurisdiction || undefined;
  }

  /** What the citizen narrowed the results to, within what the host wants. */
  get #filters(): ServiceFilters {
    return { ...(this.sectors.length > 0 && { sectors: [...this.sectors] }), ...this.parts.results?.narrowing.filters };
  }

  get #shown(): Found | undefined {
    const { state, found } = this.#search;
    return this.parts.results?.shown(found, state.kind === 'failed' || (state.kind === 'loading' && this.patience.phase !== 'calm'));
  }

  /** What was typed into the fallback's field while we were loading, or before the page was reloaded, goes on here. */
  #takeOver(client: Client): void {
    const field = this.querySelector<HTMLInputElement>('input:not([type]), input[type="search"], input[type="text"]');
    const draft = client.store.get('draft', draftKey);
    const asked = this.begin();
    this.query = this.query || field?.value || asked || (typeof draft === 'string' ? draft : '');
    if (field && field === document.activeElement) this.focusNext = 'input';
    if (client.services.answeredBy === 'device' && !savesData()) whenIdle(() => void this.parts.results?.warmUp(this.#contextOf(client, undefined)));
  }

  readonly #type = (event: InputEvent): void => {
    this.#remember((event.target as HTMLInputElement).value);
    this.#isAsking = true;
    this.parts.results?.typed();
    if (this.activeClient) this.#search.later(this.activeClient, this.query);
  };

  readonly #heard = (words: string): void => {
    this.#remember(words);
    this.requestUpdate();
  };

  readonly #press = (event: KeyboardEvent): void => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return; // An input method's own keys, or the browser's.
    this.#isAsking = true;
    if (this.parts.results?.press(event.key)) event.preventDefault();
  };

  readonly #enter = (isIn: boolean): void => {
    this.#isAsking = isIn;
    if (!isIn) this.parts.results?.left();
    this.requestUpdate();
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.parts.results?.asked();
    if (matchMedia('(pointer: coarse)').matches) this.renderRoot.querySelector('input')?.blur(); // Or its keyboard would cover the results.
    if (this.activeClient) void this.#search.run(this.activeClient, this.query);
  };

  readonly #narrow = (): void => {
    if (this.parts.results) this.noteNarrowing(this.parts.results.narrowing.chosen);
    this.#searchAgain();
  };

  readonly #clear = (): void => {
    this.#remember('');
    this.parts.results?.forget();
    this.noteNarrowing({});
    this.#search.clear();
    this.focusNext = 'input';
  };

  #remember(query: string): void {
    this.query = this.#askedQuery = query;
    this.activeClient?.store.set('draft', draftKey, query || undefined);
    this.noteQuery(query);
  }

  /** Narrows the results to what an entry of the history keeps. */
  protected recall(narrowed: unknown): void {
    if (this.parts.results?.narrowing.recall(narrowed) && this.query) this.#searchAgain();
  }

  /** Searches again where the citizen turned out to live elsewhere. */
  #lookElsewhere(): void {
    if (this.#search.found) this.#searchAgain();
  }

  #searchAgain(): void {
    this.#search.jurisdiction = this.#area;
    this.#search.filters = this.#filters;
    if (this.activeClient) void this.#search.run(this.activeClient, this.query);
  }
}
