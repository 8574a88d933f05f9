import type { Consent, Purpose } from '@motcua/contract/identity';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../core/icon.ts';
import { nextIcon } from '../core/icons.ts';
import { languageAround } from '../core/language.ts';
import { failureView, waitingView, warningView } from '../core/states-view.ts';
import { WayIn, wayInView } from '../core/way-in.ts';
import { ConsentGivenEvent } from './consent-given-event.ts';
import { ConsentRefusedEvent } from './consent-refused-event.ts';
import { ConsentWithdrawnEvent } from './consent-withdrawn-event.ts';
import { AccountElement } from '../sign-in/account-element.ts';
import { strings, type ConsentStrings } from './consent.strings.ts';
import { styles } from './consent.styles.ts';
import { isInForce, KnownConsents } from './known-consents.ts';
import { pastView, questionView, receiptView, type PurposeScene } from './purpose-view.ts';

/**
 * Asks a citizen for consent, and lists what they agreed to: what is read, who gets it, until when. Nothing is chosen
 * beforehand, yes and no weigh the same, and every agreement can be taken back.
 *
 * Needs a client with `session: 'cookie'`, as `<motcua-app session="cookie" gateway="…">` makes it, or `session: 'client'` on
 * somebody else's site, where only what that site was let see is listed and taken back.
 *
 * @element motcua-consent
 * @fires {ConsentGivenEvent} motcua-consent-given - The citizen agreed to a purpose.
 * @fires {ConsentRefusedEvent} motcua-consent-refused - The citizen said no to a purpose.
 * @fires {ConsentWithdrawnEvent} motcua-consent-withdrawn - The citizen took an agreement back.
 * @fires {EasyChosenEvent} motcua-easy-chosen - The citizen turned easy mode on or off.
 * @fires {MotcuaErrorEvent} motcua-error - Something failed; the citizen has been told.
 * @slot - Shown until the element is ready, and where nobody can be asked. Put a phone number here.
 * @slot help - Whom to ask, in place of the helpline.
 * @cssprop [--motcua-color-accent=#0b57a4] - Background of the primary action.
 */
export class MotcuaConsent extends AccountElement<ConsentStrings> {
  static override get styles() {
    return styles;
  }

  /** Code of the one purpose to ask for, such as `health`. Empty: everything that was agreed to and can be. */
  @property() purpose = '';

  /** Shown inside another element, which has the title, the switch of easy mode and the helpline. */
  @property({ type: Boolean }) inside = false;

  protected override readonly wording = strings;
  protected override readonly known = new KnownConsents(this, (error) => this.report(error));
  readonly #way = new WayIn(this);
  /** The purpose whose question the citizen opened. */
  #opened = '';

  protected override forget(): void {
    this.#opened = '';
    super.forget();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#way.prepare(this.activeClient, 2);
  }

  protected override get isBare(): boolean {
    return this.inside;
  }

  protected override status(say: ConsentStrings): string {
    const { state, act } = this.known;
    if (act.kind === 'giving') return say.agreeing;
    if (act.kind === 'given') return say.given;
    if (act.kind === 'refused') return say.refusedTitle;
    if (act.kind === 'withdrawing') return say.withdrawing;
    if (act.kind === 'withdrawn') return say.withdrawn;
    if (state.kind === 'loading') return say.loading;
    if (state.kind === 'signedOut') return say.signedOutTitle;
    if (!state.list) return '';
    const { length } = this.#standing();
    return length === 0 && this.#way.isElsewhere ? `${say.noneHere}.` : say.told(length);
  }

  protected override body(say: ConsentStrings): TemplateResult {
    const { state } = this.known;
    if (state.kind === 'signedOut') {
      return html`${warningView(say.signedOutTitle, html`<p>${say.signedOut}</p>`)} ${wayInView(say, this.#way)}`;
    }
    const failed = { ...say.failed, ...say.notAnswered };
    return html`
      ${state.error ? failureView({ ...say, failed }, state.error, this.helpline, this.#again, { title: say.failedTitle }) : nothing}
      ${state.list ? (this.purpose ? this.#asked(say, this.purpose) : this.#all(say)) : state.kind === 'loading' ? waitingView(say, this.patience.phase) : nothing}
    `;
  }

