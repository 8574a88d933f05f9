import type { Counter, SiteConfiguration } from '@motcua/contract/site';
import { isMotcuaError, MotcuaError, type Client, type Commune } from '@motcua/sdk';
import { readSite } from '@motcua/sdk/site';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { MotcuaErrorEvent } from '../core/events.ts';
import { icon } from '../core/icon.ts';
import { againIcon, callIcon, outsideIcon, placeIcon, sourceIcon, unknownIcon } from '../core/icons.ts';
import { languageAround } from '../core/language.ts';
import { staleDays } from '../core/service-facts.ts';
import { states, type StatesStrings } from '../core/states.strings.ts';
import { telephoneOf } from '../core/telephone.ts';
import { keptWard } from '../ward-chooser/kept-ward.ts';
import { capital, unitWords } from '../ward-chooser/unit-words.ts';
import type { WardChosenEvent } from '../ward-chooser/ward-chosen-event.ts';
import { strings } from './ward-counter.strings.ts';

/** Whose counter is asked for. */
export interface WardSituation {
  readonly client: Client;
  /** Address of the place's `motcua.json`, absolute or from the page on; empty where the host has none. */
  readonly site: string;
  /** Official code of the commune, given by the host; empty: the one that this device remembers. */
  readonly ward: string;
  /** Whom to call where nothing nearer is known. */
  readonly helpline: string;
  readonly isEasy: boolean;
}

/** What is known of the place: nothing yet, what its clerk wrote, or why that cannot be read. */
type Place = SiteConfiguration | MotcuaError | undefined;

type Say = (typeof strings)['vi'] & StatesStrings & (typeof unitWords)['vi'];

/**
 * Tells where to go with a service that the commune decides: the counter of the citizen's own commune, from the place's
 * configuration. It lets her say which commune that is, in place, and never takes one for granted.
 */
export class WardCounter {
  readonly #element: LitElement;
  /** What she said here; it goes before what the host gives. */
  #chosen: string | undefined;
  #isChoosing = false;
  #chooser: 'absent' | 'ready' | MotcuaError = 'absent';
  #read = { client: undefined as Client | undefined, ward: '', site: '' };
  #commune: Commune | undefined;
  #place: Place;
  #isReading = false;
  #focusNext = '';

  constructor(element: LitElement) {
    this.#element = element;
    element.requestUpdate();
  }

  /** Forgets what was chosen here, at the end of a visit. */
  forget(): void {
    this.#chosen = undefined;
    this.#isChoosing = false;
    this.#element.requestUpdate();
  }

