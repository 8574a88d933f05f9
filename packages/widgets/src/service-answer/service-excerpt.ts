import type { PublicService } from '@motcua/contract/services';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { MotcuaElement } from '../core/motcua-element.ts';
import { opensElsewhere } from '../core/opens-elsewhere.ts';
import { Patience } from '../core/patience.ts';
import { ServiceChosenEvent } from '../core/service-chosen-event.ts';
import { failureView, waitingView } from '../core/states-view.ts';
import { states } from '../core/states.strings.ts';
import { excerpt } from './excerpt.strings.ts';
import { OpenedService } from './opened-service.ts';

/** What the elements have in common that show a part of one service and lead to the whole answer. */
export abstract class ServiceExcerpt extends MotcuaElement {
  /** Code of the service to show, such as `1.001193`. A superseded code shows its successor, and says so. */
  @property() code = '';

  /** Whom to call for help, as it should be read. */
  @property() helpline = '1022';

  /** The service that is shown. */
  protected readonly opened = new OpenedService(this, (error) => this.report(error));
  readonly #patience = new Patience(this);
  #isFocusWanted = false;

  /** What is shown of the service. `asked` differs from its code where that was superseded; the service's name has the id `service`. */
  protected abstract excerpt(asked: string, service: PublicService): TemplateResult;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#retryIfFailed);
  }

  override disconnectedCallback(): void {
    removeEventListener('online', this.#retryIfFailed);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { opened, activeClient: client, code } = this;
    if (code !== (opened.code ?? '') || (client && client !== opened.client)) {
      if (code && client) void opened.open(client, code);
      else if (!code) opened.close();
    }
    if (this.opened.state.kind === 'loading') this.#patience.start();
    else this.#patience.stop();
  }

  protected override updated(): void {
    const place = this.#isFocusWanted ? this.renderRoot.querySelector<HTMLElement>('#service, [role=alert] button') : null;
    if (!place) return;
    this.#isFocusWanted = false;
    place.focus();
  }

  protected override render() {
    const say = this.localize(states);
    const { state } = this.opened;
    const isReady = state.kind === 'ready';
    return html`
      <slot ?hidden=${isReady}></slot>
      ${state.kind === 'loading' ? waitingView(say, this.#patience.phase) : nothing}
      ${state.kind === 'failed' ? failureView(say, state.error, this.helpline, this.#retry, { title: this.localize(excerpt).notOpenedTitle }) : nothing}
      ${isReady ? this.excerpt(state.code, state.service) : nothing}
    `;
  }

  /** Tells the host that the whole answer is wanted. */
  protected choose(event: Event, code: string): void {
    if (opensElsewhere(event)) return;
    if (!this.dispatchEvent(new ServiceChosenEvent(code))) event.preventDefault();
  }

  readonly #retryIfFailed = (): void => {
    const { activeClient: client, code } = this;
    if (client && this.opened.state.kind === 'failed') void this.opened.open(client, code);
  };

  readonly #retry = (): void => {
    this.#retryIfFailed();
    this.#isFocusWanted = true; // The button that was pressed is gone; what comes in its place is read next.
  };
}
