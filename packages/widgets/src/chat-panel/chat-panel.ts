import { longestTurn } from '@motcua/contract/assistant/wire';
import { isMotcuaError, type Client, type MotcuaError } from '@motcua/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../core/icon.ts';
import { clearIcon, sendIcon } from '../core/icons.ts';
import { MotcuaElement } from '../core/motcua-element.ts';
import { callView, easySwitchView, failureView, helpView } from '../core/states-view.ts';
import { opensElsewhere } from '../core/opens-elsewhere.ts';
import { ServiceChosenEvent } from '../core/service-chosen-event.ts';
import { strings, type ChatStrings } from './chat-panel.strings.ts';
import { styles } from './chat-panel.styles.ts';
import { Conversation } from './conversation.ts';
import { turnView } from './turn-view.ts';

/** From how many UTF-16 units on the panel says how much is left. */
const nearlyFull = 900;

/** How long after the panel stands there its engine is fetched. */
const restMs = 1500;

/** Under which name the unfinished question is kept until the tab closes. */
const draftKey = 'chat-panel';

/**
 * Lets a citizen ask about public services in their own words. Answers are cards with the facts of the catalogue and
 * where they come from; what the catalogue does not say, the panel does not know.
 *
 * Personal numbers are hidden before a question is shown, kept or sent. The log is not announced while it grows: one
 * status line says that a search runs, and then the finished answer, once.
 *
 * @element motcua-chat-panel
 * @fires {ServiceChosenEvent} motcua-service-chosen - The citizen opens a service; cancel it to show the service elsewhere.
 * @fires {EasyChosenEvent} motcua-easy-chosen - The citizen turned easy mode on or off.
 * @fires {MotcuaErrorEvent} motcua-error - Something failed; the citizen has been told.
 * @slot - Shown until the element is ready, and where it never becomes so. Put a phone number here.
 * @cssprop [--motcua-color-accent=#0b57a4] - Background of the primary action.
 */
export class MotcuaChatPanel extends MotcuaElement {
  static override get styles() {
    return styles;
  }

  /** Whom to call for help, as it should be read. */
  @property() helpline = '1022';

  readonly #conversation = new Conversation(this, (error) => this.report(error));
  #typed = '';
  /** What the status line says, in the language that is spoken when it is drawn. */
  #said: (say: ChatStrings) => string = () => '';
  /** The question could not be taken up at all: it is still in the field. */
  #refused: MotcuaError | undefined;
  #restoredFor: Client | undefined;
  #wasAnswering = false;

