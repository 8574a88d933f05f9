import type { Client } from '@motcua/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Wording } from '../core/language.ts';
import { MotcuaElement } from '../core/motcua-element.ts';
import { PageLeft } from '../core/page-left.ts';
import { Patience } from '../core/patience.ts';
import { easySwitchView, helpView } from '../core/states-view.ts';
import type { StatesStrings } from '../core/states.strings.ts';

/** Words of the frame. */
export interface AccountStrings extends StatesStrings {
  readonly title: string;
  /** Nobody can sign in on this page. */
  readonly notHere: string;
}

/** What an element knows of the person who is signed in. */
export interface AccountKnowledge {
  readonly state: { readonly kind: string };
  follow(client: Client | undefined): void;
  ask(): unknown;
  forget(): void;
}

/**
 * What the elements of an account have in common: the frame (title, switch of easy mode, what is told by itself, help), how
 * long one waits, where the focus goes, and that nothing of a person stays on a page that was left.
 */
export abstract class AccountElement<Strings extends AccountStrings> extends MotcuaElement {
  /** Whom to call for help, as it should be read. */
  @property() helpline = '1022';

  protected readonly patience = new Patience(this);
  /** What gets the focus once it is drawn: the button that was pressed may be gone. */
  protected focusNext = '';
  protected abstract readonly known: AccountKnowledge;
  protected abstract readonly wording: Wording<Strings>;

  constructor() {
    super();
    this.addController(
      new PageLeft(
        () => {
          this.known.forget();
          if (this.isUpdatePending) this.performUpdate();
        },
        () => void this.known.ask(),
      ),
    );
  }

  /** What a screen reader is told by itself. */
  protected abstract status(say: Strings): string;

  /** What stands below the title. */
  protected abstract body(say: Strings): TemplateResult;

  protected heading(say: Strings): string {
    return say.title;
  }

  /** Whether what stands around has the title, the switch and the helpline. */
  protected get isBare(): boolean {
    return false;
  }

  protected get isWaiting(): boolean {
    const { kind } = this.known.state;
    return kind === 'loading' || kind === 'asking';
  }

  protected override forget(): void {
    this.known.forget();
    if (this.activeClient?.identity) void this.known.ask();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.known.follow(this.activeClient);
    if (this.isWaiting) this.patience.start();
    else this.patience.stop();
  }

  protected override updated(): void {
    const target = this.focusNext ? this.renderRoot.querySelector<HTMLElement>(this.focusNext) : null;
    this.focusNext = '';
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const say = this.localize(this.wording);
    const isReady = this.activeClient !== undefined;
    const canAsk = this.activeClient?.identity !== undefined;
    return html`
      ${isReady ? this.#page(say, canAsk) : nothing}
      <slot ?hidden=${canAsk}></slot>
      <slot name="help" ?hidden=${!isReady || this.isBare}>${this.isBare ? nothing : helpView(say, this.helpline, this.isEasy)}</slot>
    `;
  }

  #page(say: Strings, canAsk: boolean): TemplateResult {
    return html`
      <div class="head" ?hidden=${this.isBare}>
        <h2 class="title" tabindex="-1">${this.heading(say)}</h2>
        ${this.needsEasySwitch ? easySwitchView(say, this.isEasy, (isEasy) => this.chooseEasy(isEasy)) : nothing}
      </div>
      <p class="unseen" role="status">${canAsk ? this.status(say) : nothing}</p>
      <div class="stack ${this.isBare ? '' : 'gap'}">${canAsk ? this.body(say) : html`<p class="lead">${say.notHere}</p>`}</div>
    `;
  }
}
