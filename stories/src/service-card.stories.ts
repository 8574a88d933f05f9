import { getService, type PublicService } from '@motcua/contract/services';
import { createGateway } from '@motcua/gateway';
import { failing, handlersFor, samplePorts, silentAgency } from '@motcua/gateway/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { baseUrl } from './gateway.ts';
import { says } from './says.ts';

interface CardArgs {
  code: string;
  helpline: string;
  href: string;
  compact: boolean;
  easy: boolean;
}

const meta: Meta<CardArgs> = {
  title: 'Service card',
  component: 'motcua-service-card',
  args: { code: '9.000001', helpline: '1022', href: '', compact: false, easy: false },
  render: ({ code, helpline, href, compact, easy }) =>
    html`<motcua-service-card .code=${code} helpline=${helpline} href=${href} ?compact=${compact} ?easy=${easy}></motcua-service-card>`,
};
export default meta;

type Story = StoryObj<CardArgs>;

/** A gateway whose services have these facts in place of their own. */
function withFacts(facts: Partial<PublicService>) {
  const { services, ...ports } = samplePorts();
  const get: typeof services.get = async (input, signal) => {
    const service = await services.get(input, signal);
    return service && { ...service, ...facts };
  };
  return createGateway({ ...ports, services: { ...services, get } });
}

/** The common case: what it is, where, how long, how much, and who says so. */
export const Common: Story = { play: says('Làm giấy khai sinh cho con') };

/** A tile of a portal: the facts alone. */
export const Compact: Story = { args: { compact: true }, play: says('1 ngày làm việc') };

/** Several on a page, each with its own link. */
export const Tiles: Story = {
  render: ({ helpline }) =>
    html`${['9.000001', '9.000004', '9.000005'].map((code) => html`<motcua-service-card .code=${code} helpline=${helpline} compact></motcua-service-card>`)}`,
  play: says('2.000 đồng'),
};

/** Nobody has published the fee: said, and not called free. */
export const FeeUnknown: Story = { args: { code: '9.000005' }, play: says(/Lệ phí ?Chưa có thông tin/) };

/** An old code: the service that is in force, and a word about it. */
export const Superseded: Story = { args: { code: '9.100001' }, play: says('Mã 9.100001 đã được thay bằng mã 9.000001.') };

/** Older than 90 days: said with whom to ask. */
export const Stale: Story = { args: { code: '9.000008' }, play: says('Dữ liệu cũ, từ ngày 15/01/2025, có thể đã đổi.') };

/** A record that is said to be replaced. */
export const Doubtful: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersFor(withFacts({ caveat: 'Thủ tục này được báo là đã gộp vào mã 9.000002. Hãy hỏi trước khi đi.' }), { baseUrl })),
  play: says('Thủ tục này được báo là đã gộp vào mã 9.000002.'),
};

/** A code that does not exist. */
export const NotFound: Story = { args: { code: '9.999999' }, play: says('Thủ tục này không còn trong danh mục.') };

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

/** The longest real words. */
export const LongestWords: Story = { args: { code: '9.000007' }, play: says('12.500.000 đồng') };

/** Easy mode: larger, nothing left out. */
export const EasyMode: Story = { args: { easy: true }, play: says('Làm giấy khai sinh cho con') };

/** An English page: our words are English, and so is the name beside the official one. */
export const English: Story = {
  render: ({ code, helpline }) => html`<motcua-service-card lang="en" .code=${code} helpline=${helpline}></motcua-service-card>`,
  play: says('Birth registration'),
};
