import { expect, fixture, fixtureCleanup, html, oneEvent, waitUntil } from '@open-wc/testing';
import { inventedConsent, inventedDataRequest, inventedPurposes } from '@motcua/gateway/testing';
import '../app/index.ts';
import type { MotcuaApp } from '../app/index.ts';
import type { MotcuaErrorEvent } from '../core/events.ts';
import { widgetManners } from '../core/widget-manners.ts';
import { browserOf, handsOn, strangersClient, type Situation } from '../sign-in/sign-in.test-builder.ts';
import { strings } from './data-request.strings.ts';
import './index.ts';
import type { MotcuaDataRequest } from './index.ts';

/** A browser in which an invented person's data is kept. */
const keeping = (situation: Situation = {}) => browserOf({ consents: [inventedConsent(inventedPurposes[0], 3)], ...situation });

/** The element over the real gateway and an invented person: nothing between them is mocked. */
async function dataRequest(situation: Situation = {}) {
  const browser = keeping(situation);
  const el = await fixture<MotcuaDataRequest>(html`<motcua-data-request lang="vi" helpline="1022" .client=${browser.tab()}><p>Gọi 1022</p></motcua-data-request>`);
  return { el, ...browser, ...handsOn(el) };
}

/** What a browser would have saved. */
async function savedDuring(act: () => Promise<void>): Promise<string> {
  const real = URL.createObjectURL;
  let saved: Blob | undefined;
  const stop = (event: Event) => event.preventDefault();
  addEventListener('click', stop, { capture: true });
  URL.createObjectURL = (blob: Blob) => real.call(URL, (saved = blob));
  try {
    await act();
    await waitUntil(() => saved);
    return await saved!.text();
  } finally {
    URL.createObjectURL = real;
    removeEventListener('click', stop, { capture: true });
  }
}

it('says in plain words what is kept, and what is not', async () => {
  const { says, read } = await dataRequest();
  await says('Bạn đang đăng nhập ở 1 nơi');
  await says('1 lần bạn đồng ý cho đọc hồ sơ');
  expect(read()).not.to.match(/\b0 /, 'what there is none of is not told');
  await says('Sổ sức khỏe và chữ ký số không lưu ở đây');
});

it('gives everything as one file', async () => {
  const { says, press, status } = await dataRequest();
  await says('Tải về');
  const saved = JSON.parse(await savedDuring(() => press('Tải về')));
  expect(saved.consents.length).to.equal(1);
  await says('Đã tải về một tệp.');
  expect(status()).to.contain('đừng để lại ở máy dùng chung');
  await says('Trước đây (1)');
});

it('deletes in two presses, says by when, and takes it back', async () => {
  const { says, press, root, requests, read } = await dataRequest();
  await press('Xóa dữ liệu của tôi');
  await says('không lấy lại được');
  expect(requests.some(({ method }) => method === 'PUT')).to.equal(false);
  expect(document.activeElement!.shadowRoot!.activeElement).to.equal(root.querySelector('.question'));
  await press('Không xóa');
  expect(read()).not.to.contain('không lấy lại được');
  await press('Xóa dữ liệu của tôi');
  await press('Xóa hết');
  await says(/Sẽ xóa xong trước hết ngày \d\d\/\d\d\/\d{4}/);
  await says(/Dự kiến lúc \d\d:\d\d ngày/);
  await waitUntil(() => document.activeElement!.shadowRoot!.activeElement === root.querySelector('.waiting'));
  expect(read()).not.to.contain('Xóa dữ liệu của tôi');
  await press('Thôi, không xóa nữa');
  await says('Đã dừng. Không có gì của bạn bị xóa.');
  await says('Xóa dữ liệu của tôi');
});

it('leads to a fresh sign-in where the last one is too long ago', async () => {
  const taking = await dataRequest({ data: { failing: { export: 'STEP_UP' } } });
  await taking.press('Tải về');
  await taking.says('Hãy đăng nhập lại trước khi tải về');
  await waitUntil(() => taking.link('Đăng nhập lại')?.href.includes('fresh=1'));
  const { says, press, link } = await dataRequest({ data: { failing: { requestDeletion: 'STEP_UP' } } });
  await press('Xóa dữ liệu của tôi');
  await press('Xóa hết');
  await says('Hãy đăng nhập lại trước khi xóa');
  await waitUntil(() => link('Đăng nhập lại'));
  expect(new URL(link('Đăng nhập lại')!.href).searchParams.get('fresh')).to.equal('1');
});

it('says that it is done when the deletion signs the person out', async () => {
  const { says, identity, requests, read } = await dataRequest({ data: { requests: [{ ...inventedDataRequest('deletion', 'waiting', 2) }] } });
  await says('Sẽ xóa xong');
  await waitUntil(() => requests.some(({ url }) => url.endsWith('/session/events')));
  identity.signOut();
  await says('Đã xóa dữ liệu của bạn');
  await keeping().tab().identity!.end(); // Another tab hears it, too, and tells.
  await says('Đã xóa dữ liệu của bạn');
  expect(read()).not.to.contain('Bạn đang đăng nhập ở');
});

