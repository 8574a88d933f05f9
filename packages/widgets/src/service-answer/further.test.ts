import { createGateway } from '@motcua/gateway';
import { samplePorts } from '@motcua/gateway/testing';
import { createClient } from '@motcua/sdk';
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { decodeQR } from 'qr/decode.js';
import { calendarFile } from './calendar.ts';
import { dueDate, longestLimit, today } from './due-date.ts';
import { furtherStrings } from './further.strings.ts';
import { furtherStyles } from './further.styles.ts';
import './index.ts';
import type { MotcuaServiceAnswer } from './index.ts';
import { sheetSize } from './sheet-size.ts';

const say = furtherStrings.vi;

/** An answer of its own, with what a citizen takes along. */
async function answer(code = '9.000001') {
  sessionStorage.clear();
  localStorage.clear();
  history.replaceState(null, '', location.pathname);
  const client = createClient({ gateway: 'https://gateway.test', fetch: createGateway(samplePorts({ today: '2026-11-20' })).fetch });
  const el = await fixture<MotcuaServiceAnswer>(html`<motcua-service-answer lang="vi" code=${code} .client=${client}></motcua-service-answer>`);
  const root = el.shadowRoot!;
  const button = (words: string) => [...root.querySelectorAll('button')].find(({ textContent }) => textContent!.includes(words))!;
  await waitUntil(() => button(say.phone), 'nothing to take along', { timeout: 5000 });
  return { el, root, button };
}

it('counts working days from the day after, past weekends and fixed holidays (Civil Code 2015, Articles 147 and 148)', () => {
  const days = (amount: number, unit: 'workingDay' | 'calendarDay') => ({ kind: 'known', amount, unit }) as const;
  expect(dueDate('2026-11-27', days(1, 'workingDay')), 'a Friday').to.equal('2026-11-30');
  expect(dueDate('2026-11-28', days(1, 'workingDay')), 'a Saturday').to.equal('2026-11-30');
  expect(dueDate('2026-11-23', days(5, 'workingDay'))).to.equal('2026-11-30');
  expect(dueDate('2026-04-29', days(1, 'workingDay')), '30 April, 1 May and a weekend').to.equal('2026-05-04');
  expect(dueDate('2026-11-23', days(5, 'calendarDay')), 'ends on a Saturday').to.equal('2026-11-30');
  expect(dueDate('2026-12-30', days(2, 'calendarDay')), 'ends on New Year').to.equal('2027-01-04');
  expect(dueDate('2028-02-28', days(1, 'calendarDay')), 'a leap year').to.equal('2028-02-29');
  expect(dueDate('2026-11-23', { kind: 'known', amount: 4, unit: 'hour' })).to.equal(undefined);
  expect(dueDate('2026-11-23', { kind: 'unknown' })).to.equal(undefined);
  expect(longestLimit([days(6, 'calendarDay'), days(6, 'workingDay'), { kind: 'unknown' }])).to.deep.equal(days(6, 'workingDay'));
  expect(longestLimit([{ kind: 'unknown' }])).to.equal(undefined);
});

it('knows which day it is in Hanoi', () => {
  expect(today(Date.parse('2026-11-27T16:59:59Z'))).to.equal('2026-11-27');
  expect(today(Date.parse('2026-11-27T17:00:00Z'))).to.equal('2026-11-28');
});

it('writes a calendar file that keeps RFC 5545: lines of 75 octets, escapes, whole days', () => {
  const title = 'Hẹn trả: đăng ký, cấp giấy; bản "chính" \\ sao '.repeat(4);
  const file = calendarFile({ day: '2026-12-31', title, text: 'một\nhai', url: 'https://a.example/?ma=1.001193', id: 'x@motcua' }, Date.parse('2026-11-27T01:02:03Z'));
  const lines = file.split('\r\n');
  for (const line of lines) expect(new TextEncoder().encode(line).length).to.be.at.most(75);
  const unfolded = file.replace(/\r\n /g, '');
  expect(unfolded).to.contain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101');
  expect(unfolded).to.contain('DTSTAMP:20261127T010203Z');
  expect(unfolded).to.contain(`SUMMARY:${title.replace(/[\\;,]/g, '\\$&')}\r\n`);
  expect(unfolded).to.contain('DESCRIPTION:một\\nhai');
  expect(file.endsWith('END:VCALENDAR\r\n')).to.equal(true);
});

it('draws a QR code that leads back to the service on this page', async () => {
  const { root, button } = await answer();
  button(say.phone).click();
  await waitUntil(() => root.querySelector('.panel svg'));
  const drawn = root.querySelector<SVGSVGElement>('.panel svg')!;
  const size = drawn.viewBox.baseVal.width;
  const scale = 4;
  const canvas = Object.assign(document.createElement('canvas'), { width: size * scale, height: size * scale });
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  context.fillStyle = '#000';
  for (const [, x, y] of drawn
    .querySelector('path')!
    .getAttribute('d')!
    .matchAll(/M(\d+) (\d+)h/g))
    context.fillRect(Number(x), Number(y), 1, 1);
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  expect(decodeQR({ width: image.width, height: image.height, data: image.data })).to.equal(new URL('?ma=9.000001', location.href).href);
  expect(drawn.getAttribute('aria-label')).to.contain('ma=9.000001');
});

