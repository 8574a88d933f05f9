import { DefaultChatTransport, readUIMessageStream, type UIMessage } from 'ai';
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { startSites } from '../../tools/serve.mjs';
import { startChromium } from './chromium-page.ts';
import { isStanding as isFinderStanding } from './finder.ts';
import type { Browser, Page } from './page.ts';

let browser: Browser;
const sites = await startSites();
before(async () => {
  browser = await startChromium();
});
after(async () => {
  await browser.close();
  await sites.close();
});

const panel = `document.querySelector('motcua-chat-panel').shadowRoot`;
const isStanding = `Boolean(document.querySelector('motcua-chat-panel')?.shadowRoot?.querySelector('textarea'))`;
const lastTurn = `[...${panel}.querySelectorAll('.turn')].pop()`;

/** The assistant's page of the portal, which asks the gateway. */
async function opened(portal = sites.portal.url): Promise<Page> {
  const page = await browser.newPage();
  await page.open(`${portal}/tro-ly.html`);
  await page.waitUntil(isStanding);
  return page;
}

/** The ward's page, on which the assistant answers on the device. */
async function openedOnDevice(url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.open(url);
  await page.waitUntil(isFinderStanding); // What is out of sight is not fetched.
  await page.evaluate(`document.querySelector('motcua-chat-panel').scrollIntoView()`);
  await page.waitUntil(isStanding);
  return page;
}

/** Asks as a citizen does; gives what is answered, once it has ended in whatever way. */
async function ask(page: Page, question: string): Promise<string> {
  const turns = await page.evaluate<number>(`${panel}.querySelectorAll('.turn').length`);
  await page.find('textbox').type(question);
  await page.press('Enter');
  await page.waitUntil(`${panel}.querySelectorAll('.turn').length > ${turns} && !${panel}.textContent.includes('Đang tìm …')`);
  return page.evaluate<string>(`${lastTurn}.innerText`);
}

const number = '001085012345';

