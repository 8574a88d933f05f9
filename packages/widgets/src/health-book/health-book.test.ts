import type { HealthBook } from '@motcua/contract/health';
import { createGateway, demonstrationPeople, type GatewayPorts } from '@motcua/gateway';
import { failingPort, inventedConsent, inventedPeople, inventedPurposes, samplePorts, silentAgency, type SampleIdentityOptions } from '@motcua/gateway/testing';
import { createClient, type Client } from '@motcua/sdk';
import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { MotcuaErrorEvent } from '../core/events.ts';
import { widgetManners } from '../core/widget-manners.ts';
import '../app/index.ts';
import type { MotcuaApp } from '../app/index.ts';
import { browserOf, handsOn as signInHands } from '../sign-in/sign-in.test-builder.ts';
import './index.ts';
import type { MotcuaHealthBook } from './index.ts';
import { strings } from './health-book.strings.ts';

const [child, pensioner, , nearlyEmpty, conflicting] = inventedPeople.map(({ id }) => id) as [string, string, string, string, string];

interface Situation {
  readonly ports?: Partial<GatewayPorts>;
  readonly person?: string | undefined;
  readonly easy?: boolean;
  readonly timeLimitMs?: number;
}

/** A client of one invented person over the real gateway. */
function clientOf({ ports = {}, person, timeLimitMs }: Situation) {
  const gateway = createGateway({ ...samplePorts(), ...ports }, { timeLimitMs, personOf: demonstrationPeople(inventedPeople.map(({ id }) => id)) });
  return createClient({ gateway: 'https://gateway.test', fetch: gateway.fetch, demonstrationPerson: person });
}

/** A health book wired to the real gateway over invented people: nothing between them is mocked. */
async function book(situation: Situation = {}) {
  localStorage.clear();
  sessionStorage.clear();
  const client = clientOf({ person: pensioner, ...situation });
  const el = await fixture<MotcuaHealthBook>(html`<motcua-health-book lang="vi" ?easy=${situation.easy ?? false} .client=${client}></motcua-health-book>`);
  return { el, client, ...handsOn(el) };
}

function handsOn(el: MotcuaHealthBook) {
  const root = el.shadowRoot!;
  const within = <E extends Element = HTMLElement>(selector: string) => root.querySelector<E>(selector)!;
  const read = () => root.textContent!.replace(/\s+/g, ' ');
  const says = async (words: string | RegExp) => {
    const isSaid = () => (typeof words === 'string' ? read().includes(words) : words.test(read()));
    await waitUntil(isSaid, 'x', { timeout: 4000 }).catch(() => expect.fail(`never said ${words}, but: ${read()}`));
  };
  const press = async (words: string) => {
    const button = [...root.querySelectorAll<HTMLElement>('button, summary')].find((each) => each.textContent!.replace(/\s+/g, ' ').includes(words));
    if (!button) expect.fail(`no button ${words} in: ${read()}`);
    button.focus();
    button.click();
    await el.updateComplete;
  };
  const open = async () => {
    await press('Mở sổ của tôi');
    await waitUntil(() => root.querySelector('.sections'), 'the book never opened');
  };
  return { root, within, read, says, press, open };
}

/** A health book whose every value is a word that occurs nowhere else. */
function canaryBook(): { readonly book: HealthBook; readonly canaries: readonly string[] } {
  const canaries = Array.from({ length: 40 }, (_, index) => `hoangyen${index}x`);
  const source = { name: 'Nơi mẫu', asOf: '2026-11-01' };
  const sections = (['allergies', 'problems', 'medications', 'results'] as const).map((kind, section): HealthBook['sections'][number] => {
    const [label, value, detail, by, note, line, code, unit, plain, range] = canaries.slice(section * 10, section * 10 + 10) as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    return {
      kind,
      title: `Mục ${section + 1}`,
      depth: 0,
      state: 'items',
      note,
      narrative: [line],
      items: [
        {
          label,
          plainLabel: plain,
          codes: [{ code }],
          values: [{ text: value, unit, range }],
          details: [{ kind: 'note', text: detail }],
          status: 'active',
          source: by,
          sensitivity: section === 0 ? 'sensitive' : 'ordinary',
        },
      ],
    };
  });
  return { book: { patient: { name: 'Người Mẫu', identifiers: [] }, source, sections, notes: [] }, canaries };
}

