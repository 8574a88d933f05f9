import { getFeedback, type Feedback } from '@motcua/contract/feedback';
import { MotcuaPortError } from '@motcua/gateway';
import { failing, sampleFeedback, silentAgency } from '@motcua/gateway/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { baseUrl, handlersOver } from './gateway.ts';
import { inTurn, press, write } from './press.ts';
import { says } from './says.ts';

interface StatusArgs {
  code: string;
  helpline: string;
  easy: boolean;
}

const meta: Meta<StatusArgs> = {
  title: 'Feedback status',
  component: 'motcua-feedback-status',
  args: { code: '', helpline: '1022', easy: false },
  render: ({ code, helpline, easy }) =>
    html`<motcua-feedback-status .code=${code} helpline=${helpline} ?easy=${easy}><p>Gọi <a href="tel:1022">1022</a>.</p></motcua-feedback-status>`,
};
export default meta;

type Story = StoryObj<StatusArgs>;

const late = 'TRE0-2M9Q-XBH3';
const answered = 'DAG1-AP77-2026';
const declined = 'KH0N-GNHA-N123';
const open = 'DANG-SVA1-0456';
const withdrawn = 'RVT2-0000-0789';

const enter = (code: string) => inTurn(write('code', code), press('Xem phản ánh'));

/** Before anything is asked for. */
export const Closed: Story = { play: says('Nhập mã phản ánh để xem đã giải quyết đến đâu.') };

/** The common case: a code as it was written down. */
export const InProgress: Story = { play: inTurn(enter('dang sva1 0456'), says('Xe dọn rác sẽ đến trong tuần.'), says('Hạn trả lời: hết ngày')) };

/** It is late, and called so. */
export const Late: Story = { args: { code: late }, play: says('Quá hạn 16 ngày') };

/** The answer first. */
export const Answered: Story = { args: { code: answered }, play: says('Đã thay bóng đèn ngõ 12.') };

/** Not for this counter; the answer says where to go. */
export const Declined: Story = { args: { code: declined }, play: says('Việc này do nhà mạng giải quyết.') };

/** Taken back. */
export const Withdrawn: Story = { args: { code: withdrawn }, play: says('Cách liên lạc với bạn đã được xóa.') };

/** The first press only says what follows. */
export const Withdrawing: Story = { args: { code: open }, play: inTurn(press('Rút phản ánh'), says('Rút rồi thì không lấy lại được')) };

/** News comes by itself. */
export const News: Story = {
  args: { code: open },
  beforeEach: ({ msw }) => {
    const agency = sampleFeedback();
    msw.use(...handlersOver({ feedback: agency }));
    setTimeout(() => agency.advance(open, { status: 'answered', note: 'Đã dọn xong bãi rác.' }), 800);
  },
  play: inTurn(says('Xe dọn rác'), says('Tin mới: Đã trả lời.'), says('Đã dọn xong bãi rác.')),
};

/** Reports that were sent from this device. */
export const Mine: Story = {
  beforeEach: () => {
    const kept = [
      { trackingCode: open, category: 'rac-thai', receivedAt: '2026-11-25T02:00:00.000Z' },
      { trackingCode: late, category: 'duong-he', receivedAt: '2026-10-28T02:00:00.000Z' },
    ];
    localStorage.setItem('motcua:recent:feedback', JSON.stringify(kept));
  },
  play: inTurn(says('Phản ánh gửi từ máy này'), says('Gửi ngày 25/11/2026')),
};

/** No report has this code: what to compare. */
export const NothingFound: Story = { play: inTurn(enter('0000-0000-0000'), says('Không có phản ánh nào mang mã này.')) };

/** Half a code. */
export const HalfACode: Story = { play: inTurn(enter('4F7K-2M9Q'), says('Bạn mới nhập 8.')) };

/** The office takes its time. */
export const Slow: Story = { beforeEach: ({ msw }) => msw.use(...handlersOver({ feedback: silentAgency() })), play: inTurn(enter(open), says('Đang hỏi, hơi lâu hơn mọi khi.')) };

/** The office is silent. */
export const AgencySilent: Story = {
  beforeEach: ({ msw }) => msw.use(failing(getFeedback, 'UNAVAILABLE', { baseUrl })),
  play: inTurn(enter(open), says('Phản ánh của bạn không mất. Hãy thử lại sau ít phút.')),
};

/** The device has no network. */
export const Offline: Story = {
  beforeEach: ({ msw }) => {
    msw.use(failing(getFeedback, 'OFFLINE', { baseUrl }));
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    return () => Reflect.deleteProperty(navigator, 'onLine');
  },
  play: inTurn(enter(open), says('Không có mạng nên chưa hỏi được.')),
};

/** What is shown may be old: asking again failed. */
export const Stale: Story = {
  args: { code: open },
  beforeEach: ({ msw }) => {
    let asked = 0;
    const agency = sampleFeedback();
    const get: typeof agency.get = async (...wanted) => ((asked += 1) > 1 ? Promise.reject(new MotcuaPortError('BAD_ANSWER')) : agency.get(...wanted));
    msw.use(...handlersOver({ feedback: { ...agency, get } }));
  },
  play: inTurn(says('Xe dọn rác'), press('Hỏi lại'), says('có thể đã cũ')),
};

/** The longest words that the contract allows for. */
export const LongestWords: Story = {
  args: { code: answered },
  beforeEach: ({ msw }) => {
    const agency = sampleFeedback();
    const get = async (...asked: Parameters<typeof agency.get>): Promise<Feedback | undefined> => {
      const report = await agency.get(...asked);
      const note = `${'Đơn vị đã kiểm tra và thay toàn bộ bóng đèn của ngõ. '.repeat(20)}${'a'.repeat(100)}`;
      return report && { ...report, text: 'Đèn tắt. '.repeat(200).trim(), history: report.history.map((event) => ({ ...event, note })) };
    };
    msw.use(...handlersOver({ feedback: { ...agency, get } }));
  },
  play: says('Đơn vị đã kiểm tra và thay toàn bộ bóng đèn của ngõ.'),
};

/** Easy mode. */
export const EasyMode: Story = { args: { code: late, easy: true }, play: says('Quá hạn 16 ngày') };

/** On an English page. */
export const English: Story = {
  render: ({ helpline }) => html`<motcua-feedback-status lang="en" .code=${answered} helpline=${helpline}></motcua-feedback-status>`,
  play: says('Answered'),
};