it('answers, understands what follows, asks back, and says what it does not know', async () => {
  const page = await opened();
  const first = await ask(page, 'làm giấy khai sinh cần giấy tờ gì');
  assert.match(first, /Làm giấy khai sinh cho con[\s\S]+Giấy chứng sinh/);
  assert.match(first, /Cổng Dịch vụ công quốc gia, mã 1\.001193\. Dữ liệu ngày \d/);
  const second = await ask(page, 'thế mất bao lâu');
  assert.match(second, /Làm giấy khai sinh cho con[\s\S]+Bao lâu có kết quả[\s\S]+1 ngày/);
  assert.deepEqual(JSON.parse(page.record.bodies.at(-1) ?? ''), { turns: ['làm giấy khai sinh cần giấy tờ gì', 'thế mất bao lâu'] });
  const unknown = await ask(page, 'giá vàng hôm nay bao nhiêu');
  assert.match(unknown, /không biết[\s\S]+1022/);
  assert.doesNotMatch(unknown, /mã \d\.\d{6}/);

  await page.find('button', 'Quên hết').press();
  assert.match(await ask(page, 'chứng thực'), /Ý bạn là thủ tục nào/);
  await page.find('button', /Chứng thực chữ ký/).press();
  await page.waitUntil(`${panel}.querySelectorAll('.turn').length === 2 && !${panel}.textContent.includes('Đang tìm …')`);
  assert.match(await page.evaluate<string>(`${lastTurn}.innerText`), /mã \d\.\d{6}\. Dữ liệu ngày \d/);

  assert.deepEqual([page.record.violations, page.record.errors, page.record.failures], [[], [], []]);
  const origins = new Set(page.record.requests.map((address) => new URL(address).origin));
  assert.deepEqual([...origins].sort(), [sites.portal.url, sites.gateway.url].map((each) => new URL(each).origin).sort());
  assert.ok(page.record.requests.every((address) => !address.includes('?')));
  await page.evaluate(`(() => { try { document.createElement('div').innerHTML = '<b>x</b>'; } catch {} fetch('https://planted.example/?q').catch(() => {}); })()`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.ok(page.record.violations.some((each) => each.startsWith('connect-src https://planted.example')));
  assert.ok(page.record.violations.some((each) => each.startsWith('require-trusted-types-for')));
  await page.close();
});

it('warns of a fraud, and whom to call', async () => {
  const page = await opened();
  const said = await ask(page, 'công an gọi bảo cài VNeID từ link vneid-gov.vn.top/a.apk rồi đọc mã OTP');
  assert.match(said, /Rất giống lừa đảo[\s\S]+Hỏi mã OTP[\s\S]+113/);
  assert.doesNotMatch(said, /an toàn/);
  await page.close();
});

it('lets an identity number out of the field nowhere, and the rest of the question to the gateway', async () => {
  for (const written of [number, '001 085 012 345', '001.085.012.345', '001085 012345']) {
    const page = await opened();
    await page.find('textbox').type(`căn cước ${written} của tôi sắp hết hạn`);
    const { storage } = await page.traces();
    assert.ok(!storage.includes(written), `kept while it was typed: ${written}`);
    await page.find('textbox').type('');
    await ask(page, `căn cước ${written} của tôi sắp hết hạn`);
    await page.waitFor('Đã che số căn cước trước khi tìm.');
    const traces = await page.traces();
    for (const [place, text] of Object.entries(traces)) {
      assert.ok(!text.includes(written) && !text.replace(/[^\d]/g, '').includes(number), `${place}: ${written}`);
    }
    for (const place of ['bodies', 'document', 'storage', 'accessibility'] as const) assert.ok(traces[place].includes('của tôi sắp hết hạn'), `the search is blind in ${place}`);
    await page.close();
  }
});

it('answers the same with a number that is hidden and without it', async () => {
  const page = await opened();
  const without = await ask(page, 'căn cước của tôi sắp hết hạn thì làm gì');
  assert.match(without, /Đổi thẻ căn cước/);
  await page.find('button', 'Quên hết').press();
  assert.match(await ask(page, `căn cước ${number} của tôi sắp hết hạn thì làm gì`), /Đổi thẻ căn cước/);
  await page.close();
});

it('asks once, and shows that it does, when somebody presses again on a slow line', async () => {
  const page = await browser.newPage();
  await page.spoil(/\/assets\/.+\.js$/, async (bytes) => {
    await new Promise((resolve) => setTimeout(resolve, 800));
    return { bytes };
  });
  await page.open(`${sites.portal.url}/tro-ly.html`);
  await page.waitUntil(isStanding);
  await page.find('textbox').type('làm giấy khai sinh cần giấy tờ gì');
  await page.press('Enter');
  await page.waitFor('Đang tìm …');
  await page.press('Enter');
  assert.equal(await page.evaluate(`${panel}.querySelectorAll('.turn').length`), 0, 'the line was not slow: this shows nothing');
  await page.waitFor('Giấy chứng sinh');
  await page.waitUntil(`!${panel}.textContent.includes('Đang tìm …')`);
  assert.equal(await page.evaluate(`${panel}.querySelectorAll('.turn').length`), 1);
  assert.equal(page.record.bodies.length, 1);
  await page.close();
});

it('says that an answer was cut off wherever the connection breaks, and asks again at a press', async () => {
  for (const part of [0, 0.3, 0.95]) {
    const page = await opened();
    let isBroken = true;
    await page.spoil(/\/assistant\/ask$/, (bytes) => ({ bytes: isBroken ? bytes.subarray(0, Math.floor(bytes.length * part)) : bytes }));
    const said = await ask(page, 'làm giấy khai sinh cần giấy tờ gì');
    assert.match(said, /Chưa trả lời được/, `${part} of the answer`);
    if (/mã 1\.001193/.test(said)) assert.match(said, /Câu trả lời bị ngắt giữa chừng/, `${part} of the answer`);
    assert.ok(page.record.failures.length >= 1, `${part}: nothing was cut off`);
    isBroken = false;
    await page.find('button', 'Hỏi lại').press();
    await page.waitUntil(`${lastTurn}.innerText.includes('Giấy chứng sinh') && !${lastTurn}.innerText.includes('Chưa trả lời được')`);
    assert.equal(await page.evaluate(`${panel}.querySelectorAll('.turn').length`), 1);
    await page.close();
  }
});

it('goes on by itself with an answer that was cut off once', async () => {
  const page = await opened();
  let answers = 0;
  await page.spoil(/\/assistant\/ask$/, (bytes) => {
    answers += 1;
    return { bytes: answers === 1 ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes };
  });
  const said = await ask(page, 'làm giấy khai sinh cần giấy tờ gì');
  assert.match(said, /Giấy chứng sinh/);
  assert.doesNotMatch(said, /Chưa trả lời được|bị ngắt/);
  assert.equal(said.split('mã 1.001193').length, 2, 'a part came twice');
  assert.equal(answers, 2);
  await page.close();
});

it('says what to do when the gateway is gone, answers an error, or HTML', async () => {
  const faults = [
    ['HTML', () => ({ bytes: '<!doctype html><p>Đăng nhập Wi-Fi', contentType: 'text/html' }), /không đọc được|đang bận/],
    ['500', () => ({ bytes: 'Internal Server Error', status: 500, contentType: 'text/plain' }), /đang bận/],
    ['nothing', () => 'no answer' as const, /đang bận|Không có mạng/],
  ] as const;
  for (const [what, spoiled, says] of faults) {
    const page = await opened();
    await page.spoil(/\/assistant\/ask$/, spoiled);
    assert.match(await ask(page, 'khai sinh'), says, what);
    assert.ok(await page.find('link', /Gọi 1022/).isShown(), what);
    await page.close();
  }
  const own = await startSites();
  try {
    const page = await opened(own.portal.url);
    await ask(page, 'khai sinh');
    await own.gateway.close();
    assert.match(await ask(page, 'mất bao lâu'), /đang bận|Không có mạng/);
    assert.ok((await page.read()).includes('Làm giấy khai sinh cho con'), 'the answer before is gone');
    await page.close();
  } finally {
    await own.close();
  }
});

it('stops at a press while the gateway is silent', async () => {
  const page = await opened();
  await page.spoil(/\/assistant\/ask$/, () => 'never');
  await page.find('textbox').type('khai sinh');
  await page.press('Enter');
  await page.find('button', 'Dừng').press();
  await page.waitFor('Đã dừng theo ý bạn.');
  assert.deepEqual(page.record.failures, []);
  await page.close();
});

it('opens the service that was spoken of, by the keyboard alone, and remembers the conversation in this tab only', async () => {
  const page = await opened();
  const focused = () => page.evaluate<string>(`${panel}.activeElement?.innerText ?? ''`);
  for (let presses = 0; presses < 30; presses += 1) {
    await page.press('Tab');
    if (await page.evaluate(`${panel}.activeElement?.localName === 'textarea'`)) break;
  }
  for (const key of 'khai sinh') await page.press(key === ' ' ? 'Space' : key);
  await page.press('Enter');
  await page.waitFor('Giấy chứng sinh');
  for (let presses = 0; presses < 20 && !(await focused()).includes('Xem giấy tờ cần chuẩn bị'); presses += 1) await page.press('Shift+Tab');
  await page.press('Enter');
  await page.waitUntil(`location.search === '?ma=1.001193'`);
  await page.waitFor('Giấy chứng sinh');
  await page.open(`${sites.portal.url}/tro-ly.html`);
  await page.waitUntil(isStanding);
  await page.waitUntil(`${panel}.querySelectorAll('.turn').length === 1`);
  const { storage } = await page.traces();
  assert.ok(storage.includes('khai sinh'));
  assert.equal(await page.evaluate(`Object.values(localStorage).join().includes('khai sinh')`), false);
  await page.find('button', 'Quên hết').press();
  assert.ok(!(await page.traces()).storage.includes('khai sinh'));
  await page.close();
});

it('fits a small phone, 320 px wide', async () => {
  const page = await opened();
  await page.resize(320, 640);
  for (const question of ['làm giấy khai sinh cần gì, nộp ở đâu, lệ phí bao nhiêu', 'chứng thực', 'giá vàng', 'x'.repeat(900)]) {
    await ask(page, question);
    assert.ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= 320'), question);
  }
  await page.close();
});

for (const [form, url] of Object.entries({ 'from a second origin': () => sites.wardSite.url, 'self-hosted': () => sites.wardSiteSelfHosted.url })) {
  it(`${form}: answers on the device without a network after the first load, and sends nothing`, async () => {
    const page = await openedOnDevice(url());
    await page.waitFor('Trả lời từ dữ liệu trên máy này, câu hỏi không gửi đi đâu.');
    await new Promise((resolve) => setTimeout(resolve, 2500)); // What is fetched ahead comes when the page is idle.
    await page.setNetwork('off');
    assert.match(await ask(page, 'làm giấy khai sinh cần giấy tờ gì'), /Làm giấy khai sinh cho con[\s\S]+Giấy chứng sinh/);
    assert.match(await ask(page, 'thế mất bao lâu'), /Bao lâu có kết quả[\s\S]+1 ngày/);
    assert.match(await ask(page, 'giá vàng hôm nay bao nhiêu'), /không biết/);
    assert.match(await ask(page, `căn cước ${number} của tôi sắp hết hạn`), /Đã che số căn cước/);
    const traces = await page.traces();
    for (const [place, text] of Object.entries(traces)) assert.ok(!text.includes(number), place);
    assert.ok(!/sinh|v%C3%A0ng|ch%E1%BB%A9ng/i.test(traces.addresses), traces.addresses);
    assert.equal(traces.bodies, '');
    assert.deepEqual([page.record.violations, page.record.failures], [[], []]);

    await page.setNetwork('on');
    await page.evaluate(`fetch(location.href, { method: 'POST', body: 'planted' }).catch(() => {})`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.match(page.record.violations.join() + (await page.traces()).bodies, /connect-src|planted/);
    await page.close();
  });
}

it('is a telephone number with JavaScript off', async () => {
  const page = await browser.newPage({ javaScript: false });
  await page.open(`${sites.portal.url}/tro-ly.html`);
  assert.equal(await page.find('link', /^1022$/).attribute('href'), 'tel:1022');
  await page.close();
});

/** What the AI SDK of npm makes of an answer of the running gateway. */
async function readByAiSdk(...questions: readonly string[]): Promise<UIMessage> {
  const transport = new DefaultChatTransport<UIMessage>({
    api: `${sites.gateway.url}/assistant/ask`,
    prepareSendMessagesRequest: ({ messages }) => ({
      body: { turns: messages.map(({ parts }) => parts.map((part) => (part.type === 'text' ? part.text : '')).join('')) },
    }),
  });
  const messages = questions.map((text, index): UIMessage => ({ id: `q${index}`, role: 'user', parts: [{ type: 'text', text }] }));
  const stream = await transport.sendMessages({ trigger: 'submit-message', chatId: 'chat', messageId: undefined, messages, abortSignal: undefined });
  let last: UIMessage | undefined;
  for await (const message of readUIMessageStream({ stream, onError: (error) => assert.fail(String(error)), terminateOnError: true })) last = message;
  return last ?? assert.fail('no message came');
}

it('is read by the AI SDK as it stands', async () => {
  const answer = await readByAiSdk('làm giấy khai sinh cần giấy tờ gì');
  assert.equal(answer.role, 'assistant');
  assert.deepEqual(
    answer.parts.map(({ type }) => type),
    ['data-outcome', 'data-procedure', 'source-url', 'text'],
  );
  const text = answer.parts.find((part) => part.type === 'text');
  assert.match(text?.text ?? '', /Giấy chứng sinh[\s\S]+\[1\.001193\]/);
  assert.equal(text?.state, 'done');
  const source = answer.parts.find((part) => part.type === 'source-url');
  assert.equal(source?.sourceId, '1.001193');
  assert.match(source?.url ?? '', /^https:\/\/dichvucong\.gov\.vn\//);

  const types = async (...questions: string[]) => (await readByAiSdk(...questions)).parts.map(({ type }) => type);
  assert.deepEqual(await types('làm giấy khai sinh cần giấy tờ gì', 'mất bao lâu'), ['data-outcome', 'data-procedure', 'source-url', 'text']);
  assert.deepEqual(await types('chứng thực'), ['data-outcome', 'text', 'data-clarification']);
  assert.deepEqual(await types('giá vàng hôm nay bao nhiêu'), ['data-outcome', 'text', 'data-help']);
  assert.ok((await types('công an gọi bảo đọc mã OTP')).includes('data-warning'));
});

it('refuses what is no question in a way that the AI SDK reports', async () => {
  await assert.rejects(() => readByAiSdk('x'.repeat(1001)), /BAD_INPUT|400/);
});
