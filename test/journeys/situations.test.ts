import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startSites } from '../../tools/serve.mjs';
import { serveFolder } from '../../tools/static-site.mjs';
import { startChromium } from './chromium-page.ts';
import { ask } from './finder.ts';
import type { Browser, Page, PageOptions } from './page.ts';
import { sheetsOf } from './pdf.ts';

// What people come for, from the question to the bag of papers, over Hanoi's own catalogue on a ward's page. Half of it by
// the keyboard alone, half with a finger, as the name says.

let browser: Browser;
const sites = await startSites();
const stories = await serveFolder({ folder: fileURLToPath(new URL('../../stories/page-static', import.meta.url)) });
before(async () => {
  browser = await startChromium();
});
after(async () => {
  await browser.close();
  await sites.close();
  await stories.close();
});

/** Whether the finder stands, with the search or with the service that the address names. */
const isStanding = `Boolean(document.querySelector('motcua-service-finder')?.shadowRoot?.querySelector('form, motcua-service-answer'))`;
const inFinder = `document.querySelector('motcua-service-finder').shadowRoot`;
const inAnswer = `${inFinder}.querySelector('motcua-service-answer')?.shadowRoot`;
/** The element that has the focus, however deep. */
const focused = `(() => { let active = document.activeElement; while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement; return active; })()`;

/** The ward's page with the finder standing. */
async function opened(path = '/', options: PageOptions = {}): Promise<Page> {
  const page = await browser.newPage(options);
  await page.open(new URL(path, sites.wardSite.url).href);
  await page.waitUntil(isStanding);
  return page;
}

/** Everything came from the two origins that the page names, nothing broke its policy, nothing failed. */
async function closeSpotless(page: Page): Promise<void> {
  const { violations, errors, failures } = page.record;
  assert.deepEqual({ violations, errors, failures }, { violations: [], errors: [], failures: [] });
  await page.close();
}

/** Opens what the arrow keys reach, by the keyboard alone. */
async function openByKeys(page: Page, question: string, downs: number, title: string | RegExp): Promise<void> {
  await page.evaluate(`${inFinder}.querySelector('input').focus()`);
  await page.typeKeys(question);
  await page.waitFor(new RegExp(`thủ tục cho “${question}”`));
  for (let press = 0; press < downs; press += 1) await page.press('ArrowDown');
  await page.press('Enter');
  await page.find('heading', title).read();
  await page.waitUntil(`${inAnswer}?.querySelector('article') && ${focused}.id === 'service'`); // The title is read first.
}

/** Asks and opens the service of that name, with a finger. */
async function openByTouch(page: Page, question: string, name: string | RegExp): Promise<void> {
  await ask(page, question);
  await page.find('link', name).press();
  await page.waitUntil(`${inAnswer}?.querySelector('article')`);
}

const byKeys: readonly [situation: string, question: string, downs: number, title: string, says: string][] = [
  ['a baby was born', 'con mới sinh', 1, 'Làm giấy khai sinh cho con', 'Giấy chứng sinh'],
  ['a grandfather died', 'ông nội mới mất', 1, 'Báo tử, làm giấy khai tử', 'Không phải trả:'],
  ['a card was lost, typed without diacritics', 'mat can cuoc', 1, 'Làm lại thẻ căn cước bị mất, bị hỏng', 'Nơi nộp'],
  ['a birth, typed with the input method switched off', 'ddawng kys khai sinh', 1, 'Làm giấy khai sinh cho con', 'Giấy chứng sinh'],
  ['a fee that nobody published', 'con mới sinh', 1, 'Làm giấy khai sinh cho con', 'Chưa có thông tin lệ phí'],
  ['a fee by the page', 'sao y bản chính', 1, 'Photo công chứng (chứng thực bản sao)', 'đồng'],
  ['a stall is opened', 'mở hộ kinh doanh', 1, 'Đăng ký mở hộ kinh doanh', 'Giấy tờ cần chuẩn bị'],
  ['land without papers', 'làm sổ đỏ lần đầu', 1, 'Làm sổ đỏ lần đầu cho đất nhà mình', 'Các bước'],
];
for (const [situation, question, downs, title, says] of byKeys) {
  it(`by keys: ${situation}`, async () => {
    const page = await opened();
    await openByKeys(page, question, downs, title);
    await page.waitFor(says);
    await closeSpotless(page);
  });
}

