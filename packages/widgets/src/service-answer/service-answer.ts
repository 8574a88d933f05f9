import type { PublicService } from '@motcua/contract/services';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../core/icon.ts';
import { backIcon } from '../core/icons.ts';
import { MotcuaElement } from '../core/motcua-element.ts';
import { Patience } from '../core/patience.ts';
import { addressOf } from '../core/service-address.ts';
import { easySwitchView, failureView, waitingView } from '../core/states-view.ts';
import { AnswerLeftEvent } from './answer-left-event.ts';
import { answerView } from './answer-view.ts';
import { OpenedService } from './opened-service.ts';
import type { Further } from './further.ts';
import type { Feedback } from './feedback.ts';
import { strings, type AnswerStrings } from './service-answer.strings.ts';
import { styles } from './service-answer.styles.ts';
import { screens, type Topic } from './topics-view.ts';

/** Under which name the history remembers the screen that is open in easy mode. */
const topicKey = 'motcuaTopic';

/**
 * Tells a citizen all about one public service: where to go, how long it takes, what it costs, which papers to bring.
 *
 * @element motcua-service-answer
 * @fires {AnswerLeftEvent} motcua-answer-left - The citizen wants to go back; only where `back-label` is set.
 * @fires {ServiceChosenEvent} motcua-service-chosen - The citizen chose a related service; cancel it to show that elsewhere.
 * @fires {ServiceRatedEvent} motcua-service-rated - The citizen said whether the page helped; only where `ask-rating` is set.
 * @fires {ServiceReportedEvent} motcua-service-reported - The citizen said what is wrong on the page; only where `ask-report` is set.
 * @fires {EasyChosenEvent} motcua-easy-chosen - The citizen turned easy mode on or off.
 * @fires {MotcuaErrorEvent} motcua-error - Something failed; the citizen has been told.
 * @slot - Shown until the element is ready, and where it never becomes so.
 * @cssprop [--motcua-color-accent=#0b57a4] - Background of the primary action.
 */
export class MotcuaServiceAnswer extends MotcuaElement {
  static override get styles() {
    return styles;
  }

  /** Code of the service to show, such as `1.001193`. A superseded code shows its successor, and says so. */
  @property() code = '';

  /** Whom to call for help, as it should be read. */
  @property() helpline = '1022';

  /** Address of the place's `motcua.json`, from which the ward's counter, hours and phone are told. */
  @property() site = '';

  /** Official code of the commune whose counter is meant. Empty: the one that the citizen chose on this device. */
  @property() ward = '';

  /** Words for the way back, such as "Quay lại kết quả cho “khai sinh”". Empty: there is no way back, the element stands alone. */
  @property({ attribute: 'back-label' }) backLabel = '';

  /** Asks whether the page helped. What is said goes to the host by an event, and to its gateway, which may count it. */
  @property({ type: Boolean, attribute: 'ask-rating' }) askRating = false;

  /** Lets the citizen say what on the page is wrong. Which part goes to the host by an event; what they write to its gateway only, which may keep it. */
  @property({ type: Boolean, attribute: 'ask-report' }) askReport = false;

  #feedback: Feedback | undefined;
  #further: Further | undefined;
  readonly #opened = new OpenedService(this, (error) => this.report(error));
  readonly #patience = new Patience(this);
  #topic: Topic = 'main';
  #isFocusWanted = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#retryIfFailed);
    addEventListener('popstate', this.#followHistory);
  }

