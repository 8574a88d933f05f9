import type { Guide, GuideStep } from '@motcua/contract/services';
import { jsonLdText, type JsonLdNode } from '@motcua/contract/services/json-ld';
import { schemaOrgContext } from '@motcua/contract/services/schema-org';
import { html, type Html } from '../html.ts';
import { dayIn } from '../report-page.ts';
import { doubtView } from '../service-article.ts';
import { addressOf, framed } from './page-frame.ts';
import { byTitle, linkTo, procedureFile, siteFiles, withFiles, type ListedPage, type PagesSite } from './pages-site.ts';
import { procedureList } from './procedure-page.ts';

/** A guide, and the page that it has. */
export interface GuideFile {
  readonly guide: Guide;
  readonly file: string;
}

/** A page for each guide, called by its title. */
export function guideFiles(guides: readonly Guide[]): GuideFile[] {
  return withFiles('su-kien', guides, ({ title }) => title).map(([guide, file]) => ({ guide, file }));
}

/**
 * The page of a life event: what to do first and what next, in the order of its guide, each step leading to its procedure.
 *
 * @param pages - All procedures that have a page; those of the event that are no step stand below.
 */
export function guidePage(guide: Guide, file: string, pages: readonly ListedPage[], site: PagesSite): string {
  const { event, title, summary, stages, source } = guide;
  const codes = new Set(stages.flatMap(({ steps }) => steps.map(({ code }) => code)));
  const others = pages.filter(({ code, lifeEvents }) => lifeEvents.includes(event) && !codes.has(code)).sort(byTitle);
  let next = 1;
  const stageViews = stages.map((stage) => {
    const first = next;
    next += stage.steps.length;
    return html`<h2>${stage.title}</h2>
<ol${first > 1 && html` start="${first}"`}>
${stage.steps.map(stepView)}</ol>
`;
  });
  return framed(site, {
    file,
    title: `${title}: làm gì trước, làm gì sau`,
    description: summary,
    jsonLd: jsonLdText(saidOf(guide, file, site)),
    content: html`<article lang="vi">
<p><a href="${siteFiles.lifeEvents}">Xem việc khác trong đời</a></p>
<h1>${title}</h1>
<p class="lead">${summary}</p>
${stages.some(({ steps }) => steps.some(({ situation }) => situation !== undefined)) && html`<p>Việc nào ghi “Chỉ khi” thì chỉ ai đúng trường hợp đó mới phải làm.</p>`}
${doubtView({ source }, site)}
${stageViews}${others.length > 0 && html`<h2>Thủ tục khác khi có việc này</h2>${procedureList(others.map(linkTo))}`}
<p class="quiet">Viết theo: <a href="${source.url}" rel="noreferrer">${source.name}</a>. Dữ liệu ngày ${dayIn(source.asOf)}.</p>
</article>`,
  });
}

function stepView({ code, title, note, situation, isOptional = false }: GuideStep): Html {
  return html`<li><b>${code === undefined ? title : html`<a href="${procedureFile(code)}">${title}</a>`}</b>
${situation !== undefined && html`<p class="quiet">Chỉ khi: ${situation}.</p>`}
${isOptional && html`<p class="quiet">Không bắt buộc.</p>`}
${note !== undefined && html`<p>${note}</p>`}</li>
`;
}

/** What the page says of itself to search engines: how to go about the event, step by step (schema.org `HowTo`). */
function saidOf({ title, summary, stages, source }: Guide, file: string, site: PagesSite): JsonLdNode {
  const page = addressOf(site, file);
  const stepOf = ({ code, title: name, note, situation }: GuideStep, place: number): JsonLdNode => ({
    '@type': 'HowToStep',
    position: place + 1,
    name,
    text: [situation === undefined ? undefined : `Chỉ khi: ${situation}.`, note].filter((part) => part !== undefined).join(' ') || name,
    url: code === undefined ? undefined : addressOf(site, procedureFile(code)),
  });
  return {
    '@context': schemaOrgContext,
    '@type': 'WebPage',
    '@id': page,
    url: page,
    name: title,
    inLanguage: 'vi',
    dateModified: source.asOf,
    isBasedOn: source.url,
    mainEntity: {
      '@type': 'HowTo',
      '@id': `${page}#cach-lam`,
      name: title,
      description: summary,
      step: stages.map(({ title: name, steps }, place) => ({ '@type': 'HowToSection', position: place + 1, name, itemListElement: steps.map(stepOf) })),
    },
  };
}
