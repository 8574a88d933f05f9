// Takes the picture of the READMEs, docs/four-doors.png: the portal's four doors on a phone, as they are after
// `npm run build`: `node tools/pnpm.mjs exec node --conditions=source tools/four-doors.mjs`.
import { join } from 'node:path';
import { inventedPeople } from '@motcua/gateway/testing';
import { chromium } from 'playwright-core';
import { changedDocument } from '../stories/src/signed-documents.ts';
import { chromiumArguments, chromiumPath } from '../test/chromium.mjs';
import { root } from './pnpm.mjs';
import { startSites } from './serve.mjs';

const phone = { width: 390, height: 780 };
const sites = await startSites();
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });

/** One door, brought to where it answers. `from` is scrolled to the top. */
async function door(path, act, from) {
  const page = await browser.newPage({ viewport: phone, locale: 'vi-VN', colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(`${sites.gateway.url}/sign-in?${new URLSearchParams({ level: '2', return: `/${path}` })}`);
  await page.getByRole('radio', { name: inventedPeople[1].name }).check();
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.waitForURL(`${sites.portal.url}/${path}`);
  await act(page);
  await page.waitForTimeout(800);
  await page
    .locator(from)
    .first()
    .evaluate((element) => element.scrollIntoView({ block: 'start' }));
  const picture = await page.screenshot();
  await page.close();
  return picture.toString('base64');
}

try {
  const doors = [
    await door(
      '',
      async (page) => {
        await page.getByRole('combobox').first().fill('con mới sinh cần giấy gì');
        await page.keyboard.press('Enter');
      },
      'motcua-service-finder',
    ),
    await door(
      'tro-ly.html',
      async (page) => {
        await page.locator('textarea').fill('đăng ký kết hôn cần giấy tờ gì');
        await page.keyboard.press('Enter');
        await page.locator('.card').waitFor();
      },
      '.turn',
    ),
    await door(
      'so-suc-khoe.html',
      async (page) => {
        await page.getByRole('button', { name: 'Mở sổ của tôi' }).click();
        await page.getByRole('button', { name: 'Đồng ý', exact: true }).click();
        await page.getByRole('button', { name: 'Dị ứng' }).click();
      },
      'motcua-health-book',
    ),
    await door(
      'chu-ky-so.html',
      async (page) => {
        await page
          .locator('motcua-signature-check input[type=file]')
          .setInputFiles({ name: 'giay-xac-nhan.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await changedDocument()) });
        await page.locator('motcua-signature-check').getByText('giay-xac-nhan.pdf').first().waitFor();
      },
      'motcua-signature-check article, motcua-signature-check .verdict',
    ),
  ];
  const sheet = await browser.newPage({ viewport: { width: 1640, height: 840 } });
  await sheet.setContent(
    `<style>body{margin:0;padding:20px;display:flex;gap:13px;background:#f5f4f0}img{width:390px;height:780px;border:1px solid #6b7783;border-radius:10px}</style>${doors.map((picture) => `<img src="data:image/png;base64,${picture}">`).join('')}`,
  );
  await sheet.screenshot({ path: join(root, 'docs/four-doors.png'), clip: { x: 0, y: 0, width: 1640, height: 822 } });
} finally {
  await browser.close();
  await sites.close();
}