/** Everything in which a value could be found: markup, attributes and properties of fields, storage, address, title. */
function everywhere(el: Element): string {
  const fields = [...el.shadowRoot!.querySelectorAll('input')].map(({ value }) => value);
  return [
    el.outerHTML,
    el.shadowRoot!.innerHTML,
    document.documentElement.outerHTML,
    el.shadowRoot!.textContent,
    (el as HTMLElement).innerText,
    ...fields,
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
    location.href,
    JSON.stringify(history.state),
    document.title,
  ].join('\n');
}

it('asks for nothing before the citizen opens the book', async () => {
  let asked = 0;
  const gateway = createGateway(samplePorts(), { personOf: () => ({ id: pensioner, assuranceLevel: 2 }) });
  const send: typeof fetch = (input, init) => {
    asked += 1;
    return gateway.fetch(input as Request, init);
  };
  const client = createClient({ gateway: 'https://gateway.test', fetch: send });
  const el = await fixture<MotcuaHealthBook>(html`<motcua-health-book .client=${client}></motcua-health-book>`);
  await aTimeout(50);
  expect(asked).to.equal(0);
  await handsOn(el).open();
  expect(asked).to.equal(1);
});

it('opens with name, age and section names, and everything masked', async () => {
  const { open, read, root } = await book();
  await open();
  expect(read()).to.contain('Trần Giả Định').and.to.contain('sinh năm 1950').and.to.contain('tất cả đang che').and.to.contain('Dị ứng');
  expect(read()).not.to.match(/Penicillin|Amlodipin/);
  expect(root.querySelectorAll('[aria-expanded=true]').length).to.equal(0);
});

it('tells a small child’s age in months', async () => {
  const { open, read } = await book({ person: child });
  await open();
  expect(read()).to.match(/\d+ tháng tuổi|\d tuổi/);
});

it('shows one section at a time, with source, and masks it at a press', async () => {
  const { open, press, read, says, within } = await book();
  await open();
  await press('Dị ứng');
  await says('Penicillin');
  await says(/Theo .+Ví Dụ/);
  expect(document.activeElement!.shadowRoot!.activeElement).to.equal(within('[aria-expanded=true]'));
  await press('Thuốc');
  await says('Amlodipin');
  expect(read()).not.to.contain('Penicillin');
  await press('Che ngay');
  await says('Đã che lại.');
  expect(read()).not.to.contain('Amlodipin');
});

it('masks by itself when the time is up, which one press makes longer', async () => {
  const { open, press, read, says, el } = await book();
  await open();
  const real = Date.now;
  try {
    let now = real();
    Date.now = () => now;
    await press('Dị ứng');
    await says('Tự che sau 60 giây');
    now += 40_500;
    await says('Còn 20 giây. Bấm “Thêm 60 giây”');
    await press('+60 giây');
    now += 59_000;
    await says(/Tự che sau (20|21) giây/);
    now += 22_000;
    await says('Đã che lại.');
    expect(read()).not.to.contain('Penicillin');
  } finally {
    Date.now = real;
    el.remove();
  }
});

for (const leave of ['blur', 'beforeprint'] as const) {
  it(`masks at once, before anything else runs, on ${leave}`, async () => {
    const { open, press, says, read } = await book();
    await open();
    await press('Dị ứng');
    await says('Penicillin');
    dispatchEvent(new Event(leave));
    expect(read()).not.to.contain('Penicillin');
    expect(read()).to.contain('Đã che lại.');
  });
}

it('is closed at once when the page is left, since "back" may show the page as it was to somebody else', async () => {
  const { open, press, says, read } = await book();
  await open();
  await press('Dị ứng');
  await says('Penicillin');
  dispatchEvent(new Event('pagehide'));
  expect(read()).not.to.match(/Penicillin|Trần Giả Định/);
});

it('is closed when another client may ask for another person', async () => {
  const { el, open, read } = await book();
  await open();
  el.client = clientOf({ person: child });
  await el.updateComplete;
  await waitUntil(() => !read().includes('Trần Giả Định'), 'the first person’s book stayed open');
});

