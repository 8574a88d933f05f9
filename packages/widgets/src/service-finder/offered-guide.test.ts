import type { Guide } from '@motcua/contract/services';
import { expect, waitUntil } from '@open-wc/testing';
import { guideFor } from './guide-for.ts';
import { resultsStrings } from './results.strings.ts';
import { finder } from './service-finder.test-builder.ts';

const source = { name: 'Cổng mẫu', url: 'https://cong-mau.example/', asOf: '2026-11-20' };
const called = (title: string, titleEn = title): Guide => ({ event: title, title, titleEn, summary: 'Việc.', stages: [], source });
const guides = [called('Sinh con', 'Having a child'), called('Mất giấy tờ'), called('Chuyển chỗ ở'), called('Con vào lớp 1'), called('Mua bán nhà đất')];
const meant = (query: string, best?: string, among: readonly Guide[] = guides) => guideFor(query, best, among)?.title;

it('knows a guide by what it is called, with and without diacritics, in a longer question, and by a part of it', () => {
  expect(meant('mất giấy tờ')).to.equal('Mất giấy tờ');
  expect(meant('MAT GIAY TO')).to.equal('Mất giấy tờ');
  expect(meant('em bị mất hết giấy tờ rồi phải làm sao')).to.equal('Mất giấy tờ');
  expect(meant('nhà em sắp chuyển chỗ ở')).to.equal('Chuyển chỗ ở');
  expect(meant('mua nhà')).to.equal('Mua bán nhà đất');
  expect(meant('sinh con cần giấy gì')).to.equal('Sinh con');
  expect(meant('having a child')).to.equal('Sinh con');
});

it('takes no word alone, and none too far apart, for a guide', () => {
  for (const query of ['', '   ', 'mất', 'con', 'học sinh của con tôi', 'mất xe, còn giấy đăng ký và tờ khai', '🙂']) expect(meant(query), query).to.equal(undefined);
});

it('knows the only guide that sends everybody to the service that answers', () => {
  const steps = (code: string, more: object = {}) => [{ title: 'Việc', steps: [{ title: 'Việc', code, ...more }] }];
  const one = { ...called('Một'), stages: steps('9.000001') };
  expect(meant('trích lục', '9.000001', [one])).to.equal('Một');
  expect(meant('trích lục', '9.000002', [one])).to.equal(undefined);
  expect(meant('trích lục', undefined, [one])).to.equal(undefined);
  expect(meant('trích lục', '9.000001', [one, { ...called('Hai'), stages: steps('9.000001') }])).to.equal(undefined);
  expect(meant('trích lục', '9.000001', [{ ...called('Hai'), stages: steps('9.000001', { isOptional: true }) }])).to.equal(undefined);
  expect(meant('trích lục', '9.000001', [{ ...called('Hai'), stages: steps('9.000001', { situation: 'Khi' }) }])).to.equal(undefined);
});

it('offers it under what was found, nowhere while somebody types, and opens it; back leads to the results', async () => {
  const { within, type, search, says, read } = await finder();
  type('mất giấy');
  await says(/mất giấy/);
  expect(read()).not.to.include(resultsStrings.vi.guide);
  search('mất giấy tờ');
  await says(resultsStrings.vi.guide);
  const offered = within<HTMLButtonElement>('[data-event=lostPapers]');
  expect(offered.getAttribute('data-goes-on')).to.equal(null);
  expect(within('#found').compareDocumentPosition(offered) & Node.DOCUMENT_POSITION_FOLLOWING).not.to.equal(0);
  offered.click();
  await waitUntil(() => within('#guide'), 'the guide never came');
  expect(within('#guide').textContent).to.equal('Mất giấy tờ');
  history.back();
  await waitUntil(() => within<HTMLInputElement>('input')?.value === 'mất giấy tờ', 'the results never came back');
  await says(resultsStrings.vi.guide);
});

it('stands above what does not fit, but not where that stood before the guides came', async () => {
  const { within, search, says } = await finder();
  const isAbove = () => Boolean(within('#found').compareDocumentPosition(within('[data-event=lostPapers]')) & Node.DOCUMENT_POSITION_PRECEDING);
  search('mất hết giấy tờ');
  await says(resultsStrings.vi.guide);
  expect(isAbove()).to.equal(false);
  search('em mất hết giấy tờ');
  await says(resultsStrings.vi.none('em mất hết giấy tờ'));
  await says(resultsStrings.vi.guide);
  expect(isAbove()).to.equal(true);
  await says(resultsStrings.vi.spokenGuide('Mất giấy tờ'));
});

it('says nothing where the guides do not come, and asks for them again with the next question alone', async () => {
  let asked = 0;
  const { el, client, search, says, read } = await finder();
  Object.assign(client.services, { guides: () => Promise.reject(new Error(`away ${(asked += 1)}`)) });
  search('mất giấy tờ');
  await waitUntil(() => asked > 0, 'nobody asked for the guides', { timeout: 4000 });
  for (let draw = 0; draw < 3; draw += 1) {
    el.requestUpdate();
    await el.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(asked).to.equal(1);
  expect(read()).not.to.include(resultsStrings.vi.guide);
  search('em mất giấy tờ');
  await says(resultsStrings.vi.none('em mất giấy tờ'));
  await waitUntil(() => asked > 1, 'nobody asked again', { timeout: 4000 });
});
