import type { Delegation } from '@motcua/contract/delegation';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Purpose } from '@motcua/contract/identity';
import { addStyles } from '../core/add-styles.ts';
import { icon } from '../core/icon.ts';
import { backIcon, checkIcon, clearIcon } from '../core/icons.ts';
import type { Wording } from '../core/language.ts';
import { warningView } from '../core/states-view.ts';
import { ticks } from '../core/ticks.styles.ts';
import type { DelegationStrings } from './delegation.strings.ts';
import { questions, type QuestionStrings } from './question.strings.ts';
import { actFailureView, fieldsOf, nameOf, type DelegationScene } from './scene-view.ts';

export interface QuestionScene extends DelegationScene {
  localize<Strings extends object>(wording: Wording<Strings>): Strings;
  /** Back to the list. */
  readonly leave: () => void;
  readonly offer: (form: HTMLFormElement) => void;
  readonly cancel: (delegation: Delegation) => void;
  readonly look: (form: HTMLFormElement) => void;
  readonly accept: () => void;
  readonly request: (form: HTMLFormElement) => void;
  readonly assent: (delegation: Delegation) => void;
  readonly refuse: (delegation: Delegation) => void;
}

const wordsOf = ({ say, localize }: QuestionScene): DelegationStrings & QuestionStrings => ({ ...say, ...localize(questions) });

/** What a form's radio buttons say. */
function termsIn(form: HTMLFormElement): { readonly purpose: string; readonly days: number; readonly child: string } {
  const sent = new FormData(form);
  const text = (name: string) => String(sent.get(name) ?? '');
  return { purpose: text('purpose'), days: Number(text('days')), child: text('child') };
}

const submitted = (act: (form: HTMLFormElement) => void) => (event: Event) => {
  event.preventDefault();
  act(event.currentTarget as HTMLFormElement);
};

/** What is looked at, in a word or two; a purpose's own name speaks to whom it belongs. */
function recordsOf({ code }: Purpose, { records, recordsElse }: QuestionStrings): string {
  return (Object.hasOwn(records, code) && records[code]) || recordsElse;
}

const choicesOfDays = [7, 30, 90, 365] as const;

/** For what and for how long; nothing is chosen beforehand where there is a choice. */
function termsView(purposes: readonly Purpose[], ask: QuestionStrings, { language }: DelegationScene): TemplateResult {
  return html`
    ${
      purposes.length === 1
        ? html`<p><span class="label">${ask.what}:</span> ${purposes.map((purpose) => html`<b>${recordsOf(purpose, ask)}</b> (${fieldsOf({ purpose }, language)})`)}.</p>
            <input type="hidden" name="purpose" value=${purposes[0]?.code ?? ''} />`
        : html`<fieldset>
            <legend>${ask.what}</legend>
            ${purposes.map(({ code, name }) => optionView('purpose', code, name[language]))}
          </fieldset>`
    }
    <fieldset>
      <legend>${ask.howLong}</legend>
      ${choicesOfDays.map((days) => optionView('days', String(days), ask.days(days)))}
    </fieldset>
  `;
}

function optionView(name: string, value: string, words: string): TemplateResult {
  return html`<label class="option"><input type="radio" name=${name} value=${value} required /><span>${words}</span></label>`;
}

/** Begins with the way back, so that whoever is here by mistake finds it first. */
function screen(title: string, body: unknown, { localize, leave }: QuestionScene): TemplateResult {
  return html`<p class="screen-only"><button class="link" type="button" @click=${leave}>${icon(backIcon)}${localize(questions).back}</button></p>
    <h3 class="heading screen-title" tabindex="-1">${title}</h3>
    ${body}`;
}

/** What to let somebody see; and then the code, large enough to be read out at arm's length. */
function offerView(scene: QuestionScene): TemplateResult {
  const { known, offer, cancel } = scene;
  const say = wordsOf(scene);
  const warning = warningView(say.fraudTitle, html`<p>${say.fraud}</p>`);
  const open = known.state.list?.given.find(({ state }) => state === 'offered');
  if (known.code) {
    const groups = known.code.replace(/^(\d{3})(\d{3})/, '$1 $2 ');
    return screen(
      say.codeTitle,
      html`${warning}
        <p class="code" translate="no" aria-hidden="true">${groups}</p>
        <p class="unseen" translate="no">${[...known.code].join(' ')}</p>
        <p>${say.codeHow}</p>
        <p class="muted">${say.codeWaiting}</p>
        ${open ? html`<p class="screen-only"><button class="button" type="button" @click=${() => cancel(open)}>${icon(clearIcon)}${say.cancelCode}</button></p>` : nothing}`,
      scene,
    );
  }
  const isBusy = known.act.kind === 'busy';
  return screen(
    say.offerTitle,
    html`<form @submit=${submitted(offer)}>
      ${termsView(known.state.list?.purposes ?? [], say, scene)} ${warning} ${actFailureView('offer', () => {}, scene, { failed: say.notTaken })}
      <p class="buttons"><button class="button primary" aria-disabled=${isBusy ? 'true' : 'false'}>${isBusy ? say.gettingCode : say.getCode}</button></p>
    </form>`,
    scene,
  );
}

