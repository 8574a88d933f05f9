import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { inventedPeople } from '@motcua/gateway/testing';
import { signPdf } from '../../packages/signature/src/pdf.test-builder.ts';
import { makeFamily } from '../../packages/signature/src/signer.test-builder.ts';
import { startSites } from '../../tools/serve.mjs';
import { openForTheFirstTime } from '../journeys/signed-in.ts';
import type { EnginePage } from './engine-page.ts';
import { engines } from './engines.ts';

// The ways that citizens go most, in the engines of Firefox and of Safari: real servers, real keys and presses.

const sites = await startSites();
const folder = await mkdtemp(join(tmpdir(), 'motcua-engines-'));
after(async () => {
  await sites.close();
  await rm(folder, { recursive: true });
});

const name = inventedPeople[1]?.name ?? '';
const finder = `document.querySelector('motcua-service-finder')?.shadowRoot`;
const answer = `${finder}?.querySelector('motcua-service-answer')?.shadowRoot`;

for (const [engine, { newPage }] of engines) {
  const journey = (what: string, go: (page: EnginePage) => Promise<void>) =>
    it(`${engine}: ${what}`, async () => {
      const page = await newPage();
      try {
        await go(page);
      } finally {
        await page.close();
      }
    });

  for (const [form, site] of Object.entries({ 'from a second origin': sites.wardSite, 'self-hosted': sites.wardSiteSelfHosted })) {
    journey(`finds a service by keys, ticks a paper, and goes back, ${form}`, async (page) => {
      await page.open(site.url);
      await page.waitUntil(`Boolean(${finder}?.querySelector('input'))`);
      await page.find('combobox').type('con moiws sinh');
      await page.waitFor(/thủ tục cho “con moiws sinh”/);
      await page.press('ArrowDown');
      await page.press('Enter');
      await page.waitFor('Làm giấy khai sinh cho con');
      await page.waitUntil(`Boolean(${answer}?.querySelector('article'))`);
      assert.match(await page.evaluate('location.search'), /\?ma=/);
      await page.find('checkbox').press();
      await page.reload();
      await page.waitUntil(`${answer}?.querySelector('input[type=checkbox]')?.checked === true`);
      await page.back();
      await page.waitUntil(`Boolean(${finder}?.querySelector('input')) && !${answer}`);
    });
  }

  journey('says what a signed file is, and whose it is not', async (page) => {
    const family = await makeFamily();
    const path = join(folder, 'ky.pdf');
    await writeFile(path, await signPdf({ signer: family.signer, certificates: [family.signer, family.issuer], signingTime: new Date('2026-11-20T03:24:00Z') }));
    await page.open(`${sites.portal.url}/chu-ky-so.html`);
    await page.choose('Chọn tệp từ máy', path);
    await page.waitFor('Chưa xác định được nơi cấp chữ ký');
    await page.waitFor('Nội dung đúng như lúc ký');
    await page.waitFor('10:24 ngày 20/11/2026');
  });

  journey('asks the assistant through the gateway, and on the device', async (page) => {
    for (const url of [`${sites.portal.url}/tro-ly.html`, sites.wardSite.url]) {
      await page.open(url);
      await page.waitUntil(`Boolean(document.querySelector('motcua-chat-panel'))`);
      await page.evaluate(`(document.querySelector('motcua-chat-panel').scrollIntoView(), true)`);
      await page.waitUntil(`Boolean(document.querySelector('motcua-chat-panel').shadowRoot?.querySelector('textarea'))`);
      await page.find('textbox').type('làm giấy khai sinh cần giấy tờ gì');
      await page.press('Enter');
      await page.waitFor('Giấy chứng sinh');
      await page.waitFor(/mã 1\.001193\. Dữ liệu ngày \d/);
    }
  });

  journey('reports a broken lamp with a photo, keeps it through a reload, and gets a code', async (page) => {
    await page.open(`${sites.portal.url}/phan-anh.html`);
    await page.find('button', /Đèn đường/).press();
    await page.find('textbox', /Địa chỉ/).type('Trước số 12 ngõ Bịa Đặt');
    await page.find('button', 'Tiếp tục').press();
    await page.find('textbox', /Kể ngắn gọn/).type('Đèn tắt ba tối rồi.');
    const photo = await page.evaluate<string>(`(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1200, height: 900 });
      canvas.getContext('2d').fillRect(20, 30, 400, 500);
      return canvas.toDataURL('image/jpeg', 0.9).split(',')[1];
    })()`);
    const path = join(folder, 'den.jpg');
    await writeFile(path, Buffer.from(photo, 'base64'));
    await page.choose(/ảnh/i, path);
    await page.waitFor('Bỏ ảnh');
    await page.reload();
    await page.waitFor('Bỏ ảnh');
    assert.equal(await page.find('textbox', /Kể ngắn gọn/).value(), 'Đèn tắt ba tối rồi.');
    await page.find('button', 'Tiếp tục').press();
    await page.waitFor('Gửi rồi thì sao?');
    await page.find('button', 'Gửi phản ánh').press();
    await page.waitFor('Đã gửi. Cảm ơn bạn.');
  });

  journey('signs in, agrees, opens the health book, takes the agreement back and signs out', async (page) => {
    await openForTheFirstTime(page, sites, name);
    await page.open(`${sites.portal.url}/tai-khoan.html`);
    await page.waitFor(`Đang đăng nhập: ${name}`);
    await page.find('button', 'Rút lại đồng ý').press();
    await page.find('button', /^Rút lại$/).press();
    await page.waitFor('Bạn chưa đồng ý việc nào');
    await page.find('button', 'Đăng xuất').press();
    await page.waitFor('Đăng xuất khỏi trang đăng nhập mẫu?');
    await page.find('button', 'Đăng xuất').press();
    await page.waitUntil(`location.href === '${sites.portal.url}/'`);
    await page.waitFor('Bạn chưa đăng nhập.');
  });
}
