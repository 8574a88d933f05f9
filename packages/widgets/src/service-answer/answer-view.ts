import type { PublicService } from '@motcua/contract/services';
import { html, nothing, type TemplateResult } from 'lit';
import { icon, type Shapes } from '../core/icon.ts';
import {
  callIcon,
  feeIcon,
  listenIcon,
  moreIcon,
  nextIcon,
  noteIcon,
  outsideIcon,
  placeIcon,
  printIcon,
  shareIcon,
  sourceIcon,
  timeIcon,
  unknownIcon,
  warningIcon,
} from '../core/icons.ts';
import { feeFacts, staleDays, timeFacts, type Fact } from '../core/service-facts.ts';
import { helpView } from '../core/states-view.ts';
import { telephoneOf } from '../core/telephone.ts';
import { papersView, type PapersView } from './papers-view.ts';

/** In easy mode the answer is several screens; `main` holds facts and papers. */
export type Topic = 'main' | 'steps' | 'applicants' | 'online';

/** What the answer needs from its element. */
export interface AnswerView extends PapersView {
  /** The code that was asked for; differs from the service's where it was superseded. */
  readonly asked: string;
  readonly helpline: string;
  readonly isEasy: boolean;
  readonly topic: Topic;
  readonly canListen: boolean;
  readonly isReading: boolean;
  readonly notice: string;
  show(topic: Topic): void;
  print(): void;
  share(): void;
  listen(): void;
}

/** One service, the answer first: where, how long, how much; then papers, steps, who, online, source. */
export function answerView(view: AnswerView, service: PublicService): TemplateResult {
  const { say, isEasy, topic } = view;
  const title = html`<h2 class="display" id="service" tabindex="-1">${service.plainName ?? service.name}</h2>`;
  const help = helpView(say, view.helpline, isEasy);
  if (isEasy && topic !== 'main') return html`<article aria-labelledby="service">${title}${topicView(view, service, topic)}${sourceView(view, service)}</article>${help}`;
  return html`<article aria-labelledby="service">
      <header class="stack">
        ${title} ${service.summary ? html`<p class="lead">${service.summary}</p>` : nothing}
        ${view.asked === service.code ? nothing : html`<div class="notice">${icon(noteIcon)}<div><p>${say.superseded(view.asked, service.code)}</p></div></div>`}
        ${staleView(view, service)} ${isEasy ? listenView(view) : nothing}
      </header>
      ${factsView(view, service)}
      <div class="columns">
        <div class="main">
          ${papersView(view, service)}
          ${isEasy ? furtherView(view, service) : html`${(['steps', 'applicants', 'online'] as const).map((each) => topicView(view, service, each))} ${moreView(view, service)}`}
          <div class="section">${sourceView(view, service)}</div>
        </div>
        <div class="side">${actionsView(view)} ${isEasy ? nothing : help}</div>
      </div>
    </article>
    ${isEasy ? help : nothing}`;
}

function actionsView(view: AnswerView): TemplateResult {
  const { say, isEasy, canListen } = view;
  return html`<div class="actions section screen-only">
    <button class="button quiet" type="button" @click=${() => view.print()}>${icon(printIcon)}${say.printNow}</button>
    <button class="button quiet" type="button" @click=${() => view.share()}>${icon(shareIcon)}${say.share}</button>
    ${isEasy || !canListen ? nothing : listenView(view)}
    <p role="status">${view.notice}</p>
  </div>`;
}

function factsView({ say }: AnswerView, service: PublicService): TemplateResult {
  const channels = service.channels.map(({ kind }) => say.channels[kind]);
  const where: Fact = {
    figure: service.governmentLevels.map((level) => say.levels[level]).join(', ') || say.whereUnknown,
    conditions: [service.authority, channels.length > 0 ? say.channelList(channels) : say.channelsUnknown].filter((line): line is string => line !== undefined),
    isKnown: service.governmentLevels.length > 0,
  };
  return html`<dl class="facts">
    ${factView(placeIcon, say.where, [where], say.whereAdvice)}
    ${factView(timeIcon, say.time, timeFacts(service.timeLimits, say), say.timeAdvice)}
    ${factView(feeIcon, say.fee, feeFacts(service.fees, say), say.feeAdvice, service.exemptions.length > 0 ? [say.exemptions, ...service.exemptions] : [])}
  </dl>`;
}

/** Label, figure, condition, exemption, what is not known: in that order, always. */
function factView(shape: Shapes, label: string, facts: readonly Fact[], advice: string, besides: readonly string[] = []): TemplateResult {
  const [first, ...others] = facts as [Fact, ...Fact[]];
  const unknown = facts.filter(({ isKnown }) => !isKnown);
  return html`<div class="fact">
    <dt>${icon(shape)}${label}</dt>
    <dd class="figure ${first.isKnown ? '' : 'unknown'}">${first.figure}</dd>
    ${first.isKnown ? [first.per, ...first.conditions].map((line) => (line ? html`<dd>${line}</dd>` : nothing)) : nothing}
    ${others.filter(({ isKnown }) => isKnown).map(({ figure, per, conditions }) => html`<dd>${conditions.length > 0 ? `${conditions.join('. ')}: ` : ''}<b>${figure}</b> ${per ?? ''}</dd>`)}
    ${besides.length > 0 ? html`<dd><b>${besides[0]}</b> ${besides.slice(1).join('; ')}</dd>` : nothing}
    ${
      unknown.length > 0
        ? html`<dd class="unsure small">${icon(unknownIcon)}<span>${[...unknown.flatMap(({ conditions }) => conditions), advice].join('. ').replace(/\.\. /g, '. ')}</span></dd>`
        : nothing
    }
  </div>`;
}

