import type { PublicService } from '@motcua/contract/services';
import { createGateway, type GatewayPorts } from '@motcua/gateway';
import { failingPort, samplePorts, silentAgency } from '@motcua/gateway/testing';
import { createClient } from '@motcua/sdk';
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { widgetManners } from '../core/widget-manners.ts';
import './index.ts';
import type { MotcuaServiceCard } from './index.ts';
import { strings } from './service-card.strings.ts';

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
const doubtful = recordWith({ caveat: 'Thủ tục này được báo là đã gộp. Hãy hỏi trước khi đi.' });

/** A card wired to the real gateway over an invented agency; `press` tells what was chosen and whether the browser may follow the link. */
async function card(code: string, ports: Partial<GatewayPorts> = {}, attributes: Partial<MotcuaServiceCard> = {}) {
  history.replaceState(null, '', `${location.pathname}?trang=2#tin`);
  const el = await fixture<MotcuaServiceCard>(html`<motcua-service-card lang="vi" .client=${clientOver(ports)} .code=${code}></motcua-service-card>`);
  Object.assign(el, attributes);
  const read = () => el.shadowRoot!.textContent!.replace(/\s+/g, ' ');
  const says = (words: string) => waitUntil(() => read().includes(words), `never said ${words}, but: ${read()}`, { timeout: 5000 });
  const link = () => el.shadowRoot!.querySelector<HTMLAnchorElement>('h3 a')!;
  const press = (how: MouseEventInit = {}, isTaken = false) => {
    const chosen: string[] = [];
    const note = (event: Event & { code: string }) => {
      chosen.push(event.code);
      if (isTaken) event.preventDefault();
    };
    el.addEventListener('motcua-service-chosen', note);
    let isFollowed = false;
    const stay = (event: Event) => {
      isFollowed = !event.defaultPrevented;
      event.preventDefault(); // Or the page of the tests is left.
    };
    addEventListener('click', stay, { once: true });
    link().dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ...how }));
    el.removeEventListener('motcua-service-chosen', note);
    return { chosen, isFollowed };
  };
  return { el, read, says, link, press };
}

it('tells name, sentence, where, how long, how much, and who says so', async () => {
  const { read, says } = await card('9.000001');
  await says('Làm giấy khai sinh cho con');
  expect(read()).to.match(
    /Nơi nộp ?Phường, xã .*Bao lâu có kết quả ?1 ngày làm việc .*Lệ phí ?Tùy trường hợp: Miễn phí hoặc 8\.000 đồng .*Nguồn: Cổng .*Mã 9\.000001\. Dữ liệu ngày/,
  );
  expect(read()).to.contain('Ghi tên bé');
});

it('calls an unknown fee unknown, and no fee free that nobody said is free', async () => {
  const { read, says } = await card('9.000005');
  await says('Giấy xác nhận độc thân');
  expect(read()).to.match(/Lệ phí ?Chưa có thông tin/);
  expect(read()).not.to.contain('Miễn phí');
});

it('shows the successor of a superseded code, says so, and leads to it', async () => {
  const { says, link, press } = await card('9.100001');
  await says('Mã 9.100001 đã được thay bằng mã 9.000001.');
  expect(new URL(link().href).searchParams.get('ma')).to.equal('9.000001');
  expect(press().chosen).to.deep.equal(['9.000001']);
});

it('says that a record is older than 90 days, and what makes it doubtful, compact or not', async () => {
  const old = await card('9.000001', aged, { compact: true });
  await old.says('có thể đã đổi. Hãy hỏi quầy một cửa trước khi đi. Gọi 1022');
  const doubted = await card('9.000001', doubtful, { compact: true });
  await doubted.says('Thủ tục này được báo là đã gộp.');
  const fresh = await card('9.000001');
  await fresh.says('Làm giấy khai sinh cho con');
  expect(fresh.read()).not.to.contain('có thể đã đổi');
});

it('leaves out the sentence and the ways of applying where it is compact, never the facts', async () => {
  const { read, says } = await card('9.000001', {}, { compact: true });
  await says('Làm giấy khai sinh cho con');
  for (const words of ['Ghi tên bé', 'Tại quầy']) expect(read()).not.to.contain(words);
  for (const words of ['Phường, xã', '1 ngày làm việc', 'Miễn phí', 'Nguồn:']) expect(read()).to.contain(words);
});

