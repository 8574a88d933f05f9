/** A piece of a line. Citations name a code; there are no other links, no images and no HTML, whatever the text says. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'em' | 'code'; readonly text: string }
  | { readonly kind: 'citation'; readonly code: string };

/** A block of text. */
export type Block = { readonly kind: 'paragraph'; readonly line: readonly Inline[] } | { readonly kind: 'ul' | 'ol'; readonly items: readonly (readonly Inline[])[] };

/** What may be marked in a line; none of them nests, and an unfinished mark is text. */
const marks = /\*\*([^*\n]+)\*\*|\*([^*\s][^*\n]*)\*|`([^`\n]+)`|\[(\d\.\d{6})\]/g;

/** Signs that are not seen but change what is: directions, tags, joiners. */
const unseen = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\u{e0001}|[\u{e0020}-\u{e007f}]/gu;

/** Reads the small part of Markdown that answers use: paragraphs, lists, strong, emphasised and code text, citations. */
export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { kind: 'ul' | 'ol'; items: (readonly Inline[])[] } | undefined;
  for (const line of text.replace(unseen, '').split('\n')) {
    const [, bullet, number, rest = ''] = /^\s*(?:([-*])|(\d{1,3})[.)])\s+(.*)$/.exec(line) ?? [];
    const kind = bullet ? 'ul' : number ? 'ol' : undefined;
    if (kind) {
      if (open?.kind !== kind) blocks.push((open = { kind, items: [] }));
      open.items.push(parseLine(rest));
    } else {
      open = undefined;
      if (line.trim()) blocks.push({ kind: 'paragraph', line: parseLine(line.trim()) });
    }
  }
  return blocks;
}

function parseLine(line: string): Inline[] {
  const pieces: Inline[] = [];
  let from = 0;
  for (const match of line.matchAll(marks)) {
    const [whole, strong, em, code, citation] = match;
    if (match.index > from) pieces.push({ kind: 'text', text: line.slice(from, match.index) });
    if (citation !== undefined) pieces.push({ kind: 'citation', code: citation });
    else pieces.push({ kind: strong !== undefined ? 'strong' : em !== undefined ? 'em' : 'code', text: strong ?? em ?? code ?? '' });
    from = match.index + whole.length;
  }
  if (from < line.length) pieces.push({ kind: 'text', text: line.slice(from) });
  return pieces;
}
