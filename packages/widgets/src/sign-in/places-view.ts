import type { SignedInPlace } from '@motcua/contract/identity';
import type { Client } from '@motcua/sdk';
import { css, html, nothing, type TemplateResult } from 'lit';
import { addStyles } from '../core/add-styles.ts';
import { icon } from '../core/icon.ts';
import { leaveIcon, passedIcon, phoneIcon, unknownIcon, webIcon } from '../core/icons.ts';
import type { Wording } from '../core/language.ts';
import type { MotcuaElement } from '../core/motcua-element.ts';
import { Patience } from '../core/patience.ts';
import { failureView, waitingView, warningView } from '../core/states-view.ts';
import { WayIn, wayInView } from '../core/way-in.ts';
import { vietnamMoment } from '../signature-check/moment.ts';
import { KnownPlaces } from './known-places.ts';
import { strings, type PlacesStrings } from './places.strings.ts';
import { rememberReturn } from './returning.ts';

/** What the element around lends. */
export interface PlacesFrame {
  readonly helpline: string;
  /** One question on the screen. */
  readonly isEasy: boolean;
  /** Whether nothing may stay behind in this tab. */
  readonly keepsNothing: boolean;
  localize<Strings extends object>(wording: Wording<Strings>): Strings;
}

/** What people call them; the same in every language. */
const systemNames = { android: 'Android', windows: 'Windows', macos: 'Mac', linux: 'Linux', chromeos: 'Chromebook' } as const;
const browserNames = {
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  safari: 'Safari',
  coccoc: 'Cốc Cốc',
  samsung: 'Samsung Internet',
  opera: 'Opera',
  zalo: 'Zalo',
} as const;

const styles = css`
  .places {
    border-block: 1px solid var(--_color-line);
  }
  .places > li {
    padding: var(--_space-3) 0;
  }
  .places > li + li {
    border-top: 1px solid var(--_color-line);
  }
  .place {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    font-weight: 600;
  }
`;

/** Shows where somebody is signed in, and signs them out elsewhere in two presses. Comes when that is unfolded. */
export class Places {
  readonly #host: MotcuaElement;
  readonly #known: KnownPlaces;
  readonly #way: WayIn;
  readonly #patience: Patience;
  #client: Client | undefined;
  #signedInAt = '';
  #focusNext = '';

