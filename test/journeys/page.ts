/**
 * What a journey does on a page, in a citizen's terms. The first driver is Chromium (`chromium-page.ts`); another
 * engine needs a driver, and no journey is written anew.
 */
export interface Page {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  forward(): Promise<void>;
  /** The first thing with this role and name that is shown, waiting for it to come. */
  find(role: Role, name?: string | RegExp): Thing;
  /** What is inside the frame with this title, also one of another origin. */
  frame(title: string): Framed;
  /** Presses a key, such as `Tab` or `Enter`. */
  press(key: string): Promise<void>;
  /** All text that is shown. */
  read(): Promise<string>;
  /** Waits until the text is shown. */
  waitFor(text: string | RegExp): Promise<void>;
  /** Waits until something is true inside the page. */
  waitUntil(expression: string): Promise<void>;
  /** Evaluates an expression inside the page. For what a citizen cannot say but a test must know. */
  evaluate<T>(expression: string): Promise<T>;
  address(): string;
  resize(width: number, height: number): Promise<void>;
  setMedia(media: { colorScheme?: 'light' | 'dark'; forcedColors?: 'active' | 'none'; reducedMotion?: 'reduce' | 'no-preference' }): Promise<void>;
  setNetwork(state: 'on' | 'off'): Promise<void>;
  /** Answers requests whose address fits in place of the network; gets the true answer's bytes to spoil. */
  spoil(address: RegExp, spoiled: (bytes: Buffer) => SpoiledAnswer | Promise<SpoiledAnswer>): Promise<void>;
  /** Chooses files of this device in the field with this label. */
  choose(label: string | RegExp, ...paths: readonly string[]): Promise<void>;
  /** Presses a key upon which the browser asks for a file, and chooses one. */
  chooseByKey(key: string, path: string): Promise<void>;
  /** Goes to another tab, so that this page is hidden, and comes back after `meanwhile`. */
  leave(meanwhile: () => Promise<void>): Promise<void>;
  /** Does what opens a window beside this page, and gives that window. */
  windowOf(act: () => Promise<void>): Promise<Page>;
  /** Types into what has the focus, letter by letter. */
  typeKeys(text: string): Promise<void>;
  /** Prints the page on A4; gives the PDF. */
  print(): Promise<Buffer>;
  /** What a screen reader is given: names, values and descriptions of everything. */
  heard(): Promise<string>;
  /** Everything in which something could be found that is not to be there. */
  traces(): Promise<Traces>;
  /** How many workers run. */
  liveWorkers(): number;
  /** Frees all memory that nothing refers to any more, so that what is kept by mistake can be told from it. */
  collectGarbage(): Promise<void>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
  /** What went wrong or went out, since the page was made. */
  readonly record: PageRecord;
}

/** A page inside a page. */
export interface Framed {
  find(role: Role, name?: string | RegExp): Thing;
  /** Evaluates an expression on the frame's document, beside its scripts. */
  evaluate<T>(expression: string): Promise<T>;
}

export type SpoiledAnswer = { readonly bytes: Buffer | string; readonly status?: number; readonly contentType?: string } | 'no answer' | 'never';

export type Role = 'alert' | 'article' | 'button' | 'checkbox' | 'combobox' | 'heading' | 'link' | 'listitem' | 'main' | 'option' | 'radio' | 'searchbox' | 'status' | 'textbox';

export interface Thing {
  press(): Promise<void>;
  type(text: string): Promise<void>;
  read(): Promise<string>;
  value(): Promise<string>;
  attribute(name: string): Promise<string | null>;
  isShown(): Promise<boolean>;
  isFocused(): Promise<boolean>;
}

/** Where a value can be left behind, each as one text. */
export interface Traces {
  /** The whole document: text, attributes and fields, also inside shadow trees. */
  readonly document: string;
  /** As `heard()`. */
  readonly accessibility: string;
  /** What is kept in this tab, on this device, and in the history's entry. */
  readonly storage: string;
  readonly console: string;
  readonly addresses: string;
  /** What was sent in bodies. */
  readonly bodies: string;
}

export interface PageRecord {
  /** Breaches of the page's policy: directive and what it stopped. */
  readonly violations: string[];
  /** Errors in the console and errors that nobody caught. */
  readonly errors: string[];
  /** All that was written to the console. */
  readonly console: string[];
  /** Addresses that were asked for. */
  readonly requests: string[];
  /** Bodies of requests, in their order. */
  readonly bodies: string[];
  /** Codes of `motcua-error` events. */
  readonly failures: string[];
}

export interface PageOptions {
  readonly javaScript?: boolean;
  readonly width?: number;
  readonly height?: number;
  /** A finger instead of a mouse: what is pressed is tapped. */
  readonly isTouch?: boolean;
  /** So many times faster than they ask pass the page's waits of a second and more: whoever waits in vain is told within a test's time. */
  readonly hurry?: number;
}

export interface Browser {
  newPage(options?: PageOptions): Promise<Page>;
  close(): Promise<void>;
}
