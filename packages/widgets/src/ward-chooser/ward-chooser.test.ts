import { createClient, MotcuaError, type Client } from '@motcua/sdk';
import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { widgetManners } from '../core/widget-manners.ts';
import '../app/index.ts';
import type { MotcuaApp } from '../app/index.ts';
import './index.ts';
import type { MotcuaWardChooser, WardChosenEvent } from './index.ts';
import { keptWard } from './kept-ward.ts';
import { credit, strings } from './ward-chooser.strings.ts';

/** A client without a network: communes are known on the device. */
const deviceClient = () => createClient({ catalogue: 'https://catalogue.test/catalogue.json', fetch: () => Promise.reject(new TypeError('no network')) });

/** A client whose names cannot be loaded as often as is said, and then can. */
function failingClient(times: number): Client {
  const client = deviceClient();
  let left = times;
  const attempt = <T>(answer: () => Promise<T>): Promise<T> => ((left -= 1) >= 0 ? Promise.reject(new MotcuaError('OFFLINE', 'no network')) : answer());
  return {
    ...client,
    communes: { find: (typed, options) => attempt(() => client.communes.find(typed, options)), get: (code) => attempt(() => client.communes.get(code)) },
  };
}

/** A chooser on a page, and a citizen's hands on it. The device remembers nothing unless it is told to. */
async function chooser({ client = deviceClient(), kept = '', value = '', easy = false }: { client?: Client; kept?: string; value?: string; easy?: boolean } = {}) {
  localStorage.clear();
  if (kept) localStorage.setItem('motcua:ward:commune', JSON.stringify(kept));
  const el = await fixture<MotcuaWardChooser>(html`<motcua-ward-chooser lang="vi" .client=${client} .value=${value} .easy=${easy}></motcua-ward-chooser>`);
  return { el, client, ...handsOn(el) };
}

function handsOn(el: MotcuaWardChooser) {
  const root = el.shadowRoot!;
  const read = () => root.textContent!.replace(/\s+/g, ' ');
  const says = (words: string) => waitUntil(() => read().includes(words), 'x', { timeout: 4000 }).catch(() => expect.fail(`never said ${words}, but: ${read()}`));
  const field = () => root.querySelector<HTMLInputElement>('[role=combobox]')!;
  const options = () => [...root.querySelectorAll<HTMLElement>('[role=option]')].map(({ innerText }) => innerText.trim().replace(/\s+/g, ' '));
  const type = async (typed: string) => {
    field().focus();
    field().value = typed;
    field().dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await el.updateComplete;
    await waitUntil(() => field().getAttribute('aria-busy') === 'false', 'the list never came');
    await el.updateComplete;
  };
  const tap = async (words: string) => {
    const pressed = [...root.querySelectorAll<HTMLElement>('[role=option], button')].find((each) => each.innerText.replace(/\s+/g, ' ').includes(words));
    if (!pressed) expect.fail(`nothing to press that says ${words} in: ${read()}`);
    pressed.click();
    await el.updateComplete;
  };
  const focused = () => root.activeElement;
  return { root, read, says, field, options, type, tap, focused };
}

it('finds the commune of a former ward, and remembers it on the device', async () => {
  const { el, type, options, tap, read, client, focused } = await chooser();
  await type('hang bac');
  expect(options()).to.deep.equal(['Phường Hàng Bạc (cũ), quận Hoàn Kiếm nay thuộc phường Hoàn Kiếm']);
  const chosen = oneEvent(el, 'motcua-ward-chosen') as Promise<WardChosenEvent>;
  await tap('Hàng Bạc');
  const { code, name, bubbles, composed } = await chosen;
  expect([code, name, bubbles, composed]).to.deep.equal(['00070', 'Phường Hoàn Kiếm', true, true]);
  expect(read()).to.include('Bạn ở: Phường Hoàn Kiếm');
  expect(read()).to.include('Nơi bạn chọn chỉ ghi trên máy này.');
  expect([el.value, keptWard(client.store), localStorage.getItem('motcua:ward:commune')]).to.deep.equal(['00070', '00070', '"00070"']);
  expect(focused()).to.equal(el.shadowRoot!.querySelector('.chosen > p'));
});