  constructor(host: MotcuaElement, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#known = new KnownPlaces(host, onFailure);
    this.#way = new WayIn(host);
    this.#patience = new Patience(host);
    host.addController({ hostUpdated: () => this.#moveFocus() });
    addStyles(host, styles);
  }

  /** Knows the places of one sign-in from now on; called again with the same one it does nothing. */
  follow(client: Client | undefined, signedInAt: string): void {
    const { kind } = this.#known.state;
    if (kind === 'asking' && signedInAt) this.#patience.start();
    else this.#patience.stop();
    if (this.#known.act.error?.code === 'STEP_UP') this.#way.prepare(client, 1, true);
    if (client === this.#client && signedInAt === this.#signedInAt) return;
    this.#client = client;
    this.#signedInAt = signedInAt;
    this.#known.forget();
    if (signedInAt) this.ask();
  }

  ask(): void {
    void this.#known.ask(this.#client);
  }

  view({ helpline, isEasy, keepsNothing, localize }: PlacesFrame): TemplateResult {
    const say = localize(strings);
    const { state, act } = this.#known;
    const { places = [] } = state;
    const isAsking = act.kind === 'asking' || act.kind === 'ending' || act.kind === 'notEnded';
    const question = isAsking ? this.#question(say, places, helpline, keepsNothing) : nothing;
    return html`
      <p class="unseen" role="status">${this.#status(say, places)}</p>
      <div class="stack" tabindex="-1" data-places>
        ${state.error ? failureView({ ...say, failed: { ...say.failed, ...say.notAnswered } }, state.error, helpline, () => this.ask(), { title: say.failedTitle }) : nothing}
        ${state.kind === 'asking' && !state.places ? waitingView(say, this.#patience.phase) : nothing}
        ${act.kind === 'ended' ? html`<div class="notice">${icon(passedIcon)}<p class="notice-title">${act.id === undefined ? say.endedOthers : say.ended}</p></div>` : nothing}
        ${isEasy && isAsking ? question : state.places ? this.#list(say, places, question) : nothing}
      </div>
    `;
  }

  #status(say: PlacesStrings, places: readonly SignedInPlace[]): string {
    const { state, act } = this.#known;
    if (act.kind === 'ending') return say.ending;
    if (act.kind === 'ended') return act.id === undefined ? say.endedOthers : say.ended;
    if (state.kind === 'asking') return say.loading;
    return state.places ? countOf(say, places) : '';
  }

  #list(say: PlacesStrings, places: readonly SignedInPlace[], question: unknown): TemplateResult {
    const { kind, id } = this.#known.act;
    const others = places.filter(({ isHere }) => !isHere);
    const isOpen = question !== nothing;
    return html`
      <p>${countOf(say, places)}</p>
      <ul class="places">
        ${places.map(
          (place) => html`<li>
            <p class="place">${icon(place.device.kind === 'phone' ? phoneIcon : place.device.kind === 'unknown' ? unknownIcon : webIcon)}${deviceWords(say, place)}</p>
            ${place.isHere ? html`<p><b>${say.here}</b></p>` : nothing}
            <p class="small">${say.signedIn(momentWords(say, place.signedInAt))}. ${place.isHere ? nothing : html`${say.lastUsed(momentWords(say, place.lastUsedAt))}.`}</p>
            ${place.sites.length > 0 ? html`<p class="small">${say.sites(place.sites.join(', '))}.</p>` : nothing}
            ${isOpen && id === place.id ? question : place.isHere ? nothing : this.#button(say.end, place.id, deviceWords(say, place))}
          </li>`,
        )}
      </ul>
      ${others.length > 0 ? html`<p>${say.strange}</p>` : nothing}
      ${isOpen && id === undefined && kind !== 'ended' ? question : others.length > 1 ? this.#button(say.endOthers) : nothing}
    `;
  }

  /** Of several buttons that say the same, each says to who cannot see the list which place it means. */
  #button(words: string, id?: string, place?: string): TemplateResult {
    return html`<p class="buttons screen-only">
      <button class="button quiet" type="button" data-end=${id ?? 'others'} @click=${() => this.#askToEnd(id)}>
        ${icon(leaveIcon)}${words}${place ? html`<span class="unseen">: ${place}</span>` : nothing}
      </button>
    </p>`;
  }

  /** The first press says what follows, the second does it. */
  #question(say: PlacesStrings, places: readonly SignedInPlace[], helpline: string, keepsNothing: boolean): TemplateResult {
    const { kind, id, error } = this.#known.act;
    const place = places.find((each) => each.id === id);
    const title = place ? say.question(deviceWords(say, place)) : say.questionOthers(places.filter(({ isHere }) => !isHere).length);
    const isEnding = kind === 'ending';
    if (error?.code === 'STEP_UP') {
      const onPress = keepsNothing ? undefined : () => rememberReturn(this.#host.localName);
      return html`<div class="question" tabindex="-1" role="alert">
        ${warningView(say.stepUpTitle, html`<p>${say.stepUp}</p>${wayInView(say, this.#way, say.signInAgain, onPress)}`)}
      </div>`;
    }
    return html`<div class="question screen-only" tabindex="-1" role="group" aria-label=${title}>
      ${
        error
          ? failureView({ ...say, failed: { ...say.failed, ...say.notAnswered } }, error, helpline, this.#end, { title: say.notEndedTitle })
          : warningView(
              title,
              html`<p>${say.means}</p>
                <p>${say.noUndo}</p>
                <p class="buttons">
                  <button class="button" type="button" ?disabled=${isEnding} @click=${this.#settle}>${say.no}</button>
                  <button class="button quiet" type="button" ?disabled=${isEnding} @click=${this.#end}>${isEnding ? say.ending : say.yes}</button>
                </p>`,
            )
      }
    </div>`;
  }

  #askToEnd(id: string | undefined): void {
    this.#focusNext = '.question';
    this.#known.askToEnd(id);
  }

  readonly #settle = (): void => {
    this.#focusNext = `[data-end="${this.#known.act.id ?? 'others'}"]`;
    this.#known.settle();
  };

  readonly #end = async (): Promise<void> => {
    await this.#known.end();
    this.#focusNext = this.#known.act.kind === 'notEnded' ? '.question' : '[data-places]';
    this.#host.requestUpdate();
  };

  #moveFocus(): void {
    if (!this.#focusNext) return;
    const target = this.#host.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    this.#focusNext = '';
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'nearest' });
  }
}

function countOf(say: PlacesStrings, places: readonly SignedInPlace[]): string {
  return places.length > 1 ? say.count(places.length) : say.onlyHere;
}

function deviceWords(say: PlacesStrings, { device: { kind, system, browser } }: SignedInPlace): string {
  const made = system === 'ios' ? (kind === 'tablet' ? 'iPad' : 'iPhone') : system && systemNames[system];
  const inside = browser === 'zalo' ? say.inside(browserNames.zalo) : browser && say.browser(browserNames[browser]);
  return [[say.kind[kind], made].filter(Boolean).join(' '), inside].filter(Boolean).join(', ');
}

function momentWords(say: PlacesStrings, moment: string): string {
  const { time, day } = vietnamMoment(moment);
  return say.moment(time, day === vietnamMoment(new Date().toISOString()).day ? '' : day);
}
