import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Reads text aloud with a Vietnamese voice that lives on the device. Voices of the browser's maker send the text
 * away, so they are never used; where there is no local one, `isPossible` is false and the element says why.
 */
export class ReadAloud implements ReactiveController {
  isReading = false;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get isPossible(): boolean {
    return this.#voice !== undefined;
  }

  hostConnected(): void {
    globalThis.speechSynthesis?.addEventListener?.('voiceschanged', this.#onVoices);
  }

  hostDisconnected(): void {
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

  readonly #onVoices = (): void => this.#host.requestUpdate();

  #become(isReading: boolean): void {
    this.isReading = isReading;
    this.#host.requestUpdate();
  }
}
