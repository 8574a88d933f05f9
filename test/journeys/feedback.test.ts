import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import type { FeedbackReceipt, FeedbackStatus } from '@motcua/contract/feedback';
import { listFeedback, moveFeedback, openStore } from '@motcua/gateway/node';
import { createClient, type FeedbackSent } from '@motcua/sdk';
import { startSites } from '../../tools/serve.mjs';
import { startChromium } from './chromium-page.ts';
import type { Browser, Page } from './page.ts';

let browser: Browser;
const sites = await startSites();
/** Where the gateway keeps reports, as a clerk opens it beside. */
const store = await openStore({ folder: sites.dataFolder });
const folder = await mkdtemp(join(tmpdir(), 'motcua-feedback-'));
before(async () => {
  browser = await startChromium();
});
after(async () => {
  await browser.close();
  await store.close();
  await sites.close();
  await rm(folder, { recursive: true });
});

const form = `document.querySelector('motcua-feedback').shadowRoot`;
const status = `document.querySelector('motcua-feedback-status').shadowRoot`;

/** Who asks beside the page. */
const client = createClient({ gateway: sites.gateway.url });
const reportOf = (trackingCode: string) => client.feedback.get(trackingCode);

function receiptOf(sent: FeedbackSent): FeedbackReceipt {
  assert.equal(sent.kind, 'received');
  return sent.receipt;
}

/** Lets the newest report come one step further, as a clerk would. */
async function move(to: Exclude<FeedbackStatus, 'received' | 'withdrawn'>, note: string): Promise<void> {
  const [newest] = await listFeedback(store, 'clerk', { limit: 1 });
  assert.ok(newest);
  await moveFeedback(store, 'clerk', newest.id, to, note);
}

async function opened(): Promise<Page> {
  const page = await browser.newPage();
  await page.open(`${sites.portal.url}/phan-anh.html`);
  await page.waitUntil(`Boolean(${form}?.querySelector('.choice') && ${status}?.querySelector('#code'))`);
  return page;
}

/** A photo as a camera writes it, with the place and the owner beside the picture. */
async function cameraPhoto(page: Page): Promise<string> {
  const base64 = await page.evaluate<string>(`(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 1800 });
    const context = canvas.getContext('2d');
    for (let at = 0; at < 400; at += 1) { context.fillStyle = 'hsl(' + at * 37 + ' 60% 50%)'; context.fillRect(at * 97 % 2300, at * 61 % 1700, 120, 90); }
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1];
  })()`);
  const jpeg = Buffer.from(base64, 'base64');
  const exif = Buffer.from('Exif\0\0GPS 21.03357 105.85243 may-anh-cua-ba-Bia');
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif]);
  const path = join(folder, 'den.jpg');
  await writeFile(path, Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]));
  return path;
}

/** Presses Tab until something inside the form has the focus. */
async function tabTo(page: Page, selector: string, root = form): Promise<void> {
  const isAt = () => page.evaluate<boolean>(`Boolean(${root}.activeElement?.matches(${JSON.stringify(selector)}))`);
  for (let presses = 0; presses < 60 && !(await isAt()); presses += 1) await page.press('Tab');
  assert.ok(await isAt(), `no way to ${selector} by Tab`);
}

const isFocused = (selector: string) => `Boolean(${form}.activeElement?.matches(${JSON.stringify(selector)}))`;

it('is led to from the portal’s home', async () => {
  const page = await browser.newPage();
  await page.open(sites.portal.url);
  await page.find('link', /Phản ánh, kiến nghị/).press();
  await page.waitFor('Bạn muốn báo việc gì?');
  assert.match(page.address(), /\/phan-anh\.html$/);
  await page.close();
});

