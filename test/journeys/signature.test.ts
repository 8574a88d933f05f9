import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inventedPeople, type InventedPerson } from '@motcua/gateway/testing';
import { asciiBytes, concatenated, latin1, type Bytes } from '../../packages/signature/src/bytes.ts';
import { plainPdf, revise, signPdf } from '../../packages/signature/src/pdf.test-builder.ts';
import { makeFamily } from '../../packages/signature/src/signer.test-builder.ts';
import { startSites } from '../../tools/serve.mjs';
import { startChromium } from './chromium-page.ts';
import type { Browser, Page } from './page.ts';
import { signIn } from './signed-in.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const corpus = join(resolve(root, process.env['MOTCUA_CORPORA'] ?? '../shared/data'), 'signature/files');

let browser: Browser;
const sites = await startSites();
const folder = await mkdtemp(join(tmpdir(), 'motcua-signature-'));
before(async () => {
  browser = await startChromium();
});
after(async () => {
  await browser.close();
  await sites.close();
  await rm(folder, { recursive: true });
});

const check = `document.querySelector('motcua-signature-check').shadowRoot`;
const status = `document.querySelector('motcua-signature-status').shadowRoot`;

async function opened(portal = sites.portal.url): Promise<Page> {
  const page = await browser.newPage();
  await page.open(`${portal}/chu-ky-so.html`);
  await page.waitUntil(`Boolean(${check}?.querySelector('input[type=file]') && ${status}?.querySelector('button'))`);
  return page;
}

const family = await makeFamily();
const message = { signer: family.signer, certificates: [family.signer, family.issuer], signingTime: new Date('2026-11-20T03:24:00Z') };
const signed = await signPdf(message);

