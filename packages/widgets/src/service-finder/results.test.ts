import type { GatewayPorts } from '@motcua/gateway';
import { failingPort, samplePorts } from '@motcua/gateway/testing';
import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { keepWard } from '../ward-chooser/kept-ward.ts';
import type { MotcuaServiceFinder } from './index.ts';
import { forgetQueries, keepQuery, recentQueries } from './recents.ts';
import { resultsStrings } from './results.strings.ts';
import { strings } from './service-finder.strings.ts';
import { finder } from './service-finder.test-builder.ts';
import type { ServicesSearchedEvent } from './services-searched-event.ts';

const say = resultsStrings.vi;

it('is a combobox: arrows reach each result and the field again, Enter opens it, Escape lets go, then puts the list away', async () => {
  const { el, within, type, says, answer } = await finder();
  within('input').focus();
  type('khai sinh');
  await says('thủ tục cho “khai sinh”');
  const field = within('input');
  const options = () => [...el.shadowRoot!.querySelectorAll('[role=listbox] [role=option]')];
  const reached = () => el.shadowRoot!.getElementById(field.getAttribute('aria-activedescendant') ?? '');
  expect(field.getAttribute('role')).to.equal('combobox');
  expect(field.getAttribute('aria-expanded')).to.equal('true');
  expect(reached()).to.equal(null);
  const count = options().length;
  expect(count).to.be.above(3);
  for (let index = 0; index < count; index += 1) {
    await sendKeys({ press: 'ArrowDown' });
    expect(reached(), `after ${index + 1} arrows`).to.equal(options()[index]);
    expect(options().filter((option) => option.getAttribute('aria-selected') === 'true')).to.deep.equal([options()[index]]);
  }
  await sendKeys({ press: 'ArrowDown' });
  expect(reached(), 'after the last comes the field').to.equal(null);
  await sendKeys({ press: 'ArrowUp' });
  expect(reached()).to.equal(options()[count - 1]);
  await sendKeys({ press: 'Escape' });
  expect(reached()).to.equal(null);
  expect(field.getAttribute('aria-expanded')).to.equal('true');
  await sendKeys({ press: 'Escape' });
  expect(field.getAttribute('aria-expanded')).to.equal('false');
  expect(within<HTMLInputElement>('input').value, 'Escape loses nothing that was typed').to.equal('khai sinh');
  await sendKeys({ press: 'ArrowDown' });
  await waitUntil(() => field.getAttribute('aria-expanded') === 'true');
  await sendKeys({ press: 'ArrowDown' });
  const code = (reached() as HTMLElement).dataset['code'];
  await sendKeys({ press: 'Enter' });
  await answer();
  expect(el.code).to.equal(code);
});

it('is a list of links under headings for who has left the field', async () => {
  const { el, within, type, says } = await finder();
  within('input').focus();
  type('dang ky khai sinh');
  await says('thủ tục cho “dang ky khai sinh”');
  expect(within('[role=option]')).to.exist;
  const link = within('.result a');
  within('input').blur();
  await el.updateComplete;
  expect(el.shadowRoot!.querySelector('[role=option], [role=listbox], [aria-selected]')).to.equal(null);
  expect(within('.result a'), 'the same element: a press that takes the focus is not lost').to.equal(link);
  expect(within('.result h3').hasAttribute('role')).to.equal(false);
});

it('leaves the keys of an input method and of the browser alone', async () => {
  const { within, type, says } = await finder();
  within('input').focus();
  type('khai sinh');
  await says('thủ tục cho');
  const isTaken = (init: KeyboardEventInit) => !within('input').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', cancelable: true, ...init }));
  expect(isTaken({ isComposing: true })).to.equal(false);
  expect(isTaken({ altKey: true })).to.equal(false);
  expect(isTaken({})).to.equal(true);
});

