/** A language that the elements speak. */
export type Language = 'vi' | 'en';

/** An element's words, by language. Vietnamese is the source; `en` has the same shape or does not compile. */
export interface Wording<Strings> {
  readonly vi: Strings;
  readonly en: Strings;
}

/** The language around an element: the nearest `lang`, across shadow roots. Vietnamese where nothing says English. */
export function languageAround(element: Element): Language {
  let node: Element | null = element;
  while (node) {
    const marked: Element | null = node.closest('[lang]');
    if (marked) return marked.getAttribute('lang')?.toLowerCase().startsWith('en') ? 'en' : 'vi';
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return 'vi';
}

const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Calls back whenever a `lang` on the page changes. One observer serves all elements. Returns how to stop. */
export function watchLanguage(onChange: () => void): () => void {
  listeners.add(onChange);
  if (!observer) {
    observer = new MutationObserver(() => {
      for (const listener of listeners) listener();
    });
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'], subtree: true });
  }
  return () => {
    listeners.delete(onChange);
    if (listeners.size > 0) return;
    observer?.disconnect();
    observer = undefined;
  };
}
