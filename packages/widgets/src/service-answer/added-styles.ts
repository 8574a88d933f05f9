import { adoptStyles, type CSSResult } from 'lit';

/** Gives an element that stands already the styles of a part that came later, beside those of other such parts. */
export function addStyles(root: ShadowRoot, styles: CSSResult): void {
  const sheet = styles.styleSheet;
  if (sheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  else adoptStyles(root, [styles]); // Safari before 16.4: one more element beside the others.
}
