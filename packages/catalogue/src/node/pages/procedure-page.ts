import type { PublicService } from '@motcua/contract/services';
import { jsonLdText } from '@motcua/contract/services/json-ld';
import { schemaOrgPage } from '@motcua/contract/services/schema-org';
import { html, type Html } from '../html.ts';
import { serviceArticle, titleOf, type RelatedService } from '../service-article.ts';
import { addressOf, framed } from './page-frame.ts';
import { procedureFile, siteFiles, type PagesSite } from './pages-site.ts';

/**
 * The page of one procedure, to be read as it is; where the site has elements, what an element shows until it stands.
 *
 * @param related - Pages of those of its related services that have one.
 * @param guides - Pages of the guides of which it is a step.
 */
export function procedurePage(record: PublicService, related: readonly RelatedService[], guides: readonly RelatedService[], site: PagesSite): string {
  const { code, name, summary } = record;
  const { elements, helpline, today } = site;
  const file = procedureFile(code);
  const article = serviceArticle(record, { level: elements ? 2 : 1, today, helpline, related });
  const identifiers = { service: (each: string) => `${addressOf(site, procedureFile(each))}#thu-tuc` };
  return framed(site, {
    file,
    title: titleOf(record),
    description: summary ?? `${name}: nơi nộp, giấy tờ cần chuẩn bị, bao lâu có kết quả, lệ phí.`,
    jsonLd: jsonLdText(schemaOrgPage(record, identifiers, addressOf(site, file))),
    isReplaced: elements !== undefined,
    content: html`${
      elements
        ? html`<motcua-service-answer code="${code}" catalogue="${elements.catalogue}" helpline="${helpline}" lang="vi">
${article}
</motcua-service-answer>`
        : article
    }
${guides.length > 0 && html`<h2>Xem từng bước theo việc trong đời</h2>${procedureList(guides)}`}`,
  });
}

/** The page of a code that another has superseded: it leads there, also by itself. */
export function supersededPage(code: string, successor: RelatedService, site: PagesSite): string {
  const { href, title } = successor;
  return signpost(site, {
    title: `Mã ${code} đã được thay`,
    href,
    leadsOn: true,
    content: html`<h1>Mã ${code} đã được thay bằng mã khác</h1>
<p>Thủ tục đang áp dụng: <a href="${href}">${title}</a>.</p>`,
  });
}

/** The page of a newer code whose record is missing: which services it is said to have taken the place of. */
export function newerPage(code: string, predecessors: readonly [RelatedService, ...RelatedService[]], site: PagesSite): string {
  return signpost(site, {
    title: `Mã ${code} là mã mới`,
    href: predecessors[0].href,
    leadsOn: false,
    content: html`<h1>Mã ${code} được báo là mã mới</h1>
<p>Chưa có nội dung theo mã này. Dưới đây là thủ tục theo mã cũ, có thể đã đổi. Hãy hỏi quầy một cửa trước khi đi.</p>
${procedureList(predecessors)}`,
  });
}

interface Signpost {
  readonly title: string;
  readonly href: string;
  /** Whether the reader is led on without pressing anything. */
  readonly leadsOn: boolean;
  readonly content: Html;
}

/** A page that is not to be found by itself, and only leads to others. */
function signpost({ base, name }: PagesSite, { title, href, leadsOn, content }: Signpost): string {
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${leadsOn && html`<meta http-equiv="refresh" content="0; url=${href}">`}
<meta name="robots" content="noindex">
<title>${title} – ${name}</title>
<link rel="canonical" href="${base}${href}">
<link rel="stylesheet" href="${siteFiles.style}">
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`.markup;
}

/** Procedures as a list of links. */
export function procedureList(pages: readonly RelatedService[]): Html {
  return html`<ul class="list">
${pages.map(
  ({ href, title }) => html`<li><a href="${href}">${title}</a></li>
`,
)}</ul>`;
}
