import { createGateway, type GatewayPorts } from '@motcua/gateway';
import { failingPort, samplePorts, silentAgency } from '@motcua/gateway/testing';
import { createClient, type Client } from '@motcua/sdk';
import { expect, fixtureCleanup, waitUntil } from '@open-wc/testing';
import { executeServerCommand, setViewport } from '@web/test-runner-commands';
import { html, type PropertyValues } from 'lit';
import { foundation } from '../core/foundation.styles.ts';
import { languageAround } from '../core/language.ts';
import { MotcuaElement } from '../core/motcua-element.ts';
import { Patience } from '../core/patience.ts';
import { widgetManners } from '../core/widget-manners.ts';
import { Guides } from './guides.ts';
import { lifeEvents } from './life-events.strings.ts';
import { lifeEventsStyles } from './life-events.styles.ts';
import { lifeEventsView } from './life-events-view.ts';

/** Shows the guides and nothing else, as an element that has them would. */
class GuidesAlone extends MotcuaElement {
  static override readonly styles = [...foundation, lifeEventsStyles];
  readonly guides = new Guides(this, (error) => this.report(error));
  readonly opened: string[] = [];
  isShared = false;
  printed = 0;
  readonly #patience = new Patience(this);
  #focusNext = '';

  protected override forget(): void {
    this.guides.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.activeClient && this.guides.state.kind !== 'failed') void this.guides.load(this.activeClient);
    if (this.guides.state.kind === 'loading') this.#patience.start();
    else this.#patience.stop();
  }

  protected override updated(): void {
    if (this.#focusNext) this.renderRoot.querySelector<HTMLElement>(this.#focusNext)?.focus();
    this.#focusNext = '';
  }

  protected override render() {
    return html`<slot ?hidden=${this.guides.state.kind !== 'idle'}></slot>${lifeEventsView({
      say: this.localize(lifeEvents),
      language: languageAround(this),
      guides: this.guides,
      helpline: '1022',
      patience: this.#patience.phase,
      isEasy: this.isEasy,
      isShared: this.isShared,
      addressOf: (code) => `?ma=${code}`,
      open: (event, code) => {
        event.preventDefault();
        this.opened.push(code);
      },
      openGuide: (event) => {
        this.#focusNext = '#guide';
        this.guides.open(event);
      },
      closeGuide: () => {
        this.#focusNext = `[data-event="${this.guides.guide?.event}"]`;
        this.guides.close();
      },
      retry: () => this.activeClient && void this.guides.load(this.activeClient),
      print: () => (this.printed += 1),
    })}`;
  }
}
GuidesAlone.define('motcua-guides-alone');

const clientOver = (ports: Partial<GatewayPorts> = {}): Client => createClient({ gateway: 'https://gateway.test', fetch: createGateway({ ...samplePorts(), ...ports }).fetch });

/** An element with a client on the page, and how a citizen reads and presses. */
async function guidesOf(client: Client, { lang = 'vi', easy = false, isShared = false } = {}) {
  const el = Object.assign(new GuidesAlone(), { lang, easy, isShared, client });
  document.body.append(el);
  await waitUntil(() => !['idle', 'loading'].includes(el.guides.state.kind), 'never came to rest', { timeout: 10_000 });
  await el.updateComplete;
  const all = <E extends Element = HTMLElement>(selector: string) => [...el.shadowRoot!.querySelectorAll<E>(selector)];
  const press = async (words: string | RegExp) => {
    const found = all('button, a, label').find(({ textContent }) => (typeof words === 'string' ? textContent!.includes(words) : words.test(textContent!)));
    expect(found, `nothing says ${words}`).to.exist;
    found!.click();
    await el.updateComplete;
  };
  const read = () => el.shadowRoot!.textContent!.replace(/\s+/g, ' ');
  const titles = () => all('.todo h4').map(({ textContent }) => textContent!.trim());
  return { el, all, press, read, titles };
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  for (const el of document.querySelectorAll('motcua-guides-alone')) el.remove();
  fixtureCleanup();
});

it('offers life events, each with a line that says what it is about', async () => {
  const { all } = await guidesOf(clientOver());
  const choices = all('.choice').map(({ textContent }) => textContent!.replace(/\s+/g, ' ').trim());
  expect(choices).to.have.length(5);
  expect(choices[0]).to.equal('Sinh conTừ giấy chứng sinh đến giấy khai sinh của bé.');
});

