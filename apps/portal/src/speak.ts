import type { Language } from './settings.ts';

/** The Vietnamese that stood on the page, by element, once it has been spoken over. */
const vietnamese = new WeakMap<Element, { text: string; label: string | null }>();

/**
 * Says the page in a language. Vietnamese is what the HTML holds; English stands beside it in `data-en` (text) and
 * `data-en-label` (name read aloud), so that whoever changes one sees the other.
 */
export function speak(page: Document, language: Language): void {
  for (const element of page.querySelectorAll<HTMLElement>('[data-en], [data-en-label]')) {
    const { en, enLabel } = element.dataset;
    let own = vietnamese.get(element);
    if (!own) {
      if (language === 'vi') continue; // Nothing has been spoken over yet.
      own = { text: element.textContent, label: element.getAttribute('aria-label') };
      vietnamese.set(element, own);
    }
    if (en !== undefined) element.textContent = language === 'en' ? en : own.text;
    const label = language === 'en' ? enLabel : own.label;
    if (label) element.setAttribute('aria-label', label);
  }
}
