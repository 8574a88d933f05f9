import { inventedPlace } from '@motcua/gateway/testing';
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import './index.ts';
import type { MotcuaSignIn } from './index.ts';
import { strings } from './places.strings.ts';
import { browserOf, handsOn, type Situation } from './sign-in.test-builder.ts';

const phone = inventedPlace({ kind: 'phone', system: 'android', browser: 'zalo' }, 5, 40, ['Phường Mẫu']);
const tablet = inventedPlace({ kind: 'tablet', system: 'ios', browser: 'safari' }, 7, 90);
const returning = 'motcua-returning';

/** The element, signed in, with the places unfolded. */
async function places(situation: Situation = {}, more: Partial<MotcuaSignIn> = {}) {
  sessionStorage.clear();
  const browser = browserOf(situation);
  const el = await fixture<MotcuaSignIn>(html`<motcua-sign-in lang="vi" .client=${browser.tab()} ?easy=${more.easy ?? false}></motcua-sign-in>`);
  const hands = handsOn(el);
  await hands.press('Xem nơi đang đăng nhập');
  /** The last press: what is meant by it stands above. */
  const confirm = async () => {
    await hands.says('Đã bấm thì không lấy lại được.');
    await hands.press('Có, đăng xuất');
  };
  const asked = () => browser.requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`).filter((line) => line.includes('/sessions'));
  const told = () => el.shadowRoot!.querySelector('details [role=status]')?.textContent?.trim();
  return { el, ...browser, ...hands, asked, told, confirm };
}

/** Folds the list and unfolds it again. */
async function unfoldAnew({ shadowRoot }: MotcuaSignIn): Promise<void> {
  const details = shadowRoot!.querySelector('details')!;
  for (const isOpen of [false, true]) {
    const toggled = oneEvent(details, 'toggle');
    details.open = isOpen;
    await toggled;
  }
}

it('asks where the person is signed in when that is unfolded, and not before', async () => {
  const { says, asked, el, told } = await places({ elsewhere: [phone, tablet] });
  await says('Bạn đang đăng nhập ở 3 nơi.');
  for (const words of [
    'Máy tính Windows, trình duyệt Chrome',
    'Nơi bạn đang dùng',
    'Điện thoại Android, mở trong Zalo',
    'Dùng cả trên trang của Phường Mẫu.',
    'Máy tính bảng iPad',
  ])
    await says(words);
  expect(told()).to.equal('Bạn đang đăng nhập ở 3 nơi.');
  expect(asked()).to.deep.equal(['GET /sessions']);
  expect(el.shadowRoot!.querySelectorAll('[data-end]').length).to.equal(3, 'one for each other place, and one for all of them');
  const folded = browserOf({ elsewhere: [phone] });
  const other = await fixture<MotcuaSignIn>(html`<motcua-sign-in lang="vi" .client=${folded.tab()}></motcua-sign-in>`);
  await handsOn(other).says('Xem nơi đang đăng nhập');
  expect(folded.requests.some(({ url }) => url.includes('/sessions'))).to.equal(false);
});

it('says so where the person is signed in here only', async () => {
  const { says, button } = await places();
  await says('Bạn chỉ đang đăng nhập ở đây.');
  expect([button('Đăng xuất ở đó'), button('Đăng xuất ở mọi nơi khác')]).to.deep.equal([undefined, undefined]);
});

it('says what follows before it ends a sign-in elsewhere, and does nothing for who thinks better of it', async () => {
  const { el, says, press, read, asked, told, confirm } = await places({ elsewhere: [phone, tablet] });
  await press('Đăng xuất ở đó');
  await says('Đăng xuất ở nơi đó? Điện thoại Android, mở trong Zalo. Dùng cả trên trang của Phường Mẫu. Dùng lần cuối khoảng');
  await says('Đã bấm thì không lấy lại được.');
  expect(el.shadowRoot!.activeElement?.classList.contains('question')).to.equal(true);
  await press('Thôi, để nguyên');
  await waitUntil(() => el.shadowRoot!.activeElement?.getAttribute('data-end') === phone.id);
  expect(asked()).to.deep.equal(['GET /sessions']);
  await press('Đăng xuất ở đó');
  await confirm();
  await says('Đã đăng xuất ở đó.');
  expect(asked()).to.deep.equal(['GET /sessions', `DELETE /sessions/${phone.id}`]);
  expect([told(), read().includes('Zalo'), read().includes('iPad')]).to.deep.equal(['Đã đăng xuất ở đó.', false, true]);
  expect(el.shadowRoot!.activeElement?.hasAttribute('data-places')).to.equal(true);
});

it('ends all others at once, and says everywhere that it is about all of them', async () => {
  const { says, press, asked, confirm, identity, read } = await places({ elsewhere: [phone, tablet], failing: { endOtherSessions: 'STEP_UP' } });
  await press('Đăng xuất ở mọi nơi khác');
  await confirm();
  await says('Sau đó bấm "Đăng xuất ở mọi nơi khác" lần nữa.');
  await press('Thôi, để nguyên');
  identity.failing = { endOtherSessions: 'UNAVAILABLE' };
  await press('Đăng xuất ở mọi nơi khác');
  await confirm();
  await says('Chưa đăng xuất được ở những nơi khác');
  await press('Thôi, để nguyên');
  expect(read().includes('Chưa đăng xuất được')).to.equal(false);
  identity.failing = {};
  await press('Đăng xuất ở mọi nơi khác');
  await says('Đăng xuất ở 2 nơi khác?');
  await confirm();
  await says('Đã đăng xuất ở mọi nơi khác.');
  await says('Bạn chỉ đang đăng nhập ở đây.');
  expect(asked().at(-1)).to.equal('DELETE /sessions');
});

it('leads to a fresh proof where one is needed, as surely as the person is known, and unfolds by itself for who comes back from it', async () => {
  const { says, press, link, confirm } = await places({ elsewhere: [phone], failing: { endOneSession: 'STEP_UP' } });
  await press('Đăng xuất ở đó');
  await confirm();
  await says('bạn đăng nhập lại ở đây một lần');
  await waitUntil(() => link('Đăng nhập lại'));
  const way = link('Đăng nhập lại')!;
  const { searchParams } = new URL(way.href);
  expect([searchParams.get('fresh'), searchParams.get('level')]).to.deep.equal(['1', '2']);
  way.addEventListener('click', (event) => event.preventDefault());
  way.click();
  expect(sessionStorage.getItem(returning)).to.equal('motcua-sign-in');
  const back = await fixture<MotcuaSignIn>(html`<motcua-sign-in lang="vi" .client=${browserOf({ elsewhere: [phone] }).tab()}></motcua-sign-in>`);
  await handsOn(back).says('Bạn đang đăng nhập ở 2 nơi.');
  expect(sessionStorage.getItem(returning)).to.equal(null);
});

it('says what failed, asks again, and claims nothing that was not done', async () => {
  const { el, identity, says, press, read, confirm } = await places({ elsewhere: [phone], failing: { sessions: 'UNAVAILABLE' } });
  await says('Chưa xem được bạn đăng nhập ở những đâu');
  identity.failing = { endOneSession: 'UNAVAILABLE' };
  await press('Thử lại');
  await press('Đăng xuất ở đó');
  await says('Đã bấm thì');
  const failed = oneEvent(el, 'motcua-error');
  await confirm();
  await failed;
  await says('Chưa đăng xuất được ở đó');
  expect([read().includes('Đã đăng xuất'), read().includes('Zalo')]).to.deep.equal([false, true]);
});

it('shows nobody the places of whoever was signed in before', async () => {
  const { identity, says, tab, read } = await places({ elsewhere: [phone] });
  await says('Zalo');
  identity.failing = { sessions: 'UNAVAILABLE' };
  identity.signIn({ displayName: 'Nguyễn Văn Khác', signedInAt: new Date(Date.now() + 1000).toISOString() });
  await tab().identity!.session();
  await says('Nguyễn Văn Khác');
  await says('Chưa xem được bạn đăng nhập ở những đâu');
  expect(read().includes('Zalo')).to.equal(false);
});

it('asks one thing at a time in easy mode', async () => {
  const { says, press, read } = await places({ elsewhere: [phone, tablet] }, { easy: true });
  await press('Đăng xuất ở đó');
  await says('Đã bấm thì');
  expect(read().includes('iPad')).to.equal(false);
});

it('leads out of every question in easy mode', async () => {
  const { says, press, link, identity, confirm } = await places({ elsewhere: [phone], failing: { endOneSession: 'STEP_UP' } }, { easy: true });
  for (const words of ['bạn đăng nhập lại ở đây một lần', 'Chưa đăng xuất được ở đó']) {
    await press('Đăng xuất ở đó');
    await confirm();
    await says(words);
    expect(link('1022')).not.to.equal(undefined);
    await press('Thôi, để nguyên');
    await says('Bạn đang đăng nhập ở 2 nơi.');
    identity.failing = { endOneSession: 'UNAVAILABLE' };
  }
});

it('goes on by itself where the list is folded and unfolded, or another button pressed, while a place is being ended', async () => {
  const { el, says, press, asked, confirm, button, told, identity } = await places({ elsewhere: [phone, tablet] });
  let answer = (): void => {};
  const answering = new Promise<void>((resolve) => (answer = resolve));
  const end = identity.endOneSession.bind(identity);
  identity.endOneSession = async (input) => {
    await answering;
    return end(input);
  };
  await press('Đăng xuất ở đó');
  await confirm();
  await says('Đang đăng xuất ở đó');
  await press('Đăng xuất ở mọi nơi khác');
  await press('Thôi, để nguyên');
  expect([told(), button('Đăng xuất ở mọi nơi khác')?.getAttribute('aria-disabled')]).to.deep.equal(['Đang đăng xuất ở đó', 'true']);
  await unfoldAnew(el);
  answer();
  await says('Đã đăng xuất ở đó.');
  expect(asked()).to.deep.equal(['GET /sessions', `DELETE /sessions/${phone.id}`]);
});

it('takes a question back where the place is over by itself, and closes the frame where the sign-in is', async () => {
  const { el, says, press, read, identity } = await places({ elsewhere: [phone, tablet] }, { easy: true });
  await press('Đăng xuất ở đó');
  await says('Đã bấm thì không lấy lại được.');
  await identity.endOneSession({ id: phone.id });
  await unfoldAnew(el);
  await says('Bạn đang đăng nhập ở 2 nơi.');
  expect(read().includes('Đã bấm thì')).to.equal(false);
  identity.current = { kind: 'signedOut' };
  await unfoldAnew(el);
  await says('Bạn không còn đăng nhập');
});

it('tells places of the same kind apart, and names a site whose own server signs in', async () => {
  const twin = { ...phone, id: 'e'.repeat(32), sites: ['Phường Khác'] };
  const vouched = { ...inventedPlace({ kind: 'unknown' }, 2, 9), vouchedBy: 'Phường Mẫu' };
  const { el, says, read } = await places({ elsewhere: [phone, twin, vouched] });
  await says('Qua trang của Phường Mẫu');
  expect(read().includes('Chưa rõ máy gì')).to.equal(false);
  const names = [...el.shadowRoot!.querySelectorAll('[data-end]')].map(({ textContent }) => textContent);
  expect(new Set(names).size).to.equal(4);
});

it('offers nothing of it on a page of somebody else’s site', async () => {
  const client = browserOf({ elsewhere: [phone] }).tab();
  client.identity!.wayIn = async () => ({ address: 'https://api.motcua.test/', open: async () => 'closed' });
  const el = await fixture<MotcuaSignIn>(html`<motcua-sign-in lang="vi" .client=${client} level="3"></motcua-sign-in>`);
  const { says, read } = handsOn(el);
  await says('Đăng xuất');
  await says('Một cửa sổ sẽ mở ra'); // What kind of page it is has been heard.
  expect(read().includes('Xem nơi đang đăng nhập')).to.equal(false);
});

it('never promises', () => {
  for (const words of [strings.vi, strings.en]) expect(JSON.stringify(words)).not.to.match(/an toàn|chắc chắn|\bsafe\b|certain/i);
});
