import type { InputOf } from '@motcua/contract';
import type { reportService } from '@motcua/contract/reports';
import { createGateway, type GatewayPorts } from '@motcua/gateway';
import { failingPort, samplePorts, silentAgency } from '@motcua/gateway/testing';
import { createClient, MotcuaError, type Client } from '@motcua/sdk';
import { expect, fixtureCleanup, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../service-finder/index.ts';
import { states } from '../core/states.strings.ts';
import { widgetManners } from '../core/widget-manners.ts';
import { furtherStrings } from './further.strings.ts';
import './index.ts';
import type { MotcuaServiceAnswer } from './index.ts';
import { strings } from './report.strings.ts';

const say = strings.vi;

type Sent = InputOf<typeof reportService>;

/** What keeps nothing but what a test looks at. */
function noting(sent: Sent[]): Partial<GatewayPorts> {
  return {
    reports: {
      report: async (input) => {
        sent.push(input);
        return { isKept: true, reference: '4823 1907' };
      },
    },
  };
}

interface Situation {
  readonly ports?: Partial<GatewayPorts> | undefined;
  /** Whether the client has a gateway besides what answers on the device. */
  readonly hasGateway?: boolean;
  readonly client?: Client;
  readonly isEasy?: boolean;
  readonly lang?: string;
  /** Whether what an earlier page of this tab kept is still there. */
  readonly isReload?: boolean;
  readonly root?: HTMLElement;
}

/** An answer wired to the real gateway over an invented agency, with reports asked for. */
async function answer({ ports = {}, hasGateway = true, client, isEasy = false, lang = 'vi', isReload = false, root = document.body }: Situation = {}) {
  if (!isReload) {
    sessionStorage.clear();
    localStorage.clear();
  }
  const made = client ?? createClient({ gateway: 'https://gateway.test', fetch: createGateway({ ...samplePorts(), ...ports }).fetch, timeoutMs: 4000 });
  const el = document.createElement('motcua-service-answer');
  el.lang = lang;
  el.client = hasGateway ? made : { ...made, hasGateway: false };
  el.code = '9.000001';
  el.askReport = true;
  el.easy = isEasy;
  el.backLabel = 'Quay lại kết quả cho “khai sinh”';
  root.append(el);
  const shadow = el.shadowRoot!;
  const told: object[] = [];
  el.addEventListener('motcua-service-reported', (event) => told.push({ ...event, code: event.code, part: event.part }));
  const read = () => shadow.querySelector('.report')?.textContent?.replace(/\s+/g, ' ') ?? '';
  const says = (words: string) => waitUntil(() => read().includes(words), `never said ${words}, but: ${read()}`, { timeout: 6000 });
  const button = (words: string) => [...shadow.querySelectorAll<HTMLElement>('.report button')].find(({ textContent }) => textContent!.trim().startsWith(words))!;
  const field = () => shadow.querySelector<HTMLTextAreaElement>('.report textarea')!;
  const press = async (words: string) => {
    button(words).click();
    await el.updateComplete;
  };
  const choose = async (part: string) => {
    shadow.querySelector<HTMLInputElement>(`.report [value=${part}]`)!.click();
    await el.updateComplete;
  };
  const write = async (text: string) => {
    field().value = text;
    field().dispatchEvent(new InputEvent('input'));
    await el.updateComplete;
  };
  await waitUntil(() => button(strings[lang === 'en' ? 'en' : 'vi'].open), 'reports are not asked for', { timeout: 6000 });
  return { el, client: made, shadow, told, read, says, button, field, press, choose, write };
}

const focusOf = (el: MotcuaServiceAnswer) => el.shadowRoot!.activeElement;

afterEach(fixtureCleanup);
afterEach(() => document.querySelectorAll('motcua-service-answer').forEach((each) => each.remove()));

it('is asked only where the host wants it, and unfolds and folds', async () => {
  const { el, read, press, button, field } = await answer();
  expect([button(say.open).getAttribute('aria-expanded'), field()]).to.deep.equal(['false', null]);
  await press(say.open);
  expect(button(say.open).getAttribute('aria-expanded')).to.equal('true');
  expect(read()).to.match(/Phần nào chưa đúng\?.*Nơi nộp.*Bao lâu có kết quả.*Lệ phí.*Giấy tờ cần chuẩn bị.*Các bước.*Nộp qua mạng.*Chuyện khác/);
  await press(say.open);
  expect(field()).to.equal(null);
  el.askReport = false;
  await el.updateComplete;
  expect(read()).to.equal('');
});

it('sends the part and the words to the gateway, tells the host without the words, and thanks with a number to read out', async () => {
  const sent: Sent[] = [];
  const { el, told, says, press, choose, write, read, shadow } = await answer({ ports: noting(sent) });
  await press(say.open);
  await choose('fee');
  await write('  Ở phường thu 10.000 đồng.\n');
  await press(say.send);
  await says('Cảm ơn bạn đã báo phần “Lệ phí”.');
  await says('4823 1907');
  const { asOf, ...rest } = sent[0]!;
  expect([sent.length, rest]).to.deep.equal([1, { code: '9.000001', part: 'fee', text: 'Ở phường thu 10.000 đồng.', language: 'vi' }]);
  expect(asOf).to.match(/^\d{4}-\d\d-\d\d$/);
  expect(told.map((each) => JSON.parse(JSON.stringify(each)))).to.deep.equal([{ isTrusted: false, code: '9.000001', part: 'fee' }]);
  expect(read()).not.to.contain('10.000 đồng');
  expect(focusOf(el)).to.equal(shadow.querySelector('.report > [role=status]'));
});

it('needs no words, and speaks English', async () => {
  const sent: Sent[] = [];
  const { says, press, choose } = await answer({ ports: noting(sent), lang: 'en' });
  await press(strings.en.open);
  await choose('other');
  await press(strings.en.send);
  await says('Thank you for reporting “Something else”.');
  expect(Object.keys(sent[0]!).sort()).to.deep.equal(['asOf', 'code', 'language', 'part']);
});

it('asks for the part before it sends anything, and leads there', async () => {
  const sent: Sent[] = [];
  const { el, told, says, press, write, choose, read } = await answer({ ports: noting(sent) });
  await press(say.open);
  await write('sai');
  await press(say.send);
  await says(say.partMissing);
  await waitUntil(() => (focusOf(el) as HTMLInputElement | null)?.type === 'radio', 'the focus was not led to the parts');
  expect([sent, told]).to.deep.equal([[], []]);
  await choose('steps');
  expect(read()).not.to.contain(say.partMissing);
});

it('counts near the limit, and sends nothing that is longer, nor cuts it', async () => {
  const sent: Sent[] = [];
  const { el, press, choose, write, read, says, field } = await answer({ ports: noting(sent) });
  await press(say.open);
  await choose('papers');
  await write('x'.repeat(900));
  expect(read()).not.to.contain('Còn viết được');
  await write('x'.repeat(901));
  expect(read()).to.contain('Còn viết được 99 ký tự.');
  await write('x'.repeat(1001));
  expect(read()).to.contain('Dài quá 1000 ký tự.');
  await press(say.send);
  await waitUntil(() => focusOf(el) === field(), 'the focus was not led to the text');
  expect([sent.length, field().value.length]).to.deep.equal([0, 1001]);
  await write(`${'x'.repeat(1000)}  `);
  await press(say.send);
  await says('Cảm ơn bạn đã báo');
  expect(sent[0]!.text!.length).to.equal(1000);
});

it('keeps what was written while it fails, says what to do and whom to call, and sends it when asked again', async () => {
  const sent: Sent[] = [];
  const { reports } = noting(sent);
  let isBroken = true;
  const broken = failingPort('UNAVAILABLE');
  const { el, told, says, press, choose, write, field, shadow, read } = await answer({
    ports: { reports: { report: (input, signal) => (isBroken ? broken.report(input, signal) : reports!.report(input, signal)) } },
  });
  await press(say.open);
  await choose('where');
  await write('Đã chuyển nhà.');
  await press(say.send);
  await says('Nơi nhận đang bận. Điều bạn viết vẫn còn ở đây.');
  expect(read()).to.match(/đọc số yêu cầu: [\w-]{14}/);
  expect(shadow.querySelector('.report [role=alert] a[href="tel:1022"]')).not.to.equal(null);
  await waitUntil(() => focusOf(el)?.textContent?.includes(states.vi.retry), 'the focus was lost');
  expect(field().value).to.equal('Đã chuyển nhà.');
  isBroken = false;
  await press(states.vi.retry);
  await says('Cảm ơn bạn đã báo');
  expect([sent.length, sent[0]!.text, told.length]).to.deep.equal([1, 'Đã chuyển nhà.', 1]);
});

it('thanks for nothing that was not kept', async () => {
  const { says, press, choose, read } = await answer({ ports: { reports: { report: async () => ({ isKept: false }) } } });
  await press(say.open);
  await choose('fee');
  await press(say.send);
  await says(say.notSent);
  expect(read()).not.to.contain('Cảm ơn');
});

it('says that it is the network, and that nothing is taken here', async () => {
  const { fetch } = createGateway(samplePorts());
  const client = createClient({ gateway: 'https://gateway.test', fetch });
  const { says, press, choose } = await answer({ client: { ...client, reports: { report: () => Promise.reject(new MotcuaError('OFFLINE', 'no network')) } } });
  await press(say.open);
  await choose('fee');
  await press(say.send);
  await says('Không có mạng. Điều bạn viết vẫn còn ở đây.');
  const none = await answer({ ports: { reports: undefined } });
  await none.press(say.open);
  await none.choose('fee');
  await none.press(say.send);
  await none.says(say.failed.NOT_FOUND!);
  expect(none.button(states.vi.retry), 'what cannot help').to.equal(undefined);
});

it('says while it waits that it sends, and sends once however often it is pressed', async () => {
  let times = 0;
  const silent = silentAgency();
  const { says, press, choose, write, button, field } = await answer({
    ports: {
      reports: {
        report: (input, signal) => {
          times += 1;
          return silent.report(input, signal);
        },
      },
    },
  });
  await press(say.open);
  await choose('fee');
  await write('sai');
  await press(say.send);
  await says(say.sending);
  expect(field().readOnly).to.equal(true);
  button(say.sending).click();
  await waitUntil(() => times > 0);
  await says('Đợi lâu quá mà chưa biết đã tới nơi chưa.');
  expect([times, field().value]).to.deep.equal([1, 'sai']);
});

it('keeps a draft when it is folded and when the page is reloaded, and forgets it once it is sent', async () => {
  const first = await answer();
  await first.press(say.open);
  await first.choose('papers');
  await first.write('Thiếu tờ khai');
  await first.press(say.open);
  await first.press(say.open);
  expect(first.field().value).to.equal('Thiếu tờ khai');
  first.el.remove();
  const next = await answer({ isReload: true });
  await next.press(say.open);
  expect([next.field().value, next.shadow.querySelector<HTMLInputElement>('.report [value=papers]')!.checked]).to.deep.equal(['Thiếu tờ khai', true]);
  await next.press(say.send);
  await next.says('Cảm ơn bạn đã báo');
  expect(sessionStorage.length).to.equal(0);
});

it('keeps no draft with numbers that may be a person’s, nor one of another service', async () => {
  const { el, press, choose, write, field, client, says, shadow } = await answer();
  await press(say.open);
  await choose('other');
  await write('gọi tôi 0912 345 678');
  expect(client.store.get('draft', 'report 9.000001')).to.deep.equal({ part: 'other', text: '' });
  await press(say.open);
  await press(say.open);
  expect(field().value).to.contain('0912');
  el.code = '9.000005';
  await waitUntil(() => shadow.querySelector('#service')?.textContent?.includes('độc thân'), 'the other service never came', { timeout: 5000 });
  await says(say.open);
  await press(say.open);
  expect([field().value, shadow.querySelector('.report :checked')]).to.deep.equal(['', null]);
});

it('forgets at the end of a visit what was chosen and written', async () => {
  const app = document.createElement('motcua-app');
  document.body.append(app);
  const { el, client, press, choose, write, field } = await answer({ root: app });
  await press(say.open);
  await choose('fee');
  await write('sai');
  (el as unknown as { endVisit(): void }).endVisit();
  await el.updateComplete;
  expect(field()).to.equal(null);
  await press(say.open);
  expect(field().value).to.equal('');
  expect(client.store.get('draft', 'report 9.000001')).to.equal(undefined);
  app.remove();
});

it('without a gateway tells the host alone, takes no words, promises nothing, and names whom to call', async () => {
  const sent: Sent[] = [];
  const { told, press, choose, says, field, read, shadow } = await answer({ hasGateway: false, ports: noting(sent) });
  await press(say.open);
  expect(field()).to.equal(null);
  await says('Ở đây không viết lời nhắn được. Muốn nói rõ chỗ sai, bạn gọi 1022.');
  await choose('timeLimit');
  await press(say.sendToPage);
  await says('Trang này đã nhận.');
  expect(read()).not.to.contain('Cán bộ');
  expect(shadow.querySelector('.report a[href="tel:1022"]')).not.to.equal(null);
  expect([sent.length, told.length]).to.deep.equal([0, 1]);
});

it('asks one thing at a time in easy mode, with four choices', async () => {
  const { press, choose, shadow, field, says } = await answer({ isEasy: true });
  await press(say.open);
  expect([shadow.querySelectorAll('.report [type=radio]').length, field()]).to.deep.equal([4, null]);
  await choose('fee');
  expect(field()).not.to.equal(null);
  await press(say.send);
  await says('Cảm ơn bạn đã báo');
});

it('can be filled in and sent with the keyboard alone', async () => {
  const sent: Sent[] = [];
  const { button, says } = await answer({ ports: noting(sent) });
  button(say.open).focus();
  await sendKeys({ press: 'Enter' });
  await says(say.question);
  await sendKeys({ press: 'Tab' });
  await sendKeys({ press: 'Space' });
  await sendKeys({ press: 'ArrowDown' });
  await sendKeys({ press: 'Tab' });
  await sendKeys({ type: 'sai' });
  await sendKeys({ press: 'Tab' });
  await sendKeys({ press: 'Enter' });
  await says('Cảm ơn bạn đã báo');
  expect([sent[0]!.part, sent[0]!.text]).to.deep.equal(['timeLimit', 'sai']);
});

it('is offered below a service that the finder opens, where the host asks there', async () => {
  const finder = document.createElement('motcua-service-finder');
  finder.lang = 'vi';
  finder.client = createClient({ gateway: 'https://gateway.test', fetch: createGateway(samplePorts()).fetch });
  finder.askReport = true;
  finder.code = '9.000001';
  document.body.append(finder);
  const inside = () => finder.shadowRoot?.querySelector('motcua-service-answer')?.shadowRoot?.querySelector('.report');
  await waitUntil(inside, 'reports are not asked for', { timeout: 6000 });
  finder.remove();
});

const showing =
  (situation: Situation, then: (hands: Awaited<ReturnType<typeof answer>>) => Promise<unknown>) =>
  async (root: HTMLElement): Promise<MotcuaServiceAnswer> => {
    const hands = await answer({ ...situation, root });
    await waitUntil(() => hands.shadow.textContent!.includes(furtherStrings.vi.phone), 'nothing to take along', { timeout: 6000 });
    await hands.press(say.open);
    await then(hands);
    return hands.el;
  };

const sending = async ({ choose, write, press, says }: Awaited<ReturnType<typeof answer>>, words: string) => {
  await choose('fee');
  await write('x'.repeat(950));
  await press(say.send);
  await says(words);
};

widgetManners({
  tag: 'motcua-service-answer',
  wording: { vi: { ...states.vi, ...say.parts, ...say }, en: { ...states.en, ...strings.en.parts, ...strings.en } },
  client: () => createClient({ gateway: 'https://gateway.test', fetch: createGateway(samplePorts()).fetch }),
  isReady: (el) => el.shadowRoot?.querySelector('article, [role=alert], .skeleton') !== null,
  states: {
    asking: showing({}, async ({ choose }) => choose('fee')),
    missing: showing({}, async ({ press, says }) => {
      await press(say.send);
      await says(say.partMissing);
    }),
    sent: showing({}, (hands) => sending(hands, 'Cảm ơn bạn đã báo')),
    failed: showing({ ports: { reports: failingPort('UNAVAILABLE') } }, (hands) => sending(hands, say.notSent)),
    pageOnly: showing({ hasGateway: false }, async () => {}),
  },
});
