import type { PublicService } from '@motcua/contract/services';
import { createGateway, type GatewayPorts } from '@motcua/gateway';
import { failingPort, samplePorts, silentAgency } from '@motcua/gateway/testing';
import { createClient } from '@motcua/sdk';
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../app/index.ts';
import type { MotcuaApp } from '../app/index.ts';
import { widgetManners } from '../core/widget-manners.ts';
import '../service-answer/index.ts';
import './index.ts';
import type { MotcuaServiceChecklist } from './index.ts';
import { strings } from './service-checklist.strings.ts';

const today = new Date().toISOString().slice(0, 10);

function clientOver(ports: Partial<GatewayPorts> = {}) {
  return createClient({ gateway: 'https://gateway.test', fetch: createGateway({ ...samplePorts({ today }), ...ports }).fetch });
}

/** Ports whose one service is an invented one with these facts in place of its own. */
function recordWith(facts: Partial<PublicService>): Partial<GatewayPorts> {
  const { services } = samplePorts({ today });
  const get: GatewayPorts['services']['get'] = async (input, signal) => {
    const service = await services.get(input, signal);
    return service && { ...service, ...facts };
  };
  return { services: { ...services, get } };
}

const aged = recordWith({ source: { name: 'Cổng mẫu', url: 'https://cong-mau.example/', asOf: new Date(Date.now() - 130 * 86_400_000).toISOString().slice(0, 10) } });

