import type { FeedbackCategory } from '@motcua/contract/feedback';
import { html, nothing, type TemplateResult } from 'lit';
import { icon, type Shapes } from '../core/icon.ts';
import { checkIcon, floodIcon, lampIcon, listenIcon, messageIcon, moreIcon, nextIcon, removeIcon, roadIcon, searchIcon, slowIcon, treeIcon, vehicleIcon } from '../core/icons.ts';
import type { Language } from '../core/language.ts';
import type { FeedbackStrings } from './feedback.strings.ts';

/** More than these are searched. */
const mostWithoutSearch = 8;

/** What choosing needs. */
export interface CategoryView {
  readonly say: FeedbackStrings;
  readonly language: Language;
  readonly categories: readonly FeedbackCategory[];
  readonly chosen: string | undefined;
  readonly typed: string;
  /** Easy mode: at most four at a time, and no field beside them. */
  readonly isEasy: boolean;
  /** How many were passed over. */
  readonly passed: number;
  type(event: InputEvent): void;
  choose(category: FeedbackCategory): void;
  pass(passed: number): void;
}

const signs: Readonly<Record<string, Shapes>> = {
  'rac-thai': removeIcon,
  'den-duong': lampIcon,
  'duong-he': roadIcon,
  'ngap-nuoc': floodIcon,
  'cay-xanh': treeIcon,
  'tieng-on': listenIcon,
  'trat-tu': vehicleIcon,
  'thu-tuc-cham': slowIcon,
};

/** What a report is about: large rows with a picture, of which one is pressed. */
export function categoryView(view: CategoryView): TemplateResult {
  const { say, categories, typed, isEasy, passed, pass } = view;
  const hasSearch = !isEasy && categories.length > mostWithoutSearch;
  const fitting = hasSearch && typed.trim() ? categories.filter((category) => isLike(category, typed)) : categories;
  const shown = isEasy ? fitting.slice(passed, passed + 4) : fitting;
  return html`
    ${hasSearch ? searchView(view, fitting.length) : nothing}
    <ul class="choices" ?hidden=${shown.length === 0}>
      ${shown.map((category) => rowView(view, category))}
    </ul>
    ${
      shown.length < fitting.length
        ? html`<p class="buttons gap">
          <button class="button" type="button" @click=${() => pass(passed + 4 < fitting.length ? passed + 4 : 0)}>${icon(moreIcon)}${say.others}</button>
        </p>`
        : nothing
    }
  `;
}

function searchView({ say, typed, type }: CategoryView, count: number): TemplateResult {
  return html`<label for="find">${say.find}</label>
    <div class="field">
      ${icon(searchIcon)}
      <input id="find" type="search" autocomplete="off" spellcheck="false" maxlength="100" placeholder=${say.findExample} .value=${typed} @input=${type} />
    </div>
    <p class="small muted" role="status">${typed.trim() ? (count > 0 ? say.found(count) : say.noneFound) : nothing}</p>`;
}

function rowView({ say, language, chosen, choose }: CategoryView, category: FeedbackCategory): TemplateResult {
  const { code, name, hint } = category;
  const isChosen = code === chosen;
  return html`<li>
    <button class="choice" type="button" aria-pressed=${isChosen ? 'true' : 'false'} @click=${() => choose(category)}>
      ${icon(signs[code] ?? messageIcon)}
      <span><b>${name[language]}</b>${hint ? html`<small>${hint[language]}</small>` : nothing}${isChosen ? html`<small class="chosen">${icon(checkIcon)}${say.chosen}</small>` : nothing}</span>
      ${icon(nextIcon)}
    </button>
  </li>`;
}

/** Whether every word that was typed begins a word of it, with or without diacritics. */
function isLike({ name, hint }: FeedbackCategory, typed: string): boolean {
  const words = plain([name.vi, name.en, hint?.vi, hint?.en].join(' ')).split(/[^\p{L}\p{N}]+/u);
  return plain(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/đ/g, 'd');
}
