import type { ServiceFilters } from '@motcua/contract/services';
import { keepChoice } from '@motcua/sdk/search-choices';
import { isMotcuaError, type Client } from '@motcua/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { MotcuaElement } from '../core/motcua-element.ts';
import { Patience } from '../core/patience.ts';
import { ServiceChosenEvent } from '../core/service-chosen-event.ts';
import { easySwitchView, failureView, helpView, waitingView } from '../core/states-view.ts';
import { FinderParts } from './finder-parts.ts';
import { FinderPlace } from './finder-place.ts';
import type { ResultsContext } from './results.ts';
import { searchView } from './search-view.ts';
import { strings, type FinderStrings } from './service-finder.strings.ts';
import { styles } from './service-finder.styles.ts';
import { ServiceSearch, type Found } from './service-search.ts';

/** Under which name the unfinished question is kept until the tab closes. */
const draftKey = 'service-finder';

/** Orca is silent about what gets the focus while what had it goes; an answer's name comes this much later. */
const goneAfterMs = 400;

/**
 * Lets a citizen find a public service in their own words, and shows what to bring, how long it takes and what it costs.
 *
 * @element motcua-service-finder
 * @fires {ServiceChosenEvent} motcua-service-chosen - The citizen chose a service; cancel it to show the service elsewhere.
 * @fires {ServicesSearchedEvent} motcua-services-searched - The citizen searched; says how many were found, and what was typed only with `tells-query`.
 * @fires {EasyChosenEvent} motcua-easy-chosen - The citizen turned easy mode on or off.
 * @fires {MotcuaErrorEvent} motcua-error - Something failed; the citizen has been told.
 * @slot - Shown until the element is ready, and where it never becomes so. Put a form or a phone number here.
 * @slot empty - Shown when nothing matches.
 * @csspart result - Each service in the list.
 * @cssprop [--motcua-color-accent=#0b57a4] - Background of the primary action.
 * @cssprop [--motcua-size-radius=10px] - Corner radius.
 * @cssprop [--motcua-text-font=system-ui] - Font family.
 */
export class MotcuaServiceFinder extends MotcuaElement {
  static override get styles() {
    return styles;
  }

  /** What to search for. Setting it searches at once, as a link from a news page would. */
  @property() query = '';

  /** Code of the service that is open, such as `1.001193`; empty while searching. */
  @property() code = '';

  /** Whom to call for help, as it should be read. */
  @property() helpline = '1022';

  /** Where the asker lives, such as `VN-HN`: services of other places are left out. */
  @property() jurisdiction = '';

  /** Sectors (lĩnh vực) to search in, parted by `;` in the attribute; all where empty. */
  @property({
    converter: {
      fromAttribute: (value) =>
        (value ?? '')
          .split(';')
          .map((each) => each.trim())
          .filter(Boolean),
    },
  })
  sectors: readonly string[] = [];

  /** For a narrow column: no examples, nothing but the field and what it finds. */
  @property({ type: Boolean }) compact = false;

  /** Puts what is typed into the page's address as `?q=`, so that a search can be shared. It is then in histories and logs too; off unless the host decides so. */
  @property({ type: Boolean, attribute: 'query-in-address' }) queryInAddress = false;

  /** Tells the host by `motcua-services-searched` what was typed. Off unless the host decides so, and says so to those who type. */
  @property({ type: Boolean, attribute: 'tells-query' }) tellsQuery = false;

  /** Keeps on the device, and nowhere else, what was typed and chosen, for who curates aliases; see `@motcua/sdk/search-choices`. */
  @property({ type: Boolean, attribute: 'keep-choices' }) keepChoices = false;

  /** Asks below a service whether the page helped; see `motcua-service-answer`. */
  @property({ type: Boolean, attribute: 'ask-rating' }) askRating = false;

