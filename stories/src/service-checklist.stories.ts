import { getService, type PublicService } from '@motcua/contract/services';
import { createGateway } from '@motcua/gateway';
import { failing, handlersFor, samplePorts, silentAgency } from '@motcua/gateway/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { baseUrl } from './gateway.ts';
import { says } from './says.ts';

interface ChecklistArgs {
  code: string;
  helpline: string;
  easy: boolean;
}

const meta: Meta<ChecklistArgs> = {
  title: 'Service checklist',
  component: 'motcua-service-checklist',
  args: { code: '9.000001', helpline: '1022', easy: false },
  render: ({ code, helpline, easy }) => html`<motcua-service-checklist .code=${code} helpline=${helpline} ?easy=${easy}></motcua-service-checklist>`,
};
export default meta;

type Story = StoryObj<ChecklistArgs>;

/** A gateway whose services have these facts in place of their own. */
function withFacts(facts: Partial<PublicService>) {
  const { services, ...ports } = samplePorts();
  const get: typeof services.get = async (input, signal) => {
    const service = await services.get(input, signal);
    return service && { ...service, ...facts };
  };
  return createGateway({ ...ports, services: { ...services, get } });
}

/** The common case: what everybody brings, and what some add. */
export const Common: Story = { play: says('Đã có 0 trong 3 giấy tờ.') };

/** The fee is unknown, which is the whole answer's matter; the papers are there. */
export const FeeUnknown: Story = { args: { code: '9.000005' }, play: says('Giấy tờ cần chuẩn bị') };

/** Nobody has published the papers: said, with what to do. */
export const PapersUnknown: Story = { args: { code: '9.000006' }, play: says('Chưa có thông tin giấy tờ. Hãy hỏi quầy một cửa trước khi đi.') };

/** An old code: the papers of the service that is in force, and a word about it. */
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
export const LongestWords: Story = { args: { code: '9.000007' }, play: says('Giấy tờ cần chuẩn bị') };

/** Easy mode: larger boxes to tick, help at the bottom. */
export const EasyMode: Story = { args: { easy: true }, play: says('Gọi người giúp:') };

/** An English page: our words are English, papers keep their names. */
export const English: Story = {
  render: ({ code, helpline }) => html`<motcua-service-checklist lang="en" .code=${code} helpline=${helpline}></motcua-service-checklist>`,
  play: says('0 of 3 papers ready.'),
};
