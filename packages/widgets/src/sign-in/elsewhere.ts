import type { Client, MotcuaError } from '@motcua/sdk';
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { failureOf } from '../core/failure-of.ts';
import { icon } from '../core/icon.ts';
import { moreIcon } from '../core/icons.ts';
import type { MotcuaElement } from '../core/motcua-element.ts';
import { failureView } from '../core/states-view.ts';
import type { Places, PlacesFrame } from './places-view.ts';
import { takeReturn } from './returning.ts';
import type { SignedIn } from './known-session.ts';
import type { SignInStrings } from './sign-in.strings.ts';

/** Where else somebody is signed in, folded; what is inside comes when it is unfolded. */
export class Elsewhere {
  readonly #host: MotcuaElement & ReactiveControllerHost;
  readonly #onFailure: (error: unknown) => void;
  #places: Places | undefined;
  #failure: MotcuaError | undefined;
  #session: SignedIn | undefined;
  #isUnfolded = false;

  constructor(host: MotcuaElement, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#onFailure = onFailure;
  }

  /** Knows one sign-in from now on, or none; called again with the same one it does nothing. */
  follow(client: Client | undefined, session: SignedIn | undefined): void {
    // Ending something elsewhere asks for a fresh proof, from which the person has come back to it.
    if (session && !this.#session) this.#isUnfolded = takeReturn(this.#host.localName);
    this.#session = session;
    this.#places?.follow(client, session);
  }

  view(say: SignInStrings, frame: PlacesFrame): TemplateResult {
    return html`<details ?open=${this.#isUnfolded} @toggle=${this.#unfold}>
      <summary>${icon(moreIcon)}${say.places}</summary>
      ${this.#failure ? failureView(say, this.#failure, frame.helpline, this.#open, { title: say.placesFailedTitle }) : this.#places?.view(frame)}
    </details>`;
  }

  readonly #unfold = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLDetailsElement) || !currentTarget.open) return;
    if (this.#places) this.#places.ask();
    else void this.#open();
  };

  readonly #open = async (): Promise<void> => {
    try {
      const { Places: Loaded } = await import('./places-view.ts');
      this.#places ??= new Loaded(this.#host, this.#onFailure);
      this.#failure = undefined;
    } catch (cause) {
      this.#failure = failureOf(cause, 'where the person is signed in could not be shown');
      this.#onFailure(cause);
    }
    this.#host.requestUpdate();
  };
}