it('says nothing of the first letters while the typing goes on, and names the question each time', async () => {
  const { within, type, says } = await finder();
  const spoken = () => within('[role=status]').textContent!.trim();
  type('khai sinh');
  await says('“khai sinh”');
  for (let query = 'khai sinh '; query.length < 45; query += 'a') {
    type(query);
    await aTimeout(40); // Shorter than the pause after which it is searched for.
  }
  expect(spoken()).to.equal('');
  for (const question of ['dang ky khai sinh', 'dang ky ket hon']) {
    type(question);
    await waitUntil(() => spoken().includes(`“${question}”`), 'never spoken', { timeout: 3000 });
  }
});

it('speaks what was found once, when the typing has ended, and tells the host without what was typed', async () => {
  const { el, within, type, says } = await finder();
  const told: ServicesSearchedEvent[] = [];
  el.addEventListener('motcua-services-searched', (event) => told.push(event));
  const spoken: string[] = [];
  new MutationObserver(() => spoken.push(within('[role=status]').textContent!.trim())).observe(within('[role=status]'), { childList: true, subtree: true, characterData: true });
  for (const part of ['dang ky', 'dang ky khai', 'dang ky khai sinh']) {
    type(part);
    await says(`“${part}”`);
  }
  await waitUntil(() => spoken.some((each) => each.includes('kết quả')), 'never spoken', { timeout: 3000 });
  await aTimeout(300);
  expect(spoken.filter((each) => each.includes('kết quả')).length).to.equal(1);
  expect(told.map(({ outcome, query }) => [outcome, query])).to.deep.equal([['answer', undefined]]);
  expect(told[0]!.count).to.be.above(0);
  el.tellsQuery = true;
  setTimeout(() => type('dang ky khai sin'));
  const event: ServicesSearchedEvent = await oneEvent(el, 'motcua-services-searched');
  expect(event.query).to.equal('dang ky khai sin');
});

/** The sample agency, and what it has been asked for. */
function listening() {
  const asked: string[] = [];
  const { services } = samplePorts({ today: '2026-11-20' });
  const port: GatewayPorts['services'] = { ...services, find: (input, signal) => (asked.push(input.query), services.find(input, signal)) };
  return { port, answered: async (query: string) => (await waitUntil(() => asked.includes(query)), aTimeout(150)) };
}

it('is not alarmed by half a word: where nothing was found before it stays as it was, until the typing has ended', async () => {
  const { port, answered } = listening();
  const { within, type, says, read } = await finder({ services: port });
  const spoken = () => within('[role=status]').textContent!.trim();
  type('zq');
  await answered('zq');
  expect(within('.lead')).not.to.exist;
  expect(read()).to.contain(strings.vi.examplesTitle);
  expect(spoken()).to.equal('');
  await says(say.none('zq'));
  expect(read()).not.to.contain(strings.vi.examplesTitle);
  await waitUntil(() => spoken() === say.spokenNone('zq'));
});

it('takes nothing away while half a word finds nothing, nor moves what stands below', async () => {
  const { port, answered } = listening();
  const { within, type, says, read } = await finder({ services: port });
  type('khai sinh');
  await says('thủ tục cho “khai sinh”');
  const { height } = within('.taking').getBoundingClientRect();
  type('khai sinh zq xw');
  await answered('khai sinh zq xw');
  expect(within('.lead')).not.to.exist;
  expect(within('#count').textContent, 'said of the question that it answers').to.contain('thủ tục cho “khai sinh”');
  type('vỉa hè');
  await says('1 thủ tục cho “vỉa hè”');
  expect(within('.taking').getBoundingClientRect().height).to.be.closeTo(height, 1);
  type('vỉa hè zq xw zq');
  await says(say.none('vỉa hè zq xw zq'));
  await waitUntil(() => within('.taking').style.minHeight === '', 'the height is kept for ever', { timeout: 3000 });
  expect(read()).not.to.contain('thủ tục cho');
});

