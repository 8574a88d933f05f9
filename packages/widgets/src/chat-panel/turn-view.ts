import type { HelpContact } from '@motcua/contract/assistant';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { againIcon, answeredIcon, callIcon, hideIcon, nextIcon, stopIcon, warningIcon } from '../core/icons.ts';
import { failureView } from '../core/states-view.ts';
import { telephoneOf } from '../core/telephone.ts';
import type { Answer } from './answer-parts.ts';
import { cardView } from './card-view.ts';
import type { ChatStrings } from './chat-panel.strings.ts';
import type { Turn } from './conversation.ts';
import { markdownView } from './markdown-view.ts';

/** What a turn needs from its element. */
export interface TurnScene {
  readonly say: ChatStrings;
  readonly helpline: string;
  readonly isLast: boolean;
  open(event: Event, code: string): void;
  choose(label: string): void;
  retry(): void;
  stop(): void;
}

/** A question and what was answered: cards before prose, and the state of it in words. */
export function turnView(turn: Turn, scene: TurnScene): TemplateResult {
  const { say } = scene;
  const { question, answer, state } = turn;
  const hidden = answer.hidden.map((type) => say.kinds[type]).join(', ');
  return html`<div class="turn">
    <p class="question"><span class="unseen">${say.you}</span>${question}</p>
    ${hidden ? html`<p class="hidden small">${icon(hideIcon)}<span>${say.hidden(hidden)}</span></p>` : nothing}
    <div class="answer">
      <p class="small muted">${icon(answeredIcon)} ${say.who}</p>
      <div class="spoken">${answerView(answer, scene)}</div>
      ${endView(turn, scene)}
      ${
        state === 'answering'
          ? html`<p class="muted">${say.searching}</p>
            <p class="buttons"><button class="button" type="button" @click=${() => scene.stop()}>${icon(stopIcon)}${say.stop}</button></p>`
          : nothing
      }
    </div>
  </div>`;
}

function answerView({ warning, cards, text, sources, choices, help }: Answer, scene: TurnScene): TemplateResult {
  const { say } = scene;
  const byCode = new Map(sources.map((source) => [source.code, source]));
  return html`
    ${
      warning
        ? html`<div class="notice ${warning.level === 'likely' ? 'danger' : 'warning'}">
          ${icon(warningIcon)}
          <div>
            <p class="notice-title">${say.warning[warning.level]}</p>
            <ul class="bullets">
              ${warning.reasons.map((reason) => html`<li>${say.scam[reason]}</li>`)}
            </ul>
            ${contactsView(warning.contacts)}
          </div>
        </div>`
        : nothing
    }
    ${cards.map((card) => cardView(say, card, (event, code) => scene.open(event, code)))}
    <div class="text">${markdownView(text, byCode)}</div>
    ${
      choices.length > 0
        ? html`<ul class="choices" aria-label=${say.choose}>
          ${choices.map(
            ({ label, note }) =>
              html`<li>
                <button class="choice" type="button" lang="vi" ?disabled=${!scene.isLast} @click=${() => scene.choose(label)}>
                  <span><b>${label}</b>${note ? html`<small>${note}</small>` : nothing}</span>${icon(nextIcon)}
                </button>
              </li>`,
          )}
        </ul>`
        : nothing
    }
    ${help && help.contacts.length > 0 && help.reason !== 'greeting' ? html`<p class="gap">${say.help[help.reason]}</p>${contactsView(help.contacts)}` : nothing}
  `;
}

function contactsView(contacts: readonly HelpContact[]): TemplateResult {
  return html`<ul>
    ${contacts.map(
      ({ name, phone, note }) =>
        html`<li>
          ${phone ? html`<a class="link" href=${telephoneOf(phone)}>${icon(callIcon)}<span><span lang="vi">${name}</span>: <b class="together">${phone}</b></span></a>` : html`<b lang="vi">${name}</b>`}
          ${note ? html`<small lang="vi">${note}</small>` : nothing}
        </li>`,
    )}
  </ul>`;
}

function endView({ state, error, answer }: Turn, scene: TurnScene): TemplateResult | typeof nothing {
  const { say, isLast } = scene;
  if (state === 'stopped') {
    return html`<p class="muted">${say.stopped}</p>
      ${isLast ? html`<p class="buttons"><button class="button" type="button" @click=${() => scene.retry()}>${icon(againIcon)}${say.again}</button></p>` : nothing}`;
  }
  if (state !== 'failed' || !error) return nothing;
  const hasBegun = answer.text !== '' || answer.cards.length > 0;
  const wait = error.retryAfterSeconds;
  return html`${hasBegun ? html`<p class="unsure">${icon(warningIcon)}<span>${say.cut}</span></p>` : nothing}
  ${failureView(
    { ...say, failed: { ...say.failed, ...(wait !== undefined && { TOO_MANY: say.wait(wait) }), BAD_INPUT: say.tooLong }, retry: say.again },
    error,
    scene.helpline,
    () => scene.retry(),
    { title: say.failedTitle },
  )}`;
}
