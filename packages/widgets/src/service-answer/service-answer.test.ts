import type { PublicService } from '@motcua/contract/services';
import { createGateway, type GatewayPorts } from '@motcua/gateway';
import { failingPort, samplePorts, silentAgency } from '@motcua/gateway/testing';
import { createClient, MotcuaError } from '@motcua/sdk';
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { countsUnsaid } from '@motcua/contract/services/fact-texts';
import { setViewport } from '@web/test-runner-commands';
import '../app/index.ts';
import type { MotcuaApp } from '../app/index.ts';
import { feeFacts, shortFacts } from '../core/service-facts.ts';
import { widgetManners } from '../core/widget-manners.ts';
import './index.ts';
import type { MotcuaServiceAnswer } from './index.ts';
import { OpenedService } from './opened-service.ts';
import { spokenText } from './read-aloud.ts';
import { furtherStrings } from './further.strings.ts';
import { strings } from './service-answer.strings.ts';
import { strings as ward } from './ward-counter.strings.ts';

function clientOver(ports: Partial<GatewayPorts> = {}) {
  return createClient({ gateway: 'https://gateway.test', fetch: createGateway({ ...samplePorts({ today: new Date().toISOString().slice(0, 10) }), ...ports }).fetch });
}

/** An answer wired to the real gateway over an invented agency: nothing between them is mocked. */
async function answer(code: string, ports: Partial<GatewayPorts> = {}, client = clientOver(ports)) {
  sessionStorage.clear();
  localStorage.clear();
  history.replaceState(null, '');
  const el = await fixture<MotcuaServiceAnswer>(html`<motcua-service-answer lang="vi" .client=${client} .code=${code}><a href="tel:1022">Gọi 1022</a></motcua-service-answer>`);
  const within = <E extends Element = HTMLElement>(selector: string) => el.shadowRoot!.querySelector<E>(selector)!;
  const read = () => el.shadowRoot!.textContent!.replace(/\s+/g, ' ');
  const says = (words: string) => waitUntil(() => read().includes(words), `never said ${words}, but: ${read()}`, { timeout: 4000 });
  const button = (words: string) => [...el.shadowRoot!.querySelectorAll<HTMLElement>('button, summary')].find(({ textContent }) => textContent!.trim().startsWith(words))!;
  return { el, client, within, read, says, button };
}

/** Ports whose one service is an invented one with these facts in place of its own. */
function recordWith(facts: Partial<PublicService>): Partial<GatewayPorts> {
  const { services } = samplePorts({ today: new Date().toISOString().slice(0, 10) });
  const get: GatewayPorts['services']['get'] = async (input, signal) => {
    const service = await services.get(input, signal);
    return service && { ...service, ...facts };
  };
  return { services: { ...services, get } };
}

/** An ISO date that many days ago. */
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

const factsOf = (within: (selector: string) => HTMLElement) => within('.facts').innerText.replace(/\s+/g, ' ');

it('gives the answer first: where, how long, how much', async () => {
  const { says, within } = await answer('9.000001');
  await says('Làm giấy khai sinh cho con');
  const figures = [...within('.facts').querySelectorAll('.figure')].map(({ textContent }) => textContent);
  expect(figures).to.deep.equal(['Phường, xã', '1 ngày làm việc', 'Miễn phí']);
  expect(within('.facts').textContent).to.contain('Quy định mẫu 01');
  expect(within('.facts').textContent).to.contain('8.000 đồng');
  expect(within('.facts').textContent).to.contain('Người có công với cách mạng');
});

it('says what a fee is for one of, and under which condition', async () => {
  const { says, within } = await answer('9.000004');
  await says('2.000 đồng');
  const fee = within('.facts').textContent!.replace(/\s+/g, ' ');
  expect(fee).to.match(/2\.000 đồng mỗi trang ?Hai trang đầu/);
  expect(fee).to.contain('Từ trang thứ ba: 1.000 đồng mỗi trang');
});

it('never calls a fee free that nobody said is free', async () => {
  const { says, within } = await answer('9.000005');
  await says('Chưa có thông tin lệ phí. Hãy hỏi quầy một cửa trước khi đi.');
  expect(within('article').textContent).not.to.contain('Miễn phí');
});

it('says where its content comes from and as of when', async () => {
  const { says, within } = await answer('9.000001');
  await says('Nguồn:');
  expect(within('.source').textContent).to.match(/Mã 9\.000001\. Dữ liệu ngày \d\d\/\d\d\/\d{4}\./);
  expect(within<HTMLAnchorElement>('.source a').href).to.equal('https://cong-mau.example/thu-tuc/9.000001');
});

it('says first that a record is older than 90 days', async () => {
  const { says, within } = await answer('9.000008');
  await says('Dữ liệu cũ, từ ngày 15/01/2025.');
  expect(within('header .notice').textContent).to.contain('Thông tin này có thể không còn đúng');
  expect(within('header .notice a[href="tel:1022"]')).to.exist;
  expect(within('.source').textContent, 'the source line agrees').to.contain('Mã 9.000008. Dữ liệu cũ, từ ngày 15/01/2025.');
});

it('shows the successor of a superseded code, and says so', async () => {
  const { says } = await answer('9.100001');
  await says('Mã 9.100001 đã được thay bằng mã 9.000001.');
});

