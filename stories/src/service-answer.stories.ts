import { getService } from '@motcua/contract/services';
import { createGateway } from '@motcua/gateway';
import { failing, handlersFor, samplePorts, silentAgency } from '@motcua/gateway/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { baseUrl } from './gateway.ts';
import { says } from './says.ts';

interface AnswerArgs {
  code: string;
  helpline: string;
  easy: boolean;
  backLabel: string;
}

const meta: Meta<AnswerArgs> = {
  title: 'Service answer',
  component: 'motcua-service-answer',
  args: { code: '9.000001', helpline: '1022', easy: false, backLabel: '' },
  render: ({ code, helpline, easy, backLabel }) => html`<motcua-service-answer .code=${code} helpline=${helpline} ?easy=${easy} back-label=${backLabel}></motcua-service-answer>`,
};
export default meta;

type Story = StoryObj<AnswerArgs>;

/** The common case: where, how long, how much; then papers, steps, who may go, online. */
export const Common: Story = { play: says('Giấy tờ cần chuẩn bị') };

/** With a way back to the results. */
export const WithWayBack: Story = { args: { backLabel: 'Kết quả cho “khai sinh”' }, play: says('Kết quả cho “khai sinh”') };

/** Nobody has published the fee: said, with what to do. */
export const FeeUnknown: Story = { args: { code: '9.000005' }, play: says('Chưa có thông tin lệ phí. Hãy hỏi bộ phận một cửa trước khi đi.') };

/** Neither the time limit nor the papers are published. */
export const Partial: Story = { args: { code: '9.000006' }, play: says('Chưa có thông tin giấy tờ.') };

/** Two fees for two cases, and a channel of its own. */
export const TwoFees: Story = { args: { code: '9.000004' }, play: says('2.000 đồng') };

/** An old code: the service that is in force, and a word about it. */
export const Superseded: Story = { args: { code: '9.100001' }, play: says('Mã 9.100001 đã được thay bằng mã 9.000001.') };

/** Older than 90 days: said first. */
export const Stale: Story = { args: { code: '9.000008' }, play: says('Cập nhật ngày 15/01/2025.') };

/** A code that does not exist. */
export const NothingFound: Story = { args: { code: '9.999999' }, play: says('Thủ tục này không còn trong danh mục.') };

/** The agency takes its time. */
export const Slow: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersFor(createGateway({ ...samplePorts(), services: silentAgency() }), { baseUrl })),
  play: says('Đang tìm, hơi lâu hơn mọi khi.'),
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

/** The longest real words. */
export const LongestWords: Story = { args: { code: '9.000007' }, play: says('12.500.000 đồng') };

/** Easy mode: one topic on a screen. */
export const EasyMode: Story = { args: { easy: true }, play: says('Xem tiếp') };
