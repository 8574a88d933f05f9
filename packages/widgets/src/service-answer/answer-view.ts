import type { PublicService } from '@motcua/contract/services';
import { html, nothing, type TemplateResult } from 'lit';
import { icon, type Shapes } from '../core/icon.ts';
import { feeIcon, placeIcon, printIcon, timeIcon, unknownIcon } from '../core/icons.ts';
import { feeFacts, staleDays, timeFacts, type Fact } from '../core/service-facts.ts';
import { callView, helpView, warningView } from '../core/states-view.ts';
import { bound } from './bound-words.ts';
import type { FurtherViews } from './further.ts';
import { ageView, sourceView, supersededView } from './origin-view.ts';
import { papersView, type PapersView } from './papers-view.ts';
import { foldedView, furtherView, screenOf, topics, topicView, type Topic } from './topics-view.ts';

/** What the answer needs from its element. */
export interface AnswerView extends PapersView {
  /** The code that was asked for; differs from the service's where it was superseded. */
  readonly asked: string;
  readonly helpline: string;
  readonly topic: Topic;
  /** What a citizen takes along, where its code has come. */
  readonly further: FurtherViews | undefined;
  /** Whether the page helped and what on it is wrong, where that is asked. */
  readonly feedback: unknown;
  show(topic: Topic): void;
  print(): void;
}

/** Older than this, a record is said to be old in a box of its own; younger, in one plain line. */
const boxedDays = 365;

/** Longer than this, an authority's name does not fit where figures stand. */
const shortName = 24;

/** One service, the answer first: where, how long, how much; then papers, steps, who, online, source. */
export function answerView(view: AnswerView, service: PublicService): TemplateResult {
  const { say, isEasy, topic } = view;
  const title = html`<h2 class="display" id="service" tabindex="-1" lang="vi">${bound(service.plainName ?? service.name)}</h2>
    ${say.vietnameseOnly && service.nameEn ? html`<p class="heading" lang="en">${service.nameEn}</p>` : nothing}`;
  const help = helpView(say, view.helpline, isEasy);
  if (isEasy && topic !== 'main')
    return html`<article aria-labelledby="service">${title}${screenOf(topic).map((each) => topicView(say, service, each, view.further?.standIn))}${sourceView(say, service)}</article>${help}`;
  return html`<article aria-labelledby="service">
      <header class="stack">
        ${title} ${service.summary ? html`<p class="lead" lang="vi">${service.summary}</p>` : nothing}
        ${say.vietnameseOnly ? html`<p class="muted small">${say.vietnameseOnly}</p>` : nothing}
        ${supersededView(say, view.asked, service)}
        ${doubtView(view, service)} ${isEasy ? view.further?.listen : nothing}
      </header>
      ${factsView(view, service)}
      <div class="columns">
        <div class="main">
          ${papersView(view, service)}
          ${isEasy ? furtherView(say, service, view.further?.standIn, (further) => view.show(further)) : html`${topics.map((each) => topicView(say, service, each, view.further?.standIn))} ${foldedView(say, service)}`}
          ${view.further?.related} ${view.feedback} <div class="section">${sourceView(say, service)}</div>
          ${view.further?.printed}
        </div>
        <div class="side">${actionsView(view)} ${isEasy ? nothing : help}</div>
      </div>
    </article>
    ${isEasy ? help : nothing}`;
}

function actionsView(view: AnswerView): TemplateResult {
  const { say, isEasy } = view;
  return html`<div class="actions section screen-only">
    <button class="button quiet" type="button" @click=${() => view.print()}>${icon(printIcon)}${say.printNow}</button>
    ${view.further?.share}
    ${view.further?.actions} ${isEasy ? view.further?.cannotListen : view.further?.listen}
  </div>`;
}

function factsView({ say, further }: AnswerView, service: PublicService): TemplateResult {
  return html`<dl class="facts">
    ${whereView(say, service, further?.counter)}
    ${factView(say, timeIcon, say.time, timeFacts(service.timeLimits, say), say.timeAdvice)}
    ${factView(say, feeIcon, say.fee, feeFacts(service.fees, say), say.feeAdvice, service.exemptions.length > 0 ? [say.exemptions, ...service.exemptions] : [])}
  </dl>`;
}