it("leads to this page's address with the code, or to where the host says", async () => {
  const { el, says, link } = await card('9.000001');
  await says('Làm giấy khai sinh cho con');
  const { pathname, search, hash } = new URL(link().href);
  expect(pathname + search + hash).to.equal(`${location.pathname}?trang=2&ma=9.000001#tin`);
  el.href = 'https://phuong.example/thu-tuc/9.000001.html';
  await el.updateComplete;
  expect(link().href).to.equal('https://phuong.example/thu-tuc/9.000001.html');
});

it('fires motcua-service-chosen on a press, follows the link unless the host takes it, and leaves new tabs to the browser', async () => {
  const { says, press } = await card('9.000001');
  await says('Làm giấy khai sinh cho con');
  expect(press()).to.deep.equal({ chosen: ['9.000001'], isFollowed: true });
  expect(press({}, true)).to.deep.equal({ chosen: ['9.000001'], isFollowed: false });
  for (const how of [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { button: 1 }])
    expect(press(how, true), JSON.stringify(how)).to.deep.equal({ chosen: [], isFollowed: true });
});

it('says of a code that does not exist that it is not there, without asking to try again', async () => {
  const { read, says } = await card('9.999999');
  await says(strings.vi.failed.NOT_FOUND);
  expect(read()).not.to.contain(strings.vi.retry);
});

it('asks again when told to, and when the network is back, and moves the reader to what came', async () => {
  let isDown = true;
  const { services } = samplePorts({ today });
  const get: GatewayPorts['services']['get'] = (input, signal) => (isDown ? failingPort('UNAVAILABLE').get(input, signal) : services.get(input, signal));
  const { el, says, link } = await card('9.000001', { services: { ...services, get } });
  await says(strings.vi.failed.UNAVAILABLE);
  isDown = false;
  el.shadowRoot!.querySelector<HTMLElement>('[role=alert] button')!.click();
  await says('Làm giấy khai sinh cho con');
  expect(el.shadowRoot!.activeElement === link()).to.equal(true);
  isDown = true;
  el.code = '9.000005';
  await says(strings.vi.failed.UNAVAILABLE);
  isDown = false;
  dispatchEvent(new Event('online'));
  await says('Giấy xác nhận độc thân');
});

it('gives the English name in English, and marks what is Vietnamese', async () => {
  const { el, says, link } = await card('9.000001');
  el.lang = 'en';
  await says('Birth registration');
  expect(link().closest('[lang]')!.getAttribute('lang')).to.equal('vi');
  await says('How long');
});

/** Puts a card on a page and waits until it says these words. */
function showing(code: string, words: string, ports: Partial<GatewayPorts> = {}, attributes: Partial<MotcuaServiceCard> = {}) {
  return async (root: HTMLElement): Promise<MotcuaServiceCard> => {
    const el = document.createElement('motcua-service-card');
    Object.assign(el, { lang: 'vi', client: clientOver(ports), code, ...attributes });
    root.append(el);
    await waitUntil(() => el.shadowRoot?.textContent?.includes(words), `never said ${words}`, { timeout: 5000 });
    return el;
  };
}

widgetManners({
  tag: 'motcua-service-card',
  wording: strings,
  client: clientOver,
  isReady: (el) => el.shadowRoot?.querySelector('article, [role=alert], .skeleton') !== null,
  states: {
    ready: showing('9.000001', 'Ghi tên bé'),
    compact: showing('9.000001', 'Miễn phí', {}, { compact: true }),
    unknown: showing('9.000006', 'Chưa có thông tin'),
    superseded: showing('9.100001', 'đã được thay bằng'),
    aged: showing('9.000001', 'có thể đã đổi.', aged),
    doubtful: showing('9.000001', 'đã gộp', doubtful),
    longest: showing('9.000007', '12.500.000 đồng'),
    'not found': showing('9.999999', strings.vi.failed.NOT_FOUND),
    failed: showing('9.000001', strings.vi.failed.UNAVAILABLE, { services: failingPort('UNAVAILABLE') }),
    slow: showing('9.000001', strings.vi.long, { services: silentAgency() }),
  },
});
