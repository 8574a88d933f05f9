import { adoptStyles, supportsAdoptingStyleSheets, type CSSResult, type LitElement } from 'lit';

/** Gives an element the styles of a part that has come later, beside those it has. */
export function addStyles(element: LitElement, styles: CSSResult): void {
  const root = element.renderRoot as ShadowRoot;
  if (supportsAdoptingStyleSheets && styles.styleSheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styles.styleSheet];
  else adoptStyles(root, [styles]); // Which adds a style element and leaves the others.
}
