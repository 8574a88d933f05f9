import { isMotcuaError, MotcuaError, savesData, whenIdle, type Client } from '@motcua/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../core/icon.ts';
import { backIcon, removeIcon, undoIcon } from '../core/icons.ts';
import { languageAround } from '../core/language.ts';
import { MotcuaElement } from '../core/motcua-element.ts';
import { Patience } from '../core/patience.ts';
import { callView, easySwitchView, failureView, helpView, waitingView } from '../core/states-view.ts';
import { keptReports } from '../feedback-status/kept-reports.ts';
import { FeedbackDraft, type Part } from './feedback-draft.ts';
import { firstView } from './first-view.ts';
import { strings, type FeedbackStrings } from './feedback.strings.ts';
import { styles } from './feedback.styles.ts';
import { OfferedCategories } from './offered-categories.ts';
import { placeOf, type Screen } from './screens.ts';
import { ShownScreen } from './shown-screen.ts';
import type { FeedbackSteps, StepsContext } from './steps.ts';

/**
 * Lets a citizen report what should be put right ("phản ánh, kiến nghị"): what, where, what has happened with photos, then
 * everything is read once more and sent. What is written is kept in this tab; without a network it waits on the device.
 *
 * @element motcua-feedback
 * @fires {FeedbackSentEvent} motcua-feedback-sent - The citizen sent a report, or it waits on the device for a network.
 * @fires {FeedbackWithdrawnEvent} motcua-feedback-withdrawn - The citizen took a report back.
 * @fires {EasyChosenEvent} motcua-easy-chosen - The citizen turned easy mode on or off.
 * @fires {MotcuaErrorEvent} motcua-error - Something failed; the citizen has been told.
 * @slot - Shown until the element is ready, and where no reports are taken. Put the counter's phone number here.
 * @slot help - Whom to ask, in place of the helpline.
 * @cssprop [--motcua-color-accent=#0b57a4] - Background of the primary action.
 */
export class MotcuaFeedback extends MotcuaElement {
  static override get styles() {
    return styles;
  }

  /** Whom to call for help, as it should be read. */
  @property() helpline = '1022';

  /** How long the agency keeps reports, as it should be read, such as "24 tháng sau khi trả lời". Empty: it is said that this page does not know. */
  @property() retention = '';

