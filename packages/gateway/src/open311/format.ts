/** What an Open311 answer is made of. `undefined` is left out in XML, and `null` in JSON, as the published examples have it. */
export type Node = string | number | boolean | undefined | { readonly [name: string]: Node } | readonly Node[];

/** Named by the end of the address (GeoReport v2, "Format Support"). */
export type Format = 'xml' | 'json';

const mediaTypes: Record<Format, string> = { xml: 'text/xml; charset=utf-8', json: 'application/json; charset=utf-8' };

/** An answer in two formats: XML has a root and a name for each item of a list, JSON has neither. */
export interface Document {
  readonly root: string;
  /** Names of the items of lists, by the name of the list. */
  readonly items: Readonly<Record<string, string>>;
  readonly content: Node;
}

/** @param options - `isPublic`: anybody may keep it for a minute. */
export function formatted({ root, items, content }: Document, format: Format, options: { readonly status?: number; readonly isPublic?: boolean } = {}): Response {
  const { status = 200, isPublic = false } = options;
  const text =
    format === 'json'
      ? JSON.stringify(content, (_name, value: unknown) => (value === undefined ? null : value))
      : `<?xml version="1.0" encoding="utf-8"?>\n${xmlOf(root, content, items)}`;
  return new Response(text, { status, headers: { 'content-type': mediaTypes[format], 'cache-control': isPublic ? 'public, max-age=60' : 'no-store' } });
}

function xmlOf(name: string, node: Node, items: Document['items']): string {
  if (node === undefined) return `<${name}/>`;
  if (isList(node)) return `<${name}>${node.map((item) => xmlOf(items[name] ?? 'item', item, items)).join('')}</${name}>`;
  if (typeof node !== 'object') return `<${name}>${escaped(String(node))}</${name}>`;
  const inside = Object.entries(node).map(([field, value]) => xmlOf(field, value, items));
  return `<${name}>${inside.join('')}</${name}>`;
}

function isList(node: Node): node is readonly Node[] {
  return Array.isArray(node);
}

/** Also without what XML 1.0 cannot hold (section 2.2). */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