it('claims no deletion where somebody just signed out', async () => {
  const { says, tab, read } = await dataRequest({ data: { requests: [inventedDataRequest('deletion', 'waiting')] } });
  await says('Sẽ xóa xong');
  await tab().identity!.end();
  await says('Bạn chưa đăng nhập');
  expect(read()).not.to.contain('Đã xóa');
});

it('says which press did not work, and tries it again', async () => {
  const { el, says, press, dataRequests } = await dataRequest({ data: { failing: { requestDeletion: 'UNAVAILABLE' } } });
  await press('Xóa dữ liệu của tôi');
  const failed = oneEvent(el, 'motcua-error') as unknown as Promise<MotcuaErrorEvent>;
  await press('Xóa hết');
  await says('Chưa gửi được yêu cầu xóa');
  expect((await failed).code).to.equal('UNAVAILABLE');
  dataRequests.failing = {};
  await press('Thử lại');
  await says('Sẽ xóa xong');
});

it('leads to a sign-in where nobody is signed in, and goes on by itself once somebody is', async () => {
  const { says, link, identity, tab } = await dataRequest({ isSignedIn: false });
  await says('Đăng nhập để xem nơi này giữ những gì về bạn.');
  await waitUntil(() => link('Đăng nhập'));
  identity.signIn();
  await tab().identity!.session();
  await says('Bạn đang đăng nhập ở 1 nơi');
});

it('says that it could not be told, and tells it at a press', async () => {
  const { says, press, dataRequests } = await dataRequest({ data: { failing: { list: 'UNAVAILABLE' } } });
  await says('Chưa xem được nơi này giữ những gì');
  dataRequests.failing = {};
  await press('Thử lại');
  await says('Bạn đang đăng nhập ở 1 nơi');
});

it('says in words that it takes long', async () => {
  const { says } = await dataRequest({ data: { silent: ['list'] } });
  await says('Đang hỏi, hơi lâu hơn mọi khi.');
});

it('is empty when the visit on a shared device ends, and to whoever presses "back"', async () => {
  const { tab } = keeping();
  const app = await fixture<MotcuaApp>(html`<motcua-app lang="vi" shared-device .client=${tab()}><motcua-data-request></motcua-data-request></motcua-app>`);
  const { says, read } = handsOn(app.querySelector('motcua-data-request')!);
  app.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  await says('1 lần bạn đồng ý');
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  expect(read()).not.to.contain('1 lần bạn đồng ý');
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await says('1 lần bạn đồng ý');
  [...app.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Xóa hết'))!.click();
  await says('Bạn chưa đăng nhập');
  expect(read()).not.to.contain('1 lần bạn đồng ý');
});

it('leaves what the host says where nobody can sign in', async () => {
  const el = await fixture<MotcuaDataRequest>(html`<motcua-data-request lang="vi" .client=${strangersClient()}><p>Gọi 1022</p></motcua-data-request>`);
  await handsOn(el).says('Trang này chưa có đăng nhập');
  expect(el.shadowRoot!.querySelector('slot')!.hidden).to.equal(false);
});

it('never promises and never accuses', () => {
  for (const words of [strings.vi, strings.en]) expect(JSON.stringify(words)).not.to.match(/an toàn|chắc chắn|giả mạo|\bsafe\b|certain|forged/i);
});

/** Puts the element into a page, in a situation, once it says so. */
async function placed(root: HTMLElement, situation: Situation, words: string) {
  fixtureCleanup();
  const el = Object.assign(document.createElement('motcua-data-request'), { lang: 'vi', client: keeping(situation).tab() });
  root.append(el);
  const { says, link } = handsOn(el);
  await says(words);
  if (situation.isSignedIn === false) await waitUntil(() => link('Đăng nhập'));
  return el;
}

widgetManners({
  tag: 'motcua-data-request',
  wording: strings,
  client: () => keeping().tab(),
  isReady: (element) => element.shadowRoot!.querySelector('.kept, .notice') !== null,
  states: {
    told: (root) => placed(root, { data: { requests: [inventedDataRequest('export', 'done', 30), inventedDataRequest('deletion', 'takenBack', 50)] } }, 'Trước đây'),
    waiting: (root) => placed(root, { data: { requests: [inventedDataRequest('deletion', 'waiting')] } }, 'Sẽ xóa xong'),
    'signed out': (root) => placed(root, { isSignedIn: false }, 'Bạn chưa đăng nhập'),
    failed: (root) => placed(root, { data: { failing: { list: 'UNAVAILABLE' } } }, 'Thử lại'),
    asking: async (root) => {
      const el = await placed(root, {}, 'Tải về');
      await handsOn(el).press('Xóa dữ liệu của tôi');
      return el;
    },
  },
  fleeting: ['asking'],
});
