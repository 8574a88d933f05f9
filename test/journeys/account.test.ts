import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { inventedPeople } from '@motcua/gateway/testing';
import { startSites } from '../../tools/serve.mjs';
import { startChromium } from './chromium-page.ts';
import type { Page } from './page.ts';
import { openForTheFirstTime, passProvider } from './signed-in.ts';

const sites = await startSites();
const browser = await startChromium();
after(async () => {
  await browser.close();
  await sites.close();
});
const name = inventedPeople[1]?.name ?? '';

/** What went wrong, beside what a browser writes of every answer that nobody is signed in, or that consent is missing. */
const defects = (page: Page) => page.record.errors.filter((error) => !/status of 40[13]/.test(error));

it('signs in from the account page and back, shows who it is in the header, and signs out at the provider as well', async () => {
  const page = await browser.newPage();
  await page.open(`${sites.portal.url}/tai-khoan.html`);
  await page.waitFor('Xem địa chỉ trước khi gõ mật khẩu');
  assert.doesNotMatch(await page.read(), /Việc bạn đã đồng ý|Ai đã xem hồ sơ của bạn|Dữ liệu của bạn ở đây/, 'one way in, and nothing else of an account');
  await page.find('link', 'Đăng nhập').press();
  await passProvider(page, name, `${sites.portal.url}/tai-khoan.html`);
  await page.waitFor('Bạn đang đăng nhập');
  await page.waitFor(`Đang đăng nhập: ${name}`);
  await page.waitFor('Bạn chưa đồng ý việc nào');
  await page.waitFor('Chưa ai xem hồ sơ của bạn qua nơi này');
  assert.deepEqual([page.record.violations, defects(page)], [[], []]);
  await page.find('button', 'Đăng xuất').press();
  await page.waitUntil(`location.origin !== '${sites.portal.url}'`);
  await page.find('button', 'Đăng xuất').press();
  await page.waitUntil(`location.href === '${sites.portal.url}/'`);
  await page.waitFor('Bạn chưa đăng nhập.');
  await page.close();
});

it('leads from a closed health book to a sign-in and a consent, opens by itself, and writes down that it was read', async () => {
  const page = await browser.newPage();
  await openForTheFirstTime(page, sites, name);
  await page.open(`${sites.portal.url}/tai-khoan.html`);
  await page.waitFor('Đã đồng ý');
  await page.waitFor('Chính bạn');
  await page.waitFor('Bị từ chối, không xem được gì'); // Before the consent was given.
  assert.deepEqual([page.record.violations, defects(page)], [[], []]);

  await page.find('button', 'Rút lại đồng ý').press();
  await page.find('button', /^Rút lại$/).press();
  await page.waitFor('Bạn chưa đồng ý việc nào');
  await page.open(`${sites.portal.url}/so-suc-khoe.html`);
  await page.find('button', 'Mở sổ của tôi').press();
  await page.waitFor('Bạn có đồng ý không?');
  await page.close();
});

it('closes an open health book when the agreement is taken back on another device, and deletes in two presses', async (context) => {
  const [computer, phone] = [await browser.newPage(), await browser.newPage()];
  await computer.open(`${sites.portal.url}/so-suc-khoe.html`);
  await computer.find('button', 'Mở sổ của tôi').press();
  await computer.find('link', 'Đăng nhập').press();
  await passProvider(computer, name, `${sites.portal.url}/so-suc-khoe.html`);
  await computer.find('button', /^Đồng ý$/).press();
  await computer.waitFor('tất cả đang che');

  await phone.open(`${sites.portal.url}/tai-khoan.html`);
  await phone.find('link', 'Đăng nhập').press();
  await passProvider(phone, name, `${sites.portal.url}/tai-khoan.html`);
  await phone.find('button', 'Rút lại đồng ý').press();
  assert.equal(await computer.find('button', 'Mở sổ của tôi').isShown(), false);
  const begunAt = performance.now();
  await phone.find('button', /^Rút lại$/).press();
  await computer.waitFor('Mở sổ của tôi');
  context.diagnostic(`the book went ${Math.round(performance.now() - begunAt)} ms after the press on the other device`);
  assert.ok(performance.now() - begunAt < 60_000);

  await phone.find('button', 'Xóa dữ liệu của tôi').press();
  await phone.find('button', 'Xóa hết').press();
  await phone.waitFor('Sẽ xóa xong trước hết ngày');
  await phone.find('button', 'Thôi, không xóa nữa').press();
  await phone.waitFor('Đã dừng. Không có gì của bạn bị xóa.');
  assert.deepEqual([phone.record.violations, defects(phone), computer.record.violations, defects(computer)], [[], [], [], []]);
  await computer.close();
  await phone.close();
});

it('shows where else somebody is signed in, ends it there from another browser, and moves nothing when the name comes', async (context) => {
  const other = inventedPeople[2]?.name ?? '';
  const [computer, phone] = [await browser.newPage({ width: 1280, height: 800 }), await browser.newPage()];
  await computer.open(`${sites.portal.url}/so-suc-khoe.html`);
  await computer.find('button', 'Mở sổ của tôi').press();
  await computer.find('link', 'Đăng nhập').press();
  await passProvider(computer, other, `${sites.portal.url}/so-suc-khoe.html`);
  await computer.find('button', /^Đồng ý$/).press();
  await computer.waitFor('tất cả đang che');

  await phone.open(`${sites.portal.url}/tai-khoan.html`);
  await phone.find('link', 'Đăng nhập').press();
  await passProvider(phone, other, `${sites.portal.url}/tai-khoan.html`);
  await phone.waitFor('Xem nơi đang đăng nhập');
  await phone.evaluate(`document.querySelector('motcua-sign-in').shadowRoot.querySelector('summary').focus()`);
  await phone.press('Enter');
  await phone.waitFor('Bạn đang đăng nhập ở 2 nơi.');
  await phone.waitFor('Máy tính Linux, trình duyệt Chrome');
  await phone.find('button', /^Đăng xuất ở đó/).press();
  await phone.waitFor('Đã bấm thì không lấy lại được.');
  const begunAt = performance.now();
  await phone.find('button', 'Có, đăng xuất ở đó').press();
  await computer.waitFor('Bạn chưa đăng nhập.');
  await computer.waitFor('Mở sổ của tôi');
  context.diagnostic(`the other browser was told ${Math.round(performance.now() - begunAt)} ms after the press`);
  assert.ok(performance.now() - begunAt < 60_000);
  await phone.waitFor('Bạn chỉ đang đăng nhập ở đây.');

  for (const [width, height] of [
    [360, 740],
    [1280, 800],
  ] as const) {
    await phone.resize(width, height);
    await phone.open(`${sites.portal.url}/so-suc-khoe.html`);
    await phone.evaluate(
      `new PerformanceObserver((list) => { globalThis.shifted = (globalThis.shifted ?? 0) + list.getEntries().reduce((sum, { value }) => sum + value, 0); }).observe({ type: 'layout-shift', buffered: true })`,
    );
    await phone.waitFor(`Đang đăng nhập: ${other}`);
    assert.equal(await phone.evaluate('globalThis.shifted ?? 0'), 0, `${width} pixels wide`);
  }
  await phone.evaluate(`document.querySelector('.account').style.setProperty('padding', '40px')`);
  await phone.waitUntil('globalThis.shifted > 0'); // What moves is seen.
  assert.deepEqual([phone.record.violations, defects(phone), computer.record.violations, defects(computer)], [[], [], [], []]);
  await computer.close();
  await phone.close();
});
