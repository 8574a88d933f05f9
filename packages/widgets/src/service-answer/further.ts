import type { PublicService } from '@motcua/contract/services';
import type { Client } from '@motcua/sdk';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { addStyles } from '../core/add-styles.ts';
import { icon } from '../core/icon.ts';
import { calendarIcon, listenIcon, nextIcon, phoneIcon, shareIcon } from '../core/icons.ts';
import type { Wording } from '../core/language.ts';
import { opensElsewhere } from '../core/opens-elsewhere.ts';
import { saveFile } from '../core/save-file.ts';
import { addressOf } from '../core/service-address.ts';
import { ServiceChosenEvent } from '../core/service-chosen-event.ts';
import { keptWard } from '../ward-chooser/kept-ward.ts';
import { calendarFile } from './calendar.ts';
import { dueDate, longestLimit, today, type Day } from './due-date.ts';
import { furtherStrings, type FurtherStrings } from './further.strings.ts';
import { furtherStyles } from './further.styles.ts';
import type { describeInPage } from './json-ld.ts';
import { papersBelowView } from './papers-below.ts';
import { papers } from './papers.strings.ts';
import { qrView } from './qr-view.ts';
import { sheetSize } from './sheet-size.ts';
import { ReadAloud, spokenText } from './read-aloud.ts';
import { standInView } from './stand-in-view.ts';
import type { WardCounter } from './ward-counter.ts';

/** What the answer tells each time it is drawn. */
export interface FurtherContext {
  readonly client: Client | undefined;
  readonly service: PublicService;
  readonly isEasy: boolean;
  /** Situations that the citizen chose. */
  readonly situations: ReadonlySet<string>;
  /** Address of the page with this service open. */
  readonly address: string;
  localize<Strings extends object>(wording: Wording<Strings>): Strings;
  /** Whether the device is shared, so that nothing may stand in its history. */
  readonly keepsNothing: boolean;
}

/** What is drawn of it, and where: beside the other actions, after the steps, on paper. */
export interface FurtherViews {
  /** Below "where to go": the counter of the citizen's own ward. */
  readonly counter: unknown;
  readonly share: unknown;
  readonly actions: unknown;
  /** The way to hear the page, where the device can read it; why not, where it has turned out that it cannot. */
  readonly listen: unknown;
  readonly cannotListen: unknown;
  /** What stands below the papers. */
  readonly papersBelow: unknown;
  /** Whether somebody else may go, below who may apply. */
  readonly standIn: unknown;
  readonly related: unknown;
  readonly printed: unknown;
}

/** The element that shows the service. */
interface Answer extends LitElement {
  code: string;
  readonly helpline: string;
  readonly site: string;
  readonly ward: string;
}

/** Under which name the history remembers the related service that is open instead of the one that the host asked for. */
const serviceKey = 'motcuaService';

type Panel = 'calendar' | 'phone';
type Related = Pick<PublicService, 'code' | 'name' | 'plainName' | 'summary'>;

/** Related services that are named: more than that is a catalogue. */
const mostRelated = 4;

/**
 * What a citizen takes along from an answer: the day to come back, the page on a phone or on paper, and what is done next.
 * A part of its own, since the answer is whole without it.
 */
export class Further implements ReactiveController {
  readonly #element: Answer;
  readonly #voice: ReadAloud;
  /** The service that the host asked for, where a related one was opened from it. */
  #first = '';
  #panel: Panel | undefined;
  #handedIn: Day = today();
  #code = '';
  #related: readonly Related[] = [];
  #counter: WardCounter | undefined;
  /** What became of sharing. */
  #notice: unknown = '';
  #describer: typeof describeInPage | undefined;
  /** The element beside which the service is described. */
  #described: Element | undefined;
  #printed: { readonly address: string; readonly view: TemplateResult } | undefined;

  constructor(element: Answer) {
    this.#element = element;
    this.#voice = new ReadAloud(element);
    addStyles(element, furtherStyles);
    element.addController(this);
    element.requestUpdate();
  }