it('masks at once when the page is hidden', async () => {
  const { open, press, says, read } = await book();
  await open();
  await press('Dị ứng');
  await says('Penicillin');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(read()).not.to.contain('Penicillin');
});

it('masks when it is taken out of the page', async () => {
  const { open, press, says, el, read } = await book();
  await open();
  await press('Dị ứng');
  await says('Penicillin');
  const parent = el.parentElement!;
  el.remove();
  parent.append(el);
  await el.updateComplete;
  expect(read()).not.to.contain('Penicillin');
});

it('holds none of 40 values anywhere while it is masked, and is found out when one shows', async () => {
  const said: string[] = [];
  const real = { log: console.log, warn: console.warn, error: console.error, info: console.info, debug: console.debug };
  for (const level of Object.keys(real) as (keyof typeof real)[]) console[level] = (...words: unknown[]) => void said.push(words.map(String).join(' '));
  try {
    const { book: canary, canaries } = canaryBook();
    const { open, press, el } = await book({ ports: { health: { book: async () => canary } } });
    const found = () => canaries.filter((each) => everywhere(el).includes(each) || said.join('\n').includes(each));
    await open();
    expect(found()).to.deep.equal([]);
    for (const title of ['Mục 2', 'Mục 1', 'Mục 4']) {
      await press(title);
      if (title !== 'Mục 1') expect(found().length, 'a revealed value was not found: the search is blind').to.be.above(3);
      await press('Che ngay');
      expect(found()).to.deep.equal([]);
    }
    await press('Mục 3');
    dispatchEvent(new Event('beforeprint'));
    expect(found()).to.deep.equal([]);
  } finally {
    Object.assign(console, real);
  }
});

it('keeps sensitive lines under a second mask', async () => {
  const { open, press, read, says } = await book({ ports: { health: { book: async () => canaryBook().book } } });
  await open();
  await press('Mục 1');
  await says('1 dòng riêng tư đang che thêm một lớp.');
  expect(read()).not.to.contain('hoangyen1x');
  await press('Hiện dòng riêng tư');
  await says('hoangyen1x');
});

it('tells apart kinds of absence, and reassures only with who asked and when', async () => {
  const { open, press, root } = await book({ person: nearlyEmpty });
  await open();
  const told: string[] = [];
  for (const row of [...root.querySelectorAll<HTMLElement>('[data-section]')].map(({ dataset }) => dataset['section'])) {
    root.querySelector<HTMLElement>(`[data-section="${row}"]`)!.click();
    await waitUntil(() => root.querySelector('.shown'), 'the section never showed');
    told.push(root.querySelector<HTMLElement>('.shown')!.innerText);
    await press('Che ngay');
  }
  const all = told.join('\n');
  expect(all).to.contain('Chưa hỏi.').and.to.contain('Nơi giữ sổ không lấy được thông tin này.');
  for (const text of told.filter((each) => each.includes('Đã hỏi, không có.'))) expect(text).to.match(/Theo .+, ngày \d/);
});

it('does not reassure where nobody stands for it', async () => {
  const { book: canary } = canaryBook();
  const sections = [{ ...canary.sections[0]!, state: 'noneKnown' as const, items: [] }];
  const { open, press, says, read } = await book({ ports: { health: { book: async () => ({ ...canary, sections }) } } });
  await open();
  await press('Mục 1');
  await says('không rõ ai ghi và ghi khi nào');
  expect(read()).not.to.contain('Đã hỏi, không có.');
});

it('stays closed where it was closed while it was on its way, from a gateway or out of a file', async () => {
  const { book: canary } = canaryBook();
  const { el, root, press, read } = await book({ ports: { health: { book: async () => aTimeout(100).then(() => canary) } } });
  await press('Mở sổ của tôi');
  dispatchEvent(new Event('pagehide'));
  await aTimeout(250);
  await el.updateComplete;
  expect(read()).not.to.contain('Người Mẫu');
  choose(root, JSON.stringify(inventedPeople[1]!.bundle), 'so.json');
  dispatchEvent(new Event('pagehide'));
  await aTimeout(250);
  await el.updateComplete;
  expect(read()).not.to.contain('Trần Giả Định');
});