it('by keys: one of several siblings, told apart by what differs, and back to the question', async () => {
  const page = await opened();
  await openByKeys(page, 'cấp lại', 3, 'Cấp lại bằng lái xe bị mất');
  await page.press('Shift+Tab');
  for (let press = 0; press < 5 && !(await page.evaluate<string>(`${focused}.textContent`)).includes('kết quả cho'); press += 1) await page.press('Shift+Tab');
  await page.press('Enter');
  await page.waitFor('Ý bạn là …?');
  await page.waitUntil(`${focused}.dataset?.code === '3.000348'`);
  await closeSpotless(page);
});

it('by keys: papers are ticked, kept over a reload, and forgotten at a press', async () => {
  const page = await opened('/?ma=1.001193');
  await page.waitFor('Giấy chứng sinh');
  for (let press = 0; press < 40 && (await page.evaluate(`${focused}.type`)) !== 'checkbox'; press += 1) await page.press('Tab');
  await page.press('Space');
  await page.waitFor('Đã có 1 trong 3 giấy tờ.');
  await page.reload();
  await page.waitFor('Đã có 1 trong 3 giấy tờ.');
  await page.find('button', 'Xóa hết dấu tích').press();
  await page.waitFor('Đã có 0 trong 3 giấy tờ.');
  await closeSpotless(page);
});

it('by keys: back and forward lead where they led before', async () => {
  const page = await opened();
  await openByKeys(page, 'con mới sinh', 1, 'Làm giấy khai sinh cho con');
  await page.back();
  await page.waitFor(/thủ tục cho “con mới sinh”/);
  assert.equal(await page.find('combobox').value(), 'con mới sinh');
  await page.forward();
  await page.waitFor('Giấy chứng sinh');
  assert.equal(new URL(page.address()).searchParams.get('ma'), '1.001193');
  await closeSpotless(page);
});

it('a shared link opened cold shows the service, and its way back leads to the search', async () => {
  const page = await browser.newPage();
  await page.open(new URL('/?ma=1.000656', sites.wardSite.url).href);
  await page.waitFor('Báo tử, làm giấy khai tử');
  await page.find('button', 'Quay lại').press();
  await page.waitFor('Bạn cần làm gì?');
  assert.equal(new URL(page.address()).search, '');
  await closeSpotless(page);
});

it('a superseded code shows its successor, and says so', async () => {
  const page = await browser.newPage();
  await page.open(`${stories.url}/?story=service-answer--superseded`);
  await page.waitFor(/Mã 9\.100001 đã được thay bằng mã 9\.000001/);
  await page.close();
});

it('by touch: a ward that was split is asked for, and its counter, hours and phone stand where to go is told', async () => {
  const page = await opened('/?ma=1.001193', { isTouch: true });
  await page.waitFor('Giấy chứng sinh');
  await page.find('button', /Chọn phường, xã/).press();
  await page.find('combobox', /phường, xã/).type('cua dong');
  await page.find('option', /Cửa Đông/).press();
  await page.waitFor(/chia về 2 nơi/);
  await page.find('button', /Hoàn Kiếm/).press();
  await page.waitFor('Quầy mẫu của phường Hoàn Kiếm');
  await page.waitFor(/8:00/);
  await page.reload();
  await page.waitFor('Quầy mẫu của phường Hoàn Kiếm');
  await closeSpotless(page);
});

it('by touch: results are narrowed in a drawer, by what was counted, and the choice is taken back', async () => {
  const page = await opened('/', { isTouch: true });
  await ask(page, 'đăng ký');
  await page.find('button', 'Lọc kết quả').press();
  const chip = await page.find('button', /^Đất đai \(\d+\)/).read();
  await page.find('button', /^Đất đai \(\d+\)/).press();
  await page.find('button', 'Xem kết quả').press();
  const count = Number(/\((\d+)\)/.exec(chip)?.[1]);
  await page.waitUntil(`${inFinder}.textContent.includes('Lọc kết quả, đang chọn 1')`);
  const shown = `${inFinder}.querySelectorAll('[data-code]').length`;
  await page.waitUntil(`${shown} > 0 && ${shown} <= ${count}`);
  await page.reload();
  await page.waitUntil(`${isStanding} && ${inFinder}.textContent.includes('Lọc kết quả, đang chọn 1')`);
  await page.find('button', 'Bỏ lọc: Đất đai').press();
  await page.waitUntil(`!${inFinder}.textContent.includes('Lọc kết quả, đang chọn')`);
  await closeSpotless(page);
});

it('by touch: only what the ward itself does', async () => {
  const page = await opened('/', { isTouch: true });
  await ask(page, 'đăng ký kết hôn');
  await page.find('button', /^Chỉ ở phường, xã/).press();
  await page.waitUntil(`[...${inFinder}.querySelectorAll('.result .meta li:first-child')].every((level) => level.textContent.includes('Phường, xã'))`);
  await closeSpotless(page);
});

