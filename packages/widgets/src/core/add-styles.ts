import { adoptStyles, type CSSResult, type LitElement } from 'lit';

/** Gives an element that stands already the styles of a part that came later, beside those it has. */
export function addStyles(element: LitElement, styles: CSSResult): void {
  const root = element.renderRoot as ShadowRoot;
  const sheet = styles.styleSheet;
  if (sheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  else adoptStyles(root, [styles]); // Safari before 16.4: one more element beside the others.
}