it('adds only the papers of the situations that the citizen chose, and counts what is ready', async () => {
  const { says, button, within, el } = await answer('9.000001');
  await says('Đã có 0 trong 3 giấy tờ');
  const papers = () => [...el.shadowRoot!.querySelectorAll('.tick')].map(({ textContent }) => textContent).join();
  expect(papers()).not.to.contain('Giấy ủy quyền');
  button('Nhờ người khác đi thay').click();
  await says('Đã có 0 trong 4 giấy tờ');
  expect(papers()).to.contain('Giấy ủy quyền');
  within<HTMLInputElement>('input[type=checkbox]').click();
  await says('Đã có 1 trong 4 giấy tờ');
});

it('keeps ticks on this device, and forgets them when told to', async () => {
  const { el, client, says, button, within } = await answer('9.000001');
  await says('Đã có 0 trong 3');
  within<HTMLInputElement>('input[type=checkbox]').click();
  await says('Đã có 1 trong 3');
  expect(client.store.get('ticks', '9.000001')).to.deep.equal({ papers: ['Giấy chứng sinh'], situations: [] });
  el.code = '9.000005';
  await says('Giấy xác nhận độc thân');
  el.code = '9.000001';
  await says('Đã có 1 trong 3');
  button('Xóa hết dấu tích').click();
  await says('Đã có 0 trong 3');
  expect(el.shadowRoot!.activeElement === within('#papers')).to.equal(true);
  expect(localStorage.length).to.equal(0);
});

