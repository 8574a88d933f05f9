import { createGateway, type GatewayPorts } from '@motcua/gateway';
import { failingPort, samplePorts, silentAgency } from '@motcua/gateway/testing';
import { createClient } from '@motcua/sdk';
import { keptChoices } from '@motcua/sdk/search-choices';
import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { MotcuaErrorEvent } from '../core/events.ts';
import '../app/index.ts';
import type { MotcuaApp } from '../app/index.ts';
import type { MotcuaServiceAnswer } from '../service-answer/service-answer.ts';
import { widgetManners } from '../core/widget-manners.ts';
import './index.ts';
import type { MotcuaServiceFinder, ServiceChosenEvent } from './index.ts';
import { resultsStrings } from './results.strings.ts';
import { strings } from './service-finder.strings.ts';
import { finder } from './service-finder.test-builder.ts';

it('finds a service by what a citizen typed without diacritics', async () => {
  const { search, says, within } = await finder();
  search('dang ky khai sinh');
  await says('thủ tục cho “dang ky khai sinh”');
  expect(within('.result.best a').textContent).to.contain('Làm giấy khai sinh cho con');
  await waitUntil(() => within('[role=status]').textContent!.includes('kết quả'), 'never spoken', { timeout: 3000 });
});

it('shows no time limit in the list without what limits it', async () => {
  const { search, says, within } = await finder();
  search('sao y giay to');
  await says(/thủ tục cho|Không tìm thấy/);
  expect(within('.meta').textContent!.replace(/\s+/g, ' ')).to.contain('4 giờ (Dưới 20 trang)');
});

it('marks the words that answer', async () => {
  const { search, says, within } = await finder();
  search('dang ky khai sinh');
  await says('thủ tục cho');
  const marks = [...within('.result.best').querySelectorAll('mark')].map(({ textContent }) => textContent);
  expect(marks).to.deep.equal(['khai', 'sinh']);
});

it('keeps what was typed and chosen only where a host asks for it', async () => {
  const { el, client, search, says, within, answer } = await finder();
  search('dang ky khai sinh');
  await says('thủ tục cho');
  within('.result.best a').click();
  await answer();
  expect(keptChoices(client.store)).to.deep.equal([]);

  el.keepChoices = true;
  el.code = '';
  await says('thủ tục cho');
  const code = within('.result.best a').dataset['code']!;
  within('.result.best a').click();
  await answer();
  expect(keptChoices(client.store).map(({ on: _on, ...choice }) => choice)).to.deep.equal([{ query: 'dang ky khai sinh', code, place: 1 }]);
});

it('searches while the citizen types, without a button', async () => {
  const { type, says } = await finder();
  type('khai sinh');
  await says('thủ tục cho “khai sinh”');
});

it('asks back when several siblings fit, with at most four choices', async () => {
  const { search, says, within } = await finder();
  search('khai sinh');
  await says('Ý bạn là …?');
  const choices = within('.choices').querySelectorAll('a');
  expect(choices.length).to.be.within(2, 4);
});

it('says honestly that nothing fits, where else to look and whom to call', async () => {
  const { search, says, within } = await finder();
  search('mua vé máy bay');
  await says('Không tìm thấy thủ tục phù hợp với “mua vé máy bay”.');
  expect(within('a[href="tel:1022"]')).to.exist;
  expect(within('a[href^="https://dichvucong.gov.vn"]').getAttribute('href')).not.to.contain('?');
});

it('shows what is near as near, never as the answer', async () => {
  const { search, says, within } = await finder();
  search('khai báo mất vé máy bay');
  await says(resultsStrings.vi.weak);
  expect(within('.lead').textContent).to.equal('Không tìm thấy thủ tục phù hợp với “khai báo mất vé máy bay”.');
  expect(within('.result')).to.exist;
  expect(within('.result.best')).not.to.exist;
});

