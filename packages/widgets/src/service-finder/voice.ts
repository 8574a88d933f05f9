import type { DeviceStore } from '@motcua/sdk';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { microphoneIcon, stopIcon } from '../core/icons.ts';
import type { Wording } from '../core/language.ts';
import { voiceStrings, type VoiceStrings } from './voice.strings.ts';

/** What we use of a browser's speech recognition (Web Speech API), which no type library of ours declares. */
interface Recognition extends EventTarget {
  lang: string;
  interimResults: boolean;
  onresult: ((event: { readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>> }) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
}

/** Under which name the device remembers who may hear: another hearer is asked for anew. */
const consentKey = 'voice';

type Failure = keyof VoiceStrings['failed'];
const failures: Readonly<Record<string, Failure>> = { 'not-allowed': 'refused', 'service-not-allowed': 'refused', 'no-speech': 'silent' };

/** What the finder tells each time it is drawn. */
export interface VoiceContext {
  readonly store: DeviceStore;
  /** Who receives what is said, as the host names it. */
  readonly heardBy: string;
  localize<Strings extends object>(wording: Wording<Strings>): Strings;
  /** What has been heard so far goes where it would be typed. */
  heard(words: string): void;
  /** What was heard is all; it is asked now. */
  ask(words: string): void;
}

/**
 * Lets a citizen speak instead of typing. Browsers send what is said to their maker, so nothing is heard before the
 * host has turned it on by naming who hears, and the person has agreed to that.
 */
export class Voice implements ReactiveController {
  readonly #finder: LitElement;
  #recognition: Recognition | undefined;
  #isAsking = false;
  #failure: Failure | undefined;

  constructor(finder: LitElement) {
    this.#finder = finder;
    finder.addController(this);
    finder.requestUpdate();
  }

  hostDisconnected(): void {
    this.stop();
  }

  stop(): void {
    this.#recognition?.abort();
    this.#recognition = undefined;
    this.#isAsking = false;
    this.#failure = undefined;
  }

  view(context: VoiceContext): TemplateResult | typeof nothing {
    const Recognizer = recognizer();
    if (!Recognizer) return nothing; // This browser cannot; who never had it misses nothing.
    const say = context.localize(voiceStrings);
    if (this.#isAsking) {
      return html`<div class="notice" role="group" aria-labelledby="consent">
        ${icon(microphoneIcon)}
        <div>
          <p id="consent" tabindex="-1">${say.consent(context.heardBy)}</p>
          <p class="buttons">
            <button class="button primary" type="button" @click=${() => this.#agree(context, Recognizer)}>${say.agree}</button>
            <button class="button quiet" type="button" @click=${() => this.#close()}>${say.refuse}</button>
          </p>
        </div>
      </div>`;
    }
    const isListening = this.#recognition !== undefined;
    return html`<p class="screen-only">
        <button class="link voice" type="button" @click=${() => (isListening ? this.#close() : this.#begin(context, Recognizer))}>
          ${icon(isListening ? stopIcon : microphoneIcon)}${isListening ? say.stop : say.speak}
        </button>
      </p>
      <p class="small" role="status">${isListening ? say.listening(context.heardBy) : this.#failure ? say.failed[this.#failure] : nothing}</p>`;
  }

  #begin(context: VoiceContext, Recognizer: new () => Recognition): void {
    this.#failure = undefined;
    if (context.store.get('settings', consentKey) === context.heardBy) return this.#listen(context, Recognizer);
    this.#isAsking = true;
    this.#finder.requestUpdate();
    void this.#finder.updateComplete.then(() => this.#finder.renderRoot.querySelector<HTMLElement>('#consent')?.focus());
    return undefined;
  }

  #agree(context: VoiceContext, Recognizer: new () => Recognition): void {
    this.#isAsking = false;
    context.store.set('settings', consentKey, context.heardBy);
    this.#listen(context, Recognizer);
    void this.#finder.updateComplete.then(() => this.#finder.renderRoot.querySelector<HTMLElement>('.voice')?.focus());
  }

  #listen({ heard, ask }: VoiceContext, Recognizer: new () => Recognition): void {
    const recognition = (this.#recognition = new Recognizer());
    recognition.lang = 'vi-VN';
    recognition.interimResults = true;
    let words = '';
    recognition.onresult = ({ results }) => {
      words = Array.from(results, (each) => each[0]?.transcript ?? '')
        .join(' ')
        .trim();
      heard(words);
    };
    recognition.onerror = ({ error }) => {
      this.#failure = failures[error] ?? 'other';
    };
    recognition.onend = () => {
      if (this.#recognition !== recognition) return; // Stopped by the person; what was heard stands in the field.
      this.#recognition = undefined;
      if (words) ask(words);
      this.#finder.requestUpdate();
    };
    recognition.start();
    this.#finder.requestUpdate();
  }

  #close(): void {
    this.stop();
    this.#finder.requestUpdate();
    void this.#finder.updateComplete.then(() => this.#finder.renderRoot.querySelector<HTMLElement>('.voice')?.focus());
  }
}

function recognizer(): (new () => Recognition) | undefined {
  const global = globalThis as { SpeechRecognition?: new () => Recognition; webkitSpeechRecognition?: new () => Recognition };
  return global.SpeechRecognition ?? global.webkitSpeechRecognition;
}
