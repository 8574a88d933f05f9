import type { AssistantPart } from '@motcua/contract/assistant';
import { failingPort, silentAgency } from '@motcua/gateway/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { handlersOver } from './gateway.ts';
import { ask, inTurn, press } from './press.ts';
import { says } from './says.ts';

interface ChatArgs {
  helpline: string;
  easy: boolean;
}

const meta: Meta<ChatArgs> = {
  title: 'Chat panel',
  component: 'motcua-chat-panel',
  args: { helpline: '1022', easy: false },
  render: ({ helpline, easy }) => html`<motcua-chat-panel helpline=${helpline} ?easy=${easy}><p>Gọi <a href="tel:1022">1022</a>.</p></motcua-chat-panel>`,
};
export default meta;

type Story = StoryObj<ChatArgs>;

/** An assistant that says these parts, then breaks off or waits. */
function saying(parts: readonly AssistantPart[], then: (signal: AbortSignal) => Promise<void> = async () => {}) {
  return {
    async *ask(_input: unknown, signal: AbortSignal): AsyncGenerator<AssistantPart> {
      yield* parts;
      await then(signal);
    },
  };
}

const begun: readonly AssistantPart[] = [{ type: 'start' }, { type: 'text-start', id: 't' }, { type: 'text-delta', id: 't', delta: 'Giấy tờ cần nộp: giấy chứng sinh' }];

/** Before the first question: examples to press. */
export const Empty: Story = { play: says('Máy trả lời, không phải cán bộ.') };

/** What papers are needed: a card with its source. */
export const Papers: Story = { play: inTurn(ask('làm giấy khai sinh cần giấy tờ gì'), says('Giấy chứng sinh'), says('mã 9.000001')) };

/** A follow-up that names nothing is about the same procedure. */
export const FollowUp: Story = { play: inTurn(ask('làm giấy khai sinh cần giấy tờ gì'), says('Giấy chứng sinh'), ask('mất bao lâu'), says('1 ngày làm việc')) };

/** A fee that the source does not state is not guessed. */
export const NotStated: Story = { play: inTurn(ask('cấp giấy xác nhận tình trạng hôn nhân lệ phí bao nhiêu'), says(/chưa ghi/)) };

/** A record of last year: its age is said. */
export const Stale: Story = { play: inTurn(ask('khai báo nuôi chó mèo mất bao lâu'), says('Dữ liệu cũ hơn 90 ngày')) };

/** Several siblings fit: it asks back, once, with at most four choices. */
export const Ambiguous: Story = {
  beforeEach: ({ msw }) =>
    msw.use(
      ...handlersOver({
        assistant: saying([
          { type: 'text-start', id: 't' },
          { type: 'text-delta', id: 't', delta: 'Ý bạn là thủ tục nào dưới đây?' },
          {
            type: 'data-clarification',
            data: {
              choices: [
                { code: '9.000001', label: 'Bé mới sinh, chưa từng có giấy khai sinh', note: 'Đăng ký khai sinh' },
                { code: '9.000002', label: 'Mất bản chính, sổ gốc cũng không còn', note: 'Đăng ký lại khai sinh' },
                { code: '9.000003', label: 'Cha hoặc mẹ là người nước ngoài' },
              ],
            },
          },
          { type: 'finish' },
        ]),
      }),
    ),
  play: inTurn(ask('khai sinh'), says('Ý bạn là thủ tục nào dưới đây?'), says('Mất bản chính')),
};

/** Outside of what it knows: it says so, and whom to call. */
export const DoesNotKnow: Story = { play: inTurn(ask('giá vàng hôm nay bao nhiêu'), says('không biết')) };

/** A question with an identity number in it: hidden before anything is sent. */
export const HiddenNumber: Story = { play: inTurn(ask('căn cước 001085012345 của tôi sắp hết hạn'), says('Đã che số căn cước trước khi tìm.')) };

/** A message that reads like fraud. */
export const Fraud: Story = {
  beforeEach: ({ msw }) =>
    msw.use(
      ...handlersOver({
        assistant: saying([
          { type: 'data-warning', data: { level: 'likely', reasons: ['asksForCode', 'lookalikeAddress'], contacts: [{ name: 'Công an', phone: '113' }] } },
          { type: 'finish' },
        ]),
      }),
    ),
  play: inTurn(ask('công an bảo đọc mã OTP ở vneid.gov-vn.top'), says('Rất giống lừa đảo.'), says('113')),
};

/** The answer is on its way. */
export const Answering: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersOver({ assistant: saying(begun, () => new Promise(() => {})) })),
  play: inTurn(ask('khai sinh'), says('Giấy tờ cần nộp: giấy chứng sinh'), says('Dừng')),
};

/** Stopped by the citizen; what came stays. */
export const Stopped: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersOver({ assistant: saying(begun, () => new Promise(() => {})) })),
  play: inTurn(ask('khai sinh'), says('giấy chứng sinh'), press('Dừng'), says('Đã dừng theo ý bạn.')),
};

/** Cut off in the middle: what came is kept, and said to be incomplete. */
export const CutOff: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersOver({ assistant: saying(begun, () => Promise.reject(new Error('gone'))) })),
  play: inTurn(ask('khai sinh'), says('Câu trả lời bị ngắt giữa chừng.')),
};

/** The gateway takes its time. */
export const Slow: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersOver({ assistant: silentAgency() })),
  play: inTurn(ask('khai sinh'), says('Đang tìm …')),
};

/** The gateway is silent. */
export const AgencySilent: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersOver({ assistant: failingPort('UNAVAILABLE') })),
  play: inTurn(ask('khai sinh'), says('Cổng dịch vụ đang bận.')),
};

/** Too many ask at once. */
export const TooMany: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersOver({ assistant: failingPort('TOO_MANY', { retryAfterSeconds: 7 }) })),
  play: inTurn(ask('khai sinh'), says('Hãy đợi 7 giây rồi hỏi lại.')),
};

/** Easy mode: large text, large targets. */
export const EasyMode: Story = { args: { easy: true }, play: inTurn(ask('khai sinh'), says('Làm giấy khai sinh cho con'), ask('lệ phí bao nhiêu'), says('Miễn phí')) };