it('says at once that nothing fits to who asks', async () => {
  const { within, type, search } = await finder();
  type('zq');
  search('zq xw');
  await waitUntil(() => within('.lead')?.textContent === say.none('zq xw'), 'not said at once', { timeout: 700 });
});

it('shows what may be meant while it is typed, and asks back once the typing has ended', async () => {
  const { el, within, type, says } = await finder();
  type('khai sinh');
  await says('thủ tục cho “khai sinh”');
  const codes = () => [...el.shadowRoot!.querySelectorAll<HTMLElement>('[data-code]')].map(({ dataset }) => dataset['code']);
  const typed = codes();
  expect(within('#clarify')).not.to.exist;
  await says(say.clarify);
  expect(codes(), 'in the same order').to.deep.equal(typed);
  await waitUntil(() => within('[role=status]').textContent!.includes(`${typed.length} kết quả cho “khai sinh”`));
});

it('puts no question under the hand of who has begun to choose, but asks who comes back from the choice', async () => {
  const { el, within, type, says, answer } = await finder();
  for (const choose of [() => void sendKeys({ press: 'ArrowDown' }), () => within('.result a').focus()]) {
    within('input').focus();
    type('khai');
    await says('thủ tục cho “khai”');
    type('khai sinh');
    await says('thủ tục cho “khai sinh”');
    choose();
    await waitUntil(() => within('[role=status]').textContent!.includes('kết quả cho “khai sinh”'), 'never spoken', { timeout: 3000 });
    await el.updateComplete;
    expect(within('#clarify')).not.to.exist;
  }
  within('.result a').click();
  (await answer()).querySelector<HTMLElement>('.link')!.click();
  await says(say.clarify);
});

it('narrows by what it counted, shows what it is narrowed to, and takes it back', async () => {
  const { el, within, search, says } = await finder();
  search('khai');
  await says('thủ tục cho “khai”');
  const codes = () => [...el.shadowRoot!.querySelectorAll<HTMLElement>('[data-code]')].map(({ dataset }) => dataset['code']);
  const chip = (words: string) => [...el.shadowRoot!.querySelectorAll<HTMLElement>('.chip')].find(({ textContent }) => textContent!.includes(words))!;
  const all = codes();
  chip(say.narrow).click();
  await waitUntil(() => within<HTMLDialogElement>('dialog').open && within('dialog fieldset'));
  const sector = chip('Hộ tịch (');
  const count = Number(/\((\d+)\)/.exec(sector.textContent!)![1]);
  expect(count).to.be.within(1, all.length - 1);
  sector.click();
  await waitUntil(() => codes().length === count, `wanted ${count}, got ${codes().length}`);
  await waitUntil(() => chip('Hộ tịch (').getAttribute('aria-pressed') === 'true');
  expect(chip('Hộ tịch (').textContent, 'the count of a choice does not change by making it').to.contain(`(${count})`);
  [...within('dialog').querySelectorAll('button')].find(({ textContent }) => textContent!.includes(say.showResults))!.click();
  await waitUntil(() => !within<HTMLDialogElement>('dialog').open);
  within(`[aria-label="${say.remove('Hộ tịch')}"]`).click();
  await waitUntil(() => codes().length === all.length);
});

it('covers the page with the choices on a phone, where Escape leads back', async () => {
  await setViewport({ width: 360, height: 640 });
  const { el, within, search, says } = await finder();
  search('khai');
  await says('thủ tục cho “khai”');
  const open = [...el.shadowRoot!.querySelectorAll<HTMLElement>('.chip')].find(({ textContent }) => textContent!.includes(say.narrow))!;
  open.focus();
  open.click();
  await waitUntil(() => within('dialog fieldset'));
  expect(within('dialog').matches('.drawer')).to.equal(true);
  expect(within('dialog').getBoundingClientRect().bottom).to.equal(innerHeight);
  expect(within('dialog').getBoundingClientRect().width).to.equal(360);
  await sendKeys({ press: 'Escape' });
  await waitUntil(() => !within<HTMLDialogElement>('dialog').open);
  expect(el.shadowRoot!.activeElement).to.equal(open);
  await setViewport({ width: 800, height: 600 });
});

