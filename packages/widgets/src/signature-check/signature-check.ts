import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../core/icon.ts';
import { clearIcon, fileIcon, lockIcon, printIcon, stopIcon } from '../core/icons.ts';
import { MotcuaElement } from '../core/motcua-element.ts';
import { Patience } from '../core/patience.ts';
import { saveFile } from '../core/save-file.ts';
import { easySwitchView, failureView, helpView, waitingView } from '../core/states-view.ts';
import { printAlone } from '../service-answer/print-alone.ts';
import { CheckedFiles, type CheckedFile } from './checked-files.ts';
import { shownName } from './shown-name.ts';
import { strings, type CheckStrings } from './signature-check.strings.ts';
import { styles } from './signature-check.styles.ts';
import type * as verdictView from './verdict-view.ts';

/**
 * Tells a citizen what is known of the digital signatures on a file (chữ ký số): the verdict in a sentence first, then who
 * signed, when, and what was checked. The file is read where it is and never leaves the device.
 *
 * Designed along Circular 15/2025/TT-BKHCN; not a certified checking program. What is not checked yet is said so.
 *
 * @element motcua-signature-check
 * @fires {EasyChosenEvent} motcua-easy-chosen - The citizen turned easy mode on or off.
 * @fires {MotcuaErrorEvent} motcua-error - Something failed; the citizen has been told.
 * @slot - Shown until the element is ready, and where it never becomes so. Put a phone number here.
 * @csspart verdict - The card of each file.
 * @cssprop [--motcua-color-accent=#0b57a4] - Background of the primary action.
 */
export class MotcuaSignatureCheck extends MotcuaElement {
  static override get styles() {
    return styles;
  }

  /** Whom to call for help, as it should be read. */
  @property() helpline = '1022';

  /** Comes with the first file: its words are many. */
  #verdict: typeof verdictView | undefined;
  readonly #files = new CheckedFiles(
    this,
    async () => (this.#verdict ??= await import('./verdict-view.ts')),
    (file) => this.#tell(file),
    (error) => this.report(error),
  );
  readonly #patience = new Patience(this);
  /** What the status line says, in the language spoken when it is drawn. */
  #said: (say: CheckStrings) => string = () => '';
  #isDraggedOver = false;
  #focusNext = '';
  /** The newest verdict, until it has been brought into view. */
  #showNext = '';

