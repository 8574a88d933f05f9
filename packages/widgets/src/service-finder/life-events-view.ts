import type { Guide, GuideStep } from '@motcua/contract/services';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { backIcon, checkIcon, printIcon, sourceIcon, unknownIcon } from '../core/icons.ts';
import type { Language } from '../core/language.ts';
import type { PatiencePhase } from '../core/patience.ts';
import { staleDays } from '../core/service-facts.ts';
import { callView, failureView, waitingView } from '../core/states-view.ts';
import { offered, othersView } from '../service-answer/easy-choices.ts';
import { ageView } from '../service-answer/origin-view.ts';
import { guideChoice, told, toldAsText } from './guide-choice.ts';
import type { Guides } from './guides.ts';
import type { LifeEventsStrings } from './life-events.strings.ts';

/** What the guides for life events need from the element that shows them. */
export interface LifeEventsView {
  readonly say: LifeEventsStrings;
  /** The language of the page: guides carry their own words in both. */
  readonly language: Language;
  readonly guides: Guides;
  readonly helpline: string;
  readonly patience: PatiencePhase;
  readonly isEasy: boolean;
  /** Whether the device is shared, so that nothing is kept. */
  readonly isShared: boolean;
  /** Address of a procedure's page. */
  addressOf(code: string): string;
  /** The citizen chose a procedure. */
  open(event: Event, code: string): void;
  /** The citizen chose a life event; the element opens it and moves the focus to its title (`#guide`). */
  openGuide(event: string): void;
  /** The citizen goes back to the list; the element moves the focus to the event she came from (`[data-event]`). */
  closeGuide(): void;
  /** Asks for the guides again. */
  retry(): void;
  /** Prints the guide; absent where the element cannot. */
  print?: (() => void) | undefined;
}

/** The life events to choose from, or the guide that is open; what happened where there is neither. */
export function lifeEventsView(view: LifeEventsView): TemplateResult | typeof nothing {
  const { say, guides, helpline } = view;
  const { state, guide } = guides;
  if (state.kind === 'failed') return failureView(say, state.error, helpline, view.retry, { title: say.eventsFailed });
  if (state.kind !== 'ready') return waitingView(say, view.patience);
  if (guide) return guideView(view, guide);
  if (state.guides.length === 0) return html`<p class="unsure section">${icon(unknownIcon)}<span>${say.noEvents} ${callView(say, helpline)}</span></p>`;
  return listView(view, state.guides);
}

function listView(view: LifeEventsView, guides: readonly Guide[]): TemplateResult {
  const { say } = view;
  const { shown, first, left, next, hasOthers } = offered(guides, view.isEasy, view.guides.turns);
  return html`<section class="section" aria-labelledby="events">
    <h3 class="title" id="events" tabindex="-1">${say.eventsTitle}</h3>
    <p class="muted small">${say.eventsHint}</p>
    <ul class="choices">
      ${shown.map((guide) => html`<li>${guideChoice(guide, view.language, view.openGuide, guide === first)}</li>`)}
    </ul>
    ${hasOthers ? html`<p class="buttons gap">${othersView(say.moreEvents(next, left), () => view.guides.turn())}</p>` : nothing}
  </section>`;
}