/** The code that one was read; and then whose it is, before one says yes. */
function enterView(isWrong: boolean, scene: QuestionScene): TemplateResult {
  const { language, known, look, accept, leave } = scene;
  const say = wordsOf(scene);
  const { entered } = known;
  const isBusy = known.act.kind === 'busy';
  if (entered) {
    return screen(
      say.askedTitle(entered.name, recordsOf(entered.purpose, say)),
      html`<p>${say.asked(fieldsOf(entered, language), say.days(entered.days))}</p>
        <p>${say.watched(entered.name)}</p>
        ${actFailureView('enter', accept, scene, { failed: say.notTaken })}
        <p class="buttons answers screen-only">
          <button class="button" type="button" aria-disabled=${isBusy ? 'true' : 'false'} @click=${accept}>${icon(checkIcon)}${say.accept}</button>
          <button class="button" type="button" @click=${leave}>${icon(clearIcon)}${say.decline}</button>
        </p>`,
      scene,
    );
  }
  return screen(
    say.enterTitle,
    html`<form @submit=${submitted(look)} novalidate>
      <label class="label" for="code">${say.code}</label>
      <div class="field">
        <input id="code" name="code" inputmode="numeric" autocomplete="off" maxlength="20" aria-invalid=${isWrong ? 'true' : 'false'} aria-describedby=${isWrong ? 'code-wrong' : nothing} />
      </div>
      <p class="unsure" id="code-wrong" role="alert" ?hidden=${!isWrong}>${isWrong ? say.codeWrong : nothing}</p>
      ${actFailureView('enter', () => {}, scene, { failed: say.notTaken })}
      <p class="buttons"><button class="button primary" aria-disabled=${isBusy ? 'true' : 'false'}>${isBusy ? say.looking : say.look}</button></p>
    </form>`,
    scene,
  );
}

/** Which child, and for how long. */
function childView(scene: QuestionScene): TemplateResult {
  const { known, request } = scene;
  const say = wordsOf(scene);
  const { children, act } = known;
  const isBusy = act.kind === 'busy';
  const noChildren = act.error ? actFailureView('children', () => void known.askForChildren(), scene) : html`<p>${children ? say.childNone : say.childLoading}</p>`;
  return screen(
    say.childTitle,
    children === undefined || children.length === 0
      ? noChildren
      : html`<p>${say.childLead}</p>
          <form @submit=${submitted(request)}>
            <fieldset>
              <legend>${say.childWho}</legend>
              ${children.map(({ id, name }) => optionView('child', id, name))}
            </fieldset>
            ${termsView(known.state.list?.purposes ?? [], say, scene)} ${actFailureView('child', () => {}, scene, { failed: say.notTaken })}
            <p class="buttons"><button class="button primary" aria-disabled=${isBusy ? 'true' : 'false'}>${say.childAsk}</button></p>
          </form>`,
    scene,
  );
}

/** The child is asked, in words of its own. Nothing leads to yes: both answers are as large, and no is no mistake. */
function assentView(delegation: Delegation, isChildsOwn: boolean, scene: QuestionScene): TemplateResult {
  const { known, assent, refuse } = scene;
  const say = wordsOf(scene);
  const name = nameOf(delegation);
  const isBusy = known.act.kind === 'busy';
  return screen(
    isChildsOwn ? say.helloYou : say.hello(name),
    html`${isChildsOwn ? nothing : html`<p class="notice">${say.handOver(name)}</p>`}
      ${say.childWords.map((words) => html`<p class="lead">${words}</p>`)} ${actFailureView(delegation.id, () => assent(delegation), scene)}
      <p class="buttons answers screen-only">
        <button class="button" type="button" aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => assent(delegation)}>${icon(checkIcon)}${say.childYes}</button>
        <button class="button" type="button" aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => refuse(delegation)}>${icon(clearIcon)}${say.childNo}</button>
      </p>`,
    scene,
  );
}

/** Gives the element the look of what only the questions draw. */
const dress = (element: LitElement): void => addStyles(element, ticks);

/** The part of the element that comes with the first question. */
export const screens = { dress, termsIn, offerView, enterView, childView, assentView };
