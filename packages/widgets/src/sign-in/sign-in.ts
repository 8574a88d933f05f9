import { isMotcuaError, type MotcuaError } from '@motcua/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SessionEndedEvent } from '../app/session-ended-event.ts';
import { icon } from '../core/icon.ts';
import { leaveIcon, outsideIcon, timeIcon } from '../core/icons.ts';
import type { Wording } from '../core/language.ts';
import { callView, failureView, waitingView, warningView } from '../core/states-view.ts';
import { levelOf, WayIn, wayInView } from '../core/way-in.ts';
import { vietnamMoment } from '../signature-check/moment.ts';
import { AccountElement } from './account-element.ts';
import { Elsewhere } from './elsewhere.ts';
import { KnownSession, type SignedIn } from './known-session.ts';
import { strings, type SignInStrings } from './sign-in.strings.ts';
import { styles } from './sign-in.styles.ts';
import { SignedInEvent } from './signed-in-event.ts';
import { SignedOutEvent } from './signed-out-event.ts';

/**
 * Lets a citizen sign in at a provider's page and come back, tells who is signed in, how surely and until when, and signs
 * out. It says two minutes before the end that the time is running out. Every tab of the site hears of a change.
 *
 * Needs a client with `session: 'cookie'`, as `<motcua-app session="cookie" gateway="…">` makes it, or `session: 'client'` on
 * somebody else's site, where a window of the gateway's leads in and this page stays.
 *
 * @element motcua-sign-in
 * @fires {SignedInEvent} motcua-signed-in - The page has learnt that somebody is signed in.
 * @fires {SignedOutEvent} motcua-signed-out - Nobody is signed in any more; cancel it to stay on the page.
 * @fires {SessionEndedEvent} motcua-session-ended - A visit on a shared device has ended; cancel it to choose what comes next.
 * @fires {EasyChosenEvent} motcua-easy-chosen - The citizen turned easy mode on or off.
 * @fires {MotcuaErrorEvent} motcua-error - Something failed; the citizen has been told.
 * @slot - Shown until the element is ready, and where nobody can sign in. Put a phone number here.
 * @slot help - Whom to ask, in place of the helpline.
 * @cssprop [--motcua-color-accent=#0b57a4] - Background of the primary action.
 */
export class MotcuaSignIn extends AccountElement<SignInStrings> {
  static override get styles() {
    return styles;
  }

  /** How surely the page has to know the person: 1 claimed, 2 substantial, 3 high. */
  @property({ type: Number }) level = 2;

  /** What the provider is called, such as `VNeID`. */
  @property() provider = '';

  /** Host name of the provider's page, such as `xac-thuc.example.gov.vn`: citizens are told to look for it. Without it they are told the gateway's. */
  @property({ attribute: 'provider-address' }) providerAddress = '';

