import { createGateway, MotcuaPortError, type GatewayPorts } from '@motcua/gateway';
import { failingPort, sampleFeedback, samplePorts, silentAgency } from '@motcua/gateway/testing';
import { createClient, MotcuaError, type Client } from '@motcua/sdk';
import { expect, fixtureCleanup, oneEvent, waitUntil } from '@open-wc/testing';
import type { FeedbackWithdrawnEvent } from './feedback-withdrawn-event.ts';
import '../app/index.ts';
import { widgetManners } from '../core/widget-manners.ts';
import { dueOf } from './due.ts';
import { strings } from './feedback-status.strings.ts';
import './index.ts';
import { keepReport, keptReports } from './kept-reports.ts';
import { spelledOut, trackingCodeOf } from './tracking-code.ts';

const late = 'TRE0-2M9Q-XBH3';
const answered = 'DAG1-AP77-2026';
const declined = 'KH0N-GNHA-N123';
const open = 'DANG-SVA1-0456';
const kept = { trackingCode: open, category: 'rac-thai', receivedAt: '2026-11-20T02:00:00.000Z' };

interface Situation {
  readonly ports?: Partial<GatewayPorts>;
  readonly client?: Client;
  readonly timeoutMs?: number;
  readonly code?: string;
  readonly lang?: string;
  readonly isEasy?: boolean;
  /** Whether this device remembers a report. */
  readonly isKept?: boolean;
  readonly root?: HTMLElement;
}

/** An element over the real gateway and an invented agency that the test moves by hand. */
async function follower({ ports = {}, client, timeoutMs = 4000, code = '', lang = 'vi', isEasy = false, isKept = false, root = document.body }: Situation = {}) {
  localStorage.clear();
  sessionStorage.clear();
  const agency = sampleFeedback();
  const made = client ?? createClient({ gateway: 'https://gateway.test', fetch: createGateway({ ...samplePorts(), feedback: agency, ...ports }).fetch, timeoutMs });
  if (isKept) keepReport(made.store, kept);
  const el = document.createElement('motcua-feedback-status');
  el.lang = lang;
  el.easy = isEasy;
  el.client = made;
  el.code = code;
  root.append(el);
  await el.updateComplete;
  const shadow = el.shadowRoot!;
  const read = () => shadow.textContent!.replace(/\s+/g, ' ');
  const says = (words: string) => waitUntil(() => read().includes(words), `never said ${words}, but: ${read()}`, { timeout: 6000 });
  const field = () => shadow.querySelector<HTMLInputElement>('#code')!;
  const press = async (words: string) => {
    await waitUntil(() => button(words), `there is no button ${words}`);
    button(words)!.click();
    await el.updateComplete;
  };
  const button = (words: string) => [...shadow.querySelectorAll('button')].find(({ textContent }) => textContent!.replace(/\s+/g, ' ').trim().startsWith(words));
  const enter = async (typed: string) => {
    field().value = typed;
    field().dispatchEvent(new InputEvent('input'));
    await press('Xem phản ánh');
  };
  return { el, agency, client: made, shadow, read, says, field, press, button, enter };
}

afterEach(fixtureCleanup);
afterEach(() => document.querySelectorAll('motcua-feedback-status, motcua-app').forEach((each) => each.remove()));

it('opens a report by its code, however it was written down', async () => {
  const { enter, says, read, shadow } = await follower();
  await enter(' dang sva1-0456');
  await says('Đang giải quyết');
  await says('Xe dọn rác sẽ đến trong tuần.');
  await says('Hạn trả lời: hết ngày');
  expect(read()).to.match(/Rác thải, vệ sinh.*Bãi rác tự phát.*Cuối chợ Mẫu.*Có điểm trên bản đồ.*3 ảnh.*Mọi người/);
  await waitUntil(() => shadow.activeElement?.matches('.figure'), 'what was found is not read next');
});

