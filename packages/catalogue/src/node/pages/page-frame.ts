import { html, jsonLdScript, type Html } from '../html.ts';
import { callView } from '../service-article.ts';
import { siteFiles, type PagesSite } from './pages-site.ts';

/** What a page is beside the site's frame. */
export interface FramedPage {
  readonly file: string;
  readonly title: string;
  /** One sentence for whoever finds the page elsewhere. */
  readonly description: string;
  readonly content: Html;
  /** What the page says to search engines; text that can stand in a script. */
  readonly jsonLd?: string | undefined;
  /** Whether an element takes the place of the content where scripts run, so that the frame must name the page. */
  readonly isReplaced?: boolean;
}

/** A whole page: light markup with one linked stylesheet, to be read without a script, on paper and aloud. */
export function framed(site: PagesSite, { file, title, description, content, jsonLd, isReplaced = false }: FramedPage): string {
  const address = addressOf(site, file);
  const { elements, finder, name } = site;
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – ${name}</title>
<meta name="description" content="${description}">
<link rel="canonical" href="${address}">
<meta property="og:type" content="article">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${address}">
<meta property="og:site_name" content="${name}">
<meta property="og:locale" content="vi_VN">
<link rel="stylesheet" href="${siteFiles.style}">
${jsonLd !== undefined && jsonLdScript(jsonLd)}
${isReplaced && elements && html`<script async src="${elements.loader}"${elements.integrity !== undefined && html` integrity="${elements.integrity}"`} crossorigin="anonymous"></script>`}
</head>
<body>
<a class="skip" href="#noi-dung">Đến nội dung chính</a>
<header>${isReplaced ? html`<h1>${name}</h1>` : html`<p class="site">${name}</p>`}
<nav aria-label="Danh mục thủ tục"><ul>
<li><a href="${siteFiles.sectors}">Theo lĩnh vực</a></li>
<li><a href="${siteFiles.lifeEvents}">Theo việc trong đời</a></li>
${finder !== undefined && html`<li><a href="${finder}">Tìm thủ tục</a></li>`}
</ul></nav></header>
<main id="noi-dung" tabindex="-1">
${content}
</main>
<footer><p>Cần người giúp? Gọi ${callView(site.helpline)}. Không ai được hỏi mật khẩu hay mã xác nhận (OTP) gửi về điện thoại của bạn.</p></footer>
</body>
</html>
`.markup;
}

/** Address of a page on the web; that of the first one is the folder's. */
export function addressOf({ base }: Pick<PagesSite, 'base'>, file: string): string {
  return file === siteFiles.sectors ? base : `${base}${file}`;
}
