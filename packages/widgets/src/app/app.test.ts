import { createGateway } from '@motcua/gateway';
import { samplePorts } from '@motcua/gateway/testing';
import { createClient } from '@motcua/sdk';
import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { MotcuaElement } from '../core/motcua-element.ts';
import { widgetManners } from '../core/widget-manners.ts';
import '../service-finder/index.ts';
import { strings } from './app.strings.ts';
import './index.ts';
import type { MotcuaApp, SessionEndedEvent } from './index.ts';

/** An element that holds something of the person, and says how often it was told to forget it. */
class Remembering extends MotcuaElement {
  forgotten = 0;

  protected override forget(): void {
    this.forgotten += 1;
  }
}
Remembering.define('motcua-remembering');

const { setTimeout: wait } = globalThis;
afterEach(() => {
  globalThis.setTimeout = wait;
});

/** From now on, waits of exactly these lengths pass faster; all others as usual. */
function hurry(waits: Readonly<Record<number, number>>): void {
  globalThis.setTimeout = ((act: () => void, ms = 0) => wait(act, waits[ms] ?? ms)) as typeof setTimeout;
}

const clientOf = () => createClient({ gateway: 'https://gateway.test', fetch: createGateway(samplePorts()).fetch });

/** An app with a finder inside, over the real gateway and an invented agency. */
async function app({ sharedDevice = false, easy = false, theme = 'light' as const } = {}) {
  localStorage.clear();
  sessionStorage.clear();
  const client = clientOf();
  const el = await fixture<MotcuaApp>(
    html`<motcua-app lang="vi" theme=${theme} ?easy=${easy} ?shared-device=${sharedDevice} .client=${client}><div><motcua-service-finder></motcua-service-finder></div></motcua-app>`,
  );
  const finder = el.querySelector('motcua-service-finder')!;
  const button = (words: string) => [...el.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes(words))!;
  return { el, client, finder, button };
}

/** A host's page in a frame, where nothing of ours is defined yet and which may be loaded anew. */
async function hostPage(search: string) {
  const frame = document.createElement('iframe');
  frame.src = `/packages/widgets/package.json${search}`; // Any file of this server will do.
  document.body.append(frame);
  await oneEvent(frame, 'load');
  const page = frame.contentDocument!;
  const load = async (module: string) => {
    const script = Object.assign(page.createElement('script'), { type: 'module', src: new URL(module, import.meta.url).href });
    page.body.append(script);
    await oneEvent(script, 'load');
  };
  return { frame, page, load };
}

it('gives its client to the elements inside', async () => {
  const { finder } = await app();
  await waitUntil(() => finder.shadowRoot!.querySelector('input'), 'the finder never got a client');
});

it('gives its client to elements that are added later, and to those that were there before it was defined', async () => {
  const { el } = await app();
  const late = document.createElement('motcua-service-finder');
  el.append(late);
  await waitUntil(() => late.shadowRoot!.querySelector('input'), 'the late finder never got a client');
});

it('gives theme and easy mode to the elements inside, and takes them back', async () => {
  const { el, finder } = await app({ easy: true });
  await waitUntil(() => finder.hasAttribute('data-easy'));
  el.easy = false;
  el.theme = 'dark';
  await waitUntil(() => finder.getAttribute('data-theme') === 'dark' && !finder.hasAttribute('data-easy'));
});

it('lets one switch for easy mode serve all elements on the page', async () => {
  const { el, finder } = await app();
  const other = document.createElement('motcua-service-finder');
  el.append(other);
  await waitUntil(() => other.shadowRoot!.querySelector('[aria-pressed]'));
  other.shadowRoot!.querySelector<HTMLElement>('[aria-pressed]')!.click();
  await waitUntil(() => finder.hasAttribute('data-easy') && other.hasAttribute('data-easy'));
});

it('passes easy mode on also where it comes from an app further out', async () => {
  const { el, finder } = await app();
  const outer = await fixture<MotcuaApp>(html`<motcua-app easy></motcua-app>`);
  outer.append(el);
  await waitUntil(() => finder.hasAttribute('data-easy'));
  outer.easy = false;
  await waitUntil(() => !finder.hasAttribute('data-easy'));
});

it('hides the switch of the elements inside where the host has one', async () => {
  const { el, finder } = await app();
  await waitUntil(() => finder.shadowRoot!.querySelector('[aria-pressed]'));
  el.hasEasySwitch = true;
  await waitUntil(() => !finder.shadowRoot!.querySelector('[aria-pressed]'));
});

