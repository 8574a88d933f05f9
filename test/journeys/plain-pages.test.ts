import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startSites } from '../../tools/serve.mjs';
import { startChromium } from './chromium-page.ts';
import type { Browser, Page, PageOptions } from './page.ts';

const folder = fileURLToPath(new URL('../../apps/ward-site/dist/self-hosted/thu-tuc/', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
const sites = await startSites();
before(async () => {
  browser = await startChromium();
});
after(async () => {
  await browser.close();
  await sites.close();
});

async function opened(file: string, options: PageOptions = {}, url = sites.wardSiteSelfHosted.url): Promise<Page> {
  const page = await browser.newPage(options);
  await openOn(page, file, url);
  return page;
}

/** Opens a page and waits for its stylesheet. */
async function openOn(page: Page, file: string, url = sites.wardSiteSelfHosted.url): Promise<void> {
  await page.open(`${url}/thu-tuc/${file}`);
  await page.waitUntil(`document.readyState === 'complete'`);
}

/** What WCAG 2.2 AA is broken by, as far as a program can tell. */
async function faultsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], rules: { 'target-size': { enabled: true } } }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`,
  );
}

/** A tenth of the procedures, evenly; those with the most and the least to say; lists. */
function sample(): string[] {
  const procedures = readdirSync(folder).filter((file) => /^\d/.test(file));
  const bySize = [...procedures].sort((a, b) => readFileSync(folder + a).length - readFileSync(folder + b).length);
  const [lists = [], guides = []] = ['linh-vuc-', 'su-kien-'].map((start) => readdirSync(folder).filter((file) => file.startsWith(start)));
  return [
    ...procedures.filter((_, place) => place % 10 === 0),
    ...guides.slice(2),
    ...bySize.slice(0, 2),
    ...bySize.slice(-2),
    'index.html',
    'su-kien.html',
    ...lists.slice(0, 2),
    ...guides.slice(0, 2),
  ];
}

it('breaks no rule of WCAG 2.2 AA, light and dark, on a phone', async () => {
  const page = await opened('index.html');
  const files = sample();
  assert.ok(files.length > 30);
  const found: string[] = [];
  for (const [place, file] of files.entries()) {
    await page.setMedia({ colorScheme: place % 2 === 0 ? 'light' : 'dark' });
    await openOn(page, file);
    found.push(...(await faultsOn(page)).map((fault) => `${file}: ${fault}`));
  }
  assert.deepEqual(found, []);
  assert.deepEqual([page.record.violations], [[]]);
  await page.evaluate(`document.querySelector('main a').replaceChildren(); document.documentElement.removeAttribute('lang')`);
  assert.deepEqual((await faultsOn(page)).map((fault) => fault.split(':')[0]).sort(), ['html-has-lang', 'link-name']); // The control.
  await page.close();
});

it('fits 320 px, and twice as large text on a phone, and lets a thumb hit its links', async () => {
  for (const file of sample().slice(-10)) {
    const page = await opened(file, { width: 320 });
    const fits = 'document.documentElement.scrollWidth <= innerWidth';
    assert.ok(await page.evaluate<boolean>(fits), file);
    await page.resize(360, 740);
    await page.evaluate(`(() => { const sheet = new CSSStyleSheet(); sheet.replaceSync(':root { font-size: 200% }'); document.adoptedStyleSheets = [sheet]; })()`);
    assert.ok(await page.evaluate<boolean>(fits), `${file} with large text`);
    const low = await page.evaluate<string[]>(
      `[...document.querySelectorAll('nav a, .list a, .button, summary')].filter((each) => each.getBoundingClientRect().height < 44).map((each) => each.outerHTML)`,
    );
    assert.deepEqual(low, [], file);
    await page.close();
  }
});

it('is reached from the footer of the ward, also of the one whose script is elsewhere, and leads back to its finder', async () => {
  for (const { url } of [sites.wardSiteSelfHosted, sites.wardSite]) {
    const page = await browser.newPage({ javaScript: false });
    await page.open(url);
    await page.find('link', 'Xem tất cả thủ tục').press();
    await page.find('link', /Hộ tịch/).press();
    await page.find('link', 'Làm giấy khai sinh cho con').press();
    assert.ok(await page.find('heading', 'Làm giấy khai sinh cho con').isShown());
    assert.ok(await page.find('heading', 'Giấy tờ cần chuẩn bị').isShown());
    assert.equal(new URL(page.address()).pathname, '/thu-tuc/1.001193.html');
    await page.find('link', 'Tìm thủ tục').press();
    assert.equal(page.address(), `${url}/`);
    await page.close();
  }
});

it('leads through a moment of a life in its order, to each procedure and back', async () => {
  const page = await browser.newPage({ javaScript: false });
  await page.open(`${sites.wardSite.url}/thu-tuc/`);
  await page.find('link', 'Theo việc trong đời').press();
  await page.find('link', 'Sinh con').press();
  await page.find('heading', 'Sinh con').read();
  const text = await page.read();
  const places = ['Lấy giấy chứng sinh', 'Làm giấy khai sinh cho con', 'Nhập hộ khẩu cho bé', 'Lấy thẻ bảo hiểm y tế cho bé'].map((step) => text.indexOf(step));
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );
  assert.ok((places[0] ?? -1) > 0);
  await page.find('link', 'Làm giấy khai sinh cho con').press();
  assert.ok(await page.find('heading', 'Giấy tờ cần chuẩn bị').isShown());
  await page.find('link', 'Sinh con').press();
  await page.find('link', 'Xem việc khác trong đời').press();
  await page.find('heading', 'Thủ tục theo việc trong đời').read();
  assert.equal(page.address(), `${sites.wardSite.url}/thu-tuc/su-kien.html`);
  await page.close();
});

it('names, in its sitemap and on its pages, the site that it is built for', () => {
  for (const [form, port] of [
    ['second-origin', 4310],
    ['self-hosted', 4311],
  ] as const) {
    const own = new URL(`../../apps/ward-site/dist/${form}/thu-tuc/`, import.meta.url);
    const addresses = [...readFileSync(new URL('sitemap.xml', own), 'utf8').matchAll(/<loc>([^<]*)</g)].map(([, address = '']) => address);
    assert.ok(addresses.length > 390);
    assert.deepEqual(
      addresses.filter((address) => !address.startsWith(`http://127.0.0.1:${port}/thu-tuc/`)),
      [],
    );
    assert.match(readFileSync(new URL('1.001193.html', own), 'utf8'), new RegExp(`rel="canonical" href="http://127\\.0\\.0\\.1:${port}/`));
  }
});

it('can be used with the keyboard: the first key skips to the text', async () => {
  const page = await opened('1.001193.html');
  await page.press('Tab');
  assert.ok(await page.find('link', 'Đến nội dung chính').isFocused());
  await page.press('Enter');
  await page.press('Tab');
  assert.equal(await page.evaluate(`document.querySelector('main').contains(document.activeElement)`), true);
  await page.close();
});

it('keeps to the policy of the site, of which its data breaks nothing and a planted script does', async () => {
  const page = await opened('1.001193.html');
  assert.deepEqual([page.record.violations], [[]]);
  assert.equal(await page.evaluate(`JSON.parse(document.querySelector('script').textContent).mainEntity.identifier`), '1.001193');
  assert.notEqual(await page.evaluate(`getComputedStyle(document.querySelector('.facts')).backgroundColor`), 'rgba(0, 0, 0, 0)'); // The stylesheet came.
  await page.evaluate(`document.body.append(Object.assign(document.createElement('img'), { src: 'https://planted.example/x.png' }))`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.ok(page.record.violations.some((each) => each.startsWith('img-src https://planted.example')));
  await page.close();
});