it('forgets ticks, situations and the open screen when a visit on a shared device ends', async () => {
  const app = await fixture<MotcuaApp>(html`<motcua-app shared-device .client=${clientOver()}></motcua-app>`);
  app.addEventListener('motcua-session-ended', (event) => event.preventDefault()); // Or the page of the tests is left.
  const { el, says, read, button, within } = await answer('9.000001');
  el.client = undefined;
  app.append(el);
  await says('Đã có 0 trong 3');
  expect(read()).not.to.contain(strings.vi.ticksKept);
  within<HTMLInputElement>('input[type=checkbox]').click();
  button('Nhờ người khác').click();
  await says('Đã có 1 trong 4');
  el.easy = true;
  await says('Xem tiếp');
  button('Các bước').click();
  await says('Xin phiếu hẹn');
  [...app.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Xóa hết'))!.click();
  await says('Đã có 0 trong 3');
});

it('keeps ticks under the code that is in force, whichever code led there', async () => {
  const { client, says, within } = await answer('9.100001');
  await says('Đã có 0 trong 3');
  within<HTMLInputElement>('input[type=checkbox]').click();
  await says('Đã có 1 trong 3');
  expect(client.store.get('ticks', '9.000001')).to.deep.equal({ papers: ['Giấy chứng sinh'], situations: [] });
});

it('reads aloud with a voice of this device only: any other sends the text to the maker of the browser', async () => {
  const voices = [{ lang: 'vi-VN', localService: false }];
  Object.defineProperty(speechSynthesis, 'getVoices', { value: () => voices, configurable: true });
  const { el, says, button } = await answer('9.000001');
  await says(furtherStrings.vi.share);
  expect(Boolean(button(furtherStrings.vi.listen))).to.equal(false);
  voices.push({ lang: 'vi-VN', localService: true });
  speechSynthesis.dispatchEvent(new Event('voiceschanged'));
  await el.updateComplete;
  expect(button(furtherStrings.vi.listen)).to.exist;
  Reflect.deleteProperty(speechSynthesis, 'getVoices');
});

it('answers what people ask beside all this, each question before its answer, and says nothing where there is none', async () => {
  const { says, within } = await answer('9.000001');
  await says('Chưa đặt được tên cho bé thì sao?');
  const list = within('[aria-labelledby=answers] dl');
  expect([list.getAttribute('lang'), ...[...list.children].map(({ tagName, textContent }) => `${tagName} ${textContent}`)]).to.deep.equal([
    'vi',
    'DT Chưa đặt được tên cho bé thì sao?',
    'DD Bạn đặt tên rồi mới nộp; có 60 ngày từ ngày sinh.',
  ]);
  const silent = await answer('9.000001', recordWith({ answers: [] }));
  await silent.says('Làm giấy khai sinh cho con');
  expect(silent.within('[aria-labelledby=answers]')).to.equal(null);
});

it('shows one topic on a screen in easy mode, with a way back', async () => {
  const { el, says, button, read } = await answer('9.000001');
  await says('Các bước');
  el.easy = true;
  await says('Xem tiếp');
  expect(read()).not.to.contain('Chuẩn bị giấy tờ');
  button('Các bước').click();
  await says('Xin phiếu hẹn ghi ngày trả.');
  expect(read()).not.to.contain('Giấy chứng sinh');
  button('Quay lại').click();
  await says('Giấy chứng sinh');
});

it('lacks nothing in easy mode: laws and the official name stand on a screen, the calendar and the QR code behind a press', async () => {
  const name = 'Thủ tục đăng ký khai sinh';
  const legalBasis = ['Luật Hộ tịch số 60/2014/QH13'];
  for (const answers of [[], [{ question: 'Mất bao lâu?', answer: 'Một ngày.' }]]) {
    const { el, says, read, button } = await answer('9.000001', recordWith({ name, legalBasis, answers }));
    await says('Các bước');
    el.easy = true;
    await says('Xem tiếp');
    expect(read()).not.to.contain(legalBasis[0]).and.not.to.contain(name);
    await waitUntil(() => button(furtherStrings.vi.calendar) && button(furtherStrings.vi.phone), 'nothing to take along', { timeout: 5000 });
    button(furtherStrings.vi.calendar).click();
    await says(furtherStrings.vi.handedIn);
    button(furtherStrings.vi.phone).click();
    await says(furtherStrings.vi.phoneHint);
    button(answers.length > 0 ? strings.vi.answers : strings.vi.legalBasis).click();
    await says(legalBasis[0]!);
    expect(read())
      .to.contain(name)
      .and.to.contain(answers[0]?.question ?? '')
      .and.not.to.contain('Giấy chứng sinh');
    button('Quay lại').click();
    await says('Giấy chứng sinh');
    history.replaceState(null, '', location.pathname);
  }
});

it('never offers more than four things to choose from in easy mode: situations by turns, who may apply and what they get on one screen', async () => {
  const papers = [...'abcdef'].map((situation) => ({ situation, papers: [{ name: `giấy ${situation}`, originals: 1, copies: 0 }] }));
  const answers = [{ question: 'Mất bao lâu?', answer: 'Một ngày.' }];
  const { el, says, read, button } = await answer('9.000001', recordWith({ papers, answers }));
  await says('Bạn có thuộc trường hợp nào');
  const offered = (selector: string) => [...el.shadowRoot!.querySelectorAll(selector)].map(({ textContent }) => textContent!.trim());
  expect(offered('.chip')).to.have.length(6);
  el.easy = true;
  await says('Xem tiếp');
  expect(offered('[aria-labelledby=further] .choice')).to.have.length(4);
  expect(offered('.chip')).to.deep.equal(['a', 'b', 'c', 'd']);
  button('a').click();
  button('Xem thêm 2 trường hợp').click();
  await says('giấy a');
  expect(offered('.chip'), 'what was chosen can still be taken back').to.deep.equal(['a', 'e', 'f']);
  expect(el.shadowRoot!.activeElement, 'reading goes on at the first of the others').to.equal(el.shadowRoot!.querySelectorAll('.chip')[1]);
  button('e').click();
  await says('giấy e');
  expect(read(), 'what was said before still stands').to.contain('giấy a');
  button('Xem lại các trường hợp đầu tiên').click();
  await waitUntil(() => offered('.chip').join('') === 'abcde');
  el.code = '9.000005';
  await says('Giấy xác nhận độc thân');
  el.code = '9.000001';
  await says('Làm giấy khai sinh cho con');
  button('Ai được nộp').click();
  await says('người thân đang nuôi bé');
  expect(read()).to.contain(strings.vi.results).and.to.contain('Giấy khai sinh');
});

it('shows the counter of the ward at the words "at the counter", not after the last way to apply', async () => {
  const channels = [{ kind: 'online', url: 'https://cong-mau.example/' }, { kind: 'counter', note: 'Mang theo căn cước.' }, { kind: 'post' }] as const;
  const { el, says, read } = await answer('9.000001', recordWith({ channels: [...channels] }));
  el.site = 'motcua.json';
  await says(ward.vi.choose);
  const places = ['Qua mạng', 'Mang theo căn cước.', ward.vi.wardUnknown, 'Bưu điện'].map((words) => read().indexOf(words));
  expect(places).to.deep.equal([...places].sort((a, b) => a - b));
  expect(places[0]).to.be.above(0);
});

it('names the ward that was chosen and whom to call where the host knows of no counters, and asks nobody for it', async () => {
  const { el, says, read } = await answer('9.000001');
  await says(furtherStrings.vi.phone);
  expect(read()).not.to.contain(ward.vi.choose);
  el.ward = '00070';
  await says('Phường Hoàn Kiếm');
  await says(ward.vi.nothingKnown('1022'));
});

it('follows the phone’s Back and Forward between the screens of easy mode', async () => {
  const { el, says, button, within } = await answer('9.000001');
  await says('Các bước');
  el.easy = true;
  await says('Xem tiếp');
  button('Ai được nộp').click();
  await says('người thân đang nuôi bé');
  history.back();
  await says('Giấy chứng sinh');
  await waitUntil(() => el.shadowRoot!.activeElement === within('#service'));
  history.forward();
  await says('người thân đang nuôi bé');
  history.back();
  await says('Giấy chứng sinh');
});

it('leaves no screen in the history of a shared device', async () => {
  const { el, client, says, read, button } = await answer('9.000001');
  client.store.isShared = true;
  await says('Các bước');
  el.easy = true;
  await says('Xem tiếp');
  button('Các bước').click();
  await says('Xin phiếu hẹn ghi ngày trả.');
  expect(history.state).to.equal(null);
  button('Quay lại').click();
  await says('Giấy chứng sinh');
  expect(read()).to.contain('Đã có 0 trong 3').and.not.to.contain(strings.vi.ticksKept);
});

it('says what happened and whom to call when the agency does not answer, and works when asked again', async () => {
  let isBroken = true;
  const { services } = samplePorts();
  const port: GatewayPorts['services'] = { ...services, get: (input, signal) => (isBroken ? failingPort('UNAVAILABLE').get(input, signal) : services.get(input, signal)) };
  const { el, says, button, within } = await answer('9.000001', { services: port });
  await says('Cổng dịch vụ đang bận. Hãy thử lại sau ít phút.');
  expect(within('[role=alert] a[href="tel:1022"]')).to.exist;
  isBroken = false;
  expect(within('.notice-title').textContent).to.equal('Chưa mở được thủ tục này');
  button('Thử lại').click();
  await says('Giấy tờ cần chuẩn bị');
  await waitUntil(() => el.shadowRoot!.activeElement === within('#service'), 'the focus fell on the page');
});

it('says that a code is not listed, offers no pointless retry, and leads back to the search where there is one', async () => {
  const { el, says, button } = await answer('9.999999');
  await says('Thủ tục này không còn trong danh mục.');
  expect(Boolean(button('Thử lại'))).to.equal(false);
  expect(Boolean(button('Tìm thủ tục khác'))).to.equal(false);
  el.backLabel = 'Quay lại kết quả cho “khai sinh”';
  await el.updateComplete;
  setTimeout(() => button('Tìm thủ tục khác').click());
  await oneEvent(el, 'motcua-answer-left');
});

for (const [code, canRetry] of [
  ['SIGN_IN', true], // Who has signed in meanwhile, or agreed, goes on by it.
  ['STEP_UP', true],
  ['CONSENT', true],
  ['FORBIDDEN', false],
] as const) {
  it(`offers to press again only what pressing can put right (${code})`, async () => {
    const client = clientOver();
    Object.defineProperty(client.services, 'get', { value: () => Promise.reject(new MotcuaError(code, 'refused')) });
    const { says, button, within } = await answer('9.000001', {}, client);
    await says(strings.vi.failed[code]);
    expect(Boolean(button('Thử lại'))).to.equal(canRetry);
    expect(within('[role=alert] a[href="tel:1022"]')).to.exist;
  });
}

it('becomes failed for a defect too, in place of loading for ever, and passes it on', async () => {
  const client = clientOver();
  Object.defineProperty(client.services, 'get', { value: () => Promise.reject(new TypeError('a defect')) });
  const passedOn: unknown[] = [];
  const host = { addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined, updateComplete: Promise.resolve(true) };
  const opened = new OpenedService(host, (error) => passedOn.push(error));
  await opened.open(client, '9.000001');
  expect(opened.state.kind === 'failed' && opened.state.error.code).to.equal('BAD_ANSWER');
  expect(passedOn.map(String)).to.deep.equal(['TypeError: a defect']);
});

it('says of each way of handing in what it is good for, and online again before the button', async () => {
  const { says, within } = await answer('9.000004');
  await says('Qua mạng');
  expect(factsOf(within)).to.contain('Qua mạng: Vẫn phải mang bản chính đến quầy.');
  const online = within('[aria-labelledby=online]').innerText;
  expect(online.indexOf('Vẫn phải mang')).to.be.within(0, online.indexOf('Mở cong-mau.example') - 1);
});

it('puts a short name of the authority where the place stands', async () => {
  const { says, within } = await answer('9.000004', recordWith({ authority: 'Công an phường, xã' }));
  await says('Nơi nộp');
  expect(within('.facts .figure').textContent).to.equal('Công an phường, xã');
});

it('says which part of a fee is not known, and does not call the known part unknown', async () => {
  const { says, within } = await answer(
    '9.000004',
    recordWith({
      fees: [
        { kind: 'amount', feeVnd: 7000, unit: 'lần đăng ký', condition: 'Cá nhân, hộ gia đình', channel: 'online' },
        { kind: 'unknown', note: 'Nguồn không nêu mức này.', condition: 'Cá nhân, hộ gia đình', channel: 'counter' },
      ],
    }),
  );
  await says('7.000 đồng');
  expect(factsOf(within)).to.contain('Tại quầy. Cá nhân, hộ gia đình: chưa có thông tin. Nguồn không nêu mức này.');
  expect(factsOf(within)).not.to.contain('Chưa có thông tin lệ phí');
});

it('leaves out a reduced fee on the day after its last', () => {
  const fees: PublicService['fees'] = [
    { kind: 'amount', feeVnd: 35_000, unit: 'thẻ', condition: 'Từ 01/07/2025 đến hết 31/12/2026 (giảm một nửa)' },
    { kind: 'amount', feeVnd: 70_000, unit: 'thẻ', condition: 'Mức đầy đủ' },
  ];
  const figures = (now: string) => feeFacts(fees, strings.vi, Date.parse(now)).map(({ figure }) => figure);
  expect(figures('2026-12-31T23:59:59+07:00')).to.deep.equal(['35.000 đồng', '70.000 đồng']);
  expect(figures('2027-01-01T00:00:00+07:00')).to.deep.equal(['70.000 đồng']);
});

it('puts no figure into a list without what limits it', () => {
  const line = (facts: Partial<Pick<PublicService, 'fees' | 'timeLimits'>>) => {
    const { fee, time } = shortFacts({ fees: [], timeLimits: [], ...facts }, strings.vi, Date.parse('2026-11-24'));
    return [fee, time].filter(({ isKnown }) => isKnown).map(({ figure, per = '' }) => `${figure} ${per}`.trim());
  };
  const online = { kind: 'amount', feeVnd: 7000, unit: 'lần đăng ký', channel: 'online' } as const;
  expect(line({ fees: [online, { kind: 'unknown', channel: 'counter' }] })).to.deep.equal(['7.000 đồng mỗi lần đăng ký (Qua mạng)']);
  expect(line({ fees: [{ kind: 'amount', feeVnd: 8000, unit: 'bản sao', rule: 'Thông tư mẫu' }] })).to.deep.equal(['8.000 đồng mỗi bản sao']);
  expect(line({ fees: [online, { ...online, feeVnd: 20_000, unit: undefined, channel: 'counter' }] })).to.deep.equal([
    'Tùy trường hợp: 7.000 đồng mỗi lần đăng ký hoặc 20.000 đồng',
  ]);
  const days = { kind: 'known', amount: 18, unit: 'workingDay' } as const;
  expect(
    line({
      timeLimits: [
        { ...days, channel: 'counter' },
        { ...days, channel: 'online' },
        { kind: 'unknown', channel: 'post' },
      ],
    }),
  ).to.deep.equal(['18 ngày làm việc (Tại quầy, qua mạng)']);
  expect(line({ timeLimits: [days, { kind: 'unknown', condition: 'Phải hỏi nơi khác' }] })).to.deep.equal(['18 ngày làm việc (có trường hợp chưa rõ)']);
});

it('says in one plain line that a record is some months old, and in a box that it is doubtful', async () => {
  const source = { name: 'Cổng dịch vụ mẫu (dữ liệu bịa)', url: 'https://cong-mau.example/thu-tuc/9.000001', asOf: daysAgo(130) };
  const aged = await answer('9.000001', recordWith({ source }));
  await aged.says('có thể đã đổi. Hãy hỏi quầy một cửa trước khi đi.');
  expect(Boolean(aged.within('header .notice'))).to.equal(false);
  expect(aged.within('header .age a[href="tel:1022"]')).to.exist;
  const caveat = 'Thủ tục này được báo là đã gộp vào mã 9.000002. Hãy hỏi trước khi đi.';
  const doubtful = await answer('9.000001', recordWith({ source, caveat }));
  await doubtful.says(caveat);
  const box = doubtful.within('header .notice.warning');
  expect(box.compareDocumentPosition(doubtful.within('.facts')) & Node.DOCUMENT_POSITION_FOLLOWING).to.be.above(0);
  expect(Boolean(doubtful.within('header .age'))).to.equal(false);
});

it('warns of false addresses before the button, names the address it leads to, and opens the procedure’s own page', async () => {
  const { says, within } = await answer(
    '9.000001',
    recordWith({
      channels: [{ kind: 'online', url: 'https://dichvucong.gov.vn' }],
      source: { name: 'Cổng', url: 'https://dichvucong.gov.vn/thu-tuc/9.000001', asOf: daysAgo(1) },
    }),
  );
  await says('Địa chỉ đúng là dichvucong.gov.vn.');
  const link = within<HTMLAnchorElement>('[aria-labelledby=online] a');
  expect(link.href).to.equal('https://dichvucong.gov.vn/thu-tuc/9.000001');
  expect(within('[aria-labelledby=online] .notice').compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING).to.be.above(0);
  const other = await answer('9.000001');
  await other.says('Địa chỉ đúng là cong-mau.example.');
  expect(other.read()).not.to.contain('dichvucong.gov.vn');
  expect(other.within<HTMLAnchorElement>('[aria-labelledby=online] a').href).to.equal('https://cong-mau.example/nop-ho-so/9.000001');
});

it('counts no papers where all hang on situations', async () => {
  const papers = [{ situation: 'Nhà của bạn', papers: [{ name: 'Giấy tờ nhà đất', originals: 0, copies: 0 }] }];
  const { says, read, button } = await answer('9.000001', recordWith({ papers }));
  await says('Bạn có thuộc trường hợp nào dưới đây không?');
  expect(read()).not.to.contain('0 trong 0');
  button('Nhà của bạn').click();
  await says('Đã có 0 trong 1 giấy tờ');
});

it('shows the address, selected to be copied by hand, where the page may not copy, and nothing where the person closed the sheet', async () => {
  const { el, says, button, within } = await answer('9.000001');
  await says('Chia sẻ trang này');
  Object.defineProperty(navigator, 'share', { value: undefined, configurable: true });
  Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }); // As over plain http.
  button('Chia sẻ trang này').click();
  await says(furtherStrings.vi.shareByHand);
  const line = within<HTMLInputElement>('.address');
  expect(new URL(line.value).searchParams.get('ma')).to.equal('9.000001');
  await waitUntil(() => el.shadowRoot!.activeElement === line && line.selectionStart === 0 && line.selectionEnd === line.value.length, 'it was not selected');
  Object.defineProperty(navigator, 'share', { value: () => Promise.reject(new DOMException('closed', 'AbortError')), configurable: true });
  button('Chia sẻ trang này').click();
  await waitUntil(() => !el.shadowRoot!.querySelector('.address'));
  Reflect.deleteProperty(navigator, 'share');
  Reflect.deleteProperty(navigator, 'clipboard');
});