  /** Flow content for below the words "where to go", such as inside a `dd`. */
  view(situation: WardSituation): TemplateResult {
    const language = languageAround(this.#element);
    const say = { ...states[language], ...unitWords[language], ...strings[language] };
    const ward = this.#chosen ?? (situation.ward || keptWard(situation.client.store));
    this.#follow(situation, ward);
    if (this.#isChoosing) return this.#choosing(say, situation);
    if (!ward || (!this.#isReading && !this.#commune && !isMotcuaError(this.#place))) return this.#unknown(say, situation);
    return html`<div class="stack ward-counter">
      ${this.#commune ? html`<p class="heading figure" tabindex="-1">${capital(say.unit(this.#commune))}</p>` : nothing} ${this.#known(say, situation)}
      <p class="screen-only"><button class="link" type="button" @click=${() => this.#openChooser()}>${icon(placeIcon)}${say.change}</button></p>
      ${this.#chooserFailure(say, situation.helpline)}
    </div>`;
  }

  /** What cannot be told is not promised: without a configuration there are no addresses. */
  #unknown(say: Say, { site, helpline }: WardSituation): TemplateResult {
    return html`<div class="stack ward-counter">
      ${site ? html`<p class="screen-only">${say.wardUnknown}</p>` : nothing}
      <p class="buttons screen-only"><button class="button" type="button" @click=${() => this.#openChooser()}>${icon(placeIcon)}${say.choose}</button></p>
      ${this.#chooserFailure(say, helpline)}
    </div>`;
  }

  #choosing(say: Say, { client, helpline, isEasy }: WardSituation): TemplateResult {
    return html`<div class="stack ward-counter">
      ${
        this.#chooser === 'ready'
          ? html`<motcua-ward-chooser asking .client=${client} .easy=${isEasy} .helpline=${helpline} @motcua-ward-chosen=${this.#choose}></motcua-ward-chooser>`
          : html`<p role="status">${say.loading}</p>`
      }
      <p><button class="link" type="button" @click=${() => this.#close()}>${say.close}</button></p>
    </div>`;
  }

  #chooserFailure(say: Say, helpline: string): TemplateResult | typeof nothing {
    if (!isMotcuaError(this.#chooser)) return nothing;
    return html`<p class="unsure small" role="alert">${icon(unknownIcon)}<span>${say.chooserNotLoaded(helpline)}</span></p>
      <p>${callLink(say, helpline)}</p>`;
  }

  #known(say: Say, { site, helpline }: WardSituation): TemplateResult {
    if (this.#isReading) return html`<p class="muted" role="status">${say.loading}</p>`;
    if (isMotcuaError(this.#place)) {
      const { code } = this.#place;
      return html`<p class="unsure small" role="alert">${icon(unknownIcon)}<span>${code === 'OFFLINE' ? say.offline : say.notRead(helpline)}</span></p>
        <p class="buttons screen-only"><button class="button" type="button" @click=${() => this.#retry()}>${icon(againIcon)}${say.retry}</button></p>
        <p>${callLink(say, helpline)}</p>`;
    }
    const counters = this.#place?.communes.find(({ code }) => code === this.#commune?.code)?.counters ?? [];
    const help = this.#place?.helpline ?? helpline;
    if (counters.length === 0)
      return html`<p class="unsure small">${icon(unknownIcon)}<span>${say.nothingKnown(help)}</span></p>
        <p>${callLink(say, help)}</p>`;
    return html`${counters.map((counter) => counterView(say, counter))}
      <p class="source">${icon(sourceIcon)}<span>${say.source(new URL(site, this.#element.baseURI).host, this.#place?.asOf, staleDays(this.#place?.asOf ?? '') !== undefined)}</span></p>`;
  }

  /** Reads anew when somebody else's counter is wanted. */
  #follow({ client, site }: WardSituation, ward: string): void {
    const last = this.#read;
    if (ward === last.ward && site === last.site && client === last.client) return;
    this.#read = { client, ward, site };
    if (this.#commune?.code !== ward) this.#commune = undefined;
    this.#place = undefined;
    this.#isReading = ward !== '';
    if (ward) void this.#readAll(client, ward, site);
  }

  async #readAll(client: Client, ward: string, site: string): Promise<void> {
    const reading = this.#read;
    const place: Promise<Place> = site ? readSite(new URL(site, this.#element.baseURI).href) : Promise.resolve(undefined);
    const [commune, known] = await Promise.allSettled([client.communes.get(ward), place]);
    if (reading !== this.#read) return; // Another one is wanted meanwhile.
    this.#isReading = false;
    if (commune.status === 'fulfilled') this.#commune = commune.value;
    if (known.status === 'fulfilled') this.#place = known.value;
    const failed = [commune, known].find((each) => each.status === 'rejected');
    if (failed) this.#place = this.#failure(failed.reason, 'the counter of a commune could not be told');
    this.#element.requestUpdate();
    this.#focus(this.#focusNext);
  }

  #failure(cause: unknown, message: string): MotcuaError {
    const error = isMotcuaError(cause) ? cause : new MotcuaError('UNAVAILABLE', message, { cause });
    this.#element.dispatchEvent(new MotcuaErrorEvent(error.code));
    return error;
  }

  #retry(): void {
    this.#read = { client: undefined, ward: '', site: '' };
    this.#element.requestUpdate();
    this.#focus('.ward-counter [tabindex]');
  }

  #openChooser(): void {
    this.#isChoosing = true;
    this.#element.requestUpdate();
    this.#focus('motcua-ward-chooser');
    if (this.#chooser === 'ready') return;
    this.#chooser = 'absent';
    import('../ward-chooser/index.ts')
      .then(
        () => {
          this.#chooser = 'ready';
        },
        (cause: unknown) => {
          this.#chooser = this.#failure(cause, 'the chooser of a commune could not be loaded');
          this.#isChoosing = false;
        },
      )
      .finally(() => {
        this.#element.requestUpdate();
        this.#focus(this.#focusNext);
      });
  }

  #close(): void {
    this.#isChoosing = false;
    this.#element.requestUpdate();
    this.#focus('.ward-counter button');
  }

  readonly #choose = ({ code }: WardChosenEvent): void => {
    this.#chosen = code;
    this.#isChoosing = code === ''; // Forgotten: she may say another.
    this.#element.requestUpdate();
    if (code) this.#focus('.ward-counter [tabindex]');
  };

  /** The button that was pressed is gone; the focus must not fall back to the top of the page. */
  #focus(selector: string): void {
    this.#focusNext = selector;
    void this.#element.updateComplete.then(() => {
      const target = selector && selector === this.#focusNext ? this.#element.renderRoot.querySelector<HTMLElement>(selector) : null;
      if (!target) return;
      this.#focusNext = '';
      target.focus();
    });
  }
}

/** One counter: where, when, whom to call. */
function counterView(say: Say, { name, address, hours, phone, mapUrl, note }: Counter): TemplateResult {
  return html`<div>
    <p lang="vi"><b>${name}</b></p>
    <p lang="vi">${address}</p>
    ${mapUrl ? html`<p class="screen-only"><a class="link" href=${mapUrl} target="_blank" rel="noopener noreferrer">${icon(outsideIcon)}${say.map}</a></p>` : nothing}
    <p class="unseen">${say.hours}</p>
    <ul lang="vi">
      ${hours.map(({ days, times }) => html`<li>${days}: <b>${times.split(', ').map((time, place, { length }) => html`<span class="whole">${time}${place + 1 < length ? ',' : ''}</span> `)}</b></li>`)}
    </ul>
    ${note ? html`<p class="small muted" lang="vi">${note}</p>` : nothing}
    <p>${callLink(say, phone)}</p>
  </div>`;
}

/** A counter's number is long: at twice the size of text it goes to a line of its own. */
function callLink(say: Say, phone: string): TemplateResult {
  return html`<a class="link" href=${telephoneOf(phone)}>${icon(callIcon)}<span class="whole">${say.call(phone)}</span></a>`;
}
