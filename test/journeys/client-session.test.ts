import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { chromium } from 'playwright-core';
import { listening } from '../../apps/sandbox/src/listening.ts';
import { chromiumArguments, chromiumPath } from '../chromium.mjs';
import { startChromium } from './chromium-page.ts';
import { closeFirstWindow, frameTitle, hostTown } from './host-town.ts';
import type { Page } from './page.ts';

const town = await hostTown();
const { ward, wardUrl, forged, person, log } = town;
const browser = await startChromium({ hasThirdPartyCookies: false });
/** Tells which cookies reach it, and gives one. */
const cookieJar = await listening(
  createServer((request, response) => {
    response.setHeader('set-cookie', 'dau=1; SameSite=None; Secure; Path=/');
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
    response.setHeader('access-control-allow-credentials', 'true');
    response.end(JSON.stringify(request.headers.cookie ?? ''));
  }),
  '127.0.0.1',
  0,
);
after(async () => {
  await browser.close();
  for (const each of [town, cookieJar]) await each.close();
});

/** The cookie that goes along from the ward's site to another one, which has given it. */
const cookieAddress = cookieJar.url.replace('127.0.0.1', 'localhost'); // Browsers take a `Secure` cookie without encryption by this name alone.
const cookieSent = `fetch('${cookieAddress}', { credentials: 'include' }).then((answer) => answer.json())`;
const withoutPolicy = `${ward.url}/trong.html`;

/** Goes through the provider's page in the window, where it asks. */
async function passProvider(window: Page): Promise<void> {
  await window.find('radio', person).press();
  await window.find('button', 'Đăng nhập').press();
  await window.waitFor('Cho trang của Phường Thử xem hồ sơ của bạn?');
}

it('signs in on another site where no cookie goes, by a window that was closed first, and reads the health book', async () => {
  const page = await browser.newPage();
  await page.open(cookieAddress);
  await page.open(withoutPolicy);
  assert.equal(await page.evaluate(cookieSent), '', 'no cookie goes to another site');
  await page.open(wardUrl);
  await page.evaluate(`(() => {
    const ask = fetch;
    window.fetch = (address, init) => { window.seenTokens = [...new Set([...(window.seenTokens ?? []), init?.headers?.authorization ?? ''])]; return ask(address, init); };
    window.heard = 0;
    addEventListener('message', () => (window.heard += 1));
  })()`);
  await closeFirstWindow(page);
  const press = () => page.find('button', /^Đăng nhập$/).press();

  const refused = await page.windowOf(press);
  await passProvider(refused);
  await refused.find('button', 'Không').press();
  await page.waitFor('Bạn đã trả lời Không.');

  const second = await page.windowOf(press);
  await second.waitFor('Cho trang của Phường Thử xem hồ sơ của bạn?'); // Who is signed in at the gateway is not led to the provider again.
  for (const words of ['Phường Thử', wardUrl, person]) await second.waitFor(words);
  await page.evaluate(`postMessage(${forged}, '*')`);
  await page.waitUntil('window.heard > 5'); // The frame and the page itself have said that they are the window.
  await page.waitFor('Hãy làm tiếp trong cửa sổ vừa mở.');
  assert.ok(!page.record.bodies.some((body) => body.includes('AAAA')));
  await second.find('button', 'Đồng ý').press();
  await page.waitFor('tất cả đang che');
  await page.waitFor('Bạn đang đăng nhập');

  const [token = ''] = (await page.evaluate<string[]>('window.seenTokens')).filter(Boolean).map((each) => each.replace(/^DPoP /, ''));
  assert.match(token, /^[\w-]{43}$/);
  const { storage, addresses, console, bodies, document } = await page.traces();
  for (const [name, text] of Object.entries({ storage, addresses, console, bodies, document, log: JSON.stringify(log), window: second.record.requests.join() }))
    assert.ok(!text.includes(token), name);
  assert.ok(bodies.includes('codeVerifier'), 'the exchange was looked through');
  assert.deepEqual([page.record.violations, second.record.violations], [[], []]);

  await page.find('button', 'Đăng xuất').press();
  await page.waitFor('Bạn đã đăng xuất.');
  await page.close();
});

it("opens the health book in a frame of the gateway's own, of which the site learns the height and nothing else", async () => {
  const page = await browser.newPage();
  await page.open(`${wardUrl}/khung.html`);
  await page.evaluate(`(() => { window.heard = []; addEventListener('message', ({ data }) => heard.push(JSON.stringify(data))); })()`);
  const framed = page.frame(frameTitle);
  await framed.find('button', 'Mở sổ của tôi').press();
  const window = await page.windowOf(() => framed.find('button', /^Đăng nhập$/).press());
  await passProvider(window);
  await window.waitFor('không đọc được tên bạn');
  await window.find('button', 'Đồng ý').press();
  await page.waitUntil(`document.querySelector('iframe').offsetHeight > 400`);
  const isOpen = `document.querySelector('motcua-health-book').shadowRoot.textContent.includes('tất cả đang che')`;
  for (const end = Date.now() + 8000; !(await framed.evaluate(isOpen));) assert.ok(Date.now() < end, 'the book never opened');
  const heard = await page.evaluate<string[]>('heard');
  assert.ok(heard.length > 0 && heard.every((data) => /^\{"type":"motcua-height","heightPx":\d+\}$/.test(data)), heard.join());
  assert.deepEqual(page.record.violations, []);

  await page.close();

  const elsewhere = await browser.newPage();
  await elsewhere.open(`${ward.url}/khung.html`); // The same page by a name that nobody registered.
  for (const end = Date.now() + 8000; !elsewhere.record.errors.join().includes('frame-ancestors'); await new Promise((resolve) => setTimeout(resolve, 30)))
    assert.ok(Date.now() < end, 'the frame was not refused');
  assert.ok(!elsewhere.record.requests.some((address) => address.includes('motcua-core')));
  await elsewhere.close();
});

it('would see a cookie go to another site in a browser that lets it', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'motcua-cookies-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }));
  const open = await chromium.launchPersistentContext(profile, { executablePath: chromiumPath(), args: chromiumArguments });
  try {
    const page = await open.newPage();
    await page.goto(cookieAddress);
    await page.goto(withoutPolicy);
    assert.equal(await page.evaluate(cookieSent), 'dau=1');
  } finally {
    await open.close();
    rmSync(profile, { recursive: true, force: true });
  }
});