it('knows what a code can be: O is 0, I and L are 1, and nothing else is guessed', () => {
  expect(['4f7k 2m9q xbh3', '4F7K2M9QXBH3', 'olil-0000-0000'].map(trackingCodeOf)).to.deep.equal(['4F7K-2M9Q-XBH3', '4F7K-2M9Q-XBH3', '0111-0000-0000']);
  expect(['', '4F7K-2M9Q', '4F7K-2M9Q-XBHU', '4F7K-2M9Q-XBH34'].map(trackingCodeOf)).to.deep.equal([undefined, undefined, undefined, undefined]);
  expect(spelledOut('4F7K-2M9Q-XBH3')).to.equal('4 F 7 K, 2 M 9 Q, X B H 3');
});

it('says what is wrong with a code beside the field, keeps it, and asks nobody', async () => {
  let asked = 0;
  const { enter, says, field, shadow } = await follower({ ports: { feedback: { ...sampleFeedback(), get: async () => void (asked += 1) as undefined } } });
  await enter('4F7K-2M9Q');
  await says('Bạn mới nhập 8.');
  expect([field().value, field().getAttribute('aria-invalid'), shadow.activeElement === field(), asked]).to.deep.equal(['4F7K-2M9Q', 'true', true, 0]);
  await enter('');
  await says('Bạn chưa nhập mã.');
});

it('says what to compare where no report has this code', async () => {
  const { enter, says, field, button } = await follower();
  await enter('0000-0000-0000');
  await says('Không có phản ánh nào mang mã này. Hãy so lại từng chữ');
  await says('có thể phản ánh đã được xóa vì hết thời gian giữ');
  expect([field().value, button('Thử lại')]).to.deep.equal(['0000-0000-0000', undefined]);
});

it('asks once, however often somebody presses', async () => {
  let asked = 0;
  const agency = sampleFeedback();
  const get: typeof agency.get = async (...wanted) => {
    asked += 1;
    return agency.get(...wanted);
  };
  const { enter, says, button } = await follower({ ports: { feedback: { ...agency, get } } });
  await enter(open);
  button('Xem phản ánh')?.click();
  button('Xem phản ánh')?.click();
  await says('Xe dọn rác');
  expect(asked).to.equal(1);
});

it('calls late what is late, and says whom to call', async () => {
  const { says } = await follower({ code: late });
  await says('Quá hạn 16 ngày');
  await says('Bạn gọi 1022 và đọc mã để hỏi.');
});

it('counts the days of a deadline in Vietnam', () => {
  const history = (at: string) => [{ status: 'answered' as const, at }];
  const due = (status: 'received' | 'answered' | 'withdrawn', now: string, at = now) => dueOf({ status, answerBy: '2026-11-20', history: history(at) }, Date.parse(now));
  expect(due('received', '2026-11-20T16:59:00Z')).to.deep.equal({ kind: 'open' });
  expect(due('received', '2026-11-20T17:00:00Z')).to.deep.equal({ kind: 'overdue', days: 1 });
  expect(due('answered', '2026-12-20T00:00:00Z', '2026-11-20T10:00:00Z').kind).to.equal('answeredInTime');
  expect(due('answered', '2026-12-20T00:00:00Z', '2026-11-21T10:00:00Z').kind).to.equal('answeredLate');
  expect(due('withdrawn', '2026-12-20T00:00:00Z').kind).to.equal('withdrawn');
  expect(dueOf({ status: 'received', answerBy: undefined, history: history('2026-11-20T10:00:00Z') }, 0).kind).to.equal('unlimited');
});

it('reads out the answer first, and who was asked', async () => {
  const { says, read, shadow } = await follower({ code: answered });
  await says('Đã thay bóng đèn ngõ 12.');
  expect(read().indexOf('Đã thay bóng đèn')).to.be.below(read().indexOf('Đã qua những bước nào'));
  expect(read().split('Đã thay bóng đèn').length, 'told twice').to.equal(2);
  expect([...shadow.querySelectorAll('.timeline b')].map(({ textContent }) => textContent)).to.deep.equal([
    'Đã nhận, chưa ai đọc',
    'Đã có người nhận giải quyết',
    'Đang giải quyết',
    'Đã trả lời',
  ]);
  await says('Đơn vị quản lý chiếu sáng của thành phố');
});

it('says where to go with what is not for this counter', async () => {
  const { says, button } = await follower({ code: declined });
  await says('Nơi này không giải quyết việc này');
  await says('Việc này do nhà mạng giải quyết.');
  expect(button('Rút phản ánh')).to.equal(undefined);
});