it('asks which commune it is where a ward was split, and chooses none of them itself', async () => {
  const { el, type, options, tap, says, read, root, focused } = await chooser();
  let told = 0;
  el.addEventListener('motcua-ward-chosen', () => (told += 1));
  await type('minh khai bac tu liem');
  expect(options()).to.deep.equal(['Phường Minh Khai (cũ), quận Bắc Từ Liêm nay chia về 3 nơi']);
  await tap('Minh Khai');
  await says('Phường Minh Khai cũ (quận Bắc Từ Liêm) nay chia về 3 nơi. Nhà bạn nay thuộc nơi nào?');
  await says('VNeID');
  expect(focused()!.id).to.equal('asked');
  expect([told, el.value]).to.deep.equal([0, '']);
  expect([...root.querySelectorAll<HTMLElement>('.choice')].map(({ innerText }) => innerText.trim())).to.deep.equal(['Phường Thượng Cát', 'Phường Tây Tựu', 'Phường Xuân Phương']);
  await tap('Gõ tên khác');
  expect(root.querySelector<HTMLInputElement>('input')!.value, 'what was typed is lost').to.equal('minh khai bac tu liem');
  await tap('Minh Khai');
  await tap('Tây Tựu');
  expect(read()).to.include('Bạn ở: Phường Tây Tựu');
  expect(told).to.equal(1);
});

it('tells wards of the same name apart by their district', async () => {
  const { type, options } = await chooser();
  await type('trung hòa');
  expect(options()).to.deep.equal(['Phường Trung Hòa (cũ), quận Cầu Giấy nay thuộc phường Yên Hoà', 'Xã Trung Hòa (cũ), huyện Chương Mỹ nay thuộc xã Phú Nghĩa']);
});

it('is a combobox that the keyboard alone can use', async () => {
  const { type, field, root, read, options, el } = await chooser();
  await type('hoàn kiếm');
  expect([field().getAttribute('aria-expanded'), field().getAttribute('aria-controls')]).to.deep.equal(['true', root.querySelector('[role=listbox]')!.id]);
  const active = () => field().getAttribute('aria-activedescendant');
  const selected = () => root.querySelector<HTMLElement>('[aria-selected=true]')?.id ?? null;
  expect([active(), selected()]).to.deep.equal([null, null]);
  await sendKeys({ press: 'ArrowDown' });
  await sendKeys({ press: 'ArrowDown' });
  expect([active(), selected()]).to.deep.equal(['option-1', 'option-1']);
  await sendKeys({ press: 'ArrowDown' });
  expect(active(), 'goes round').to.equal('option-0');
  await sendKeys({ press: 'ArrowUp' });
  expect(active()).to.equal(`option-${options().length - 1}`);
  await sendKeys({ press: 'Escape' });
  expect([field().getAttribute('aria-expanded'), active(), field().value]).to.deep.equal(['false', null, 'hoàn kiếm']);
  await sendKeys({ press: 'ArrowUp' });
  expect(active()).to.equal('option-1');
  await sendKeys({ press: 'Escape' });
  await sendKeys({ press: 'Escape' });
  expect(field().value).to.equal('');
  await type('hoàn kiếm');
  await sendKeys({ press: 'Enter' });
  expect([active(), el.value], 'nothing is chosen that was not marked').to.deep.equal(['option-0', '']);
  await sendKeys({ press: 'Enter' });
  expect(read()).to.include('Bạn ở: Phường Hoàn Kiếm');
});

it('tells how many places it found once, not at every key', async () => {
  const { type, root, options } = await chooser();
  const status = root.querySelector('[role=status]')!;
  const said: string[] = [];
  new MutationObserver(() => said.push(status.textContent!.trim())).observe(status, { childList: true, characterData: true, subtree: true });
  for (const typed of ['h', 'ho', 'hoà', 'hoàn', 'hoàn k', 'hoàn kiếm']) {
    await type(typed);
    expect(options().length, typed).to.be.above(0);
    await aTimeout(50);
  }
  expect(said).to.deep.equal([]);
  await waitUntil(() => said.length > 0, 'nothing was said');
  await aTimeout(1000);
  expect([...new Set(said)]).to.deep.equal(['Thấy 2 nơi. Chọn nơi của bạn trong danh sách.']);
});