it('puts what was entered by mistake or ruled out aside', async () => {
  const { open, root, press } = await book({ person: conflicting });
  await open();
  let folds = 0;
  for (const row of [...root.querySelectorAll<HTMLElement>('[data-section]')].map(({ dataset }) => dataset['section'])) {
    root.querySelector<HTMLElement>(`[data-section="${row}"]`)!.click();
    await waitUntil(() => root.querySelector('.shown'), 'the section never showed');
    for (const list of root.querySelectorAll<HTMLElement>('.shown > .items')) expect(list.innerText).not.to.match(/Ghi nhầm|Đã loại trừ/);
    folds += /\d+ dòng đã hủy hoặc đã loại trừ/.test(root.textContent!) ? 1 : 0;
    await press('Che ngay');
  }
  expect(folds).to.be.above(0);
});

it('says what a book should speak about and does not', async () => {
  const { book: canary } = canaryBook();
  const sections = canary.sections.filter(({ kind }) => kind !== 'allergies');
  const { open, says } = await book({ ports: { health: { book: async () => ({ ...canary, sections }) } } });
  await open();
  await says('Sổ không nói gì về: dị ứng. Chưa có thông tin');
});

it('draws long sections in portions', async () => {
  const { book: long } = canaryBook();
  const [first] = long.sections[1]!.items;
  const sections = [{ ...long.sections[1]!, items: Array.from({ length: 300 }, (_, index) => ({ ...first!, plainLabel: `Dòng ${index}` })) }];
  const { open, press, root } = await book({ ports: { health: { book: async () => ({ ...long, sections }) } } });
  await open();
  await press('Mục 2');
  expect(root.querySelectorAll('.item').length).to.equal(20);
  await press('Xem thêm 280 dòng');
  expect(root.querySelectorAll('.item').length).to.equal(120);
});

it('closes: nothing of the book is left', async () => {
  const { open, press, says, read } = await book();
  await open();
  await press('Đóng sổ');
  await says('Đã đóng sổ.');
  expect(read()).not.to.contain('Trần Giả Định');
});