it('hears of each step as it happens, and tells it once', async () => {
  const { agency, says, shadow } = await follower({ code: open });
  await says('Đã mở phản ánh.');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(shadow.querySelectorAll('.timeline > li').length, 'old steps came again').to.equal(3);
  agency.advance(open, { status: 'answered', note: 'Đã dọn xong.' });
  await says('Tin mới: Đã trả lời.');
  await says('Đã dọn xong.');
  expect([...shadow.querySelectorAll('.timeline > li')].length).to.equal(4);
  expect([...shadow.querySelectorAll('[role=status]')].filter(({ textContent }) => textContent!.includes('Đã trả lời')).length).to.equal(1);
});

it('promises news by itself only while it hears of them', async () => {
  const agency = sampleFeedback();
  let isSilent = true;
  const follow: typeof agency.follow = (...asked) => {
    if (isSilent) throw new MotcuaPortError('NOT_FOUND');
    return agency.follow(...asked);
  };
  const { says, read, press } = await follower({ ports: { feedback: { ...agency, follow } }, code: open });
  await says('Hỏi lúc');
  await waitUntil(() => !read().includes('trang tự báo'), 'it promises what will not come', { timeout: 5000 });
  isSilent = false;
  await press('Hỏi lại');
  await says('Có tin mới thì trang tự báo.');
});

it('takes a report back in two presses, says first what follows, and tells the host without the code', async () => {
  const { el, agency, press, says, button, client } = await follower({ code: open });
  await press('Rút phản ánh');
  await says('cả phản ánh cùng ảnh bị xóa sau 30 ngày. Rút rồi thì không lấy lại được');
  expect((await agency.get({ trackingCode: open }, new AbortController().signal))?.status).to.equal('inProgress');
  await press('Không rút');
  expect(button('Có, rút phản ánh')).to.equal(undefined);
  await press('Rút phản ánh');
  const told = oneEvent(el, 'motcua-feedback-withdrawn') as unknown as Promise<FeedbackWithdrawnEvent>;
  await press('Có, rút phản ánh');
  expect(JSON.parse(JSON.stringify(await told))).to.deep.equal({ isTrusted: false, category: 'rac-thai' });
  await says('Bạn đã rút phản ánh');
  expect(button('Rút phản ánh')).to.equal(undefined);
  expect((await client.feedback.get(open)).status).to.equal('withdrawn');
});

it('says that what was answered meanwhile cannot be taken back', async () => {
  const agency = sampleFeedback();
  const { press, says } = await follower({ code: open, ports: { feedback: { ...agency, withdraw: failingPort('CONFLICT').withdraw } } });
  await press('Rút phản ánh');
  await press('Có, rút phản ánh');
  await says('Phản ánh đã có trả lời nên không rút được nữa.');
});

it('offers the reports of this device, takes one off the list, and puts it back', async () => {
  const { press, says, client, read, button } = await follower({ isKept: true });
  await says('Rác thải, vệ sinh');
  expect(read()).to.contain('Gửi ngày 20/11/2026, mã kết thúc bằng 0456');
  await press('Bỏ khỏi máy');
  await says('Đã bỏ khỏi máy này. Phản ánh vẫn ở nơi giải quyết.');
  expect(keptReports(client.store)).to.deep.equal([]);
  await press('Lấy lại');
  expect(keptReports(client.store)).to.deep.equal([kept]);
  await press('Rác thải');
  await says('Xe dọn rác sẽ đến trong tuần.');
  expect(button('Ghi vào máy này')).to.equal(undefined);
});

it('remembers a report by wish, and on a shared device never', async () => {
  const { press, says, client } = await follower({ code: open });
  await press('Ghi vào máy này');
  await says('Đã ghi vào danh sách trên máy này.');
  expect(keptReports(client.store).map(({ trackingCode }) => trackingCode)).to.deep.equal([open]);
  client.store.isShared = true;
  keepReport(client.store, kept);
  expect(keptReports(client.store)).to.deep.equal([]);
});

