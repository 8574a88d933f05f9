import type { Paper, PublicService } from '@motcua/contract/services';
import { countsUnsaid } from '@motcua/contract/services/fact-texts';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { checkIcon, unknownIcon } from '../core/icons.ts';
import { offered, othersView } from './easy-choices.ts';
import type { PapersStrings } from './papers.strings.ts';
import type { AnswerStrings } from './service-answer.strings.ts';

/** What the checklist needs from its element. */
export interface PapersView<Say extends PapersStrings = AnswerStrings> {
  readonly say: Say;
  readonly ticks: ReadonlySet<string>;
  readonly situations: ReadonlySet<string>;
  readonly isEasy: boolean;
  /** How many turns the citizen has gone on to other situations in easy mode. */
  readonly turns: number;
  /** Whether the device is shared, so that nothing is kept. */
  readonly isShared: boolean;
  /** What stands below the papers, where its code has come. */
  readonly below: unknown;
  tick(paper: string, isReady: boolean): void;
  choose(situation: string, applies: boolean): void;
  /** Shows other situations to choose from, so many turns on. */
  turn(step: number): void;
  forget(): void;
}

/** The papers as a checklist: what everybody brings, and what is added in the situations that the citizen chose. */
export function papersView(view: PapersView<PapersStrings>, service: PublicService): TemplateResult {
  const { say, ticks, situations } = view;
  const always = service.papers.filter(({ situation }) => situation === undefined);
  const sometimes = service.papers.filter(({ situation }) => situation !== undefined);
  const chosen = sometimes.filter(({ situation }) => situation !== undefined && situations.has(situation));
  const { shown, first, left, next, step, hasOthers } = offered(sometimes, view.isEasy, view.turns, (each) => chosen.includes(each));
  const needed = [...new Set([...always, ...chosen].flatMap(({ papers }) => papers.map(({ name }) => name)))];
  return html`<section class="section" aria-labelledby="papers">
    <h3 class="title" id="papers" tabindex="-1">${say.papers}</h3>
    ${
      needed.length === 0 && sometimes.length === 0
        ? html`<p class="unsure">${icon(unknownIcon)}<span>${say.papersUnknown}</span></p>`
        : html`<p class="muted" role=${ticks.size > 0 ? 'status' : nothing}>
          ${needed.length > 0 ? `${say.papersReady(needed.filter((name) => ticks.has(name)).length, needed.length)} ${view.isShared ? '' : say.ticksKept}` : nothing}
        </p>`
    }
    ${
      always.length > 0
        ? html`<fieldset class="group">
          <legend>${say.everyone}</legend>
          ${always.flatMap(({ papers }) => papers.map((paper) => paperView(view, paper)))}
        </fieldset>`
        : nothing
    }
    ${
      sometimes.length > 0
        ? html`<fieldset class="group ${chosen.length === 0 ? 'screen-only' : ''}">
          <legend>${say.situations} <small>${say.situationsHint}</small></legend>
          <div class="chips">
            ${shown.map((each) => {
              const { situation = '' } = each;
              const applies = situations.has(situation);
              return html`<button class="chip" type="button" lang="vi" aria-pressed=${applies ? 'true' : 'false'} ?data-goes-on=${each === first} @click=${() => view.choose(situation, !applies)}>
                ${applies ? icon(checkIcon) : nothing}${situation}
              </button>`;
            })}
          </div>
          ${hasOthers ? html`<p class="buttons gap screen-only">${othersView(say.otherSituations(next, left), () => view.turn(step))}</p>` : nothing}
          ${chosen.map(
            ({ situation, papers }) => html`<p class="situation" lang="vi">${situation}</p>
              ${papers.map((paper) => paperView(view, paper))}`,
          )}
        </fieldset>`
        : nothing
    }
    ${view.below}
    ${ticks.size > 0 || situations.size > 0 ? html`<button class="link screen-only" type="button" @click=${() => view.forget()}>${say.forgetTicks}</button>` : nothing}
  </section>`;
}

function paperView(view: PapersView<PapersStrings>, paper: Paper): TemplateResult {
  return html`<label class="tick">
    <input
      type="checkbox"
      .checked=${view.ticks.has(paper.name)}
      @change=${(event: Event) => view.tick(paper.name, (event.target as HTMLInputElement).checked)}
    />
    <span
      ><b lang="vi">${paper.name}</b>${paper.note === countsUnsaid ? nothing : html`<small>${view.say.copiesOf(paper.originals, paper.copies)}</small>`}${paper.note ? html`<small lang="vi">${paper.note}</small>` : nothing}${paper.obtainedFrom ? html`<small class="proof">${view.say.origin(paper.obtainedFrom)} <span lang="vi">(${paper.obtainedFrom.rule})</span></small>` : nothing}</span
    >
  </label>`;
}