it('opens a guide: stages and steps in their order, each leading to its service, and the title read first', async () => {
  const { el, all, press, titles } = await guidesOf(clientOver());
  await press('Sinh con');
  expect(el.shadowRoot!.activeElement?.textContent).to.equal('Sinh con');
  expect(all('.title').map(({ textContent }) => textContent)).to.deep.equal(['Trước khi rời bệnh viện', 'Trong 60 ngày đầu', 'Có thể làm sau']);
  expect(titles()).to.deep.equal(['Lấy giấy chứng sinh', 'Làm giấy khai sinh cho con', 'Sao y giấy khai sinh']);
  expect(all('.todo a').map((link) => link.getAttribute('href'))).to.deep.equal(['?ma=9.000001', '?ma=9.000004']);
  await press('Làm giấy khai sinh cho con');
  expect(el.opened).to.deep.equal(['9.000001']);
});

it('shows what only some need once they say that it applies, and counts it', async () => {
  const { press, read, titles } = await guidesOf(clientOver());
  await press('Sinh con');
  expect(read()).to.contain('Đã làm 0 trong 2 việc.'); // What may be left out is not counted.
  await press('Cha hoặc mẹ là người nước ngoài');
  expect(titles()).to.include('Khai sinh ở nơi có thẩm quyền với người nước ngoài');
  expect(read()).to.contain('Đã làm 0 trong 3 việc.').and.to.contain('Chỉ khi: Cha hoặc mẹ là người nước ngoài');
  await press('Cha hoặc mẹ là người nước ngoài');
  expect(titles()).to.have.length(3);
});

it('keeps what is done on the device, for this event alone, and forgets it when asked', async () => {
  const client = clientOver();
  const first = await guidesOf(client);
  await first.press('Sinh con');
  first.all<HTMLInputElement>('input')[1]!.click();
  await first.press('Cha hoặc mẹ là người nước ngoài');
  expect(first.read()).to.contain('Đã làm 1 trong 3 việc.').and.to.contain(lifeEvents.vi.doneKept);
  expect(client.store.get('ticks', 'guide:birth')).to.deep.equal({ done: ['Làm giấy khai sinh cho con'], situations: ['Cha hoặc mẹ là người nước ngoài'] });
  first.el.remove();

  const { press, read } = await guidesOf(clientOver());
  await press('Sinh con');
  expect(read()).to.contain('Đã làm 1 trong 3 việc.');
  await press(lifeEvents.vi.otherEvents);
  await press('Người thân qua đời');
  expect(read()).to.contain('Đã làm 0 trong 1 việc.');
  await press(lifeEvents.vi.otherEvents);
  await press('Sinh con');
  await press(lifeEvents.vi.forgetDone);
  expect(read()).to.contain('Đã làm 0 trong 2 việc.');
  expect(client.store.get('ticks', 'guide:birth')).to.equal(undefined);
});

it('reads over what something else left under its name on the device', async () => {
  for (const kept of [null, 5, 'x', [], { done: 'Làm' }, { done: [1, null, 'Lấy giấy chứng sinh'] }]) {
    const client = clientOver();
    client.store.set('ticks', 'guide:birth', kept);
    const { el, press, read } = await guidesOf(client);
    await press('Sinh con');
    expect(read()).to.contain(`Đã làm ${JSON.stringify(kept).includes('giấy') ? 1 : 0} trong 2 việc.`);
    el.remove();
  }
});

it('goes back to the life event that the citizen came from', async () => {
  const { el, press, all } = await guidesOf(clientOver());
  await press('Mất giấy tờ');
  await press(lifeEvents.vi.otherEvents);
  expect(all('.choice')).to.have.length(5);
  expect(el.shadowRoot!.activeElement?.getAttribute('data-event')).to.equal('lostPapers');
});

it('reads well in English, and marks what nobody translated as Vietnamese', async () => {
  const { press, read, all } = await guidesOf(clientOver(), { lang: 'en' });
  expect(all('.choice [lang="vi"]').map(({ textContent }) => textContent))
    .to.include('Kết hôn')
    .and.not.to.include('Sinh con');
  await press('Having a child');
  expect(read()).to.contain('Within the first 60 days').and.to.contain('0 of 2 done.').and.to.contain('A parent is a foreigner');
  expect(all('article [lang="vi"]').map(({ textContent }) => textContent)).to.deep.equal(['Làm vài bản một lần để khỏi đi lại.', 'Cổng dịch vụ mẫu (dữ liệu bịa)']);
});

