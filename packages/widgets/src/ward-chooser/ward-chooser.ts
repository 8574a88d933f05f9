import type { Client, Commune, CommuneMatch } from '@motcua/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../core/icon.ts';
import { placeIcon, sourceIcon } from '../core/icons.ts';
import { MotcuaElement } from '../core/motcua-element.ts';
import { Patience } from '../core/patience.ts';
import { failureView, waitingView } from '../core/states-view.ts';
import { CommuneSearch, type SplitMatch } from './commune-search.ts';
import { keepWard, keptWard } from './kept-ward.ts';
import { askingView, optionsView } from './options-view.ts';
import { credit, strings, type ChooserStrings } from './ward-chooser.strings.ts';
import { styles } from './ward-chooser.styles.ts';
import { WardChosenEvent } from './ward-chosen-event.ts';

/** How many places are offered at once: easy mode never shows more than four. */
const mostOptions = { usual: 8, easy: 4 };

/**
 * Lets a citizen say in which of Hanoi's 126 communes she lives, by its new name or by one that is no more. Where an
 * old unit went into several communes she is asked which; nothing is guessed. The device remembers it.
 *
 * @element motcua-ward-chooser
 * @fires {WardChosenEvent} motcua-ward-chosen - The citizen chose a commune, or wants it forgotten.
 * @fires {MotcuaErrorEvent} motcua-error - Something failed; the citizen has been told.
 * @slot - Shown until the element is ready, and where it never becomes so.
 * @cssprop [--motcua-color-accent=#0b57a4] - Background of the primary action.
 */
export class MotcuaWardChooser extends MotcuaElement {
  static override get styles() {
    return styles;
  }

  /** Official code of the chosen commune, such as `00070`. Left empty it is what this device remembers. */
  @property() value = '';

  /** Asks at once, also where the device remembers a commune: for a page that shows the remembered one itself. */
  @property({ type: Boolean }) asking = false;

  /** For a place that is not where she lives, such as that of a broken lamp: the device neither recalls nor remembers it. Give `strings` that ask for it. */
  @property({ type: Boolean }) once = false;

  /** Whom to call for help, as it should be read. */
  @property() helpline = '1022';

  readonly #search = new CommuneSearch(this, (error) => this.report(error));
  readonly #patience = new Patience(this);
  #recalledFrom: Client | undefined;
  /** The code that the search has been asked to show. */
  #opened = '';
  #typed = '';
  #active = -1;
  #isOpen = false;
  /** How many of a split unit's communes have been passed over. */
  #passed = 0;
  /** The commune that stays chosen if she changes nothing after all. */
  #unchanged: Commune | undefined;
  #hasForgotten = false;
  #focusNext = '';

  /** Moves the focus to the field, or to what was chosen. */
  override focus(): void {
    this.#focusNext = 'input, .chosen > p, #asked';
    this.requestUpdate();
  }

  protected override get worksAlone(): boolean {
    return true;
  }

