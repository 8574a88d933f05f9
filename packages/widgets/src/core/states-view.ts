import type { ErrorCode } from '@motcua/contract';
import type { MotcuaError } from '@motcua/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.ts';
import { againIcon, callIcon, largeTextIcon, offlineIcon, warningIcon } from './icons.ts';
import type { PatiencePhase } from './patience.ts';
import type { StatesStrings } from './states.strings.ts';
import { telephoneOf } from './telephone.ts';

/** What to show while waiting: nothing at first, then the shape of what comes, then words. */
export function waitingView(say: StatesStrings, phase: PatiencePhase): TemplateResult | typeof nothing {
  if (phase === 'calm') return nothing;
  return html`<div class="section">
    <p class="unseen">${say.loading}</p>
    <span class="skeleton half"></span><span class="skeleton"></span><span class="skeleton"></span>
    ${phase === 'long' ? html`<p class="muted">${say.long}</p>` : nothing}
  </div>`;
}

/** What pressing again cannot put right. Who has signed in meanwhile, or has agreed, goes on by it. */
const final: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['NOT_FOUND', 'FORBIDDEN']);

/** What a failure looks like where it is not a search that failed. */
export interface FailureWords {
  readonly title?: string | undefined;
  /** Leads back to the search, where there is one. */
  readonly searchElse?: (() => void) | undefined;
}

/** What happened, what to do, whom to call, and the number to read out; asks again only where that can help. */
export function failureView(say: StatesStrings, error: MotcuaError, helpline: string, retry: () => void, words: FailureWords = {}): TemplateResult {
  const canRetry = !final.has(error.code);
  return html`<div class="notice danger gap" role="alert">
    ${icon(error.code === 'OFFLINE' ? offlineIcon : warningIcon)}
    <div>
      <p class="notice-title">${words.title ?? say.failedTitle}</p>
      <p>${say.failed[error.code]}</p>
      <p class="buttons">
        ${canRetry ? html`<button class="button primary" type="button" @click=${retry}>${icon(againIcon)}${say.retry}</button>` : nothing}
        ${words.searchElse ? html`<button class="button ${canRetry ? 'quiet' : 'primary'}" type="button" @click=${words.searchElse}>${say.searchElse}</button>` : nothing}
        <a class="button quiet" href=${telephoneOf(helpline)}>${icon(callIcon)}<span class="together">${say.call(helpline)}</span></a>
      </p>
      ${error.requestId ? html`<p class="small">${say.requestId} <span class="together">${error.requestId}</span></p>` : nothing}
    </div>
  </div>`;
}

/** What she may be misled by, said before it can happen. */
export function warningView(title: string, body: unknown): TemplateResult {
  return html`<div class="notice warning">
    ${icon(warningIcon)}
    <div>
      <p class="notice-title">${title}</p>
      ${body}
    </div>
  </div>`;
}

/** A number to call, as a link that stands alone. */
export function callView(say: StatesStrings, helpline: string): TemplateResult {
  return html`<a class="link" href=${telephoneOf(helpline)}>${icon(callIcon)}<span class="together">${say.call(helpline)}</span></a>`;
}

/** Where a person helps: one bar in easy mode, a place at the end of the page otherwise; the number is always written out. */
export function helpView(say: StatesStrings, helpline: string, isEasy: boolean): TemplateResult {
  if (isEasy) {
    return html`<aside class="help screen-only" aria-label=${say.callForHelp}>
      <a class="button primary" href=${telephoneOf(helpline)}>${icon(callIcon)}<span><span class="whole">${say.callForHelp}:</span> <span class="together">${helpline}</span></span></a>
    </aside>`;
  }
  return html`<aside class="help" aria-label=${say.callForHelp}>
    <h3 class="heading">${say.callForHelp}</h3>
    <a class="number" href=${telephoneOf(helpline)}>${icon(callIcon)}<span class="together">${helpline}</span></a>
    <p class="small muted">${say.helpAdvice}</p>
  </aside>`;
}

/** The visible switch of easy mode, where nothing around the element has one. */
export function easySwitchView(say: StatesStrings, isEasy: boolean, choose: (isEasy: boolean) => void): TemplateResult {
  return html`<button class="button quiet screen-only" type="button" aria-pressed=${isEasy ? 'true' : 'false'} @click=${() => choose(!isEasy)}>
    ${icon(largeTextIcon)}${say.easySwitch}
  </button>`;
}