it('never offers more than four things to choose from in easy mode: a press shows others, and after the last the first again', async () => {
  const port: GatewayPorts['services'] = {
    ...samplePorts().services,
    guides: async (input, signal) => {
      const { guides } = await samplePorts().services.guides(input, signal);
      const steps = [...'abcdef'].map((situation) => ({ title: `việc ${situation}`, situation }));
      return { guides: guides.map((guide) => ({ ...guide, stages: [{ title: 'a', steps }] })) };
    },
  };
  const { el, all, press } = await guidesOf(clientOver({ services: port }), { easy: true });
  const readingAt = () => el.shadowRoot!.activeElement;
  const offered = (selector: string) => all(selector).map(({ textContent }) => textContent!.trim());
  const first = offered('.choice');
  expect(first).to.have.length(4);
  await press('Xem thêm 1 việc');
  expect(offered('.choice')).to.have.length(1);
  expect(first).not.to.include(offered('.choice')[0]);
  expect(readingAt(), 'who cannot see goes on at the first of the others').to.equal(all('.choice')[0]);
  await press('Xem lại các việc đầu tiên');
  expect(offered('.choice')).to.deep.equal(first);
  expect(readingAt()).to.equal(all('.choice')[0]);
  await press('Sinh con');
  expect(offered('.chip')).to.deep.equal(['a', 'b', 'c', 'd']);
  await press(/^\s*a\s*$/);
  await press('Xem thêm 2 trường hợp');
  expect(offered('.chip'), 'what was chosen can still be taken back').to.deep.equal(['a', 'e', 'f']);
  expect(readingAt()).to.equal(all('.chip')[1]);
  await press(/^\s*e\s*$/);
  expect(offered('.todo h4'), 'what was said before still stands').to.deep.equal(['việc a', 'việc e']);
});

it('says so where all that is to be done depends on who asks', async () => {
  const port: GatewayPorts['services'] = {
    ...samplePorts().services,
    guides: async (input, signal) => {
      const { guides } = await samplePorts().services.guides(input, signal);
      return { guides: guides.map((guide) => ({ ...guide, stages: [{ title: 'a', steps: [{ code: '9.000001', title: 'b', situation: 'c' }] }] })) };
    },
  };
  const { press, read } = await guidesOf(clientOver({ services: port }));
  await press('Sinh con');
  expect(read()).to.contain(lifeEvents.vi.chooseFirst);
  await press(/^\s*c\s*$/);
  expect(read()).to.contain('Đã làm 0 trong 1 việc.');
});

it('says from what it was written, and first that this is old where it is', async () => {
  const aged = async (today: string) => {
    const { el, press, read } = await guidesOf(clientOver({ ...samplePorts({ today }) }));
    await press('Sinh con');
    const words = read();
    el.remove();
    return words;
  };
  expect(await aged('2020-01-15'))
    .to.contain('Dữ liệu cũ, từ ngày 15/01/2020, có thể đã đổi.')
    .and.to.match(/Viết theo:.*Dữ liệu cũ, từ ngày 15\/01\/2020\.\s*$/);
  const today = new Date().toISOString().slice(0, 10);
  expect(await aged(today))
    .to.contain(`Dữ liệu ngày ${today.split('-').reverse().join('/')}.`)
    .and.not.to.contain('có thể đã đổi');
});

it('keeps nothing, and promises nothing, on a shared device', async () => {
  const client = clientOver();
  client.store.isShared = true;
  const { el, press, read, all } = await guidesOf(client, { isShared: true });
  await press('Sinh con');
  all<HTMLInputElement>('input')[0]!.click();
  await el.updateComplete;
  expect(read()).to.contain('Đã làm 1 trong 2 việc.').and.not.to.contain(lifeEvents.vi.doneKept);
  expect(Object.keys(localStorage)).to.deep.equal([]);
});

it('draws its ticks in the colours of the look, larger in easy mode, and leaves them to the browser in forced colours', async () => {
  const { el, all, press } = await guidesOf(clientOver());
  await press('Sinh con');
  const look = async (features: Record<string, string>, easy = false) => {
    await executeServerCommand('media-features', { 'prefers-color-scheme': 'light', 'forced-colors': 'none', ...features });
    el.easy = easy;
    await el.updateComplete;
    const { appearance, backgroundColor, borderTopColor, width } = getComputedStyle(all('input')[0]!);
    return [appearance, backgroundColor, borderTopColor, width];
  };
  expect(await look({})).to.deep.equal(['none', 'rgb(255, 255, 255)', 'rgb(107, 119, 131)', '28px']);
  expect(await look({ 'prefers-color-scheme': 'dark' }, true)).to.deep.equal(['none', 'rgb(16, 23, 30)', 'rgb(135, 150, 164)', '36px']);
  expect((await look({ 'forced-colors': 'active' }))[0]).to.equal('auto');
  await executeServerCommand('media-features', { 'forced-colors': 'none' });
});

