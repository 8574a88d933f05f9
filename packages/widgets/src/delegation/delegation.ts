import type { Delegation } from '@motcua/contract/delegation';
import type { MotcuaError } from '@motcua/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { languageAround, type Wording } from '../core/language.ts';
import { failureView, waitingView } from '../core/states-view.ts';
import { AccountElement } from '../sign-in/account-element.ts';
import { Gate } from '../sign-in/gate.ts';
import { ActingChosenEvent } from './acting-chosen-event.ts';
import { chooserView } from './chooser-view.ts';
import { DelegationEndedEvent } from './delegation-ended-event.ts';
import { DelegationGivenEvent } from './delegation-given-event.ts';
import { strings, type DelegationStrings } from './delegation.strings.ts';
import { styles } from './delegation.styles.ts';
import { KnownDelegations } from './known-delegations.ts';
import { listView, theList, type ListScene, type Screen } from './list-view.ts';
import type { QuestionScene, screens } from './question-view.ts';
import type { DelegationScene } from './scene-view.ts';

/**
 * Lets a citizen have somebody of their family look at their records, look for a parent or a child, and take it back: by a
 * code that is read out over the telephone, confirmed on both sides, for one purpose and some days. A child of seven or
 * more is asked in words of its own.
 *
 * With `chooser` it shows only for whom the page asks; put that above the records. Nothing of it is kept on the device.
 *
 * Needs a client with `session: 'cookie'`, as `<motcua-app session="cookie" gateway="…">` makes it.
 * Not on somebody else's site: the gateway refuses it there.
 *
 * @element motcua-delegation
 * @fires {DelegationGivenEvent} motcua-delegation-given - Somebody may look from now on.
 * @fires {DelegationEndedEvent} motcua-delegation-ended - The citizen ended a delegation.
 * @fires {ActingChosenEvent} motcua-acting-chosen - The citizen chose for whom the page asks.
 * @fires {EasyChosenEvent} motcua-easy-chosen - The citizen turned easy mode on or off.
 * @fires {MotcuaErrorEvent} motcua-error - Something failed; the citizen has been told.
 * @slot - Shown until the element is ready, and where nobody can sign in. Put a phone number here.
 * @slot help - Whom to ask, in place of the helpline.
 * @cssprop [--motcua-color-accent=#0b57a4] - Background of the primary action.
 */
export class MotcuaDelegation extends AccountElement<DelegationStrings> {
  static override get styles() {
    return styles;
  }

  /** Only the choice for whom the page asks; nothing where there is nobody but oneself. */
  @property({ type: Boolean }) chooser = false;

  /** Address of the page with the health book, to which whoever looks for somebody is led. */
  @property({ attribute: 'records-page' }) recordsPage = '';