  protected override forget(): void {
    this.value = this.#opened = '';
    this.#begin();
    this.#unchanged = undefined;
    this.#hasForgotten = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const client = this.activeClient;
    if (client && client !== this.#recalledFrom) {
      this.#recalledFrom = client;
      if (!this.asking && !this.once) this.value ||= keptWard(client.store);
    }
    if (client && this.value !== this.#opened) {
      this.#opened = this.value;
      this.#unchanged = undefined;
      if (this.value) void this.#search.open(client, this.value);
      else this.#begin();
    }
    if (this.#search.state.kind === 'loading' && !this.#search.found) this.#patience.start();
    else this.#patience.stop();
  }

  protected override updated(): void {
    const target = this.#focusNext ? this.renderRoot.querySelector<HTMLElement>(this.#focusNext) : null;
    if (!target) return;
    this.#focusNext = '';
    target.focus();
  }

  protected override render() {
    const say = this.localize(strings);
    const isReady = this.activeClient !== undefined;
    return html`
      <slot ?hidden=${isReady}></slot>
      ${isReady ? this.#choice(say) : nothing}
    `;
  }

  #choice(say: ChooserStrings): TemplateResult {
    const { state } = this.#search;
    const source = html`<p class="source">${icon(sourceIcon)}<span>${say.credit} <span lang="en">${credit}</span></span></p>`;
    if (state.kind === 'chosen') return html`${this.#chosen(say, state.commune)}${source}`;
    if (state.kind === 'loading' && this.value && !this.#typed) return html`${waitingView(say, this.#patience.phase)}`; // A name is on its way, not a question.
    if (state.kind === 'asking') return html`${this.#asking(say, state.match)}${source}`;
    return html`
      ${optionsView({
        say,
        helpline: this.helpline,
        typed: this.#typed,
        found: this.#search.found,
        told: this.#search.told,
        isOpen: this.#isOpen,
        active: this.#active,
        isBusy: state.kind === 'loading',
        type: this.#type,
        press: this.#press,
        choose: this.#choose,
      })}
      ${state.kind === 'failed' ? failureView(say, state.error, this.helpline, state.again, { title: say.listFailed }) : waitingView(say, this.#patience.phase)}
      ${
        this.#unchanged
          ? html`<p><button class="link" type="button" @click=${this.#keepUnchanged}>${say.keep(this.#unchanged)}</button></p>`
          : html`<p role="status">${this.#hasForgotten ? say.forgotten : nothing}</p>`
      }
      ${source}
    `;
  }

  #chosen(say: ChooserStrings, commune: Commune): TemplateResult {
    const isKept = this.activeClient?.store.isShared !== true;
    return html`<div class="chosen">
        <p class="heading" tabindex="-1">${icon(placeIcon)} ${say.youLiveIn} <b class="whole">${say.commune(commune)}</b></p>
        <button class="button" type="button" @click=${this.#change}><span>${say.change}<span class="unseen"> ${say.changeWhat}</span></span></button>
      </div>
      ${this.once ? nothing : html`<p class="small muted">${isKept ? say.kept : say.notKept}</p>`}
      <p><button class="link" type="button" @click=${this.#forgetWard}>${say.forget}</button></p>`;
  }

  #asking(say: ChooserStrings, match: SplitMatch): TemplateResult {
    const { communes } = match;
    const most = this.isEasy ? mostOptions.easy : communes.length;
    const shown = communes.slice(this.#passed, this.#passed + most);
    const next = () => {
      this.#passed = this.#passed + most < communes.length ? this.#passed + most : 0;
      this.#focusNext = '#asked';
      this.requestUpdate();
    };
    return askingView({ say, helpline: this.helpline, match, shown, next: communes.length > most ? next : undefined, choose: this.#settle, back: this.#back });
  }

  readonly #type = (event: InputEvent): void => {
    this.#typed = (event.target as HTMLInputElement).value;
    this.#active = -1;
    this.#isOpen = true;
    this.#hasForgotten = false;
    const client = this.activeClient;
    if (client) void this.#search.find(client, this.#typed, this.isEasy ? mostOptions.easy : mostOptions.usual);
  };

  readonly #press = (event: KeyboardEvent): void => {
    const matches = this.#search.found?.matches ?? [];
    const isListed = this.#isOpen && matches.length > 0;
    const move = (by: number) => {
      this.#active = isListed ? (this.#active + by + matches.length + (this.#active < 0 && by < 0 ? 1 : 0)) % matches.length : by > 0 ? 0 : matches.length - 1;
      this.#isOpen = true;
    };
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return; // An input method's own Enter.
    if (event.key === 'ArrowDown' && matches.length > 0) move(1);
    else if (event.key === 'ArrowUp' && matches.length > 0) move(-1);
    else if (event.key === 'Enter' && isListed) {
      const match = matches[this.#active];
      if (match) this.#choose(match);
      else move(1); // Nothing is chosen that she has not seen marked.
    } else if (event.key === 'Escape' && (isListed || this.#typed)) {
      if (!isListed) {
        this.#typed = '';
        this.#search.clear();
      }
      this.#isOpen = false;
      this.#active = -1;
    } else return;
    event.preventDefault();
    this.requestUpdate();
    void this.updateComplete.then(() => this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }));
  };

  readonly #choose = ({ was, communes }: CommuneMatch): void => {
    const [first, ...others] = communes;
    this.#passed = 0;
    this.#focusNext = others.length > 0 ? '#asked' : '.chosen > p';
    if (others.length > 0 && was) this.#search.ask({ was, communes });
    else if (first) this.#settle(first);
  };

  readonly #settle = (commune: Commune): void => {
    this.#begin();
    this.#search.choose(commune);
    this.#focusNext = '.chosen > p';
    this.#tell(commune.code, strings.vi.commune(commune));
  };

  readonly #back = (): void => {
    this.#search.back();
    this.#active = -1;
    this.#focusNext = 'input';
  };

  readonly #change = (): void => {
    const { state } = this.#search;
    this.#unchanged = state.kind === 'chosen' ? state.commune : undefined;
    this.#begin();
    this.#focusNext = 'input';
  };

  readonly #keepUnchanged = (): void => {
    if (this.#unchanged) this.#search.choose(this.#unchanged);
    this.#focusNext = '.chosen > p';
  };

  readonly #forgetWard = (): void => {
    this.#begin();
    this.#hasForgotten = true;
    this.#focusNext = 'input';
    this.#tell('', '');
  };

  #tell(code: string, name: string): void {
    this.value = this.#opened = code;
    this.#unchanged = undefined;
    if (this.activeClient && !this.once) keepWard(this.activeClient.store, code);
    this.dispatchEvent(new WardChosenEvent(code, name));
  }

  /** Back to an empty field. */
  #begin(): void {
    this.#typed = '';
    this.#active = -1;
    this.#isOpen = false;
    this.#search.clear();
  }
}