  readonly #search = new ServiceSearch(this, (error) => this.report(error));
  readonly #patience = new Patience(this);
  readonly #place = new FinderPlace(
    this,
    () => this.isSharedDevice,
    () => this.#followAddress(),
  );
  readonly #parts = new FinderParts(
    this,
    (client) => this.#takeOver(client),
    (error) => this.report(error),
  );
  #askedQuery = '';
  #focusNext = '';
  #isAsking = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#retry);
  }

  override disconnectedCallback(): void {
    removeEventListener('online', this.#retry);
    super.disconnectedCallback();
  }

  protected override forget(): void {
    for (const field of this.querySelectorAll('input')) field.value = ''; // Or what was typed before we came would come back.
    this.query = this.#askedQuery = '';
    this.code = '';
    this.#focusNext = '';
    this.#parts.results?.forget();
    this.#place.clear();
    this.#search.clear();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const client = this.activeClient;
    if (client) void this.#parts.prepare(client);
    if (this.#parts.readiness !== 'ready' || !client) return;
    this.#search.jurisdiction = this.jurisdiction || undefined;
    this.#search.filters = this.#filters;
    const isElsewhere = (changed.has('jurisdiction') || changed.has('sectors')) && this.#search.found !== undefined;
    if (this.query !== this.#askedQuery || isElsewhere) {
      this.#askedQuery = this.query;
      if (this.query) void this.#search.run(client, this.query);
      else this.#search.clear();
    }
    if (this.code && this.#parts.answer === 'absent') void this.#parts.loadAnswer();
    if (this.#search.state.kind === 'loading' || (this.code && this.#parts.answer === 'absent')) this.#patience.start();
    else this.#patience.stop();
  }

  protected override updated(): void {
    if (!this.#focusNext) return;
    const target = this.renderRoot.querySelector<HTMLElement>(this.#focusNext) ?? (this.code ? null : this.renderRoot.querySelector('input'));
    if (!target) return; // The answer's element is still on its way.
    this.#focusNext = '';
    if (this.code) setTimeout(() => target.focus(), goneAfterMs);
    else target.focus({ preventScroll: target.matches('a') });
  }

  protected override render() {
    const say = this.localize(strings);
    const isReady = this.#parts.readiness === 'ready';
    return html`
      <slot ?hidden=${isReady}></slot>
      ${isReady ? (this.code ? this.#answerPage(say) : this.#searchPage(say)) : nothing}
      ${isMotcuaError(this.#parts.readiness) ? failureView(say, this.#parts.readiness, this.helpline, this.#retry) : nothing}
    `;
  }

  /** What the citizen narrowed the results to, within what the host wants. */
  get #filters(): ServiceFilters {
    return { ...(this.sectors.length > 0 && { sectors: [...this.sectors] }), ...this.#parts.results?.narrowing.filters };
  }

  /** "Nothing found" was about the last question; when the next one takes a while, or has failed, it would be a lie. */
  get #shown(): Found | undefined {
    const { state, found } = this.#search;
    const isOver = state.kind === 'failed' || (state.kind === 'loading' && this.#patience.phase !== 'calm');
    return isOver && found?.result.outcome === 'none' ? undefined : found;
  }

  #searchPage(say: FinderStrings): TemplateResult {
    const { state } = this.#search;
    const client = this.activeClient;
    const results = this.#parts.results;
    const found = results && this.#shown;
    const context: ResultsContext | undefined = client && {
      client,
      state,
      found,
      jurisdiction: this.jurisdiction || undefined,
      helpline: this.helpline,
      isEasy: this.isEasy,
      isAsking: this.#isAsking,
      tellsQuery: this.tellsQuery,
      localize: (wording) => this.localize(wording),
      addressOf: (code) => this.#place.addressOf({ code, guide: '' }),
      open: this.#choose,
      ask: this.#ask,
      narrow: this.#narrow,
    };
    return html`${searchView({
      say,
      state,
      found,
      typed: this.query,
      patience: this.#patience.phase,
      helpline: this.helpline,
      isCompact: this.compact,
      answeredBy: client?.services.answeredBy,
      easySwitch: this.needsEasySwitch ? easySwitchView(say, this.isEasy, (isEasy) => this.chooseEasy(isEasy)) : nothing,
      spoken: results?.spoken ?? '',
      isListing: results !== undefined && results.isListing({ isAsking: this.#isAsking, found }),
      activeId: results?.activeId,
      count: context && found && state.kind === 'ready' ? results?.count(context, found) : nothing,
      results: context && results?.view(context),
      recents: context && results?.recents(context),
      voice: nothing,
      ward: nothing,
      type: this.#type,
      press: this.#press,
      enter: this.#enter,
      submit: this.#submit,
      clear: this.#clear,
      retry: this.#retry,
      guide: (_, query) => this.#ask(query),
      guides: () => {},
    })}
    ${helpView(say, this.helpline, this.isEasy)}`;
  }

  #answerPage(say: FinderStrings): TemplateResult {
    if (isMotcuaError(this.#parts.answer)) return failureView(say, this.#parts.answer, this.helpline, this.#retry);
    if (this.#parts.answer === 'absent') return html`${waitingView(say, this.#patience.phase)}`;
    return html`<motcua-service-answer
      .client=${this.activeClient}
      .code=${this.code}
      .theme=${this.theme}
      .easy=${this.isEasy}
      .helpline=${this.helpline}
      .askRating=${this.askRating}
      .strings=${this.strings}
      .backLabel=${this.query ? say.backToResults(this.query) : say.back}
      @motcua-answer-left=${this.#back}
      @motcua-service-chosen=${this.#chooseRelated}
    ></motcua-service-answer>`;
  }

  /** What was typed into the fallback's field while we were loading, or before the page was reloaded, goes on here. */
  #takeOver(client: Client): void {
    const field = this.querySelector<HTMLInputElement>('input:not([type]), input[type="search"], input[type="text"]');
    const draft = client.store.get('draft', draftKey);
    this.query = this.query || field?.value || this.#place.query || (typeof draft === 'string' ? draft : '');
    this.code = this.code || this.#place.current.code;
    if (field && field === document.activeElement) this.#focusNext = 'input';
  }

  readonly #type = (event: InputEvent): void => {
    this.#remember((event.target as HTMLInputElement).value);
    this.#isAsking = true;
    this.#parts.results?.typed();
    if (this.activeClient) this.#search.later(this.activeClient, this.query);
  };

  readonly #press = (event: KeyboardEvent): void => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return; // An input method's own keys, or the browser's.
    this.#isAsking = true;
    if (this.#parts.results?.press(event.key)) event.preventDefault();
  };

  readonly #enter = (isIn: boolean): void => {
    this.#isAsking = isIn;
    if (!isIn) this.#parts.results?.left();
    this.requestUpdate();
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#parts.results?.asked();
    if (matchMedia('(pointer: coarse)').matches) this.renderRoot.querySelector('input')?.blur(); // Or its keyboard would cover the results.
    if (this.activeClient) void this.#search.run(this.activeClient, this.query);
  };

  readonly #ask = (query: string): void => {
    this.#remember(query);
    this.#focusNext = '#count'; // The pressed example goes; the field would bring up a phone's keyboard.
    this.#narrow();
  };

  readonly #narrow = (): void => {
    this.#search.filters = this.#filters;
    if (this.activeClient) void this.#search.run(this.activeClient, this.query);
  };

  readonly #clear = (): void => {
    this.#remember('');
    this.#parts.results?.forget();
    this.#search.clear();
    this.#focusNext = 'input';
  };

  #remember(query: string): void {
    this.query = this.#askedQuery = query;
    this.activeClient?.store.set('draft', draftKey, query || undefined);
    this.#place.noteQuery(query);
  }

  readonly #choose = (event: Event, code: string): void => {
    const { ctrlKey, metaKey, shiftKey, button } = event as MouseEvent;
    if (ctrlKey || metaKey || shiftKey || button > 0) return; // A new tab was asked for; the link does that.
    event.preventDefault();
    this.#noteChoice(code);
    this.#open(code);
  };

  /** The answer names what is done next; the finder opens it, so that the host hears of one choice and the address follows. */
  readonly #chooseRelated = (event: ServiceChosenEvent): void => {
    event.stopPropagation();
    event.preventDefault();
    this.#open(event.code);
  };

  #open(code: string): void {
    if (!this.dispatchEvent(new ServiceChosenEvent(code))) return;
    this.#place.go({ code, guide: '' });
    this.#turnTo(code);
  }

  #noteChoice(code: string): void {
    const { found } = this.#search;
    const client = this.activeClient;
    if (!found || !client) return;
    this.#parts.results?.keep(client, found.query);
    if (this.keepChoices) keepChoice(client.store, { query: found.query, code, place: found.result.hits.findIndex((hit) => hit.code === code) + 1 });
  }

  readonly #back = (): void => {
    if (!this.#place.leave({ code: '', guide: '' })) this.#turnTo('');
  };

  #followAddress(): void {
    const { code } = this.#place.current;
    if (code !== this.code) this.#turnTo(code);
    const { query } = this.#place;
    if (this.queryInAddress && query !== this.query) this.query = query;
  }

  #turnTo(code: string): void {
    this.#focusNext = code ? 'motcua-service-answer' : `[data-code="${CSS.escape(this.code)}"]`;
    this.code = code;
    // The list that was long goes; its end must not leave the citizen somewhere below on the host's page.
    void this.updateComplete.then(() => {
      if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: 'start' });
    });
  }

  readonly #retry = (): void => {
    const client = this.activeClient;
    if (!client) return;
    if (this.#parts.retry()) return;
    if (this.#search.state.kind === 'failed') void this.#search.run(client, this.query);
  };
}