it('says that there are none where nobody wrote any', async () => {
  const { read, all } = await guidesOf(clientOver({ services: { ...samplePorts().services, guides: async () => ({ guides: [] }) } }));
  expect(read()).to.contain('Chưa có hướng dẫn nào.');
  expect(all('a[href="tel:1022"]')).to.have.length(1);
});

it('speaks plainly when the agency does not answer, and asks again at a press', async () => {
  const { services } = samplePorts();
  let isBroken = true;
  const port: GatewayPorts['services'] = { ...services, guides: (input, signal) => (isBroken ? failingPort('UNAVAILABLE') : services).guides(input, signal) };
  const { el, press, read, all } = await guidesOf(clientOver({ services: port }));
  expect(read()).to.contain(lifeEvents.vi.eventsFailed).and.to.contain('Cổng dịch vụ đang bận');
  isBroken = false;
  await press(lifeEvents.vi.retry);
  await waitUntil(() => el.guides.state.kind === 'ready');
  await el.updateComplete;
  expect(all('.choice')).to.have.length(5);
});

it('asks a client once, and another client anew', async () => {
  let asked = 0;
  const { services } = samplePorts();
  const counting = () => clientOver({ services: { ...services, guides: (input, signal) => ((asked += 1), services.guides(input, signal)) } });
  const { el, press } = await guidesOf(counting());
  await press('Sinh con');
  await press(lifeEvents.vi.otherEvents);
  expect(asked).to.equal(1);
  el.client = counting();
  await waitUntil(() => asked === 2 && el.guides.state.kind === 'ready');
});

it('prints', async () => {
  const { el, press } = await guidesOf(clientOver());
  await press('Sinh con');
  await press(lifeEvents.vi.print);
  expect(el.printed).to.equal(1);
});

it('shows every guide of the starter catalogue, from its files, without a word too wide for a phone', async function () {
  const catalogue = new URL('/packages/catalogue/public/hanoi/catalogue.json', location.href).href;
  if (!(await fetch(catalogue)).ok) {
    console.warn('the starter catalogue is not built: run the build first');
    this.skip();
  }
  await setViewport({ width: 320, height: 740 });
  const { el, press, read, titles, all } = await guidesOf(createClient({ catalogue }));
  const { state } = el.guides;
  const guides = state.kind === 'ready' ? state.guides : [];
  expect(guides.length).to.be.at.least(16);
  for (const guide of guides) {
    await press(guide.title);
    for (const chip of all('.chip')) chip.click();
    await el.updateComplete;
    expect(titles()).to.deep.equal(guide.stages.flatMap(({ steps }) => steps.map(({ title }) => title)));
    expect(read()).to.match(/Đã làm 0 trong \d+ việc\./);
    expect(el.scrollWidth, guide.event).to.be.at.most(el.clientWidth);
    await press(lifeEvents.vi.otherEvents);
  }
});

/** Puts an element on a page, brings it to a guide where one is named, and waits until it says these words. */
function standing(words: string, { event = '', ports = {} }: { event?: string; ports?: Partial<GatewayPorts> } = {}) {
  return async (root: HTMLElement): Promise<MotcuaElement> => {
    const el = Object.assign(new GuidesAlone(), { lang: 'vi', client: clientOver(ports) });
    root.append(el);
    if (event) {
      await waitUntil(() => el.guides.state.kind === 'ready');
      el.guides.open(event);
    }
    await waitUntil(() => el.shadowRoot?.textContent?.includes(words), `never said ${words}`, { timeout: 5000 });
    return el;
  };
}

widgetManners({
  tag: 'motcua-guides-alone',
  wording: lifeEvents,
  client: clientOver,
  isReady: (el) => el.shadowRoot?.querySelector('.choices, article, .unsure, .notice, .skeleton') !== null,
  states: {
    list: standing('Sinh con'),
    guide: standing('Đã làm 0 trong', { event: 'birth' }),
    'nothing but situations': standing('Kết hôn', { event: 'marriage' }),
    longest: standing('hẹp-hơn', { event: 'business' }),
    empty: standing(lifeEvents.vi.noEvents, { ports: { services: { ...samplePorts().services, guides: async () => ({ guides: [] }) } } }),
    failed: standing(lifeEvents.vi.failed.UNAVAILABLE, { ports: { services: failingPort('UNAVAILABLE') } }),
    slow: standing(lifeEvents.vi.long, { ports: { services: silentAgency() } }),
  },
});
