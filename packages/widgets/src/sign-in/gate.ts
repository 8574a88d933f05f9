import type { ErrorCode } from '@motcua/contract';
import type { Client, SessionChange } from '@motcua/sdk';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Wording } from '../core/language.ts';
import { takeReturn } from './returning.ts';
import type { WayOn } from './way-on.ts';

/** What keeps the person out, and how the element says so. */
export interface Blocked {
  readonly code: ErrorCode;
  readonly title: string;
  readonly text: string;
  /** Code of what has to be agreed to. */
  readonly purpose: string;
  /** Whom to call; empty where the page says so already. */
  readonly helpline: string;
  /** Whether the person has to prove anew who they are. */
  readonly isFresh?: boolean | undefined;
  /** Whether nothing may stay behind in this tab. */
  readonly keepsNothing: boolean;
  localize<Strings extends object>(wording: Wording<Strings>): Strings;
}

/** What the person can put right here and now. */
const passable: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['SIGN_IN', 'STEP_UP', 'CONSENT']);

/**
 * Stands before somebody's own records: leads to a sign-in or asks for consent where that is missing, lets the element go
 * on by itself once it is there, and closes it when it is gone or somebody else's. Loads nothing before it is needed.
 */
export class Gate implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #hear: (mayOpen: boolean, mayStay: boolean) => void;
  #client: Client | undefined;
  #watching: AbortController | undefined;
  #wayOn: WayOn | undefined;
  #isLoading = false;
  #hasLooked = false;

  /**
   * @param hear - Called when a sign-in or a consent may have opened the gate (`mayOpen`), and when what came through it must
   * go (not `mayStay`): with the sign-in or the consent, when somebody else signs in, and when the page asks for somebody else.
   */
  constructor(host: ReactiveControllerHost & Element, hear: (mayOpen: boolean, mayStay: boolean) => void) {
    this.#host = host;
    this.#hear = hear;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#client) this.approach(this.#client);
  }

  hostDisconnected(): void {
    this.#watching?.abort();
    this.#watching = undefined;
  }

  /** Called when records are asked for: from now on changes matter. */
  approach(client: Client): void {
    if (client === this.#client && this.#watching) return;
    this.hostDisconnected();
    this.#client = client;
    if (!client.identity) return;
    this.#watching = new AbortController();
    const hear = (change: SessionChange) => {
      const isAgreed = change === 'consent-given';
      // Who may look for whom, and what other sites may see, opens and closes nothing yet; for whom the page asks does.
      if (change !== 'delegation-changed' && change !== 'consents-changed') this.#hear(isAgreed || change === 'signed-in', isAgreed);
    };
    client.identity.watch(hear, this.#watching.signal).catch(() => {}); // Asking tells of the same failure.
    client.identity.session().catch(() => {}); // Who is known to be signed in is told what happens on other devices.
  }

  /** Whether this element led its person to a sign-in from which they have just come back; asked once. */
  isReturning(client: Client | undefined): boolean {
    // Only when the page begins: the mark that is made when it is left is for the next one.
    if (!client?.identity || this.#hasLooked) return false;
    this.#hasLooked = true;
    return takeReturn(this.#host.localName);
  }

  /** The way on; `undefined` where there is none, or its code has not come. */
  view(blocked: Blocked): TemplateResult | undefined {
    const client = this.#client;
    if (!client?.identity || !passable.has(blocked.code)) return undefined;
    if (!this.#wayOn) this.#load();
    return this.#wayOn?.view(client, blocked);
  }

  #load(): void {
    if (this.#isLoading) return;
    this.#isLoading = true;
    import('./way-on.ts').then(
      ({ WayOn: Loaded }) => {
        this.#wayOn = new Loaded(this.#host);
        this.#host.requestUpdate();
      },
      () => (this.#isLoading = false), // What the element says without it is true all the same.
    );
  }
}
