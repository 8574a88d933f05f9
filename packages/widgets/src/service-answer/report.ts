import type { ReportedPart } from '@motcua/contract/reports';
import { longestReport } from '@motcua/contract/reports/wire';
import type { PublicService } from '@motcua/contract/services';
import { isMotcuaError, MotcuaError, type Client } from '@motcua/sdk';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { MotcuaErrorEvent } from '../core/events.ts';
import { icon } from '../core/icon.ts';
import { messageIcon, unknownIcon } from '../core/icons.ts';
import { languageAround } from '../core/language.ts';
import { states, type StatesStrings } from '../core/states.strings.ts';
import { callView, failureView } from '../core/states-view.ts';
import { strings, type ReportStrings } from './report.strings.ts';
import { ServiceReportedEvent } from './service-reported-event.ts';

/** What a report is about, and who takes it. */
export interface ReportContext {
  readonly client: Client;
  readonly service: Pick<PublicService, 'code' | 'source'>;
  readonly helpline: string;
}

/** Where a report stands. What was written survives everything but being sent. */
type Progress =
  | { readonly kind: 'writing' | 'sending' }
  | { readonly kind: 'failed'; readonly error: MotcuaError }
  | { readonly kind: 'sent'; readonly reference?: string | undefined };

type Say = ReportStrings & StatesStrings;

const parts: readonly ReportedPart[] = ['where', 'timeLimit', 'fee', 'papers', 'steps', 'online', 'other'];
/** Fewer choices where one thing is asked at a time. */
const easyParts: readonly ReportedPart[] = ['where', 'fee', 'papers', 'other'];
/** Fewer characters left than this are counted aloud. */
const nearlyFull = longestReport - 100;

/**
 * Lets a citizen say which part of what is said of a service is wrong. The host hears it by an event without her words; they go
 * to its gateway, where there is one, and nowhere else.
 */
export class Report {
  readonly #element: LitElement;
  #context: ReportContext | undefined;
  #isOpen = false;
  #progress: Progress = { kind: 'writing' };
  #part: ReportedPart | undefined;
  #text = '';
  #isPartMissing = false;
  /** Whether the host has heard of this report: sending it again tells nothing new. */
  #isTold = false;

  constructor(element: LitElement) {
    this.#element = element;
  }

  /** Forgets what was chosen and written, at the end of a visit. */
  forget(): void {
    this.#context = undefined;
  }

