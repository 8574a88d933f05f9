import type { Client, WayToSignIn, WindowOutcome } from '@motcua/sdk';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { icon } from './icon.ts';
import { enterIcon, lockIcon } from './icons.ts';
import type { WayInStrings } from './way-in.strings.ts';

/** How surely a person can be asked to be known. */
export type Level = 1 | 2 | 3;

/** A level as a host wrote it; anything else asks for the usual one. */
export function levelOf(given: number): Level {
  return given === 1 || given === 3 ? given : 2;
}

/** What became of the window that was opened last. */
export type WindowState = 'none' | 'open' | 'failed' | WindowOutcome;

/** Knows the address that leads the whole page to a sign-in and back to where the person is now, or the window that does. */
export class WayIn implements ReactiveController {
  /** Empty until it is known, and where nobody can sign in. */
  address = '';
  window: WindowState = 'none';
  #open: WayToSignIn['open'];
  readonly #host: ReactiveControllerHost;
  #asked = '';
  #askedOf: Client | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether the way leads through a window beside this page, which stays. */
  get isWindow(): boolean {
    return this.#open !== undefined;
  }

  /** Whether this is a page of somebody else's site, and no frame of the gateway's own on one. */
  get isElsewhere(): boolean {
    return this.isWindow && new URL(this.address).origin !== location.origin;
  }

  /** Opens the window, or brings it back to the front; called from a press. Whoever waits for a sign-in hears of it as of any other. */
  readonly openWindow = async (): Promise<void> => {
    if (!this.#open) return;
    this.#become('open');
    this.#become(await this.#open().catch((): WindowState => 'failed'));
  };

  hostConnected(): void {
    this.#askedOf = undefined;
  }

  /** Finds the address for a level; the same again costs nothing. `isFresh`: where the person proves anew who they are. */
  prepare(client: Client | undefined, level: Level, isFresh = false): void {
    const returnTo = location.pathname + location.search + location.hash;
    const asked = `${level} ${isFresh} ${returnTo}`;
    if (!client?.identity || (client === this.#askedOf && asked === this.#asked)) return;
    this.#askedOf = client;
    this.#asked = asked;
    client.identity.wayIn({ level, returnTo, isFresh }).then(
      ({ address, open }) => {
        this.address = address;
        this.#open = open;
        this.#host.requestUpdate();
      },
      () => {}, // Its code did not come: the element that asks says so.
    );
  }

  #become(window: WindowState): void {
    this.window = window;
    this.#host.requestUpdate();
  }
}

/** The button that leads away, and what happens then. A frame's page goes as a whole: no provider lets itself be framed. */
export function wayInView(say: WayInStrings, way: WayIn, words = say.signIn, onPress?: () => void): TemplateResult | typeof nothing {
  const { address } = way;
  if (!address) return nothing;
  if (way.isWindow) return windowView(say, way, words);
  return html`<p class="buttons screen-only"><a class="button primary" href=${address} target="_top" @click=${onPress}>${icon(enterIcon)}${words}</a></p>
    <p class="source screen-only">${icon(lockIcon)}<span>${say.wayIn}</span></p>`;
}

/** What has become of the window is said beside the button, which stays where it was. */
function windowView(say: WayInStrings, way: WayIn, words: string): TemplateResult {
  const told = say.window[way.window];
  return html`<p class="buttons screen-only">
      <button class="button primary" type="button" @click=${() => void way.openWindow()}>${icon(enterIcon)}${words}</button>
    </p>
    <p role="status" class="screen-only">${told ? html`<b>${told}</b>` : nothing}</p>
    <p class="source screen-only">${icon(lockIcon)}<span>${say.wayInWindow}</span></p>`;
}