it('says that it found nothing, and what to do, once she has stopped typing', async () => {
  const { type, read, says, options, root } = await chooser();
  await type('Đà Lạt');
  expect(options()).to.deep.equal([]);
  expect(read(), 'half a name is not a wrong one').not.to.include('Không thấy');
  await says('Không thấy nơi nào của Hà Nội tên “Đà Lạt”.');
  expect(root.querySelector('[role=listbox]')!.checkVisibility()).to.equal(false);
  expect(root.querySelector('a[href="tel:1022"]')).not.to.equal(null);
  await type('hàng bạc');
  expect(read()).not.to.include('Không thấy');
});

it('knows its ward again, from the device or from the host', async () => {
  await (await chooser({ kept: '00070' })).says('Bạn ở: Phường Hoàn Kiếm');
  await (await chooser({ kept: '00070', value: '00004' })).says('Bạn ở: Phường Ba Đình');
  const { el, says, read } = await chooser();
  expect(read()).to.include('Bạn ở phường, xã nào?');
  el.value = '00004';
  await says('Bạn ở: Phường Ba Đình');
  el.value = '';
  await says('Bạn ở phường, xã nào?');
});

it('asks at once where the page shows the remembered ward itself', async () => {
  localStorage.setItem('motcua:ward:commune', '"00070"');
  const el = await fixture<MotcuaWardChooser>(html`<motcua-ward-chooser lang="vi" asking .client=${deviceClient()}></motcua-ward-chooser>`);
  const { field, focused } = handsOn(el);
  el.focus();
  await el.updateComplete;
  expect(focused()).to.equal(field());
});

it('asks where the remembered code is no commune', async () => {
  await (await chooser({ kept: '99999' })).says('Bạn ở phường, xã nào?');
  await (await chooser({ kept: '<b>' })).says('Bạn ở phường, xã nào?');
});

it('lets her change it, keep it after all, and have it forgotten', async () => {
  const { el, says, tap, read, client, type, field, focused } = await chooser({ kept: '00070' });
  await says('Bạn ở: Phường Hoàn Kiếm');
  await tap('Đổi');
  expect(focused()).to.equal(field());
  await tap('Không đổi, vẫn là phường Hoàn Kiếm');
  expect(read()).to.include('Bạn ở: Phường Hoàn Kiếm');
  expect(keptWard(client.store)).to.equal('00070');
  await tap('Đổi');
  await type('ba đình');
  await tap('Phường Ba Đình');
  expect(keptWard(client.store)).to.equal('00004');
  const forgotten = oneEvent(el, 'motcua-ward-chosen') as Promise<WardChosenEvent>;
  await tap('Quên nơi này');
  expect((await forgotten).code).to.equal('');
  await says('Đã quên. Máy này không còn ghi nơi bạn ở.');
  expect([el.value, keptWard(client.store), localStorage.getItem('motcua:ward:commune')]).to.deep.equal(['', '', null]);
});

it('offers at most four places at once in easy mode, and the others after them', async () => {
  const { type, options, tap, root, says } = await chooser({ easy: true });
  await type('h');
  expect(options().length).to.equal(4);
  await says('Đây là 4 nơi giống nhất.');
  await type('quận bắc từ liêm');
  await tap('Quận Bắc Từ Liêm');
  const choices = () => [...root.querySelectorAll<HTMLElement>('.choice')].map(({ innerText }) => innerText.trim());
  const first = choices();
  await tap('Không phải, xem nơi khác');
  const second = choices();
  await tap('Không phải, xem nơi khác');
  expect([first.length, second.length, new Set([...first, ...second]).size]).to.deep.equal([4, 4, 8]);
  expect(choices()).to.deep.equal(first);
});

