// The whole page of the ward, from one template: only where the script and the catalogue come from differs.
import { contentSecurityPolicy } from '@motcua/widgets/csp';
import { frieze, icon } from './icons.mjs';
import { attributes, scriptTag } from './script-tag.mjs';

/** The national portal's search page, where the form leads when our script is not there. */
const officialSearchUrl = 'https://dichvucong.gov.vn/p/home/dvc-tim-kiem.html';
const officialOrigin = new URL(officialSearchUrl).origin;
/** Stands for wherever the page is served from: the ward is invented. */
const ownOrigin = 'http://ben-sen.invalid';

/** Nobody has this number: the ward is invented. */
export const phone = { text: '(024)\u00a00000\u00a00000', href: 'tel:+842400000000' };

/**
 * Renders the ward's page.
 *
 * @param {object} options
 * @param {{ src: string, integrity?: string }} options.script - Loader; an address relative to the page, or on another origin.
 * @param {{ src: string, integrity?: string }} options.catalogue - Entry file of the catalogue.
 * @param {boolean} [options.isSelfHosted] - Script and page share an origin: the loader then needs no CORS.
 * @param {string} [options.example] - Address of a page that holds the finder in a frame, to be looked at as an example.
 */
export function wardPage({ script, catalogue, isSelfHosted = false, example }) {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Phường Bến Sen – Ủy ban nhân dân phường</title>
<meta name="description" content="Tra cứu thủ tục, giờ làm việc, liên hệ và tin của phường Bến Sen. Trang mẫu: phường này không có thật.">
<link rel="icon" href="ben-sen.svg" type="image/svg+xml">
<link rel="stylesheet" href="ben-sen.css">
${scriptTag({ src: script.src, integrity: script.integrity, crossorigin: isSelfHosted ? undefined : 'anonymous' })}
</head>
<body>
<a class="skip" href="#noi-dung">Đến nội dung chính</a>
<header class="site-head">
  <div class="wrap">
    <p class="sample">Trang mẫu. Phường này không có thật.</p>
    <p class="over">Ủy ban nhân dân</p>
    <h1>Phường Bến Sen</h1>
  </div>
  <nav aria-label="Trang của phường"><div class="wrap"><ul>
    <li><a href="#thu-tuc">Làm thủ tục</a></li>
    <li><a href="#hoi">Hỏi trợ lý</a></li>
    <li><a href="#gio">Giờ làm việc</a></li>
    <li><a href="#lien-he">Liên hệ</a></li>
    <li><a href="#tin">Tin của phường</a></li>
  </ul></div></nav>
</header>

<main id="noi-dung" tabindex="-1">
  <div class="wrap columns">
    <section class="first" aria-labelledby="thu-tuc">
      <h2 id="thu-tuc">Tra cứu thủ tục</h2>
      ${finder(catalogue)}
      <section class="asking" aria-labelledby="hoi">
        <h2 id="hoi">Hỏi trợ lý</h2>
        <motcua-chat-panel${attributes({ catalogue: catalogue.src, 'catalogue-integrity': catalogue.integrity, helpline: phone.text })}>
          <p>Trợ lý chưa mở được. Hãy hỏi quầy một cửa của phường:</p>
          <p><a class="number" href="${phone.href}">${icon('phone')}${phone.text}</a></p>
        </motcua-chat-panel>
      </section>
    </section>

    <div class="side">
      <section aria-labelledby="gio">
        <h2 id="gio">Quầy một cửa</h2>
        <table class="hours">
          <caption>Giờ làm việc, trừ ngày lễ</caption>
          <tbody>
            <tr><th scope="row">Thứ Hai đến thứ Sáu</th><td>8:00–12:00<br>13:30–17:00</td></tr>
            <tr><th scope="row">Thứ Bảy</th><td>8:00–12:00</td></tr>
            <tr><th scope="row">Chủ nhật</th><td>Nghỉ</td></tr>
          </tbody>
        </table>
        <p class="line">${icon('people')}<span>Lãnh đạo phường tiếp dân sáng thứ Năm hằng tuần, 8:30–11:30.</span></p>
      </section>
      <section aria-labelledby="lien-he">
        <h2 id="lien-he">Liên hệ</h2>
        <p><a class="button" href="${phone.href}">${icon('phone')}<span>Gọi phường: ${phone.text}</span></a></p>
        <address>
          <p class="line">${icon('pin')}<span>Số 1 phố Mẫu, phường Bến Sen, thành phố Hà Nội</span></p>
          <p class="line">${icon('mail')}<a href="mailto:motcua@bensen.example">motcua@bensen.example</a></p>
        </address>
      </section>
      <section class="warning" aria-labelledby="lua-dao">
        ${icon('warning')}
        <div>
          <h2 id="lua-dao">Phường không gọi điện đòi&nbsp;tiền</h2>
          <p>Cán bộ phường không hỏi mã xác nhận (OTP), không gửi đường dẫn cài ứng dụng. Gặp cuộc gọi như vậy, hãy gọi công an <a href="tel:113">113</a>.</p>
        </div>
      </section>
    </div>
  </div>

  <section class="band" aria-labelledby="tin"><div class="wrap">
    <h2 id="tin">Tin của phường</h2>
    <ul class="news">
      <li><article>
        <p class="date"><time datetime="2026-11-20">20/11/2026</time></p>
        <h3>Tạm ngừng cấp nước ngõ 4 và ngõ 8 phố Mẫu ngày 24/11/2026</h3>
        <p>Từ 8:00 đến 12:00 để thay đường ống. Trạm nước lưu động đặt ở đầu ngõ.</p>
      </article></li>
      <li><article>
        <p class="date"><time datetime="2026-11-18">18/11/2026</time></p>
        <h3>Sáng thứ Bảy có người giúp nộp hồ sơ qua mạng tại nhà văn hóa</h3>
        <p>Tổ công nghệ số cộng đồng hướng dẫn từng người. Mang theo căn cước và điện thoại.</p>
      </article></li>
      <li><article>
        <p class="date"><time datetime="2026-11-16">16/11/2026</time></p>
        <h3>Lịch tiêm bổ sung sởi – rubella cho trẻ từ 9 tháng đến 5 tuổi</h3>
        <p>Trạm y tế phường, các chiều thứ Ba và thứ Năm trong tháng 12.</p>
      </article></li>
    </ul>
  </div></section>
</main>

<footer class="band">
  ${frieze}
  <div class="site-foot"><div class="wrap">
    <p><b>Ủy ban nhân dân phường Bến Sen</b>, thành phố Hà Nội · ${phone.text}</p>
    <p><a href="thu-tuc/">Xem tất cả thủ tục</a></p>${
      example === undefined
        ? ''
        : `
    <p><a href="${example}">Trang mẫu: phần tra cứu này trong khung ở trang khác</a></p>`
    }
    <p>Trang mẫu: phường, tin tức, địa chỉ, giờ làm việc và số điện thoại của phường ở đây đều là ví dụ, không có thật.</p>
  </div></div>
</footer>
</body>
</html>
`;
}

/** How a page begins that is not to be found by itself. */
const unlistedHead = (title) => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>`;

/**
 * Renders a page that holds the finder alone, to be shown in a frame of other sites.
 *
 * @param {object} options
 * @param {{ src: string, integrity?: string }} options.script - Loader; an address relative to the page, or on another origin.
 * @param {{ src: string, integrity?: string }} options.framed - Script that tells the page around the frame how tall the content is.
 * @param {{ src: string, integrity?: string }} options.catalogue - Entry file of the catalogue.
 * @param {readonly string[]} options.embedders - Origins whose pages may hold the frame and are told its height.
 * @param {boolean} [options.isSelfHosted] - Scripts and page share an origin.
 */
export function framePage({ script, framed, catalogue, embedders, isSelfHosted = false }) {
  const crossorigin = isSelfHosted ? undefined : 'anonymous';
  return `${unlistedHead('Tra cứu thủ tục – Phường Bến Sen')}
<link rel="stylesheet" href="ben-sen.css">
${scriptTag({ ...script, crossorigin })}
<script defer${attributes({ ...framed, crossorigin, 'data-origins': embedders.join(' ') })}></script>
</head>
<body class="framed">
<main>
<h1 class="unseen">Tra cứu thủ tục</h1>
${finder(catalogue, ' target="_blank" rel="noopener"')}
</main>
</body>
</html>
`;
}

/**
 * The finder, and what stands there where scripts do not run: a form that leads to the national portal, the plain pages, and a
 * number to call. A shared link to a procedure (`?ma=`) shows the same then, since only a script can read it.
 *
 * @param {string} [linked] - More attributes of the links to plain pages, which no frame may show.
 */
function finder(catalogue, linked = '') {
  return `<motcua-service-finder${attributes({ catalogue: catalogue.src, 'catalogue-integrity': catalogue.integrity, jurisdiction: 'VN-HN', helpline: phone.text, site: 'motcua.json' })}>
  <form class="search" action="${officialSearchUrl}" method="get" role="search" aria-label="Tìm trên Cổng Dịch vụ công quốc gia">
    <label for="viec">Bạn cần làm gì?</label>
    <p class="hint" id="viec-goi-y">Bấm Tìm để mở Cổng Dịch vụ công quốc gia. Chữ bạn gõ chỉ gửi tới đó.</p>
    <div class="field">
      ${icon('search')}<input id="viec" name="keyword" type="search" placeholder="Ví dụ: khai sinh" autocomplete="off" enterkeyhint="search" maxlength="500" aria-describedby="viec-goi-y">
      <button type="submit">Tìm</button>
    </div>
  </form>
  <p class="or">Hoặc tự xem danh sách:</p>
  <ul class="lists">
    <li><a href="thu-tuc/"${linked}>Tất cả thủ tục</a></li>
    <li><a href="thu-tuc/su-kien.html"${linked}>Việc trong đời: làm gì trước, làm gì sau</a></li>
  </ul>
  <p class="or">Hoặc gọi quầy một cửa của phường:</p>
  <p><a class="number" href="${phone.href}">${icon('phone')}${phone.text}</a></p>
  <p class="hint">Ngoài giờ, gọi tổng đài thành phố <a href="tel:1022">1022</a>.</p>
</motcua-service-finder>`;
}

/**
 * Renders a page of somebody else's that holds the finder in a frame, by the lines of docs/embedding.md.
 *
 * @param {object} options
 * @param {string} options.frame - Address of the site that serves the frame, without a slash at its end.
 * @param {string} options.origin - Origin of this page.
 * @param {string} options.home - Address of the ward's own page.
 */
export function embeddingPage({ frame, origin, home }) {
  return `${unlistedHead('Khung tra cứu ở trang khác – Trang mẫu')}
<link rel="icon" href="ben-sen.svg" type="image/svg+xml">
<link rel="stylesheet" href="ben-sen.css">
<script${attributes({ src: `${frame}/motcua/motcua-frame.js`, async: '' })}></script>
</head>
<body>
<header class="site-head">
  <div class="wrap">
    <p class="sample">Trang mẫu. Nơi này không có thật.</p>
    <h1>Khung tra cứu ở trang khác</h1>
  </div>
</header>
<main id="noi-dung">
  <div class="wrap embedding">
    <p>Trang này chỉ nhận được khung (iframe). Phần tra cứu dưới đây là của phường Bến Sen. <a href="${home}">Về trang của phường</a></p>
    <iframe${attributes({ src: `${frame}/khung.html?trang=${encodeURIComponent(origin)}`, title: 'Tra cứu thủ tục', width: '100%', height: '700', allow: 'clipboard-write; web-share' })}></iframe>
  </div>
</main>
</body>
</html>
`;
}

/** The policy of a page that holds the frame of a site. */
export function embeddingPolicy({ frame }) {
  return `default-src 'none'; script-src ${frame}; style-src 'self'; img-src 'self'; frame-src ${frame}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

/**
 * The strict Content-Security-Policy of the page, to be sent as a header.
 *
 * @param {object} options
 * @param {string} [options.script] - Whole address of the loader; beside the page when left out.
 * @param {string} [options.catalogue] - Whole address of the catalogue; beside the page when left out.
 * @param {readonly string[]} [options.embedders] - Origins whose pages may show this one in a frame; nobody's when left out.
 */
export function wardPolicy({ script = `${ownOrigin}/motcua/motcua.js`, catalogue = `${ownOrigin}/danh-muc/catalogue.json`, embedders = [] } = {}) {
  return contentSecurityPolicy({
    page: `${ownOrigin}/`,
    elements: ['motcua-service-finder', 'motcua-chat-panel', 'motcua-app'],
    script,
    catalogue,
    site: `${ownOrigin}/motcua.json`,
    embedders,
    formActions: [officialOrigin],
  });
}