  protected override readonly wording = strings;
  protected override readonly known = new KnownSession(this, (error) => this.report(error));
  readonly #elsewhere = new Elsewhere(this, (error) => {
    this.report(error);
    if (isMotcuaError(error) && error.code === 'SIGN_IN') void this.known.ask(); // It is over, and not only there.
  });
  readonly #way = new WayIn(this);
  /** Where the provider's own session ends, when the host kept the page from going there. */
  #providerSignOut = '';
  #hasLeft = false;
  #toldIn = false;

  protected override forget(): void {
    this.#hasLeft = false;
    super.forget();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#way.prepare(this.activeClient, levelOf(this.level));
    const { state } = this.known;
    this.#elsewhere.follow(this.activeClient, state.kind === 'signedIn' ? state.session : undefined);
  }

  protected override updated(): void {
    super.updated();
    const { state } = this.known;
    const isIn = state.kind === 'signedIn';
    if (state.kind === 'asking' || state.kind === 'failed' || isIn === this.#toldIn) return;
    this.#toldIn = isIn;
    if (state.kind === 'signedIn') this.#hasLeft = false;
    if (state.kind === 'signedIn') this.dispatchEvent(new SignedInEvent(state.session.assuranceLevel));
    else if (state.kind === 'ended') this.dispatchEvent(new SignedOutEvent());
  }

  protected override heading(say: SignInStrings): string {
    return this.known.state.kind === 'signedIn' ? say.titleIn : say.title;
  }

  protected override status(say: SignInStrings): string {
    const { state, act } = this.known;
    if (act.kind === 'leaving') return say.leaving;
    if (act.kind === 'staying') return say.staying;
    if (act.kind === 'stayed') return say.stayed;
    if (state.kind === 'asking') return say.asking;
    if (state.kind === 'signedOut') return this.#hasLeft ? say.leftNow : say.signedOutNow;
    return state.kind === 'signedIn' ? say.signedInNow(state.session.displayName) : '';
  }

  protected override body(say: SignInStrings): TemplateResult {
    const { state } = this.known;
    if (state.kind === 'signedIn') return this.#signedIn(say, state.session, state.isEnding);
    if (state.kind === 'asking') return html`${waitingView({ ...say, loading: say.asking }, this.patience.phase)}`;
    if (state.kind === 'failed') return this.#failure(say, state.error);
    return html`
      ${state.kind === 'ended' ? html`<div role="alert">${warningView(say.endedTitle, html`<p>${say.ended}</p><p>${say.endedByOthers} ${callView(say, this.helpline)}</p>`)}</div>` : nothing}
      ${this.#hasLeft ? html`<p class="lead"><b>${say.leftNow}</b></p>` : nothing}
      ${this.#providerSignOut ? html`<p><a class="link" href=${this.#providerSignOut} target=${this.#way.isWindow ? '_blank' : '_top'} rel="noopener">${icon(outsideIcon)}<span>${say.providerSignOut}</span></a></p>` : nothing}
      <p class="lead">${say.lead}</p>
      ${this.#wayIn(say, state.kind === 'ended' ? say.signInAgain : say.signIn)}
    `;
  }

  /** The button, and beside it what to look for: on the way there it would be too late. */
  #wayIn(say: SignInStrings, words: string): TemplateResult {
    const { address } = this.#way;
    const host = this.providerAddress || (address && new URL(address).host);
    return html`
      ${wayInView(say, this.#way, words)}
      ${
        host
          ? warningView(
              say.lookTitle,
              html`<p>${this.providerAddress ? say.lookAt(this.provider) : say.lookVia} <b class="address" translate="no">${host}</b>.</p>
                <p>${say.lookAdvice}</p>`,
            )
          : nothing
      }
    `;
  }

  #failure(say: SignInStrings, error: MotcuaError): TemplateResult {
    return failureView({ ...say, failed: { ...say.failed, ...say.notAnswered } }, error, this.helpline, () => this.#again(), { title: say.failedTitle });
  }

  #signedIn(say: SignInStrings, session: SignedIn, isEnding: boolean): TemplateResult {
    const { act, acting } = this.known;
    const isBusy = act.kind === 'leaving' || act.kind === 'staying';
    const { time, day } = vietnamMoment(session.expiresAt);
    const isToday = day === vietnamMoment(new Date().toISOString()).day;
    const isStronger = session.assuranceLevel < levelOf(this.level);
    return html`
      <div class="ending" role="alert">${isEnding ? this.#ending(say, session, time) : nothing}</div>
      ${act.kind === 'notStayed' ? failureView(say, act.error, this.helpline, () => void this.known.stay(), { title: say.notStayedTitle }) : nothing}
      ${
        act.kind === 'notLeft'
          ? html`<div class="notice danger" role="alert">
              ${icon(leaveIcon)}
              <div>
                <p class="notice-title">${say.notLeftTitle}</p>
                <p>${say.notLeft}</p>
                <p>${callView(say, this.helpline)}</p>
              </div>
            </div>`
          : nothing
      }
      <p class="name" translate="no">${session.displayName}</p>
      ${acting ? this.#acting(say, acting.name) : nothing}
      <dl class="pairs">
        <div>
          <dt>${say.sureTerm}</dt>
          <dd>${say.sure[session.assuranceLevel]}</dd>
        </div>
        <div>
          <dt>${say.untilTerm}</dt>
          <dd><b>${say.until(time, isToday ? '' : day)}</b></dd>
        </div>
      </dl>
      ${isStronger ? html`${warningView(say.strongerTitle, html`<p>${say.stronger}</p>`)} ${this.#wayIn(say, say.signInStronger)}` : nothing}
      ${this.isSharedDevice ? warningView(say.sharedTitle, html`<p>${say.sharedNote}</p>`) : nothing}
      <p class="buttons screen-only">
        <button class="button leave ${this.isSharedDevice ? 'primary' : ''}" type="button" aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => void this.#leave()}>
          ${icon(leaveIcon)}${act.kind === 'leaving' ? say.leaving : this.isSharedDevice ? say.leaveShared : say.leave}
        </button>
      </p>
      ${this.#way.isWindow || !this.#way.address ? nothing : this.#places(say)}
    `;
  }

  /** On somebody else's site it is none of that page's business. */
  #places(say: SignInStrings): TemplateResult {
    const localize = <Strings extends object>(wording: Wording<Strings>) => this.localize(wording);
    return this.#elsewhere.view(say, { helpline: this.helpline, isEasy: this.isEasy, keepsNothing: this.isSharedDevice, localize });
  }

  #acting(say: SignInStrings, name: string): TemplateResult {
    return warningView(
      say.actingTitle(name),
      html`<p>${say.acting}</p>
        <p class="buttons screen-only"><button class="button" type="button" @click=${this.#beOneself}>${say.beOneself}</button></p>`,
    );
  }

  /** Its words do not change while it stands, so that it is read out once. */
  #ending(say: SignInStrings, { canExtend }: SignedIn, time: string): TemplateResult {
    return html`<div class="notice warning">
      ${icon(timeIcon)}
      <div>
        <p class="notice-title">${say.endingTitle(time)}</p>
        <p>${canExtend ? say.endingExtend : say.endingAgain}</p>
        ${
          canExtend
            ? html`<p class="buttons"><button class="button primary" type="button" @click=${this.#stay}>${say.stay}</button></p>`
            : wayInView(say, this.#way, say.signInAgain)
        }
      </div>
    </div>`;
  }

  readonly #beOneself = (): void => {
    this.focusNext = '.title'; // The pressed button goes.
    void this.known.beOneself();
  };

  readonly #stay = (): void => {
    this.focusNext = '.title'; // The pressed button goes.
    void this.known.stay();
  };

  #again(): void {
    this.focusNext = '.title';
    void this.known.ask();
  }

  async #leave(): Promise<void> {
    const left = await this.known.leave();
    if (!left) return;
    const isShared = this.isSharedDevice;
    if (isShared) this.endVisit();
    this.#toldIn = false;
    this.#hasLeft = true;
    this.focusNext = '.title';
    this.requestUpdate();
    const goesOn = this.dispatchEvent(new SignedOutEvent());
    const isAnew = isShared && this.dispatchEvent(new SessionEndedEvent());
    // Somebody else's page does not go away for it: the link stands there.
    if (left.providerSignOut && goesOn && !this.#way.isWindow) location.assign(left.providerSignOut);
    else if (isAnew) location.replace(location.pathname + location.search);
    this.#providerSignOut = left.providerSignOut;
  }
}
