import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { integrityOfCatalogue, readRelease, selfHostedSite, siteFolder } from '../../apps/ward-site/site.mjs';
import { startSites } from '../../tools/serve.mjs';
import { serveFolder } from '../../tools/static-site.mjs';
import { shownText, startChromium } from './chromium-page.ts';
import { isStanding } from './finder.ts';
import type { Browser, Page, PageOptions } from './page.ts';

const folderOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const elements = folderOf('packages/widgets/cdn');
const catalogue = folderOf('packages/catalogue/public/hanoi');
const title = 'Tra cứu thủ tục';

// Three origins of two sites: that of the frame, a content system that may hold it, and one that may not.
const content = (frame: string, script: string) =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Xã</title><link rel="icon" href="data:,">${script}</head><body><h1>Xã</h1><p><a href="#sau">Bài trước</a></p>${frame}<p id="sau"><a href="#sau">Bài sau</a></p></body></html>`;
/** The lines of the manual, for the sites of this test. */
const [, frameTag = '', scriptTag = ''] =
  /```html\n(<iframe[\s\S]*?<\/iframe>)\n(<script.*)\n```/.exec(readFileSync(folderOf('docs/embedding.md'), 'utf8')) ?? assert.fail('the manual names no frame');
const here = (tag: string) => tag.replace('https://thanh-pho.example.gov.vn', ward.url);
const framed = (query: string) => here(frameTag).replace(/\?trang=[^"]*/, query);
const snippet = () => here(scriptTag);
/** A content system's page that speaks for itself: it does not know whom it may trust. */
const impostor = `<!doctype html><title>Kẻ mạo danh</title><p>Quảng cáo</p>`;
const cmsPages = {
  '/': () => content(framed(`?trang=${encodeURIComponent(cms.url)}`), snippet()),
  '/thieu-script.html': () => content(framed(''), ''),
  '/thieu-allow.html': () => content(framed('').replace(/ allow="[^"]*"/, ''), ''),
  '/khac/khung.html': () => impostor,
  '/mao-danh.html': () => content(`${framed(`?trang=${encodeURIComponent(cms.url)}`)}<iframe src="/khac/khung.html" title="Khác" height="200"></iframe>`, snippet()),
};
const cms = await named(await serveFolder({ folder: folderOf('test/journeys'), pages: cmsPages }));
const stranger = await named(await serveFolder({ folder: folderOf('test/journeys'), pages: { '/': () => content(framed(`?trang=${encodeURIComponent(cms.url)}`), snippet()) } }));
const site = selfHostedSite({ release: readRelease(elements), catalogueIntegrity: integrityOfCatalogue(catalogue), embedders: [cms.url] });
const frame = site.frame ?? assert.fail('no frame was built');
const ward = await serveFolder({
  folder: { '/motcua/': elements, '/danh-muc/': catalogue, '/': siteFolder },
  pages: { '/khung.html': () => frame.page },
  headers: () => ({ 'Content-Security-Policy': frame.policy }),
});

/** The same server by another name: another site than 127.0.0.1 to the browser. */
async function named(server: Awaited<ReturnType<typeof serveFolder>>) {
  return { ...server, url: server.url.replace('127.0.0.1', 'localhost') };
}

let browser: Browser;
before(async () => {
  browser = await startChromium();
});
after(async () => {
  await browser.close();
  for (const server of [cms, stranger, ward]) await server.close();
});

/** A page of the content system in which the finder stands. */
async function opened(path = '/', options: PageOptions = {}): Promise<Page> {
  const page = await browser.newPage(options);
  await page.open(`${cms.url}${path}`);
  await until(page, isStanding);
  return page;
}

/** Waits until something is true inside the frame. */
async function until(page: Page, expression: string): Promise<void> {
  const inside = page.frame(title);
  for (const end = Date.now() + 8000; !(await inside.evaluate(expression).catch(() => false));)
    if (Date.now() > end) assert.fail(`was never so in the frame: ${expression}\n${await inside.evaluate<string>(shownText).catch(String)}`);
}

const heightOf = (page: Page) => page.evaluate<number>(`document.querySelector('iframe[title="${title}"]').getBoundingClientRect().height`);

/** How much of the frame's content is beyond its box. */
const hidden = (page: Page) =>
  page
    .frame(title)
    .evaluate<{ across: number; down: number }>(`({ across: document.documentElement.scrollWidth - innerWidth, down: document.documentElement.scrollHeight - innerHeight })`);

const pagesIn = (pdf: Buffer) => pdf.toString('latin1').split(/\/Type \/Page\b/).length - 1;

async function settled(page: Page): Promise<number> {
  for (let last = -1, end = Date.now() + 8000; ;) {
    const now = await heightOf(page);
    if (now === last) return now;
    assert.ok(Date.now() < end, 'the frame never came to rest');
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}

/** Searches inside the frame; gives the way to the procedure. */
async function found(page: Page) {
  await page.frame(title).find('combobox').type('dang ky khai sinh');
  await page.press('Enter');
  return page.frame(title).find('link', /khai sinh/i);
}

it('grows with the results and shrinks when they are gone, without a scroll bar of its own at 360 px', async () => {
  const page = await opened();
  const first = await settled(page);
  assert.deepEqual(await hidden(page), { across: 0, down: 0 });
  await (await found(page)).read();
  const grown = await settled(page);
  assert.ok(grown > first + 200, `${first} px, then ${grown} px`);
  assert.deepEqual(await hidden(page), { across: 0, down: 0 });
  assert.ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'));
  await page.frame(title).find('combobox').type('');
  await page.press('Enter');
  const shrunk = await settled(page);
  assert.ok(shrunk < grown - 200, `${grown} px, then ${shrunk} px`);
  assert.deepEqual([page.record.errors, page.record.violations], [[], []]);
  await page.close();
});

it('opens a procedure inside the frame, whole', async () => {
  const page = await opened();
  await (await found(page)).press();
  assert.ok(await page.frame(title).find('heading', 'Giấy tờ cần chuẩn bị').read());
  await settled(page);
  assert.deepEqual(await hidden(page), { across: 0, down: 0 });
  assert.equal(new URL(page.address()).search, '');
  assert.ok(pagesIn(await page.print()) >= 3); // Not cut off where the first sheet ends.
  await page.close();
});

/** Opens a procedure inside the frame and presses “Share”, once the frame has grown: what moves while it is pressed is missed. */
async function shared(page: Page): Promise<void> {
  await (await found(page)).press();
  await page.frame(title).find('button', 'Chia sẻ trang này').read();
  await settled(page);
  await page.frame(title).find('button', 'Chia sẻ trang này').press();
}

const inAnswer = `document.querySelector('motcua-service-finder').shadowRoot.querySelector('motcua-service-answer').shadowRoot`;

it('copies a link to the procedure where the page around it allows that, as the manual has it', async () => {
  const page = await opened();
  await shared(page);
  await until(page, `${inAnswer}.textContent.includes('Đã chép đường dẫn.')`);
  await page.evaluate(`document.body.append(Object.assign(document.createElement('input'), { id: 'dan' })); document.querySelector('#dan').focus()`);
  await page.press('Control+V');
  const link = new URL(await page.evaluate<string>(`document.querySelector('#dan').value`));
  assert.deepEqual([link.origin, link.pathname, link.searchParams.get('ma')], [ward.url, '/khung.html', '1.001193']);
  await page.close();
});

it('shows the link, selected, where that page does not', async () => {
  const page = await opened('/thieu-allow.html');
  await shared(page);
  await until(page, `Boolean(${inAnswer}.activeElement?.matches('.address'))`);
  const [value, selected] = await page
    .frame(title)
    .evaluate<string[]>(`(({ value, selectionStart, selectionEnd }) => [value, value.slice(selectionStart, selectionEnd)])(${inAnswer}.activeElement)`);
  assert.equal(new URL(value ?? '').searchParams.get('ma'), '1.001193');
  assert.equal(selected, value);
  await page.close();
});

it('stands on the sites that start together: as tall as its content on somebody else’s page, which the ward’s home leads to', async () => {
  const sites = await startSites();
  try {
    const page = await browser.newPage();
    const home = sites.wardSite.url.replace('127.0.0.1', 'localhost'); // To the browser, another site than the frame's.
    await page.open(home);
    await page.find('link', /khung ở trang khác/).press();
    await until(page, isStanding);
    const first = await settled(page);
    assert.notEqual(first, 700);
    await shared(page);
    await until(page, `${inAnswer}.textContent.includes('Đã chép đường dẫn.')`);
    assert.ok((await settled(page)) > first + 200);
    assert.deepEqual(await hidden(page), { across: 0, down: 0 });
    assert.ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'));
    assert.deepEqual([page.record.errors, page.record.violations], [[], []]);
    assert.equal(await page.find('link', 'Về trang của phường').attribute('href'), './');
    await page.close();
  } finally {
    await sites.close();
  }
});

it('lets the keyboard in and out', async () => {
  const page = await opened();
  await settled(page);
  await page.press('Tab');
  assert.ok(await page.find('link', 'Bài trước').isFocused());
  const seen: string[] = [];
  for (let presses = 0; presses < 40 && !(await page.find('link', 'Bài sau').isFocused()); presses += 1) {
    await page.press('Tab');
    seen.push(await page.evaluate<string>('document.activeElement.tagName'));
  }
  assert.ok(seen.includes('IFRAME') && seen.at(-1) === 'A', seen.join(' '));
  await page.press('Shift+Tab');
  assert.equal(await page.evaluate('document.activeElement.tagName'), 'IFRAME');
  await page.frame(title).evaluate(`document.querySelector('motcua-service-finder').shadowRoot.querySelector('input').focus()`);
  for (const key of ['k', 'h', 'a', 'i', 'Space', 's', 'i', 'n', 'h']) await page.press(key);
  assert.equal(await page.frame(title).find('combobox').value(), 'khai sinh');
  await page.close();
});

it('ignores heights that come from another window or another origin than those of the frame', async () => {
  const page = await opened('/mao-danh.html');
  const usual = await settled(page);
  const message = `{ type: 'motcua-height', heightPx: 5000 }`;
  // From the page's own window; from a frame of this page's origin that is called alike; with nonsense from the true window.
  await page.evaluate(`postMessage(${message}, '*')`);
  await page.evaluate(`document.querySelector('iframe[title="Khác"]').contentWindow.eval("parent.postMessage(${message}, '*')")`);
  for (const heightPx of ['NaN', '-5', '1e9', `'900px'`, 'null'])
    await page.frame(title).evaluate(`parent.postMessage({ type: 'motcua-height', heightPx: ${heightPx} }, '${cms.url}')`);
  assert.equal(await settled(page), usual);
  // The controls: the frame that is called alike may speak for itself, and the true frame is heard.
  assert.equal(await page.evaluate(`document.querySelector('iframe[title="Khác"]').getBoundingClientRect().height`), 5004);
  await page.frame(title).evaluate(`parent.postMessage({ type: 'motcua-height', heightPx: 1234 }, '${cms.url}')`);
  await page.waitUntil(`document.querySelector('iframe[title="${title}"]').style.height === '1234px'`);
  await page.close();
});

it('ignores the window of a frame that was led to another origin', async () => {
  const page = await opened();
  await settled(page);
  await page.frame(title).evaluate(`location.href = '${stranger.url.replace('localhost', '127.0.0.1')}/'`);
  await page.waitUntil(`(() => { try { return document.querySelector('iframe').contentWindow.length > 0; } catch { return false; } })()`);
  const usual = await heightOf(page);
  await page.frame(title).evaluate(`parent.postMessage({ type: 'motcua-height', heightPx: 5000 }, '*')`);
  assert.equal(await settled(page), usual);
  await page.close();
});

it('tells nobody its height but a page of an origin that was named when it was built', async () => {
  const page = await browser.newPage();
  await page.open(`${stranger.url}/`);
  await page.evaluate(`window.heard = []; addEventListener('message', ({ data }) => heard.push(data))`);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.deepEqual(await page.evaluate('heard'), []);
  // The browser does not even show it there.
  assert.ok(
    page.record.errors.some((error) => error.includes('frame-ancestors')),
    page.record.errors.join('\n'),
  );
  assert.equal(
    page.record.requests.some((address) => address.includes('/danh-muc/')),
    false,
  );
  await page.close();
});

it('is a frame that scrolls where the content system strips the script', async () => {
  const page = await opened('/thieu-script.html');
  assert.equal(await settled(page), 704);
  await (await found(page)).isShown();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { across, down } = await hidden(page);
  assert.equal(across, 0);
  assert.ok(down > 0);
  assert.equal(pagesIn(await page.print()), 1); // The control of what is printed: here the rest is lost.
  await page.close();
});

it('is a form and a telephone number in the frame with JavaScript off', async () => {
  const page = await browser.newPage({ javaScript: false });
  await page.open(`${cms.url}/`);
  assert.ok(await page.frame(title).find('searchbox', 'Bạn cần làm gì?').isShown());
  assert.match((await page.frame(title).find('link', /0000/).attribute('href')) ?? '', /^tel:/);
  await page.close();
});

it('refuses to be built for what is no origin', () => {
  const release = readRelease(elements);
  for (const embedder of ['*', 'https://cms.example/', 'cms.example', 'https://*.example', "'self'", 'javascript:alert(1)'])
    assert.throws(() => selfHostedSite({ release, catalogueIntegrity: '', embedders: [embedder] }), TypeError, embedder);
});
