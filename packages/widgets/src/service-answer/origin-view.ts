import type { PublicService } from '@motcua/contract/services';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { noteIcon, sourceIcon, timeIcon } from '../core/icons.ts';
import { staleDays } from '../core/service-facts.ts';
import { callView, warningView } from '../core/states-view.ts';
import type { StatesStrings } from '../core/states.strings.ts';
import { telephoneOf } from '../core/telephone.ts';
import type { ExcerptStrings } from './excerpt.strings.ts';

/** What she must know before she believes the rest: that another code is in force, what makes the record doubtful, that it is old. */
export function forewarningView(say: ExcerptStrings & StatesStrings, asked: string, service: PublicService, helpline: string): TemplateResult {
  const { caveat, source } = service;
  return html`
    ${supersededView(say, asked, service)}
    ${
      caveat
        ? warningView(
            say.doubtTitle,
            html`<p lang="vi">${caveat}</p>
              <p>${callView(say, helpline)}</p>`,
          )
        : nothing
    }
    ${staleDays(source.asOf) === undefined ? nothing : ageView(say, say.aged(source.asOf), helpline)}
  `;
}

/** That another code than the one asked for is in force; or that one is said to be, of which nothing else is known. */
export function supersededView(say: ExcerptStrings, asked: string, { code, caveat, replacedBy }: PublicService): TemplateResult | typeof nothing {
  const newer = replacedBy?.code;
  const words = newer && (asked === newer || !caveat?.includes(newer)) ? `${say.newer(newer, code)} (${replacedBy.rule})` : asked === code ? '' : say.superseded(asked, code);
  return words ? html`<div class="notice">${icon(noteIcon)}<div><p>${words}</p></div></div>` : nothing;
}

/** How old something is, in one line that does not push the facts away, and whom to ask. */
export function ageView(say: StatesStrings, words: string, helpline: string): TemplateResult {
  return html`<p class="age">${icon(timeIcon)}<span>${words} <a class="together" href=${telephoneOf(helpline)}>${say.call(helpline)}</a></span></p>`;
}

/** Who says so, under which code, and as of which day. */
export function sourceView(say: ExcerptStrings, { code, source }: PublicService): TemplateResult {
  return html`<p class="source">
    ${icon(sourceIcon)}<span
      >${say.sourceLabel} <a href=${source.url} target="_blank" rel="noopener noreferrer" lang="vi">${source.name}</a>. ${say.sourceOf(code, source.asOf, staleDays(source.asOf) !== undefined)}</span
    >
  </p>`;
}