it('needs nothing but the keyboard: a report with a photo, a draft that outlives a reload, the code, the answer', async () => {
  const page = await opened();
  const photo = await cameraPhoto(page);
  await tabTo(page, '#find');
  await page.typeKeys('den');
  await tabTo(page, '.choice');
  await page.press('Enter');
  await page.waitFor('Việc đó ở đâu?');
  await page.waitUntil(isFocused('.step-title'));
  await tabTo(page, '#address');
  await page.typeKeys('Trước số 12 ngõ Bịa Đặt');
  await page.press('Enter');
  await page.waitFor('Chuyện gì đã xảy ra?');
  await page.waitUntil(isFocused('.step-title'));
  await tabTo(page, '#text');
  await page.typeKeys('Đèn tắt ba tối rồi.');
  await tabTo(page, '[type=file]');
  await page.chooseByKey('Enter', photo);
  await page.waitFor('Bỏ ảnh');
  await page.waitUntil(`Object.keys(sessionStorage).some((key) => key.includes('feedback photo'))`);

  await page.reload();
  await page.waitFor('Chuyện gì đã xảy ra?');
  await page.waitFor('Bỏ ảnh');
  assert.equal(await page.evaluate(`${form}.querySelector('#text').value`), 'Đèn tắt ba tối rồi.');
  await page.back();
  await page.waitFor('Việc đó ở đâu?');
  assert.equal(await page.evaluate(`${form}.querySelector('#address').value`), 'Trước số 12 ngõ Bịa Đặt');
  await page.forward();
  await page.waitFor('Chuyện gì đã xảy ra?');

  await tabTo(page, '#phone');
  await page.typeKeys('0912 345 678');
  await page.press('Enter');
  await page.waitFor('Gửi rồi thì sao?');
  await page.waitUntil(isFocused('.step-title'));
  await page.waitFor(/Trả lời trong 3 ngày làm việc/);
  await tabTo(page, '.send');
  await page.press('Enter');
  await page.waitFor('Đã gửi. Cảm ơn bạn.');
  await page.waitUntil(isFocused('.step-title'));
  const code = await page.evaluate<string>(`${form}.querySelector('.code [aria-hidden]').textContent.replace(/\\s/g, '')`);
  const report = await reportOf(code);
  assert.deepEqual([report.photoCount, report.isPublic, report.text], [1, false, 'Đèn tắt ba tối rồi.']);

  // Nothing of the camera's, and nothing personal where it does not belong.
  const { bodies, addresses, console: written } = await page.traces();
  const sent = [...bodies.matchAll(/"bytes":"([^"]+)"/g)].map(([, part]) => Buffer.from(part ?? '', 'base64').toString('latin1')).join('');
  assert.ok(sent.length > 10_000, 'no photo was sent');
  assert.doesNotMatch(sent, /GPS|ba-Bia|Exif/);
  for (const text of [addresses, written]) assert.doesNotMatch(text, new RegExp(`${code}|0912|ngõ Bịa`));
  assert.deepEqual([page.record.violations, page.record.errors, page.record.failures], [[], [], []]);

  // On paper on one page, and nothing else on it. The browser's own dialogue stands still while a page is under test.
  await page.evaluate('globalThis.print = () => {}');
  await page.find('button', 'In tờ này').press();
  await page.waitUntil(`document.querySelector('[data-motcua-unprinted]') !== null`);
  assert.equal((await page.print()).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 1);

  // The same report in the element below, as news comes.
  await page.find('button', /^Đèn đường Gửi ngày/).press();
  await page.waitFor('Đã nhận, chưa ai đọc');
  await move('inProgress', 'Mai thay bóng.');
  await page.waitFor('Mai thay bóng.');
  await move('answered', 'Đã thay bóng đèn.');
  await page.waitFor('Đã thay bóng đèn.');
  await page.waitUntil(`${status}.querySelectorAll('.timeline > li').length === 3`);
  await page.close();
});

it('holds a report while there is no network, and gives the code once there is one', async () => {
  const page = await opened();
  await page.find('button', /Rác thải/).press();
  await page.find('textbox', /Địa chỉ/).type('Cuối chợ Mẫu');
  await page.find('button', 'Tiếp tục').press();
  await page.find('textbox', /Kể ngắn gọn/).type('Rác ba ngày không dọn.');
  await page.find('button', 'Tiếp tục').press();
  await page.waitFor('Gửi rồi thì sao?');
  await page.setNetwork('off');
  await page.find('button', 'Gửi phản ánh').press();
  await page.waitFor('Đã lưu trên máy này');
  await page.waitFor('Đợi gửi');
  await page.setNetwork('on');
  await page.waitFor('Đã gửi. Cảm ơn bạn.');
  const code = await page.evaluate<string>(`${form}.querySelector('.code [aria-hidden]').textContent.replace(/\\s/g, '')`);
  assert.equal((await reportOf(code)).text, 'Rác ba ngày không dọn.');

  // It was sent once, and is the only one.
  await page.reload();
  await page.waitFor('Mã phản ánh của bạn');
  assert.equal(page.record.requests.filter((address) => address === `${sites.gateway.url}/feedback`).length >= 1, true);
  await page.close();
});

it('takes a report back in two presses', async () => {
  const { trackingCode } = await client.feedback.send({ category: 'duong-he', text: 'Nắp cống vỡ.', place: { address: 'Trước cổng trường mẫu' }, isPublic: false }).then(receiptOf);
  const page = await opened();
  await page.find('textbox', 'Mã phản ánh').type(trackingCode.toLowerCase().replaceAll('-', ' '));
  await page.find('button', 'Xem phản ánh').press();
  await page.waitFor('Đã nhận, chưa ai đọc');
  await page.find('button', 'Rút phản ánh').press();
  await page.waitFor(/Rút rồi thì không lấy lại được/);
  assert.equal((await reportOf(trackingCode)).status, 'received');
  await page.find('button', 'Có, rút phản ánh').press();
  await page.waitFor('Bạn đã rút phản ánh');
  assert.equal((await reportOf(trackingCode)).status, 'withdrawn');
  assert.deepEqual([page.record.violations, page.record.errors, page.record.failures], [[], [], []]);
  await page.close();
});

it('fits a phone, 360 and 320 px wide, in easy mode', async () => {
  const page = await opened();
  await page.find('button', 'Chữ to').press();
  await page.find('button', /Đèn đường/).press();
  await page.waitFor('Việc đó ở đâu?');
  for (const width of [360, 320]) {
    await page.resize(width, 740);
    assert.ok(await page.evaluate<boolean>(`document.documentElement.scrollWidth <= ${width}`), `${width}`);
  }
  await page.close();
});

it('is a telephone number with JavaScript off', async () => {
  const page = await browser.newPage({ javaScript: false });
  await page.open(`${sites.portal.url}/phan-anh.html`);
  assert.equal(await page.find('link', /^1022$/).attribute('href'), 'tel:1022');
  await page.close();
});