/** A checklist wired to the real gateway over an invented agency. */
async function checklist(
  code: string,
  ports: Partial<GatewayPorts> = {},
  tag: 'motcua-service-checklist' | 'motcua-service-answer' = 'motcua-service-checklist',
  client = clientOver(ports),
) {
  const el = document.createElement(tag);
  Object.assign(el, { lang: 'vi', client, code });
  const root = await fixture<HTMLElement>(html`<div></div>`);
  root.append(el);
  const within = <E extends Element = HTMLElement>(selector: string) => el.shadowRoot!.querySelector<E>(selector)!;
  const read = () => (el.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ');
  const says = (words: string) => waitUntil(() => read().includes(words), `never said ${words}, but: ${read()}`, { timeout: 5000 });
  const button = (words: string) => [...el.shadowRoot!.querySelectorAll<HTMLElement>('button, a')].find(({ textContent }) => textContent!.trim().startsWith(words))!;
  const tick = () => within<HTMLInputElement>('input[type=checkbox]').click();
  return { el, client, within, read, says, button, tick };
}

beforeEach(() => localStorage.clear());

it('lists the papers under the name of the service, with who says so and as of when, and nothing else of the answer', async () => {
  const { read, says } = await checklist('9.000001');
  await says('Làm giấy khai sinh cho con');
  for (const words of ['Giấy chứng sinh', 'Đã có 0 trong 3 giấy tờ', 'Nguồn: ', 'Mã 9.000001. Dữ liệu ngày']) expect(read()).to.contain(words);
  for (const words of ['Lệ phí', 'Xin phiếu hẹn']) expect(read()).not.to.contain(words);
});

it('adds the papers of a situation that was chosen, and counts what is ready', async () => {
  const { within, says, button, tick } = await checklist('9.000001');
  await says('Đã có 0 trong 3 giấy tờ');
  expect(within('fieldset').textContent).not.to.contain('Giấy ủy quyền');
  button('Nhờ người khác đi thay').click();
  await says('Đã có 0 trong 4 giấy tờ');
  tick();
  await says('Đã có 1 trong 4 giấy tờ');
});

it('keeps ticks where the answer keeps them, and both agree at once on one page', async () => {
  const { client, says, button, tick } = await checklist('9.000001');
  await says('Đã có 0 trong 3');
  tick();
  await says('Đã có 1 trong 3');
  expect(client.store.get('ticks', '9.000001')).to.deep.equal({ papers: ['Giấy chứng sinh'], situations: [] });
  const answer = await checklist('9.000001', {}, 'motcua-service-answer', client);
  await answer.says('Đã có 1 trong 3');
  answer.button('Nhờ người khác đi thay').click();
  await says('Đã có 1 trong 4');
  button('Xóa hết dấu tích').click();
  await answer.says('Đã có 0 trong 3');
  expect(localStorage.length).to.equal(0);
});

it('moves the reader to the papers when ticks were forgotten', async () => {
  const { el, says, button, tick, within } = await checklist('9.000001');
  await says('Đã có 0 trong 3');
  tick();
  await says('Xóa hết dấu tích');
  button('Xóa hết dấu tích').click();
  expect(el.shadowRoot!.activeElement === within('#papers')).to.equal(true);
});

it('keeps nothing on a shared device, does not say that it does, and forgets when a visit ends', async () => {
  const app = await fixture<MotcuaApp>(html`<motcua-app shared-device .client=${clientOver()}></motcua-app>`);
  app.addEventListener('motcua-session-ended', (event) => event.preventDefault()); // Or the page of the tests is left.
  const { el, says, read, button, tick } = await checklist('9.000001');
  el.client = undefined;
  app.append(el);
  await says('Đã có 0 trong 3');
  expect(read()).not.to.contain(strings.vi.ticksKept);
  tick();
  button('Nhờ người khác').click();
  await says('Đã có 1 trong 4');
  expect(localStorage.length).to.equal(0);
  [...app.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Xóa hết'))!.click();
  await says('Đã có 0 trong 3');
});

it('says where a paper is had, once that of others it is not known, and on paper what situations ask for', async () => {
  const { read, within } = await checklist('9.000001');
  await waitUntil(() => read().includes('Lấy ở đâu: Bệnh viện nơi sinh (Quy định mẫu 05)'));
  expect(read()).to.contain(strings.vi.originsUnknown);
  expect(within('.print-only').textContent!.replace(/\s+/g, ' ')).to.contain('Nhờ người khác đi thay: Giấy ủy quyền (1 bản chính)');
  expect(getComputedStyle(within('.print-only')).display).to.equal('none');
});

it('says that the papers are not published where they are not', async () => {
  const { read, says } = await checklist('9.000006');
  await says(strings.vi.papersUnknown);
  expect(read()).not.to.match(/Đã có \d/);
});

it('shows the papers of the successor of a superseded code, says so, and says that a record is old', async () => {
  const { says } = await checklist('9.100001');
  await says('Mã 9.100001 đã được thay bằng mã 9.000001.');
  const old = await checklist('9.000001', aged);
  await old.says('có thể đã đổi. Hãy hỏi quầy một cửa trước khi đi. Gọi 1022');
});

it('prints itself without the page around it', async () => {
  const { el, says, button } = await checklist('9.000001');
  await says('In ra giấy');
  const stranger = document.body.appendChild(document.createElement('nav'));
  const nativePrint = window.print;
  let isStrangerPrinted: boolean | undefined;
  window.print = () => (isStrangerPrinted = !stranger.hasAttribute('data-motcua-unprinted'));
  button('In ra giấy').click();
  await waitUntil(() => isStrangerPrinted !== undefined, 'was not printed');
  expect(isStrangerPrinted).to.equal(false);
  expect(el.closest('[data-motcua-unprinted]')).to.equal(null);
  dispatchEvent(new Event('afterprint'));
  window.print = nativePrint;
  stranger.remove();
});

it('leads to the whole answer, and tells the host, who may show it elsewhere', async () => {
  history.replaceState(null, '', `${location.pathname}?trang=2`);
  const { el, says, button } = await checklist('9.100001');
  await says(strings.vi.whole);
  const link = button(strings.vi.whole) as HTMLAnchorElement;
  expect(new URL(link.href).search).to.equal('?trang=2&ma=9.000001');
  const chosen: string[] = [];
  el.addEventListener('motcua-service-chosen', (event) => {
    chosen.push(event.code);
    event.preventDefault();
  });
  link.click(); // Followed, it would leave the page of the tests.
  expect(chosen).to.deep.equal(['9.000001']);
});

/** Puts a checklist on a page and waits until it says these words; then presses what has this name. */
function showing(code: string, words: string, ports: Partial<GatewayPorts> = {}, pressed?: string) {
  return async (root: HTMLElement): Promise<MotcuaServiceChecklist> => {
    const el = document.createElement('motcua-service-checklist');
    Object.assign(el, { lang: 'vi', client: clientOver(ports), code });
    root.append(el);
    await waitUntil(() => el.shadowRoot?.textContent?.includes(words), `never said ${words}`, { timeout: 5000 });
    if (pressed) [...el.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes(pressed))!.click();
    return el;
  };
}

widgetManners({
  tag: 'motcua-service-checklist',
  wording: strings,
  client: clientOver,
  isReady: (el) => el.shadowRoot?.querySelector('article, [role=alert], .skeleton') !== null,
  states: {
    ready: showing('9.000001', strings.vi.papers),
    situation: showing('9.000001', strings.vi.papers, {}, 'Nhờ người khác'),
    unknown: showing('9.000006', strings.vi.papersUnknown),
    superseded: showing('9.100001', 'đã được thay bằng'),
    aged: showing('9.000001', 'có thể đã đổi.', aged),
    doubtful: showing('9.000001', 'đã gộp', recordWith({ caveat: 'Thủ tục này được báo là đã gộp. Hãy hỏi trước khi đi.' })),
    longest: showing('9.000007', strings.vi.papers),
    'not found': showing('9.999999', strings.vi.failed.NOT_FOUND),
    failed: showing('9.000001', strings.vi.failed.UNAVAILABLE, { services: failingPort('UNAVAILABLE') }),
    slow: showing('9.000001', strings.vi.long, { services: silentAgency() }),
  },
});
