import type { Delegation } from '@motcua/contract/delegation';
import { inventedConsent, inventedDelegation, inventedPeople, inventedPurposes, SampleDelegation, type SampleDelegationOptions } from '@motcua/gateway/testing';
import { expect, fixture, fixtureCleanup, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../health-book/index.ts';
import '../sign-in/index.ts';
import type { MotcuaElement } from '../core/motcua-element.ts';
import { widgetManners } from '../core/widget-manners.ts';
import { browserOf, handsOn, strangersClient, type Situation } from '../sign-in/sign-in.test-builder.ts';
import { strings } from './delegation.strings.ts';
import './index.ts';
import type { ActingChosenEvent, MotcuaDelegation } from './index.ts';
import { questions } from './question.strings.ts';

const [baby, pensioner, mother] = inventedPeople.map(({ name }) => name) as [string, string, string];
const bigChild = { id: 'b'.repeat(64), name: 'Nguyễn Ví Dụ Bình', needsAssent: true };
const ofChild = (changes: Partial<Delegation> = {}) =>
  inventedDelegation({ id: '3'.repeat(32), name: bigChild.name, state: 'unassented', child: { needsAssent: true }, ...changes });

/** The element over the real gateway; what the other side does is said by `delegation`. */
async function delegated({ chooser = false, situation = {}, ...options }: SampleDelegationOptions & { readonly chooser?: boolean; readonly situation?: Situation } = {}) {
  const delegation = new SampleDelegation(options);
  const browser = browserOf({ ...situation, ports: { delegation, ...situation.ports } });
  const client = browser.tab();
  const el = await fixture<MotcuaDelegation>(html`<motcua-delegation lang="vi" ?chooser=${chooser} .client=${client}><p>Gọi 1022</p></motcua-delegation>`);
  const hands = handsOn(el);
  const choose = async (words: string) => {
    const found = () => [...el.shadowRoot!.querySelectorAll('label')].find((each) => each.textContent!.trim() === words);
    await waitUntil(found, `no choice ${words}`);
    found()!.click();
  };
  const type = async (text: string) => {
    await waitUntil(() => el.shadowRoot!.querySelector('#code'), 'no field');
    el.shadowRoot!.querySelector<HTMLInputElement>('#code')!.value = text;
    await hands.press('Xem mã này của ai');
  };
  const focused = () => el.shadowRoot!.activeElement?.textContent?.trim();
  return { el, client, delegation, choose, type, focused, ...browser, ...hands };
}

it('asks nothing about it above the records where nobody is signed in', async () => {
  const { el, requests, identity, tab, says } = await delegated({ chooser: true, situation: { isSignedIn: false }, received: [inventedDelegation({ name: baby })] });
  const asked = () => requests.map(({ url }) => new URL(url).pathname);
  await waitUntil(() => asked().includes('/session'));
  await el.updateComplete;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked()).not.to.include('/delegations');
  identity.signIn();
  await tab().identity!.session();
  await says(baby);
});

it('gives a code to read out, warns of strangers, and asks whether it is the right person before anything is seen', async () => {
  const { el, says, press, choose, delegation, root, read, focused } = await delegated();
  await press('Cho người nhà xem giúp');
  await says('Ai gọi đến xin mã thì đừng đọc');
  await press('Lấy mã để đọc cho người nhà');
  expect(delegation.given.length).to.equal(0, 'for how long has not been chosen');
  await choose('30 ngày');
  await press('Lấy mã để đọc cho người nhà');
  await says('482 319 0755');
  expect(focused()).to.equal('Đọc mã này cho người nhà');
  expect(root.querySelector('.code + .unseen')!.textContent).to.equal('4 8 2 3 1 9 0 7 5 5');
  delegation.enterCode(mother);
  await says(`${mother} đã gõ mã của bạn`); // It looks by itself.
  expect(read()).not.to.include('482 319 0755');
  const given = oneEvent(el, 'motcua-delegation-given');
  await press(`Đúng, cho ${mother} xem`);
  await given;
  await says(`${mother} đã được xem giúp bạn.`);
  await says(/Đến \d\d:\d\d ngày \d\d\/\d\d\/\d{4}/);
});

