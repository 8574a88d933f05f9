import { isMotcuaError } from '@motcua/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { languageAround } from '../core/language.ts';
import { opensElsewhere } from '../core/opens-elsewhere.ts';
import { ServiceChosenEvent } from '../core/service-chosen-event.ts';
import { failureView, waitingView } from '../core/states-view.ts';
import { allGuides, FinderPlace } from './finder-place.ts';
import { FinderSearch } from './finder-search.ts';
import type { Chosen } from './narrowing.ts';
import { strings, type FinderStrings } from './service-finder.strings.ts';
import { styles } from './service-finder.styles.ts';

/** Orca is silent about what gets the focus while the option that had been reached goes; an answer's name comes this much later then. */
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
export class MotcuaServiceFinder extends FinderSearch {
  static override get styles() {
    return styles;
  }

  readonly #place = new FinderPlace(
    this,
    () => this.isSharedDevice,
    () => this.#followAddress(),
  );
  /** Life event of the guide that is open, `all` for the list of them, empty while searching. */
  #guide = '';
  /** Whether what was chosen was an option of the field, which goes with it. */
  #isOptionGone = false;

  protected override forget(): void {
    super.forget();
    this.code = this.#guide = '';
    this.#place.clear();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const client = this.activeClient;
    if (this.parts.readiness !== 'ready' || !client) return;
    if (this.#guide) void this.parts.loadLifeEvents().then((guides) => guides?.follow(client, this.#guide || allGuides));
    if (this.code && this.parts.answer === 'absent') void this.parts.loadAnswer();
  }

  protected override updated(): void {
    if (!this.focusNext) return;
    const target = this.renderRoot.querySelector<HTMLElement>(this.focusNext) ?? (this.code || this.#guide ? null : this.renderRoot.querySelector('input'));
    if (!target) return; // The answer's element, or the guide, is still on its way.
    this.focusNext = '';
    const { renderRoot } = this;
    // Who has gone on by a key meanwhile is not called back.
    const focusLate = (): void => {
      if (!(renderRoot as ShadowRoot).activeElement) target.focus();
    };
    if (this.#isOptionGone) setTimeout(focusLate, goneAfterMs);
    else target.focus({ preventScroll: target.matches('a') });
    this.#isOptionGone = false;
  }

  protected override render() {
    const say = this.localize(strings);
    const { readiness } = this.parts;
    const isReady = readiness === 'ready';
    return html`
      <slot ?hidden=${isReady}></slot>
      ${isReady ? (this.code ? this.#answerPage(say) : this.#guide ? this.#guidePage(say) : this.searchPage(say)) : nothing}
      ${isMotcuaError(readiness) ? failureView(say, readiness, this.helpline, this.retry) : nothing}
    `;
  }

  protected override get isWaiting(): boolean {
    if (this.code) return this.parts.answer === 'absent';
    return this.#guide ? this.parts.isGuideOnItsWay : super.isWaiting;
  }

  protected noteQuery(query: string): void {
    this.#place.noteQuery(query);
  }

  protected noteNarrowing(chosen: Chosen): void {
    this.#place.noteNarrowing(chosen);
  }

  protected begin(): string {
    this.recall(this.#place.narrowed);
    const { code } = this.#place.current;
    this.code = this.code || code;
    this.#guide = this.#guideInAddress;
    return this.#place.query;
  }

  protected readonly addressOf = (code: string): string => this.#place.addressOf({ code, guide: this.#guide });

  #guidePage(say: FinderStrings): TemplateResult {
    const { lifeEvents, guides } = this.parts;
    const client = this.activeClient;
    if (isMotcuaError(lifeEvents)) return failureView(say, lifeEvents, this.helpline, this.retry, { searchElse: () => this.goToGuide('') });
    if (!guides || !client) return html`${waitingView(say, this.patience.phase)}`;
    return guides.view({
      client,
      searchInstead: this.view === 'search' ? say.searchInstead : '',
      easySwitch: this.easySwitch(say),
      helpline: this.helpline,
      language: languageAround(this),
      patience: this.patience.phase,
      isEasy: this.isEasy,
      isShared: this.isSharedDevice,
      localize: (wording) => this.localize(wording),
      addressOf: this.addressOf,
      open: this.choose,
      go: this.goToGuide,
    });
  }

  #answerPage(say: FinderStrings): TemplateResult {
    const { answer } = this.parts;
    if (isMotcuaError(answer)) return failureView(say, answer, this.helpline, this.retry);
    if (answer === 'absent') return html`${waitingView(say, this.patience.phase)}`;
    return html`<motcua-service-answer
      .client=${this.activeClient}
      .code=${this.code}
      .theme=${this.theme}
      .easy=${this.isEasy}
      .helpline=${this.helpline}
      .askRating=${this.askRating}
      .askReport=${this.askReport}
      .strings=${this.strings}
      .site=${this.site}
      .ward=${this.ward}
      .backLabel=${this.#backLabel(say)}
      @motcua-answer-left=${this.#back}
      @motcua-service-chosen=${this.#chooseRelated}
    ></motcua-service-answer>`;
  }

  /** Where the way back from an answer leads. */
  #backLabel(say: FinderStrings): string {
    if (this.view === 'service') return '';
    if (this.#place.from) return say.backToService;
    if (this.#guide) return this.parts.guides?.title(languageAround(this)) ?? say.back;
    return this.query ? say.backToResults(this.query) : say.back;
  }

  protected readonly choose = (event: Event, code: string): void => {
    if (opensElsewhere(event)) return;
    event.preventDefault();
    this.noteChoice(code);
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
    this.#place.go({ code, guide: this.#guide }, this.code);
    this.#turnTo(code, this.#guide);
  }

  readonly #back = (): void => {
    if (!this.#place.leave({ code: '', guide: this.#guide })) this.#turnTo('', this.#guide);
  };

  /** Opens the guide of a life event, or asks for it as a question where nobody wrote one. */
  protected readonly openGuideOr = async (event: string, query: string): Promise<void> => {
    const guides = await this.parts.loadLifeEvents();
    if (this.activeClient && (await guides?.has(this.activeClient, event))) this.goToGuide(event);
    else this.ask(query);
  };

  protected readonly goToGuide = (guide: string): void => {
    if (guide === allGuides && this.#guide && this.#place.leave({ code: '', guide })) return;
    this.#place.go({ code: '', guide });
    this.#turnTo('', guide);
  };

  get #guideInAddress(): string {
    return this.#place.current.guide || (this.view === 'life-events' ? allGuides : '');
  }

  #followAddress(): void {
    const { code } = this.#place.current;
    const guide = this.#guideInAddress;
    const { query, narrowed } = this.#place;
    const isElsewhere = code !== this.code || guide !== this.#guide;
    if (isElsewhere || narrowed) this.recall(narrowed); // An entry that a link within the host's page made knows nothing of it.
    if (isElsewhere) this.#turnTo(code, guide);
    if (this.queryInAddress && query !== this.query) this.query = query;
  }

  #turnTo(code: string, guide: string): void {
    this.#isOptionGone = code !== '' && (this.renderRoot as ShadowRoot).activeElement?.getAttribute('role') === 'combobox';
    this.focusNext = this.#nextFocus(code, guide);
    this.code = code;
    this.#guide = guide;
    this.requestUpdate();
    // The list that was long goes; its end must not leave the citizen somewhere below on the host's page.
    void this.updateComplete.then(() => {
      if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: 'start' });
    });
  }

  /** What is read first on another page: its title, or where the citizen left the page she comes back to. */
  #nextFocus(code: string, guide: string): string {
    if (code) return 'motcua-service-answer';
    if (this.code) return `[data-code="${CSS.escape(this.code)}"]`;
    if (guide === '') return 'input';
    if (guide !== allGuides) return '#guide';
    return this.#guide ? `[data-event="${CSS.escape(this.#guide)}"]` : '#events';
  }
}
