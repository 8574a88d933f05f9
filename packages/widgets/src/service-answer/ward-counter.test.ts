import { createClient, MotcuaError, type Client } from '@motcua/sdk';
import { aTimeout, expect, fixtureCleanup, oneEvent, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import type { MotcuaErrorEvent } from '../core/events.ts';
import { MotcuaElement } from '../core/motcua-element.ts';
import { states } from '../core/states.strings.ts';
import { widgetManners } from '../core/widget-manners.ts';
import type { MotcuaWardChooser } from '../ward-chooser/index.ts';
import { styles } from './service-answer.styles.ts';
import { strings } from './ward-counter.strings.ts';
import { WardCounter } from './ward-counter.ts';

const counter = {
  name: 'Quầy một cửa mẫu',
  address: 'Số 1 phố Mẫu',
  hours: [
    { days: 'Thứ Hai đến thứ Sáu', times: '8:00–12:00' },
    { days: 'Thứ Bảy', times: 'Nghỉ' },
  ],
  phone: '(024) 0000 0000',
  mapUrl: 'https://ban-do.example/',
  note: 'Số điện thoại mẫu',
};
const place = {
  version: 1,
  helpline: '1022 nhánh 1',
  asOf: new Date().toISOString().slice(0, 10),
  communes: [{ code: '00070', counters: [counter, { ...counter, name: 'Quầy thứ hai' }] }],
};

/** The page around it: all that `motcua-service-answer` gives it. */
class WardCounterStage extends MotcuaElement {
  static override readonly styles = styles;
  site = '';
  ward = '';
  counter = new WardCounter(this);

  protected override forget(): void {
    this.counter.forget();
  }

  protected override render() {
    const client = this.activeClient;
    return html`<slot ?hidden=${client !== undefined}></slot>
      ${
        client
          ? html`<dl class="facts">
              <div class="fact">
                <dt>x</dt>
                <dd>${this.counter.view({ client, site: this.site, ward: this.ward, helpline: '1022', isEasy: this.isEasy })}</dd>
              </div>
            </dl>`
          : ''
      }`;
  }
}
WardCounterStage.define('test-ward-counter');

const deviceClient = () => createClient({ catalogue: 'https://catalogue.test/catalogue.json', fetch: () => Promise.reject(new TypeError('no network')) });

/** What the place's server answers, by address; how often it was asked. */
const servers = new Map<string, () => Response | Promise<Response>>();
const asked: string[] = [];
const network = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const answer = servers.get(String(input));
  if (!answer) return network(input, init);
  asked.push(String(input));
  return answer();
};
const saying = (value: unknown) => () => new Response(JSON.stringify(value));

interface Situation {
  readonly ward?: string;
  readonly kept?: string;
  /** `null`: the host has no site configuration. */
  readonly answer?: (() => Response | Promise<Response>) | null;
  readonly client?: Client;
}

/** Puts it on a page, over a place's server of its own. */
async function stage({ ward = '', kept = '', answer = saying(place), client = deviceClient() }: Situation = {}, root: HTMLElement = document.body) {
  fixtureCleanup();
  document.querySelectorAll('test-ward-counter').forEach((old) => old.remove());
  localStorage.clear();
  if (kept) localStorage.setItem('motcua:ward:commune', JSON.stringify(kept));
  const site = answer === null ? '' : `https://place-${servers.size}.test/motcua.json`;
  if (answer) servers.set(site, answer);
  const el = document.createElement('test-ward-counter') as WardCounterStage;
  Object.assign(el, { lang: 'vi', client, site, ward });
  root.append(el);
  await el.updateComplete;
  const shadow = el.shadowRoot!;
  const read = () => shadow.textContent!.replace(/\s+/g, ' ');
  const says = (words: string) => waitUntil(() => read().includes(words), 'x', { timeout: 4000 }).catch(() => expect.fail(`never said ${words}, but: ${read()}`));
  const press = async (words: string) => {
    const button = [...shadow.querySelectorAll('button')].find((each) => each.textContent!.includes(words));
    if (!button) expect.fail(`no button ${words} in: ${read()}`);
    button.focus();
    button.click();
    await el.updateComplete;
  };
  const chooser = async () => {
    await waitUntil(() => shadow.querySelector('motcua-ward-chooser')?.shadowRoot?.querySelector('input'), 'no chooser came', { timeout: 4000 });
    return shadow.querySelector<MotcuaWardChooser>('motcua-ward-chooser')!;
  };
  /** Types into the chooser and takes its first offer. */
  const choose = async (typed: string) => {
    const inner = (await chooser()).shadowRoot!;
    const field = inner.querySelector('input')!;
    field.value = typed;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await waitUntil(() => inner.querySelector('[role=option]'), 'nothing was offered');
    inner.querySelector<HTMLElement>('[role=option]')!.click();
  };
  return { el, site, shadow, read, says, press, chooser, choose };
}