/** Who takes the papers, and what each way of handing them in is good for. */
function whereView(say: AnswerView['say'], { authority = '', governmentLevels, channels }: PublicService, counter: unknown): TemplateResult {
  const isShort = authority !== '' && authority.length <= shortName;
  const levels = governmentLevels.map((level) => say.levels[level]).join(', ');
  const block = counter && counter !== nothing ? html`<dd class="gap">${counter}</dd>` : nothing;
  const counterAt = channels.findIndex(({ kind }) => kind === 'counter'); // The counter's address stands with the way that leads to it.
  return html`<div class="fact">
    <dt>${icon(placeIcon)}${say.where}</dt>
    ${isShort ? html`<dd class="figure" lang="vi">${authority}</dd>` : html`<dd class="figure ${levels ? '' : 'unknown'}">${levels || say.whereUnknown}</dd>`}
    ${authority && !isShort ? html`<dd lang="vi">${authority}</dd>` : nothing}
    ${
      block !== nothing || channels.some(({ note }) => note)
        ? channels.map(
            ({ kind, note }, place) =>
              html`<dd><b>${say.channels[kind]}</b>${note ? html`: <span lang="vi">${note}</span>` : nothing}</dd>${place === counterAt ? block : nothing}`,
          )
        : channels.length > 0
          ? html`<dd>${say.channelList(channels.map(({ kind }) => say.channels[kind]))}</dd>`
          : unsureView(say.channelsUnknown)
    } ${levels || isShort ? nothing : unsureView(say.whereAdvice)} ${counterAt < 0 ? block : nothing}
  </div>`;
}

/** Label, figure, condition, exemption, what is not known: in that order, always. */
function factView(say: AnswerView['say'], shape: Shapes, label: string, facts: readonly Fact[], advice: string, besides: readonly string[] = []): TemplateResult {
  const [first, ...others] = facts.filter(({ isKnown }) => isKnown);
  const unknown = facts.filter(({ isKnown }) => !isKnown);
  const isAdvised = first !== undefined || unknown.some(({ notes }) => notes.some((note) => say.namesWhomToAsk(note)));
  return html`<div class="fact">
    <dt>${icon(shape)}${label}</dt>
    ${
      first
        ? html`<dd class="figure">${first.figure}</dd>
          ${[first.per, first.via].map((line) => (line ? html`<dd>${line}</dd>` : nothing))} ${[...first.conditions, ...first.notes].map((line) => html`<dd lang="vi">${line}</dd>`)}`
        : html`<dd class="figure unknown">${facts[0]?.figure}</dd>`
    }
    ${others.map((fact) => html`<dd>${whenView(fact)}<b>${fact.figure}</b> ${fact.per ?? ''}</dd>`)}
    ${besides.length > 0 ? html`<dd><b>${besides[0]}</b> <span lang="vi">${besides.slice(1).join('; ')}</span></dd>` : nothing}
    ${isAdvised ? nothing : unsureView(advice)}
    ${
      first
        ? unknown.map(({ via, conditions, notes }) => unsureView(say.unknownCase(sentences([via, ...conditions])), notes))
        : unknown.map((fact) => (fact.notes.length > 0 ? html`<dd class="small muted">${whenView(fact)}<span lang="vi">${sentences(fact.notes)}.</span></dd>` : nothing))
    }
  </div>`;
}

function whenView({ via, conditions }: Fact): TemplateResult | typeof nothing {
  const cases = sentences(conditions);
  return via || cases ? html`${via}${via && cases ? '. ' : ''}<span lang="vi">${cases}</span>: ` : nothing;
}

function unsureView(words: string, notes: readonly string[] = []): TemplateResult {
  return html`<dd class="unsure small">${icon(unknownIcon)}<span>${words}${notes.length > 0 ? html` <span lang="vi">${sentences(notes)}.</span>` : nothing}</span></dd>`;
}

function sentences(parts: readonly (string | undefined)[]): string {
  return parts.flatMap((part) => (part ? [part.replace(/\.$/, '')] : [])).join('. ');
}

/** What makes the record doubtful, or how old it is: a box where she may be misled, else one line that does not push the facts away. */
function doubtView({ say, helpline }: AnswerView, { code, caveat, source: { asOf } }: PublicService): TemplateResult | typeof nothing {
  const days = staleDays(asOf);
  const isOld = days !== undefined && days > boxedDays;
  if (!caveat && !isOld) return days === undefined ? nothing : ageView(say, say.aged(asOf), helpline);
  return warningView(
    say.doubtTitle,
    html`${caveat ? html`<p lang="vi">${caveat}</p>` : nothing}
      <p>${isOld ? say.stale(asOf) : say.sourceOf(code, asOf, days !== undefined)}</p>
      <p>${callView(say, helpline)}</p>`,
  );
}
