import { lifeEventNames } from '@motcua/contract/services/names';
import { grouped } from '../grouped.ts';
import { html } from '../html.ts';
import { count } from '../report-page.ts';
import { framed } from './page-frame.ts';
import { procedureList } from './procedure-page.ts';
import { procedureFile, siteFiles, type ListedPage, type PagesSite } from './pages-site.ts';

const withoutSector = 'Chưa rõ lĩnh vực';

/** A page that lists procedures, and the last day on which one of them changed. */
export interface IndexPage {
  readonly file: string;
  readonly markup: string;
  readonly asOf: string | undefined;
}

/** All procedures by sector, each sector on a page of its own so that none grows heavy, and those of the moments of a life. */
export function indexPages(pages: readonly ListedPage[], site: PagesSite): IndexPage[] {
  const sectors = [...grouped(pages, ({ sector }) => sector ?? withoutSector)].sort(
    ([a], [b]) => Number(a === withoutSector) - Number(b === withoutSector) || a.localeCompare(b, 'vi'),
  );
  const files = sectorFiles(sectors.map(([sector]) => sector));
  const fileOf = (sector: string): string => files.get(sector) ?? siteFiles.sectors;
  const first = framed(site, {
    file: siteFiles.sectors,
    title: 'Tất cả thủ tục theo lĩnh vực',
    description: `${count(pages.length)} thủ tục hành chính theo lĩnh vực: nơi nộp, giấy tờ, bao lâu có kết quả, lệ phí.`,
    content: html`<h1>Tất cả thủ tục theo lĩnh vực</h1>
<p>${count(pages.length)} thủ tục. Bấm vào một lĩnh vực để xem.</p>
${procedureList(sectors.map(([sector, some]) => ({ href: fileOf(sector), title: `${sector} (${count(some.length)})` })))}`,
  });
  const events = eventsIn(pages);
  const byEvent = framed(site, {
    file: siteFiles.lifeEvents,
    title: 'Thủ tục theo việc trong đời',
    description: 'Sinh con, đi học, kết hôn, nhà đất, nghỉ hưu: mỗi việc cần làm thủ tục gì.',
    content: html`<h1>Thủ tục theo việc trong đời</h1>
${
  events.length === 0
    ? html`<p>Danh mục chưa xếp thủ tục nào theo việc trong đời. Hãy xem <a href="${siteFiles.sectors}">theo lĩnh vực</a>.</p>`
    : html`<ul class="list">${events.map(([event, name]) => html`<li><a href="#${event}">${name}</a></li>`)}</ul>`
}
${events.map(([event, name, some]) => html`<h2 id="${event}">${name}</h2>${procedureList(some.map(linkTo))}`)}`,
  });
  return [
    { file: siteFiles.sectors, markup: first, asOf: latest(pages) },
    { file: siteFiles.lifeEvents, markup: byEvent, asOf: latest(pages) },
    ...sectors.map(([sector, some]) => ({ file: fileOf(sector), markup: sectorPage(sector, fileOf(sector), some, site), asOf: latest(some) })),
  ];
}

function sectorPage(sector: string, file: string, pages: readonly ListedPage[], site: PagesSite): string {
  return framed(site, {
    file,
    title: `Thủ tục: ${sector}`,
    description: `${count(pages.length)} thủ tục về ${sector}.`,
    content: html`<h1>${sector}</h1>
<p>${count(pages.length)} thủ tục. <a href="${siteFiles.sectors}">Xem lĩnh vực khác</a></p>
${procedureList([...pages].sort(byTitle).map(linkTo))}`,
  });
}

function linkTo({ code, title }: ListedPage) {
  return { href: procedureFile(code), title };
}

/** Moments of a life that procedures belong to, in our order, those of a city's own last; a name that we do not know is shown as it is. */
function eventsIn(pages: readonly ListedPage[]): (readonly [event: string, name: string, pages: readonly ListedPage[]])[] {
  const names = new Map(Object.entries(lifeEventNames).map(([event, { vi }]) => [event, vi]));
  const found = grouped(
    pages.flatMap((page) => page.lifeEvents.map((event) => ({ event, page }))),
    ({ event }) => event,
  );
  const order = [...names.keys(), ...[...found.keys()].filter((event) => !names.has(event)).sort()];
  return order.flatMap((event) => {
    const some = found.get(event);
    return some ? [[event, names.get(event) ?? event, some.map(({ page }) => page).sort(byTitle)] as const] : [];
  });
}

function byTitle(a: ListedPage, b: ListedPage): number {
  return a.title.localeCompare(b.title, 'vi') || (a.code < b.code ? -1 : 1);
}

function latest(pages: readonly ListedPage[]): string | undefined {
  return pages
    .map(({ asOf }) => asOf)
    .sort()
    .at(-1);
}

/** A file for each sector, named by its words in plain letters; two that come out alike are told apart by a number. */
function sectorFiles(sectors: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    sectors.map((sector) => {
      const plain = sector
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/[đĐ]/g, 'd')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, 80)
        .replace(/^-|-$/g, '');
      let file = `linh-vuc-${plain}.html`;
      for (let number = 2; taken.has(file); number += 1) file = `linh-vuc-${plain}-${number}.html`;
      taken.add(file);
      return [sector, file];
    }),
  );
}
