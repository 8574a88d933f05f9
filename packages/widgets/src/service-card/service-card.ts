import type { PublicService } from '@motcua/contract/services';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon, type Shapes } from '../core/icon.ts';
import { feeIcon, placeIcon, timeIcon, unknownIcon } from '../core/icons.ts';
import { addressOf } from '../core/service-address.ts';
import { shortFacts, type Fact } from '../core/service-facts.ts';
import { forewarningView, sourceView } from '../service-answer/origin-view.ts';
import { ServiceExcerpt } from '../service-answer/service-excerpt.ts';
import { strings, type CardStrings } from './service-card.strings.ts';
import { styles } from './service-card.styles.ts';

/**
 * Tells in short what one public service is: its name, a sentence, where, how long, how much. For a news page that
 * mentions a service, or a tile of a portal.
 *
 * @element motcua-service-card
 * @fires {ServiceChosenEvent} motcua-service-chosen - The citizen pressed the name; cancel it to show the service elsewhere.
 * @fires {MotcuaErrorEvent} motcua-error - Something failed; the citizen has been told.
 * @slot - Shown until the element is ready, and where it never becomes so. Put a link to the service here.
 * @csspart card - What is drawn around the service.
 * @cssprop [--motcua-color-accent=#0b57a4] - Colour of the service's name.
 */
export class MotcuaServiceCard extends ServiceExcerpt {
  static override get styles() {
    return styles;
  }

  /** Where the name leads. Empty: this page's own address with the code in it (`?ma=1.001193`), which a finder or an answer here opens. */
  @property() href = '';

  /** Leaves out the sentence, the authority and the ways of applying, for a list of many. What warns is never left out. */
  @property({ type: Boolean }) compact = false;

  protected override excerpt(asked: string, service: PublicService): TemplateResult {
    const say = this.localize(strings);
    const { code, name, plainName = name, nameEn, summary } = service;
    const { fee, time } = shortFacts(service, say);
    return html`<article class="card stack" part="card" aria-labelledby="service">
      <h3 class="heading">
        <a class="name" id="service" href=${this.href || addressOf(code)} lang="vi" @click=${(event: MouseEvent) => this.choose(event, code)}>${plainName}</a>
      </h3>
      ${say.vietnameseOnly && nameEn ? html`<p lang="en">${nameEn}</p>` : nothing} ${forewarningView(say, asked, service, this.helpline)}
      ${summary && !this.compact ? html`<p lang="vi">${summary}</p>` : nothing}
      <dl>
        ${this.#where(say, service)} ${factView(timeIcon, say.time, time)} ${factView(feeIcon, say.fee, fee)}
      </dl>
      ${sourceView(say, service)}
    </article>`;
  }

  #where(say: CardStrings, { governmentLevels, authority, channels }: PublicService): TemplateResult {
    const levels = governmentLevels.map((level) => say.levels[level]).join(', ');
    return html`<div>
      <dt>${icon(placeIcon)}${say.where}</dt>
      ${levels ? html`<dd><b>${levels}</b></dd>` : authority ? nothing : unknownView(say.whereUnknown)}
      ${authority && !(levels && this.compact) ? html`<dd lang="vi">${authority}</dd>` : nothing}
      ${
        this.compact
          ? nothing
          : channels.length > 0
            ? html`<dd>${say.channelList([...new Set(channels.map(({ kind }) => say.channels[kind]))])}</dd>`
            : unknownView(say.channelsUnknown)
      }
    </div>`;
  }
}

function factView(shape: Shapes, label: string, { figure, per, isKnown }: Fact): TemplateResult {
  return html`<div>
    <dt>${icon(shape)}${label}</dt>
    ${isKnown ? html`<dd><b>${figure}</b> ${per ?? ''}</dd>` : unknownView(figure)}
  </div>`;
}

function unknownView(words: string): TemplateResult {
  return html`<dd class="unsure">${icon(unknownIcon)}<span>${words}</span></dd>`;
}