it('says in its source line that what the clerk wrote is old, or of no day', async () => {
  const old = await stage({ ward: '00070', answer: saying({ ...place, asOf: '2025-01-15' }) });
  await old.says('Dữ liệu cũ, từ ngày 15/01/2025. Hãy gọi hỏi trước khi đi.');
  const { asOf: _, ...undated } = place;
  const other = await stage({ ward: '00070', answer: saying(undated) });
  await other.says('Nguồn không ghi ngày. Hãy gọi hỏi trước khi đi.');
});

it('tells the counters of the commune: name, address, hours, phone, and who says so', async () => {
  const { says, shadow, read, site } = await stage({ ward: '00070' });
  await says('Phường Hoàn Kiếm');
  await says('Quầy một cửa mẫu');
  await says('Số 1 phố Mẫu');
  await says('Thứ Hai đến thứ Sáu: 8:00–12:00');
  await says('Số điện thoại mẫu');
  await says('Quầy thứ hai');
  await says(`Nguồn: ${new URL(site).host}. Dữ liệu ngày ${place.asOf.split('-').reverse().join('/')}.`);
  expect(read().indexOf('Quầy một cửa mẫu')).to.be.below(read().indexOf('Quầy thứ hai'));
  expect(shadow.querySelector('a[href="tel:02400000000"]')!.textContent).to.include('Gọi (024) 0000 0000');
  expect(shadow.querySelector('a[href="https://ban-do.example/"]')).not.to.equal(null);
});

it('uses what the device remembers, and what the host gives before that', async () => {
  await (await stage({ kept: '00070' })).says('Phường Hoàn Kiếm');
  await (await stage({ kept: '00070', ward: '00004' })).says('Phường Ba Đình');
});

it('asks for the ward in place where it is unknown, asks the server for nothing before, and then tells the counter', async () => {
  const { read, press, choose, says, site, shadow, chooser } = await stage();
  expect(read()).to.include('Mỗi phường, xã có quầy riêng.');
  expect(asked).not.to.include(site);
  await press('Chọn phường, xã của bạn');
  const inner = await chooser();
  await waitUntil(() => shadow.activeElement === inner, 'the focus did not follow');
  await choose('hàng bạc');
  await says('Quầy một cửa mẫu');
  expect(shadow.querySelector('motcua-ward-chooser')).to.equal(null);
  expect(localStorage.getItem('motcua:ward:commune')).to.equal('"00070"');
  await waitUntil(() => shadow.activeElement?.textContent === 'Phường Hoàn Kiếm', 'the focus was lost');
});

it('lets her change the ward, or leave it as it is', async () => {
  const { press, choose, says, shadow } = await stage({ ward: '00070' });
  await says('Quầy một cửa mẫu');
  await press('Đổi phường, xã');
  await press('Không đổi nữa');
  await says('Quầy một cửa mẫu');
  expect(shadow.activeElement?.textContent).to.include('Đổi phường, xã');
  await press('Đổi phường, xã');
  await choose('Ba Đình');
  await says('Phường Ba Đình');
});

it('says that the place knows nothing of the ward, names it, and whom to call', async () => {
  const { says, shadow, read } = await stage({ ward: '00004' });
  await says('Trang này chưa có địa chỉ và giờ mở cửa của quầy. Hãy gọi 1022 nhánh 1 để hỏi trước khi đi.');
  expect(read()).to.include('Phường Ba Đình');
  expect(read(), 'another ward is no answer').not.to.include('Quầy một cửa mẫu');
  expect(shadow.querySelector('a[href^="tel:1022"]')).not.to.equal(null);
  const { says: saysToo, read: readToo } = await stage({ ward: '00070', answer: null });
  await saysToo('Hãy gọi 1022 để hỏi');
  expect(readToo()).to.include('Phường Hoàn Kiếm');
});

