import { html, type LitElement, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { moreIcon } from '../core/icons.ts';

/** How many are offered at once to choose from in easy mode. */
export const mostAtOnce = 4;

/** What is offered of a list. */
export interface Offer<Choice> {
  readonly shown: readonly Choice[];
  /** Where reading goes on once others were asked for, the first that was not chosen: what shows it says so by `data-goes-on`. */
  readonly first: Choice | undefined;
  /** How many come after these, and how many of them the next press offers; none where it leads to the first again. What was chosen is counted in neither. */
  readonly left: number;
  readonly next: number;
  /** How many turns the next press takes: four that were all chosen are passed over. */
  readonly step: number;
  /** Whether there is anything that is not shown. */
  readonly hasOthers: boolean;
}

/**
 * What is offered of a list: all of it, or in easy mode four at a time, those after the last being the first again. What was
 * chosen stays, so that it is seen and can be taken back; choosing moves nothing from where it stands.
 *
 * @param turns - How many turns the citizen has gone on to others.
 */
export function offered<Choice>(all: readonly Choice[], isEasy: boolean, turns: number, isChosen: (choice: Choice) => boolean = () => false): Offer<Choice> {
  const most = isEasy ? mostAtOnce : all.length || 1;
  const rounds = Math.ceil(all.length / most) || 1;
  const newFrom = (from: number, to = all.length): Choice[] => all.slice(from, to).filter((choice) => !isChosen(choice));
  const newAt = (turn: number): Choice[] => newFrom((turn % rounds) * most, ((turn % rounds) + 1) * most);
  const from = (turns % rounds) * most;
  const left = newFrom(from + most).length;
  let step = 1;
  while (step < rounds && newAt(turns + step).length === 0) step += 1;
  const shown = all.filter((choice, index) => (index >= from && index < from + most) || isChosen(choice));
  return { shown, first: newAt(turns)[0], left, next: left && newAt(turns + step).length, step, hasOthers: shown.length < all.length };
}

/** Leads to others. The first of them gets the focus, so that nobody looks for where to read on. */
export function othersView(words: string, turn: () => void, looks = 'button'): TemplateResult {
  const press = async ({ currentTarget }: Event): Promise<void> => {
    const root = (currentTarget as HTMLElement).getRootNode() as ShadowRoot;
    turn();
    await (root.host as LitElement).updateComplete;
    root.querySelector<HTMLElement>('[data-goes-on]')?.focus();
  };
  return html`<button class=${looks} type="button" @click=${press}>${icon(moreIcon)}${words}</button>`;
}
