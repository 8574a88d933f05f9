import { lifeEventNames } from '@motcua/contract/services/names';
import { grouped } from '../grouped.ts';
import { html } from '../html.ts';
import { count } from '../report-page.ts';
import { guidePage, type GuideFile } from './guide-page.ts';
import { framed } from './page-frame.ts';
import { procedureList } from './procedure-page.ts';
import { byTitle, linkTo, siteFiles, withFiles, type ListedPage, type PagesSite } from './pages-site.ts';

const withoutSector = 'Chưa rõ lĩnh vực';

/** A page that lists procedures, and the last day on which one of them changed. */
export interface IndexPage {
  readonly file: string;
  readonly markup: string;
  readonly asOf: string | undefined;
}

/** All procedures by sector, each sector on a page of its own so that none grows heavy, and the moments of a life: each with its guide, or with its procedures. */
export function indexPages(pages: readonly ListedPage[], guided: readonly GuideFile[], site: PagesSite): IndexPage[] {
  const groups = [...grouped(pages, ({ sector }) => sector ?? withoutSector)].sort(
    ([a], [b]) => Number(a === withoutSector) - Number(b === withoutSector) || a.localeCompare(b, 'vi'),
  );
  const sectors = withFiles('linh-vuc', groups, ([sector]) => sector).map(([[sector, some], file]) => ({ sector, some, file }));
  const first = framed(site, {
    file: siteFiles.sectors,
    title: 'Tất cả thủ tục theo lĩnh vực',
    description: `${count(pages.length)} thủ tục hành chính theo lĩnh vực: nơi nộp, giấy tờ, bao lâu có kết quả, lệ phí.`,
    content: html`<h1>Tất cả thủ tục theo lĩnh vực</h1>
<p>${count(pages.length)} thủ tục. Bấm vào một lĩnh vực để xem.</p>
${procedureList(sectors.map(({ sector, some, file }) => ({ href: file, title: `${sector} (${count(some.length)})` })))}`,
  });
  return [
    { file: siteFiles.sectors, markup: first, asOf: latest(pages) },
    { file: siteFiles.lifeEvents, markup: lifeEventsPage(pages, guided, site), asOf: latest(pages) },
    ...guided.map(({ guide, file }) => ({ file, markup: guidePage(guide, file, pages, site), asOf: guide.source.asOf })),
    ...sectors.map(({ sector, some, file }) => ({ file, markup: sectorPage(sector, file, some, site), asOf: latest(some) })),
  ];
}

/** A moment of a life leads to its guide; the procedures of one that has none stand below the list. */
function lifeEventsPage(pages: readonly ListedPage[], guided: readonly GuideFile[], site: PagesSite): string {
  const others = eventsIn(pages).filter(([event]) => !guided.some(({ guide }) => guide.event === event));
  const links = [
    ...guided.map(({ guide: { title, summary }, file }) => ({ href: file, title, summary })),
    ...others.map(([event, name]) => ({ href: `#${event}`, title: name, summary: undefined })),
  ];
  return framed(site, {
    file: siteFiles.lifeEvents,
    title: 'Thủ tục theo việc trong đời',
    description: 'Sinh con, đi học, kết hôn, nhà đất, nghỉ hưu: mỗi việc cần làm thủ tục gì, làm gì trước, làm gì sau.',
    content: html`<h1>Thủ tục theo việc trong đời</h1>
${
  links.length === 0
    ? html`<p>Danh mục chưa xếp thủ tục nào theo việc trong đời. Hãy xem <a href="${siteFiles.sectors}">theo lĩnh vực</a>.</p>`
    : html`<p>Bấm vào một việc để xem cần làm gì trước, làm gì sau.</p>
<ul class="list">
${links.map(
  ({ href, title, summary }) => html`<li><a href="${href}">${title}</a>${summary !== undefined && html`<p class="quiet">${summary}</p>`}</li>
`,
)}</ul>`
}
${others.map(([event, name, some]) => html`<h2 id="${event}">${name}</h2>${procedureList(some.map(linkTo))}`)}`,
  });
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

function latest(pages: readonly ListedPage[]): string | undefined {
  return pages
    .map(({ asOf }) => asOf)
    .sort()
    .at(-1);
}