  readonly #draft = new FeedbackDraft(this);
  readonly #offered = new OfferedCategories(this, (error) => this.report(error));
  readonly #patience = new Patience(this);
  readonly #shown = new ShownScreen(this, {
    keepsNothing: () => this.#keepsNothing,
    fitting: (screen) => this.#fitting(screen),
    turned: () => this.#focusScreen(),
  });
  #steps: FeedbackSteps | undefined;
  #failed: MotcuaError | undefined;
  #hasStatus = false;
  #isPreparing = false;
  #client: Client | undefined;
  #typed = '';
  #passed = 0;
  #notice: 'discarded' | 'undone' | undefined;
  #focusNext = '';

  protected override forget(): void {
    this.#draft.forget();
    this.#steps?.forget();
    this.#shown.current = 'what';
    this.#typed = '';
    this.#passed = 0;
    this.#notice = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const client = this.activeClient;
    if (client?.hasGateway && client !== this.#client) {
      this.#client = client;
      this.#draft.open(client.store);
      this.#offered.open(client);
      this.#shown.open(this.#unfinished);
      this.#steps?.follow(client);
    }
    const screen = this.#shown.current;
    if (this.#offered.state.kind === 'told') this.#loadFor(screen);
    const isLoaded = screen === 'what' || this.#failed || (screen === 'mine' ? this.#hasStatus : this.#steps);
    if (this.#offered.state.kind === 'loading' || !isLoaded) this.#patience.start();
    else this.#patience.stop();
  }

  protected override updated(): void {
    const target = this.#focusNext ? this.renderRoot.querySelector<HTMLElement>(this.#focusNext) : null;
    if (!target) return;
    this.#focusNext = '';
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'nearest' });
  }

  protected override render() {
    const say = this.localize(strings);
    const isReady = this.activeClient !== undefined;
    const isTaken = this.activeClient?.hasGateway === true && this.#offered.state.error?.code !== 'NOT_FOUND';
    return html`
      ${isReady ? this.#page(say, isTaken) : nothing}
      <slot ?hidden=${isReady && isTaken}></slot>
      <slot name="help" ?hidden=${!isReady}>${helpView(say, this.helpline, this.isEasy)}</slot>
    `;
  }

  #page(say: FeedbackStrings, isTaken: boolean): TemplateResult {
    return html`
      <div class="head screen-only">
        <h2 class="title">${say.title}</h2>
        ${this.needsEasySwitch ? easySwitchView(say, this.isEasy, (isEasy) => this.chooseEasy(isEasy)) : nothing}
      </div>
      ${isTaken ? this.#taken(say) : html`<div class="stack gap"><p class="lead">${say.notTaken}</p><p>${say.notTakenAdvice(this.helpline)}</p><p>${callView(say, this.helpline)}</p></div>`}
    `;
  }

  #taken(say: FeedbackStrings): TemplateResult {
    const { kind, error } = this.#offered.state;
    const isFirst = this.#shown.current === 'what';
    return html`
      <div class="stack gap">
        ${kind === 'loading' ? waitingView(say, this.#patience.phase) : nothing} ${error ? failureView(say, error, this.helpline, this.#offered.retry, { title: say.failedTitle }) : nothing}
        ${kind === 'told' ? (isFirst ? this.#first(say) : this.#later(say)) : nothing}
      </div>
      ${this.#draftLine(say)} ${isFirst || this.#shown.current === 'sent' ? (this.#context(say, (context) => this.#steps?.waitingView(context)) ?? nothing) : nothing}
    `;
  }

  #first(say: FeedbackStrings): TemplateResult {
    const { categories } = this.#offered.state;
    const { place, count, after = 'where' } = placeOf('what', this.isEasy);
    const goOn = (): void => this.#shown.go(this.#draft.hasSeenAll ? 'check' : after);
    return firstView({
      say,
      keepsNothing: this.#keepsNothing,
      hasReports: this.activeClient !== undefined && keptReports(this.activeClient.store).length > 0,
      place,
      count,
      openMine: () => this.#shown.go('mine'),
      goOn,
      language: languageAround(this),
      categories,
      chosen: this.#draft.words.category,
      typed: this.#typed,
      isEasy: this.isEasy,
      passed: this.#passed,
      type: this.#type,
      choose: ({ code }) => {
        this.#draft.write({ category: code });
        goOn();
      },
      pass: (passed) => {
        this.#passed = passed;
        this.#focus('.step-title');
      },
    });
  }

  #later(say: FeedbackStrings): unknown {
    const screen = this.#shown.current;
    if (this.#failed) return failureView(say, this.#failed, this.helpline, this.#retryLoading, { title: say.stepsFailed });
    if (screen === 'mine') return this.#mine(say);
    return (
      this.#context(say, (context) => (screen === 'sent' ? this.#steps?.sentView(context) : this.#steps?.view(screen as Part, context))) ?? waitingView(say, this.#patience.phase)
    );
  }

  /** How far earlier reports have come, and the one that was just sent. */
  #mine(say: FeedbackStrings): TemplateResult {
    const { sent } = this.#draft;
    const code = sent?.kind === 'received' ? sent.receipt.trackingCode : '';
    return html`
      <p class="screen-only"><button class="link step-title" type="button" @click=${() => this.#shown.back(this.isEasy, this.#draft.sent?.kind === 'received')}>${icon(backIcon)}${say.back}</button></p>
      ${
        this.#hasStatus
          ? html`<motcua-feedback-status inside .client=${this.activeClient} .code=${code} .easy=${this.isEasy} .helpline=${this.helpline}></motcua-feedback-status>`
          : waitingView(say, this.#patience.phase)
      }
    `;
  }

  /** The draft can be thrown away, and had back. */
  #draftLine(say: FeedbackStrings): TemplateResult {
    // What is on its way cannot be thrown away: it would arrive all the same, and its code would be lost.
    const isWriting = !this.#draft.isEmpty && this.#shown.current !== 'mine' && !this.#steps?.isSending;
    return html`<div class="draft screen-only">
      <div role="status">
        ${this.#notice ? say[this.#notice] : nothing} ${this.#draft.canUndo ? html`<button class="link undo" type="button" @click=${this.#undo}>${icon(undoIcon)}${say.undo}</button>` : nothing}
      </div>
      ${isWriting ? html`<p><button class="link" type="button" @click=${this.#discard}>${icon(removeIcon)}${say.discard}</button></p>` : nothing}
    </div>`;
  }

  #context(say: FeedbackStrings, draw: (context: StepsContext) => unknown): unknown {
    const client = this.activeClient;
    if (!client || !this.#steps) return undefined;
    return draw({
      client,
      helpline: this.helpline,
      retention: this.retention,
      isEasy: this.isEasy,
      language: languageAround(this),
      categories: this.#offered.state.categories,
      say,
      localize: (wording) => this.localize(wording),
      go: (screen) => this.#shown.go(screen),
      focus: (selector) => this.#focus(selector),
      back: () => this.#shown.back(this.isEasy, this.#draft.sent?.kind === 'received'),
    });
  }

  readonly #type = (event: InputEvent): void => {
    this.#typed = (event.target as HTMLInputElement).value;
    this.requestUpdate();
  };

  readonly #discard = (): void => {
    this.#draft.discard();
    this.#steps?.forget();
    this.#shown.go('what', { isReplacing: true });
    this.#notice = 'discarded';
    this.#focus('.undo');
  };

  readonly #undo = (): void => {
    this.#draft.undo();
    this.#shown.go(this.#unfinished, { isReplacing: true });
    this.#notice = 'undone';
  };

  get #keepsNothing(): boolean {
    return this.isSharedDevice || this.activeClient?.store.isShared === true;
  }

  /** Where somebody goes on who comes back to a draft. */
  get #unfinished(): Screen {
    const { words, hasSeenAll, sent, photos } = this.#draft;
    if (sent && !words.category) return 'sent';
    return hasSeenAll ? 'check' : words.text || photos.length > 0 ? 'text' : words.category ? 'where' : 'what';
  }

  #fitting(screen: Screen): Screen {
    if (screen === 'mine') return screen;
    if (screen === 'sent') return this.#draft.sent ? 'sent' : 'what';
    return this.#draft.words.category ? screen : 'what';
  }

  /** What is new is read next: the step's heading, or the part of it that is meant. */
  #focusScreen(): void {
    const { current } = this.#shown;
    this.#notice = undefined;
    const isWithin = current !== 'sent' && current !== 'mine' && placeOf(current, this.isEasy).parts[0] !== current;
    this.#focus(isWithin ? `#part-${current}` : '.step-title');
  }

  #focus(selector: string): void {
    this.#focusNext = selector;
    this.requestUpdate();
  }

  /** Who has read the first step is made ready for the next, also where the network is gone by then. */
  #loadFor(screen: Screen): void {
    if (this.#failed) return;
    if (screen === 'mine' && !this.#hasStatus)
      import('../feedback-status/index.ts').then(
        () => {
          this.#hasStatus = true;
          this.requestUpdate();
        },
        (cause: unknown) => this.#failLoading(cause),
      );
    if (this.#steps || (this.#isPreparing && screen === 'what')) return;
    const load = (): void =>
      void import('./steps.ts').then(
        ({ FeedbackSteps: Loaded }) => {
          this.#steps ??= new Loaded(this, this.#draft);
          if (this.#client) this.#steps.follow(this.#client);
        },
        (cause: unknown) => this.#failLoading(cause),
      );
    this.#isPreparing = true;
    if (screen !== 'what') load();
    else if (!savesData()) whenIdle(load);
  }

  /** Who still reads the first step misses nothing; the next one says it. */
  #failLoading(cause: unknown): void {
    if (this.#shown.current === 'what') return;
    this.#failed = isMotcuaError(cause) ? cause : new MotcuaError('UNAVAILABLE', 'the next step could not be loaded', { cause });
    this.report(this.#failed);
    this.requestUpdate();
  }

  readonly #retryLoading = (): void => {
    this.#failed = undefined;
    this.#focus('.step-title');
  };
}