it('in English, gives the English name, says that details are Vietnamese, and marks them so', async () => {
  const { el, says, within } = await answer('9.000001');
  await says('Làm giấy khai sinh cho con');
  expect(within('header').textContent).not.to.contain('Birth registration');
  el.lang = 'en';
  await says('The details below are in Vietnamese only.');
  expect(within('header').textContent).to.contain('Birth registration');
  const language = (words: string) =>
    [...el.shadowRoot!.querySelectorAll('*')]
      .reverse()
      .find(({ textContent }) => textContent!.includes(words))!
      .closest('[lang]')
      ?.getAttribute('lang');
  for (const words of [
    'Ghi tên bé',
    'nơi cha hoặc mẹ ở',
    'Quy định mẫu 01',
    'Bé đã quá 60 ngày tuổi',
    'Hộ nghèo',
    'Quy định mẫu 05',
    'Lấy ở quầy một cửa',
    'Nhờ người khác',
    'Xin phiếu hẹn',
    'Cha, mẹ, ông',
  ])
    expect(language(words), words).to.equal('vi');
  expect(language('Papers to prepare')).to.equal(undefined);
});

it('reads out the service, facts and papers, but no buttons, codes or source', async () => {
  const { el, says } = await answer('9.000001');
  await says(furtherStrings.vi.onlyIf);
  el.lang = 'vi';
  const text = spokenText(el.shadowRoot!).replace(/\u00a0/g, ' ');
  for (const words of [
    'Làm giấy khai sinh cho con.',
    'Miễn phí',
    'Giấy chứng sinh. 1 bản chính. Lấy ở đâu: Bệnh viện nơi sinh (Quy định mẫu 05)',
    'Người khác đi thay được không? Được',
    'Xin phiếu hẹn',
  ])
    expect(text).to.contain(words);
  for (const words of ['In ra giấy', 'Chỉ mang nếu', 'Chia sẻ', 'Mã 9.000001', 'Nguồn', 'Luật mẫu', 'Mở cong-mau']) expect(text).not.to.contain(words);
});

