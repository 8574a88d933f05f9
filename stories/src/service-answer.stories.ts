import { reportService } from '@motcua/contract/reports';
import { getService, type PublicService } from '@motcua/contract/services';
import { createGateway } from '@motcua/gateway';
import { failing, handlersFor, samplePorts, silentAgency } from '@motcua/gateway/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { baseUrl } from './gateway.ts';
import { inTurn, press } from './press.ts';
import { says } from './says.ts';

interface AnswerArgs {
  code: string;
  helpline: string;
  easy: boolean;
  backLabel: string;
  askRating: boolean;
  askReport: boolean;
}

const meta: Meta<AnswerArgs> = {
  title: 'Service answer',
  component: 'motcua-service-answer',
  args: { code: '9.000001', helpline: '1022', easy: false, backLabel: '', askRating: false, askReport: false },
  render: ({ code, helpline, easy, backLabel, askRating, askReport }) =>
    html`<motcua-service-answer .code=${code} helpline=${helpline} ?easy=${easy} ?ask-rating=${askRating} ?ask-report=${askReport} back-label=${backLabel}></motcua-service-answer>`,
};
export default meta;

type Story = StoryObj<AnswerArgs>;

const source = { name: 'Cổng dịch vụ mẫu (dữ liệu bịa)', url: 'https://cong-mau.example/thu-tuc/9.000001' };

/** A gateway whose services have these facts in place of their own. */
function withFacts(facts: Partial<PublicService>) {
  const { services, ...ports } = samplePorts();
  const get: typeof services.get = async (input, signal) => {
    const service = await services.get(input, signal);
    return service && { ...service, ...facts };
  };
  return createGateway({ ...ports, services: { ...services, get } });
}

/** The common case: where, how long, how much; then papers, steps, who may go, online. */
export const Common: Story = { play: says('Giấy tờ cần chuẩn bị') };

/** With a way back to the results. */
export const WithWayBack: Story = { args: { backLabel: 'Quay lại kết quả cho “khai sinh”' }, play: says('Quay lại kết quả cho “khai sinh”') };

/** Nobody has published the fee: said, with what to do. */
export const FeeUnknown: Story = { args: { code: '9.000005' }, play: says('Chưa có thông tin lệ phí. Hãy hỏi quầy một cửa trước khi đi.') };

/** Neither the time limit nor the papers are published. */
export const Partial: Story = { args: { code: '9.000006' }, play: says('Chưa có thông tin giấy tờ.') };

/** Two fees for two cases, and a channel of its own. */
export const TwoFees: Story = { args: { code: '9.000004' }, play: says('2.000 đồng') };

/** An old code: the service that is in force, and a word about it. */
export const Superseded: Story = { args: { code: '9.100001' }, play: says('Mã 9.100001 đã được thay bằng mã 9.000001.') };

/** A newer code of which only the number is known: the old record, which says so. */
export const Newer: Story = {
  args: { code: '9.000001' },
  beforeEach: ({ msw }) => msw.use(...handlersFor(withFacts({ replacedBy: { code: '9.200001', rule: 'Được báo tháng 9/2026' } }), { baseUrl })),
  play: says('Mã mới được báo là 9.200001. Dưới đây là mã cũ 9.000001, có thể đã đổi.'),
};

/** Nobody may go instead, by law. */
export const MustGoOneself: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersFor(withFacts({ standIn: { kind: 'no', proof: 'Hai bên phải tự đến.', rule: 'Quy định mẫu 06' } }), { baseUrl })),
  play: says('Không. Bạn phải tự đi.'),
};

/** Some months old: one plain line, so that the facts stay in sight. */
export const Aged: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersFor(withFacts({ source: { ...source, asOf: new Date(Date.now() - 130 * 86_400_000).toISOString().slice(0, 10) } }), { baseUrl })),
  play: says('có thể đã đổi. Hãy hỏi quầy một cửa trước khi đi.'),
};

/** A record that is said to be replaced: a warning before anything else. */
export const Doubtful: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersFor(withFacts({ caveat: 'Thủ tục này được báo là đã gộp vào mã 9.000002. Hãy hỏi trước khi đi.' }), { baseUrl })),
  play: says('Thủ tục này được báo là đã gộp vào mã 9.000002.'),
};

/** The fee is known online and not at the counter: said of the counter only. */
export const FeePartlyUnknown: Story = {
  beforeEach: ({ msw }) =>
    msw.use(
      ...handlersFor(
        withFacts({
          fees: [
            { kind: 'amount', feeVnd: 7000, unit: 'lần đăng ký', channel: 'online' },
            { kind: 'unknown', note: 'Nơi công bố không nêu mức này.', channel: 'counter' },
          ],
        }),
        { baseUrl },
      ),
    ),
  play: says('Tại quầy: chưa có thông tin.'),
};

