import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Reads text aloud with a Vietnamese voice that lives on the device. Voices of the browser's maker send the text
 * away, so they are never used; where there is no local one, `isPossible` is false and the element says why.
 */
export class ReadAloud implements ReactiveController {
  isReading = false;
  /** Whether the browser has had its time to name its voices: some do so a moment after the page has loaded. */
  isDecided = false;
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get isPossible(): boolean {
    return this.#voice !== undefined;
  }

  hostConnected(): void {
    globalThis.speechSynthesis?.addEventListener?.('voiceschanged', this.#onVoices);
    this.#timer = setTimeout(this.#onVoices, 1000);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    globalThis.speechSynthesis?.removeEventListener?.('voiceschanged', this.#onVoices);
    this.stop();
  }

  read(text: string): void {
    const voice = this.#voice;
    if (!voice) return;
    this.stop();
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    utterance.onend = utterance.onerror = () => this.#become(false);
    speechSynthesis.speak(utterance);
    this.#become(true);
  }

  stop(): void {
    if (!this.isReading) return;
    speechSynthesis.cancel();
    this.#become(false);
  }

  get #voice(): SpeechSynthesisVoice | undefined {
    return globalThis.speechSynthesis?.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith('vi'));
  }

  readonly #onVoices = (): void => {
    this.isDecided = true;
    this.#host.requestUpdate();
  };

  #become(isReading: boolean): void {
    this.isReading = isReading;
    this.#host.requestUpdate();
  }
}

const spoken = 'h2, h3, p, dt, dd, legend, .tick > span, .steps > li';
const unspoken = '.actions, .more, .source, .print-only, .screen-only:not([aria-labelledby=online])';

/** What a person would read out to another: the service, its facts, papers and steps; no buttons, codes or source. */
export function spokenText(root: ParentNode): string {
  return [...root.querySelectorAll<HTMLElement>(spoken)]
    .filter((each) => !each.closest(unspoken) && !each.querySelector('.button'))
    .map((each) => each.innerText.trim().replace(/[.:]?\s*\n+\s*/g, '. '))
    .filter(Boolean)
    .map((line) => (/[.?:!]$/.test(line) ? line : `${line}.`))
    .join('\n');
}
