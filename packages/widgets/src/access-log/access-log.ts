import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../core/icon.ts';
import { moreIcon } from '../core/icons.ts';
import { languageAround } from '../core/language.ts';
import { MotcuaElement } from '../core/motcua-element.ts';
import { PageLeft } from '../core/page-left.ts';
import { Patience } from '../core/patience.ts';
import { callView, easySwitchView, failureView, helpView, waitingView, warningView } from '../core/states-view.ts';
import { WayIn, wayInView } from '../core/way-in.ts';
import { strings, type AccessLogStrings } from './access-log.strings.ts';
import { styles } from './access-log.styles.ts';
import { daysOf, dayView, type LogScene } from './day-view.ts';
import { ReadLog } from './read-log.ts';

/**
 * Shows a citizen who has read their records, when and what for, newest first, day by day, and what was refused; and says
 * what to do where something looks wrong.
 *
 * Needs a client with `session: 'cookie'`, as `<motcua-app session="cookie" gateway="…">` makes it.
 *
 * @element motcua-access-log
 * @fires {EasyChosenEvent} motcua-easy-chosen - The citizen turned easy mode on or off.
 * @fires {MotcuaErrorEvent} motcua-error - Something failed; the citizen has been told.
 * @slot - Shown until the element is ready, and where nothing can be shown. Put a phone number here.
 * @slot help - Whom to ask, in place of the helpline.
 * @cssprop [--motcua-color-accent=#0b57a4] - Background of the primary action.
 */
export class MotcuaAccessLog extends MotcuaElement {
  static override get styles() {
    return styles;
  }

  /** Whom to call for help, and when something looks wrong, as it should be read. */
  @property() helpline = '1022';

  readonly #log = new ReadLog(this, (error) => this.report(error));
  readonly #way = new WayIn(this);
  readonly #patience = new Patience(this);
  #focusNext = '';

  constructor() {
    super();
    this.addController(
      new PageLeft(
        () => {
          this.#log.forget();
          if (this.isUpdatePending) this.performUpdate();
        },
        () => this.#log.again(),
      ),
    );
  }

  protected override forget(): void {
    this.#log.forget();
    this.#log.again();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#log.follow(this.activeClient);
    this.#way.prepare(this.activeClient, 2);
    if (this.#log.state.kind === 'loading') this.#patience.start();
    else this.#patience.stop();
  }

  protected override updated(): void {
    if (!this.#focusNext || this.#log.state.kind === 'loading') return;
    const target = this.renderRoot.querySelector<HTMLElement>(this.#focusNext) ?? this.renderRoot.querySelector<HTMLElement>('.notice.danger .button');
    this.#focusNext = '';
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'nearest' });
  }

  protected override render() {
    const say = this.localize(strings);
    const isReady = this.activeClient !== undefined;
    const canAsk = this.activeClient?.identity !== undefined;
    return html`
      ${isReady ? this.#page(say, canAsk) : nothing}
      <slot ?hidden=${canAsk}></slot>
      <slot name="help" ?hidden=${!isReady}>${helpView(say, this.helpline, this.isEasy)}</slot>
    `;
  }

  #page(say: AccessLogStrings, canAsk: boolean): TemplateResult {
    return html`
      <div class="head">
        <h2 class="title" tabindex="-1">${say.title}</h2>
        ${this.needsEasySwitch ? easySwitchView(say, this.isEasy, (isEasy) => this.chooseEasy(isEasy)) : nothing}
      </div>
      <p class="unseen" role="status">${canAsk ? this.#status(say) : nothing}</p>
      <div class="stack gap">${canAsk ? this.#body(say) : html`<p class="lead">${say.notHere}</p>`}</div>
    `;
  }

  #status(say: AccessLogStrings): string {
    const { kind, entries } = this.#log.state;
    if (kind === 'loading') return entries.length > 0 ? say.loadingMore : say.loading;
    if (kind === 'signedOut') return say.signedOutTitle;
    if (kind === 'told') return entries.length > 0 ? say.told(entries.length) : say.empty;
    return '';
  }

  #body(say: AccessLogStrings): TemplateResult {
    const { kind, entries, error } = this.#log.state;
    if (kind === 'signedOut') return html`${warningView(say.signedOutTitle, html`<p>${say.signedOut}</p>`)} ${wayInView(say, this.#way)}`;
    const failed = { ...say.failed, ...say.notAnswered };
    return html`
      <p class="lead">${say.lead}</p>
      ${entries.length > 0 ? this.#entries(say) : nothing}
      ${kind === 'loading' && entries.length === 0 ? waitingView(say, this.#patience.phase) : nothing}
      ${error ? failureView({ ...say, failed }, error, this.helpline, this.#more, { title: say.failedTitle }) : nothing}
      ${kind === 'told' && entries.length === 0 ? html`<div class="notice"><div><p class="notice-title">${say.empty}</p><p>${say.emptyAdvice}</p></div></div>` : nothing}
      ${entries.length > 0 ? this.#foot(say) : nothing}
    `;
  }

  #entries(say: AccessLogStrings): TemplateResult {
    const scene: LogScene = { say, language: languageAround(this), purposes: this.#log.purposes, nowMs: Date.now() };
    let index = 0;
    return html`<div>
      ${daysOf(this.#log.state.entries).map((day) => {
        const first = index;
        index += day.entries.length;
        return dayView(day, first, scene);
      })}
    </div>`;
  }

  #foot(say: AccessLogStrings): TemplateResult {
    const { kind, hasMore } = this.#log.state;
    return html`
      ${
        hasMore
          ? html`<p class="buttons screen-only">
              <button class="button" type="button" aria-disabled=${kind === 'loading' ? 'true' : 'false'} @click=${this.#more}>
                ${icon(moreIcon)}${kind === 'loading' ? say.loadingMore : say.more}
              </button>
            </p>`
          : kind === 'told'
            ? html`<p class="small muted">${say.end}</p>`
            : nothing
      }
      ${warningView(
        say.wrongTitle,
        html`<p>${say.wrong(this.helpline)} ${say.wrongConsent}</p>
          <p>${callView(say, this.helpline)}</p>`,
      )}
    `;
  }

  /** What comes next is read from where it begins. */
  readonly #more = (): void => {
    const { entries } = this.#log.state;
    this.#focusNext = `[data-entry="${entries.length}"]`;
    this.#log.more();
  };
}