it('keeps the report on screen while asking again fails, and says how old it is', async () => {
  let isSilent = false;
  const agency = sampleFeedback();
  const { press, says, read } = await follower({
    code: open,
    ports: { feedback: { ...agency, get: async (input, signal) => (isSilent ? Promise.reject(new MotcuaPortError('BAD_ANSWER')) : agency.get(input, signal)) } },
  });
  await says('Xe dọn rác');
  isSilent = true;
  await press('Hỏi lại');
  await says('có thể đã cũ');
  expect(read()).to.contain('Xe dọn rác');
});

it('shows a report no longer that was deleted meanwhile, and says that it may have been', async () => {
  let isDeleted = false;
  const agency = sampleFeedback();
  const get: typeof agency.get = async (input, signal) => (isDeleted ? undefined : agency.get(input, signal));
  const { press, says, read } = await follower({ code: open, ports: { feedback: { ...agency, get } } });
  await says('Xe dọn rác');
  isDeleted = true;
  await press('Hỏi lại');
  await says('có thể phản ánh đã được xóa vì hết thời gian giữ');
  expect(read()).not.to.contain('Xe dọn rác');
});

it('gives up waiting for an agency that never answers, tells the host, and tries again', async () => {
  const { el, enter, says, press } = await follower({ ports: { feedback: silentAgency() }, timeoutMs: 60 });
  const failed = oneEvent(el, 'motcua-error');
  await enter(open);
  await says('Đợi lâu quá mà chưa có trả lời.');
  await failed;
  const again = oneEvent(el, 'motcua-error');
  await press('Thử lại');
  await again;
});

it('says that there is no network, and that nothing is lost', async () => {
  const client = createClient({ gateway: 'https://gateway.test' });
  const get = () => Promise.reject(new MotcuaError('OFFLINE', 'no network'));
  const { enter, says } = await follower({ client: { ...client, feedback: { ...client.feedback, get } } });
  await enter(open);
  await says('Không có mạng nên chưa hỏi được. Phản ánh của bạn không mất.');
});

it('leads to a telephone where there is no gateway', async () => {
  const { says, shadow } = await follower({ client: createClient({ filesOnly: true }) });
  await says('Trang này không nhận phản ánh qua mạng.');
  expect([shadow.querySelector<HTMLSlotElement>('slot:not([name])')!.hidden, shadow.querySelector('form')]).to.deep.equal([false, null]);
});

it('forgets the report when the visit on a shared device ends', async () => {
  const root = document.createElement('motcua-app');
  root.setAttribute('shared-device', '');
  document.body.append(root);
  const { says, read } = await follower({ root, code: open });
  await says('Xe dọn rác');
  root.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  [...root.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Xóa hết'))!.click();
  await waitUntil(() => !read().includes('Xe dọn rác'), 'the report stayed');
});

it('never promises', () => {
  for (const words of [strings.vi, strings.en]) expect(JSON.stringify(words)).not.to.match(/an toàn|chắc chắn|\bsafe\b|certain/i);
});

const showing = (situation: Situation, then: (hands: Awaited<ReturnType<typeof follower>>) => Promise<unknown>) => async (root: HTMLElement) => {
  const hands = await follower({ ...situation, root });
  await then(hands);
  return hands.el;
};

widgetManners({
  tag: 'motcua-feedback-status',
  wording: strings,
  client: () => createClient({ gateway: 'https://gateway.test', fetch: createGateway(samplePorts()).fetch }),
  isReady: (element) => element.shadowRoot!.querySelector('form, article, .skeleton') !== null,
  states: {
    asking: showing({ isKept: true }, ({ says }) => says('Rác thải')),
    wrong: showing({}, ({ enter }) => enter('4F7K')),
    late: showing({ code: late }, ({ says }) => says('Quá hạn')),
    answered: showing({ code: answered }, ({ says }) => says('Đã thay bóng')),
    withdrawing: showing({ code: open }, async ({ press, says }) => {
      await says('Rác thải');
      await press('Rút phản ánh');
    }),
    unknown: showing({}, async ({ enter, says }) => {
      await enter('0000-0000-0000');
      await says('Không có phản ánh nào');
    }),
  },
  fleeting: ['withdrawing'],
});
