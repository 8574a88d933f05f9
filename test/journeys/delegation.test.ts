import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { inventedPeople } from '@motcua/gateway/testing';
import { startSites } from '../../tools/serve.mjs';
import { startChromium } from './chromium-page.ts';
import type { Page } from './page.ts';

const sites = await startSites();
const browser = await startChromium();
after(async () => {
  await browser.close();
  await sites.close();
});
const [baby, pensioner, mother] = inventedPeople.map(({ name }) => name) as [string, string, string];

/** What went wrong, beside what a browser writes of every answer that nobody is signed in, or that something may not be read. */
const defects = (page: Page) => page.record.errors.filter((error) => !/status of 40[13]/.test(error));

async function signedIn(name: string): Promise<Page> {
  const page = await browser.newPage();
  await page.open(`${sites.portal.url}/tai-khoan.html`);
  await page.find('link', 'Đăng nhập').press();
  await page.find('radio', name).press();
  await page.find('button', 'Đăng nhập').press();
  await page.waitUntil(`location.href === '${sites.portal.url}/tai-khoan.html'`);
  await page.waitFor('Ai đang được xem hồ sơ của bạn');
  return page;
}

it('opens a child’s book to its mother by the register, tells the child’s own log, and closes it when she gives it up', async () => {
  const page = await signedIn(mother);
  await page.find('button', 'Xem sổ của con tôi').press();
  await page.find('radio', baby).press();
  await page.find('radio', '30 ngày').press();
  await page.find('button', 'Xin xem sổ').press();
  await page.waitFor(`Bạn được xem sổ của ${baby}.`);
  await page.find('link', 'Đến sổ sức khỏe').press();
  await page.find('button', baby).press();
  await page.waitFor(`Bạn đang xem thay cho ${baby}`);
  await page.find('button', `Mở sổ của ${baby}`).press();
  await page.waitFor('tất cả đang che');
  assert.match(await page.read(), new RegExp(`${baby} · \\d+ tháng`));
  const child = await signedIn(baby);
  await child.waitFor(`${mother}, xem giúp bạn`);
  await child.close();

  await page.open(`${sites.portal.url}/tai-khoan.html`);
  await page.waitFor(`Bạn đã xem giúp ${baby}: sổ sức khỏe`);
  await page.find('button', 'Tôi không xem giúp nữa').press();
  await page.find('button', /^Thôi$/).press();
  await page.waitFor('Đã thôi. Không xem được nữa.');
  await page.open(`${sites.portal.url}/so-suc-khoe.html`);
  await page.waitFor('Mở sổ của tôi');
  assert.ok(!(await page.read()).includes(baby));
  assert.deepEqual([page.record.violations, defects(page)], [[], []]);
  assert.deepEqual(
    page.record.requests.filter((address) => /000325000001|000195000003/.test(address)),
    [],
    'nobody’s number stands in an address',
  );
  await page.close();
});

it('lets a mother in old age read a code out, and her daughter look once both have said yes', async () => {
  const [grantor, delegate] = [await signedIn(pensioner), await signedIn(mother)];
  await grantor.find('button', 'Cho người nhà xem giúp').press();
  await grantor.find('radio', '7 ngày').press();
  await grantor.find('button', 'Lấy mã để đọc cho người nhà').press();
  await grantor.waitFor('Bạn có đồng ý không?'); // She herself, before anybody else.
  await grantor.find('button', /^Đồng ý$/).press();
  await grantor.find('radio', '7 ngày').press();
  await grantor.find('button', 'Lấy mã để đọc cho người nhà').press();
  await grantor.waitFor('Đọc mã này cho người nhà');
  const [code = ''] = /\d{3} \d{3} \d{4}/.exec(await grantor.read()) ?? [];
  await delegate.find('button', 'Tôi có mã của người nhà').press();
  await delegate.find('textbox', 'Mã có 10 chữ số').type(code);
  await delegate.find('button', 'Xem mã này của ai').press();
  await delegate.waitFor(`${pensioner} nhờ bạn xem giúp`);
  await delegate.find('button', 'Nhận lời').press();
  await grantor.find('button', `Đúng, cho ${mother} xem`).press();
  await grantor.waitFor(`${mother} đã được xem giúp bạn.`);
  await delegate.waitFor('Bạn đang xem giúp ai');
  await delegate.open(`${sites.portal.url}/so-suc-khoe.html`);
  await delegate.find('button', pensioner).press();
  await delegate.find('button', `Mở sổ của ${pensioner}`).press();
  await delegate.waitFor('tất cả đang che');
  await grantor.find('button', 'Thôi không cho xem nữa').press();
  await grantor.find('button', /^Thôi$/).press();
  await grantor.waitFor('Đã thôi. Không xem được nữa.');
  await delegate.waitFor(`${pensioner} đã thôi cho bạn xem, hoặc đã hết hạn.`); // By itself: the open book is closed.
  await delegate.waitFor('Mở sổ của tôi');
  for (const page of [grantor, delegate]) assert.deepEqual([page.record.violations, defects(page)], [[], []]);
});
