import type { Consent, Purpose } from '@motcua/contract/identity';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { checkIcon, clearIcon, passedIcon, printIcon, timeIcon, undoIcon } from '../core/icons.ts';
import type { Language } from '../core/language.ts';
import { failureView, warningView } from '../core/states-view.ts';
import { vietnamMoment } from '../signature-check/moment.ts';
import type { ConsentStrings } from './consent.strings.ts';
import type { ConsentAct } from './known-consents.ts';

/** What a purpose, asked for or agreed to, is drawn with. */
export interface PurposeScene {
  readonly say: ConsentStrings;
  readonly language: Language;
  readonly helpline: string;
  /** What was pressed last for this purpose. */
  readonly act: ConsentAct | undefined;
  readonly give: () => void;
  readonly refuse: () => void;
  readonly askToWithdraw: () => void;
  readonly withdraw: () => void;
  readonly settle: () => void;
  readonly print: (event: Event) => void;
}

const dayMs = 86_400_000;

/** The question. Nothing is chosen beforehand, and yes and no weigh the same. */
export function questionView(purpose: Purpose, { say, language, helpline, act, give, refuse, settle }: PurposeScene): TemplateResult {
  if (act?.kind === 'refused') {
    return html`<section class="card" aria-labelledby="q-${purpose.code}">
      <h3 class="heading" id="q-${purpose.code}" tabindex="-1" data-purpose=${purpose.code}>${say.refusedTitle}: ${purpose.name[language]}</h3>
      <p>${say.refused}</p>
      <p class="buttons screen-only"><button class="button" type="button" @click=${settle}>${icon(undoIcon)}${say.reconsider}</button></p>
    </section>`;
  }
  const isGiving = act?.kind === 'giving';
  const { day } = vietnamMoment(new Date(Date.now() + purpose.days * dayMs).toISOString());
  return html`<section class="card question" aria-labelledby="q-${purpose.code}">
    <h3 class="heading" id="q-${purpose.code}" tabindex="-1" data-purpose=${purpose.code}>${purpose.name[language]}. ${say.question}</h3>
    ${termsView(purpose, say, language, html`<dt>${say.howLong}</dt><dd>${say.days(purpose.days, day)}</dd>`)}
    <p>${say.free}</p>
    ${act?.error ? failureView({ ...say, failed: { ...say.failed, ...say.notAnswered } }, act.error, helpline, give, { title: say.notGivenTitle }) : nothing}
    <p class="buttons answers screen-only">
      <button class="button" type="button" aria-disabled=${isGiving ? 'true' : 'false'} @click=${give}>${icon(checkIcon)}${isGiving ? say.agreeing : say.agree}</button>
      <button class="button" type="button" @click=${isGiving ? undefined : refuse}>${icon(clearIcon)}${say.refuse}</button>
    </p>
  </section>`;
}

/** What was agreed to and holds: a receipt to print, and the way back. */
export function receiptView({ id, purpose, givenAt, expiresAt }: Consent, { say, language, print, ...scene }: PurposeScene): TemplateResult {
  const moment = (iso: string) => {
    const { time, day } = vietnamMoment(iso);
    return say.moment(time, day);
  };
  const dates = html`<dt>${say.expiresAt}</dt><dd><b>${moment(expiresAt)}</b></dd>`;
  return html`<article class="card" aria-labelledby="r-${purpose.code}">
    <p class="state success">${icon(passedIcon)}${say.given}</p>
    <h3 class="heading" id="r-${purpose.code}" tabindex="-1" data-purpose=${purpose.code}>${purpose.name[language]}</h3>
    ${termsView(purpose, say, language, dates)}
    <p class="small muted">${say.givenAt} ${moment(givenAt)}. ${say.receipt}: <span class="code" translate="no">${id.replace(/(.{4})(?=.)/g, '$1 ')}</span></p>
    ${scene.act?.kind === 'asking' || scene.act?.kind === 'withdrawing' || scene.act?.kind === 'notWithdrawn' ? withdrawalView({ say, language, print, ...scene }) : actionsView(say, print, scene.askToWithdraw)}
  </article>`;
}

function actionsView(say: ConsentStrings, print: (event: Event) => void, askToWithdraw: () => void): TemplateResult {
  return html`<p class="buttons screen-only">
    <button class="button" type="button" @click=${print}>${icon(printIcon)}${say.print}</button>
    <button class="button quiet" type="button" @click=${askToWithdraw}>${icon(clearIcon)}${say.withdraw}</button>
  </p>`;
}

/** The first press says what follows, the second does it. */
function withdrawalView({ say, helpline, act, withdraw, settle }: PurposeScene): TemplateResult {
  if (act?.error) return failureView({ ...say, failed: { ...say.failed, ...say.notAnswered } }, act.error, helpline, withdraw, { title: say.notWithdrawnTitle });
  const isWithdrawing = act?.kind === 'withdrawing';
  return html`<div class="withdrawal screen-only" tabindex="-1" role="group" aria-label=${say.withdrawTitle}>
    ${warningView(
      say.withdrawTitle,
      html`<p>${say.withdrawMeans}</p>
        <p class="buttons">
          <button class="button" type="button" ?disabled=${isWithdrawing} @click=${settle}>${say.withdrawNo}</button>
          <button class="button quiet" type="button" ?disabled=${isWithdrawing} @click=${withdraw}>${isWithdrawing ? say.withdrawing : say.withdrawYes}</button>
        </p>`,
    )}
  </div>`;
}

function termsView({ fields, recipient }: Purpose, say: ConsentStrings, language: Language, last: TemplateResult): TemplateResult {
  return html`<dl class="pairs">
    <div>
      <dt>${say.fields}</dt>
      <dd>
        <ul>
          ${fields.map((field) => html`<li>${field[language]}</li>`)}
        </ul>
      </dd>
    </div>
    <div>
      <dt>${say.recipient}</dt>
      <dd>${recipient[language]}</dd>
    </div>
    <div>${last}</div>
  </dl>`;
}

/** What no longer holds, and since when. */
export function pastView(consents: readonly Consent[], say: ConsentStrings, language: Language): TemplateResult | typeof nothing {
  if (consents.length === 0) return nothing;
  return html`<details>
    <summary>${icon(timeIcon)}${say.history(consents.length)}</summary>
    <ul class="past">
      ${consents.map(({ purpose, givenAt, expiresAt, withdrawnAt }) => {
        const since = vietnamMoment(givenAt);
        const end = vietnamMoment(withdrawnAt ?? expiresAt);
        return html`<li>
          <b>${purpose.name[language]}</b>
          <small>${say.givenAt} ${say.moment(since.time, since.day)}.</small>
          <small>${withdrawnAt ? say.withdrawnAt : say.expired} ${say.moment(end.time, end.day)}.</small>
        </li>`;
      })}
    </ul>
  </details>`;
}