  hostConnected(): void {
    addEventListener('popstate', this.#followHistory);
  }

  hostUpdated(): void {
    const article = this.#element.renderRoot.querySelector('article');
    if (article) this.#element.dataset['length'] = sheetSize(article);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#followHistory);
    this.#describe(undefined, '');
  }

  forget(): void {
    this.stopReading();
    this.#panel = undefined;
    this.#handedIn = today();
    this.#counter?.forget();
    this.#notice = '';
  }

  views(context: FurtherContext): FurtherViews {
    const { client, service } = context;
    const say = context.localize(furtherStrings);
    if (service.code !== this.#code) {
      this.#code = service.code;
      this.#related = [];
      this.#panel = undefined;
      this.#notice = '';
      if (client) void this.#load(client, service);
      this.#describe(service, context.address);
    }
    return {
      counter: this.#counterView(context),
      share: this.#shareView(context, say),
      actions: this.#actions(context, say),
      listen: this.#listenView(context, say),
      cannotListen: this.#voice.isDecided && !this.#voice.isPossible ? html`<p class="muted small">${say.cannotListen}</p>` : nothing,
      papersBelow: papersBelowView({ ...say, ...context.localize(papers) }, service, context.situations),
      standIn: standInView(say, service, this.#element.helpline),
      related: this.#relatedView(context, say),
      printed: this.#printedView(context, say),
    };
  }

  /** Says in the page what the service is, for programs that read pages (schema.org): beside the outermost of our elements, where they look. */
  #describe(service: PublicService | undefined, address: string): void {
    let outermost: Element = this.#element;
    for (let root = outermost.getRootNode(); root instanceof ShadowRoot; root = outermost.getRootNode()) outermost = root.host;
    this.#described ??= service && outermost;
    const element = this.#described;
    if (!element) return;
    if (!service) this.#described = undefined;
    const describe = (): void => this.#describer?.(element, service, address);
    if (this.#describer || !service) return describe(); // At once where the element leaves: it must not take the script to another place.
    import('./json-ld.ts').then(
      ({ describeInPage: loaded }) => {
        this.#describer = loaded;
        if (this.#described === element && this.#code === service.code) describe();
      },
      () => {}, // Nobody who reads the page misses it.
    );
    return undefined;
  }

  /** A ward's own counter stands only where the ward decides; where the host knows of no counters, a ward that was chosen is named, and whom to call. */
  #counterView({ client, service, isEasy }: FurtherContext): TemplateResult | typeof nothing {
    const { site, ward, helpline } = this.#element;
    if (!client || !service.governmentLevels.includes('commune')) return nothing;
    if (!site && !ward && !keptWard(client.store) && !this.#counter) return nothing;
    if (this.#counter) return this.#counter.view({ client, site, ward, helpline, isEasy });
    import('./ward-counter.ts').then(
      ({ WardCounter: Loaded }) => {
        this.#counter ??= new Loaded(this.#element);
      },
      () => {}, // The level and the agency stand above it.
    );
    return nothing;
  }

  /** Names of related services; one that cannot be had is left out, since nobody came for it. */
  async #load(client: Client, { code, related }: PublicService): Promise<void> {
    const found = await Promise.all(related.slice(0, mostRelated).map((each) => client.services.get(each).catch(() => undefined)));
    if (code !== this.#code) return;
    this.#related = found.filter((each) => each !== undefined && each.code !== code) as Related[];
    this.#element.requestUpdate();
  }

  #relatedView({ keepsNothing }: FurtherContext, say: FurtherStrings): TemplateResult | typeof nothing {
    if (this.#related.length === 0) return nothing;
    return html`<section class="section screen-only" aria-labelledby="related">
      <h3 class="title" id="related">${say.related}</h3>
      <ul class="choices" lang="vi">
        ${this.#related.map(
          ({ code, name, plainName, summary }) => html`<li>
            <a class="choice" href=${addressOf(code)} @click=${(event: MouseEvent) => this.#open(event, code, keepsNothing)}>
              <span><b>${plainName ?? name}</b>${summary ? html`<small>${summary}</small>` : nothing}</span>${icon(nextIcon)}
            </a>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  /** Shows a related service in place of this one, unless the host shows it elsewhere; the browser's Back leads to the one before. */
  #open(event: MouseEvent, code: string, keepsNothing: boolean): void {
    if (opensElsewhere(event)) return;
    event.preventDefault();
    const element = this.#element;
    if (!element.dispatchEvent(new ServiceChosenEvent(code))) return;
    this.#first ||= element.code;
    if (!keepsNothing) history.pushState({ [serviceKey]: code }, '');
    element.code = code;
    element.focus();
  }

  readonly #followHistory = (): void => {
    if (this.#first) this.#element.code = (history.state as Record<string, string> | null)?.[serviceKey] ?? this.#first;
  };

  #actions(context: FurtherContext, say: FurtherStrings): TemplateResult {
    const limit = longestLimit(context.service.timeLimits);
    return html`
      ${limit ? this.#button('calendar', html`${icon(calendarIcon)}${say.calendar}`) : nothing} ${limit && this.#panel === 'calendar' ? this.#calendarView(context, say, limit) : nothing}
      ${this.#button('phone', html`${icon(phoneIcon)}${say.phone}`)}
      ${this.#panel === 'phone' ? html`<div class="panel stack">${qrView(context.address, say.qrLabel(context.address))}<p class="small">${say.phoneHint}</p></div>` : nothing}
    `;
  }

  /** Falls silent, since what was read is no longer what is shown. */
  stopReading(): void {
    this.#voice.stop();
  }

  #listenView({ isEasy }: FurtherContext, say: FurtherStrings): TemplateResult | typeof nothing {
    const voice = this.#voice;
    if (!voice.isPossible) return nothing;
    const listen = (): void => (voice.isReading ? voice.stop() : voice.read(spokenText(this.#element.renderRoot)));
    return html`<button class="button ${isEasy ? '' : 'quiet'} screen-only" type="button" @click=${listen}>${icon(listenIcon)}${voice.isReading ? say.stopListening : say.listen}</button>`;
  }

  #shareView({ service, address }: FurtherContext, say: FurtherStrings): TemplateResult {
    return html`<button class="button quiet" type="button" @click=${() => void this.#share(service, address, say)}>${icon(shareIcon)}${say.share}</button>
      <div role="status">${this.#notice}</div>`;
  }

  async #share({ plainName, name }: PublicService, url: string, say: FurtherStrings): Promise<void> {
    try {
      if (navigator.share) await navigator.share({ title: plainName ?? name, url });
      else {
        await navigator.clipboard.writeText(url); // Not there over plain http; then the line below helps.
        this.#notice = say.shared;
      }
    } catch (error) {
      const isClosed = error instanceof DOMException && error.name === 'AbortError'; // The person closed the share sheet.
      this.#notice = isClosed
        ? ''
        : html`<label class="stack by-hand"><span>${say.shareByHand}</span><span class="field"><input class="address" readonly .value=${url} /></span></label>`;
    }
    this.#element.requestUpdate();
    await this.#element.updateComplete;
    // Neither is allowed in a frame whose page has not said so: what is selected is copied by a key, or by a long press.
    const line = this.#element.renderRoot.querySelector<HTMLInputElement>('.address');
    line?.focus();
    line?.select();
  }

  #button(panel: Panel, words: TemplateResult): TemplateResult {
    const isOpen = this.#panel === panel;
    const toggle = (): void => {
      this.#panel = isOpen ? undefined : panel;
      this.#element.requestUpdate();
    };
    return html`<button class="button quiet" type="button" aria-expanded=${isOpen ? 'true' : 'false'} @click=${toggle}>${words}</button>`;
  }

  #calendarView({ service, address }: FurtherContext, say: FurtherStrings, limit: PublicService['timeLimits'][number]): TemplateResult {
    const due = this.#handedIn ? dueDate(this.#handedIn, limit) : undefined;
    const choose = (event: Event): void => {
      this.#handedIn = (event.target as HTMLInputElement).value;
      this.#element.requestUpdate();
    };
    const save = (): void => {
      if (!due) return;
      const title = say.entryTitle(service.plainName ?? service.name);
      const text = `${say.entryText(service.code, this.#element.helpline)}\n${address}`;
      saveFile(`hen-tra-${service.code}.ics`, calendarFile({ day: due, title, text, url: address, id: `${service.code}-${due}@motcua` }), 'text/calendar');
    };
    return html`<div class="panel stack">
      <label class="stack"><span>${say.handedIn}</span><span class="field"><input type="date" .value=${this.#handedIn} min="2020-01-01" max="2099-12-31" @change=${choose} /></span></label>
      <p role="status">${due && limit.kind === 'known' ? html`<b>${say.due(due, say.timeOf(limit.amount, limit.unit))}</b>` : say.noDay}</p>
      <p class="small muted">${say.dueNote}</p>
      ${due ? html`<p><button class="button" type="button" @click=${save}>${icon(calendarIcon)}${say.save}</button></p>` : nothing}
    </div>`;
  }

  /** The way back from the paper to the page, which may have changed since. */
  #printedView({ address }: FurtherContext, say: FurtherStrings): TemplateResult {
    if (this.#printed?.address !== address) {
      this.#printed = { address, view: html`<div class="print-only">${qrView(address, say.qrLabel(address))}<p>${say.printed(address)}</p></div>` };
    }
    return this.#printed.view;
  }
}