it('shows what answers the last question, and waits no longer for an earlier one', async () => {
  const { services } = samplePorts({ today: '2026-11-20' });
  let earlier: AbortSignal | undefined;
  const port: GatewayPorts['services'] = {
    ...services,
    find: async (input, signal) => {
      if (input.query === 'sao y') {
        earlier = signal;
        await aTimeout(150);
      }
      return services.find(input, signal);
    },
  };
  const { search, says, read } = await finder({ services: port });
  search('sao y');
  await waitUntil(() => earlier);
  search('dang ky khai sinh');
  await says('thủ tục cho “dang ky khai sinh”');
  expect(earlier?.aborted).to.equal(true);
  await aTimeout(200);
  expect(read()).to.contain('thủ tục cho “dang ky khai sinh”');
});

it('keeps what was found on screen while the next search runs', async () => {
  let isSlow = false;
  const { services } = samplePorts({ today: '2026-11-20' });
  const slow: GatewayPorts['services'] = { ...services, find: (input, signal) => (isSlow ? silentAgency().find(input, signal) : services.find(input, signal)) };
  const { search, says, within } = await finder({ services: slow });
  search('dang ky khai sinh');
  await says('thủ tục cho “dang ky khai sinh”');
  isSlow = true;
  search('sao y');
  await waitUntil(() => within('form').getAttribute('aria-busy') === 'true');
  expect(within('.result')).to.exist;
});

it('keeps what was found on screen when the next search fails', async () => {
  let isBroken = false;
  const { services } = samplePorts({ today: '2026-11-20' });
  const port: GatewayPorts['services'] = { ...services, find: (input, signal) => (isBroken ? failingPort('UNAVAILABLE').find(input, signal) : services.find(input, signal)) };
  const { search, says, within } = await finder({ services: port });
  search('dang ky khai sinh');
  await says('thủ tục cho “dang ky khai sinh”');
  isBroken = true;
  search('sao y');
  await says('Cổng dịch vụ đang bận. Hãy thử lại sau ít phút.');
  expect(within('.result')).to.exist;
});

it('spares a gateway: it is asked when the citizen pauses, not at every letter', async () => {
  const asked: string[] = [];
  const { services } = samplePorts({ today: '2026-11-20' });
  const port: GatewayPorts['services'] = {
    ...services,
    find: (input, signal) => {
      asked.push(input.query);
      return services.find(input, signal);
    },
  };
  const { type, says } = await finder({ services: port });
  for (let length = 1; length <= 'khai sinh'.length; length += 1) {
    type('khai sinh'.slice(0, length));
    await aTimeout(20);
  }
  await says('thủ tục cho “khai sinh”');
  expect(asked).to.deep.equal(['khai sinh']);
});

it('speaks plainly when the agency does not answer, keeps the question, and works when asked again', async () => {
  let isBroken = true;
  const { services } = samplePorts({ today: '2026-11-20' });
  const port: GatewayPorts['services'] = { ...services, find: (input, signal) => (isBroken ? failingPort('UNAVAILABLE').find(input, signal) : services.find(input, signal)) };
  const { el, search, says, within } = await finder({ services: port });
  setTimeout(() => search('dang ky khai sinh'));
  const event: MotcuaErrorEvent = await oneEvent(el, 'motcua-error');
  expect(event.code).to.equal('UNAVAILABLE');
  await says('Cổng dịch vụ đang bận. Hãy thử lại sau ít phút.');
  expect(within<HTMLInputElement>('input').value).to.equal('dang ky khai sinh');
  expect(within('[role=alert]').textContent).to.match(/đọc số yêu cầu: [\w-]+/);
  isBroken = false;
  within('[role=alert] button').click();
  await says('thủ tục cho “dang ky khai sinh”');
});

it('says after three seconds that it takes longer', async () => {
  const { search, says } = await finder({ services: silentAgency() });
  search('khai sinh');
  await says('Hơi lâu hơn mọi khi');
});

it('refuses a question of more than 500 characters without losing a letter of it', async () => {
  const { search, says, within } = await finder();
  const long = 'giấy khai sinh '.repeat(667);
  search(long);
  await says('Câu này dài quá 500 ký tự');
  expect(within<HTMLInputElement>('input').value).to.equal(long);
  search('dang ky khai sinh');
  await says('thủ tục cho “dang ky khai sinh”');
});

it('takes markup, emoji and control characters for what they are: text', async () => {
  const { search, says, within } = await finder();
  for (const hostile of ['<script>alert(1)</script>', '🍼👶', 'khai\u0000sinh\u202E', '"><img src=x onerror=alert(1)>']) {
    search(hostile);
    await says(/thủ tục/);
    expect(within('script, img')).not.to.exist;
  }
});