it('offers the sectors that come closest where nothing fits', async () => {
  const { el, search, says } = await finder();
  search('khai báo mất vé máy bay');
  await says(say.nearSectors);
  const sector = [...el.shadowRoot!.querySelectorAll<HTMLElement>('.chip')].find(({ textContent }) => textContent === 'Hộ tịch');
  sector!.click();
  await says('“Hộ tịch”');
});

it('goes on when the counting fails', async () => {
  const { services } = samplePorts({ today: '2026-11-20' });
  const port: GatewayPorts['services'] = { ...services, count: (input, signal) => failingPort('UNAVAILABLE').count(input, signal) };
  const { el, within, search, says } = await finder({ services: port });
  search('khai');
  await says('thủ tục cho “khai”');
  [...el.shadowRoot!.querySelectorAll<HTMLElement>('.chip')].find(({ textContent }) => textContent!.includes(say.narrow))!.click();
  await says(say.narrowFailed);
  expect(within('.result, .choice')).to.exist;
});

it('remembers the last five questions that led somewhere, newest first, and forgets them at a press', async () => {
  const { el, client, within, search, says, answer } = await finder();
  for (const query of ['một', 'hai', 'ba', 'bốn', 'năm', 'HAI', 'x'.repeat(81), ' ']) keepQuery(client.store, query);
  expect(recentQueries(client.store)).to.deep.equal(['HAI', 'năm', 'bốn', 'ba', 'một']);
  forgetQueries(client.store);
  expect(recentQueries(client.store)).to.deep.equal([]);
  search('dang ky khai sinh');
  await says('thủ tục cho');
  within('.result a').click();
  await answer();
  el.code = '';
  await waitUntil(() => within('.link'));
  [...el.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.trim() === 'Xóa chữ')!.click();
  await says(say.recentTitle);
  const recent = [...el.shadowRoot!.querySelectorAll<HTMLElement>('.chip')].find(({ textContent }) => textContent!.includes('dang ky khai sinh'))!;
  recent.click();
  await says('thủ tục cho “dang ky khai sinh”');
  [...el.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.trim() === 'Xóa chữ')!.click();
  await says(say.recentTitle);
  [...el.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes(say.forgetRecent))!.click();
  await says(say.forgotten);
  expect(recentQueries(client.store)).to.deep.equal([]);
});

it('puts what is typed into the address only where the host wants it there', async () => {
  const { el, search, says } = await finder();
  search('dang ky khai sinh');
  await says('thủ tục cho');
  expect(location.search).to.equal('');
  el.queryInAddress = true;
  search('sao y');
  await says('“sao y”');
  expect(new URL(location.href).searchParams.get('q')).to.equal('sao y');
  history.replaceState(null, '', location.pathname);
});

it('searches only in the sectors that the host names', async () => {
  const asked: unknown[] = [];
  const { services } = samplePorts({ today: '2026-11-20' });
  const { el, search, says } = await finder({ services: { ...services, find: (input, signal) => (asked.push(input.filters?.sectors), services.find(input, signal)) } });
  el.setAttribute('sectors', 'Hộ tịch; Đăng ký, quản lý cư trú');
  await el.updateComplete;
  search('khai');
  await says('“khai”');
  expect(asked).to.deep.equal([['Hộ tịch', 'Đăng ký, quản lý cư trú']]);
});