it('gives the browser a second to name its voices before it says that there is none', async () => {
  Object.defineProperty(speechSynthesis, 'getVoices', { value: () => [], configurable: true });
  const { el, says, read, within } = await answer('9.000001');
  el.easy = true;
  await says('Xem tiếp');
  expect(read()).not.to.contain(furtherStrings.vi.cannotListen);
  await says(furtherStrings.vi.cannotListen);
  expect(within('.facts').compareDocumentPosition(within('.actions')) & Node.DOCUMENT_POSITION_FOLLOWING).to.be.above(0);
  expect(within('header').textContent).not.to.contain(furtherStrings.vi.cannotListen);
  Reflect.deleteProperty(speechSynthesis, 'getVoices');
});

it('in easy mode, keeps what has the focus clear of the bar at the bottom', async () => {
  const { el, says, within } = await answer('9.000001');
  await says('Giấy chứng sinh');
  await setViewport({ width: 360, height: 640 });
  el.easy = true;
  await says('Xem tiếp');
  const { top } = within('.help').getBoundingClientRect();
  expect(top).to.be.below(640);
  for (const control of el.shadowRoot!.querySelectorAll<HTMLElement>('article button, article a, article input')) {
    control.focus();
    expect(control.getBoundingClientRect().bottom, control.outerHTML).to.be.at.most(within('.help').getBoundingClientRect().top + 0.5);
  }
});