it('reckons the day to come back from the day of handing in, and saves it as a calendar file', async () => {
  const { root, button } = await answer();
  button(say.calendar).click();
  await waitUntil(() => root.querySelector('input[type=date]'));
  const field = root.querySelector<HTMLInputElement>('input[type=date]')!;
  expect(field.value).to.equal(today());
  field.value = '2026-11-27';
  field.dispatchEvent(new Event('change'));
  await waitUntil(() => root.textContent!.includes('30/11/2026 (1 ngày làm việc)'));
  let saved: { name: string; text: Promise<string> } | undefined;
  const look = (event: Event) => {
    const link = event.target as HTMLAnchorElement;
    event.preventDefault();
    saved = { name: link.download, text: fetch(link.href).then((response) => response.text()) };
  };
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function press() {
    this.addEventListener('click', look, { once: true });
    click.call(this);
  };
  button(say.save).click();
  HTMLAnchorElement.prototype.click = click;
  expect(saved?.name).to.equal('hen-tra-9.000001.ics');
  expect(await saved!.text).to.contain('DTSTART;VALUE=DATE:20261130');
  field.value = '';
  field.dispatchEvent(new Event('change'));
  await waitUntil(() => root.textContent!.includes(say.noDay));
  expect(button(say.save)).to.equal(undefined);
});

it('names what is often done next, opens it, and comes back by the browser', async () => {
  const { el, root } = await answer();
  await waitUntil(() => root.querySelector('[aria-labelledby=related] a'));
  const related = root.querySelector<HTMLElement>('[aria-labelledby=related] a')!;
  let chosen = '';
  el.addEventListener('motcua-service-chosen', (event) => (chosen = event.code), { once: true });
  const before = root.querySelector('#service')!.textContent;
  related.click();
  await waitUntil(() => root.querySelector('#service') && root.querySelector('#service')!.textContent !== before);
  expect(chosen).to.equal('9.000004');
  history.back();
  await waitUntil(() => root.querySelector('#service')?.textContent === before);
});

it('leaves a related service to a host that cancels the event', async () => {
  const { el, root } = await answer();
  el.addEventListener('motcua-service-chosen', (event) => event.preventDefault());
  await waitUntil(() => root.querySelector('[aria-labelledby=related] a'));
  root.querySelector<HTMLElement>('[aria-labelledby=related] a')!.click();
  expect(el.code).to.equal('9.000001');
});

it('describes the service for programs that read the page, and no longer once it has left', async () => {
  const { el } = await answer();
  const script = () => el.querySelector('script[type="application/ld+json"]');
  await waitUntil(() => script()?.textContent);
  const described = JSON.parse(script()!.textContent!);
  expect([described['@type'], described.identifier]).to.deep.equal(['GovernmentService', '9.000001']);
  el.code = '9.000005';
  await waitUntil(() => script()?.textContent?.includes('9.000005'));
  expect(el.querySelectorAll('script').length).to.equal(1);
  el.remove();
  expect(script()).to.equal(null);
});

it('prints in a size that can be read, and smaller only where more is printed: what stays on the screen does not count', async () => {
  const { el, root } = await answer();
  await waitUntil(() => el.dataset['length']);
  const whole = root.querySelector('article')!;
  expect(sheetSize(whole)).to.equal('middle');
  root.querySelector('[aria-labelledby=papers]')!.classList.add('screen-only');
  expect(sheetSize(whole)).to.equal('short');
  const text = 'Giấy tờ. '.repeat(40);
  const [shown, hidden] = [document.createElement('p'), document.createElement('p')];
  hidden.className = 'screen-only';
  hidden.textContent = text.repeat(20);
  whole.append(hidden, shown);
  expect(sheetSize(whole)).to.equal('short');
  const sizes = [1, 2, 3, 4, 5, 6, 7, 8].map((times) => {
    shown.textContent = text.repeat(times);
    return sheetSize(whole);
  });
  expect(sizes)
    .to.deep.equal([...sizes].sort((a, b) => b.localeCompare(a)))
    .and.to.include('middle');
  expect(sizes.at(-1)).to.equal('long');
  shown.textContent = text.repeat(14);
  expect(sheetSize(whole)).to.equal('full');
  const points = [...furtherStyles.cssText.matchAll(/--_text-base: ([\d.]+)pt/g)].map(([, size]) => Number(size));
  expect(Math.min(...points)).to.equal(9);
});
