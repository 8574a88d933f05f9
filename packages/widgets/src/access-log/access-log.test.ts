import type { AccessEntry } from '@motcua/contract/identity';
import { expect, fixture, fixtureCleanup, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../app/index.ts';
import type { MotcuaApp } from '../app/index.ts';
import type { MotcuaErrorEvent } from '../core/events.ts';
import { widgetManners } from '../core/widget-manners.ts';
import { browserOf, handsOn, strangersClient, type Situation } from '../sign-in/sign-in.test-builder.ts';
import { strings } from './access-log.strings.ts';
import { daysOf } from './day-view.ts';
import './index.ts';
import type { MotcuaAccessLog } from './index.ts';

const hourMs = 3_600_000;
const clinic = { kind: 'office', name: 'Trạm y tế phường Bịa Đặt' } as const;

/** What somebody did so many hours ago. */
function entry(hoursAgo: number, more: Partial<AccessEntry> = {}): AccessEntry {
  return { at: new Date(Date.now() - hoursAgo * hourMs).toISOString(), action: 'getHealthBook', purpose: 'health', by: { kind: 'self' }, outcome: 'given', ...more };
}

const many = (count: number) => Array.from({ length: count }, (_, index) => entry(index * 5, { by: index % 3 === 0 ? clinic : { kind: 'self' } }));

/** The element over the real gateway and an invented person: nothing between them is mocked. */
async function accessLog(situation: Situation = {}) {
  const browser = browserOf(situation);
  const el = await fixture<MotcuaAccessLog>(html`<motcua-access-log lang="vi" helpline="1022" .client=${browser.tab()}><p>Gọi 1022</p></motcua-access-log>`);
  const entries = () => [...el.shadowRoot!.querySelectorAll<HTMLElement>('.entry')].map(({ textContent }) => textContent!.replace(/\s+/g, ' ').trim());
  return { el, entries, ...browser, ...handsOn(el) };
}

it('tells who read what, when and for what', async () => {
  const { says, entries } = await accessLog({ log: [entry(0.01, { via: 'Phường Bịa Đặt' }), entry(0.02, { by: clinic, action: 'listCertificates', purpose: 'signing' })] });
  await says('Đã hết danh sách.');
  await waitUntil(() => entries()[0]!.includes('trên trang này'));
  expect(entries()[0]).to.match(/^\d\d:\d\d Chính bạn Xem sổ sức khỏe qua trang của Phường Bịa Đặt ?Để: Xem sổ sức khỏe của bạn trên trang này$/);
  expect(entries()[1]).to.match(/^\d\d:\d\d Trạm y tế phường Bịa Đặt Xem chữ ký số ?Để: Xem chữ ký số của bạn còn dùng được không$/);
});

it('marks what was refused, in words', async () => {
  const { says, entries } = await accessLog({ log: [entry(1, { by: clinic, outcome: 'refused' }), entry(2)] });
  await says('Đã hết danh sách.');
  expect(entries()[0]).to.contain('Bị từ chối, không xem được gì');
  expect(entries()[1]).not.to.contain('Bị từ chối');
});

it('tells what the citizen looked at for others apart, and calls none of it theirs', async () => {
  const { says, read } = await accessLog({ log: [entry(1, { by: { kind: 'self' }, purpose: 'health', actingFor: 'Trần Giả Định' })] });
  await says('Bạn đã xem giúp Trần Giả Định: sổ sức khỏe');
  expect(read()).not.to.include('sổ sức khỏe của bạn');
});

it('names what it has no words for by its code', async () => {
  const { says } = await accessLog({ log: [entry(1, { action: 'constructor', purpose: 'new-purpose' })] });
  await says('Việc có mã constructor');
  await says('Để: việc có mã new-purpose');
});

it('goes day by day as days are in Vietnam', () => {
  const at = (moment: string) => entry(0, { at: moment });
  const days = daysOf([at('2026-11-22T17:30:00Z'), at('2026-11-22T16:59:00Z'), at('2026-11-21T17:00:00Z')]);
  expect(days.map(({ day, entries }) => [day, entries.length])).to.deep.equal([
    ['23/11/2026', 1],
    ['22/11/2026', 2],
  ]);
});

it('calls today and yesterday so', async () => {
  const { says, root } = await accessLog({ log: [entry(0), entry(24), entry(72)] });
  await says('Đã hết danh sách.');
  const days = [...root.querySelectorAll('.day > h3')].map(({ textContent }) => textContent);
  expect(days[0]).to.match(/^Hôm nay, \d\d\/\d\d\/\d{4}$/);
  expect(days[1]).to.match(/^Hôm qua, /);
  expect(days[2]).to.match(/^\d\d\/\d\d\/\d{4}$/);
});

it('shows twenty, and more at a press, from where the next begins', async () => {
  const { says, press, entries, root, requests, button } = await accessLog({ log: many(45) });
  await says('Xem thêm');
  expect(entries().length).to.equal(20);
  await press('Xem thêm');
  await waitUntil(() => entries().length === 40);
  expect(document.activeElement!.shadowRoot!.activeElement).to.equal(root.querySelector('[data-entry="20"]'));
  await press('Xem thêm');
  await says('Đã hết danh sách.');
  expect(entries().length).to.equal(45);
  expect(new Set([...root.querySelectorAll('.entry time')].map((time) => time.getAttribute('datetime'))).size).to.equal(45);
  expect(button('Xem thêm')).to.equal(undefined);
  expect(requests.filter(({ url }) => url.includes('/access-log')).length).to.equal(3);
});

it('keeps what it shows where the next part does not come, and goes on where it was', async () => {
  const { el, says, press, entries, identity, root } = await accessLog({ log: many(45), pageSize: 21 });
  await says('Xem thêm');
  identity.failing = { access: 'UNAVAILABLE' };
  const failed = oneEvent(el, 'motcua-error') as unknown as Promise<MotcuaErrorEvent>;
  await press('Xem thêm');
  await says('Danh sách vẫn còn nguyên ở đó.');
  expect((await failed).code).to.equal('UNAVAILABLE');
  expect(entries().length).to.equal(20);
  identity.failing = {};
  await press('Thử lại');
  await waitUntil(() => entries().length === 40, 'the rest never came');
  expect(new Set([...root.querySelectorAll('.entry time')].map((time) => time.getAttribute('datetime'))).size).to.equal(40);
});

it('says what to do where something looks wrong', async () => {
  const { says, root } = await accessLog({ log: [entry(1)] });
  await says('Thấy lần xem nào lạ?');
  await says('Gọi 1022, đọc ngày giờ và tên nơi đã xem.');
  expect(root.querySelector('.notice a[href="tel:1022"]')).not.to.equal(null);
});

it('says that nobody has read anything', async () => {
  const { says, status } = await accessLog();
  await says('Chưa ai xem hồ sơ của bạn qua nơi này');
  expect(status()).to.equal('Chưa ai xem hồ sơ của bạn qua nơi này');
});

it('can be read without the names of purposes', async () => {
  const { says } = await accessLog({ log: [entry(1)], failing: { consents: 'UNAVAILABLE' } });
  await says('Để: việc có mã health');
});

it('leads to a sign-in where nobody is signed in, and goes on by itself once somebody is', async () => {
  const { says, link, identity, tab } = await accessLog({ log: [entry(1)], isSignedIn: false });
  await says('Đăng nhập để xem ai đã xem hồ sơ của bạn.');
  await waitUntil(() => link('Đăng nhập'));
  identity.signIn();
  await tab().identity!.session();
  await says('Chính bạn');
});

it('forgets everything when the person signs out in another tab', async () => {
  const { says, read, tab } = await accessLog({ log: [entry(1, { by: clinic })] });
  await says('Trạm y tế');
  await tab().identity!.end();
  await says('Bạn chưa đăng nhập');
  expect(read()).not.to.contain('Trạm y tế');
});

it('says that the list could not be loaded, and loads it at a press', async () => {
  const { says, press, identity } = await accessLog({ failing: { access: 'UNAVAILABLE' } });
  await says('Chưa tải được danh sách');
  identity.failing = {};
  await press('Thử lại');
  await says('Chưa ai xem hồ sơ của bạn');
});

it('says in words that it takes long', async () => {
  const { says } = await accessLog({ silent: ['access'] });
  await says('Đang tải, hơi lâu hơn mọi khi.');
});

it('is empty when the visit on a shared device ends', async () => {
  const { tab } = browserOf({ log: [entry(1, { by: clinic })] });
  const app = await fixture<MotcuaApp>(html`<motcua-app lang="vi" shared-device .client=${tab()}><motcua-access-log></motcua-access-log></motcua-app>`);
  const { says, read } = handsOn(app.querySelector('motcua-access-log')!);
  app.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  await says('Trạm y tế');
  [...app.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Xóa hết'))!.click();
  await says('Bạn chưa đăng nhập');
  expect(read()).not.to.contain('Trạm y tế');
});

it('shows nothing of it to whoever presses "back", and asks again when the page is shown', async () => {
  const { says, read } = await accessLog({ log: [entry(1, { by: clinic })] });
  await says('Trạm y tế');
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  expect(read()).not.to.contain('Trạm y tế');
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await says('Trạm y tế');
});

it('leaves what the host says where nobody can sign in', async () => {
  const el = await fixture<MotcuaAccessLog>(html`<motcua-access-log lang="vi" .client=${strangersClient()}><p>Gọi 1022</p></motcua-access-log>`);
  await handsOn(el).says('Trang này chưa có đăng nhập');
  expect(el.shadowRoot!.querySelector('slot')!.hidden).to.equal(false);
});

it('never promises and never accuses', () => {
  for (const words of [strings.vi, strings.en]) expect(JSON.stringify(words)).not.to.match(/an toàn|chắc chắn|giả mạo|\bsafe\b|certain|forged/i);
});

/** Puts the element into a page, in a situation, once it says so. */
async function placed(root: HTMLElement, situation: Situation, words: string) {
  fixtureCleanup();
  const el = Object.assign(document.createElement('motcua-access-log'), { lang: 'vi', client: browserOf(situation).tab() });
  root.append(el);
  const { says, link } = handsOn(el);
  await says(words);
  if (situation.isSignedIn === false) await waitUntil(() => link('Đăng nhập'));
  return el;
}

const longName = 'Trung tâm Phục vụ hành chính công và Chăm sóc sức khỏe cộng đồng phường Tên-Rất-Dài-Không-Xuống-Dòng';

widgetManners({
  tag: 'motcua-access-log',
  wording: strings,
  client: () => browserOf().tab(),
  isReady: (element) => element.shadowRoot!.querySelector('.entry, .notice') !== null,
  states: {
    told: (root) => placed(root, { log: [entry(1, { by: { kind: 'office', name: longName }, outcome: 'refused' }), ...many(24)] }, 'Xem thêm'),
    empty: (root) => placed(root, {}, 'Chưa ai xem'),
    'signed out': (root) => placed(root, { isSignedIn: false }, 'Bạn chưa đăng nhập'),
    failed: (root) => placed(root, { failing: { access: 'UNAVAILABLE' } }, 'Thử lại'),
  },
});
