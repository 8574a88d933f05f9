import type { MotcuaError } from '@motcua/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../core/icon.ts';
import { againIcon, clearIcon, fileIcon, lockIcon, signIcon, sourceIcon } from '../core/icons.ts';
import type { Wording } from '../core/language.ts';
import { MotcuaElement } from '../core/motcua-element.ts';
import { PageLeft } from '../core/page-left.ts';
import { Patience } from '../core/patience.ts';
import { easySwitchView, failureView, helpView, waitingView, warningView } from '../core/states-view.ts';
import { Gate } from '../sign-in/gate.ts';
import { vietnamMoment } from '../signature-check/moment.ts';
import { shownName } from '../signature-check/shown-name.ts';
import { certificateView, noCertificateView } from './certificate-view.ts';
import { KnownCertificates, type ToldCertificates } from './known-certificates.ts';
import { strings, type StatusStrings } from './signature-status.strings.ts';
import { styles } from './signature-status.styles.ts';

/**
 * Tells a citizen where their own digital signature (chữ ký số) stands: whether it can be used, for how long, and what to
 * do next. Asked of the gateway when they press, or read on the device from a certificate file that they open.
 *
 * A file cannot tell whether its certificate was revoked, and the element says so. A file with a private key is not read.
 *
 * @element motcua-signature-status
 * @fires {EasyChosenEvent} motcua-easy-chosen - The citizen turned easy mode on or off.
 * @fires {MotcuaErrorEvent} motcua-error - Something failed; the citizen has been told.
 * @slot - Shown until the element is ready, and where it never becomes so. Put a phone number here.
 * @csspart certificate - The card of each certificate.
 * @cssprop [--motcua-color-accent=#0b57a4] - Background of the primary action.
 */
export class MotcuaSignatureStatus extends MotcuaElement {
  static override get styles() {
    return styles;
  }

  /** Whom to call for help, as it should be read. */
  @property() helpline = '1022';