it('asks whoever confirms to prove anew who they are, where that is long ago', async () => {
  const { press, says, link } = await delegated({ given: [inventedDelegation({ state: 'accepted' })], failing: { confirm: 'STEP_UP' } });
  await press(`Đúng, cho ${mother} xem`);
  await says('Hãy đăng nhập lại trước');
  await waitUntil(() => link('Đăng nhập lại')?.href.includes('fresh=1'), 'it leads to no fresh proof', { timeout: 5000 });
});

it('shows a code once, and takes it back at one press', async () => {
  const { says, press, choose, delegation, read } = await delegated();
  await press('Cho người nhà xem giúp');
  await choose('7 ngày');
  await press('Lấy mã để đọc cho người nhà');
  await says('482 319 0755');
  await press('Quay lại danh sách');
  await says('Mã chỉ hiện một lần');
  expect(read()).not.to.include('482 319 0755');
  await press('Cho người nhà xem giúp');
  await says('Trong bao lâu');
  expect(read()).not.to.include('482 319 0755');
  await press('Quay lại danh sách');
  await press('Hủy mã này');
  await says('Đã thôi. Không xem được nữa.');
  expect(delegation.given[0]?.state).to.equal('ended');
});

it('tells whose code it is before one says yes, and that wrong ones are wrong', async () => {
  const { says, press, type, delegation, root, read } = await delegated();
  await press('Tôi có mã của người nhà');
  await type('123 456');
  await says('Mã phải có đủ 10 chữ số');
  expect(root.querySelector('#code')!.getAttribute('aria-invalid')).to.equal('true');
  await type('999 999 9999');
  await says('Không có mã này, mã đã dùng, hoặc đã quá 15 phút');
  await type('123 456 7890');
  await says(`${pensioner} nhờ bạn xem giúp sổ sức khỏe`);
  await says('Bạn được xem trong 30 ngày: chỉ xem');
  expect(delegation.received.length).to.equal(0, 'nothing is taken unseen');
  await press('Nhận lời');
  await says(`Khi ${pensioner} bấm “Đúng” trên máy của mình thì bạn xem được.`);
  delegation.confirmReceived();
  await says('Bạn đang xem giúp ai'); // By itself.
  expect(read()).not.to.include('Bạn đã nhận lời', 'it holds, and nothing is awaited');
});

it('says after five wrong codes how long to wait', async () => {
  const { says, press, type } = await delegated({ failing: { readOffer: 'TOO_MANY' } });
  await press('Tôi có mã của người nhà');
  await type('9999999999');
  await says('Hãy đợi 15 phút');
});

it('ends only at the second press, on either side', async () => {
  const { el, says, press, delegation, focused, root } = await delegated({ given: [inventedDelegation()], received: [inventedDelegation({ id: '2'.repeat(32), name: baby })] });
  await press('Thôi không cho xem nữa');
  expect(delegation.given[0]?.state).to.equal('active');
  expect(focused()).to.include('Những gì đã xem trước đó thì không lấy lại được');
  await press('Để như cũ');
  await press('Tôi không xem giúp nữa');
  const ended = oneEvent(el, 'motcua-delegation-ended');
  root.querySelector<HTMLElement>('.ending .button.quiet')!.click();
  await ended;
  await says('Đã thôi. Không xem được nữa.');
  expect([delegation.given[0]?.state, delegation.received[0]?.state]).to.deep.equal(['active', 'ended']);
});

