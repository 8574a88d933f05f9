import { ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { surroundingsContext } from '../core/context.ts';
import { icon } from '../core/icon.ts';
import { clearIcon, warningIcon } from '../core/icons.ts';
import { MotcuaElement } from '../core/motcua-element.ts';
import { strings } from './app.strings.ts';
import { styles } from './app.styles.ts';
import { IdleWatch } from './idle-watch.ts';
import { SessionEndedEvent } from './session-ended-event.ts';

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

  /** The device is shared (kiosk, borrowed phone): nothing is kept, and a way to erase everything is always in sight. */
  @property({ type: Boolean, attribute: 'shared-device' }) sharedDevice = false;

  /** The host page shows a switch for easy mode, so the elements inside need none. */
  @property({ type: Boolean, attribute: 'has-easy-switch' }) hasEasySwitch = false;

  readonly #given = new ContextProvider(this, { context: surroundingsContext, initialValue: {} });
  readonly #idle = new IdleWatch(this, { warnAfterMs: 90_000, endAfterMs: 30_000 }, () => this.#end());

  protected override get needsEasySwitch(): boolean {
    return false; // An app sits around a page; the switch belongs to the page or to the elements inside.
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const client = this.activeClient;
    if (client) client.store.isShared = this.sharedDevice;
    if (this.sharedDevice) this.#idle.start();
    else this.#idle.stop();
    const { theme, easy, hasEasySwitch } = this;
    this.#given.setValue({ client, theme: theme || 'auto', easy, hasEasySwitch });
  }

  protected override render() {
    return html`<slot></slot>${this.sharedDevice ? this.#sharedBar() : nothing}`;
  }

  #sharedBar() {
    const say = this.localize(strings);
    const isAsking = this.#idle.phase === 'warned';
    return html`<aside class="shared ${isAsking ? 'asking' : ''} screen-only" aria-label=${say.sharedTitle}>
      <p role="alert">${isAsking ? html`${icon(warningIcon)} <b>${say.idleTitle}</b> ${say.idleNote}` : nothing}</p>
      ${isAsking ? html`<button class="button primary" type="button" @click=${() => this.#idle.stay()}>${say.stay}</button>` : html`<p class="small">${say.sharedNote}</p>`}
      <button class="button" type="button" @click=${() => this.#end()}>${icon(clearIcon)}${say.finish}</button>
    </aside>`;
  }

  #end(): void {
    this.activeClient?.store.clear();
    this.#idle.stop();
    // A fresh page is the only state that surely holds nothing of the last person.
    if (this.dispatchEvent(new SessionEndedEvent())) location.replace(location.pathname);
    else this.#idle.start();
  }
}
