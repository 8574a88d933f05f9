import type { ErrorCode } from '@motcua/contract';
import type { HealthBook } from '@motcua/contract/health';
import type { Client, MotcuaError } from '@motcua/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../core/icon.ts';
import { clearIcon, fileIcon, healthIcon, lockIcon, sourceIcon, unknownIcon } from '../core/icons.ts';
import type { Wording } from '../core/language.ts';
import { MotcuaElement } from '../core/motcua-element.ts';
import { PageLeft } from '../core/page-left.ts';
import { Patience } from '../core/patience.ts';
import { easySwitchView, failureView, helpView, waitingView, warningView } from '../core/states-view.ts';
import { strings, type BookStrings } from './health-book.strings.ts';
import { styles } from './health-book.styles.ts';
import { Gate } from '../sign-in/gate.ts';
import { OpenedBook } from './opened-book.ts';
import { monthsSince, plainDate } from './plain-date.ts';
import { RevealedSection, revealSeconds, warningSeconds } from './revealed-section.ts';
import type { ForAnother } from './for-another.ts';
import type { sections } from './section-view.ts';

/** Lines of a section drawn at once. */
const atOnce = 20;

/** What every book should speak about (the required sections of the International Patient Summary); silence is not "none". */
const essential = ['allergies', 'medications', 'problems'] as const;

/** Ages are told in months up to here. */
const monthsOfInfancy = 36;

/**
 * Shows a citizen their own health book (sổ sức khỏe điện tử): closed until they open it, masked until they open a
 * section, one section at a time, and masked again by itself.
 *
 * What is masked is not in the page at all, so no screen reader, search, copy or print finds it. Nothing is kept on the
 * device. A page cannot know whether its screen is being shared, and the element says so.
 *
 * @element motcua-health-book
 * @fires {EasyChosenEvent} motcua-easy-chosen - The citizen turned easy mode on or off.
 * @fires {MotcuaErrorEvent} motcua-error - Something failed; the citizen has been told.
 * @slot - Shown until the element is ready, and where it never becomes so. Put a phone number here.
 * @csspart section - Each section of the book.
 * @cssprop [--motcua-color-accent=#0b57a4] - Background of the primary action.
 */
export class MotcuaHealthBook extends MotcuaElement {
  static override get styles() {
    return styles;
  }

  /** Whom to call for help, as it should be read. */
  @property() helpline = '1022';

