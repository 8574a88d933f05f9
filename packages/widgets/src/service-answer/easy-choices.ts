import { html, type LitElement, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { moreIcon } from '../core/icons.ts';

/** How many are offered at once to choose from in easy mode. */
export const mostAtOnce = 4;

/** What is offered of a list. */
export interface Offer<Choice> {
  readonly shown: readonly Choice[];
  /** Where reading goes on once others were asked for: what shows it says so by `data-goes-on`. */
  readonly first: Choice | undefined;
  /** How many have not been offered yet, and how many of them the next press offers; none where it leads to the first again. */
  readonly left: number;
  readonly next: number;
  /** Whether there is anything that is not shown. */
  readonly hasOthers: boolean;
}

/**
 * What is offered of a list: all of it, or in easy mode four at a time, those after the last being the first again. What was
 * chosen stays, so that it is seen and can be taken back.
 *
 * @param turns - How often the citizen has asked for others.
 */
export function offered<Choice>(all: readonly Choice[], isEasy: boolean, turns: number, isChosen: (choice: Choice) => boolean = () => false): Offer<Choice> {
  const most = isEasy ? mostAtOnce : all.length;
  const from = (turns % Math.ceil(all.length / most || 1)) * most;
  const left = Math.max(0, all.length - from - most);
  const shown = all.filter((choice, index) => (index >= from && index < from + most) || isChosen(choice));
  return { shown, first: all[from], left, next: Math.min(left, most), hasOthers: shown.length < all.length };
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
