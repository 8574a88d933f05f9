import type { PublicService } from '@motcua/contract/services';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { nextIcon, printIcon } from '../core/icons.ts';
import { addressOf } from '../core/service-address.ts';
import { easySwitchView, helpView } from '../core/states-view.ts';
import { forewarningView, sourceView } from '../service-answer/origin-view.ts';
import { papersBelowView } from '../service-answer/papers-below.ts';
import { papersView } from '../service-answer/papers-view.ts';
import { ServiceExcerpt } from '../service-answer/service-excerpt.ts';
import { strings } from './service-checklist.strings.ts';
import { styles } from './service-checklist.styles.ts';

/**
 * Lists the papers that one public service asks for, to tick, print and take along. Ticks stay on the device, in the
 * place where the whole answer keeps them, so that both agree.
 *
 * @element motcua-service-checklist
 * @fires {ServiceChosenEvent} motcua-service-chosen - The citizen wants the whole answer; cancel it to show that elsewhere.
 * @fires {EasyChosenEvent} motcua-easy-chosen - The citizen turned easy mode on or off.
 * @fires {MotcuaErrorEvent} motcua-error - Something failed; the citizen has been told.
 * @slot - Shown until the element is ready, and where it never becomes so. Put the papers or a phone number here.
 * @csspart checklist - What is printed.
 * @cssprop [--motcua-color-accent=#0b57a4] - Background of what is ticked.
 */
export class MotcuaServiceChecklist extends ServiceExcerpt {
  static override get styles() {
    return styles;
  }

  protected override forget(): void {
    this.opened.forget();
  }

  protected override excerpt(asked: string, service: PublicService): TemplateResult {
    const say = this.localize(strings);
    const { opened } = this;
    const { code, name, plainName = name, nameEn } = service;
    return html`<article part="checklist" aria-labelledby="service">
        <div class="head">
          <h2 class="display" id="service" tabindex="-1" lang="vi">${plainName}</h2>
          ${this.needsEasySwitch ? easySwitchView(say, this.isEasy, (isEasy) => this.chooseEasy(isEasy)) : nothing}
        </div>
        <div class="stack">
          ${say.vietnameseOnly && nameEn ? html`<p class="heading" lang="en">${nameEn}</p>` : nothing}
          ${say.vietnameseOnly ? html`<p class="muted small">${say.vietnameseOnly}</p>` : nothing} ${forewarningView(say, asked, service, this.helpline)}
        </div>
        ${papersView(
          {
            say,
            ticks: opened.ticks,
            situations: opened.situations,
            isEasy: this.isEasy,
            turns: opened.turns,
            below: papersBelowView(say, service, opened.situations),
            isShared: this.isSharedDevice || this.activeClient?.store.isShared === true,
            tick: (paper, isReady) => opened.tick(paper, isReady),
            choose: (situation, applies) => opened.choose(situation, applies),
            turn: () => opened.turn(),
            forget: () => this.#forgetTicks(),
          },
          service,
        )}
        <p class="buttons section screen-only">
          <button class="button" type="button" @click=${this.#print}>${icon(printIcon)}${say.printNow}</button>
          <a class="button quiet" href=${addressOf(code)} @click=${(event: MouseEvent) => this.choose(event, code)}>${say.whole}${icon(nextIcon)}</a>
        </p>
        <div class="section">${sourceView(say, service)}</div>
      </article>
      ${helpView(say, this.helpline, this.isEasy)}`;
  }

  #forgetTicks(): void {
    this.opened.forget();
    this.renderRoot.querySelector<HTMLElement>('#papers')?.focus(); // The button that was pressed is about to go.
  }

  // Where that cannot be had, the whole page is better than no paper.
  readonly #print = () => import('../service-answer/print-alone.ts').then(({ printAlone }) => printAlone(this), print);
}