  constructor() {
    super();
    // The whole element, not its field alone: a file that is let go beside the field would replace the page.
    this.addEventListener('dragover', this.#dragOver);
    this.addEventListener('dragleave', this.#dragLeave);
    this.addEventListener('drop', this.#drop);
    this.addEventListener('paste', this.#paste);
  }

  protected override get worksAlone(): boolean {
    return true;
  }

  protected override forget(): void {
    this.#files.clear();
    this.#said = () => '';
    this.#showNext = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.#files.current) this.#patience.start();
    else this.#patience.stop();
    if (!this.#files.current && this.#focused?.matches('.stop')) this.#focusNext = '.title'; // The button goes.
  }

  protected override updated(): void {
    if (this.#focusNext) this.renderRoot.querySelector<HTMLElement>(this.#focusNext)?.focus({ preventScroll: true });
    this.#focusNext = '';
    if (this.#showNext) this.renderRoot.querySelector(this.#showNext)?.scrollIntoView({ block: 'nearest' });
    this.#showNext = '';
  }

  protected override render() {
    const say = this.localize(strings);
    const isReady = this.activeClient !== undefined;
    return html`
      <slot ?hidden=${isReady}></slot>
      ${isReady ? this.#page(say) : nothing}
    `;
  }

  #page(say: CheckStrings): TemplateResult {
    const { list, current, waitingCount } = this.#files;
    const checking = current ? `${say.checking(shownName(current.file.name))} ${waitingCount > 0 ? say.waiting(waitingCount) : ''}` : '';
    return html`
      <div class="head">
        <h2 class="title" tabindex="-1">${say.title}</h2>
        ${this.needsEasySwitch ? easySwitchView(say, this.isEasy, (isEasy) => this.chooseEasy(isEasy)) : nothing}
      </div>
      <p class="unseen" role="status">${this.#patience.phase === 'calm' ? this.#said(say) : checking}</p>
      <p class="lead screen-only">${say.lead}</p>
      ${this.#dropZone(say)}
      ${
        current && this.#patience.phase !== 'calm'
          ? html`<div class="checking">
            <p class="muted" aria-hidden="true">${checking}</p>
            ${waitingView({ ...say, loading: checking, long: say.large }, this.#patience.phase)}
            <p class="buttons"><button class="button stop" type="button" @click=${this.#stop}>${icon(stopIcon)}${say.stop}</button></p>
          </div>`
          : nothing
      }
      ${list.some(isSettled) ? this.#results(say, list) : nothing} ${helpView(say, this.helpline, this.isEasy)}
    `;
  }

  #dropZone(say: CheckStrings): TemplateResult {
    return html`<div class="drop stack screen-only ${this.#isDraggedOver ? 'over' : ''}">
      <p class="heading">${this.#isDraggedOver ? say.drop : say.choose}</p>
      <p class="muted small" id="hint">${say.hint}</p>
      <p class="buttons"><label class="button primary file">${icon(fileIcon)}${say.button}
        <input type="file" multiple accept=".pdf,application/pdf" aria-describedby="hint" @change=${this.#choose} />
      </label></p>
      <p class="source">${icon(lockIcon)}<span>${say.stays}</span></p>
    </div>`;
  }

  #results(say: CheckStrings, list: readonly CheckedFile[]): TemplateResult {
    return html`<section class="results" aria-label=${say.results}>
      ${list.filter(isSettled).map((each) => this.#result(say, each))}
      <p class="buttons screen-only">
        <button class="button" type="button" @click=${() => printAlone(this)}>${icon(printIcon)}${say.print}</button>
        <button class="button" type="button" @click=${this.#clear}>${icon(clearIcon)}${say.clear}</button>
      </p>
    </section>`;
  }

  #result(say: CheckStrings, each: CheckedFile): TemplateResult | typeof nothing {
    const { id, file, outcome } = each;
    const { helpline, isEasy } = this;
    if (outcome.kind === 'failed') {
      const words = { ...say, failed: { ...say.failed, OFFLINE: say.notLoaded, UNAVAILABLE: say.notLoaded, BAD_ANSWER: say.broken } };
      const title = `${shownName(file.name)}: ${say.failedTitle}`;
      return html`<div id="verdict-${id}">${failureView(words, outcome.error, helpline, () => this.#again(each), { title })}</div>`;
    }
    if (!this.#verdict) return html`<p id="verdict-${id}">${shownName(file.name)}: ${say.failedTitle}.</p>`; // Stopped before anything had come.
    const { fileView, verdicts } = this.#verdict;
    return fileView(each, {
      say: { ...say, ...this.localize(verdicts) },
      helpline,
      isEasy,
      save: (report) => saveFile(`${file.name}.ket-qua.json`, JSON.stringify(report, null, 2), 'application/json'),
      again: () => this.#again(each),
    });
  }

  get #focused(): Element | null {
    return (this.renderRoot as ShadowRoot | undefined)?.activeElement ?? null;
  }

  #check(files: FileList | undefined): void {
    if (!files || files.length === 0 || !this.activeClient) return;
    // Cards are drawn in their order: what is unfolded would unfold another file's.
    for (const unfolded of this.renderRoot.querySelectorAll<HTMLDetailsElement>('details[open]')) unfolded.open = false;
    void this.#files.check(this.activeClient, [...files]);
  }

  #tell(checked: CheckedFile): void {
    const name = shownName(checked.file.name);
    this.#said = (say) => `${name}: ${this.#verdict?.titleOf(checked, this.localize(this.#verdict.verdicts)) ?? say.failedTitle}.`;
    this.#showNext = `#verdict-${checked.id}`;
  }

  readonly #choose = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    this.#check(field.files ?? undefined);
    field.value = ''; // Or the same file could not be chosen again.
  };

  readonly #dragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#becomeDraggedOver(true);
  };

  readonly #dragLeave = (event: DragEvent): void => {
    if (!this.contains(event.relatedTarget as Node | null)) this.#becomeDraggedOver(false);
  };

  readonly #drop = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#becomeDraggedOver(false);
    this.#check(event.dataTransfer.files);
  };

  readonly #paste = (event: ClipboardEvent): void => {
    this.#check(event.clipboardData?.files);
  };

  #becomeDraggedOver(isDraggedOver: boolean): void {
    if (this.#isDraggedOver === isDraggedOver) return;
    this.#isDraggedOver = isDraggedOver;
    this.requestUpdate();
  }

  readonly #stop = (): void => this.#files.stop();

  readonly #clear = (): void => {
    this.forget();
    this.#said = (say) => say.cleared;
    this.#focusNext = '.title';
  };

  #again(file: CheckedFile): void {
    this.#focusNext = '.title'; // The pressed button goes.
    if (this.activeClient) void this.#files.again(this.activeClient, file);
  }
}

function isSettled({ outcome }: CheckedFile): boolean {
  return outcome.kind !== 'waiting' && outcome.kind !== 'checking';
}