it('never says of a question under way what was true of the last one', async () => {
  let isSlow = false;
  const { services } = samplePorts({ today: '2026-11-20' });
  const port: GatewayPorts['services'] = { ...services, find: (input, signal) => (isSlow ? silentAgency().find(input, signal) : services.find(input, signal)) };
  const { search, says, within, read } = await finder({ services: port });
  search('mua vé máy bay');
  await says('Không tìm thấy thủ tục phù hợp với “mua vé máy bay”.');
  isSlow = true;
  search('khai sinh');
  await waitUntil(() => within('form').getAttribute('aria-busy') === 'true');
  await waitUntil(() => !read().includes('Không tìm thấy'), 'still said what was true of the last question', { timeout: 1000 });
});

it('says whose results stay on screen after a search that failed', async () => {
  let isBroken = false;
  const { services } = samplePorts({ today: '2026-11-20' });
  const port: GatewayPorts['services'] = { ...services, find: (input, signal) => (isBroken ? failingPort('UNAVAILABLE').find(input, signal) : services.find(input, signal)) };
  const { search, says, within } = await finder({ services: port });
  search('dang ky khai sinh');
  await says('thủ tục cho “dang ky khai sinh”');
  isBroken = true;
  search('sao y');
  await says('Kết quả trước đó, cho “dang ky khai sinh”');
  expect(within('.result')).to.exist;
});

it('says before anything is typed where typed words go', async () => {
  const { within } = await finder();
  expect(within('#hint').textContent).to.contain('được gửi tới máy chủ của trang này');
});

it('says what to do when asked for nothing', async () => {
  const { search, says, within } = await finder();
  search('   ');
  await says('Bạn hãy gõ việc cần làm');
  expect(within('input').getAttribute('aria-invalid')).to.equal('true');
});

it('ends the waiting when a defect breaks a search, and still lets the page hear of it', async () => {
  const { el, search, says } = await finder();
  const defect = new TypeError('planted');
  el.client = {
    ...el.client!,
    services: {
      ...el.client!.services,
      answeredBy: 'device',
      prepare: async () => {},
      find: () => Promise.reject(defect),
      count: () => Promise.reject(defect),
      get: () => Promise.reject(defect),
    },
  };
  const caught: unknown[] = [];
  const onDefect = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    caught.push(event.reason);
  };
  addEventListener('unhandledrejection', onDefect, { capture: true });
  await el.updateComplete;
  search('khai sinh');
  await says('Nhận được câu trả lời không đọc được.');
  await waitUntil(() => caught.length > 0);
  removeEventListener('unhandledrejection', onDefect, { capture: true });
  expect(caught[0]).to.equal(defect);
});

/** An agency that finds as many services for every question, and asks back with as many of them as it is told. */
function finding(count: number, today?: string, asked = 0): GatewayPorts['services'] {
  const { services } = samplePorts({ today });
  return {
    ...services,
    async find(input, signal) {
      const found = await services.find(input, signal);
      const hits = Array.from({ length: count }, (_, index) => ({ ...found.hits[0]!, code: `9.0001${String(index).padStart(2, '0')}` }));
      const choices = hits.slice(0, asked).map(({ code }) => ({ code, label: `loại ${code}` }));
      return { source: found.source, hits, ...(asked > 0 ? { outcome: 'clarify', clarification: { choices } } : { outcome: 'answer' }) };
    },
  };
}

