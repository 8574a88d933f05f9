import { html, type Html } from '../html.ts';
import { siteFiles } from './pages-site.ts';

/** So many addresses a sitemap may hold (sitemaps.org, "Protocol"). */
const mostAddresses = 50_000;

/** An address, and the day on which what it says was last known to be so. */
export interface SitemapEntry {
  readonly address: string;
  readonly asOf: string | undefined;
}

/**
 * The sitemap of a site by the name of its file, as sitemaps.org has it: one file, or where there are too many addresses for one, an index and
 * the files that it leads to.
 *
 * @param most - Addresses in a file.
 */
export function sitemapFiles(base: string, entries: readonly SitemapEntry[], most = mostAddresses): Map<string, string> {
  if (entries.length <= most) return new Map([[siteFiles.sitemap, urlSet(entries)]]);
  const parts = Array.from({ length: Math.ceil(entries.length / most) }, (_, part) => [`sitemap-${part + 1}.xml`, entries.slice(part * most, (part + 1) * most)] as const);
  const index = document(
    html`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${parts.map(
  ([file]) => html`<sitemap><loc>${base}${file}</loc></sitemap>
`,
)}</sitemapindex>`,
  );
  return new Map([[siteFiles.sitemap, index], ...parts.map(([file, some]) => [file, urlSet(some)] as const)]);
}

function urlSet(entries: readonly SitemapEntry[]): string {
  return document(
    html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.map(
  ({ address, asOf }) => html`<url><loc>${address}</loc>${asOf !== undefined && html`<lastmod>${asOf}</lastmod>`}</url>
`,
)}</urlset>`,
  );
}

function document(root: Html): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.markup}\n`;
}
