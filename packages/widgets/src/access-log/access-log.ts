import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { moreIcon } from '../core/icons.ts';
import { languageAround } from '../core/language.ts';
import { callView, failureView, waitingView, warningView } from '../core/states-view.ts';
import { WayIn, wayInView } from '../core/way-in.ts';
import { AccountElement } from '../sign-in/account-element.ts';
import { strings, type AccessLogStrings } from './access-log.strings.ts';
import { styles } from './access-log.styles.ts';
import { daysOf, dayView, type LogScene } from './day-view.ts';
import { ReadLog } from './read-log.ts';

/**
 * Shows a citizen who has read their records, when and what for, newest first, day by day, and what was refused; and says
 * what to do where something looks wrong.
 *
 * Needs a client with `session: 'cookie'`, as `<motcua-app session="cookie" gateway="…">` makes it, or `session: 'client'` on
 * somebody else's site.
 *
 * @element motcua-access-log
 * @fires {EasyChosenEvent} motcua-easy-chosen - The citizen turned easy mode on or off.
 * @fires {MotcuaErrorEvent} motcua-error - Something failed; the citizen has been told.
 * @slot - Shown until the element is ready, and where nothing can be shown. Put a phone number here.
 * @slot help - Whom to ask, in place of the helpline.
 * @cssprop [--motcua-color-accent=#0b57a4] - Background of the primary action.
 */
export class MotcuaAccessLog extends AccountElement<AccessLogStrings> {
  static override get styles() {
    return styles;
  }

  protected override readonly wording = strings;
  protected override readonly known = new ReadLog(this, (error) => this.report(error));
  readonly #way = new WayIn(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#way.prepare(this.activeClient, 2);
  }

  /** What comes next has to be there before it gets the focus. */
  protected override updated(): void {
    if (!this.focusNext || this.isWaiting) return;
    if (!this.renderRoot.querySelector(this.focusNext)) this.focusNext = '.notice.danger .button';
    super.updated();
  }

  protected override status(say: AccessLogStrings): string {
    const { kind, entries } = this.known.state;
    if (kind === 'loading') return entries.length > 0 ? say.loadingMore : say.loading;
    if (kind === 'signedOut') return say.signedOutTitle;
    if (kind === 'told') return entries.length > 0 ? say.told(entries.length) : say.empty;
    return '';
  }

  protected override body(say: AccessLogStrings): TemplateResult {
    const { kind, entries, error } = this.known.state;
    if (kind === 'signedOut') return html`${warningView(say.signedOutTitle, html`<p>${say.signedOut}</p>`)} ${wayInView(say, this.#way)}`;
    const failed = { ...say.failed, ...say.notAnswered };
    return html`
      <p class="lead">${say.lead}</p>
      ${entries.length > 0 ? this.#entries(say) : nothing}
      ${kind === 'loading' && entries.length === 0 ? waitingView(say, this.patience.phase) : nothing}
      ${error ? failureView({ ...say, failed }, error, this.helpline, this.#more, { title: say.failedTitle }) : nothing}
      ${kind === 'told' && entries.length === 0 ? html`<div class="notice"><div><p class="notice-title">${say.empty}</p><p>${say.emptyAdvice}</p></div></div>` : nothing}
      ${entries.length > 0 ? this.#foot(say) : nothing}
    `;
  }

  #entries(say: AccessLogStrings): TemplateResult {
    const scene: LogScene = { say, language: languageAround(this), purposes: this.known.purposes, nowMs: Date.now() };
    let index = 0;
    return html`<div>
      ${daysOf(this.known.state.entries).map((day) => {
        const first = index;
        index += day.entries.length;
        return dayView(day, first, scene);
      })}
    </div>`;
  }

  #foot(say: AccessLogStrings): TemplateResult {
    const { kind, hasMore } = this.known.state;
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
    const { entries } = this.known.state;
    this.focusNext = `[data-entry="${entries.length}"]`;
    this.known.more();
  };
}