it('asks a child of seven in its own words, with yes and no alike, and takes no for an answer', async () => {
  const { says, press, choose, delegation, button } = await delegated({ children: [bigChild] });
  await press('Xem sổ của con tôi');
  await choose(bigChild.name);
  await choose('90 ngày');
  await press('Xin xem sổ');
  await says(`${bigChild.name} đã đủ 7 tuổi, nên ${bigChild.name} phải được hỏi trước.`);
  expect(delegation.received[0]?.state).to.equal('unassented');
  await press(`Đưa máy cho ${bigChild.name} trả lời`);
  await says(`Chào ${bigChild.name}!`);
  await says(`Nơi này ghi lại là ${bigChild.name} trả lời trên máy của bạn.`);
  const [yes, no] = [button('Con cho xem')!, button('Con không cho xem')!];
  const look = (each: HTMLElement) => [each.className, each.clientHeight, getComputedStyle(each).backgroundColor, getComputedStyle(each).fontWeight];
  expect(look(no)).to.deep.equal(look(yes));
  await press('Con không cho xem');
  await says('Đã thôi. Không xem được nữa.');
  expect(delegation.received[0]?.state).to.equal('ended');
});

it('lets a child who signs in itself say yes, and take it back', async () => {
  const { says, press, delegation, read } = await delegated({ given: [ofChild({ name: mother })] });
  await says(`${mother} muốn xem sổ sức khỏe của bạn`);
  await press('Xem và trả lời');
  await says('Chào con!');
  expect(read()).not.to.include('Hãy đưa máy');
  await press('Con cho xem');
  await says('Con đã đồng ý bằng đăng nhập của con');
  expect(delegation.given[0]?.child?.assent?.by).to.equal('self');
  await press('Con không muốn nữa');
  expect(delegation.given[0]?.state).to.equal('active');
});

it('chooses for whom the page asks, tells the sign-in, closes an open book, and comes back', async () => {
  const { el, client, press, says, requests, read, delegation, identity } = await delegated({
    chooser: true,
    received: [inventedDelegation({ name: baby })],
    situation: { consents: [inventedConsent(inventedPurposes[0], 1)] } as Situation,
  });
  const beside = async (tag: string) => {
    const element = Object.assign(document.createElement(tag), { lang: 'vi', client }) as MotcuaElement;
    el.after(element);
    await element.updateComplete;
    return handsOn(element);
  };
  const [signIn, book] = [await beside('motcua-sign-in'), await beside('motcua-health-book')];
  await book.press('Mở sổ của tôi');
  await book.says(pensioner);
  expect(read()).not.to.include('Bạn đang xem thay cho');
  const chosen = oneEvent(el, 'motcua-acting-chosen') as unknown as Promise<ActingChosenEvent>;
  await press(baby);
  expect((await chosen).isForAnother).to.equal(true);
  await says(`Bạn đang xem thay cho ${baby}`);
  await signIn.says(`Bạn đang xem thay cho ${baby}`);
  await waitUntil(() => !book.read().includes(pensioner), 'the book of the one before stays open');
  await book.press(`Mở sổ của ${baby}`);
  await book.says(`Sổ sức khỏe của ${baby}`);
  await book.says('tất cả đang che');
  const asked = requests.filter(({ url }) => url.endsWith('/health/book')).map(({ headers }) => headers.get('motcua-acting-for'));
  expect(asked).to.deep.equal([null, '1'.repeat(32)]);
  expect(requests.filter(({ url, headers }) => headers.has('motcua-acting-for') && !url.endsWith('/health/book')).length).to.equal(0);
  await signIn.press('Trở lại xem cho tôi');
  await waitUntil(() => !read().includes('Bạn đang xem thay cho') && !book.read().includes(baby), 'nobody came back to themselves');

  await press(baby);
  await book.press(`Mở sổ của ${baby}`);
  await book.says('tất cả đang che');
  delegation.received = delegation.received.map((each) => ({ ...each, state: 'ended' }));
  identity.changeDelegation('1'.repeat(32), true);
  await says(`${baby} đã thôi cho bạn xem, hoặc đã hết hạn.`); // Nobody has pressed anything.
  await waitUntil(() => !book.read().includes(baby), 'the book of whoever took it back stays open');
});

it('asks for oneself again where the delegation has ended, or somebody signs out', async () => {
  const { client, press, says, delegation, read } = await delegated({ chooser: true, received: [inventedDelegation({ name: baby })] });
  await press(baby);
  await says(`Bạn đang xem thay cho ${baby}`);
  const asked = await client.identity!.delegation();
  await asked.end(delegation.received[0]!.id);
  await waitUntil(() => !read().includes('Xem cho'), 'the choice stays');
  expect(await asked.acting()).to.equal(undefined);
  await asked.actFor({ id: '1'.repeat(32), name: baby });
  await client.identity!.end();
  expect(await asked.acting()).to.equal(undefined);
});

