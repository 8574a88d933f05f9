import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { startSites } from '../../tools/serve.mjs';
import { startChromium } from './chromium-page.ts';
import { ask, codesShown, isStanding } from './finder.ts';
import type { Browser, Page } from './page.ts';
import { questions } from './questions.ts';

let browser: Browser;
const sites = await startSites();
before(async () => {
  browser = await startChromium();
});
after(async () => {
  await browser.close();
  await sites.close();
});

async function opened(): Promise<Page> {
  const page = await browser.newPage();
  await page.open(sites.portal.url);
  await page.waitUntil(isStanding);
  return page;
}

it('finds through the gateway what citizens ask for', async () => {
  const page = await opened();
  const missed: string[] = [];
  for (const [question, ...codes] of questions) {
    await ask(page, question);
    const shown = await codesShown(page);
    if (!codes.some((code) => shown.slice(0, 3).includes(code))) missed.push(`${question}: ${shown.slice(0, 3).join(', ')}`);
  }
  assert.deepEqual(missed, []);
  assert.ok(page.record.requests.some((address) => address === `${sites.gateway.url}/services/find`));
  assert.ok(
    page.record.requests.every((address) => !address.includes('?')),
    'something typed left in an address',
  );
  await page.close();
});

it('shows an answer, keeps to the strict policy and to the origins it names', async () => {
  const page = await opened();
  await ask(page, 'con mới sinh cần giấy gì');
  await page.find('link', /khai sinh/i).press();
  await page.waitFor('Giấy chứng sinh');
  assert.deepEqual([page.record.violations, page.record.errors, page.record.failures], [[], [], []]);
  const origins = new Set(page.record.requests.map((address) => new URL(address).origin));
  assert.deepEqual([...origins].sort(), [sites.portal.url, sites.gateway.url].map((each) => new URL(each).origin).sort());

  await page.evaluate(`(() => { try { document.createElement('div').innerHTML = '<b>x</b>'; } catch {} fetch('https://planted.example/').catch(() => {}); })()`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.ok(page.record.violations.some((each) => each.startsWith('require-trusted-types-for')));
  assert.ok(page.record.violations.some((each) => each.startsWith('connect-src https://planted.example')));
  await page.close();
});

it('keeps what choosing a ward promises: where to go with a procedure of the ward, marked as a sample', async () => {
  const page = await opened();
  await ask(page, 'con mới sinh cần giấy gì');
  await page.find('button', 'Chọn phường, xã để biết nơi nộp').press();
  await page.find('combobox', /phường, xã/).type('Hoàn Kiếm');
  await page.find('option', /Hoàn Kiếm/).press();
  await page.find('link', /khai sinh/i).press();
  for (const words of ['Phường Hoàn Kiếm', 'Quầy mẫu của phường Hoàn Kiếm', 'Số 1 phố Mẫu', /8:00/, /Gọi.*0000 0000/, 'Số điện thoại mẫu.']) await page.waitFor(words);
  assert.deepEqual([page.record.violations, page.record.errors, page.record.failures], [[], [], []]);
  await page.close();
});

it('brings what a citizen says of a page to the clerk: whether it helped, and what is wrong', async () => {
  const page = await opened();
  await ask(page, 'con mới sinh cần giấy gì');
  await page.find('link', /khai sinh/i).press();
  await page.find('button', /^Có$/).press();
  await page.waitFor('Cảm ơn bạn đã cho biết.');
  await page.find('button', 'Báo thông tin sai').press();
  await page.find('radio', 'Lệ phí').press();
  await page.find('textbox').type('Phường thu 8.000 đồng, số của tôi là 0912345678.');
  await page.find('button', 'Gửi báo sai').press();
  await page.waitFor('Đã gửi. Cảm ơn bạn đã báo phần “Lệ phí”.');
  assert.deepEqual([page.record.violations, page.record.errors, page.record.failures], [[], [], []]);
  assert.ok(
    page.record.bodies.some((body) => body.includes('"isHelpful":true') || body.includes('"helpful":true')),
    page.record.bodies.join('\n'),
  );
  const rows = readFileSync(join(sites.dataFolder, 'bao-sai.csv'), 'utf8').trim().split('\r\n');
  assert.equal(rows.length, 2);
  assert.match(rows[1] ?? '', /Mã 1\.001193.*Lệ phí.*Phường thu 8\.000 đồng/);
  assert.doesNotMatch(rows[1] ?? '', /0912345678/);
  await page.close();
});

it('says what to do when the gateway answers HTML, an error, or nothing, and keeps what was typed', async () => {
  const faults = [
    ['HTML', () => ({ bytes: '<!doctype html><p>Đăng nhập Wi-Fi', contentType: 'text/html' }), /không đọc được/],
    ['500', () => ({ bytes: 'Internal Server Error', status: 500, contentType: 'text/plain' }), /đang bận/],
    ['nothing', () => 'no answer' as const, /đang bận|Không có mạng/],
  ] as const;
  for (const [what, spoiled, says] of faults) {
    const page = await opened();
    await page.spoil(/\/services\/find$/, spoiled);
    await page.find('combobox').type('dang ky khai sinh');
    await page.press('Enter');
    await page.waitFor(says);
    assert.equal(await page.find('combobox').value(), 'dang ky khai sinh', what);
    assert.ok(await page.find('link', /Gọi 1022/).isShown(), what);
    assert.ok(page.record.failures.length > 0, what);
    await page.close();
  }
});

it('stays patient with a gateway that does not answer, and says so', async () => {
  const page = await opened();
  await page.spoil(/\/services\/find$/, () => 'never');
  await page.find('combobox').type('dang ky khai sinh');
  await page.press('Enter');
  await page.waitFor('Hơi lâu hơn mọi khi');
  await page.close();
});

it('turns everything large, dark and English by its own switches, and remembers', async () => {
  const page = await opened();
  await page.find('button', 'Nền tối').press();
  await page.waitUntil(`document.querySelector('motcua-service-finder').getAttribute('data-theme') === 'dark'`);
  await page.find('button', 'English').press();
  await page.waitFor('What do you need to do?');
  await page.find('button', 'Large text').press();
  await page.waitUntil(`document.querySelector('motcua-service-finder').hasAttribute('data-easy')`);
  await page.reload();
  await page.waitFor('What do you need to do?');
  await page.waitUntil(`document.querySelector('motcua-service-finder').hasAttribute('data-easy')`);
  await page.close();
});

it('is a form and a telephone number with JavaScript off', async () => {
  const page = await browser.newPage({ javaScript: false });
  await page.open(sites.portal.url);
  assert.ok(await page.find('searchbox', 'Bạn cần làm gì?').isShown());
  assert.equal(await page.find('link', /^1022$/).attribute('href'), 'tel:1022');
  await page.close();
});
