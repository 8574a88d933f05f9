import { createGateway, type GatewayPorts } from '@motcua/gateway';
import { failingPort, samplePorts, silentAgency } from '@motcua/gateway/testing';
import { createClient } from '@motcua/sdk';
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { widgetManners } from '../core/widget-manners.ts';
import './index.ts';
import type { MotcuaServiceAnswer } from './index.ts';
import { strings } from './service-answer.strings.ts';

function clientOver(ports: Partial<GatewayPorts> = {}) {
  return createClient({ gateway: 'https://gateway.test', fetch: createGateway({ ...samplePorts({ today: new Date().toISOString().slice(0, 10) }), ...ports }).fetch });
}

/** An answer wired to the real gateway over an invented agency: nothing between them is mocked. */
async function answer(code: string, ports: Partial<GatewayPorts> = {}) {
  sessionStorage.clear();
  localStorage.clear();
  const client = clientOver(ports);
  const el = await fixture<MotcuaServiceAnswer>(html`<motcua-service-answer lang="vi" .client=${client} .code=${code}><a href="tel:1022">Gọi 1022</a></motcua-service-answer>`);
  const within = <E extends Element = HTMLElement>(selector: string) => el.shadowRoot!.querySelector<E>(selector)!;
  const read = () => el.shadowRoot!.textContent!.replace(/\s+/g, ' ');
  const says = (words: string) => waitUntil(() => read().includes(words), `never said ${words}, but: ${read()}`, { timeout: 4000 });
  const button = (words: string) => [...el.shadowRoot!.querySelectorAll<HTMLElement>('button, summary')].find(({ textContent }) => textContent!.trim().startsWith(words))!;
  return { el, client, within, read, says, button };
}

it('gives the answer first: where, how long, how much', async () => {
  const { says, within } = await answer('9.000001');
  await says('Làm giấy khai sinh cho con');
  const figures = [...within('.facts').querySelectorAll('.figure')].map(({ textContent }) => textContent);
  expect(figures).to.deep.equal(['Phường, xã', '1 ngày làm việc', 'Miễn phí']);
  expect(within('.facts').textContent).to.contain('Quy định mẫu 01');
  expect(within('.facts').textContent).to.contain('8.000 đồng');
  expect(within('.facts').textContent).to.contain('Người có công với cách mạng');
});

it('says what a fee is for one of, and under which condition', async () => {
  const { says, within } = await answer('9.000004');
  await says('2.000 đồng');
  const fee = within('.facts').textContent!.replace(/\s+/g, ' ');
  expect(fee).to.match(/2\.000 đồng mỗi trang ?Hai trang đầu/);
  expect(fee).to.contain('Từ trang thứ ba: 1.000 đồng mỗi trang');
});

it('never calls a fee free that nobody said is free', async () => {
  const { says, within } = await answer('9.000005');
  await says('Chưa có thông tin lệ phí. Hãy hỏi bộ phận một cửa trước khi đi.');
  expect(within('article').textContent).not.to.contain('Miễn phí');
});

it('says where its content comes from and as of when', async () => {
  const { says, within } = await answer('9.000001');
  await says('Nguồn:');
  expect(within('.source').textContent).to.match(/Mã 9\.000001\. Dữ liệu ngày \d\d\/\d\d\/\d{4}\./);
  expect(within<HTMLAnchorElement>('.source a').href).to.equal('https://cong-mau.example/thu-tuc/9.000001');
});

it('says first that a record is older than 90 days', async () => {
  const { says, within } = await answer('9.000008');
  await says('Cập nhật ngày 15/01/2025.');
  expect(within('header .notice').textContent).to.match(/Dữ liệu đã \d+ ngày/);
});

it('shows the successor of a superseded code, and says so', async () => {
  const { says } = await answer('9.100001');
  await says('Mã 9.100001 đã được thay bằng mã 9.000001.');
});

it('adds only the papers of the situations that the citizen chose, and counts what is ready', async () => {
  const { says, read, button, within } = await answer('9.000001');
  await says('Đã có 0 trong 3 giấy tờ');
  expect(read()).not.to.contain('Giấy ủy quyền');
  button('Nhờ người khác đi thay').click();
  await says('Đã có 0 trong 4 giấy tờ');
  await says('Giấy ủy quyền');
  within<HTMLInputElement>('input[type=checkbox]').click();
  await says('Đã có 1 trong 4 giấy tờ');
});

it('keeps ticks on this device, and forgets them when told to', async () => {
  const { el, client, says, button, within } = await answer('9.000001');
  await says('Đã có 0 trong 3');
  within<HTMLInputElement>('input[type=checkbox]').click();
  await says('Đã có 1 trong 3');
  expect(client.store.get('ticks', '9.000001')).to.deep.equal({ papers: ['Giấy chứng sinh'], situations: [] });
  el.code = '9.000005';
  await says('Giấy xác nhận độc thân');
  el.code = '9.000001';
  await says('Đã có 1 trong 3');
  button('Bỏ hết dấu đánh').click();
  await says('Đã có 0 trong 3');
  expect(localStorage.length).to.equal(0);
});

it('keeps ticks under the code that is in force, whichever code led there', async () => {
  const { client, says, within } = await answer('9.100001');
  await says('Đã có 0 trong 3');
  within<HTMLInputElement>('input[type=checkbox]').click();
  await says('Đã có 1 trong 3');
  expect(client.store.get('ticks', '9.000001')).to.deep.equal({ papers: ['Giấy chứng sinh'], situations: [] });
});

