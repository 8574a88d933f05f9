import type { FeedbackCategory } from '@motcua/contract/feedback';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../core/icon.ts';
import { failedIcon, searchIcon } from '../core/icons.ts';
import { languageAround } from '../core/language.ts';
import { MotcuaElement } from '../core/motcua-element.ts';
import { Patience } from '../core/patience.ts';
import { callView, easySwitchView, failureView, helpView, waitingView } from '../core/states-view.ts';
import { FeedbackWithdrawnEvent } from './feedback-withdrawn-event.ts';
import { strings, type StatusStrings } from './feedback-status.strings.ts';
import { styles } from './feedback-status.styles.ts';
import { FollowedReport } from './followed-report.ts';
import { forgetReport, keepReport, keptReports, type KeptReport } from './kept-reports.ts';
import { mineView } from './mine-view.ts';
import { toldView } from './told-view.ts';
import { plainTrackingCode, trackingCodeOf } from './tracking-code.ts';

/** How many reports are offered at once: easy mode never shows more than four. */
const mostOffered = { usual: 20, easy: 4 };

/**
 * Tells a citizen how far their report ("phản ánh, kiến nghị") has come: by its tracking code, or from the list on this
 * device. News comes by itself; what is late is called late. The report can be taken back.
 *
 * @element motcua-feedback-status
 * @fires {FeedbackWithdrawnEvent} motcua-feedback-withdrawn - The citizen took the report back.
 * @fires {EasyChosenEvent} motcua-easy-chosen - The citizen turned easy mode on or off.
 * @fires {MotcuaErrorEvent} motcua-error - Something failed; the citizen has been told.
 * @slot - Shown until the element is ready, and where it never becomes so. Put a phone number here.
 * @slot help - Whom to ask, in place of the helpline.
 * @cssprop [--motcua-color-accent=#0b57a4] - Background of the primary action.
 */
export class MotcuaFeedbackStatus extends MotcuaElement {
  static override get styles() {
    return styles;
  }

  /** Tracking code of the report to show. Who has it reads the report, so it is no attribute: set it by script, never in an address. */
  @property({ attribute: false }) code = '';

  /** Whom to call for help, as it should be read. */
  @property() helpline = '1022';

  /** Shown inside another element, which has the title, the switch of easy mode and the helpline. */
  @property({ type: Boolean }) inside = false;

  readonly #followed = new FollowedReport(this, (error) => this.report(error));
  readonly #patience = new Patience(this);
  #typed = '';
  #wrong = '';
  #asked = '';
  #categories: readonly FeedbackCategory[] = [];
  #namesFrom: unknown;
  #forgotten: KeptReport | undefined;
  #isJustKept = false;
  #focusNext = '';

  override focus(): void {
    this.#focusNext = '.figure, h2, input';
    this.requestUpdate();
  }

  protected override forget(): void {
    this.#followed.close();
    this.code = this.#asked = this.#typed = this.#wrong = '';
    this.#forgotten = undefined;
    this.#isJustKept = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const client = this.activeClient;
    if (client?.hasGateway && this.code !== this.#asked) {
      this.#asked = this.code;
      const code = trackingCodeOf(this.code);
      if (code) void this.#followed.open(client, code);
      else this.#followed.close();
    }
    if (client?.hasGateway && client !== this.#namesFrom && (this.#followed.code || keptReports(client.store).length > 0)) this.#loadNames();
    if (this.#followed.state.kind === 'loading') this.#patience.start();
    else this.#patience.stop();
  }

  protected override updated(): void {
    const target = this.#focusNext ? this.renderRoot.querySelector<HTMLElement>(this.#focusNext) : null;
    if (!target) return;
    this.#focusNext = '';
    target.focus({ preventScroll: true });
    (target.closest('.withdrawal') ?? target).scrollIntoView({ block: 'nearest' });
  }

  protected override render() {
    const say = this.localize(strings);
    const isReady = this.activeClient !== undefined;
    const isTaken = this.activeClient?.hasGateway === true;
    return html`
      ${isReady ? this.#page(say, isTaken) : nothing}
      <slot ?hidden=${isTaken}></slot>
      <slot name="help" ?hidden=${!isReady || this.inside}>${this.inside ? nothing : helpView(say, this.helpline, this.isEasy)}</slot>
    `;
  }

  #page(say: StatusStrings, isTaken: boolean): TemplateResult {
    const { kind, report } = this.#followed.state;
    return html`
      <div class="head" ?hidden=${this.inside}>
        <h2 class="title" tabindex="-1">${say.title}</h2>
        ${this.needsEasySwitch ? easySwitchView(say, this.isEasy, (isEasy) => this.chooseEasy(isEasy)) : nothing}
      </div>
      <p class="unseen" role="status">${this.#status(say)}</p>
      <div class="stack gap">
        ${isTaken ? (report ? this.#told(say) : kind === 'loading' ? nothing : this.#form(say)) : this.#notTaken(say)}
        ${kind === 'loading' && !report ? waitingView(say, this.#patience.phase) : nothing}
      </div>
    `;
  }

  #notTaken(say: StatusStrings): TemplateResult {
    return html`<p class="lead">${say.notTaken}</p>
      <p>${say.notTakenAdvice(this.helpline)}</p>
      <p>${callView(say, this.helpline)}</p>`;
  }