/** An English page: the English name, and a word that details are Vietnamese. */
export const English: Story = {
  render: ({ code, helpline }) => html`<motcua-service-answer lang="en" .code=${code} helpline=${helpline}></motcua-service-answer>`,
  play: says('The details below are in Vietnamese only.'),
};

/** Older than a year: said first, in a box. */
export const Stale: Story = { args: { code: '9.000008' }, play: says('Dữ liệu cũ, từ ngày 15/01/2025.') };

/** A code that does not exist. */
export const NothingFound: Story = { args: { code: '9.999999' }, play: says('Thủ tục này không còn trong danh mục.') };

/** The agency takes its time. */
export const Slow: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersFor(createGateway({ ...samplePorts(), services: silentAgency() }), { baseUrl })),
  play: says('Hơi lâu hơn mọi khi.'),
};

/** The agency's system is silent. */
export const AgencySilent: Story = {
  beforeEach: ({ msw }) => msw.use(failing(getService, 'UNAVAILABLE', { baseUrl })),
  play: says('Cổng dịch vụ đang bận. Hãy thử lại sau ít phút.'),
};

/** A gateway that wants a signed-in person before it answers. */
export const SignedOut: Story = {
  beforeEach: ({ msw }) => msw.use(failing(getService, 'SIGN_IN', { baseUrl })),
  play: says('Việc này cần đăng nhập.'),
};

/** The day to come back, from the day of handing in. */
export const DueDate: Story = { play: inTurn(press('Ghi ngày hẹn trả vào lịch'), says('Dự kiến có kết quả ngày')) };

/** On its way to a phone. */
export const ToAPhone: Story = { play: inTurn(press('Mở trên điện thoại khác'), says('Mở máy ảnh của điện thoại')) };

/** The longest real words. */
export const LongestWords: Story = { args: { code: '9.000007' }, play: says('12.500.000 đồng') };

/** Easy mode: one topic on a screen. */
export const EasyMode: Story = { args: { easy: true }, play: says('Xem tiếp') };

/** Easy mode: what few ask for, on a screen of its own. */
export const EasyLaws: Story = { args: { easy: true }, play: inTurn(press('Luật và quy định'), says('Tên chính thức')) };

/** The page may not copy, as in a frame that was not allowed to: the address, selected. */
export const SharedByHand: Story = {
  beforeEach: () => {
    for (const name of ['share', 'clipboard']) Object.defineProperty(navigator, name, { value: undefined, configurable: true });
    return () => ['share', 'clipboard'].forEach((name) => Reflect.deleteProperty(navigator, name));
  },
  play: inTurn(press('Chia sẻ trang này'), says('Trang này không tự chép được.')),
};

/** The host knows of no counters: the ward that was chosen, and whom to call. */
export const WardWithoutCounters: Story = {
  render: ({ code, helpline }) => html`<motcua-service-answer .code=${code} helpline=${helpline} ward="00070"></motcua-service-answer>`,
  play: says('Phường Hoàn Kiếm'),
};

/** The host wants to know whether the page helped; it is asked once, below the answer. */
export const AskedWhetherItHelped: Story = { args: { askRating: true }, play: says('Trang này có giúp được bạn không?') };

/** What a citizen does before a report is read: unfolds, says which part, and in a few words what is wrong with it; then sends it. */
async function report({ canvasElement }: { readonly canvasElement: HTMLElement }, isSent: boolean): Promise<void> {
  const find = async <E extends HTMLElement>(selector: string, words = ''): Promise<E> => {
    for (;;) {
      const root = canvasElement.querySelector('motcua-service-answer')?.shadowRoot;
      const found = [...(root?.querySelectorAll<E>(`.report ${selector}`) ?? [])].find(({ textContent }) => textContent?.includes(words));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  (await find('button', 'Báo thông tin sai')).click();
  (await find('[value=fee]')).click();
  const field = await find<HTMLTextAreaElement>('textarea');
  field.value = 'Ở phường thu 10.000 đồng, trang này ghi miễn phí.';
  field.dispatchEvent(new InputEvent('input'));
  if (isSent) (await find('button', 'Gửi báo sai')).click();
}

/** The host wants to hear what is wrong: which part, and in a few words what. */
export const Reporting: Story = {
  args: { askReport: true },
  play: async (stage) => {
    await report(stage, false);
    await says('Đừng ghi họ tên, số giấy tờ hay số điện thoại của ai.')(stage);
  },
};

/** Sent: thanks, and a number to read out on the phone. */
export const Reported: Story = {
  args: { askReport: true },
  play: async (stage) => {
    await report(stage, true);
    await says('Cảm ơn bạn đã báo phần “Lệ phí”.')(stage);
  },
};

/** The office does not take the report: what was written is still there. */
export const ReportNotSent: Story = {
  args: { askReport: true },
  beforeEach: ({ msw }) => msw.use(failing(reportService, 'UNAVAILABLE', { baseUrl })),
  play: async (stage) => {
    await report(stage, true);
    await says('Nơi nhận đang bận. Điều bạn viết vẫn còn ở đây.')(stage);
  },
};