it('is closed when the visit on a shared device ends', async () => {
  const client = clientOf({ person: pensioner });
  const app = await fixture<MotcuaApp>(html`<motcua-app shared-device .client=${client}><motcua-health-book></motcua-health-book></motcua-app>`);
  const el = app.querySelector<MotcuaHealthBook>('motcua-health-book')!;
  await waitUntil(() => el.shadowRoot!.querySelector('button'), 'the book never stood there');
  const { open, read } = handsOn(el);
  await open();
  app.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  [...app.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Xóa hết'))!.click();
  await waitUntil(() => !read().includes('Trần Giả Định'), 'the book stayed open');
});

it('has no time limit in easy mode, and still masks when the page is left', async () => {
  const { open, press, says, read } = await book({ easy: true });
  await open();
  await press('Dị ứng');
  await says('Mục này tự che khi bạn rời trang.');
  expect(read()).not.to.match(/Tự che sau \d/);
  const real = Date.now;
  try {
    Date.now = () => real() + 70_000;
    await aTimeout(1200);
    expect(read()).to.contain('Penicillin');
  } finally {
    Date.now = real;
  }
  dispatchEvent(new Event('blur'));
  expect(read()).not.to.contain('Penicillin');
});

it('says what to do where nobody is signed in', async () => {
  const { press, says } = await book({ person: undefined });
  await press('Mở sổ của tôi');
  await says('Bạn cần đăng nhập để mở sổ của mình.');
});

it('says that the book is still there when its keeper is silent, and tells the host', async () => {
  const { el, press, says } = await book({ ports: { health: failingPort('UNAVAILABLE') } });
  const told = oneEvent(el, 'motcua-error') as unknown as Promise<MotcuaErrorEvent>;
  await press('Mở sổ của tôi');
  await says('Nơi giữ sổ đang không trả lời. Sổ của bạn vẫn còn nguyên ở đó.');
  expect((await told).code).to.equal('UNAVAILABLE');
});

it('gives up waiting for a keeper that never answers', async () => {
  const { press, says } = await book({ ports: { health: silentAgency() }, timeLimitMs: 50 });
  await press('Mở sổ của tôi');
  await says('Đợi lâu quá mà chưa có trả lời.');
});

/** What a person does with the file field: chooses a file. */
function choose(root: ShadowRoot, content: BlobPart, name: string): void {
  const field = root.querySelector<HTMLInputElement>('input[type=file]')!;
  const chosen = new DataTransfer();
  chosen.items.add(new File([content], name));
  field.files = chosen.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

it('reads a file on the device, without a gateway', async () => {
  const client = createClient({ catalogue: 'https://catalogue.test/catalogue.json', fetch: () => Promise.reject(new TypeError('no network')) });
  const el = await fixture<MotcuaHealthBook>(html`<motcua-health-book .client=${client}></motcua-health-book>`);
  const { root, says, read, press } = handsOn(el);
  expect(read()).not.to.contain('Mở sổ của tôi');
  choose(root, JSON.stringify(inventedPeople[1]!.bundle), 'so.json');
  await says('Đọc từ tệp bạn mở, trên máy này.');
  await press('Dị ứng');
  await says('Penicillin');
});

it('says what is wrong with a file that is no health book', async () => {
  const { root, says } = await book();
  choose(root, 'hello', 'x.txt');
  await says('Hãy chọn tệp có đuôi .json');
  choose(root, '{"weight": 60}', 'x.json');
  await says('Tệp không theo mẫu sổ sức khỏe điện tử');
  choose(root, '<Bundle/>', 'x.xml');
  await says('Tệp này ở dạng XML');
});

/** A browser whose person signs in and agrees; each client is a tab. */
async function gated(situation: SampleIdentityOptions = {}) {
  sessionStorage.clear();
  const browser = browserOf(situation);
  const el = await fixture<MotcuaHealthBook>(html`<motcua-health-book lang="vi" .client=${browser.tab()}></motcua-health-book>`);
  return { el, ...browser, ...handsOn(el), link: signInHands(el).link };
}

it('leads who is not signed in to a sign-in and back here, and opens by itself once they are', async () => {
  const { press, says, link, identity, tab, root } = await gated({ isSignedIn: false, consents: [inventedConsent(inventedPurposes[0], 1)] });
  await press('Mở sổ của tôi');
  await says('Bạn sẽ sang trang của nơi xác thực, rồi quay lại đây.');
  await waitUntil(() => link('Đăng nhập'));
  const { pathname, searchParams } = new URL(link('Đăng nhập')!.href);
  expect([pathname, searchParams.get('level'), searchParams.get('return')]).to.deep.equal(['/sign-in', '2', location.href]);
  identity.signIn();
  await tab().identity!.session();
  await waitUntil(() => root.querySelector('.sections'), 'the book never opened', { timeout: 5000 });
});

it('leads who is not known surely enough to a stronger sign-in', async () => {
  const { press, says, link } = await gated({ session: { assuranceLevel: 1 } });
  await press('Mở sổ của tôi');
  await says('Mở sổ sức khỏe cần đăng nhập ở mức cao hơn.');
  await waitUntil(() => link('Đăng nhập ở mức cao hơn'));
});

it('goes on with what was pressed when the person comes back from the sign-in, once', async () => {
  const first = await gated({ isSignedIn: false });
  await first.press('Mở sổ của tôi');
  await waitUntil(() => first.link('Đăng nhập'));
  first.link('Đăng nhập')!.addEventListener('click', (event) => event.preventDefault());
  first.link('Đăng nhập')!.click();
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  const browser = browserOf({ consents: [inventedConsent(inventedPurposes[0], 1)] });
  const back = async () => (await fixture<MotcuaHealthBook>(html`<motcua-health-book lang="vi" .client=${browser.tab()}></motcua-health-book>`)).shadowRoot!;
  const returned = await back();
  await waitUntil(() => returned.querySelector('.sections'), 'the book never opened', { timeout: 5000 });
  const later = await back();
  await aTimeout(100);
  expect(later.querySelector('.sections')).to.equal(null);
});

it('asks for consent where it is missing, and opens by itself once it is given', async () => {
  const { press, root, says, identity } = await gated();
  await press('Mở sổ của tôi');
  await says('Cần bạn đồng ý trước');
  await waitUntil(() => root.querySelector('motcua-consent')?.shadowRoot?.querySelector('.question'), 'it never asked', { timeout: 5000 });
  await signInHands(root.querySelector('motcua-consent')!).press('Đồng ý');
  await waitUntil(() => root.querySelector('.sections'), 'the book never opened', { timeout: 5000 });
  expect(identity.agreed.length).to.equal(1);
});

it('is closed when the person signs out or takes the consent back, wherever that is', async () => {
  for (const leave of [(client: Client) => client.identity!.end(), (client: Client) => client.identity!.withdraw('health')]) {
    const { open, root, tab, says } = await gated({ consents: [inventedConsent(inventedPurposes[0], 1)] });
    await open();
    await leave(tab());
    await waitUntil(() => !root.querySelector('.sections'), 'the book stayed open');
    await says('Đã đóng sổ.');
  }
});

it('stays open where the person takes back what they agreed to on another site', async () => {
  const { open, root, tab, identity } = await gated({ consents: [inventedConsent(inventedPurposes[0], 1)] });
  await open();
  const heard: string[] = [];
  const watching = new AbortController();
  const other = tab();
  await other.identity!.watch((change) => heard.push(change), watching.signal);
  await other.identity!.session();
  identity.withdrawAtSite('health');
  await waitUntil(() => heard.includes('consents-changed'), 'it was never told', { timeout: 5000 });
  await aTimeout(200);
  watching.abort();
  expect(root.querySelector('.sections')).not.to.equal(null);
});

it('is closed when somebody else signs in in another tab, and not when the same person opens one', async () => {
  const { open, root, tab, identity } = await gated({ consents: [inventedConsent(inventedPurposes[0], 1)] });
  await open();
  await tab().identity!.session();
  await aTimeout(200);
  expect(root.querySelector('.sections')).not.to.equal(null, 'another tab of the same sign-in closed it');
  identity.signIn({ displayName: 'Nguyễn Văn Khác', signedInAt: new Date(Date.now() + 1000).toISOString() });
  await tab().identity!.session();
  await waitUntil(() => !root.querySelector('.sections'), 'the first one’s book stays open for the second', { timeout: 5000 });
});

it('offers no way to a sign-in where there is none', async () => {
  const { press, says, root } = await book({ person: undefined });
  await press('Mở sổ của tôi');
  await says('Bạn cần đăng nhập để mở sổ của mình.');
  await aTimeout(100);
  expect(root.querySelector('a[href*="sign-in"]')).to.equal(null);
});

/** Puts a book into a page, opened as far as the state says. */
async function placed(root: HTMLElement, situation: Situation, then: (hands: ReturnType<typeof handsOn>) => Promise<void> = async () => {}) {
  const el = document.createElement('motcua-health-book');
  el.lang = 'vi';
  el.client = clientOf({ person: pensioner, ...situation });
  el.easy = situation.easy ?? false;
  root.append(el);
  await el.updateComplete;
  await then(handsOn(el));
  return el;
}

widgetManners({
  tag: 'motcua-health-book',
  fleeting: ['revealed'], // Masked, so that it is not found open where it is put next.
  wording: strings,
  client: () => clientOf({ person: pensioner }),
  isReady: (element) => element.shadowRoot!.querySelector('.title') !== null,
  states: {
    closed: (root) => placed(root, {}),
    open: (root) => placed(root, {}, ({ open }) => open()),
    revealed: (root) =>
      placed(root, { easy: true }, async ({ open, press, says }) => {
        await open();
        await press('Dị ứng');
        await says('Penicillin');
      }),
    failed: (root) =>
      placed(root, { ports: { health: failingPort('UNAVAILABLE') } }, async ({ press, says }) => {
        await press('Mở sổ của tôi');
        await says('Chưa mở được sổ');
      }),
    unreadable: (root) =>
      placed(root, {}, async ({ root: shadow, says }) => {
        choose(shadow, 'x', 'x.json');
        await says('Chọn tệp khác');
      }),
  },
});