function topicView(view: AnswerView, service: PublicService, topic: Exclude<Topic, 'main'>): TemplateResult | typeof nothing {
  const { say } = view;
  if (topic === 'steps') {
    if (service.steps.length === 0) return nothing;
    return html`<section class="section" aria-labelledby="steps">
      <h3 class="title" id="steps">${say.steps}</h3>
      <ol class="steps">
        ${service.steps.map(({ title, text }) => html`<li><b>${title}</b>${text ?? nothing}</li>`)}
      </ol>
      ${service.results.length > 0 ? html`<p class="text gap"><b>${say.obtained}:</b> ${service.results.join('; ')}</p>` : nothing}
    </section>`;
  }
  if (topic === 'applicants') {
    if (service.applicants === undefined) return nothing;
    return html`<section class="section" aria-labelledby="applicants">
      <h3 class="title" id="applicants">${say.applicants}</h3>
      <p class="text">${service.applicants}</p>
    </section>`;
  }
  const online = service.channels.find(({ kind }) => kind === 'online');
  if (!online) return nothing;
  return html`<section class="section stack screen-only" aria-labelledby="online">
    <h3 class="title" id="online">${say.online}</h3>
    ${online.url ? html`<p><a class="button primary" href=${online.url} target="_blank" rel="noopener noreferrer">${icon(outsideIcon)}${say.onlineLink}</a></p>` : nothing}
    <div class="notice warning">
      ${icon(warningIcon)}
      <div>
        <p class="notice-title">${say.onlineWarningTitle}</p>
        <p>${say.onlineWarning}</p>
      </div>
    </div>
    <p class=${service.onlineLevel === 'unknown' ? 'unsure' : ''}>
      ${service.onlineLevel === 'unknown' ? icon(unknownIcon) : nothing}<span>${say.onlineLevels[service.onlineLevel]}</span>
    </p>
  </section>`;
}

function furtherView(view: AnswerView, service: PublicService): TemplateResult {
  const { say } = view;
  const topics = (
    [
      ['steps', say.steps, service.steps.length > 0],
      ['applicants', say.applicants, service.applicants !== undefined],
      ['online', say.online, service.channels.some(({ kind }) => kind === 'online')],
    ] as const
  ).filter(([, , exists]) => exists);
  return html`<section class="section screen-only" aria-labelledby="further">
    <h3 class="title" id="further">${say.furtherTopics}</h3>
    <ul class="choices">
      ${topics.map(
        ([topic, label]) => html`<li>
          <button class="choice" type="button" @click=${() => view.show(topic)}><span><b>${label}</b></span>${icon(nextIcon)}</button>
        </li>`,
      )}
    </ul>
  </section>`;
}

function moreView({ say }: AnswerView, service: PublicService): TemplateResult {
  return html`<div class="section">
    ${
      service.legalBasis.length > 0
        ? html`<details class="more">
          <summary>${icon(moreIcon)}${say.legalBasis} <small>${say.legalCount(service.legalBasis.length)}</small></summary>
          <ul class="stack small">
            ${service.legalBasis.map((title) => html`<li>${title}</li>`)}
          </ul>
        </details>`
        : nothing
    }
    <details class="more">
      <summary>${icon(moreIcon)}${say.officialName}</summary>
      <p class="text">${service.name}</p>
      ${service.nameEn ? html`<p class="text muted" lang="en">${service.nameEn}</p>` : nothing}
    </details>
  </div>`;
}

function staleView({ say, helpline }: AnswerView, service: PublicService): TemplateResult | typeof nothing {
  const days = staleDays(service.source.asOf);
  if (days === undefined) return nothing;
  return html`<div class="notice warning">
    ${icon(timeIcon)}
    <div>
      <p class="notice-title">${say.staleTitle(days)}</p>
      <p>${say.stale(service.source.asOf)}</p>
      <p><a class="link" href=${telephoneOf(helpline)}>${icon(callIcon)}<span class="together">${say.call(helpline)}</span></a></p>
    </div>
  </div>`;
}

function listenView(view: AnswerView): TemplateResult {
  const { say } = view;
  if (!view.canListen) return html`<p class="muted small">${say.cannotListen}</p>`;
  return html`<button class="button ${view.isEasy ? '' : 'quiet'} screen-only" type="button" @click=${() => view.listen()}>
    ${icon(listenIcon)}${view.isReading ? say.stopListening : say.listen}
  </button>`;
}

function sourceView({ say }: AnswerView, { source, code }: PublicService): TemplateResult {
  return html`<p class="source">
    ${icon(sourceIcon)}<span
      >${say.sourceLabel} <a href=${source.url} target="_blank" rel="noopener noreferrer">${source.name}</a>. ${say.sourceOf(code, source.asOf)}</span
    >
  </p>`;
}