it('keeps nothing on a shared device, and erases everything when the visit ends', async () => {
  const { el, client, button } = await app({ sharedDevice: true });
  el.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  client.store.set('ticks', '9.000001', ['Giấy chứng sinh']);
  expect(localStorage.length).to.equal(0);
  setTimeout(() => button('Xóa hết và kết thúc').click());
  const event: SessionEndedEvent = await oneEvent(el, 'motcua-session-ended');
  expect(event.cancelable).to.equal(true);
  expect(client.store.get('ticks', '9.000001')).to.equal(undefined);
});

it('keeps nothing of elements that have a client of their own either, and erases theirs too', async () => {
  const { el, finder, button } = await app({ sharedDevice: true });
  el.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  const own = clientOf();
  finder.client = own;
  await waitUntil(() => finder.shadowRoot!.querySelector('input'));
  finder.shadowRoot!.querySelector('input')!.focus();
  await sendKeys({ type: 'khai sinh' });
  own.store.set('ticks', '9.000001', ['Giấy chứng sinh']);
  expect([own.store.isShared, localStorage.length, sessionStorage.length]).to.deep.equal([true, 0, 0]);
  button('Xóa hết và kết thúc').click();
  expect(own.store.get('ticks', '9.000001')).to.equal(undefined);
  expect(own.store.get('draft', 'service-finder')).to.equal(undefined);
});

it('is a shared device from the first keystroke, also where the app is defined last', async () => {
  const { page, load, frame } = await hostPage('');
  const kiosk = page.createElement('motcua-app');
  kiosk.setAttribute('shared-device', '');
  const finder = page.createElement('motcua-service-finder');
  finder.client = clientOf();
  kiosk.append(finder);
  page.body.append(kiosk);
  await load('../service-finder/index.ts');
  await waitUntil(() => finder.shadowRoot?.querySelector('input'), 'no finder in the frame', { timeout: 5000 });
  expect([kiosk.shadowRoot, finder.client.store.isShared]).to.deep.equal([null, true]);
  await load('./index.ts');
  await waitUntil(() => kiosk.shadowRoot?.querySelector('button'), 'no app in the frame', { timeout: 5000 });
  expect(finder.client.store.isShared).to.equal(true);
  frame.remove();
});

it('undoes what it decided, and never what the host decided', async () => {
  const { el, client } = await app();
  const other = await fixture<MotcuaApp>(html`<motcua-app shared-device .client=${client}></motcua-app>`);
  expect(client.store.isShared, 'the second app').to.equal(true);
  el.theme = 'dark';
  await el.updateComplete;
  expect(client.store.isShared, 'the first app at an update').to.equal(true);
  other.sharedDevice = false;
  await other.updateComplete;
  expect(client.store.isShared, 'the second app took it back').to.equal(false);
  client.store.isShared = true;
  el.sharedDevice = true;
  await el.updateComplete;
  el.sharedDevice = false;
  await el.updateComplete;
  expect(client.store.isShared, 'the host’s own').to.equal(true);
});

it('says so no longer for elements that have left the page, and keeps what a moved one holds', async () => {
  const { el, client, finder } = await app({ sharedDevice: true });
  const own = clientOf();
  finder.client = own;
  await finder.updateComplete;
  own.store.set('ticks', '9.000001', ['Giấy chứng sinh']);
  el.prepend(finder);
  await finder.updateComplete;
  expect([own.store.isShared, own.store.get('ticks', '9.000001')]).to.deep.equal([true, ['Giấy chứng sinh']]);
  el.remove();
  await aTimeout(0);
  expect([own.store.isShared, client.store.isShared]).to.deep.equal([false, false]);
});

it('tells every element inside to forget, however deep, and the one that was away when it is back', async () => {
  const { el, button } = await app({ sharedDevice: true });
  el.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  const [near, deep, away] = [new Remembering(), new Remembering(), new Remembering()];
  const box = document.createElement('div');
  box.attachShadow({ mode: 'open' }).append(deep);
  const inner = document.createElement('motcua-app');
  inner.append(box);
  el.append(near, inner, away);
  await inner.updateComplete;
  away.remove();
  near.dispatchEvent(new CustomEvent('motcua-easy-chosen', { bubbles: true }));
  button('Xóa hết và kết thúc').click();
  expect([near.forgotten, deep.forgotten, away.forgotten]).to.deep.equal([1, 1, 0]);
  el.append(away);
  expect([near.forgotten, deep.forgotten, away.forgotten]).to.deep.equal([1, 1, 1]);
});

