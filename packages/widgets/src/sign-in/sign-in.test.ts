import { inventedConsent, inventedDelegation, inventedPlace, inventedPurposes, SampleDelegation } from '@motcua/gateway/testing';
import { aTimeout, expect, fixture, fixtureCleanup, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../access-log/index.ts';
import '../app/index.ts';
import '../consent/index.ts';
import '../data-request/index.ts';
import '../delegation/index.ts';
import type { MotcuaApp } from '../app/index.ts';
import type { MotcuaErrorEvent } from '../core/events.ts';
import { widgetManners } from '../core/widget-manners.ts';
import './index.ts';
import type { MotcuaSignIn, SignedInEvent } from './index.ts';
import { strings } from './sign-in.strings.ts';
import { browserOf, embedsClient, handsOn, strangersClient, type Situation } from './sign-in.test-builder.ts';

const name = 'Trần Giả Định';
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

/** The element over the real gateway and an invented person: nothing between them is mocked. */
async function signIn(situation: Situation & { readonly level?: number; readonly provider?: string; readonly address?: string } = {}) {
  const { level = 2, provider = '', address = '', ...rest } = situation;
  const browser = browserOf(rest);
  const client = browser.tab();
  const el = await fixture<MotcuaSignIn>(
    html`<motcua-sign-in lang="vi" .client=${client} level=${level} provider=${provider} provider-address=${address}><p>Gọi 1022</p></motcua-sign-in>`,
  );
  return { el, client, ...browser, ...handsOn(el) };
}

it('says what signing in is for, and leads the whole page away and back', async () => {
  history.replaceState(null, '', '?trang=1#cho-nay');
  const { says, link } = await signIn({ isSignedIn: false });
  await says('Đăng nhập để trang này hỏi được hồ sơ của riêng bạn.');
  await says('Bạn sẽ sang trang của nơi xác thực, rồi quay lại đây.');
  await waitUntil(() => link('Đăng nhập'));
  const { href, target } = link('Đăng nhập')!;
  const { origin, pathname, searchParams } = new URL(href);
  expect([origin + pathname, searchParams.get('level'), searchParams.get('return'), target]).to.deep.equal(['https://api.motcua.test/sign-in', '2', location.href, '_top']);
  history.replaceState(null, '', location.pathname);
});

it('names the address to look for: the provider’s where the host gave it, else the gateway’s', async () => {
  const { says } = await signIn({ isSignedIn: false, provider: 'Nơi xác thực mẫu', address: 'xac-thuc.motcua.test' });
  await says('Trang thật của Nơi xác thực mẫu có địa chỉ xac-thuc.motcua.test.');
  await says('Không ai được hỏi mật khẩu hay mã OTP của bạn');
  const { says: saysElse } = await signIn({ isSignedIn: false });
  await saysElse('Nút này dẫn đi qua địa chỉ api.motcua.test.');
});

it('opens a window on somebody else’s site, and says what to do where the browser blocks it or it is closed', async () => {
  const el = await fixture<MotcuaSignIn>(html`<motcua-sign-in lang="vi" .client=${embedsClient()}></motcua-sign-in>`);
  const { says, press, link } = handsOn(el);
  const { open } = window;
  const opened: unknown[] = [];
  try {
    window.open = () => null;
    await says('Một cửa sổ sẽ mở ra, ở địa chỉ của nơi giữ hồ sơ.');
    expect(link('Đăng nhập')).to.equal(undefined);
    await press('Đăng nhập');
    await says('Trình duyệt đã chặn cửa sổ.');
    window.open = (address) => {
      opened.push(address);
      return { closed: true, location: {}, close: () => {} } as Window;
    };
    await press('Đăng nhập');
    await says('Cửa sổ đã đóng khi bạn chưa trả lời xong.');
    expect(opened).to.deep.equal(['']);
  } finally {
    window.open = open;
  }
});

it('asks for a fresh proof in the window where one is needed', async () => {
  const { open } = window;
  const opened = { closed: false, location: { href: '' }, close: () => {} };
  try {
    window.open = () => opened as unknown as Window;
    const asked = async (isFresh: boolean) => {
      opened.closed = false;
      opened.location.href = '';
      const way = await embedsClient().identity!.wayIn({ level: 2, returnTo: '/', isFresh });
      const outcome = way.open!();
      await waitUntil(() => opened.location.href);
      opened.closed = true;
      expect(await outcome).to.equal('closed');
      return new URL(opened.location.href).searchParams.get('fresh');
    };
    expect([await asked(true), await asked(false)]).to.deep.equal(['1', '0']);
  } finally {
    window.open = open;
  }
});

it('hears the window that it opened, about this question, and nobody else', async () => {
  const el = await fixture<MotcuaSignIn>(html`<motcua-sign-in lang="vi" .client=${embedsClient()}></motcua-sign-in>`);
  const { says, read, press } = handsOn(el);
  const frame = document.body.appendChild(document.createElement('iframe'));
  const { open } = window;
  const { getRandomValues } = crypto;
  try {
    let opens = 0;
    window.open = () => {
      opens += 1;
      return frame.contentWindow;
    };
    crypto.getRandomValues = (bytes) => bytes; // So that the test knows what nobody else does.
    await says('Một cửa sổ sẽ mở ra');
    await press('Đăng nhập');
    await says('Hãy làm tiếp trong cửa sổ vừa mở.');
    const right = { origin: 'https://api.motcua.test', source: frame.contentWindow };
    const data = { type: 'motcua-client-session', state: 'A'.repeat(43), refused: true };
    const say = async (message: MessageEventInit) => {
      window.dispatchEvent(new MessageEvent('message', { ...right, data, ...message }));
      await aTimeout(20);
      await el.updateComplete;
    };
    await aTimeout(50); // Its key is being made.
    await press('Đăng nhập');
    expect(opens, 'pressed again, it comes to the front').to.equal(1);
    for (const wrong of [
      { origin: 'https://evil.test' },
      { origin: location.origin },
      { source: window },
      { data: { ...data, state: 'B'.repeat(43) } },
      { data: { ...data, type: 'x' } },
      { data: null },
    ]) {
      await say(wrong);
      expect(read(), JSON.stringify(Object.keys(wrong))).to.include('Hãy làm tiếp trong cửa sổ vừa mở.');
    }
    await say({});
    await says('Bạn đã trả lời Không.');
  } finally {
    Object.assign(window, { open });
    crypto.getRandomValues = getRandomValues;
    frame.remove();
  }
});

it('tells who is signed in, how surely, and until when', async () => {
  const { says, button, status } = await signIn();
  await says(name);
  await says('Mức vừa: nơi xác thực đã đối chiếu giấy tờ của bạn');
  await says(/Đăng nhập đến \d\d:\d\d hôm nay|Đăng nhập đến \d\d:\d\d ngày/);
  expect(status()).to.equal(`Bạn đang đăng nhập: ${name}.`);
  expect(button('Đăng xuất')).not.to.equal(undefined);
});

it('tells the host that somebody is signed in and not who, and asks once', async () => {
  const browser = browserOf();
  const heard: Event[] = [];
  const listen = (event: Event) => heard.push(event);
  document.addEventListener('motcua-signed-in', listen);
  const el = await fixture<MotcuaSignIn>(html`<motcua-sign-in .client=${browser.tab()}></motcua-sign-in>`);
  await handsOn(el).says(name);
  await aTimeout(50);
  document.removeEventListener('motcua-signed-in', listen);
  expect(heard.length).to.equal(1);
  expect((heard[0] as SignedInEvent).assuranceLevel).to.equal(2);
  expect(JSON.stringify({ ...heard[0] })).not.to.contain('Định');
  expect(browser.requests.map(({ url }) => new URL(url).pathname).filter((path) => path !== '/session/events')).to.deep.equal(['/session']);
});

it('signs out, says so, and stays where the host keeps the page from the provider', async () => {
  const { el, press, says, link, identity, status, root } = await signIn({ providerSignOut: 'https://xac-thuc.motcua.test/dang-xuat' });
  el.addEventListener('motcua-signed-out', (event) => event.preventDefault());
  const out = oneEvent(el, 'motcua-signed-out');
  await press('Đăng xuất');
  await out;
  await says('Bạn đã đăng xuất.');
  expect(identity.current.kind).to.equal('signedOut');
  expect(root.textContent).not.to.contain(name);
  await waitUntil(() => status() === 'Bạn đã đăng xuất.');
  expect(link('Đăng xuất cả ở nơi xác thực')!.href).to.equal('https://xac-thuc.motcua.test/dang-xuat');
  expect(document.activeElement!.shadowRoot!.activeElement).to.equal(root.querySelector('.title'));
});

it('leads nowhere but to a web address, whatever it is told', async () => {
  const { el, client, press, says, link } = await signIn();
  el.client = { ...client, identity: { ...client.identity!, end: async () => ({ providerSignOut: 'javascript:alert(1)' }) } };
  el.addEventListener('motcua-signed-out', (event) => event.preventDefault());
  await says(name);
  await press('Đăng xuất');
  await says('Bạn đã đăng xuất.');
  expect(link('Đăng xuất cả')).to.equal(undefined);
});

it('says that the person is still signed in where signing out failed, and lets them try again', async () => {
  const { press, says, identity } = await signIn({ failing: { end: 'UNAVAILABLE' } });
  await press('Đăng xuất');
  await says('Bạn vẫn đang đăng nhập trên máy này.');
  await says(name);
  identity.failing = {};
  await press('Đăng xuất');
  await says('Bạn đã đăng xuất.');
});

it('asks for a higher level where the page needs one', async () => {
  const { says, link, read } = await signIn({ level: 3 });
  await says('Việc này cần mức cao hơn');
  await waitUntil(() => link('Đăng nhập ở mức cao hơn'));
  expect(new URL(link('Đăng nhập ở mức cao hơn')!.href).searchParams.get('level')).to.equal('3');
  expect(read()).to.contain(name);
  const { says: saysEnough, read: readEnough } = await signIn({ level: 2 });
  await saysEnough(name);
  expect(readEnough()).not.to.contain('Việc này cần mức cao hơn');
});

it('warns once before the end, and stays at a press', async () => {
  const { says, press, root, read, requests } = await signIn({ session: { expiresAt: inMs(110_000) } });
  await says(/Sắp hết giờ đăng nhập, lúc \d\d:\d\d/);
  const alert = root.querySelector('.ending')!;
  expect(alert.getAttribute('role')).to.equal('alert');
  const told = alert.textContent;
  let changes = 0;
  const watching = new MutationObserver(() => (changes += 1));
  watching.observe(alert, { subtree: true, childList: true, characterData: true });
  await aTimeout(1200);
  watching.disconnect();
  expect([alert.textContent, changes]).to.deep.equal([told, 0]);
  await press('Ở lại đăng nhập');
  await waitUntil(() => !read().includes('Sắp hết giờ'));
  await says('Đã thêm giờ đăng nhập.');
  expect(requests.at(-1)!.url).to.contain('/session/extension');
});

it('says nothing of the end while it is far, and begins to when it is near', async () => {
  const { says, read } = await signIn({ session: { expiresAt: inMs(120_900) } });
  await says(name);
  expect(read()).not.to.contain('Sắp hết giờ');
  await says('Sắp hết giờ đăng nhập');
});

it('offers to sign in again where a session cannot be extended', async () => {
  const { says, button, link } = await signIn({ session: { expiresAt: inMs(60_000), canExtend: false } });
  await says('Muốn làm tiếp, bạn đăng nhập lại.');
  expect(button('Ở lại đăng nhập')).to.equal(undefined);
  await waitUntil(() => link('Đăng nhập lại'));
});

it('says that it is over when it is, and forgets the name', async () => {
  const { el, says, identity, root, link } = await signIn({ session: { expiresAt: inMs(700) } });
  await says(name);
  const out = oneEvent(el, 'motcua-signed-out');
  identity.signOut();
  await says('Bạn không còn đăng nhập');
  await says('ở máy khác, hay ở nơi giữ hồ sơ');
  await says('Hãy đổi mật khẩu ở nơi xác thực, hoặc gọi người giúp:');
  await out;
  expect(root.textContent).not.to.contain(name);
  await waitUntil(() => link('Đăng nhập lại'));
});

it('says that more time could not be given, and that it is over where it is', async () => {
  const { says, press, identity } = await signIn({ session: { expiresAt: inMs(60_000) }, failing: { extend: 'UNAVAILABLE' } });
  await press('Ở lại đăng nhập');
  await says('Chưa thêm giờ được');
  identity.failing = {};
  identity.signOut();
  await press('Thử lại');
  await says('Bạn không còn đăng nhập');
});

it('hears of it when somebody signs in or out in another tab', async () => {
  const { says, identity, tab } = await signIn({ isSignedIn: false });
  await says('Bạn chưa đăng nhập.');
  identity.signIn();
  const there = tab();
  await there.identity!.session();
  await says(name);
  await there.identity!.end();
  await says('Bạn không còn đăng nhập');
});

it('says what to do where the gateway is silent, tells the host, and tries again', async () => {
  const browser = browserOf({ failing: { session: 'UNAVAILABLE' } });
  const el = document.createElement('motcua-sign-in');
  el.client = browser.tab();
  const failed = oneEvent(el, 'motcua-error') as unknown as Promise<MotcuaErrorEvent>;
  document.body.append(el);
  const { says, press } = handsOn(el);
  await says('Nơi xác thực đang không trả lời. Bạn vẫn tra cứu thủ tục được.');
  expect((await failed).code).to.equal('UNAVAILABLE');
  browser.identity.failing = {};
  await press('Thử lại');
  await says(name);
  el.remove();
});

it('gives up waiting for a gateway that never answers', async () => {
  const { says } = await signIn({ silent: ['session'], timeLimitMs: 50 });
  await says('Nơi xác thực trả lời lâu quá.');
});

it('offers to sign out and erase everything on a shared device, and does', async () => {
  const { tab, identity } = browserOf();
  const client = tab();
  const app = await fixture<MotcuaApp>(html`<motcua-app lang="vi" shared-device .client=${client}><motcua-sign-in></motcua-sign-in></motcua-app>`);
  const { press, says } = handsOn(app.querySelector('motcua-sign-in')!);
  app.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  await says('Máy này dùng chung');
  client.store.set('settings', 'easy', true);
  const ended = oneEvent(app, 'motcua-session-ended');
  await press('Đăng xuất và xóa hết');
  await ended;
  await says('Bạn đã đăng xuất.');
  expect(identity.current.kind).to.equal('signedOut');
  expect(client.store.get('settings', 'easy')).to.equal(undefined);
});

it('is signed out when the visit on a shared device ends', async () => {
  const { tab, identity } = browserOf();
  const app = await fixture<MotcuaApp>(html`<motcua-app lang="vi" shared-device .client=${tab()}><motcua-sign-in></motcua-sign-in></motcua-app>`);
  const { says, read } = handsOn(app.querySelector('motcua-sign-in')!);
  app.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  await says(name);
  [...app.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Xóa hết'))!.click();
  await waitUntil(() => identity.current.kind === 'signedOut' && !read().includes(name));
});

it('shows nobody’s name to whoever presses "back", and asks again when the page is shown', async () => {
  const { says, read, identity } = await signIn();
  await says(name);
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  expect(read()).not.to.contain(name);
  identity.signOut();
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await says('Bạn chưa đăng nhập.');
});

it('leaves what the host says where nobody can sign in', async () => {
  const el = await fixture<MotcuaSignIn>(html`<motcua-sign-in lang="vi" .client=${strangersClient()}><p>Gọi 1022</p></motcua-sign-in>`);
  await handsOn(el).says('Trang này chưa có đăng nhập.');
  expect(el.shadowRoot!.querySelector('slot')!.hidden).to.equal(false);
});

it('signs in by what the page around it says', async () => {
  const app = await fixture<MotcuaApp>(html`<motcua-app gateway="https://api.motcua.test/" session="cookie"></motcua-app>`);
  const el = await fixture<MotcuaSignIn>(html`<motcua-sign-in></motcua-sign-in>`);
  app.append(el);
  const way = handsOn(el);
  await waitUntil(() => way.root.querySelector('.notice') !== null || way.link('Đăng nhập') !== undefined, 'it never asked', { timeout: 8000 });
  expect(el.shadowRoot!.querySelector('slot')!.hidden).to.equal(true);
});

it('leaves nothing of one person on the screen for the next who signs in', async () => {
  const situation: Situation = {
    consents: [inventedConsent(inventedPurposes[0], 1)],
    log: [{ at: inMs(0), action: 'getHealthBook', by: { kind: 'office', name: 'Trạm Y tế mẫu' }, outcome: 'given' }],
    ports: { delegation: new SampleDelegation({ given: [inventedDelegation()] }) },
  };
  const { identity, tab } = browserOf(situation);
  const client = tab();
  const shown = { 'motcua-consent': '.card', 'motcua-access-log': '.entry', 'motcua-data-request': '.kept', 'motcua-delegation': '.card' };
  const page = await fixture(html`<div></div>`);
  const roots: [tag: string, isShown: () => boolean][] = [];
  for (const [tag, what] of Object.entries(shown)) {
    const el = Object.assign(document.createElement(tag), { lang: 'vi', client }) as MotcuaSignIn;
    page.append(el);
    await el.updateComplete;
    const isShown = () => el.shadowRoot!.querySelector(what) !== null;
    await waitUntil(isShown, tag, { timeout: 5000 });
    roots.push([tag, isShown]);
  }
  identity.failing = { consents: 'UNAVAILABLE', access: 'UNAVAILABLE' }; // What comes next does not cover it up.
  identity.signIn({ displayName: 'Nguyễn Văn Khác', signedInAt: inMs(1000) });
  client.identity!.delegation = () => new Promise(() => {});
  client.identity!.rights = () => new Promise(() => {});
  await tab().identity!.session();
  for (const [tag, isShown] of roots) await waitUntil(() => !isShown(), `${tag} shows the first one’s to the second`, { timeout: 5000 });
});

it('never promises and never accuses', () => {
  for (const words of [strings.vi, strings.en]) expect(JSON.stringify(words)).not.to.match(/an toàn|chắc chắn|giả mạo|\bsafe\b|certain|forged/i);
});

/** Puts the element into a page, in a situation, once it says so. */
async function placed(root: HTMLElement, situation: Situation, words: string, more: Partial<MotcuaSignIn> = {}) {
  fixtureCleanup();
  const el = Object.assign(document.createElement('motcua-sign-in'), { lang: 'vi', client: browserOf(situation).tab() }, more);
  root.append(el);
  const { says, link } = handsOn(el);
  await says(words);
  if (situation.isSignedIn === false) await waitUntil(() => link('Đăng nhập'));
  return el;
}

/** The same, signed in at three places, after some presses. */
async function unfolded(root: HTMLElement, presses: readonly string[], words: string) {
  const elsewhere = [inventedPlace({ kind: 'phone', system: 'android', browser: 'zalo' }, 5, 40, ['Phường Mẫu']), inventedPlace({ kind: 'unknown' }, 7, 90)];
  const el = await placed(root, { elsewhere }, name);
  const { press, says } = handsOn(el);
  for (const each of presses) await press(each);
  await says(words);
  return el;
}

widgetManners({
  tag: 'motcua-sign-in',
  wording: strings,
  client: () => browserOf().tab(),
  isReady: (element) => element.shadowRoot!.querySelector('.name, .notice') !== null,
  states: {
    'signed in': (root) => placed(root, {}, name),
    'signed out': (root) =>
      placed(root, { isSignedIn: false }, 'Xem địa chỉ', { provider: 'Nơi xác thực mẫu', providerAddress: 'dang-nhap.mot-ten-rat-dai-cua-noi-xac-thuc-bia-dat.motcua.test' }),
    stronger: (root) => placed(root, {}, 'Xem địa chỉ', { level: 3 }),
    ending: (root) => placed(root, { session: { expiresAt: inMs(100_000), displayName: 'Nguyễn Thị Tên Rất Dài Không Xuống Dòng Được Bịa Ra Để Thử' } }, 'Ở lại'),
    failed: (root) => placed(root, { failing: { session: 'UNAVAILABLE' } }, 'Thử lại'),
    elsewhere: (root) => unfolded(root, ['Xem nơi đang đăng nhập'], 'Bạn đang đăng nhập ở 3 nơi.'),
    'ending elsewhere': (root) => unfolded(root, ['Xem nơi đang đăng nhập', 'Đăng xuất ở đó'], 'Đã bấm thì không lấy lại được.'),
  },
});