it('reads aloud with a voice of this device only: any other sends the text to the maker of the browser', async () => {
  const voices = [{ lang: 'vi-VN', localService: false }];
  Object.defineProperty(speechSynthesis, 'getVoices', { value: () => voices, configurable: true });
  const { el, says, button } = await answer('9.000001');
  await says('In ra giấy');
  expect(button(strings.vi.listen)).to.equal(undefined);
  voices.push({ lang: 'vi-VN', localService: true });
  speechSynthesis.dispatchEvent(new Event('voiceschanged'));
  await el.updateComplete;
  expect(button(strings.vi.listen)).to.exist;
  Reflect.deleteProperty(speechSynthesis, 'getVoices');
});

it('shows one topic on a screen in easy mode, with a way back', async () => {
  const { el, says, button, read } = await answer('9.000001');
  await says('Các bước');
  el.easy = true;
  await says('Xem tiếp');
  expect(read()).not.to.contain('Chuẩn bị giấy tờ');
  button('Các bước').click();
  await says('Xin phiếu hẹn ghi ngày trả.');
  expect(read()).not.to.contain('Giấy chứng sinh');
  button('Quay lại').click();
  await says('Giấy chứng sinh');
});

it('says what happened and whom to call when the agency does not answer, and works when asked again', async () => {
  let isBroken = true;
  const { services } = samplePorts();
  const port: GatewayPorts['services'] = { ...services, get: (input, signal) => (isBroken ? failingPort('UNAVAILABLE').get(input, signal) : services.get(input, signal)) };
  const { says, button, within } = await answer('9.000001', { services: port });
  await says('Cổng dịch vụ đang bận. Hãy thử lại sau ít phút.');
  expect(within('[role=alert] a[href="tel:1022"]')).to.exist;
  isBroken = false;
  button('Thử lại').click();
  await says('Giấy tờ cần chuẩn bị');
});

it('says that a code is not listed', async () => {
  const { says } = await answer('9.999999');
  await says('Thủ tục này không còn trong danh mục.');
});

it('fires motcua-answer-left when the citizen wants to go back', async () => {
  const { el, says, button } = await answer('9.000001');
  await says('Giấy tờ cần chuẩn bị');
  expect(button('Kết quả')).to.equal(undefined);
  el.backLabel = 'Kết quả cho “khai sinh”';
  await says('Kết quả cho “khai sinh”');
  setTimeout(() => button('Kết quả').click());
  await oneEvent(el, 'motcua-answer-left');
});

it('prints itself without the page around it, and leaves the page as it was', async () => {
  const { el, says, button } = await answer('9.000001');
  await says('In ra giấy');
  const stranger = document.body.appendChild(document.createElement('nav'));
  const sheets = document.adoptedStyleSheets.length;
  const nativePrint = window.print;
  let hidden = 0;
  window.print = () => (hidden = document.querySelectorAll('[data-motcua-unprinted]').length);
  button('In ra giấy').click();
  expect(hidden).to.be.above(0);
  expect(stranger.hasAttribute('data-motcua-unprinted')).to.equal(true);
  expect(el.closest('[data-motcua-unprinted]')).to.equal(null);
  window.dispatchEvent(new Event('afterprint'));
  expect(document.querySelectorAll('[data-motcua-unprinted]').length).to.equal(0);
  expect(document.adoptedStyleSheets.length).to.equal(sheets);
  window.print = nativePrint;
  stranger.remove();
});

it('shows the service of the code that was set last, and waits no longer for an earlier one', async () => {
  const { services } = samplePorts();
  let earlier: AbortSignal | undefined;
  const port: GatewayPorts['services'] = {
    ...services,
    get: async (input, signal) => {
      if (input.code === '9.000001') {
        earlier = signal;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return services.get(input, signal);
    },
  };
  const { el, says, read } = await answer('9.000001', { services: port });
  await waitUntil(() => earlier);
  el.code = '9.000005';
  await says('Giấy xác nhận độc thân');
  expect(earlier?.aborted).to.equal(true);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(read()).not.to.contain('Làm giấy khai sinh cho con');
});

/** Puts an answer on a page and waits until it says these words. */
function showing(code: string, words: string, ports: Partial<GatewayPorts> = {}) {
  return async (root: HTMLElement): Promise<MotcuaServiceAnswer> => {
    const el = document.createElement('motcua-service-answer');
    el.lang = 'vi';
    el.client = clientOver(ports);
    el.code = code;
    el.backLabel = 'Kết quả cho “khai sinh”';
    root.append(el);
    await waitUntil(() => el.shadowRoot?.textContent?.includes(words), `never said ${words}`, { timeout: 4000 });
    return el;
  };
}

widgetManners({
  tag: 'motcua-service-answer',
  wording: strings,
  client: clientOver,
  isReady: (el) => el.shadowRoot?.querySelector('article, [role=alert], .skeleton') !== null,
  states: {
    ready: showing('9.000001', strings.vi.papers),
    unknown: showing('9.000006', strings.vi.papersUnknown),
    superseded: showing('9.100001', 'đã được thay bằng'),
    stale: showing('9.000008', 'Cập nhật ngày 15/01/2025.'),
    longest: showing('9.000007', '12.500.000 đồng'),
    failed: showing('9.000001', strings.vi.failed.UNAVAILABLE, { services: failingPort('UNAVAILABLE') }),
    slow: showing('9.000001', strings.vi.long, { services: silentAgency() }),
  },
});