it('by touch: half a word alarms nobody, and nothing jumps while the next letters come', async () => {
  const page = await opened('/', { isTouch: true });
  await page.evaluate(`(() => {
    const finder = document.querySelector('motcua-service-finder');
    globalThis.seen = [];
    const look = () => {
      const { shadowRoot: root } = finder;
      globalThis.seen.push([root.querySelector('.lead, #clarify') !== null, root.querySelector('.result') !== null, finder.getBoundingClientRect().height]);
      requestAnimationFrame(look);
    };
    look();
  })()`);
  await page.find('combobox').press();
  for (const letter of 'đăng ký khai sinh') {
    await page.typeKeys(letter);
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  await page.waitFor(/thủ tục cho “đăng ký khai sinh”/);
  const seen = await page.evaluate<[isAlarming: boolean, isFound: boolean, height: number][]>('globalThis.seen');
  assert.ok(seen.every(([isAlarming]) => !isAlarming));
  const found = seen.filter(([, isFound]) => isFound).map(([, , height]) => height);
  assert.equal(seen.findLastIndex(([, isFound]) => !isFound) + found.length + 1, seen.length, 'what was found went away');
  for (const [index, height] of found.entries()) assert.ok(height >= (found[index - 1] ?? 0) - 1, `${found[index - 1]} px became ${height}`);
  await page.find('combobox').type('căn c');
  await page.waitFor('Không tìm thấy thủ tục phù hợp với “căn c”.');
  await closeSpotless(page);
});

it('by touch: nothing fits, and the sectors nearby, the official search and a person are offered', async () => {
  const page = await opened('/', { isTouch: true });
  await ask(page, 'mua vé máy bay');
  await page.waitFor('Không tìm thấy thủ tục phù hợp với “mua vé máy bay”.');
  assert.ok(await page.find('link', /Cổng Dịch vụ công quốc gia/).isShown());
  assert.ok(await page.find('link', /0000 0000/).isShown());
  await closeSpotless(page);
});

it('by touch: a life event from its first step to a service and back, with what is done kept', async () => {
  const page = await opened('/', { isTouch: true });
  await page.find('button', 'Sinh con').press();
  await page.find('heading', 'Sinh con').read();
  await page.find('checkbox', /Đã làm/).press();
  await page.waitFor(/Đã làm 1 trong/);
  await page.find('link', /khai sinh/i).press();
  await page.waitUntil(`${inAnswer}?.querySelector('article')`);
  await page.find('button', 'Sinh con').press();
  await page.waitFor(/Đã làm 1 trong/);
  assert.equal(new URL(page.address()).searchParams.get('viec'), 'birth');
  await page.find('button', 'Xem việc khác').press();
  await page.find('button', /Kết hôn/).press();
  await page.find('heading', 'Kết hôn').read();
  await closeSpotless(page);
});

it('by touch: lost papers, which no procedure is called, lead to the guide for that and back to what was found', async () => {
  const page = await opened('/', { isTouch: true });
  await ask(page, 'em bi mat het giay to');
  await page.find('button', /^Mất giấy tờ/).press();
  await page.find('heading', 'Mất giấy tờ').read();
  assert.equal(new URL(page.address()).searchParams.get('viec'), 'lostPapers');
  await page.back();
  await page.find('button', /^Mất giấy tờ/).read();
  assert.equal(await page.find('combobox').value(), 'em bi mat het giay to');
  await closeSpotless(page);
});

it('by touch: a question asked before is asked again at a press, and erased', async () => {
  const page = await opened('/', { isTouch: true });
  await openByTouch(page, 'giấy xác nhận độc thân', 'Xin giấy xác nhận độc thân');
  await page.find('button', /kết quả cho/).press();
  await page.find('button', 'Xóa chữ').press();
  await page.find('button', 'giấy xác nhận độc thân').press();
  await page.waitFor(/thủ tục cho “giấy xác nhận độc thân”/);
  await page.find('button', 'Xóa chữ').press();
  await page.find('button', 'Xóa các lần tìm').press();
  await page.waitFor('Đã xóa các lần tìm trên máy này.');
  assert.ok(!(await page.traces()).storage.includes('độc thân'));
  await closeSpotless(page);
});

it('by touch: without a network after the first load', async () => {
  const page = await opened('/', { isTouch: true });
  await page.waitUntil(`Boolean(customElements.get('motcua-service-answer'))`);
  await new Promise((resolve) => setTimeout(resolve, 2000)); // What is fetched ahead comes when the page is idle.
  await page.setNetwork('off');
  await openByTouch(page, 'đăng ký tạm trú', 'Đăng ký tạm trú');
  await page.waitFor('Giấy tờ cần chuẩn bị');
  await page.find('button', 'Mở trên điện thoại khác').press();
  await page.waitUntil(`${inAnswer}.querySelector('.panel .qr')`);
  await page.close();
});

it('by touch: the day to come back, from the day of handing in', async () => {
  const page = await opened('/', { isTouch: true });
  await openByTouch(page, 'đăng ký mở hộ kinh doanh', 'Đăng ký mở hộ kinh doanh');
  await page.find('button', 'Ghi ngày hẹn trả vào lịch').press();
  await page.waitFor(/Dự kiến có kết quả ngày \d\d\/\d\d\/\d{4} \(\d+ ngày/);
  await closeSpotless(page);
});

it('by touch, in easy mode: one thing a screen, and a person to call in the same place', async () => {
  const page = await opened('/', { isTouch: true });
  await page.find('button', 'Xem chữ to, dễ dùng').press();
  await openByTouch(page, 'con mới sinh', 'Làm giấy khai sinh cho con');
  await page.find('button', 'Các bước').press();
  await page.waitFor('Các bước');
  assert.ok(await page.find('link', /Gọi người giúp/).isShown());
  await page.back();
  await page.waitFor('Giấy tờ cần chuẩn bị');
  await closeSpotless(page);
});

it('a newer code of which only the number is known leads to the old record, by its address and by a search, and says so', async () => {
  for (const [code, title, old] of [
    ['1.116410', 'Làm thẻ căn cước (từ 14 tuổi)', '1.014061'],
    ['1.116214', 'Rà soát hộ nghèo, hộ cận nghèo định kỳ mỗi năm', '1.011606'],
    ['1.115970', 'Đăng ký xe mới tại công an, lấy biển số', '1.013067'],
  ] as const) {
    const page = await browser.newPage();
    await page.open(new URL(`/?ma=${code}`, sites.wardSite.url).href);
    await page.waitFor(title);
    await page.waitFor(`Mã mới được báo là ${code}. Dưới đây là mã cũ ${old}, có thể đã đổi.`);
    await page.find('button', 'Quay lại').press();
    await page.find('combobox').type(code);
    await page.waitFor(title);
    await closeSpotless(page);
  }
});

it('prints a service on one sheet: facts, papers, steps, whom to call, and the way back to the page', async () => {
  for (const [code, title] of [
    ['1.001193', 'Làm giấy khai sinh cho con'],
    ['1.000656', 'Báo tử, làm giấy khai tử'],
    ['1.004194', 'Đăng ký tạm trú'],
  ] as const) {
    const page = await opened(`/?ma=${code}`, { width: 1280 });
    await page.waitUntil(`${inAnswer}?.querySelector('.print-only .qr')`);
    await page.evaluate('globalThis.print = () => {}'); // The sheet is taken below, as the browser would.
    await page.find('button', 'In ra giấy').press();
    await page.waitUntil(`document.querySelector('[data-motcua-unprinted]')`);
    const sheets = await sheetsOf(await page.print());
    assert.equal(sheets.length, 1, `${title}: ${sheets.length} sheets`);
    const [sheet = ''] = sheets;
    for (const words of [title, 'Nơi nộp', 'Bao lâu có kết quả', 'Lệ phí', 'Giấy tờ cần chuẩn bị', 'Các bước', `ma=${code}`, 'Nguồn:', '(024)'])
      assert.ok(sheet.includes(words), `${title}: no ${words} in ${sheet}`);
    if (code === '1.001193')
      for (const words of [
        'Chỉ mang nếu:',
        'Không có giấy chứng sinh: Giấy của người làm chứng xác nhận việc sinh (1 bản chính).',
        'Nhờ người khác đi thay: Giấy ủy quyền (1 bản chính).',
        'Bé bị bỏ rơi:',
        'Bé sinh ra nhờ mang thai hộ:',
        'Gửi hồ sơ qua bưu điện:',
        'Cán bộ không tra được nơi ở của bạn:',
        'Giấy tờ do nước ngoài cấp:',
      ])
        assert.ok(sheet.includes(words), `no ${words} in ${sheet}`);
    for (const words of ['Tin của phường', 'Chia sẻ', 'Quầy một cửa Giờ']) assert.ok(!sheet.includes(words), `${title}: ${words} was printed`);
    await page.close();
  }
});