it('forgets the choice of easy mode when the visit ends', async () => {
  const { el, finder, button } = await app({ sharedDevice: true });
  el.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  await waitUntil(() => finder.shadowRoot!.querySelector('[aria-pressed]'));
  finder.shadowRoot!.querySelector<HTMLElement>('[aria-pressed]')!.click();
  await waitUntil(() => finder.hasAttribute('data-easy') && el.hasAttribute('data-easy'));
  button('Xóa hết và kết thúc').click();
  await waitUntil(() => !finder.hasAttribute('data-easy') && !el.hasAttribute('data-easy'));
});

it('begins again on the host’s own page, without the service that was open, and with no way back to it', async () => {
  const { page, load, frame } = await hostPage('?trang=thu-tuc&ma=1.001193#cuoi');
  const kiosk = page.createElement('motcua-app');
  kiosk.setAttribute('shared-device', '');
  page.body.append(kiosk);
  await load('./index.ts');
  await waitUntil(() => kiosk.shadowRoot?.querySelector('button'), 'no app in the frame', { timeout: 5000 });
  const before = history.length;
  kiosk.shadowRoot!.querySelector('button')!.click();
  await oneEvent(frame, 'load');
  const { pathname, search, hash } = frame.contentWindow!.location;
  expect([pathname, search, hash]).to.deep.equal(['/packages/widgets/package.json', '?trang=thu-tuc', '']);
  expect(frame.contentDocument!.querySelector('motcua-app')).to.equal(null);
  expect(history.length).to.equal(before);
  frame.remove();
});

it('takes the open service out of the address also where the host chooses what comes next', async () => {
  const { el, button } = await app({ sharedDevice: true });
  el.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  const { href } = location;
  const page = new URL(href);
  page.searchParams.set('ma', '1.001193');
  history.replaceState({ motcua: '1.001193' }, '', page);
  button('Xóa hết và kết thúc').click();
  expect([new URL(location.href).searchParams.has('ma'), history.state]).to.deep.equal([false, null]);
  history.replaceState(null, '', href);
});

it('asks a person who has been still, says how long they have, and goes on when they do anything', async () => {
  hurry({ 90_000: 100 });
  const { el, client, button } = await app({ sharedDevice: true });
  const ends: Event[] = [];
  el.addEventListener('motcua-session-ended', (event) => ends.push(event));
  await waitUntil(() => button('Tôi vẫn đang dùng'));
  hurry({});
  expect(el.shadowRoot!.querySelector('[role=alert]')!.textContent).to.contain('trong 30 giây');
  const timer = el.shadowRoot!.querySelector('[role=timer]')!;
  expect(timer.textContent).to.equal('Còn 30 giây');
  await waitUntil(() => timer.textContent === 'Còn 29 giây', undefined, { timeout: 2500 });
  client.store.set('ticks', '9.000001', ['Giấy chứng sinh']);
  await sendKeys({ press: 'a' });
  expect(button('Tôi vẫn đang dùng'), 'the question must not vanish under a finger').to.exist;
  await waitUntil(() => !button('Tôi vẫn đang dùng'));
  expect([ends.length, client.store.get('ticks', '9.000001')]).to.deep.equal([0, ['Giấy chứng sinh']]);
});

it('does not take its own question for a sign of life', async () => {
  await setViewport({ width: 360, height: 640 });
  hurry({ 90_000: 100 });
  const { el, button } = await app({ sharedDevice: true });
  el.querySelector('div')!.style.minHeight = '1500px';
  scrollTo(0, document.documentElement.scrollHeight);
  await waitUntil(() => button('Tôi vẫn đang dùng'));
  await aTimeout(1000);
  expect(button('Tôi vẫn đang dùng')).to.exist;
});

it('gives five minutes in easy mode, and a whole one to answer', async () => {
  hurry({ 90_000: 100, 300_000: 600 });
  const { el, button } = await app({ sharedDevice: true, easy: true });
  await aTimeout(300);
  expect(button('Tôi vẫn đang dùng')).to.equal(undefined);
  await waitUntil(() => button('Tôi vẫn đang dùng'));
  expect(el.shadowRoot!.querySelector('[role=timer]')!.textContent).to.equal('Còn 60 giây');
});

it('stops for good when it has left the page, and watches again when it is back', async () => {
  hurry({ 90_000: 150, 30_000: 150 });
  const { el, client } = await app({ sharedDevice: true });
  const ends: Event[] = [];
  el.addEventListener('motcua-session-ended', (event) => {
    event.preventDefault();
    ends.push(event);
  });
  const { parentElement: root } = el;
  el.remove();
  client.store.set('ticks', '9.000001', ['Giấy chứng sinh']);
  await aTimeout(50);
  await sendKeys({ press: 'Shift' });
  await aTimeout(600);
  expect([ends.length, client.store.get('ticks', '9.000001')]).to.deep.equal([0, ['Giấy chứng sinh']]);
  root!.append(el);
  await waitUntil(() => ends.length === 1);
});