  /** News are told once, by the words of the step alone. */
  #status(say: StatusStrings): string {
    const { state, news, withdrawal } = this.#followed;
    if (withdrawal.kind === 'sending') return say.withdrawing;
    if (withdrawal.kind === 'done') return say.withdrawn;
    if (state.kind === 'loading') return say.loading;
    if (news) return say.news(say.status[news.status]);
    return state.kind === 'told' ? say.told : '';
  }

  #form(say: StatusStrings): TemplateResult {
    const { error } = this.#followed.state;
    return html`
      <p class="text">${say.lead}</p>
      <form class="stack" novalidate @submit=${this.#submit}>
        <label for="code">${say.code}</label>
        <p class="small muted" id="code-hint">${say.codeHint}</p>
        <p class="wrong" id="code-wrong" role="alert">${this.#wrong ? html`${icon(failedIcon)}<span>${this.#wrong}</span>` : nothing}</p>
        <div class="field code-field">
          <input
            id="code"
            type="text"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            maxlength="40"
            aria-describedby="code-wrong code-hint"
            aria-invalid=${this.#wrong ? 'true' : 'false'}
            .value=${this.#typed}
            @input=${this.#type}
          />
        </div>
        <p class="buttons"><button class="button primary">${icon(searchIcon)}${say.open}</button></p>
      </form>
      ${error ? failureView(say, error, this.helpline, this.#again, { title: say.failedTitle }) : nothing} ${this.#mine(say)}
    `;
  }

  #mine(say: StatusStrings): TemplateResult {
    const store = this.activeClient?.store;
    return mineView({
      say,
      reports: store ? keptReports(store).slice(0, this.isEasy ? mostOffered.easy : mostOffered.usual) : [],
      forgotten: this.#forgotten,
      nameOf: (category) => this.#nameOf(category),
      open: (code) => this.#open(code),
      forget: (report) => this.#forgetReport(report),
      undo: this.#undoForgetting,
    });
  }

  #told(say: StatusStrings): TemplateResult | typeof nothing {
    const { state, withdrawal } = this.#followed;
    const store = this.activeClient?.store;
    const { report } = state;
    if (!report) return nothing;
    return toldView(report, {
      say,
      state,
      withdrawal,
      isFollowing: this.#followed.isFollowing,
      helpline: this.helpline,
      categoryName: this.#nameOf(report.category),
      canKeep: store !== undefined && !store.isShared && !keptReports(store).some(({ trackingCode }) => trackingCode === report.trackingCode),
      isKept: this.#isJustKept,
      again: this.#again,
      keep: this.#keep,
      leave: this.#leave,
      askToWithdraw: (isAsking) => {
        this.#followed.askToWithdraw(isAsking);
        this.#focusNext = isAsking ? '#withdraw' : '.withdraw';
      },
      withdraw: () => void this.#withdraw(),
    });
  }

  #nameOf(category: string): string | undefined {
    return this.#categories.find(({ code }) => code === category)?.name[languageAround(this)];
  }

  /** Names make the list easier to read; without them it still can be. */
  #loadNames(): void {
    const client = (this.#namesFrom = this.activeClient);
    client?.feedback.categories().then(
      ({ categories }) => {
        this.#categories = categories;
        this.requestUpdate();
      },
      () => {},
    );
  }

  readonly #type = (event: InputEvent): void => {
    this.#typed = (event.target as HTMLInputElement).value;
    this.#wrong = '';
    this.requestUpdate();
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const say = this.localize(strings);
    const code = trackingCodeOf(this.#typed);
    const { length } = plainTrackingCode(this.#typed);
    this.#wrong = code ? '' : length === 0 ? say.codeMissing : say.codeWrong(length);
    if (code) this.#open(code);
    else this.#focusNext = '#code';
    this.requestUpdate();
  };

  #open(code: string): void {
    const client = this.activeClient;
    if (!client) return;
    this.code = this.#asked = code;
    this.#forgotten = undefined;
    this.#isJustKept = false;
    this.#focusNext = '.figure, .notice .button';
    void this.#followed.open(client, code);
  }

  readonly #again = (): void => {
    const client = this.activeClient;
    if (client && this.#followed.code) void this.#followed.open(client, this.#followed.code);
    this.#focusNext = '.figure, .notice .button';
  };

  readonly #leave = (): void => {
    this.#followed.close();
    this.code = this.#asked = this.#typed = '';
    this.#isJustKept = false;
    this.#focusNext = '#code';
  };

  readonly #keep = (): void => {
    const { report } = this.#followed.state;
    if (report && this.activeClient) keepReport(this.activeClient.store, report);
    this.#isJustKept = true;
    this.#focusNext = '.figure';
    this.requestUpdate();
  };

  #forgetReport(report: KeptReport): void {
    if (this.activeClient) forgetReport(this.activeClient.store, report.trackingCode);
    this.#forgotten = report;
    this.#focusNext = '.undo button';
    this.requestUpdate();
  }

  readonly #undoForgetting = (): void => {
    if (this.#forgotten && this.activeClient) keepReport(this.activeClient.store, this.#forgotten);
    this.#forgotten = undefined;
    this.#focusNext = '#mine';
    this.requestUpdate();
  };

  async #withdraw(): Promise<void> {
    const category = this.#followed.state.report?.category ?? '';
    const isWithdrawn = await this.#followed.withdraw();
    if (isWithdrawn) this.dispatchEvent(new FeedbackWithdrawnEvent(category));
    this.#focusNext = isWithdrawn ? '.figure' : '.withdrawal .notice .button';
    this.requestUpdate();
  }
}