  protected override forget(): void {
    this.#conversation.forget(this.activeClient);
    this.#remember('');
    this.#refused = undefined;
    this.#said = () => '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const client = this.activeClient;
    if (!client || client === this.#restoredFor) return;
    // Another client may be another person's.
    if (this.#restoredFor) this.#conversation.forget(this.#restoredFor);
    this.#restoredFor = client;
    this.#conversation.restore(client);
    // Once the page has come to rest, so that a network that goes away before the first question changes nothing.
    setTimeout(() => {
      if (this.isConnected) client.assistant.prepare().catch(() => {});
    }, restMs);
    const draft = client.store.get('draft', draftKey);
    if (typeof draft === 'string') this.#typed = draft;
  }

  protected override updated(): void {
    const { isAnswering } = this.#conversation;
    if (isAnswering === this.#wasAnswering) return;
    this.#wasAnswering = isAnswering;
    if (isAnswering) return this.renderRoot.querySelector('.turn:last-child')?.scrollIntoView({ block: 'nearest' });
    const spoken = spokenText([...this.renderRoot.querySelectorAll<HTMLElement>('.spoken')].pop());
    this.#said = (say) => spoken || say.failedTitle;
    void this.updateComplete.then(() => this.requestUpdate()); // What is said is read off what has just been drawn.
    return undefined;
  }

  protected override render() {
    const isReady = this.activeClient !== undefined;
    return html`
      <slot ?hidden=${isReady}></slot>
      ${isReady ? this.#panel(this.localize(strings)) : nothing}
    `;
  }

  #panel(say: ChatStrings): TemplateResult {
    const { turns, isTakingUp, isAnswering } = this.#conversation;
    const isSearching = isTakingUp || isAnswering || this.#wasAnswering; // Until what came is known as well.
    return html`
      <div class="head">
        <h2 class="title" tabindex="-1">${say.title}</h2>
        ${this.needsEasySwitch ? easySwitchView(say, this.isEasy, (isEasy) => this.chooseEasy(isEasy)) : nothing}
      </div>
      <p class="muted">${say.who} ${this.activeClient?.services.answeredBy === 'device' ? say.onDevice : say.byGateway}</p>
      <div role="log" aria-live="off" aria-label=${say.log}>
        ${turns.map((turn, index) =>
          turnView(turn, {
            say,
            helpline: this.helpline,
            isLast: index === turns.length - 1,
            open: this.#open,
            choose: (label) => void this.#ask(label),
            retry: this.#retry,
            stop: this.#stop,
          }),
        )}
      </div>
      <p class="unseen" role="status">${isSearching ? say.searching : this.#said(say)}</p>
      ${this.#composer(say)} ${this.isEasy ? helpView(say, this.helpline, true) : callView(say, this.helpline)}
    `;
  }

  #composer(say: ChatStrings): TemplateResult {
    const { turns } = this.#conversation;
    const isTooLong = this.#typed.length > longestTurn;
    return html`<form class="composer" @submit=${this.#submit}>
      <label for="question">${say.label}</label>
      <div class="field">
        <textarea
          id="question"
          rows="2"
          placeholder=${say.placeholder}
          autocomplete="off"
          enterkeyhint="send"
          aria-describedby="length"
          .value=${this.#typed}
          @input=${this.#type}
          @keydown=${this.#key}
        ></textarea>
        <button class="button primary">${icon(sendIcon)}${say.send}</button>
      </div>
      ${this.#conversation.isTakingUp ? html`<p class="muted">${say.searching}</p>` : nothing}
      <p id="length" class="small">${isTooLong ? say.tooLong : this.#typed.length > nearlyFull ? say.left(longestTurn - this.#typed.length) : nothing}</p>
      ${this.#refused ? failureView({ ...say, retry: say.again }, this.#refused, this.helpline, () => void this.#ask(this.#typed), { title: say.failedTitle }) : nothing}
      ${
        turns.length > 0
          ? html`<button class="link" type="button" @click=${this.#forgetAll}>${icon(clearIcon)}${say.forget}</button>`
          : html`<div class="chips gap" role="group" aria-label=${say.examplesLabel}>
            ${say.examples.map((example) => html`<button class="chip" type="button" @click=${() => void this.#ask(example)}>${example}</button>`)}
          </div>`
      }
    </form>`;
  }

  readonly #type = (event: InputEvent): void => {
    this.#remember((event.target as HTMLTextAreaElement).value);
  };

  readonly #key = (event: KeyboardEvent): void => {
    // While an input method still puts a word together, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void this.#ask(this.#typed);
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#ask(this.#typed);
  };

  async #ask(text: string): Promise<void> {
    const client = this.activeClient;
    const question = text.trim();
    if (!client || !question || question.length > longestTurn) return;
    this.#refused = undefined;
    try {
      if (!(await this.#conversation.ask(client, question))) return;
      this.#remember('');
      this.renderRoot.querySelector('textarea')?.focus({ preventScroll: true }); // A pressed example or choice is gone.
    } catch (error) {
      if (isMotcuaError(error)) this.#refused = error;
      this.#remember(question);
      this.report(error);
    }
  }

  readonly #retry = (): void => {
    if (this.activeClient) this.#conversation.retry(this.activeClient);
    this.renderRoot.querySelector('textarea')?.focus({ preventScroll: true });
  };

  readonly #stop = (): void => {
    this.#conversation.stop();
    this.renderRoot.querySelector('textarea')?.focus({ preventScroll: true });
  };

  readonly #forgetAll = (): void => {
    this.forget();
    this.#said = (say) => say.forgotten;
    this.renderRoot.querySelector<HTMLElement>('.title')?.focus({ preventScroll: true });
  };

  readonly #open = (event: Event, code: string): void => {
    if (opensElsewhere(event)) return;
    if (!this.dispatchEvent(new ServiceChosenEvent(code))) event.preventDefault();
  };

  /** Kept until the tab closes; a question may hold numbers that are hidden only when it is asked, so they are not kept. */
  #remember(typed: string): void {
    this.#typed = typed;
    const hasNumbers = /\d[\d .-]{6,}\d|@/.test(typed);
    this.activeClient?.store.set('draft', draftKey, typed && !hasNumbers ? typed : undefined);
    this.requestUpdate();
  }
}

/** An answer as it is read aloud: its words without its buttons, and without the codes that it cites. */
function spokenText(answer: HTMLElement | undefined): string {
  if (!answer) return '';
  const copy = answer.cloneNode(true) as HTMLElement;
  for (const each of copy.querySelectorAll('.buttons, .source, svg')) each.remove();
  for (const each of copy.querySelectorAll('p, li, dt, dd, h3, small, b')) each.append('. ');
  return (copy.textContent ?? '')
    .replace(/\[\d\.\d{6}\]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/([.:?!…;])(\s*\.)+/g, '$1')
    .replace(/ \./g, '.')
    .trim();
}