  /** One purpose alone. */
  #asked(say: ConsentStrings, code: string): TemplateResult {
    const consent = this.known.inForce(code);
    const purpose = this.known.purpose(code);
    if (consent) return receiptView(consent, this.#scene(say, code));
    return purpose ? questionView(purpose, this.#scene(say, code)) : warningView(say.unknownTitle, html`<p>${say.unknown}</p>`);
  }

  #all(say: ConsentStrings): TemplateResult {
    const { consents = [], purposes = [] } = this.known.state.list ?? {};
    const standing = this.#standing();
    const past = consents.filter((consent) => !isInForce(consent, Date.now()));
    const offered = purposes.filter(({ code }) => !this.known.inForce(code));
    return html`
      <p class="lead">${say.lead}</p>
      ${this.#way.isElsewhere ? html`<p>${say.onlyThisSite}</p>` : nothing} ${standing.length === 0 ? html`<div class="notice"><div><p class="notice-title">${this.#way.isElsewhere ? say.noneHere : say.none}</p><p>${say.noneAdvice}</p></div></div>` : nothing}
      ${standing.map((consent) => receiptView(consent, this.#scene(say, consent.purpose.code)))}
      ${offered.length > 0 ? this.#offered(say, offered) : nothing} ${pastView(past, say, languageAround(this))}
    `;
  }

  #offered(say: ConsentStrings, purposes: readonly Purpose[]): TemplateResult {
    const opened = purposes.find(({ code }) => code === this.#opened);
    const others = purposes.filter((purpose) => purpose !== opened);
    return html`<section class="screen-only" aria-labelledby="offered">
      <h3 class="heading" id="offered" tabindex="-1">${say.offered}</h3>
      ${opened ? questionView(opened, this.#scene(say, opened.code)) : nothing}
      ${
        others.length > 0
          ? html`<ul class="offered">
              ${others.map(
                ({ code, name }) =>
                  html`<li>
                    <button class="choice" type="button" @click=${() => this.#open(code)}>
                      <span><b>${name[languageAround(this)]}</b><small>${say.offeredOpen}</small></span>${icon(nextIcon)}
                    </button>
                  </li>`,
              )}
            </ul>`
          : nothing
      }
    </section>`;
  }

  #standing(): readonly Consent[] {
    return this.known.state.list?.consents.filter((consent) => isInForce(consent, Date.now())) ?? [];
  }

  #scene(say: ConsentStrings, code: string): PurposeScene {
    const { act } = this.known;
    const here = `[data-purpose="${code}"]`;
    const then = (focus: string, press: () => void) => () => {
      this.focusNext = focus;
      press();
    };
    return {
      say,
      language: languageAround(this),
      helpline: this.helpline,
      act: act.code === code ? act : undefined,
      give: () => void this.#give(code),
      refuse: then(here, () => {
        this.known.refuse(code);
        this.dispatchEvent(new ConsentRefusedEvent(code));
      }),
      askToWithdraw: then('.withdrawal', () => this.known.askToWithdraw(code)),
      withdraw: () => void this.#withdraw(code),
      settle: then(here, () => this.known.settle()),
      print: this.#print,
    };
  }

  readonly #print = (event: Event): void => {
    const card = (event.target as Element).closest('.card') ?? this;
    void import('../service-answer/print-alone.ts').then(({ printAlone }) => printAlone(card), print);
  };

  readonly #again = (): void => {
    this.focusNext = '.title';
    void this.known.ask();
  };

  #open(code: string): void {
    this.#opened = code;
    this.focusNext = `[data-purpose="${code}"]`;
    this.known.settle();
  }

  async #give(code: string): Promise<void> {
    if (!(await this.known.give(code))) return;
    this.focusNext = `[data-purpose="${code}"]`;
    this.requestUpdate();
    this.dispatchEvent(new ConsentGivenEvent(code));
  }

  async #withdraw(code: string): Promise<void> {
    if (!(await this.known.withdraw(code))) return;
    this.focusNext = this.purpose ? `[data-purpose="${code}"]` : '.title';
    this.requestUpdate();
    this.dispatchEvent(new ConsentWithdrawnEvent(code));
  }
}
