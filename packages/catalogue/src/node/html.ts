/** Markup that was put together by `html`, so that every text inside is escaped. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }

  toString(): string {
    return this.markup;
  }
}

/** What may stand in markup: text, markup, lists of both, or nothing. */
export type Part = string | number | false | undefined | Html | readonly Part[];

/** Puts markup together. Texts and numbers are escaped; markup, and lists of it, stand as they are; `false` and `undefined` are nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((string, place) => string + (place < parts.length ? markupOf(parts[place]) : '')).join(''));
}

function markupOf(part: Part): string {
  if (part instanceof Html) return part.markup;
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return part === false || part === undefined ? '' : part.map(markupOf).join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

/** A script that holds data and is never run. Its text must be that of `jsonLdText`, in which nothing can end the script. */
export function jsonLdScript(jsonLd: string): Html {
  if (jsonLd.includes('<')) throw new TypeError('jsonLdScript: the text must not contain "<"');
  return new Html(`<script type="application/ld+json">${jsonLd}</script>`);
}
