import { html, type TemplateResult } from 'lit';
import { parseMarkdown, type Inline } from './markdown.ts';

/** Draws an answer's text. A code that has no source stays text, so that nothing but the sources we were given can be a link. */
export function markdownView(text: string, sources: ReadonlyMap<string, { readonly url: string; readonly title: string }>): TemplateResult[] {
  const line = (pieces: readonly Inline[]) => pieces.map((piece) => inlineView(piece, sources));
  return parseMarkdown(text).map((block) => {
    if (block.kind === 'paragraph') return html`<p>${line(block.line)}</p>`;
    const items = block.items.map((item) => html`<li>${line(item)}</li>`);
    return block.kind === 'ul'
      ? html`<ul class="bullets">
          ${items}
        </ul>`
      : html`<ol class="numbers">
          ${items}
        </ol>`;
  });
}

function inlineView(piece: Inline, sources: ReadonlyMap<string, { readonly url: string; readonly title: string }>): TemplateResult | string {
  switch (piece.kind) {
    case 'strong':
      return html`<b>${piece.text}</b>`;
    case 'em':
      return html`<em>${piece.text}</em>`;
    case 'code':
      return html`<code>${piece.text}</code>`;
    case 'citation': {
      const source = sources.get(piece.code);
      return source && /^https?:/.test(source.url) ? html`<a href=${source.url} rel="noopener" title=${source.title}>[${piece.code}]</a>` : `[${piece.code}]`;
    }
    default:
      return piece.text;
  }
}
