import type { ServiceSearchResult } from '@motcua/contract/services';
import { keepChoice } from '@motcua/sdk/search-choices';
import { isMotcuaError, MotcuaError, type Client } from '@motcua/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { MotcuaElement } from '../core/motcua-element.ts';
import { Patience } from '../core/patience.ts';
import { addressOf, codeInAddress } from '../core/service-address.ts';
import { easySwitchView, failureView, helpView, waitingView } from '../core/states-view.ts';
import { searchView } from './search-view.ts';
import { ServiceChosenEvent } from './service-chosen-event.ts';
import { strings, type FinderStrings } from './service-finder.strings.ts';
import { styles } from './service-finder.styles.ts';
import { ServiceSearch } from './service-search.ts';

/** Under which name the unfinished question is kept until the tab closes. */
const draftKey = 'service-finder';

/**
 * Lets a citizen find a public service in their own words, and shows what to bring, how long it takes and what it costs.
 *
 * @element motcua-service-finder
 * @fires {ServiceChosenEvent} motcua-service-chosen - The citizen chose a service; cancel it to show the service elsewhere.
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

  /** Keeps on the device, and nowhere else, what was typed and chosen, for who curates aliases; see `@motcua/sdk/search-choices`. */
  @property({ type: Boolean, attribute: 'keep-choices' }) keepChoices = false;

  /** Asks below a service whether the page helped; see `motcua-service-answer`. */
  @property({ type: Boolean, attribute: 'ask-rating' }) askRating = false;

  readonly #search = new ServiceSearch(this, (error) => this.report(error));
  readonly #patience = new Patience(this);
  #readiness: 'waiting' | 'ready' | MotcuaError = 'waiting';
  #preparedFor: Client | undefined;
  #askedQuery = '';
  /** The result of which the citizen asked to see all. */
  #whole: ServiceSearchResult | undefined;
  #focusNext = '';
  /** The answer's element is loaded once the search stands, so that it is there before it is wanted, and when the network is gone. */
  #answer: 'absent' | 'ready' | MotcuaError = 'absent';

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#followAddress);
    addEventListener('online', this.#retry);
  }

  override disconnectedCallback(): void {
    removeEventListener('popstate', this.#followAddress);
    removeEventListener('online', this.#retry);
    super.disconnectedCallback();
  }

  protected override forget(): void {
    for (const field of this.querySelectorAll('input')) field.value = ''; // Or what was typed before we came would come back.
    this.query = this.#askedQuery = '';
    this.code = '';
    this.#focusNext = '';
    this.#whole = undefined;
    this.#search.clear();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const client = this.activeClient;
    if (client && client !== this.#preparedFor) void this.#prepare(client);
    if (this.#readiness !== 'ready' || !client) return;
    this.#search.jurisdiction = this.jurisdiction || undefined;
    const isElsewhere = changed.has('jurisdiction') && this.#search.found !== undefined;
    if (this.query !== this.#askedQuery || isElsewhere) {
      this.#askedQuery = this.query;
      if (this.query) void this.#search.run(client, this.query);
      else this.#search.clear();
    }
    if (this.code && this.#answer === 'absent') void this.#loadAnswer();
    if (this.#search.state.kind === 'loading' || (this.code && this.#answer === 'absent')) this.#patience.start();
    else this.#patience.stop();
  }

  protected override updated(): void {
    if (!this.#focusNext) return;
    const target = this.renderRoot.querySelector<HTMLElement>(this.#focusNext) ?? (this.code ? null : this.renderRoot.querySelector('input'));
    if (!target) return; // The answer's element is still on its way.
    this.#focusNext = '';
    target.focus({ preventScroll: target.matches('a') });
  }

  protected override render() {
    const say = this.localize(strings);
    const isReady = this.#readiness === 'ready';
    return html`
      <slot ?hidden=${isReady}></slot>
      ${isReady ? (this.code ? this.#answerPage(say) : this.#searchPage(say)) : nothing}
      ${isMotcuaError(this.#readiness) ? failureView(say, this.#readiness, this.helpline, this.#retry) : nothing}
    `;
  }

  #searchPage(say: FinderStrings): TemplateResult {
    const { state, found } = this.#search;
    return html`${searchView({
      say,
      state,
      found,
      typed: this.query,
      patience: this.#patience.phase,
      helpline: this.helpline,
      isEasy: this.isEasy,
      isWhole: found !== undefined && this.#whole === found.result,
      answeredBy: this.activeClient?.services.answeredBy,
      easySwitch: this.needsEasySwitch ? easySwitchView(say, this.isEasy, (isEasy) => this.chooseEasy(isEasy)) : nothing,
      addressOf,
      open: this.#choose,
      type: this.#type,
      submit: this.#submit,
      ask: this.#ask,
      clear: this.#clear,
      showAll: this.#showAll,
      retry: this.#retry,
    })}
    ${helpView(say, this.helpline, this.isEasy)}`;
  }

  #answerPage(say: FinderStrings): TemplateResult {
    if (isMotcuaError(this.#answer)) return failureView(say, this.#answer, this.helpline, this.#retry);
    if (this.#answer === 'absent') return html`${waitingView(say, this.#patience.phase)}`;
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
    ></motcua-service-answer>`;
  }

  async #prepare(client: Client): Promise<void> {
    this.#preparedFor = client;
    try {
      await client.services.prepare();
      if (client !== this.activeClient) return;
      this.#takeOver(client);
      this.#readiness = 'ready';
      void this.#loadAnswer();
    } catch (error) {
      if (client !== this.activeClient) return; // Another client has come meanwhile; what the old one could not do is nobody's trouble.
      if (isMotcuaError(error)) this.#readiness = error;
      this.report(error);
    } finally {
      this.requestUpdate();
    }
  }

  async #loadAnswer(): Promise<void> {
    if (this.#answer === 'ready') return;
    try {
      await import('../service-answer/index.ts');
      this.#answer = 'ready';
    } catch (cause) {
      this.#answer = new MotcuaError('UNAVAILABLE', 'the view of an answer could not be loaded', { cause });
      this.report(this.#answer);
    }
    this.requestUpdate();
  }

  /** What was typed into the fallback's field while we were loading, or before the page was reloaded, goes on here. */
  #takeOver(client: Client): void {
    const field = this.querySelector<HTMLInputElement>('input:not([type]), input[type="search"], input[type="text"]');
    const draft = client.store.get('draft', draftKey);
    this.query = this.query || field?.value || (typeof draft === 'string' ? draft : '');
    this.code = this.code || codeInAddress();
    if (field && field === document.activeElement) this.#focusNext = 'input';
  }

  readonly #type = (event: InputEvent): void => {
    this.#remember((event.target as HTMLInputElement).value);
    if (this.activeClient) this.#search.later(this.activeClient, this.query);
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (matchMedia('(pointer: coarse)').matches) this.renderRoot.querySelector('input')?.blur(); // Or its keyboard would cover the results.
    if (this.activeClient) void this.#search.run(this.activeClient, this.query);
  };

  readonly #ask = (query: string): void => {
    this.#remember(query);
    this.#focusNext = '[role=status]'; // The pressed example goes; the field would bring up a phone's keyboard.
    if (this.activeClient) void this.#search.run(this.activeClient, query);
  };

  readonly #clear = (): void => {
    this.#remember('');
    this.#search.clear();
    this.#focusNext = 'input';
  };

  readonly #showAll = (): void => {
    const before = this.renderRoot.querySelectorAll('.result').length;
    this.#whole = this.#search.found?.result;
    this.#focusNext = `.result:nth-child(${before + 1}) a`;
    this.requestUpdate();
  };

  #remember(query: string): void {
    this.query = this.#askedQuery = query;
    this.activeClient?.store.set('draft', draftKey, query || undefined);
  }

  readonly #choose = (event: Event, code: string): void => {
    const { ctrlKey, metaKey, shiftKey, button } = event as MouseEvent;
    if (ctrlKey || metaKey || shiftKey || button > 0) return; // A new tab was asked for; the link does that.
    event.preventDefault();
    this.#noteChoice(code);
    if (!this.dispatchEvent(new ServiceChosenEvent(code))) return;
    // On a shared device neither "back" nor the browser's list of visited addresses may tell the next person what this one read.
    if (!this.isSharedDevice) history.pushState({ motcua: code }, '', addressOf(code));
    this.#turnTo(code);
  };

  #noteChoice(code: string): void {
    const { found } = this.#search;
    if (!this.keepChoices || !found || !this.activeClient) return;
    keepChoice(this.activeClient.store, { query: found.query, code, place: found.result.hits.findIndex((hit) => hit.code === code) + 1 });
  }

  readonly #back = (): void => {
    // The entry we pushed is left the way it came; a citizen who arrived by a link has none of ours to go back to.
    if ((history.state as { motcua?: string } | null)?.motcua) return history.back();
    history.replaceState(null, '', addressOf(''));
    return this.#turnTo('');
  };

  readonly #followAddress = (): void => {
    const code = codeInAddress();
    if (code !== this.code) this.#turnTo(code);
  };

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
    if (isMotcuaError(this.#readiness)) {
      this.#readiness = 'waiting';
      void this.#prepare(client);
    } else if (isMotcuaError(this.#answer)) {
      this.#answer = 'absent';
      void this.#loadAnswer();
    } else if (this.#search.state.kind === 'failed') void this.#search.run(client, this.query);
  };
}
