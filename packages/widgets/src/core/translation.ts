/**
 * Puts plain text nodes back where a browser's page translation has wrapped them in `<font>`.
 *
 * Lit keeps a reference to each text node it wrote and later writes into whatever stands in its place; on a `<font>`
 * that write has no effect, and the citizen would read an old fee for ever. The translated words stay until then.
 */
export function undoTranslation(root: ParentNode): void {
  for (const font of root.querySelectorAll('font')) {
    if (font.parentElement?.tagName === 'FONT') continue; // Translators nest them; the outermost stands for the text.
    font.replaceWith(document.createTextNode(font.textContent ?? ''));
  }
}
