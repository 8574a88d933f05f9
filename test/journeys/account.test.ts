import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { inventedPeople } from '@motcua/gateway/testing';
import { startSites } from '../../tools/serve.mjs';
import { startChromium } from './chromium-page.ts';
import type { Page } from './page.ts';
import { passProvider } from './signed-in.ts';

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
  await page.open(`${sites.portal.url}/so-suc-khoe.html`);
  await page.find('button', 'Mở sổ của tôi').press();
  await page.waitFor('Bạn cần đăng nhập để mở sổ của mình.');
  await page.find('link', 'Đăng nhập').press();
  await passProvider(page, name, `${sites.portal.url}/so-suc-khoe.html`);
  await page.waitFor('Bạn có đồng ý không?');
  await page.find('button', /^Đồng ý$/).press();
  await page.waitFor('tất cả đang che');
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
