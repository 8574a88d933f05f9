import { ContextProvider } from '@lit/context';
import type { FetchClientSession } from '@motcua/sdk';
import { html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { surroundingsContext, type Surroundings } from '../core/context.ts';
import { icon } from '../core/icon.ts';
import { clearIcon, warningIcon } from '../core/icons.ts';
import { MotcuaElement } from '../core/motcua-element.ts';
import { addressOf, codeInAddress } from '../core/service-address.ts';
import { strings } from './app.strings.ts';
import { styles } from './app.styles.ts';
import { BarHeight } from './bar-height.ts';
import { IdleWatch, type IdleTimes } from './idle-watch.ts';
import { SessionEndedEvent } from './session-ended-event.ts';

/** How long nobody may do anything on a shared device. Easy mode promises time to read. */
const idleTimes = { usual: { warnAfterMs: 90_000, endAfterMs: 30_000 }, easy: { warnAfterMs: 300_000, endAfterMs: 60_000 } };

/** How long signing out may take when a visit ends. */
const leavingMs = 4000;

/**
 * Gives client, theme and easy mode to every motcua element inside it, and keeps a shared device clean.
 *
 * @element motcua-app
 * @fires {SessionEndedEvent} motcua-session-ended - A visit on a shared device has ended; cancel it to choose what comes next.
 * @slot - The page.
 * @cssprop [--motcua-color-accent=#0b57a4] - Background of the primary action.
 */
export class MotcuaApp extends MotcuaElement {
  static override get styles() {
    return styles;
  }

  /**
   * The device is shared (kiosk, borrowed phone): no element inside keeps anything, whichever client it uses, a way to
   * erase everything is always in sight, and a visit that nobody goes on with ends by itself. What the host keeps, or an
   * element outside, is not the app's to erase.
   */
  @property({ type: Boolean, attribute: 'shared-device' }) sharedDevice = false;

  /** The host page shows a switch for easy mode, so the elements inside need none. */
  @property({ type: Boolean, attribute: 'has-easy-switch' }) hasEasySwitch = false;

  /**
   * `cookie`: the gateway is on the page's own site (`www.` and `api.` of one domain) and people sign in there. Its cookie
   * goes along with questions about the person, and with no others. `client`: this is somebody else's site, which the
   * gateway's operator has registered under `host-key`; people sign in by a window of the gateway's.
   */
  @property() session: 'cookie' | 'client' | '' = '';

  /** The site's own key (`pk_…`), where the gateway's operator has given it one. Not a secret. */
  @property({ attribute: 'host-key' }) hostKey = '';

  /** With `session="client"`: the site's own server signs people in, and no window is needed. */
  @property({ attribute: false }) fetchClientSession: FetchClientSession | undefined;

  readonly #given = new ContextProvider(this, { context: surroundingsContext, initialValue: {} });
  readonly #idle = new IdleWatch(
    this,
    () => this.#idleTimes,
    () => this.#end(),
  );
  #endedVisits = 0;
  /** Easy mode has little room: the sentence beside the button goes once the person has pressed something on the page. */
  #isNoteRead = false;

  constructor() {
    super();
    this.addController(new BarHeight(this));
    this.addEventListener('click', this.#readNote);
  }

  protected override get needsEasySwitch(): boolean {
    return false; // An app sits around a page; the switch belongs to the page or to the elements inside.
  }

  protected override get clientOptions() {
    return { session: this.session || undefined, key: this.hostKey || undefined, fetchClientSession: this.fetchClientSession };
  }

  protected override get isSharedDevice(): boolean {
    return this.sharedDevice || super.isSharedDevice;
  }

  /** Passes the end of a visit on to every element inside. */
  protected override forget(): void {
    this.#isNoteRead = false;
    this.#endedVisits += 1;
    this.#give();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session') || changed.has('hostKey') || changed.has('fetchClientSession')) changed.set('gateway', this.gateway); // Another session is another client.
    super.willUpdate(changed);
    if (this.sharedDevice && this.isConnected) this.#idle.start();
    else this.#idle.stop();
    this.#give();
  }

  protected override render() {
    return html`<slot></slot>${this.sharedDevice ? this.#sharedBar() : nothing}`;
  }

  #sharedBar() {
    const say = this.localize(strings);
    const { phase, secondsLeft } = this.#idle;
    const isAsking = phase === 'warned' || phase === 'answered';
    const hasNote = !isAsking && !(this.isEasy && this.#isNoteRead);
    // The alert is read out once; the seconds that run down stand outside it, or they would be read out every second.
    return html`<aside class="shared ${isAsking ? 'asking' : ''} screen-only" aria-label=${say.sharedTitle}>
      <p role="alert">${isAsking ? html`${icon(warningIcon)} <b>${say.idleTitle}</b> ${say.idleNote(this.#idleTimes.endAfterMs / 1000)}` : nothing}</p>
      ${isAsking ? html`<p role="timer"><b>${say.idleLeft(secondsLeft)}</b></p>` : nothing} ${hasNote ? html`<p class="small">${say.sharedNote}</p>` : nothing}
      ${isAsking ? html`<button class="button primary" type="button" @click=${() => this.#idle.stay()}>${say.stay}</button>` : nothing}
      <button class="button" type="button" @click=${() => this.#end()}>${icon(clearIcon)}${say.finish}</button>
    </aside>`;
  }

  get #idleTimes(): IdleTimes {
    return this.isEasy ? idleTimes.easy : idleTimes.usual;
  }

  /** Tells the elements inside what has changed, and only then: each time makes all of them look again. */
  #give(): void {
    const { activeClient: client, theme, isEasy: easy, hasEasySwitch, isSharedDevice } = this;
    const given: Surroundings = { client, theme: theme || 'auto', easy, hasEasySwitch, isSharedDevice, endedVisits: this.#endedVisits };
    const last = this.#given.value;
    if (Object.entries(given).some(([name, value]) => value !== last[name as keyof Surroundings])) this.#given.setValue(given);
  }

  readonly #readNote = ({ target }: Event): void => {
    if (this.#isNoteRead || target === this) return; // Pressed in the bar itself, which tells nothing of having read it.
    this.#isNoteRead = true;
    this.requestUpdate();
  };

  #end(): void {
    this.#idle.stop();
    // Who leaves a shared device stays signed in nowhere; where the gateway is silent, the next person is not kept waiting for it.
    const leaving = this.activeClient?.identity?.end({ signal: timeLimit(leavingMs) }).catch(() => undefined);
    if (codeInAddress()) history.replaceState(null, '', addressOf(''));
    this.endVisit();
    // A fresh page is the only state that surely holds nothing of the last person. The host's query string may name the
    // page and stays; a fragment does not, since an address that differs in nothing but that is not loaded again.
    const fresh = location.pathname + location.search;
    if (!this.dispatchEvent(new SessionEndedEvent())) return this.isConnected ? this.#idle.start() : undefined;
    if (!leaving) return location.replace(fresh);
    return void leaving.then((left) => location.replace(isWebAddress(left?.providerSignOut) ? left.providerSignOut : fresh));
  }
}

/** Aborts after a while; `AbortSignal.timeout` came with Safari 16. */
function timeLimit(ms: number): AbortSignal {
  const limit = new AbortController();
  setTimeout(() => limit.abort(), ms);
  return limit.signal;
}

function isWebAddress(address: string | undefined): address is string {
  return /^https?:/.test(address ?? '');
}