function guideView(view: LifeEventsView, guide: Guide): TemplateResult {
  const { say, guides } = view;
  const applies = ({ situation }: GuideStep): boolean => situation === undefined || guides.situations.has(situation);
  const stages = guide.stages.map((stage) => ({ ...stage, steps: stage.steps.filter(applies) })).filter(({ steps }) => steps.length > 0);
  const all = stages.flatMap(({ steps }) => steps);
  const needed = all.every(({ isOptional }) => isOptional) ? all : all.filter(({ isOptional }) => !isOptional);
  const done = needed.filter(({ title }) => guides.done.has(title)).length;
  return html`<article aria-labelledby="guide">
    <p class="screen-only"><button class="link" type="button" @click=${view.closeGuide}>${icon(backIcon)}${say.otherEvents}</button></p>
    <h2 class="display" id="guide" tabindex="-1">${told(view.language, guide.title, guide.titleEn)}</h2>
    <p class="lead gap">${told(view.language, guide.summary, guide.summaryEn)}</p>
    ${oldView(view, guide)} ${situationsView(view, guide)}
    <p class="gap" role="status">${all.length > 0 ? html`<b>${say.progress(done, needed.length)}</b> <small class="whole">${view.isShared ? nothing : say.doneKept}</small>` : say.chooseFirst}</p>
    <div class="todos">
      ${stages.map(
        (stage, place) => html`<section class="section" aria-labelledby=${`stage-${place}`}>
          <h3 class="title" id=${`stage-${place}`}>${told(view.language, stage.title, stage.titleEn)}</h3>
          <ol>
            ${stage.steps.map((step) => stepView(view, step))}
          </ol>
        </section>`,
      )}
    </div>
    <p class="buttons screen-only gap">
      ${view.print ? html`<button class="button" type="button" @click=${view.print}>${icon(printIcon)}${say.print}</button>` : nothing}
      ${guides.done.size > 0 || guides.situations.size > 0 ? html`<button class="button quiet" type="button" @click=${() => guides.forget()}>${say.forgetDone}</button>` : nothing}
    </p>
    <p class="source gap">
      ${icon(sourceIcon)}<span>${say.writtenFrom} <a href=${guide.source.url} target="_blank" rel="noopener noreferrer" lang="vi">${guide.source.name}</a>. ${say.asOf(guide.source.asOf, staleDays(guide.source.asOf) !== undefined)}</span>
    </p>
  </article>`;
}

/** Deadlines are acted on: how old they are is said before them. */
function oldView({ say, helpline }: LifeEventsView, { source }: Guide): TemplateResult | typeof nothing {
  return staleDays(source.asOf) === undefined ? nothing : html`<div class="gap">${ageView(say, say.isOld(source.asOf), helpline)}</div>`;
}

/** Steps that only some need stand behind what those can say of themselves. */
function situationsView(view: LifeEventsView, { stages }: Guide): TemplateResult | typeof nothing {
  const { say, guides } = view;
  const english = new Map(stages.flatMap(({ steps }) => steps.flatMap(({ situation, situationEn }) => (situation === undefined ? [] : [[situation, situationEn] as const]))));
  const all = [...english.keys()];
  if (all.length === 0) return nothing;
  const { shown, first, left, next, step, hasOthers } = offered(all, view.isEasy, guides.turns, (situation) => guides.situations.has(situation));
  return html`<fieldset class="situations screen-only">
    <legend>${say.situations} <small>${say.situationsHint}</small></legend>
    <div class="chips">
      ${shown.map((situation) => {
        const applies = guides.situations.has(situation);
        return html`<button class="chip" type="button" aria-pressed=${applies ? 'true' : 'false'} ?data-goes-on=${situation === first} @click=${() => guides.choose(situation, !applies)}>
          ${applies ? icon(checkIcon) : nothing}<span>${told(view.language, situation, english.get(situation))}</span>
        </button>`;
      })}
    </div>
    ${hasOthers ? html`<p class="buttons gap">${othersView(say.moreSituations(next, left), () => guides.turn(step))}</p>` : nothing}
  </fieldset>`;
}

function stepView(view: LifeEventsView, step: GuideStep): TemplateResult {
  const { say, guides } = view;
  const { code } = step;
  const title = told(view.language, step.title, step.titleEn);
  return html`<li class="todo">
    <h4 class="heading">${code === undefined ? title : html`<a href=${view.addressOf(code)} data-code=${code} @click=${(event: Event) => view.open(event, code)}>${title}</a>`}</h4>
    ${step.situation === undefined ? nothing : html`<p class="small muted">${say.onlyIf} ${told(view.language, step.situation, step.situationEn)}</p>`}
    ${step.note === undefined ? nothing : html`<p class="text">${told(view.language, step.note, step.noteEn)}</p>`}
    <p>
      <label>
        <input
          type="checkbox"
          aria-label=${`${say.isDone}: ${toldAsText(view.language, step.title, step.titleEn)}`}
          .checked=${guides.done.has(step.title)}
          @change=${(event: Event) => guides.tick(step.title, (event.target as HTMLInputElement).checked)}
        /><span>${say.isDone}</span>
      </label>
      ${step.isOptional ? html`<small class="whole">${say.optional}</small>` : nothing}
    </p>
  </li>`;
}