  view(context: ReportContext): TemplateResult {
    this.#follow(context);
    const language = languageAround(this.#element);
    const words = strings[language];
    const say: Say = { ...states[language], ...words, notSent: words.notSent, failed: { ...states[language].failed, ...words.failed } };
    const { kind } = this.#progress;
    return html`<div class="actions section screen-only report" role="group" aria-label=${say.open}>
      ${
        kind === 'sent'
          ? nothing
          : html`<button class="button quiet" type="button" aria-expanded=${this.#isOpen ? 'true' : 'false'} @click=${this.#toggle}>${icon(messageIcon)}${say.open}</button>`
      }
      ${this.#isOpen && kind !== 'sent' ? this.#form(say, context) : nothing}
      <div role="status" tabindex="-1">${kind === 'sent' ? this.#thanks(say, context) : nothing}</div>
    </div>`;
  }

  #form(say: Say, { client, helpline }: ReportContext): TemplateResult {
    const isEasy = this.#element.hasAttribute('data-easy');
    const offered = isEasy ? easyParts : parts;
    const { hasGateway } = client;
    const isSending = this.#progress.kind === 'sending';
    return html`<form class="stack" novalidate @submit=${this.#submit} aria-busy=${isSending ? 'true' : 'false'}>
      <fieldset aria-describedby="part-missing" ?disabled=${isSending}>
        <legend>${say.question}</legend>
        <p class="unsure" id="part-missing" role="alert">${this.#isPartMissing ? html`${icon(unknownIcon)}<span>${say.partMissing}</span>` : nothing}</p>
        ${parts
          .filter((part) => offered.includes(part) || part === this.#part)
          .map(
            (part) => html`<label class="part">
              <input type="radio" name="part" value=${part} .checked=${part === this.#part} @change=${() => this.#write(part, this.#text)} />
              <span>${say.parts[part]}</span>
            </label>`,
          )}
      </fieldset>
      ${hasGateway && (!isEasy || this.#part) ? this.#textView(say, isSending) : nothing}
      ${hasGateway ? html`<p class="small muted">${say.sent}</p>` : html`<p>${say.pageOnly(helpline)}</p>`}
      ${
        this.#progress.kind === 'failed'
          ? failureView(say, this.#progress.error, helpline, this.#retry, { title: say.notSent })
          : html`<p class="buttons">
            <button class="button primary">${isSending ? say.sending : hasGateway ? say.send : say.sendToPage}</button>
          </p>`
      }
      ${hasGateway ? nothing : html`<p>${callView(say, helpline)}</p>`}
    </form>`;
  }

  #textView(say: Say, isSending: boolean): TemplateResult {
    const { length } = this.#text.trim();
    return html`<div>
      <label for="report-text">${say.text}</label>
      <p class="small muted" id="report-hint">${say.textHint}</p>
      <div class="field">
        <textarea
          id="report-text"
          rows="4"
          autocomplete="off"
          ?readonly=${isSending}
          aria-describedby="report-hint report-length"
          aria-invalid=${length > longestReport ? 'true' : 'false'}
          .value=${this.#text}
          @input=${(event: InputEvent) => this.#write(this.#part, (event.target as HTMLTextAreaElement).value)}
        ></textarea>
      </div>
      <p class="small" id="report-length">
        ${length > longestReport ? say.tooLong(longestReport) : length > nearlyFull ? say.left(longestReport - length) : nothing}
      </p>
    </div>`;
  }

  #thanks(say: Say, { client, helpline }: ReportContext): TemplateResult {
    if (!client.hasGateway) {
      return html`<p><b>${say.thanksPage}</b> ${say.callToo(helpline)}</p>
        <p>${callView(say, helpline)}</p>`;
    }
    const { reference } = this.#progress as Extract<Progress, { kind: 'sent' }>;
    return html`<p><b>${say.thanks(say.parts[this.#part ?? 'other'])}</b></p>
      ${reference ? html`<p>${say.reference(helpline)} <b class="together">${reference}</b></p>` : nothing}`;
  }

  /** Another service, or another client, which may be another person's, has another report: the one that was begun in this tab, if any. */
  #follow(context: ReportContext): void {
    const last = this.#context;
    this.#context = context;
    if (last?.service.code === context.service.code && last.client === context.client) return;
    const { part: keptPart, text }: { part?: unknown; text?: unknown } = Object(context.client.store.get('draft', draftKeyOf(context)));
    this.#part = parts.find((part) => part === keptPart);
    this.#text = typeof text === 'string' ? text : '';
    this.#progress = { kind: 'writing' };
    this.#isOpen = this.#isPartMissing = this.#isTold = false;
  }

  /** Kept until the tab closes; numbers are hidden only where the text arrives, so a text with some is not kept. */
  #write(part: ReportedPart | undefined, text: string): void {
    const context = this.#context;
    if (!context) return;
    const hasNumbers = /\d[\d .-]{6,}\d|@/.test(text);
    context.client.store.set('draft', draftKeyOf(context), part || text ? { part, text: hasNumbers ? '' : text } : undefined);
    this.#part = part;
    this.#text = text;
    this.#isPartMissing &&= !part;
    this.#become({ kind: 'writing' });
  }

  readonly #toggle = (): void => {
    this.#isOpen = !this.#isOpen;
    this.#element.requestUpdate();
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#send();
  };

  readonly #retry = (): void => {
    void this.#send();
    this.#focus('.report .primary'); // The button that was pressed is gone; the other one says what happens.
  };

  async #send(): Promise<void> {
    const context = this.#context;
    const part = this.#part;
    const text = this.#text.trim();
    if (!context || this.#progress.kind === 'sending') return;
    this.#isPartMissing = !part;
    if (!part || text.length > longestReport) {
      this.#become({ kind: 'writing' });
      return this.#focus(part ? '#report-text' : '.report input');
    }
    const { client, service } = context;
    const { code, source } = service;
    if (!this.#isTold) this.#element.dispatchEvent(new ServiceReportedEvent(code, part));
    this.#isTold = true;
    const sending: Progress = { kind: 'sending' };
    this.#become(sending);
    let then: Progress = { kind: 'sent' };
    try {
      if (client.hasGateway) {
        const { isKept, reference } = await client.reports.report({ code, part, ...(text && { text }), asOf: source.asOf, language: languageAround(this.#element) });
        if (!isKept) throw new MotcuaError('UNAVAILABLE', 'reports.report: was not kept');
        then = { kind: 'sent', reference };
      }
      client.store.set('draft', draftKeyOf(context), undefined);
    } catch (error) {
      if (!isMotcuaError(error)) throw error;
      this.#element.dispatchEvent(new MotcuaErrorEvent(error.code, error.requestId));
      then = { kind: 'failed', error };
    }
    if (this.#progress !== sending) return; // Another service is shown by now.
    if (then.kind === 'sent') this.#text = '';
    this.#become(then);
    // The button that was pressed is gone; the focus must not fall back to the top of the page.
    if (this.#isOpen) this.#focus(then.kind === 'sent' ? '.report > [role=status]' : '.report .notice .button');
  }

  #become(progress: Progress): void {
    this.#progress = progress;
    this.#element.requestUpdate();
  }

  #focus(selector: string): void {
    void this.#element.updateComplete.then(() => this.#element.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}

function draftKeyOf({ service }: ReportContext): string {
  return `report ${service.code}`;
}