it('keeps nothing on a shared device, and forgets when the visit ends', async () => {
  localStorage.clear();
  const client = deviceClient();
  const app = await fixture<MotcuaApp>(html`<motcua-app lang="vi" shared-device .client=${client}><motcua-ward-chooser></motcua-ward-chooser></motcua-app>`);
  app.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  const el = app.querySelector('motcua-ward-chooser')!;
  const { type, tap, says, read } = handsOn(el);
  await el.updateComplete;
  await type('hàng bạc');
  await tap('Hàng Bạc');
  await says('Máy này nhiều người dùng nên trang không ghi lại nơi bạn chọn.');
  expect({ ...localStorage }).to.deep.equal({});
  [...app.shadowRoot!.querySelectorAll('button')].find((each) => each.textContent!.includes('Xóa hết'))!.click();
  await el.updateComplete;
  expect([el.value, keptWard(client.store)]).to.deep.equal(['', '']);
  expect(read()).not.to.include('Hoàn Kiếm');
});

it('says that the names could not be loaded, keeps what was typed, and tries again', async () => {
  const { type, says, read, field, tap, options, el } = await chooser({ client: failingClient(1) });
  const failed = oneEvent(el, 'motcua-error');
  await type('hàng bạc');
  await failed;
  await says('Chưa mở được danh sách phường, xã');
  expect(field().value).to.equal('hàng bạc');
  await tap('Thử lại');
  await waitUntil(() => options().length === 1, 'it never tried again');
  expect(read()).not.to.include('Chưa mở được');
});

it('neither recalls nor remembers a place that is asked for this once', async () => {
  localStorage.clear();
  const client = deviceClient();
  client.store.set('ward', 'commune', '00004');
  const el = await fixture<MotcuaWardChooser>(html`<motcua-ward-chooser lang="vi" once .client=${client}></motcua-ward-chooser>`);
  const { type, tap, says, read } = handsOn(el);
  expect(el.value).to.equal('');
  await type('hàng bạc');
  await tap('Hàng Bạc');
  await says('Phường Hoàn Kiếm');
  expect([el.value, keptWard(client.store)]).to.deep.equal(['00070', '00004']);
  expect(read()).not.to.contain('chỉ ghi trên máy này');
});

it('shows where the names come from, wherever it shows them', async () => {
  const { root, type, tap, read, says } = await chooser();
  expect(root.querySelector('.source')!.textContent).to.include(credit);
  await type('minh khai');
  await tap('quận Hai Bà Trưng');
  expect(read()).to.include(credit);
  await tap('Bạch Mai');
  await says('Bạn ở:');
  expect(read()).to.include(credit);
  expect(credit).to.equal('Administrative data provided by VietMap');
});

it('never promises and never guesses', () => {
  for (const words of [strings.vi, strings.en]) expect(JSON.stringify(words)).not.to.match(/an toàn|chắc chắn|\bsafe\b|certain/i);
});

/** Puts a chooser into a page, and does with it what the state says. */
async function placed(root: HTMLElement, then: (hands: ReturnType<typeof handsOn>) => Promise<void> = async () => {}, client = deviceClient()) {
  const el = document.createElement('motcua-ward-chooser');
  el.lang = 'vi';
  el.client = client;
  root.append(el);
  await el.updateComplete;
  await then(handsOn(el));
  return el;
}

widgetManners({
  tag: 'motcua-ward-chooser',
  wording: strings,
  client: deviceClient,
  isReady: (element) => element.shadowRoot!.querySelector('input, .chosen, #asked') !== null,
  states: {
    empty: (root) => placed(root),
    list: (root) =>
      placed(root, async ({ type, says }) => {
        await type('minh khai');
        await says('Thấy 3 nơi.');
      }),
    none: (root) =>
      placed(root, async ({ type, says }) => {
        await type('Đà Lạt');
        await says('Không thấy nơi nào');
      }),
    asking: (root) =>
      placed(root, async ({ type, tap }) => {
        await type('văn miếu quốc tử giám');
        await tap('(cũ)');
      }),
    chosen: (root) =>
      placed(root, async ({ type, tap }) => {
        await type('hàng bạc');
        await tap('Hàng Bạc');
      }),
    failed: (root) =>
      placed(
        root,
        async ({ type, says }) => {
          await type('hàng bạc');
          await says('Chưa mở được');
        },
        failingClient(99),
      ),
  },
});