it('ends no line of a title inside a word', async () => {
  const { says, within } = await answer('9.000001');
  await says('Làm giấy khai sinh cho con');
  expect(within('#service').textContent).to.equal('Làm giấy khai\u00a0sinh cho con');
});

it('fires motcua-answer-left when the citizen wants to go back', async () => {
  const { el, says, button } = await answer('9.000001');
  await says('Giấy tờ cần chuẩn bị');
  expect(Boolean(button('Quay lại kết quả'))).to.equal(false);
  el.backLabel = 'Quay lại kết quả cho “khai sinh”';
  await says('Quay lại kết quả cho “khai sinh”');
  setTimeout(() => button('Quay lại kết quả').click());
  await oneEvent(el, 'motcua-answer-left');
});

it('asks whether the page helped only where the host wants it, tells host and gateway once, and keeps the focus', async () => {
  const quiet = await answer('9.000001');
  await quiet.says('In ra giấy');
  expect(quiet.read()).not.to.contain('có giúp được bạn không');
  const rated: unknown[] = [];
  const { el, says, button, within } = await answer('9.000001', {
    ratings: {
      rate: async (input) => {
        rated.push(input);
        return { isCounted: true };
      },
    },
  });
  const told: unknown[] = [];
  el.addEventListener('motcua-service-rated', ({ code, isHelpful }) => told.push({ code, isHelpful }));
  el.askRating = true;
  await says('Trang này có giúp được bạn không?');
  button('Không').click();
  await says('Cảm ơn bạn đã cho biết.');
  await waitUntil(() => rated.length > 0, 'the gateway was not told');
  expect([told, rated]).to.deep.equal([[{ code: '9.000001', isHelpful: false }], [{ code: '9.000001', isHelpful: false }]]);
  expect(button('Có')).to.equal(undefined);
  expect(el.shadowRoot!.activeElement).to.equal(within('[aria-labelledby=rating] [role=status]'));
});

it('prints itself without the page around it, and leaves the page as it was', async () => {
  const { el, says, button } = await answer('9.000001');
  await says('In ra giấy');
  const stranger = document.body.appendChild(document.createElement('nav'));
  const sheets = document.adoptedStyleSheets.length;
  const nativePrint = window.print;
  let hidden = 0;
  window.print = () => (hidden = document.querySelectorAll('[data-motcua-unprinted]').length);
  button('In ra giấy').click();
  await waitUntil(() => hidden > 0, 'was not printed');
  expect(stranger.hasAttribute('data-motcua-unprinted')).to.equal(true);
  expect(el.closest('[data-motcua-unprinted]')).to.equal(null);
  window.dispatchEvent(new Event('afterprint'));
  expect(document.querySelectorAll('[data-motcua-unprinted]').length).to.equal(0);
  expect(document.adoptedStyleSheets.length).to.equal(sheets);
  window.print = nativePrint;
  stranger.remove();
});

