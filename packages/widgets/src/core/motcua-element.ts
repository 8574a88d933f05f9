import { ContextConsumer } from '@lit/context';
import { createClient, isMotcuaError, type Client, type ClientOptions, type DeviceStore } from '@motcua/sdk';
import { LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { surroundingsContext, type Surroundings, type Theme } from './context.ts';
import { EasyChosenEvent } from './easy-chosen-event.ts';
import { startWorker } from './engine-worker.ts';
import { MotcuaErrorEvent } from './events.ts';
import { languageAround, watchLanguage, type Wording } from './language.ts';
import { undoTranslation } from './translation.ts';

const easyModeKey = 'easy';

/**
 * What every motcua element can do: find its client, speak the page's language, follow theme and easy mode, survive
 * the browser's translation, and be defined by the first copy on a page.
 */
export abstract class MotcuaElement extends LitElement {
  /** Defines the element unless another copy has: the first on a page wins, the second is not an error. */
  static define(tag: string): void {
    if (!customElements.get(tag)) customElements.define(tag, this as unknown as CustomElementConstructor);
  }

  /** The client to ask. Given by a host's script; else made from `catalogue` or `gateway`; else taken from the nearest `motcua-app`. */
  @property({ attribute: false }) client: Client | undefined;

  /** Address of a catalogue's entry file: this element alone then answers on the device. */
  @property() catalogue = '';

  /** `sha256-…` that the catalogue's entry file must have; anything else is refused. */
  @property({ attribute: 'catalogue-integrity' }) catalogueIntegrity = '';

  /** Address of a gateway, for this element alone. With a `catalogue` beside it services are answered on the device, and the gateway has what is about a person, ratings and reports. */
  @property() gateway = '';

  /** `light`, `dark`, `contrast`; `auto` follows the person's system. */
  @property() theme: Theme | '' = '';

  /** Easy mode ("Chế độ dễ dùng"): text of at least 20 px, targets of at least 56 px, one thing at a time. */
  @property({ type: Boolean, reflect: true }) easy = false;

  /** Words of the host's own in place of ours, any of them, for example `{ label: 'Bạn cần giấy tờ gì?' }`. */
  @property({ attribute: false }) strings: object = {};

  readonly #surroundings = new ContextConsumer(this, { context: surroundingsContext, subscribe: true, callback: (surroundings) => this.#noticeVisits(surroundings) });
  #ownClient: Client | undefined;
  #loneClient: Client | undefined;
  #easyChoice: boolean | undefined;
  /** The store that keeps nothing because of this element. */
  #sharedStore: DeviceStore | undefined;
  #endedVisits: number | undefined;
  #stopWatching: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopWatching = watchLanguage(() => this.requestUpdate());
    document.addEventListener('context-provider', this.#askAgain);
    document.addEventListener('motcua-easy-chosen', this.#followEasy);
    this.requestUpdate(); // Back in a page, perhaps in another place of it.
  }

  override disconnectedCallback(): void {
    this.#stopWatching?.();
    document.removeEventListener('context-provider', this.#askAgain);
    document.removeEventListener('motcua-easy-chosen', this.#followEasy);
    super.disconnectedCallback();
    // Not where it was only moved to another place, in this task or by a framework that takes its time over a few steps of one.
    setTimeout(() => {
      this.#shareStore();
      if (!this.isConnected) this.#ownClient?.release();
    });
  }

  /** The client that answers this element, if one has been found yet. */
  protected get activeClient(): Client | undefined {
    return this.client ?? this.#ownClient ?? this.#surroundings.value?.client ?? this.#loneClient;
  }

  /** Whether an element is of use where nobody has named a catalogue or a gateway: it reads what the citizen opens. */
  protected get worksAlone(): boolean {
    return false;
  }

  /** What else the client is made with that this element makes from its attributes. */
  protected get clientOptions(): Pick<ClientOptions, 'session' | 'key' | 'fetchClientSession'> {
    return {};
  }

  /** Whether easy mode is on: by attribute, by the surroundings, or by the person's own choice on this device. */
  protected get isEasy(): boolean {
    return this.#easyChoice ?? (this.easy || (this.#surroundings.value?.easy ?? false));
  }

  /** Whether this element should show a switch for easy mode: its surroundings have none. */
  protected get needsEasySwitch(): boolean {
    return this.#surroundings.value?.hasEasySwitch !== true;
  }

  /**
   * Whether the device is shared (kiosk, borrowed phone), so that nothing may stay behind: not in the store, not in
   * the history. True already inside a `motcua-app` that is still being loaded.
   */
  protected get isSharedDevice(): boolean {
    return this.#surroundings.value?.isSharedDevice ?? this.closest('motcua-app[shared-device]:not(:defined)') !== null;
  }

  /**
   * Forgets what the person did here: called when a visit on a shared device ends. What the store kept is erased
   * afterwards. Elements that hold something a person typed, chose or ticked override it and put themselves back to
   * their start; it may be called while they are loading, and before they were ever used.
   */
  protected forget(): void {}

  /** Ends the visit of the person at the screen: nothing of it is left in the element or its store. */
  protected endVisit(): void {
    this.forget();
    this.activeClient?.store.clear();
    this.#easyChoice = undefined;
    this.requestUpdate();
  }

  /** Turns easy mode on or off for this person, on the whole page, and remembers it on the device. */
  protected chooseEasy(isEasy: boolean): void {
    this.activeClient?.store.set('settings', easyModeKey, isEasy);
    this.dispatchEvent(new EasyChosenEvent(isEasy));
  }

  /** The words of an element in the language around it, with the host's own in place of ours. */
  protected localize<Strings extends object>(wording: Wording<Strings>): Strings {
    return { ...wording[languageAround(this)], ...this.strings };
  }

  /** Tells the host's monitoring what failed. What is not ours (a defect, a host's mistake) is thrown on. */
  protected report(error: unknown): void {
    if (!isMotcuaError(error)) throw error;
    this.dispatchEvent(new MotcuaErrorEvent(error.code, error.requestId));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('catalogue') || changed.has('gateway') || changed.has('catalogueIntegrity')) this.#makeOwnClient();
    if (this.worksAlone && !this.activeClient && !this.closest('motcua-app')) this.#loneClient = createClient({ filesOnly: true });
    this.#shareStore();
    const theme = this.theme || this.#surroundings.value?.theme || 'auto';
    if (theme === 'auto') this.removeAttribute('data-theme');
    else this.setAttribute('data-theme', theme);
    if (this.needsEasySwitch && this.#easyChoice === undefined) {
      const kept = this.activeClient?.store.get('settings', easyModeKey);
      if (typeof kept === 'boolean') this.#easyChoice = kept;
    }
    this.toggleAttribute('data-easy', this.isEasy);
  }

  protected override update(changed: PropertyValues): void {
    undoTranslation(this.renderRoot as ShadowRoot);
    super.update(changed);
  }

  #makeOwnClient(): void {
    const absolute = (address: string) => (address ? new URL(address, this.baseURI).href : undefined);
    const catalogue = absolute(this.catalogue);
    const gateway = absolute(this.gateway);
    const integrity = this.catalogueIntegrity || undefined;
    // Out of the page nobody would end it: what is still asked there is answered without.
    const ownWorker = async () => (this.isConnected ? startWorker((error) => this.report(error)) : undefined);
    this.#ownClient?.release();
    this.#ownClient =
      catalogue || gateway ? createClient({ ...this.clientOptions, gateway, catalogue: catalogue && { url: catalogue, integrity }, startWorker: ownWorker }) : undefined;
  }

  /** Nothing is kept by whichever client this element uses, for as long as it stands on a shared device. */
  #shareStore(): void {
    const store = this.isConnected && this.isSharedDevice ? this.activeClient?.store : undefined;
    if (store === this.#sharedStore) return;
    this.#sharedStore?.unshare(this);
    store?.share(this);
    this.#sharedStore = store;
  }

  /** A visit that ended while this element was out of the page is noticed when it comes back. */
  #noticeVisits({ endedVisits }: Surroundings): void {
    const hasEnded = this.#endedVisits !== undefined && endedVisits !== undefined && endedVisits !== this.#endedVisits;
    this.#endedVisits = endedVisits ?? this.#endedVisits;
    if (hasEnded) this.endVisit();
  }

  readonly #followEasy = (event: EasyChosenEvent): void => {
    this.#easyChoice = event.isEasy;
    this.requestUpdate();
  };

  /** A `motcua-app` whose definition arrived after ours announces itself; ask it. */
  readonly #askAgain = (): void => {
    if (this.#surroundings.value === undefined) this.#surroundings.hostConnected();
  };
}
