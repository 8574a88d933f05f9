import type { Client } from '@motcua/sdk';
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

/** Knows the address that leads the whole page to a sign-in and back to where the person is now. */
export class WayIn implements ReactiveController {
  /** Empty until it is known, and where nobody can sign in. */
  address = '';
  readonly #host: ReactiveControllerHost;
  #asked = '';
  #askedOf: Client | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#askedOf = undefined;
  }

  /** Finds the address for a level; the same again costs nothing. `isFresh`: where the person proves anew who they are. */
  prepare(client: Client | undefined, level: Level, isFresh = false): void {
    const returnTo = location.pathname + location.search + location.hash;
    const asked = `${level} ${returnTo}`;
    if (!client?.identity || (client === this.#askedOf && asked === this.#asked)) return;
    this.#askedOf = client;
    this.#asked = asked;
    client.identity.signInAddress({ level, returnTo, isFresh }).then(
      (address) => {
        this.address = address;
        this.#host.requestUpdate();
      },
      () => {}, // Its code did not come: the element that asks says so.
    );
  }
}

/** The button that leads away, and what happens then. A frame's page goes as a whole: no provider lets itself be framed. */
export function wayInView(say: WayInStrings, address: string, words = say.signIn, onPress?: () => void): TemplateResult | typeof nothing {
  if (!address) return nothing;
  return html`<p class="buttons screen-only"><a class="button primary" href=${address} target="_top" @click=${onPress}>${icon(enterIcon)}${words}</a></p>
    <p class="source screen-only">${icon(lockIcon)}<span>${say.wayIn}</span></p>`;
}