it('leads whoever has not agreed themselves to their consent, and goes on', async () => {
  const { press, choose, root, delegation } = await delegated({ failing: { offer: 'CONSENT' } });
  await press('Cho người nhà xem giúp');
  await choose('30 ngày');
  await press('Lấy mã để đọc cho người nhà');
  await waitUntil(() => root.querySelector('motcua-consent')?.shadowRoot?.querySelector('.question'), 'it never asked', { timeout: 5000 });
  delegation.failing = {};
  await handsOn(root.querySelector('motcua-consent')!).press('Đồng ý');
  await waitUntil(() => !root.querySelector('motcua-consent'), 'the question stays');
});

it('keeps nothing of it where the page is left or somebody signs out', async () => {
  const { client, says, press, choose, read } = await delegated({ given: [inventedDelegation()] });
  await says(mother);
  await press('Cho người nhà xem giúp');
  await choose('30 ngày');
  await press('Lấy mã để đọc cho người nhà');
  await says('482 319 0755');
  await client.identity!.end();
  await says('Bạn chưa đăng nhập');
  expect(read()).not.to.match(new RegExp(`482 319|${mother}`));
  expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }])).not.to.include(mother);
});

it('says where nobody can sign in, and where a place does not know it', async () => {
  const el = await fixture<MotcuaDelegation>(html`<motcua-delegation lang="vi" .client=${strangersClient()}><p>Gọi 1022</p></motcua-delegation>`);
  await handsOn(el).says('Trang này chưa có đăng nhập');
  const { says } = await delegated({ situation: { ports: { delegation: undefined } } });
  await says('Nơi này chưa mở việc nhờ xem giúp');
});

it('never promises and never accuses', () => {
  for (const words of [strings.vi, strings.en, questions.vi, questions.en]) expect(JSON.stringify(words)).not.to.match(/an toàn|chắc chắn|giả mạo|\bsafe\b|certain|forged/i);
});

/** Puts the element into a page, in a situation, once it says so. */
async function placed(root: HTMLElement, options: SampleDelegationOptions, words: string, pressed = '', situation: Situation = {}) {
  fixtureCleanup();
  const client = browserOf({ ...situation, ports: { delegation: new SampleDelegation(options) } }).tab();
  const el = Object.assign(document.createElement('motcua-delegation'), { lang: 'vi', client });
  root.append(el);
  const { says, press, link } = handsOn(el);
  if (pressed) await press(pressed);
  await says(words);
  if (situation.isSignedIn === false) await waitUntil(() => link('Đăng nhập'));
  return el;
}

widgetManners({
  tag: 'motcua-delegation',
  wording: strings,
  client: () => browserOf({ ports: { delegation: new SampleDelegation() } }).tab(),
  isReady: (element) => element.shadowRoot!.querySelector('.choice, .notice') !== null,
  states: {
    list: (root) =>
      placed(
        root,
        {
          given: [inventedDelegation(), inventedDelegation({ id: '4'.repeat(32), state: 'accepted' })],
          received: [ofChild(), inventedDelegation({ id: '2'.repeat(32), name: baby })],
        },
        mother,
      ),
    'signed out': (root) => placed(root, {}, 'Bạn chưa đăng nhập', '', { isSignedIn: false }),
    failed: (root) => placed(root, { failing: { list: 'UNAVAILABLE' } }, 'Thử lại'),
    offering: (root) => placed(root, {}, 'Trong bao lâu', 'Cho người nhà xem giúp'),
    entering: (root) => placed(root, {}, 'Mã có 10 chữ số', 'Tôi có mã của người nhà'),
    assent: (root) => placed(root, { received: [ofChild()] }, 'Con cho xem', 'Đưa máy cho'),
  },
  fleeting: ['offering', 'entering', 'assent'],
});