it('tells the elements inside how high its bar is, so that theirs stands above it', async () => {
  await setViewport({ width: 360, height: 800 });
  const { el, finder } = await app({ sharedDevice: true, easy: true });
  const told = () => getComputedStyle(finder).getPropertyValue('--_app-bar-height').trim();
  const bar = el.shadowRoot!.querySelector<HTMLElement>('.shared')!;
  expect(told()).to.equal(`${bar.offsetHeight}px`);
  await setViewport({ width: 800, height: 800 });
  await waitUntil(() => told() === `${bar.offsetHeight}px`);
  el.sharedDevice = false;
  await el.updateComplete;
  expect(told()).to.equal('');
  await setViewport({ width: 360, height: 740 });
});

it('never covers “Gọi người giúp”, nor is covered by it', async () => {
  await setViewport({ width: 360, height: 800 });
  const { el, finder } = await app({ sharedDevice: true, easy: true });
  const bar = el.shadowRoot!.querySelector('.shared')!;
  await waitUntil(() => finder.shadowRoot!.querySelector('.help'));
  el.querySelector('div')!.style.paddingTop = '100px';
  el.append(Object.assign(document.createElement('div'), { style: 'height: 2000px' }));
  finder.style.minHeight = '1600px';
  for (const top of [0, 300, 600]) {
    scrollTo(0, top);
    await aTimeout(50);
    const help = finder.shadowRoot!.querySelector('.help')!.getBoundingClientRect();
    const { top: barTop, bottom: barBottom } = bar.getBoundingClientRect();
    expect(barBottom).to.equal(800);
    expect(help.bottom, `scrolled to ${top}`).to.be.at.most(barTop);
  }
  await setViewport({ width: 360, height: 740 });
});

it('leaves the elements inside alone while its seconds run down', async () => {
  const { el } = await app({ sharedDevice: true });
  const inside = new Remembering();
  el.append(inside);
  await inside.updateComplete;
  el.requestUpdate();
  await el.updateComplete;
  expect(inside.isUpdatePending).to.equal(false);
});

it('says once what the button is for where there is little room', async () => {
  await setViewport({ width: 360, height: 800 });
  const { el, finder } = await app({ sharedDevice: true, easy: true });
  const bar = el.shadowRoot!.querySelector<HTMLElement>('.shared')!;
  expect(bar.textContent).to.contain('bấm nút này');
  const before = bar.offsetHeight;
  await waitUntil(() => finder.shadowRoot!.querySelector('input'));
  finder.shadowRoot!.querySelector('input')!.click();
  await el.updateComplete;
  expect(bar.textContent).not.to.contain('bấm nút này');
  expect(bar.offsetHeight).to.be.below(before);
  expect(bar.offsetHeight, 'more than a sixth of the screen').to.be.below(800 / 6);
});

it('forgets at once what was kept before the device became a shared one', async () => {
  const { el, client } = await app();
  client.store.set('settings', 'easy', true);
  expect(localStorage.length).to.equal(1);
  el.sharedDevice = true;
  await el.updateComplete;
  expect(localStorage.length).to.equal(0);
});

it('passes on what a newer client answers', async () => {
  const { el, finder } = await app();
  await waitUntil(() => finder.shadowRoot!.querySelector('input'));
  const next = clientOf();
  el.client = next;
  await el.updateComplete;
  await aTimeout(0);
  next.store.set('draft', 'x', 1);
  expect(finder.shadowRoot!.querySelector('input')).to.exist;
});

widgetManners({
  tag: 'motcua-app',
  wording: strings,
  client: clientOf,
  isReady: (el) => el.shadowRoot?.querySelector('slot') !== null,
  states: {
    'shared device': async (root) => {
      const el = document.createElement('motcua-app');
      el.lang = 'vi';
      el.client = clientOf();
      el.sharedDevice = true;
      root.append(el);
      await el.updateComplete;
      return el;
    },
    plain: async (root) => {
      const el = document.createElement('motcua-app');
      el.lang = 'vi';
      el.client = clientOf();
      el.innerHTML = '<p><a href="#x">Trang phường</a></p>';
      root.append(el);
      await el.updateComplete;
      return el;
    },
  },
});