  #views: typeof sections | undefined;
  readonly #book = new OpenedBook(
    this,
    async () => (this.#views ??= (await import('./section-view.ts')).sections),
    (error) => this.report(error),
  );
  readonly #revealed = new RevealedSection(this, () => this.#maskNow());
  readonly #patience = new Patience(this);
  readonly #gate = new Gate(this, (mayOpen, mayStay) => {
    const { state } = this.#book;
    if (mayOpen && state.kind === 'failed') this.#ask();
    else if (!mayStay && state.kind !== 'closed' && state.from !== 'file') this.#close();
  });
  /** Comes where somebody else is chosen. */
  #another: ForAnother | undefined;
  #most = atOnce;
  /** What the status line says, in the language spoken when it is drawn; it holds no value of the book but a section's name. */
  #said: (say: BookStrings) => string = () => '';
  #focusNext = '';
  /** Whom the open book was asked of. */
  #askedOf: Client | undefined;

  constructor() {
    super();
    this.addController(
      new PageLeft(() => {
        this.forget();
        if (this.isUpdatePending) this.performUpdate();
      }),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('motcua-acting-chosen', this.#knowWhose);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('motcua-acting-chosen', this.#knowWhose);
  }

  protected override get worksAlone(): boolean {
    return true;
  }

  protected override forget(): void {
    this.#revealed.mask();
    this.#askedOf = undefined;
    this.#book.close();
    this.#said = () => '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // Another client may ask for another person.
    if (this.#askedOf !== undefined && this.#askedOf !== this.activeClient) this.forget();
    if (this.#gate.isReturning(this.activeClient)) this.#ask();
    if (this.#book.state.kind === 'loading') this.#patience.start();
    else this.#patience.stop();
    const { index, secondsLeft } = this.#revealed;
    if (index !== undefined && secondsLeft === warningSeconds) this.#said = (say) => say.warned(warningSeconds);
  }

  protected override updated(): void {
    if (!this.#focusNext) return;
    this.renderRoot.querySelector<HTMLElement>(this.#focusNext)?.focus({ preventScroll: true });
    this.#focusNext = '';
  }

  protected override render() {
    const { from } = this.#book.state;
    const say: BookStrings = { ...this.localize(strings), ...(from !== 'file' && this.#another?.words((wording) => this.localize(wording))) };
    const isReady = !!this.activeClient;
    return html`
      <slot ?hidden=${isReady}></slot>
      ${isReady ? this.#page(say) : nothing}
    `;
  }

  #page(say: BookStrings): TemplateResult {
    const { state } = this.#book;
    return html`
      <div class="head">
        <h2 class="title" tabindex="-1">${say.title}</h2>
        ${this.needsEasySwitch ? easySwitchView(say, this.isEasy, (isEasy) => this.chooseEasy(isEasy)) : nothing}
      </div>
      <p class="unseen" role="status">${state.kind === 'loading' ? say.opening : this.#said(say)}</p>
      ${state.kind === 'open' ? this.#openBook(say, state.book, state.from) : this.#closedBook(say)} ${helpView(say, this.helpline, this.isEasy)}
    `;
  }

  #closedBook(say: BookStrings): TemplateResult {
    const { state } = this.#book;
    const hasGateway = !!this.activeClient?.hasGateway;
    return html`<div class="stack">
      <p class="lead">${say.lead}</p>
      ${state.kind === 'loading' ? waitingView({ ...say, loading: say.opening, long: say.long }, this.#patience.phase) : nothing}
      ${state.kind === 'failed' ? this.#failure(say, state.error) : nothing}
      ${state.kind === 'unreadable' ? warningView(say.unreadableTitle, html`<p>${say.unreadable[state.reason]}</p>`) : nothing}
      <p class="buttons" ?hidden=${state.kind === 'loading'}>
        ${hasGateway && state.kind !== 'failed' ? html`<button class="button primary" type="button" @click=${this.#ask}>${icon(healthIcon)}${say.open}</button>` : nothing}
        <label class="button file ${hasGateway ? '' : 'primary'}">
          ${icon(fileIcon)}${state.kind === 'unreadable' ? say.chooseAnother : say.openFile}
          <input type="file" accept=".json,application/json,application/fhir+json" @change=${this.#read} />
        </label>
      </p>
      <p class="source">${icon(lockIcon)}<span>${say.fileNote} ${say.screenNote}</span></p>
    </div>`;
  }

  #failure(say: BookStrings, error: MotcuaError): TemplateResult {
    const failed = { ...say.failed, ...(say.notOpened as Partial<Record<ErrorCode, string>>) };
    const { helpline, isSharedDevice: keepsNothing } = this;
    const localize = <Strings extends object>(wording: Wording<Strings>) => this.localize(wording);
    const wayOn = this.#gate.view({ code: error.code, title: say.failedTitle, text: failed[error.code], purpose: 'health', helpline, keepsNothing, localize });
    return wayOn ?? failureView({ ...say, failed }, error, helpline, this.#ask, { title: say.failedTitle });
  }

  #openBook(say: BookStrings, book: HealthBook, from: 'gateway' | 'file'): TemplateResult {
    const { patient, sections, source, notes } = book;
    const absent = essential.filter((kind) => !sections.some((section) => section.kind === kind));
    return html`
      <p class="lead"><b>${patient.name ?? say.unnamed}</b>${patient.birthDate ? ` · ${ageOf(say, patient.birthDate)}` : nothing}</p>
      <p class="muted">${sections.length > 0 ? say.sectionCount(sections.length, this.#revealed.index !== undefined) : say.noSections}</p>
      ${absent.length > 0 ? html`<p class="unsure">${icon(unknownIcon)}<span>${say.absent(absent.map((kind) => say.kinds[kind]).join(', '))}</span></p>` : nothing}
      <ul class="sections">
        ${sections.map((section, index) => html`<li part="section">${this.#section(section, index)}</li>`)}
      </ul>
      ${
        notes.length > 0
          ? html`<div class="gap">${warningView(
              say.notes,
              notes.map((note) => html`<p>${note}</p>`),
            )}</div>`
          : nothing
      }
      <p class="gap">${say.thin}</p>
      <p class="source gap">
        ${icon(sourceIcon)}<span>${say.bookSource(source.name, source.asOf && plainDate(source.asOf))} ${from === 'file' ? say.fromFile : nothing}</span>
      </p>
      <p class="buttons gap screen-only"><button class="button" type="button" @click=${this.#close}>${icon(clearIcon)}${say.close}</button></p>
    `;
  }

  #section(section: HealthBook['sections'][number], index: number): TemplateResult | typeof nothing {
    const views = this.#views;
    if (!views) return nothing;
    const say = this.localize(views.strings);
    if (this.#revealed.index !== index) return views.maskedSectionView(say, section, index, () => this.#reveal(index));
    return views.shownSectionView(section, index, {
      say,
      secondsLeft: this.isEasy ? undefined : this.#revealed.secondsLeft,
      showsSensitive: this.#revealed.showsSensitive,
      most: this.#most,
      mask: this.#mask,
      extend: () => this.#revealed.extend(),
      revealSensitive: () => this.#revealed.revealSensitive(),
      showMore: this.#showMore,
    });
  }

  readonly #ask = (): void => {
    this.#focusNext = '.title'; // The pressed button goes.
    this.#askedOf = this.activeClient;
    if (!this.activeClient) return;
    this.#gate.approach(this.activeClient);
    this.#knowWhose();
    void this.#book.ask(this.activeClient);
  };

  readonly #knowWhose = (): void => {
    if (!this.activeClient?.identity) return;
    import('./for-another.ts').then(
      ({ ForAnother: Loaded }) => (this.#another ??= new Loaded(this)).follow(this.activeClient),
      () => {}, // Its words did not come; whose book it is stands in the book.
    );
  };

  readonly #read = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const [file] = field.files ?? [];
    this.#askedOf = this.activeClient;
    if (file && this.activeClient) void this.#book.read(this.activeClient, file);
    field.value = ''; // Or the same file could not be chosen again.
    this.#focusNext = '.title';
  };

  readonly #close = (): void => {
    this.forget();
    this.#said = (say) => say.closed;
    if ((this.renderRoot as ShadowRoot).activeElement) this.#focusNext = '.title'; // Whoever is elsewhere stays there.
  };

  #reveal(index: number): void {
    const { state } = this.#book;
    if (state.kind !== 'open') return;
    this.#most = atOnce;
    this.#revealed.reveal(index, !this.isEasy);
    const title = state.book.sections[index]?.title ?? '';
    const seconds = this.isEasy ? undefined : revealSeconds;
    this.#said = (say) => say.revealed(title, seconds);
    this.#focusNext = `[data-section="${index}"]`;
  }

  readonly #mask = (): void => {
    const { index } = this.#revealed;
    this.#revealed.mask();
    this.#focusNext = `[data-section="${index}"]`;
    this.requestUpdate();
  };

  /** At once, not with the next update: a printer or an app switcher takes its picture now. */
  #maskNow(): void {
    const active = (this.renderRoot as ShadowRoot).activeElement;
    const shown = active?.closest('li')?.querySelector<HTMLElement>('[data-section]');
    this.#said = (say) => say.masked;
    if (this.isUpdatePending) this.performUpdate();
    if (active && !active.isConnected) shown?.focus({ preventScroll: true });
  }

  readonly #showMore = (): void => {
    this.#focusNext = `.items > li:nth-child(${this.#most + 1})`;
    this.#most += atOnce * 5;
    this.requestUpdate();
  };
}

function ageOf(say: BookStrings, birthDate: string): string {
  const months = monthsSince(birthDate, new Date());
  if (months === undefined) return say.bornIn(birthDate.slice(0, 4));
  return months < monthsOfInfancy ? say.months(months) : say.years(Math.floor(months / 12));
}
