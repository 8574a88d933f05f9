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
export function supersededPage(code: string, successor: RelatedService, { base, name }: PagesSite): string {
  const { href, title } = successor;
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0; url=${href}">
<meta name="robots" content="noindex">
<title>Mã ${code} đã được thay – ${name}</title>
<link rel="canonical" href="${base}${href}">
<link rel="stylesheet" href="${siteFiles.style}">
</head>
<body>
<main>
<h1>Mã ${code} đã được thay bằng mã khác</h1>
<p>Thủ tục đang áp dụng: <a href="${href}">${title}</a>.</p>
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