  protected override readonly wording = strings;
  protected override readonly known = new KnownDelegations(this, (error) => this.report(error));
  readonly #gate = new Gate(this, (mayOpen) => {
    if (mayOpen && this.known.act.error) this.known.settle();
  });
  #screen: Screen = theList;
  /** Comes with the first question. */
  #screens: typeof screens | undefined;
  #isCodeWrong = false;
  /** What the status line says, in the language spoken when it is drawn. */
  #said: (say: DelegationStrings) => string = () => '';

  protected override forget(): void {
    this.#screen = theList;
    this.#said = () => '';
    super.forget();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.known.isQuiet = this.chooser;
    super.willUpdate(changed);
    if (this.activeClient) this.#gate.approach(this.activeClient);
    const { state } = this.known;
    if (!state.list) this.#screen = theList; // Nobody is in the middle of anything who has gone.
    // The code is taken: what is asked now stands in the list.
    if (this.#screen.kind === 'offer' && this.known.code && state.list && !state.list.given.some((each) => each.state === 'offered')) this.#leave();
  }

  protected override render() {
    if (!this.chooser) return super.render();
    return this.activeClient?.identity ? this.#chooserPart(this.localize(strings)) : html`<slot hidden></slot>`;
  }

  #chooserPart(say: DelegationStrings): TemplateResult {
    const { acting, lostName } = this.known;
    return html`<p class="unseen" role="status">${acting ? say.actingTitle(acting.name) : lostName ? '' : this.#said(say)}</p>
      ${chooserView(this.#scene(say), this.#choose)}`;
  }

  protected override status(say: DelegationStrings): string {
    const { state, act, others } = this.known;
    if (act.kind === 'busy') return act.id === 'children' ? say.loading : say.ending;
    const said = this.#said(say);
    if (said) return said;
    if (state.kind === 'loading') return say.loading;
    return state.list ? say.told(state.list.given.filter((each) => each.state === 'active').length, others.length) : '';
  }

  protected override body(say: DelegationStrings): TemplateResult {
    const { state } = this.known;
    const scene = this.#scene(say);
    if (state.kind === 'loading' && !state.list) return html`${waitingView(say, this.patience.phase)}`;
    if (state.error && !state.list) return scene.wayOn(state.error, { ...say.failed, ...say.notAnswered }[state.error.code]) ?? this.#failure(say, state.error);
    const said = this.#said(say);
    return html`
      ${state.error ? this.#failure(say, state.error) : nothing} ${said && this.#screen.kind === 'list' ? html`<p class="notice"><b>${said}</b></p>` : nothing}
      ${this.#current(scene)}
    `;
  }

  #current(scene: DelegationScene): TemplateResult {
    const { given = [], received = [] } = this.known.state.list ?? {};
    const screen = this.#screen;
    const asked = screen.kind === 'assent' ? [...given, ...received].find(({ id, state }) => id === screen.id && state === 'unassented') : undefined;
    const views = this.#screens;
    if (!views || screen.kind === 'list' || (screen.kind === 'assent' && !asked)) return listView(this.#list(scene));
    const questions = this.#questions(scene, views);
    if (asked) return views.assentView(asked, given.includes(asked), questions);
    if (screen.kind === 'offer') return views.offerView(questions);
    return screen.kind === 'enter' ? views.enterView(this.#isCodeWrong, questions) : views.childView(questions);
  }

  #failure(say: DelegationStrings, error: MotcuaError): TemplateResult {
    const failed = { ...say.failed, ...say.notAnswered, NOT_FOUND: say.notOpen };
    return failureView({ ...say, failed }, error, this.helpline, () => void this.known.ask(), {
      title: say.failedTitle,
    });
  }

  #scene(say: DelegationStrings): DelegationScene {
    const { helpline, isSharedDevice: keepsNothing } = this;
    const localize = <Strings extends object>(wording: Wording<Strings>) => this.localize(wording);
    return {
      say,
      language: languageAround(this),
      known: this.known,
      helpline,
      wayOn: ({ code }, text) => {
        // Who is known surely enough to see the list is asked to prove it anew.
        const { list } = this.known.state;
        const isFresh = code === 'STEP_UP' && list !== undefined;
        const words = isFresh ? { title: say.stepUpTitle, text: say.stepUp } : { title: code === 'SIGN_IN' ? say.signedOutTitle : say.notDoneTitle, text };
        const phone = this.querySelector('[slot="help"]') ? '' : helpline; // The host says whom to ask, once for the page.
        return this.#gate.view({ code, ...words, purpose: list?.purposes[0]?.code ?? '', helpline: phone, isFresh, keepsNothing, localize });
      },
    };
  }

  #list(scene: DelegationScene): ListScene {
    return {
      ...scene,
      recordsPage: this.recordsPage,
      go: (screen) => this.#go(screen),
      askToEnd: ({ id }) => {
        this.focusNext = '.ending';
        this.known.askToEnd(id);
      },
      end: this.#end,
      confirm: (delegation) =>
        void this.#then(this.known.confirm(delegation.id), () => {
          this.#said = (words) => words.rightDone(delegation.name ?? '–');
          this.dispatchEvent(new DelegationGivenEvent(delegation.purpose.code));
        }),
    };
  }

  #questions(scene: DelegationScene, { termsIn }: typeof screens): QuestionScene {
    return {
      ...scene,
      localize: (wording) => this.localize(wording),
      leave: this.#leave,
      offer: (form) => void this.#then(this.known.offer(termsIn(form)), () => (this.focusNext = '.screen-title')),
      cancel: this.#end,
      look: (form) => {
        const code = String(new FormData(form).get('code') ?? '').replace(/[\s.-]/g, '');
        this.#isCodeWrong = !/^\d{10}$/.test(code);
        this.requestUpdate();
        if (this.#isCodeWrong) form.querySelector('input')?.focus();
        else void this.#then(this.known.look(code), () => (this.focusNext = '.screen-title'));
      },
      accept: () => {
        const name = this.known.entered?.name ?? '–';
        void this.#then(this.known.accept(), () => this.#home((say) => (this.known.isAwaited(name) ? say.accepted(name) : '')));
      },
      request: (form) => void this.#request(termsIn(form)),
      assent: (delegation) =>
        void this.#then(this.known.assent(delegation.id), () => {
          this.#home((say) => (delegation.name === undefined ? '' : say.childDone(delegation.name)));
          this.dispatchEvent(new DelegationGivenEvent(delegation.purpose.code));
        }),
      refuse: this.#end,
    };
  }

  async #request(terms: Parameters<KnownDelegations['request']>[0]): Promise<void> {
    const made = await this.known.request(terms);
    if (!made) return;
    const name = made.name ?? '–';
    const isAsked = made.state === 'unassented';
    this.#home((say) => (isAsked ? say.childAsked(name) : say.childDone(name)));
    if (!isAsked) this.dispatchEvent(new DelegationGivenEvent(made.purpose.code));
  }

  async #then(done: Promise<boolean>, next: () => void): Promise<void> {
    if (!(await done)) return;
    next();
    this.requestUpdate();
  }

  readonly #end = ({ id }: Delegation): void => {
    void this.#then(this.known.end(id), () => {
      this.#home((say) => say.endedNow);
      this.dispatchEvent(new DelegationEndedEvent());
    });
  };

  readonly #choose = (chosen: Delegation | undefined): void => {
    const { name = '–', id = '' } = chosen ?? {};
    this.#said = (say) => say.actingOver; // Said when it is so again.
    void this.known.actFor(chosen && { id, name }).then(
      () => this.dispatchEvent(new ActingChosenEvent(chosen !== undefined)),
      (error: unknown) => this.report(error),
    );
  };

  #go(screen: Screen): void {
    if (screen.kind !== 'list' && !this.#screens) return void this.#load(screen);
    this.#screen = screen;
    this.#isCodeWrong = false;
    this.#said = () => '';
    this.focusNext = '.screen-title';
    this.known.settle();
    if (screen.kind === 'child') void this.known.askForChildren();
  }

  async #load(screen: Screen): Promise<void> {
    try {
      this.#screens = (await import('./question-view.ts')).screens;
      this.#screens.dress(this);
      this.#go(screen);
    } catch {
      this.#said = (say) => say.failed.OFFLINE; // Its code did not come; the buttons are there to be pressed again.
      this.requestUpdate();
    }
  }

  /** Back to the list, with what was done. */
  #home(said: (say: DelegationStrings) => string): void {
    this.#go(theList);
    this.#said = said;
    this.focusNext = '.title';
  }

  readonly #leave = (): void => this.#home(() => '');
}
