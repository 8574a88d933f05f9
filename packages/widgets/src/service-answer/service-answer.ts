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
import { answerView, type Topic } from './answer-view.ts';
import { OpenedService } from './opened-service.ts';
import { printAlone } from './print-alone.ts';
import { ReadAloud } from './read-aloud.ts';
import { strings, type AnswerStrings } from './service-answer.strings.ts';
import { styles } from './service-answer.styles.ts';

/**
 * Tells a citizen all about one public service: where to go, how long it takes, what it costs, which papers to bring.
 *
 * @element motcua-service-answer
 * @fires {AnswerLeftEvent} motcua-answer-left - The citizen wants to go back; only where `back-label` is set.
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

  /** Words for the way back, such as "Kết quả cho “khai sinh”". Empty: there is no way back, the element stands alone. */
  @property({ attribute: 'back-label' }) backLabel = '';

  readonly #opened = new OpenedService(this, (error) => this.report(error));
  readonly #patience = new Patience(this);
  readonly #voice = new ReadAloud(this);
  #topic: Topic = 'main';
  #notice = '';
  #isFocusWanted = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#retryIfFailed);
  }

  override disconnectedCallback(): void {
    removeEventListener('online', this.#retryIfFailed);
    super.disconnectedCallback();
  }

  /** Moves the reader to the service's name, at once or as soon as it is there. */
  override focus(): void {
    this.#isFocusWanted = true;
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const client = this.activeClient;
    if (this.code !== (this.#opened.code ?? '') || (client && client !== this.#opened.client)) {
      this.#topic = 'main';
      this.#notice = '';
      this.#voice.stop();
      if (this.code && client) void this.#opened.open(client, this.code);
      else if (!this.code) this.#opened.close();
    }
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
      ${state.kind === 'failed' ? failureView(say, state.error, this.helpline, this.#retryIfFailed) : nothing} ${isReady ? this.#answer(say, state.code, state.service) : nothing}
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
    return answerView(
      {
        say,
        asked,
        helpline: this.helpline,
        isEasy: this.isEasy,
        topic: this.#topic,
        ticks: this.#opened.ticks,
        situations: this.#opened.situations,
        canListen: this.#voice.isPossible,
        isReading: this.#voice.isReading,
        notice: this.#notice,
        tick: (paper, isReady) => this.#opened.tick(paper, isReady),
        choose: (situation, applies) => this.#opened.choose(situation, applies),
        forget: () => this.#opened.forget(),
        show: (topic) => this.#show(topic),
        print: () => printAlone(this),
        share: () => void this.#share(say, service),
        listen: () => this.#listen(),
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

  #show(topic: Topic): void {
    this.#topic = topic;
    this.focus();
  }

  #listen(): void {
    if (this.#voice.isReading) this.#voice.stop();
    else this.#voice.read(this.renderRoot.querySelector<HTMLElement>('article')?.innerText ?? '');
  }

  async #share(say: AnswerStrings, service: PublicService): Promise<void> {
    const url = new URL(addressOf(service.code), location.href).href;
    try {
      if (navigator.share) await navigator.share({ title: service.plainName ?? service.name, url });
      else {
        await navigator.clipboard.writeText(url);
        this.#notice = say.shared;
      }
    } catch {
      this.#notice = ''; // The person closed the share sheet, or the browser forbids copying.
    }
    this.requestUpdate();
  }
}
