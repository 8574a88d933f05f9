import type { Guide } from '@motcua/contract/services';
import { html, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { nextIcon } from '../core/icons.ts';
import type { Language } from '../core/language.ts';

/** A guide to choose, with the beginning of what it says. */
export function guideChoice(guide: Guide, language: Language, open: (event: string) => void, goesOn = false): TemplateResult {
  const { event, title, titleEn, summary, summaryEn } = guide;
  return html`<button class="choice" type="button" data-event=${event} ?data-goes-on=${goesOn} @click=${() => open(event)}>
    <span><b>${told(language, title, titleEn)}</b><small>${told(language, firstSentence(summary), summaryEn && firstSentence(summaryEn))}</small></span>${icon(nextIcon)}
  </button>`;
}

/** Words of a guide in the language of the page; marked as Vietnamese where nobody translated them. */
export function told(language: Language, vi: string, en: string | undefined): unknown {
  return language === 'vi' ? vi : (en ?? html`<span lang="vi">${vi}</span>`);
}

/** The same where only text may stand: in a label, or spoken. */
export function toldAsText(language: Language, vi: string, en: string | undefined): string {
  return language === 'vi' ? vi : (en ?? vi);
}

function firstSentence(text: string): string {
  return /^.+?[.?!](?=\s|$)/.exec(text)?.[0] ?? text;
}