it('keeps what the results are narrowed to over a reload and for the way back, and nothing that was typed', async () => {
  const { el, client, within, search, says, answer } = await finder();
  const chip = (words: string, root = el.shadowRoot!) => [...root.querySelectorAll<HTMLElement>('.chip')].find(({ textContent }) => textContent!.includes(words))!;
  search('khai');
  await says('thủ tục cho “khai”');
  chip(say.narrow).click();
  await waitUntil(() => within('dialog fieldset'));
  chip('Hộ tịch (').click();
  await says(say.narrowedBy(1));
  chip(say.onlyCommune).click();
  await says(say.narrowedBy(2));
  expect(JSON.stringify(history.state)).not.to.contain('khai');
  expect(location.search).to.equal('');

  const reloaded = await fixture<MotcuaServiceFinder>(html`<motcua-service-finder lang="vi" .client=${client}></motcua-service-finder>`);
  await waitUntil(() => reloaded.shadowRoot?.textContent?.includes(say.narrowedBy(2)), 'forgotten by a reload', { timeout: 3000 });
  expect(chip(say.onlyCommune, reloaded.shadowRoot!).getAttribute('aria-pressed')).to.equal('true');
  reloaded.remove();

  within('a[data-code]').click();
  await answer();
  el.shadowRoot!.querySelector('motcua-service-answer')!.shadowRoot!.querySelector<HTMLElement>('.link')!.click();
  await says(say.narrowedBy(2));
  within(`[aria-label="${say.remove('Hộ tịch')}"]`).click();
  await says(say.narrowedBy(1));
  within('a[data-code]').click();
  await answer();
  history.replaceState({ ...history.state, motcuaNarrowed: {} }, ''); // As an entry of before the results were narrowed.
  const cold = await fixture<MotcuaServiceFinder>(html`<motcua-service-finder lang="vi" .client=${client}></motcua-service-finder>`);
  const coldAnswer = () => cold.shadowRoot!.querySelector('motcua-service-answer')?.shadowRoot;
  await waitUntil(() => coldAnswer()?.querySelector('article'), 'the answer never came', { timeout: 3000 });
  coldAnswer()!.querySelector<HTMLElement>('.link')!.click();
  await waitUntil(() => cold.shadowRoot?.textContent?.includes(say.narrowedBy(1)), 'forgotten on the way back', { timeout: 3000 });
  expect(cold.shadowRoot!.querySelector(`[aria-label="${say.remove('Hộ tịch')}"]`)).not.to.exist;
  [...cold.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Xóa chữ'))!.click();
  expect(history.state).to.deep.equal({ motcuaNarrowed: {} });
});

it('makes nothing of what somebody else wrote into the history', async () => {
  const { el, client } = await finder();
  el.remove();
  for (const foreign of ['Hộ tịch', { sectors: ['Hộ tịch'], governmentLevels: 7 }, null]) {
    history.replaceState({ motcuaNarrowed: foreign }, '');
    const other = await fixture<MotcuaServiceFinder>(html`<motcua-service-finder lang="vi" query="khai" .client=${client}></motcua-service-finder>`);
    await waitUntil(() => other.shadowRoot?.textContent?.includes('thủ tục cho “khai”'), 'never found', { timeout: 3000 });
    expect(other.shadowRoot!.textContent).to.contain(say.narrow).and.not.to.contain('đang chọn');
    other.remove();
  }
});

it('says how many services the own commune does, and names it where it is known', async () => {
  const { el, client, within, search, says } = await finder();
  search('khai');
  await says('thủ tục cho “khai”');
  const { width } = within('.bar [aria-pressed]').getBoundingClientRect();
  await waitUntil(() => /Chỉ ở phường, xã \(\d+\)/.test(within('.bar').textContent!), 'never counted', { timeout: 3000 });
  expect(within('.bar [aria-pressed]').getBoundingClientRect().width, 'its place was kept').to.equal(width);
  keepWard(client.store, '00070');
  search('khai sinh');
  await says('thủ tục cho “khai sinh”');
  expect(within('.bar').textContent, 'nobody has counted for this question').not.to.contain('(');
  await waitUntil(() => /Chỉ ở phường Hoàn Kiếm \(\d+\)/.test(within('.bar').textContent!), 'never named', { timeout: 3000 });
  const chip = within('.bar [aria-pressed]');
  const count = Number(/\((\d+)\)/.exec(chip.textContent!)![1]);
  chip.click();
  await waitUntil(() => chip.getAttribute('aria-pressed') === 'true' && el.shadowRoot!.querySelectorAll('[data-code]').length === count);
  expect(chip.textContent, 'the count of a choice does not change by making it').to.contain(`(${count})`);
  el.lang = 'en';
  await says(`Only in Hoàn Kiếm ward (${count})`);
});

it('promises no more services than a list shows', async () => {
  const { services } = samplePorts({ today: '2026-11-20' });
  const port: GatewayPorts['services'] = {
    ...services,
    count: async (input, signal) => ({ ...(await services.count(input, signal)), governmentLevels: [{ value: 'commune', count: 46 }] }),
  };
  const { within, search, says } = await finder({ services: port });
  search('khai');
  await says('thủ tục cho “khai”');
  await waitUntil(() => /\(\d+\+?\)/.test(within('.bar').textContent!), 'never counted', { timeout: 3000 });
  expect(within('.bar').textContent).to.contain('Chỉ ở phường, xã (20+)');
});

it('claims no difference in bold between choices that nobody has told apart', async () => {
  const { services } = samplePorts({ today: '2026-11-20' });
  let notes: readonly (string | undefined)[] = [];
  const port: GatewayPorts['services'] = {
    ...services,
    async find(input, signal) {
      const found = await services.find(input, signal);
      const choices = found.clarification!.choices.map(({ code, label }, at) => ({
        code,
        label,
        ...(notes[at] !== undefined && { note: notes[at] === 'label' ? label : notes[at] }),
      }));
      return { ...found, clarification: { choices } };
    },
  };
  const { el, within, search, says } = await finder({ services: port });
  const bold = () => [...el.shadowRoot!.querySelectorAll('.choice b')].map(({ textContent }) => textContent);
  for (const vague of [[], ['lần đầu', undefined, 'người nước ngoài'], ['lần đầu', 'lần đầu', 'lần đầu'], ['label', 'label', 'label']]) {
    notes = vague;
    search('khai sinh');
    await says(say.clarify);
    await waitUntil(() => within('form').getAttribute('aria-busy') === 'false');
    await el.updateComplete;
    expect(within('#clarify + p').textContent).to.equal(say.clarifyByName);
    expect(bold()).to.deep.equal([]);
  }
  notes = ['lần đầu', 'làm lại', 'người nước ngoài'];
  search('khai sinh');
  await says(say.clarifyHint);
  expect(bold()).to.deep.equal(notes);
  expect(within('.choice').textContent, 'the title comes first').to.match(/^\s*Làm giấy khai sinh cho con\s*lần đầu/);
});

it('says in the language of the page what a list leaves out of a condition', async () => {
  const { services } = samplePorts({ today: '2026-11-20' });
  const port: GatewayPorts['services'] = {
    ...services,
    async find(input, signal) {
      const found = await services.find(input, signal);
      const timeLimits = [{ kind: 'known' as const, amount: 3, unit: 'workingDay' as const, condition: 'tùy trường hợp' }];
      const fees = [{ kind: 'amount' as const, feeVnd: 8000, condition: 'tùy trường hợp, đến hết 31/12/2099' }];
      return { ...found, hits: found.hits.map((hit) => ({ ...hit, timeLimits, fees })) };
    },
  };
  const { el, within, search, says } = await finder({ services: port });
  search('dang ky khai sinh');
  await says('thủ tục cho');
  const meta = () => within('.meta').textContent!.replace(/\s+/g, ' ');
  expect(meta()).to.contain('(tùy trường hợp)').and.to.contain('(tùy trường hợp, đến hết 31/12/2099)');
  el.lang = 'en';
  await says('for “dang ky khai sinh”');
  expect(meta()).to.contain('(it depends on your case)').and.to.contain('(it depends on your case, until 31/12/2099)').and.not.to.contain('tùy');
});
