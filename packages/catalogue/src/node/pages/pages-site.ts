import type { PublicService } from '@motcua/contract/services';
import { titleOf, type RelatedService } from '../service-article.ts';

/** A site of static pages, one for each procedure, and what all of them say. */
export interface PagesSite {
  /** Address of the folder on the web, with a slash at its end. */
  readonly base: string;
  readonly name: string;
  /** Whom to call for help, as it should be read. */
  readonly helpline: string;
  /** Address of the page on which people search; absent where there is none. */
  readonly finder?: string | undefined;
  /** Elements that take the place of the plain text where scripts run; absent where none shall. */
  readonly elements?: PageElements | undefined;
  /** The day on which it is decided what is old. */
  readonly today: Date;
}

/** Where the elements of a page come from, and the catalogue that they read. */
export interface PageElements {
  /** Address of the loader, and the integrity that its file must have. */
  readonly loader: string;
  readonly integrity?: string | undefined;
  /** Address of the catalogue's entry file. */
  readonly catalogue: string;
}

/** A page as lists lead to it. */
export interface ListedPage {
  readonly code: string;
  readonly title: string;
  readonly sector: string | undefined;
  readonly lifeEvents: readonly string[];
  readonly asOf: string;
}

/** Files that a site has once. */
export const siteFiles = { style: 'trang.css', sectors: 'index.html', lifeEvents: 'su-kien.html', sitemap: 'sitemap.xml' } as const;

/** The page of a procedure. */
export function procedureFile(code: string): string {
  return `${code}.html`;
}

/** What lists need to know of a procedure. */
export function listed(record: PublicService): ListedPage {
  const { code, sector, lifeEvents, source } = record;
  return { code, title: titleOf(record), sector, lifeEvents, asOf: source.asOf };
}

/** How lists lead to a procedure. */
export function linkTo({ code, title }: ListedPage): RelatedService {
  return { href: procedureFile(code), title };
}

/** In the order of the alphabet. */
export function byTitle(a: ListedPage, b: ListedPage): number {
  return a.title.localeCompare(b.title, 'vi') || (a.code < b.code ? -1 : 1);
}

/** A file for each of some things, called by the words of its name in plain letters; names that come out alike are told apart by a number. */
export function withFiles<T>(kind: string, things: readonly T[], nameOf: (thing: T) => string): (readonly [thing: T, file: string])[] {
  const taken = new Set<string>();
  return things.map((thing) => {
    const plain = nameOf(thing)
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[đĐ]/g, 'd')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 80)
      .replace(/^-|-$/g, '');
    let file = `${kind}-${plain}.html`;
    for (let number = 2; taken.has(file); number += 1) file = `${kind}-${plain}-${number}.html`;
    taken.add(file);
    return [thing, file];
  });
}
