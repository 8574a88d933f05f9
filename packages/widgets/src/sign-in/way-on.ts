import type { Client } from '@motcua/sdk';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { callView, warningView } from '../core/states-view.ts';
import { states } from '../core/states.strings.ts';
import { WayIn, wayInView } from '../core/way-in.ts';
import { wayIn } from '../core/way-in.strings.ts';
import type { Wording } from '../core/language.ts';
import type { Blocked } from './gate.ts';
import { rememberReturn } from './returning.ts';

const vi = { ...states.vi, ...wayIn.vi };
const en: typeof vi = { ...states.en, ...wayIn.en };

/** Leads on where signing in or agreeing is all that is missing. Its code comes when that happens. */
export class WayOn {
  readonly #way: WayIn;
  readonly #tag: string;

  constructor(host: ReactiveControllerHost & Element) {
    this.#way = new WayIn(host);
    this.#tag = host.localName;
  }

  view(client: Client, { code, title, text, purpose, helpline, isFresh = false, keepsNothing, localize }: Blocked): TemplateResult {
    const say = localize({ vi, en } satisfies Wording<typeof vi>);
    // Whoever is known surely enough already and is refused all the same has to prove it anew.
    this.#way.prepare(client, 2, isFresh || code === 'STEP_UP');
    // On somebody else's site it is in the gateway's own window that people agree.
    if (code === 'CONSENT' && !this.#way.isWindow) {
      if (!this.#way.address) return html`<p>${text}</p>`; // Not known yet which of the two it is.
      void import('../consent/index.ts').catch(() => {}); // What is slotted into it stands there until it comes.
      return html`<p>${text}</p>
        <motcua-consent inside purpose=${purpose} helpline=${helpline} .client=${client}>${callView(say, helpline)}</motcua-consent>`;
    }
    const words = isFresh ? say.signInAgain : code === 'STEP_UP' ? say.signInStronger : code === 'CONSENT' ? say.answer : say.signIn;
    const onPress = keepsNothing ? undefined : () => rememberReturn(this.#tag);
    return html`<div role="alert">
      ${warningView(title, html`<p>${text}</p>${wayInView(say, this.#way, words, onPress)} ${helpline ? callView(say, helpline) : nothing}`)}
    </div>`;
  }
}