it('shows five results and how old they are, then the others when asked, and goes on reading there', async () => {
  const { el, search, says } = await finder({ services: finding(8, '2025-11-20') });
  search('dang ky khai sinh');
  await says('Dữ liệu cũ, từ ngày 20/11/2025, có thể đã đổi.');
  await says('Đang hiện 5 thủ tục cho “dang ky khai sinh”');
  expect(el.shadowRoot!.querySelectorAll('.result').length).to.equal(5);
  [...el.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Xem thêm 3 thủ tục'))!.click();
  await says('8 thủ tục cho “dang ky khai sinh”');
  expect(el.shadowRoot!.querySelectorAll('.result').length).to.equal(8);
  expect((el.shadowRoot!.activeElement as HTMLElement).dataset['code']).to.equal('9.000105');
  search('giay khai sinh');
  await says('5 thủ tục cho “giay khai sinh”');
});

it('lets a citizen in easy mode say that it is none of the choices', async () => {
  const { el, search, says, within } = await finder();
  el.easy = true;
  search('khai sinh');
  await says('Ý bạn là …?');
  expect(within('.result')).not.to.exist;
  [...el.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Không phải các thủ tục này'))!.click();
  await waitUntil(() => within('.result'));
  expect(within('.choice'), 'what it is not is out of the way').not.to.exist;
});

it('never shows more than four results in easy mode, says how many are left, and goes on reading at the first of the others', async () => {
  const { el, search, says, within } = await finder({ services: finding(10) });
  el.easy = true;
  const press = async (words: string) => {
    [...el.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes(words))!.click();
    await el.updateComplete;
    await el.updateComplete;
  };
  const shown = () => [...el.shadowRoot!.querySelectorAll<HTMLElement>('[data-code]')].map((each) => each.dataset['code']!.slice(-2)).join(' ');
  const readingAt = () => (el.shadowRoot!.activeElement as HTMLElement).dataset['code']?.slice(-2);
  search('giấy');
  await says('Đang hiện 4 thủ tục');
  expect(shown()).to.equal('00 01 02 03');
  expect(within('.best')).to.exist;
  await press('Xem 4 trong 6 thủ tục còn lại');
  expect(shown()).to.equal('04 05 06 07');
  expect(readingAt()).to.equal('04');
  expect(within('.best'), 'a later one is not the best').not.to.exist;
  await press('Xem thêm 2 thủ tục');
  expect(shown()).to.equal('08 09');
  await says('Đang hiện 2 thủ tục');
  await press('Xem lại các thủ tục đầu tiên');
  expect(shown()).to.equal('00 01 02 03');
  expect(readingAt()).to.equal('00');
});

it('tells a screen reader once what a press shows, also at one that comes before the first was spoken, and begins with the first in another mode', async () => {
  const { el, search, says, within } = await finder({ services: finding(10) });
  el.easy = true;
  const press = (words: string) => [...el.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes(words))!.click();
  const spoken: string[] = [];
  new MutationObserver(() => spoken.push(within('[role=status]').textContent!.trim())).observe(within('[role=status]'), { childList: true, subtree: true, characterData: true });
  search('giấy');
  await says('Xem 4 trong 6 thủ tục còn lại');
  press('Xem 4 trong 6 thủ tục còn lại');
  await says('Xem thêm 2 thủ tục');
  await aTimeout(1200);
  expect(spoken.filter((each) => each !== '')).to.deep.equal(['Đang hiện 4 thủ tục cho “giấy”, còn 2 thủ tục nữa.']);
  press('Xem thêm 2 thủ tục');
  await says('Đang hiện 2 thủ tục');
  expect(spoken.at(-1)).to.equal('Đang hiện 2 thủ tục cho “giấy”.');
  el.easy = false;
  await says('Đang hiện 5 thủ tục');
  el.easy = true;
  await says('Xem 4 trong 6 thủ tục còn lại');
});

it('comes back to the question in easy mode after the last of the others', async () => {
  const { el, search, says, type } = await finder({ services: finding(8, undefined, 3) });
  el.easy = true;
  const press = (words: string) => [...el.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes(words))!.click();
  search('giấy');
  await says('Ý bạn là …?');
  press('Không phải các thủ tục này');
  await says('Xem thêm 1 thủ tục');
  press('Xem thêm 1 thủ tục');
  await says('Xem lại các thủ tục đầu tiên');
  press('Xem lại các thủ tục đầu tiên');
  await says('Ý bạn là …?');
  await waitUntil(() => (el.shadowRoot!.activeElement as HTMLElement).dataset['code'] === '9.000100');
  type('giấy tờ');
  await says('thủ tục cho “giấy tờ”');
  await says('Ý bạn là …?');
});

it('opens the guide of a life event, and moves the reader to its title', async () => {
  const { el, says, within } = await finder();
  within('.chip').click();
  await says('Từ giấy chứng sinh');
  await waitUntil(() => (el.shadowRoot!.activeElement as HTMLElement)?.id === 'guide');
  expect(new URL(location.href).searchParams.get('viec')).to.equal('birth');
  history.back();
  await says(strings.vi.label);
  expect(location.search).to.equal('');
});

it('asks for guides that cannot be had once, says so, and asks again at a press', async () => {
  let asked = 0;
  let isBroken = true;
  const { services } = samplePorts({ today: '2026-11-20' });
  const guides: GatewayPorts['services']['guides'] = (input, signal) => {
    asked += 1;
    return isBroken ? failingPort('UNAVAILABLE').guides(input, signal) : services.guides(input, signal);
  };
  const { el, says } = await finder({ services: { ...services, guides } });
  [...el.shadowRoot!.querySelectorAll<HTMLElement>('.chip')].at(-1)!.click();
  await says('Chưa mở được phần hướng dẫn');
  const before = asked; // The client has tried a few times; nobody tries again by themselves.
  await aTimeout(400);
  expect(asked).to.equal(before);
  isBroken = false;
  [...el.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Thử lại'))!.click();
  await says('Bạn đang có việc lớn gì?');
});

it('asks for a life event as a question where nobody wrote a guide, and moves the reader to the count, not into the field', async () => {
  const { services } = samplePorts({ today: '2026-11-20' });
  const { el, says, within } = await finder({ services: { ...services, guides: async () => ({ guides: [] }) } });
  within('.chip').click();
  await says(/thủ tục/);
  expect((el.shadowRoot!.activeElement as HTMLElement).id).to.equal('count');
});

it('searches again when the asker turns out to live elsewhere', async () => {
  const asked: unknown[] = [];
  const { services } = samplePorts({ today: '2026-11-20' });
  const { el, search, says } = await finder({ services: { ...services, find: (input, signal) => (asked.push(input.jurisdiction), services.find(input, signal)) } });
  search('dang ky khai sinh');
  await says('thủ tục cho');
  el.jurisdiction = 'VN-HN';
  await waitUntil(() => asked.length === 2);
  expect(asked).to.deep.equal([undefined, 'VN-HN']);
});

it('opens the answer, tells the host, puts the code in the address and never what was typed', async () => {
  const { el, search, says, within, answer } = await finder();
  search('dang ky khai sinh');
  await says('thủ tục cho');
  setTimeout(() => within('.result.best a').click());
  const event: ServiceChosenEvent = await oneEvent(el, 'motcua-service-chosen');
  expect(event.code).to.equal('9.000001');
  const shown = await answer();
  expect(shown.textContent).to.contain('Giấy chứng sinh');
  expect(new URL(location.href).searchParams.get('ma')).to.equal('9.000001');
  expect(location.href).not.to.contain('dang');
});

it('comes back from the answer to the same results', async () => {
  const { el, search, says, within, answer } = await finder();
  search('dang ky khai sinh');
  await says('thủ tục cho');
  within('.result.best a').click();
  const shown = await answer();
  shown.querySelector<HTMLElement>('.link')!.click();
  await says('thủ tục cho “dang ky khai sinh”');
  expect(within<HTMLInputElement>('input').value).to.equal('dang ky khai sinh');
  await waitUntil(() => within('.result.best a') === el.shadowRoot!.activeElement, 'focus did not return to the result');
});

it('names on the way back what it leads to: the service before, then the results', async () => {
  const { el, search, says, within, answer } = await finder();
  search('dang ky khai sinh');
  await says('thủ tục cho');
  within('.result.best a').click();
  const back = async () => (await answer()).querySelector<HTMLElement>('.link')!;
  await waitUntil(() => within<MotcuaServiceAnswer>('motcua-service-answer')?.shadowRoot?.querySelector('a.choice[href*="9.000004"]'));
  expect((await back()).textContent).to.contain(strings.vi.backToResults('dang ky khai sinh'));
  (await answer()).querySelector<HTMLElement>('a.choice[href*="9.000004"]')!.click();
  await waitUntil(async () => el.code === '9.000004' && (await back()).textContent!.includes(strings.vi.backToService));
  (await back()).click();
  await waitUntil(async () => el.code === '9.000001' && (await back()).textContent!.includes(strings.vi.backToResults('dang ky khai sinh')));
  history.forward();
  await waitUntil(async () => el.code === '9.000004' && (await back()).textContent!.includes(strings.vi.backToService));
});

it('leaves a click that asks for a new tab to the browser', async () => {
  const { search, says, within } = await finder();
  search('dang ky khai sinh');
  await says('thủ tục cho');
  for (const key of ['ctrlKey', 'metaKey', 'shiftKey'] as const) {
    let isTaken = true;
    const look = (event: Event) => {
      isTaken = event.defaultPrevented;
      event.preventDefault(); // No tab for the test.
    };
    addEventListener('click', look, { once: true });
    within('.result.best a').dispatchEvent(new MouseEvent('click', { [key]: true, bubbles: true, composed: true, cancelable: true }));
    expect(isTaken, key).to.equal(false);
  }
  expect(location.search).to.equal('');
});

it('leaves opening to a host that cancels the event', async () => {
  const { el, search, says, within } = await finder();
  el.addEventListener('motcua-service-chosen', (event) => event.preventDefault());
  search('dang ky khai sinh');
  await says('thủ tục cho');
  within('.result.best a').click();
  await el.updateComplete;
  expect(within('motcua-service-answer')).not.to.exist;
  expect(location.search).to.equal('');
});

it('goes on with what was typed into the fallback while it was loading', async () => {
  sessionStorage.clear();
  const gateway = createGateway(samplePorts());
  const el = await fixture<MotcuaServiceFinder>(html`<motcua-service-finder lang="vi"><form><input value="sao y" /></form></motcua-service-finder>`);
  expect(el.shadowRoot!.querySelector('slot')!.hidden).to.equal(false);
  el.client = createClient({ gateway: 'https://gateway.test', fetch: gateway.fetch });
  await waitUntil(() => el.shadowRoot!.textContent!.includes('thủ tục cho “sao y”'));
  expect(el.shadowRoot!.querySelector('slot')!.hidden).to.equal(true);
});

it('keeps an unfinished question until the tab closes, and forgets it on a shared device', async () => {
  const { client, search, says } = await finder();
  search('dang ky khai sinh');
  await says('thủ tục cho');
  expect(client.store.get('draft', 'service-finder')).to.equal('dang ky khai sinh');
  client.store.isShared = true;
  expect(client.store.get('draft', 'service-finder')).to.equal(undefined);
  expect(sessionStorage.length).to.equal(0);
});

it('leaves nothing of a visit on a shared device: not in the field, not on screen, not behind the back button', async () => {
  sessionStorage.clear();
  localStorage.clear();
  history.replaceState(null, '', location.pathname);
  const before = history.length;
  const client = createClient({ gateway: 'https://gateway.test', fetch: createGateway(samplePorts({ today: '2026-11-20' })).fetch });
  const app = await fixture<MotcuaApp>(
    html`<motcua-app lang="vi" shared-device .client=${client}><motcua-service-finder query="dang ky khai sinh"></motcua-service-finder></motcua-app>`,
  );
  app.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  const el = app.querySelector('motcua-service-finder')!;
  await waitUntil(() => el.shadowRoot!.querySelector('.result.best a'));
  el.shadowRoot!.querySelector<HTMLElement>('.result.best a')!.click();
  await waitUntil(() => el.shadowRoot!.querySelector('motcua-service-answer')?.shadowRoot?.querySelector('article'));
  expect(history.length).to.equal(before);
  [...app.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Xóa hết và kết thúc'))!.click();
  await waitUntil(() => el.shadowRoot!.querySelector('input')?.value === '');
  expect(el.shadowRoot!.querySelector('.result, motcua-service-answer')).to.equal(null);
  expect([localStorage.length, sessionStorage.length]).to.deep.equal([0, 0]);
  expect(location.search).to.equal('');
});

it('leaves nothing of guides, wards and earlier questions on a shared device, and would notice a trace', async () => {
  sessionStorage.clear();
  localStorage.clear();
  history.replaceState(null, '', `${location.pathname}?viec=birth`);
  const before = history.length;
  const client = createClient({ gateway: 'https://gateway.test', fetch: createGateway(samplePorts({ today: '2026-11-20' })).fetch });
  const app = await fixture<MotcuaApp>(html`<motcua-app lang="vi" shared-device .client=${client}><motcua-service-finder></motcua-service-finder></motcua-app>`);
  app.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  const el = app.querySelector('motcua-service-finder')!;
  const within = <E extends HTMLElement>(selector: string) => el.shadowRoot!.querySelector<E>(selector);
  await waitUntil(() => within('#guide'));
  within<HTMLInputElement>('input[type=checkbox]')!.click();
  client.store.set('ward', 'commune', '00070');
  client.store.set('recent', 'service-finder', ['con mới sinh']);
  localStorage.setItem('motcua:recent:planted', '"a trace"');
  const traces = () => [localStorage.length, sessionStorage.length, location.search, history.length - before, el.shadowRoot!.querySelectorAll(':checked').length];
  expect(traces()).to.deep.equal([1, 0, '?viec=birth', 0, 1]);
  [...app.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Xóa hết và kết thúc'))!.click();
  await waitUntil(() => within('form'));
  expect(traces()).to.deep.equal([0, 0, '', 0, 0]);
  expect(history.state).to.equal(null);
  expect([client.store.get('ward', 'commune'), client.store.get('recent', 'service-finder')]).to.deep.equal([undefined, undefined]);
  expect(el.shadowRoot!.textContent).not.to.contain('con mới sinh,');
});

it('speaks English where the page does, and Vietnamese again when it changes', async () => {
  const { el, search, says } = await finder({}, { lang: 'en' });
  search('dang ky khai sinh');
  await says(/\d services? for “dang ky khai sinh”/);
  el.lang = 'vi';
  await says('thủ tục cho “dang ky khai sinh”');
});

it('shows at most four results and large text in easy mode, and remembers the choice', async () => {
  const { el, client, search, says, within } = await finder();
  within('[aria-pressed]').click();
  await el.updateComplete;
  expect(el.hasAttribute('data-easy')).to.equal(true);
  expect(client.store.get('settings', 'easy')).to.equal(true);
  search('giấy');
  await says('thủ tục');
  expect(el.shadowRoot!.querySelectorAll('.result').length).to.be.at.most(4);
  expect(parseFloat(getComputedStyle(within('.hint')).fontSize)).to.be.at.least(20);
});

it('takes words of the host in place of ours', async () => {
  const { el, says } = await finder();
  el.strings = { label: 'Bạn cần giấy tờ gì?' };
  await says('Bạn cần giấy tờ gì?');
});

const client = () => createClient({ gateway: 'https://gateway.test', fetch: createGateway(samplePorts({ today: '2026-11-20' })).fetch });

/** Puts a finder on a page that asks this question, and waits until it says these words. */
function asking(query: string, words: string, ports: Partial<GatewayPorts> = {}) {
  return async (root: HTMLElement): Promise<MotcuaServiceFinder> => {
    const el = document.createElement('motcua-service-finder');
    el.lang = 'vi';
    el.client = createClient({ gateway: 'https://gateway.test', fetch: createGateway({ ...samplePorts({ today: '2026-11-20' }), ...ports }).fetch });
    el.query = query;
    root.append(el);
    await waitUntil(() => el.shadowRoot?.textContent?.includes(words), `never said ${words}`, { timeout: 5000 });
    return el;
  };
}

widgetManners({
  tag: 'motcua-service-finder',
  wording: { vi: { ...resultsStrings.vi, ...strings.vi }, en: { ...resultsStrings.en, ...strings.en } },
  client,
  isReady: (el) => el.shadowRoot?.querySelector('form, article, motcua-service-answer') !== null,
  states: {
    idle: asking('', strings.vi.label),
    found: asking('dang ky khai sinh', 'thủ tục cho “dang ky khai sinh”'),
    clarify: asking('khai sinh', resultsStrings.vi.clarify),
    none: asking('mua vé máy bay', resultsStrings.vi.noneAdvice),
    'too long': asking('khai sinh '.repeat(60), 'Câu này dài quá'),
    failed: asking('khai sinh', strings.vi.failed.UNAVAILABLE, { services: failingPort('UNAVAILABLE') }),
    slow: asking('khai sinh', strings.vi.long, { services: silentAgency() }),
    longest: asking('phòng cháy chữa cháy nhà trọ', 'Thẩm định'),
  },
});