async function fileOf(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

function changed(bytes: Bytes, what: string): Bytes {
  const spoiled = bytes.slice();
  const at = latin1(spoiled).indexOf(what);
  assert.ok(at > 0, `no ${what} to change`);
  spoiled[at + what.length - 1] = (spoiled[at + what.length - 1] ?? 0) ^ 1;
  return spoiled;
}

/** What a citizen reads of a file: the sentence, what follows from it, and the lines below. */
async function verdictOn(page: Page, path: string): Promise<string> {
  const already = await page.evaluate<number>(`${check}.querySelectorAll('.verdict').length`);
  await page.choose('Chọn tệp từ máy', path);
  await page.waitUntil(`${check}.querySelectorAll('.verdict').length > ${already}`);
  return page.evaluate<string>(`${check}.querySelector('.verdict').innerText`);
}

it('says of each kind of file what a citizen needs to know', async () => {
  const page = await opened();
  const sayings: readonly (readonly [name: string, content: Uint8Array | string, says: RegExp])[] = [
    [
      'ky-dung.pdf',
      signed,
      /^Chưa xác định được nơi cấp chữ ký\n+Nội dung đúng như lúc ký[\s\S]+Tự ghi tên “Nguyễn Văn An”, chưa ai xác nhận[\s\S]+10:24 ngày 20\/11\/2026[\s\S]+Cả tệp/,
    ],
    ['sua-mot-byte.pdf', changed(signed, '/MediaBox [0 0 2'), /^Không hợp lệ: nội dung (đã bị sửa sau khi ký|hoặc chữ ký đã bị sửa)\n+Đừng dùng tệp này/],
    [
      'them-vao.pdf',
      revise(signed, { 3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 900] >>' }),
      /^Có phần thêm vào sau khi ký, chưa xem là gì\n[\s\S]+Hãy hỏi nơi gửi trước khi dùng/,
    ],
    ['them-rac.pdf', concatenated([signed, asciiBytes('\nrubbish behind the end\n')]), /^(Có phần thêm vào sau khi ký|Không hợp lệ|Không đọc được chữ ký)/],
    ['chua-ky.pdf', plainPdf(), /^Tệp này không có chữ ký số\n+Hình con dấu/],
    ['ghi-chu.txt', 'Đây không phải PDF', /^Trang này chưa đọc được loại tệp này/],
    ['trong.pdf', '', /^Tệp này trống/],
  ];
  for (const [name, content, says] of sayings) {
    const said = await verdictOn(page, await fileOf(name, content));
    assert.match(said, says, name);
    assert.ok(said.includes(name));
    if (name !== 'ky-dung.pdf') assert.doesNotMatch(said, /Nội dung đúng như lúc ký, nhưng/, name);
    assert.doesNotMatch(said, /Chữ ký hợp lệ/, name);
  }
  assert.deepEqual([page.record.violations, page.record.errors, page.record.failures], [[], [], []]);
  await page.close();
});

it('makes no request while it checks, whatever the file asks for, and would notice one', async () => {
  const page = await opened();
  await verdictOn(page, await fileOf('first.pdf', signed)); // The engine comes with the first file.
  const asked = page.record.requests.length;
  const nosy = revise(plainPdf(), { 3: '<< /Type /Page /Parent 2 0 R /AA << /O << /S /URI /URI (https://nosy.example/) >> >> >>' });
  await verdictOn(page, await fileOf('nosy.pdf', await signPdf({ ...message, before: nosy })));
  await verdictOn(page, await fileOf('changed.pdf', changed(signed, '/MediaBox [0 0 2')));
  await verdictOn(page, await fileOf('none.pdf', plainPdf()));
  assert.deepEqual(page.record.requests.slice(asked), []);
  assert.deepEqual(page.record.bodies, []);
  const { storage, addresses, console: written } = await page.traces();
  for (const text of [storage, addresses, written]) assert.doesNotMatch(text, /nosy|changed\.pdf|Nguyễn Văn An/);

  await page.evaluate(`fetch('${sites.gateway.url}/planted', { method: 'POST', body: 'changed.pdf' }).catch(() => {})`);
  await new Promise((done) => setTimeout(done, 200));
  assert.deepEqual([page.record.requests.slice(asked).length, page.record.bodies], [1, ['changed.pdf']]);
  await page.close();
});

it('checks without a network once the first file has been checked, and says what it needs before', async () => {
  const page = await opened();
  await page.setNetwork('off');
  await page.choose('Chọn tệp từ máy', await fileOf('a.pdf', signed));
  await page.waitFor(/Hãy nối mạng rồi thử lại/);
  await page.setNetwork('on');
  await page.find('button', 'Thử lại').press();
  await page.waitFor('Chưa xác định được nơi cấp chữ ký');
  await page.setNetwork('off');
  assert.match(await verdictOn(page, await fileOf('b.pdf', changed(signed, '/MediaBox [0 0 2'))), /^Không hợp lệ/);
  await page.close();
});

it('checks a file of 50 MB, sound and with one byte changed', async () => {
  const page = await opened();
  const stuffing = concatenated([asciiBytes('%PDF-1.7\n%'), new Uint8Array(50_000_000).fill(0x78), asciiBytes('\n')]);
  const large = await signPdf({
    ...message,
    before: revise(stuffing, {
      1: '<< /Type /Catalog /Pages 2 0 R >>',
      2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
    }),
  });
  assert.match(await verdictOn(page, await fileOf('lon.pdf', large)), /^Chưa xác định được nơi cấp chữ ký[\s\S]+50(,\d)? MB/);
  large[25_000_000] = 0x79;
  assert.match(await verdictOn(page, await fileOf('lon-sua.pdf', large)), /^Không hợp lệ/);
  await page.close();
});

it('checks several files at once, and the worst of several signatures first', async () => {
  const page = await opened();
  const twice = await signPdf({ ...message, before: signed, field: 20, fields: [10, 20] });
  const paths = await Promise.all([fileOf('mot.pdf', signed), fileOf('hai.pdf', twice), fileOf('ba.pdf', plainPdf())]);
  await page.choose('Chọn tệp từ máy', ...paths);
  await page.waitUntil(`${check}.querySelectorAll('.verdict').length === 3`);
  const cards = await page.evaluate<string[]>(`[...${check}.querySelectorAll('.verdict')].map(({ innerText }) => innerText)`);
  assert.deepEqual(
    cards.map((text) => /mot\.pdf|hai\.pdf|ba\.pdf/.exec(text)?.[0]),
    ['ba.pdf', 'hai.pdf', 'mot.pdf'],
  );
  assert.match(cards[1] ?? '', /Tệp có 2 chữ ký/);
  await page.find('button', 'Xóa kết quả').press();
  await page.waitUntil(`${check}.querySelectorAll('.verdict').length === 0`);
  await page.close();
});

it('needs nothing but the keyboard', async () => {
  const page = await opened();
  const isAt = (selector: string) => page.evaluate<boolean>(`Boolean(${check}.activeElement?.matches(${JSON.stringify(selector)}))`);
  const tabTo = async (selector: string) => {
    for (let presses = 0; presses < 40 && !(await isAt(selector)); presses += 1) await page.press('Tab');
    assert.ok(await isAt(selector), `no way to ${selector} by Tab`);
  };
  await tabTo('input[type=file]');
  await page.chooseByKey('Enter', await fileOf('phim.pdf', signed));
  await page.waitFor('Chưa xác định được nơi cấp chữ ký');
  await page.waitUntil(`${check}.querySelector('[role=status]').textContent.includes('phim.pdf: Chưa xác định được nơi cấp chữ ký.')`);
  await tabTo('summary');
  await page.press('Enter');
  await page.waitFor(/\(digest\)/);
  await page.close();
});

it('fits a phone, 360 and 320 px wide, with everything unfolded', async () => {
  const page = await opened();
  const name = `${'ten-tep-rat-dai-'.repeat(12)}.pdf`;
  const { signer } = await makeFamily({ subject: [['CN', 'Nguyễn'.repeat(40)]] });
  await verdictOn(page, await fileOf(name, await signPdf({ signer, certificates: [signer] })));
  await page.evaluate(`for (const each of ${check}.querySelectorAll('details')) each.open = true`);
  for (const width of [360, 320]) {
    await page.resize(width, 740);
    assert.ok(await page.evaluate<boolean>(`document.documentElement.scrollWidth <= ${width}`), `${width}`);
  }
  await page.close();
});

it('says the same of the documents of other projects', { skip: existsSync(corpus) ? false : 'the corpora are not here' }, async () => {
  const page = await opened();
  assert.match(await verdictOn(page, join(corpus, 'pades-dss/pades-bes.pdf')), /Nội dung đúng như lúc ký/);
  const attacks = readdirSync(join(corpus, 'attack-rub')).filter((name) => name.endsWith('.pdf'));
  assert.ok(attacks.length >= 10);
  for (const name of attacks) {
    const said = await verdictOn(page, join(corpus, 'attack-rub', name));
    assert.match(said, /Đừng dùng tệp này|Tệp này không có chữ ký số|Hãy hỏi nơi gửi trước khi dùng/, name);
    assert.doesNotMatch(said, /Chữ ký hợp lệ|Nội dung đúng như lúc ký, nhưng/, name);
  }
  await page.close();
});

/** The page of signatures as somebody who is signed in. */
async function openedAs(person: Pick<InventedPerson, 'name'>, at = sites): Promise<Page> {
  const page = await browser.newPage();
  await signIn(page, at, person, ['signing']);
  await page.open(`${at.portal.url}/chu-ky-so.html`);
  await page.waitUntil(`Boolean(${status}?.querySelector('button'))`);
  return page;
}

it('tells everybody where their own certificate stands', async () => {
  const told: readonly RegExp[] = [
    /Không thấy chữ ký số nào ở đây[\s\S]+Đăng ký chữ ký số/,
    /Đang dùng được[\s\S]+Còn 16[45] ngày[\s\S]+Trần Giả Định/,
    /Sắp hết hạn[\s\S]+Còn 23 ngày[\s\S]+Gia hạn trước ngày \d\d\/\d\d\/\d{4}/,
    /Đang tạm dừng[\s\S]+Mở lại chữ ký số/,
    /Đã hết hạn 3[45] ngày/,
  ];
  for (const [index, person] of inventedPeople.entries()) {
    const page = await openedAs(person);
    assert.ok(!page.record.requests.some((address) => address.endsWith('/certificates')), 'asked before anybody wanted to know');
    await page.find('button', 'Xem chữ ký của tôi').press();
    await page.waitUntil(`${status}.querySelectorAll('.card').length > 0`);
    const text = await page.evaluate<string>(`${status}.querySelector('.stack').innerText`);
    assert.match(text, told[index] ?? /^$/, person.name);
    assert.match(text, /Theo .+, lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4}/);
    const { document } = await page.traces();
    assert.ok(!document.includes(person.id), `the whole number of ${person.name} is in the page`);
    assert.ok(document.includes(person.name));
    assert.deepEqual([page.record.violations, page.record.errors, page.record.failures], [[], [], []]);
    await page.close();
  }
});

it('says what to do where nobody is signed in, and where the signing service is gone', async () => {
  const nobody = await opened();
  await nobody.find('button', 'Xem chữ ký của tôi').press();
  await nobody.waitFor('Bạn cần đăng nhập để xem chữ ký số của mình.');
  await nobody.close();

  const own = await startSites();
  try {
    const [, , third] = inventedPeople;
    const page = await openedAs(third ?? assert.fail('no third person'), own);
    await own.csc.close();
    await page.find('button', 'Xem chữ ký của tôi').press();
    await page.waitFor('Nơi giữ chữ ký số đang không trả lời. Chữ ký số của bạn không bị ảnh hưởng.');
    assert.ok(await page.find('link', /Gọi 1022/).isShown());
    assert.deepEqual(page.record.failures, ['UNAVAILABLE']);
    await page.close();
  } finally {
    await own.close();
  }
});

it('reads a certificate file on the device, and no private key', async () => {
  const page = await opened();
  const asked = () => page.record.requests.filter((address) => !/\.js$|\/(session|delegations)$/.test(address)).length;
  const atFirst = asked();
  const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(family.signer.encoding).toString('base64')}\n-----END CERTIFICATE-----\n`;
  await page.choose('Mở tệp chứng thư', await fileOf('toi.pem', pem));
  await page.waitFor('Chưa kiểm tra được thu hồi: tệp không cho biết chữ ký số có bị thu hồi hay tạm dừng không.');
  assert.match(await page.evaluate<string>(`${status}.querySelector('.card').innerText`), /Nguyễn Văn An[\s\S]+Theo tệp, chưa ai xác nhận/);
  await page.choose('Chọn tệp khác', await fileOf('toi.key.pem', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'));
  await page.waitFor(/Tệp này có khóa riêng/);
  await page.choose('Chọn tệp khác', await fileOf('toi.txt', 'không phải chứng thư'));
  await page.waitFor(/Tệp này không phải chứng thư chữ ký số/);
  assert.equal(asked(), atFirst);
  assert.deepEqual(page.record.bodies, []);
  await page.evaluate(`fetch('${sites.gateway.url}/planted').catch(() => {})`);
  assert.equal(asked(), atFirst + 1);
  await page.close();
});

it('is a telephone number with JavaScript off', async () => {
  const page = await browser.newPage({ javaScript: false });
  await page.open(`${sites.portal.url}/chu-ky-so.html`);
  assert.equal(await page.find('link', /^1022$/).attribute('href'), 'tel:1022');
  await page.close();
});
