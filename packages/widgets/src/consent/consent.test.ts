import { inventedConsent, inventedPurposes } from '@motcua/gateway/testing';
import { expect, fixture, fixtureCleanup, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../app/index.ts';
import type { MotcuaApp } from '../app/index.ts';
import type { MotcuaErrorEvent } from '../core/events.ts';
import { widgetManners } from '../core/widget-manners.ts';
import { browserOf, handsOn, strangersClient, type Situation } from '../sign-in/sign-in.test-builder.ts';
import { strings } from './consent.strings.ts';
import './index.ts';
import type { ConsentGivenEvent, ConsentRefusedEvent, ConsentWithdrawnEvent, MotcuaConsent } from './index.ts';

const [healthBook, signing] = inventedPurposes;
const question = 'Xem sổ sức khỏe của bạn trên trang này. Bạn có đồng ý không?';

/** The element over the real gateway and an invented person: nothing between them is mocked. */
async function consent({ purpose = '', inside = false, ...situation }: Situation & { readonly purpose?: string; readonly inside?: boolean } = {}) {
  const browser = browserOf(situation);
  const el = await fixture<MotcuaConsent>(html`<motcua-consent lang="vi" purpose=${purpose} ?inside=${inside} .client=${browser.tab()}><p>Gọi 1022</p></motcua-consent>`);
  return { el, ...browser, ...handsOn(el) };
}

/** What was asked; that the page follows the session is no question. */
const askedFor = (requests: readonly Request[]) => requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`).filter((asked) => asked !== 'GET /session/events');

it('asks for one purpose: what is read, who gets it, for how long; nothing is chosen beforehand', async () => {
  const { says, root, requests } = await consent({ purpose: 'health' });
  await says(question);
  await says('Dị ứng, thuốc đang dùng, bệnh đã ghi');
  await says('Chỉ bạn, trên thiết bị này');
  await says(/90 ngày, đến \d\d\/\d\d\/\d{4}, hoặc đến khi bạn rút lại/);
  expect(root.querySelector('input, :checked')).to.equal(null);
  expect(askedFor(requests)).to.deep.equal(['GET /consents']);
});

it('says of a page of somebody else’s site that nothing is agreed to for that page', async () => {
  const client = browserOf().tab();
  client.identity!.wayIn = async () => ({ address: 'https://api.motcua.test/', open: async () => 'closed' });
  const el = await fixture<MotcuaConsent>(html`<motcua-consent lang="vi" .client=${client}></motcua-consent>`);
  const { says, status } = handsOn(el);
  await says('Bạn chưa đồng ý việc nào cho trang này');
  expect(status()).to.equal('Bạn chưa đồng ý việc nào cho trang này.');
});

it('makes yes and no equally easy', async () => {
  const { says, button } = await consent({ purpose: 'health' });
  await says(question);
  const [yes, no] = [button('Đồng ý')!, button('Không đồng ý')!];
  expect(yes).not.to.equal(no);
  const look = (each: HTMLElement) => {
    const { backgroundColor, color, borderTopColor, fontSize, fontWeight } = getComputedStyle(each);
    return [each.className, each.clientHeight, Math.round(each.getBoundingClientRect().width), backgroundColor, color, borderTopColor, fontSize, fontWeight];
  };
  expect(look(no)).to.deep.equal(look(yes));
});

it('gives a receipt for a yes, and tells the host', async () => {
  const { el, says, press, identity, root, status } = await consent({ purpose: 'health' });
  const given = oneEvent(el, 'motcua-consent-given') as unknown as Promise<ConsentGivenEvent>;
  await press('Đồng ý');
  expect((await given).purpose).to.equal('health');
  await says('Đã đồng ý');
  await says(/Đồng ý lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4}\. Mã xác nhận: [0-9a-f ]{39}/);
  expect(identity.agreed.length).to.equal(1);
  expect(status()).to.equal('Đã đồng ý');
  expect(document.activeElement!.shadowRoot!.activeElement).to.equal(root.querySelector('[data-purpose=health]'));
});

it('sends nothing for a no, says what follows, and lets one change one’s mind', async () => {
  const { el, says, press, requests } = await consent({ purpose: 'health' });
  const refused = oneEvent(el, 'motcua-consent-refused') as unknown as Promise<ConsentRefusedEvent>;
  await press('Không đồng ý');
  expect((await refused).purpose).to.equal('health');
  await says('Bạn đã không đồng ý');
  await says('Không có gì của bạn được đọc cho việc này.');
  expect(askedFor(requests)).to.deep.equal(['GET /consents']);
  await press('Xem lại câu hỏi');
  await says(question);
});

it('prints the receipt alone', async () => {
  const { press, root } = await consent({ consents: [inventedConsent(healthBook, 3), inventedConsent(signing, 4)] });
  const real = globalThis.print;
  try {
    const printed = new Promise<readonly boolean[]>((resolve) => {
      globalThis.print = () => resolve([...root.querySelectorAll('.card')].map((card) => card.hasAttribute('data-motcua-unprinted')));
    });
    await press('In giấy xác nhận');
    expect(await printed).to.deep.equal([false, true]);
  } finally {
    globalThis.print = real;
    dispatchEvent(new Event('afterprint'));
  }
});

it('takes an agreement back in two presses, the first of which says what follows', async () => {
  const { el, says, press, identity, requests, read } = await consent({ consents: [inventedConsent(healthBook, 3)] });
  await press('Rút lại đồng ý');
  await says('Sau nhiều nhất một phút, không ai đọc hồ sơ của bạn cho việc này nữa.');
  expect(askedFor(requests)).to.deep.equal(['GET /consents']);
  await press('Giữ đồng ý');
  expect(read()).not.to.contain('Sau nhiều nhất một phút');
  await press('Rút lại đồng ý');
  const withdrawn = oneEvent(el, 'motcua-consent-withdrawn') as unknown as Promise<ConsentWithdrawnEvent>;
  await press('Rút lại');
  expect((await withdrawn).purpose).to.equal('health');
  await says('Bạn chưa đồng ý việc nào');
  await says('Trước đây (1)');
  expect(identity.agreed[0]!.withdrawnAt).not.to.equal(undefined);
});

it('lists what holds, what can be agreed to, and what no longer holds', async () => {
  const { says, press, root, read } = await consent({ consents: [inventedConsent(healthBook, 3), inventedConsent(signing, 20, 10), inventedConsent(signing, 200)] });
  await says('Đã đồng ý Xem sổ sức khỏe của bạn trên trang này');
  await says(/Việc bạn có thể đồng ý\s*Xem chữ ký số của bạn còn dùng được không\s*Xem và trả lời/);
  await says('Trước đây (2)');
  expect(root.querySelectorAll('article').length).to.equal(1);
  expect(read()).to.match(/Rút lại lúc \d\d:\d\d ngày/);
  expect(read()).to.match(/Đã hết hạn \d\d:\d\d ngày/);
  await press('Xem và trả lời');
  await says('Xem chữ ký số của bạn còn dùng được không. Bạn có đồng ý không?');
});

it('says that nothing was agreed to yet', async () => {
  const { says } = await consent();
  await says('Bạn chưa đồng ý việc nào');
  await says('Khi một việc cần đọc hồ sơ của bạn, trang này sẽ hỏi bạn trước.');
});

it('says what to do where a purpose is not known here', async () => {
  const { says } = await consent({ purpose: 'nobody-knows' });
  await says('Nơi này không biết việc cần bạn đồng ý.');
});

it('leads to a sign-in where nobody is signed in, and goes on by itself once somebody is', async () => {
  const { says, link, identity, tab } = await consent({ purpose: 'health', isSignedIn: false });
  await says('Bạn chưa đăng nhập');
  await waitUntil(() => link('Đăng nhập'));
  expect(new URL(link('Đăng nhập')!.href).pathname).to.equal('/sign-in');
  identity.signIn();
  await tab().identity!.session();
  await says(question);
});

it('forgets everything when the person signs out in another tab', async () => {
  const { says, read, tab } = await consent({ consents: [inventedConsent(healthBook, 3)] });
  await says('Đã đồng ý');
  await tab().identity!.end();
  await says('Bạn chưa đăng nhập');
  expect(read()).not.to.contain('sổ sức khỏe');
});

it('hears of what was agreed to and taken back elsewhere', async () => {
  const { says, tab } = await consent();
  await says('Bạn chưa đồng ý việc nào');
  const there = tab();
  await there.identity!.give('health');
  await says('Đã đồng ý');
  await there.identity!.withdraw('health');
  await says('Trước đây (1)');
});

it('says that nothing changed where the gateway is silent, tells the host, and tries again', async () => {
  const { el, says, press, identity } = await consent({ purpose: 'health', failing: { giveConsent: 'UNAVAILABLE' } });
  const failed = oneEvent(el, 'motcua-error') as unknown as Promise<MotcuaErrorEvent>;
  await press('Đồng ý');
  await says('Chưa ghi được đồng ý của bạn');
  expect((await failed).code).to.equal('UNAVAILABLE');
  identity.failing = {};
  await press('Thử lại');
  await says('Đã đồng ý');
  identity.failing = { withdrawConsent: 'UNAVAILABLE' };
  await press('Rút lại đồng ý');
  await press('Rút lại');
  await says('Chưa rút lại được');
  await says('Những gì bạn đã đồng ý hay đã rút vẫn như cũ.');
});

it('says that the list could not be shown, and shows it at a press', async () => {
  const { says, press, identity } = await consent({ failing: { consents: 'UNAVAILABLE' } });
  await says('Chưa xem được bạn đã đồng ý những gì');
  identity.failing = {};
  await press('Thử lại');
  await says('Bạn chưa đồng ý việc nào');
});

it('says in words that it takes long', async () => {
  const { says } = await consent({ silent: ['consents'] });
  await says('Đang hỏi, hơi lâu hơn mọi khi.');
});

it('is empty when the visit on a shared device ends', async () => {
  const { tab } = browserOf({ consents: [inventedConsent(healthBook, 3)] });
  const app = await fixture<MotcuaApp>(html`<motcua-app lang="vi" shared-device .client=${tab()}><motcua-consent></motcua-consent></motcua-app>`);
  const { says, read } = handsOn(app.querySelector('motcua-consent')!);
  app.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  await says('Đã đồng ý');
  [...app.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Xóa hết'))!.click();
  await says('Bạn chưa đăng nhập');
  expect(read()).not.to.contain('Đã đồng ý');
});

it('shows nothing of it to whoever presses "back"', async () => {
  const { says, read } = await consent({ consents: [inventedConsent(healthBook, 3)] });
  await says('Đã đồng ý');
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  expect(read()).not.to.contain('sổ sức khỏe');
});

it('leaves what the host says where nobody can be asked', async () => {
  const el = await fixture<MotcuaConsent>(html`<motcua-consent lang="vi" .client=${strangersClient()}><p>Gọi 1022</p></motcua-consent>`);
  await handsOn(el).says('Trang này chưa có đăng nhập');
  expect(el.shadowRoot!.querySelector('slot')!.hidden).to.equal(false);
});

it('shows inside another element neither title nor helpline', async () => {
  const { root, says } = await consent({ purpose: 'health', inside: true });
  await says(question);
  expect(root.querySelector<HTMLElement>('.head')!.hidden).to.equal(true);
  expect(root.querySelector('.help')).to.equal(null);
});

it('never promises and never accuses', () => {
  for (const words of [strings.vi, strings.en]) expect(JSON.stringify(words)).not.to.match(/an toàn|chắc chắn|giả mạo|\bsafe\b|certain|forged/i);
});

/** Puts the element into a page, in a situation, once it says so. */
async function placed(root: HTMLElement, situation: Situation, words: string, purpose = '') {
  fixtureCleanup();
  const el = Object.assign(document.createElement('motcua-consent'), { lang: 'vi', purpose, client: browserOf(situation).tab() });
  root.append(el);
  const { says, link } = handsOn(el);
  await says(words);
  if (situation.isSignedIn === false) await waitUntil(() => link('Đăng nhập'));
  return el;
}

widgetManners({
  tag: 'motcua-consent',
  wording: strings,
  client: () => browserOf().tab(),
  isReady: (element) => element.shadowRoot!.querySelector('.card, .notice') !== null,
  states: {
    asking: (root) => placed(root, {}, question, 'health'),
    given: (root) => placed(root, { consents: [inventedConsent(healthBook, 3), inventedConsent(signing, 20, 10)] }, 'Trước đây'),
    'signed out': (root) => placed(root, { isSignedIn: false }, 'Bạn chưa đăng nhập'),
    failed: (root) => placed(root, { failing: { consents: 'UNAVAILABLE' } }, 'Thử lại'),
    withdrawing: async (root) => {
      const el = await placed(root, { consents: [inventedConsent(healthBook, 3)] }, 'Đã đồng ý');
      await handsOn(el).press('Rút lại đồng ý');
      return el;
    },
  },
  fleeting: ['withdrawing'],
});