it('promises no address where the host has none', async () => {
  const { press, shadow, read, says } = await stage({ kept: '00070', answer: null });
  await says('Phường Hoàn Kiếm');
  await press('Đổi phường, xã');
  await waitUntil(() => shadow.querySelector('motcua-ward-chooser')?.shadowRoot?.querySelector('input'));
  localStorage.clear();
  await press('Không đổi nữa');
  expect(read()).to.include('Chọn phường, xã của bạn').and.not.to.include('Mỗi phường, xã có quầy riêng.');
});

for (const [what, answer] of [
  ['is broken', saying({ ...place, communes: [{ code: '00070', counters: [{ ...counter, phone: 'không có' }] }] })],
  ['is not there', () => new Response('', { status: 404 })],
  ['cannot be reached', () => Promise.reject(new TypeError('no network'))],
] as const)
  it(`says that the counter could not be read where the file ${what}, and keeps the ward`, async () => {
    const { el, says, read, press, site } = await stage({ ward: '00070', answer });
    await says('Chưa đọc được địa chỉ và giờ mở cửa của quầy.');
    expect(read()).to.include('Phường Hoàn Kiếm');
    expect(read()).not.to.include('Quầy một cửa mẫu');
    servers.set(site, saying(place));
    let isNamed = true;
    const watch = new MutationObserver(() => (isNamed &&= read().includes('Phường Hoàn Kiếm')));
    watch.observe(el.shadowRoot!, { childList: true, subtree: true });
    await press('Thử lại');
    await says('Quầy một cửa mẫu');
    expect(isNamed, 'the name of the ward blinked away').to.equal(true);
  });

it('tells the host what failed, and the citizen that it is the network', async () => {
  const client = deviceClient();
  const offline = { ...client, communes: { ...client.communes, get: () => Promise.reject(new MotcuaError('OFFLINE', 'no network')) } };
  const stageRoot = document.createElement('div');
  document.body.append(stageRoot);
  const failed = oneEvent(stageRoot, 'motcua-error') as Promise<MotcuaErrorEvent>;
  const { says } = await stage({ ward: '00070', client: offline }, stageRoot);
  expect((await failed).code).to.equal('OFFLINE');
  await says('Không có mạng nên chưa đọc được');
});

it('asks where the given code is no commune of Hanoi', async () => {
  await (await stage({ ward: '99999' })).says('Mỗi phường, xã có quầy riêng.');
});

it('forgets what was chosen here when the visit ends', async () => {
  const { el, press, choose, says, read } = await stage();
  await press('Chọn phường, xã của bạn');
  await choose('hàng bạc');
  await says('Quầy một cửa mẫu');
  el.client!.store.clear();
  el.counter.forget();
  await el.updateComplete;
  expect(read()).not.to.include('Hoàn Kiếm');
  expect(read()).to.include('Chọn phường, xã của bạn');
});

it('does not show an older ward that was slower', async () => {
  let release: (() => void) | undefined;
  const { el, says, read } = await stage({ ward: '00070', answer: () => new Promise((resolve) => (release = () => resolve(saying(place)()))) });
  servers.set('https://quick.test/motcua.json', saying({ ...place, communes: [] }));
  el.site = 'https://quick.test/motcua.json';
  el.ward = '00004';
  el.requestUpdate();
  await says('Phường Ba Đình');
  release!();
  await aTimeout(50);
  expect(read()).not.to.include('Quầy một cửa mẫu');
});

const showing =
  (situation: Situation, words: string, then: (hands: Awaited<ReturnType<typeof stage>>) => Promise<unknown> = async () => {}) =>
  async (root: HTMLElement) => {
    const hands = await stage(situation, root);
    await hands.says(words);
    await then(hands);
    return hands.el;
  };

widgetManners({
  tag: 'test-ward-counter',
  wording: { vi: { ...states.vi, ...strings.vi }, en: { ...states.en, ...strings.en } },
  client: deviceClient,
  isReady: (element) => element.shadowRoot!.querySelector('.ward-counter') !== null,
  states: {
    known: showing({ ward: '00070' }, 'Quầy thứ hai'),
    unknown: showing({}, 'Chọn phường, xã'),
    silent: showing({ ward: '00004' }, 'chưa có địa chỉ'),
    failed: showing({ ward: '00070', answer: () => new Response('', { status: 404 }) }, 'Chưa đọc được'),
    choosing: showing({}, 'Chọn phường, xã', async ({ press, chooser }) => {
      await press('Chọn phường, xã');
      return chooser();
    }),
  },
});
