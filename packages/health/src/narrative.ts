import { plainText } from './plain-text.ts';

/** Elements that begin a line of their own (XHTML as FHIR R4, 2.4.0 allows it). */
const blocks = new Set('blockquote br caption dd div dt h1 h2 h3 h4 h5 h6 hr li p pre table tr'.split(' '));
const cells = new Set(['td', 'th']);
/** Elements whose content nobody is meant to read. */
const silent = new Set(['script', 'style', 'template', 'iframe', 'object', 'svg']);

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/** A comment, a tag with its name, or text. */
const markup = /<(!--[^]*?(?:-->|$)|\/?([a-zA-Z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^"'>]+){0,500}>?)|[^<]+|</g;

/** Most lines that are kept of one narrative. */
export const mostLines = 500;

/**
 * Takes the text out of a narrative, line by line; cells of a table are parted by ` · `. No markup survives and none is
 * run: the result is text, also where it looks like markup.
 *
 * Reads each character once. Comments, scripts and styles are left out, as is what an attribute says.
 */
export function narrativeLines(xhtml: unknown): string[] {
  if (typeof xhtml !== 'string') return [];
  const lines: string[] = [];
  let parts: string[] = [];
  let isNextCell = false;
  let muted: string | undefined;
  const add = (text: string) => {
    if (text.trim() === '') return void parts.push(' ');
    if (isNextCell) parts.push(' · ');
    isNextCell = false;
    parts.push(text);
  };
  const end = () => {
    const text = plainText(parts.join(''));
    if (text !== '' && lines.length <= mostLines) lines.push(text);
    parts = [];
    isNextCell = false;
  };
  for (const [token, comment, name] of xhtml.matchAll(markup)) {
    const element = name?.toLowerCase();
    if (element !== undefined) {
      const isEnd = token.startsWith('</');
      if (muted !== undefined) muted = isEnd && element === muted ? undefined : muted;
      else if (silent.has(element) && !isEnd && !token.endsWith('/>')) muted = element;
      else if (blocks.has(element)) end();
      else if (cells.has(element)) isNextCell ||= parts.some((part) => part !== ' ');
    } else if (muted === undefined && comment === undefined) add(unescaped(token));
  }
  end();
  return lines;
}

function unescaped(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, (written: string, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named.get(name.toLowerCase()) ?? written;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
