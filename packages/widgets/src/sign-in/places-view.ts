import type { SignedInPlace } from '@motcua/contract/identity';
import type { Client } from '@motcua/sdk';
import { css, html, nothing, type TemplateResult } from 'lit';
import { addStyles } from '../core/add-styles.ts';
import { icon } from '../core/icon.ts';
import { leaveIcon, passedIcon, phoneIcon, unknownIcon, webIcon } from '../core/icons.ts';
import type { Wording } from '../core/language.ts';
import type { MotcuaElement } from '../core/motcua-element.ts';
import { Patience } from '../core/patience.ts';
import { callView, failureView, waitingView, warningView } from '../core/states-view.ts';
import { levelOf, WayIn, wayInView } from '../core/way-in.ts';
import { vietnamMoment } from '../signature-check/moment.ts';
import { KnownPlaces } from './known-places.ts';
import type { SignedIn } from './known-session.ts';
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
  follow(client: Client | undefined, session: SignedIn | undefined): void {
    const signedInAt = session?.signedInAt ?? '';
    const { kind } = this.#known.state;
    if (kind === 'asking' && signedInAt) this.#patience.start();
    else this.#patience.stop();
    // As surely as the person is known now: who proves less has lost what they could do here.
    if (session && this.#known.act.error?.code === 'STEP_UP') this.#way.prepare(client, levelOf(session.assuranceLevel), true);
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
        ${act.kind === 'ended' ? html`<div class="notice">${icon(passedIcon)}<p class="notice-title">${aboutWhat(say, act.id).ended}</p></div>` : nothing}
        ${isEasy && isAsking ? question : state.places ? this.#list(say, places, question) : nothing}
      </div>
    `;
  }

  #status(say: PlacesStrings, places: readonly SignedInPlace[]): string {
    const { state, act } = this.#known;
    if (act.kind === 'ending') return aboutWhat(say, act.id).ending;
    if (act.kind === 'ended') return aboutWhat(say, act.id).ended;
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
            <p class="place">${icon(iconOf(place))}${placeWords(say, place)}</p>
            ${place.isHere ? html`<p><b>${say.here}</b></p>` : nothing}
            <p class="small">${say.signedIn(momentWords(say, place.signedInAt))}. ${place.isHere ? nothing : html`${say.lastUsed(momentWords(say, place.lastUsedAt))}.`}</p>
            ${place.sites.length > 0 ? html`<p class="small">${say.sites(place.sites.join(', '))}.</p>` : nothing}
            ${place.vouchedBy === undefined ? nothing : html`<p class="small">${say.vouchedNote}</p>`}
            ${isOpen && id === place.id ? question : place.isHere ? nothing : this.#button(say.end, place.id, tellingApart(say, place))}
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
      <button class="button quiet" type="button" data-end=${id ?? 'others'} aria-disabled=${this.#known.act.kind === 'ending' ? 'true' : 'false'} @click=${() => this.#askToEnd(id)}>
        ${icon(leaveIcon)}${words}${place ? html`<span class="unseen">: ${place}</span>` : nothing}
      </button>
    </p>`;
  }

  /** The first press says what follows, the second does it. */
  #question(say: PlacesStrings, places: readonly SignedInPlace[], helpline: string, keepsNothing: boolean): TemplateResult {
    const { kind, id, error } = this.#known.act;
    const place = places.find((each) => each.id === id);
    const title = place ? say.question(tellingApart(say, place)) : say.questionOthers(places.filter(({ isHere }) => !isHere).length);
    const about = aboutWhat(say, id);
    const isEnding = kind === 'ending';
    const isBusy = isEnding ? 'true' : 'false';
    const no = html`<button class="button" type="button" aria-disabled=${isBusy} @click=${this.#settle}>${say.no}</button>`;
    if (error?.code === 'STEP_UP') {
      const onPress = keepsNothing ? undefined : () => rememberReturn(this.#host.localName);
      return html`<div class="question" tabindex="-1" role="alert">
        ${warningView(say.stepUpTitle, html`<p>${about.stepUp}</p>${wayInView(say, this.#way, say.signInAgain, onPress)} ${callView(say, helpline)} <p class="buttons">${no}</p>`)}
      </div>`;
    }
    return html`<div class="question stack screen-only" tabindex="-1" role="group" aria-label=${title}>
      ${
        error
          ? html`${failureView({ ...say, failed: { ...say.failed, ...say.notAnswered } }, error, helpline, this.#end, { title: about.notEndedTitle })}<p class="buttons">${no}</p>`
          : warningView(
              title,
              html`<p>${about.means}</p>
                <p>${about.noUndo}</p>
                <p class="buttons">
                  ${no}
                  <button class="button quiet" type="button" aria-disabled=${isBusy} @click=${this.#end}>${isEnding ? about.ending : about.yes}</button>
                </p>`,
            )
      }
    </div>`;
  }

  #askToEnd(id: string | undefined): void {
    if (this.#known.act.kind === 'ending') return;
    this.#focusNext = '.question';
    this.#known.askToEnd(id);
  }

  readonly #settle = (): void => {
    if (this.#known.act.kind === 'ending') return;
    this.#focusNext = `[data-end="${this.#known.act.id ?? 'others'}"]`;
    this.#known.settle();
  };

  readonly #end = async (): Promise<void> => {
    if (this.#known.act.kind === 'ending') return;
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
  return places.some(({ isHere }) => !isHere) ? say.count(places.length) : say.onlyHere;
}

/** What is said of one place, or of all others. */
function aboutWhat(say: PlacesStrings, id: string | undefined): PlacesStrings['one'] {
  return id === undefined ? say.others : say.one;
}

function iconOf({ device: { kind }, vouchedBy }: SignedInPlace) {
  if (kind === 'phone') return phoneIcon;
  return kind === 'unknown' && vouchedBy === undefined ? unknownIcon : webIcon;
}

/** Two places may be of the same kind: what they were used for, and when, tells them apart. */
function tellingApart(say: PlacesStrings, place: SignedInPlace): string {
  return [placeWords(say, place), ...(place.sites.length > 0 ? [say.sites(place.sites.join(', '))] : []), say.lastUsed(momentWords(say, place.lastUsedAt))].join('. ');
}

function placeWords(say: PlacesStrings, { vouchedBy, device: { kind, system, browser } }: SignedInPlace): string {
  if (vouchedBy !== undefined) return say.vouched(vouchedBy);
  const made = system === 'ios' ? (kind === 'tablet' ? 'iPad' : 'iPhone') : system && systemNames[system];
  const inside = browser === 'zalo' ? say.inside(browserNames.zalo) : browser && say.browser(browserNames[browser]);
  return [made ? say.made(say.kind[kind], made) : say.kind[kind], inside].filter(Boolean).join(', ');
}

function momentWords(say: PlacesStrings, moment: string): string {
  const { time, day } = vietnamMoment(moment);
  return say.moment(time, day === vietnamMoment(new Date().toISOString()).day ? '' : day);
}