  override disconnectedCallback(): void {
    removeEventListener('online', this.#retryIfFailed);
    removeEventListener('popstate', this.#followHistory);
    super.disconnectedCallback();
  }

  /** Moves the reader to the service's name, at once or as soon as it is there. */
  override focus(): void {
    this.#isFocusWanted = true;
    this.requestUpdate();
  }

  protected override forget(): void {
    this.#opened.forget();
    this.#further?.forget();
    this.#feedback?.forget();
    this.#topic = 'main';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const client = this.activeClient;
    if (this.code !== (this.#opened.code ?? '') || (client && client !== this.#opened.client)) {
      this.#topic = this.#keptTopic;
      this.#further?.stopReading();
      if (this.code && client) void this.#opened.open(client, this.code);
      else if (!this.code) this.#opened.close();
    }
    // Without these the page is whole: a failure is nobody's trouble.
    if (this.#opened.state.kind === 'ready')
      import('./further.ts').then(
        ({ Further: Loaded }) => {
          this.#further ??= new Loaded(this);
        },
        () => {},
      );
    if (this.askRating || this.askReport)
      import('./feedback.ts').then(
        ({ Feedback: Loaded }) => {
          this.#feedback ??= new Loaded(this);
        },
        () => {},
      );
    if (this.#opened.state.kind === 'loading') this.#patience.start();
    else this.#patience.stop();
  }

  protected override updated(): void {
    const title = this.#isFocusWanted ? this.renderRoot.querySelector<HTMLElement>('.display, [role=alert]') : null;
    if (!title) return;
    this.#isFocusWanted = false;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: 'nearest' });
  }

  protected override render() {
    const say = this.localize(strings);
    const { state } = this.#opened;
    const isReady = state.kind === 'ready';
    return html`
      <slot ?hidden=${isReady}></slot>
      ${this.#wayBack(say)} ${state.kind === 'loading' ? waitingView(say, this.#patience.phase) : nothing}
      ${
        state.kind === 'failed'
          ? failureView(say, state.error, this.helpline, this.#retry, { title: say.notOpenedTitle, searchElse: this.backLabel ? this.#leave : undefined })
          : nothing
      }
      ${isReady ? this.#answer(say, state.code, state.service) : nothing}
    `;
  }

  #wayBack(say: AnswerStrings): TemplateResult | typeof nothing {
    const isDeeper = this.isEasy && this.#topic !== 'main';
    const label = isDeeper ? say.back : this.backLabel;
    if (!label && !this.needsEasySwitch) return nothing;
    return html`<div class="head screen-only">
      ${label ? html`<button class="link" type="button" @click=${isDeeper ? () => this.#show('main') : this.#leave}>${icon(backIcon)}${label}</button>` : html`<span></span>`}
      ${this.needsEasySwitch ? easySwitchView(say, this.isEasy, (isEasy) => this.chooseEasy(isEasy)) : nothing}
    </div>`;
  }

  #answer(say: AnswerStrings, asked: string, service: PublicService): TemplateResult {
    const { situations } = this.#opened;
    const further = this.#further?.views({
      client: this.activeClient,
      service,
      isEasy: this.isEasy,
      situations,
      address: pageOf(service),
      localize: (wording) => this.localize(wording),
      keepsNothing: this.#keepsNothing,
    });
    return answerView(
      {
        say,
        asked,
        helpline: this.helpline,
        isEasy: this.isEasy,
        topic: this.#topic,
        ticks: this.#opened.ticks,
        situations,
        turns: this.#opened.turns,
        isShared: this.#keepsNothing,
        further,
        below: further?.papersBelow,
        feedback: this.#feedback?.view(this.activeClient, service, this.helpline),
        tick: (paper, isReady) => this.#opened.tick(paper, isReady),
        choose: (situation, applies) => this.#opened.choose(situation, applies),
        turn: () => this.#opened.turn(),
        forget: () => this.#forgetTicks(),
        show: (topic) => this.#show(topic),
        // Where that cannot be had, the whole page is better than no paper.
        print: () => import('./print-alone.ts').then(({ printAlone }) => printAlone(this), print),
      },
      service,
    );
  }

  readonly #leave = (): void => {
    this.dispatchEvent(new AnswerLeftEvent());
  };

  readonly #retryIfFailed = (): void => {
    const client = this.activeClient;
    if (client && this.#opened.state.kind === 'failed') void this.#opened.open(client, this.code);
  };

  readonly #retry = (): void => {
    this.#retryIfFailed();
    this.focus(); // The button that was pressed is gone; what comes in its place is read next.
  };

  #forgetTicks(): void {
    this.#opened.forget();
    this.renderRoot.querySelector<HTMLElement>('#papers')?.focus();
  }

  /** A screen of its own is an entry of its own, so that the phone's Back leads to the screen before; a shared device keeps none. */
  #show(topic: Topic): void {
    if (topic === 'main' && this.#keptTopic !== 'main') return history.back();
    if (topic !== 'main' && !this.#keepsNothing) history.pushState({ ...(history.state as object | null), [topicKey]: `${this.code} ${topic}` }, '');
    return this.#turnTo(topic);
  }

  get #keepsNothing(): boolean {
    return this.isSharedDevice || this.activeClient?.store.isShared === true;
  }

  #turnTo(topic: Topic): void {
    this.#further?.stopReading();
    this.#topic = topic;
    this.focus();
  }

  /** The screen that the current entry of the history stands for. */
  get #keptTopic(): Topic {
    const kept: unknown = (history.state as Record<string, unknown> | null)?.[topicKey];
    return screens.flat().find((topic) => kept === `${this.code} ${topic}`) ?? 'main';
  }

  readonly #followHistory = (): void => {
    if (this.#keptTopic !== this.#topic) this.#turnTo(this.#keptTopic);
  };
}

/** The address that leads back to a service on this page. */
function pageOf({ code }: PublicService): string {
  return new URL(addressOf(code), location.href).href;
}
