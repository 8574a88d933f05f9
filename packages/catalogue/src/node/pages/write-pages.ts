import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Guide, PublicService } from '@motcua/contract/services';
import { grouped } from '../grouped.ts';
import type { RelatedService } from '../service-article.ts';
import { publishedGuides } from '../guides.ts';
import { guideFiles } from './guide-page.ts';
import { indexPages } from './index-pages.ts';
import { addressOf } from './page-frame.ts';
import { linkTo, listed, procedureFile, siteFiles, type ListedPage, type PagesSite } from './pages-site.ts';
import { pagesStyle } from './pages-style.ts';
import { newerPage, procedurePage, supersededPage } from './procedure-page.ts';
import { sitemapFiles } from './sitemap.ts';

/** What was written. */
export interface WrittenPages {
  readonly procedures: number;
  readonly superseded: number;
  /** Pages that list others. */
  readonly indexes: number;
  /** Pages of guides through the moments of a life. */
  readonly guides: number;
  /** Pages of procedures that are gone. */
  readonly removed: number;
}

/** Pages that a build writes for codes, sectors and guides, and parts of a sitemap. */
const ownFile = /^(\d\.\d{6}|(linh-vuc|su-kien)-[a-z0-9-]*)\.html$|^sitemap-\d+\.xml$/;

/**
 * Writes the pages of a site into a folder, one at a time, and removes those that an earlier build left there and this one has not. The same
 * records on the same day give the same files.
 *
 * @throws TypeError that names every fault of the guides, such as a step that leads to no record.
 */
export function writePages(records: readonly PublicService[], guides: readonly Guide[], site: PagesSite, out: string): WrittenPages {
  const guided = guideFiles(publishedGuides(guides, records));
  mkdirSync(out, { recursive: true });
  const written = new Set<string>();
  const write = (file: string, text: string): void => {
    written.add(file);
    writeFileSync(join(out, file), text);
  };
  const ordered = [...records].sort((a, b) => (a.code < b.code ? -1 : 1));
  const pages = new Map<string, ListedPage>(ordered.map((record) => [record.code, listed(record)]));
  const linksTo = (code: string): RelatedService[] => {
    const page = pages.get(code);
    return page ? [linkTo(page)] : [];
  };
  const guidesOf = (code: string): RelatedService[] =>
    guided.flatMap(({ guide: { title, stages }, file }) => (stages.some(({ steps }) => steps.some((step) => step.code === code)) ? [{ href: file, title }] : []));
  let superseded = 0;
  for (const record of ordered) {
    const related = record.related.filter((code) => pages.has(code));
    write(procedureFile(record.code), procedurePage({ ...record, related }, related.flatMap(linksTo), guidesOf(record.code), site));
    for (const old of record.replaces) {
      const file = procedureFile(old);
      const [successor] = linksTo(record.code);
      if (pages.has(old) || written.has(file) || !successor) continue;
      write(file, supersededPage(old, successor, site));
      superseded += 1;
    }
  }
  const newer = grouped(
    ordered.flatMap(({ code, replacedBy }) => (replacedBy ? [{ newer: replacedBy.code, code }] : [])),
    (each) => each.newer,
  );
  for (const [code, replaced] of newer) {
    const [first, ...more] = replaced.flatMap((each) => linksTo(each.code));
    if (first && !written.has(procedureFile(code))) write(procedureFile(code), newerPage(code, [first, ...more], site));
  }
  const indexes = indexPages([...pages.values()], guided, site);
  for (const { file, markup } of indexes) write(file, markup);
  const entries = [...indexes, ...[...pages.values()].map(({ code, asOf }) => ({ file: procedureFile(code), asOf }))];
  for (const [file, text] of sitemapFiles(
    site.base,
    entries.map(({ file: each, asOf }) => ({ address: addressOf(site, each), asOf })),
  ))
    write(file, text);
  write(siteFiles.style, pagesStyle);
  const gone = readdirSync(out).filter((file) => ownFile.test(file) && !written.has(file));
  for (const file of gone) rmSync(join(out, file));
  return { procedures: pages.size, superseded, indexes: indexes.length - guided.length, guides: guided.length, removed: gone.length };
}
