export type Theme = 'light' | 'dark';
export type Language = 'vi' | 'en';

/** Where `kept-settings.js` reads before the first paint. */
const storageKey = 'portal-settings';

/** How the person at this screen wants the portal: held by attributes of the page's root, kept on the device. */
export class Settings {
  readonly #root: HTMLElement;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** `undefined` follows the person's system. */
  get theme(): Theme | undefined {
    const { theme } = this.#root.dataset;
    return theme === 'light' || theme === 'dark' ? theme : undefined;
  }

  set theme(theme: Theme | undefined) {
    if (theme) this.#root.dataset['theme'] = theme;
    else delete this.#root.dataset['theme'];
    this.#keep();
  }

  /** Easy mode ("Chế độ dễ dùng"). */
  get easy(): boolean {
    return 'easy' in this.#root.dataset;
  }

  set easy(easy: boolean) {
    this.#root.toggleAttribute('data-easy', easy);
    this.#keep();
  }

  get language(): Language {
    return this.#root.lang === 'en' ? 'en' : 'vi';
  }

  set language(language: Language) {
    this.#root.lang = language;
    this.#keep();
  }

  #keep(): void {
    const { theme, easy, language } = this;
    try {
      localStorage.setItem(storageKey, JSON.stringify({ theme, easy, language }));
    } catch {
      // Storage is full or closed to this page: the choice then lasts as long as the page.
    }
  }
}
