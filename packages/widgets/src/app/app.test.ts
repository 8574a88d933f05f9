import { createGateway } from '@motcua/gateway';
import { samplePorts } from '@motcua/gateway/testing';
import { createClient } from '@motcua/sdk';
import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { widgetManners } from '../core/widget-manners.ts';
import '../service-finder/index.ts';
import { strings } from './app.strings.ts';
import './index.ts';
import type { MotcuaApp, SessionEndedEvent } from './index.ts';

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