  readonly #known = new KnownCertificates(this, (error) => this.report(error));
  readonly #patience = new Patience(this);
  readonly #gate = new Gate(this, (mayOpen, mayStay) => {
    const { kind, told } = this.#known.state;
    if (!mayStay && (kind === 'loading' || told?.from === 'gateway')) this.#close();
    else if (mayOpen && kind === 'failed') this.#ask();
  });
  #isClosed = false;
  #focusNext = '';
  /** What "try again" tries. */
  #retry: () => void = () => {};

  constructor() {
    super();
    this.addController(
      new PageLeft(() => {
        this.forget();
        if (this.isUpdatePending) this.performUpdate();
      }),
    );
  }

  protected override get worksAlone(): boolean {
    return true;
  }

  protected override forget(): void {
    this.#known.close();
    this.#retry = () => {};
    this.#isClosed = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.#gate.isReturning(this.activeClient)) this.#ask();
    if (this.#known.state.kind === 'loading') this.#patience.start();
    else this.#patience.stop();
  }

  protected override updated(): void {
    if (this.#focusNext) this.renderRoot.querySelector<HTMLElement>(this.#focusNext)?.focus({ preventScroll: true });
    this.#focusNext = '';
  }

  protected override render() {
    const say = this.localize(strings);
    const isReady = this.activeClient !== undefined;
    return html`
      <slot ?hidden=${isReady}></slot>
      ${isReady ? this.#page(say) : nothing}
    `;
  }

  #page(say: StatusStrings): TemplateResult {
    const { state } = this.#known;
    const { told } = state;
    return html`
      <div class="head">
        <h2 class="title" tabindex="-1">${say.title}</h2>
        ${this.needsEasySwitch ? easySwitchView(say, this.isEasy, (isEasy) => this.chooseEasy(isEasy)) : nothing}
      </div>
      <p class="unseen" role="status">${this.#status(say)}</p>
      <div class="stack gap">
        ${told ? nothing : html`<p class="lead">${say.lead}</p>`}
        ${state.kind === 'loading' ? waitingView({ ...say, loading: say.opening }, this.#patience.phase) : nothing}
        ${state.error ? this.#failure(say, state.error) : nothing}
        ${state.reason ? warningView(say.refusedTitle, html`<p>${say.refused[state.reason]}</p>`) : nothing} ${told ? this.#told(say, told) : nothing} ${this.#doors(say)}
      </div>
      ${helpView(say, this.helpline, this.isEasy)}
    `;
  }

  #failure(say: StatusStrings, error: MotcuaError): TemplateResult {
    const failed = { ...say.failed, ...say.notTold };
    const { helpline, isSharedDevice: keepsNothing } = this;
    const localize = <Strings extends object>(wording: Wording<Strings>) => this.localize(wording);
    const wayOn = this.#gate.view({ code: error.code, title: say.failedTitle, text: failed[error.code], purpose: 'signing', helpline, keepsNothing, localize });
    return wayOn ?? failureView({ ...say, failed }, error, helpline, () => this.#retry(), { title: say.failedTitle });
  }

  #status(say: StatusStrings): string {
    const { kind, told } = this.#known.state;
    if (kind === 'loading') return say.opening;
    if (kind === 'told' && told) return told.certificates.length > 0 ? say.opened(told.certificates.length) : say.none;
    if (kind === 'refused') return say.refusedNow;
    return this.#isClosed ? say.closed : '';
  }

  #told(say: StatusStrings, { certificates, source, from }: ToldCertificates): TemplateResult {
    const scene = { say, helpline: this.helpline, isEasy: this.isEasy, from };
    const { time, day } = vietnamMoment(source.asOf);
    const cards = certificates.length > 0 ? certificates.map((certificate) => certificateView(certificate, scene)) : [noCertificateView(scene)];
    return html`
      ${cards.map((card) => html`<article class="card" part="certificate">${card}</article>`)}
      <p class="source">
        ${icon(sourceIcon)}<span>${from === 'file' ? say.fromFile(time, day) : say.source(shownName(source.name), time, day)}</span>
      </p>
    `;
  }

  /** Ways in, and the way out. They stay where they are, so that the pressed one keeps the focus. */
  #doors(say: StatusStrings): TemplateResult {
    const { kind, told } = this.#known.state;
    const hasGateway = this.activeClient?.hasGateway === true;
    const file = kind === 'refused' || told?.from === 'file' ? say.chooseAnother : say.openFile;
    return html`
      <p class="buttons screen-only" ?hidden=${kind === 'loading' && !told}>
        ${
          hasGateway && kind !== 'failed'
            ? html`<button class="button ${told ? '' : 'primary'}" type="button" @click=${this.#ask}>${told?.from === 'gateway' ? html`${icon(againIcon)}${say.askAgain}` : html`${icon(signIcon)}${say.open}`}</button>`
            : nothing
        }
        <label class="button file ${hasGateway || told ? '' : 'primary'}">
          ${icon(fileIcon)}${file}
          <input type="file" accept=".cer,.crt,.pem,.der,.p7b,application/x-x509-user-cert,application/pkix-cert" @change=${this.#read} />
        </label>
        ${told ? html`<button class="button quiet" type="button" @click=${this.#close}>${icon(clearIcon)}${say.close}</button>` : nothing}
      </p>
      <p class="source screen-only">${icon(lockIcon)}<span>${say.fileNote}</span></p>
    `;
  }

  readonly #ask = (): void => {
    const client = this.activeClient;
    if (!client) return;
    this.#gate.approach(client);
    this.#start(() => void this.#known.ask(client));
  };

  readonly #read = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const [file] = field.files ?? [];
    const client = this.activeClient;
    if (file && client) this.#start(() => void this.#known.read(client, file));
    field.value = ''; // Or the same file could not be chosen again.
  };

  #start(attempt: () => void): void {
    this.#retry = () => {
      this.#focusNext = '.title'; // The pressed button may go.
      attempt();
    };
    this.#retry();
  }

  readonly #close = (): void => {
    this.forget();
    this.#isClosed = true;
    this.#focusNext = '.title';
  };
}