it('shows the service of the code that was set last, and waits no longer for an earlier one', async () => {
  const { services } = samplePorts();
  let earlier: AbortSignal | undefined;
  const port: GatewayPorts['services'] = {
    ...services,
    get: async (input, signal) => {
      if (input.code === '9.000001') {
        earlier = signal;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return services.get(input, signal);
    },
  };
  const { el, says, read } = await answer('9.000001', { services: port });
  await waitUntil(() => earlier);
  el.code = '9.000005';
  await says('Giấy xác nhận độc thân');
  expect(earlier?.aborted).to.equal(true);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(read()).not.to.contain('Làm giấy khai sinh cho con');
});

it('says nothing of copies where the source does not, and never that such a paper is only shown', async () => {
  const papers = [{ papers: [{ name: 'Đơn đề nghị', originals: 0, copies: 0, note: countsUnsaid }] }];
  const { read, says } = await answer('9.000001', recordWith({ papers }));
  await says(countsUnsaid);
  expect(read()).not.to.contain(strings.vi.copiesOf(0, 0));
});

it('shows each way to hand in over the net with its own address, and says what the true one is', async () => {
  const channels = [
    { kind: 'online' as const, url: 'https://dichvucong.gov.vn/' },
    { kind: 'online' as const, url: 'https://dichvucong.hanoi.gov.vn/nop', note: 'Chỉ cho người ở Hà Nội.' },
  ];
  const { el, says } = await answer('9.000001', recordWith({ channels }));
  await says('Địa chỉ đúng là dichvucong.hanoi.gov.vn');
  await says('Địa chỉ đúng là dichvucong.gov.vn');
  expect([...el.shadowRoot!.querySelectorAll('[aria-labelledby=online] a')].map(({ textContent }) => textContent!.trim())).to.deep.equal([
    'Mở dichvucong.gov.vn (trang chủ)',
    'Mở dichvucong.hanoi.gov.vn',
  ]);
});

it('says of each paper where it is had, and once that of others it is not known', async () => {
  const { says, within, read } = await answer('9.000001');
  await says(furtherStrings.vi.originsUnknown);
  const [certificate, form] = [...within('.group').querySelectorAll('.tick')].map(({ textContent }) => textContent!.replace(/\s+/g, ' ').trim());
  expect(certificate).to.equal('Giấy chứng sinh1 bản chínhLấy ở đâu: Bệnh viện nơi sinh (Quy định mẫu 05)');
  expect(form).not.to.contain('Lấy ở đâu');
  expect(read().split(furtherStrings.vi.originsUnknown)).to.have.length(2);
  const paper = { name: 'Giấy chứng sinh', originals: 1, copies: 0, obtainedFrom: { name: 'Bệnh viện', rule: 'Quy định mẫu 05' } };
  const whole = await answer('9.000001', recordWith({ papers: [{ papers: [paper] }] }));
  await whole.says(furtherStrings.vi.phone);
  expect(whole.read()).not.to.contain(furtherStrings.vi.originsUnknown);
});

it('says in English where a paper is had, in its own words where there are no English ones', async () => {
  const { el, says, read } = await answer('9.000001');
  el.lang = 'en';
  await says('Where to get it: The hospital of birth (Quy định mẫu 05)');
  expect(strings.en.origin({ name: 'Bệnh viện', rule: 'Quy định mẫu 05' })).to.equal('Where to get it: Bệnh viện');
  expect(read()).to.contain(furtherStrings.en.originsUnknown);
});

it('says whether somebody else may go, with the sentence that says so, or the law', async () => {
  const section = (within: (selector: string) => HTMLElement) => within('[aria-labelledby=applicants]').textContent!.replace(/\s+/g, ' ').trim();
  const sample = await answer('9.000001');
  await sample.says(furtherStrings.vi.standIn);
  expect(section(sample.within)).to.contain(
    'Người khác đi thay được không? Được, cần có giấy ủy quyền. “Nhờ người khác đi thay: Giấy ủy quyền. Ông bà, cha mẹ, anh chị em thì không cần chứng thực.”',
  );
  for (const [kind, words] of Object.entries(furtherStrings.vi.standInKinds) as ['yes' | 'authorised' | 'sometimes' | 'no', string][]) {
    const { within, says } = await answer('9.000001', recordWith({ standIn: { kind, proof: 'Hai bên phải tự đến.', rule: 'Quy định mẫu 06' } }));
    await says(furtherStrings.vi.standIn);
    expect(section(within)).to.contain(`Người khác đi thay được không? ${words} Hai bên phải tự đến (Quy định mẫu 06)`);
  }
});

it('says plainly that it is not known whether somebody else may go, and whom to ask, also where nothing is said of who may apply', async () => {
  const { within, says } = await answer('9.000001', recordWith({ standIn: undefined, applicants: undefined }));
  await says(furtherStrings.vi.standInUnknown('1022'));
  expect(within('[aria-labelledby=applicants]').textContent!.replace(/\s+/g, ' ').trim()).to.equal(
    'Ai được nộp Người khác đi thay được không? Chưa rõ: nguồn không ghi. Trước khi nhờ ai, hãy hỏi quầy một cửa hoặc gọi 1022.',
  );
});

it('says under a newer code that only the old record is known, and does not call that one in force', async () => {
  const replacedBy = { code: '9.200001', rule: 'Được báo tháng 9/2026' };
  const newer = 'Mã mới được báo là 9.200001. Dưới đây là mã cũ 9.000001, có thể đã đổi. Hãy hỏi quầy một cửa trước khi đi. (Được báo tháng 9/2026)';
  const { services } = samplePorts({ today: new Date().toISOString().slice(0, 10) });
  const get: GatewayPorts['services']['get'] = async (_, signal) => {
    const service = await services.get({ code: '9.000001' }, signal);
    return service && { ...service, replacedBy, caveat: 'Thủ tục này được báo là đã gộp vào mã 9.200001.' };
  };
  const asked = await answer('9.200001', { services: { ...services, get } });
  await asked.says(newer);
  expect(asked.read()).not.to.contain('đã được thay bằng');
  const old = await answer('9.000001', recordWith({ replacedBy }));
  await old.says(newer);
  const warned = await answer('9.000001', recordWith({ replacedBy, caveat: 'Thủ tục này được báo là đã gộp vào mã 9.200001.' }));
  await warned.says('đã gộp vào mã 9.200001');
  expect(warned.read()).not.to.contain('Mã mới được báo'); // Once is enough.
});

it('leads to no address that is not encrypted, and says so where it leads to a front page', async () => {
  const { within, says, read } = await answer(
    '9.000001',
    recordWith({
      channels: [
        { kind: 'online', url: 'http://bocongan.gov.vn', note: 'Đặt hẹn trước.' },
        { kind: 'online', url: 'https://evisa.xuatnhapcanh.gov.vn' },
      ],
    }),
  );
  await says('Đặt hẹn trước.');
  expect(read()).not.to.contain('Địa chỉ đúng là bocongan');
  expect([...within('[aria-labelledby=online]').querySelectorAll('a')].map(({ textContent, href }) => [textContent!.trim(), href])).to.deep.equal([
    ['Mở evisa.xuatnhapcanh.gov.vn (trang chủ)', 'https://evisa.xuatnhapcanh.gov.vn/'],
  ]);
});

it('has on paper what each situation that was not chosen asks for, in short', async () => {
  const { says, within, button, read } = await answer('9.000001');
  await says(furtherStrings.vi.onlyIf);
  const printed = () => within('#papers').parentElement!.querySelector<HTMLElement>('.print-only')!.textContent!.replace(/\s+/g, ' ').trim();
  expect(printed()).to.equal('Chỉ mang nếu: Cha mẹ đã kết hôn: Giấy chứng nhận kết hôn (1 bản sao). Nhờ người khác đi thay: Giấy ủy quyền (1 bản chính).');
  expect(getComputedStyle(within('#papers').parentElement!.querySelector('.print-only')!).display).to.equal('none');
  button('Nhờ người khác đi thay').click();
  await waitUntil(() => !printed().includes('Giấy ủy quyền'), 'still only in short');
  button('Cha mẹ đã kết hôn').click();
  await waitUntil(() => within('#papers').parentElement!.querySelector('.print-only') === null, 'all are chosen');
  expect(read()).not.to.contain(furtherStrings.vi.onlyIf);
});

/** Puts an answer on a page and waits until it says these words and what a citizen takes along is there; then presses what has this name. */
function showing(code: string, words: string, ports: Partial<GatewayPorts> = {}, pressed?: string) {
  return async (root: HTMLElement): Promise<MotcuaServiceAnswer> => {
    const el = document.createElement('motcua-service-answer');
    el.lang = 'vi';
    el.client = clientOver(ports);
    el.code = code;
    el.backLabel = 'Quay lại kết quả cho “khai sinh”';
    root.append(el);
    await waitUntil(() => el.shadowRoot?.textContent?.includes(words), `never said ${words}`, { timeout: 4000 });
    const isWhole = () => el.shadowRoot!.querySelector('[role=alert], .skeleton') || el.shadowRoot!.textContent!.includes(furtherStrings.vi.phone);
    await waitUntil(isWhole, 'nothing to take along', { timeout: 5000 });
    if (pressed) [...el.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes(pressed))!.click();
    return el;
  };
}

widgetManners({
  tag: 'motcua-service-answer',
  wording: { vi: { ...furtherStrings.vi, ...strings.vi }, en: { ...furtherStrings.en, ...strings.en } },
  client: clientOver,
  isReady: (el) => el.shadowRoot?.querySelector('article, [role=alert], .skeleton') !== null,
  states: {
    ready: showing('9.000001', strings.vi.papers),
    calendar: showing('9.000001', strings.vi.papers, {}, furtherStrings.vi.calendar),
    phone: showing('9.000001', strings.vi.papers, {}, furtherStrings.vi.phone),
    unknown: showing('9.000006', strings.vi.papersUnknown),
    superseded: showing('9.100001', 'đã được thay bằng'),
    newer: showing('9.000001', 'Mã mới được báo', recordWith({ replacedBy: { code: '9.200001', rule: 'Được báo tháng 9/2026' } })),
    'must go': showing('9.000001', furtherStrings.vi.standInKinds.no, recordWith({ standIn: { kind: 'no', proof: 'Hai bên phải tự đến.', rule: 'Quy định mẫu 06' } })),
    stale: showing('9.000008', 'Dữ liệu cũ, từ ngày 15/01/2025.'),
    aged: showing('9.000001', 'có thể đã đổi.', recordWith({ source: { name: 'Cổng mẫu', url: 'https://cong-mau.example/', asOf: daysAgo(130) } })),
    doubtful: showing('9.000001', 'đã gộp', recordWith({ caveat: 'Thủ tục này được báo là đã gộp. Hãy hỏi trước khi đi.' })),
    longest: showing('9.000007', '12.500.000 đồng'),
    failed: showing('9.000001', strings.vi.failed.UNAVAILABLE, { services: failingPort('UNAVAILABLE') }),
    slow: showing('9.000001', strings.vi.long, { services: silentAgency() }),
  },
});
