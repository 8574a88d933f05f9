import type { AccessEntry } from '@motcua/contract/identity';
import type { SampleIdentityOptions } from '@motcua/gateway/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { baseUrl, handlersWithIdentity } from './gateway.ts';
import { inTurn, press } from './press.ts';
import { says } from './says.ts';

interface LogArgs {
  helpline: string;
  easy: boolean;
}

const meta: Meta<LogArgs> = {
  title: 'Access log',
  component: 'motcua-access-log',
  args: { helpline: '1022', easy: false },
  render: ({ helpline, easy }) => html`<motcua-access-log helpline=${helpline} ?easy=${easy}><p>Gọi <a href="tel:1022">1022</a>.</p></motcua-access-log>`,
};
export default meta;

type Story = StoryObj<LogArgs>;

const hourMs = 3_600_000;
const clinic = { kind: 'office', name: 'Trạm y tế phường Bịa Đặt' } as const;
const entry = (hoursAgo: number, more: Partial<AccessEntry> = {}): AccessEntry => ({
  at: new Date(Date.now() - hoursAgo * hourMs).toISOString(),
  action: 'getHealthBook',
  purpose: 'health',
  by: { kind: 'self' },
  outcome: 'given',
  ...more,
});
const several = () => [
  entry(0.1),
  entry(0.2, { by: clinic }),
  entry(26, { by: clinic, outcome: 'refused' }),
  entry(27, { action: 'listCertificates', purpose: 'signing' }),
  entry(120),
];
const over = (options: SampleIdentityOptions) => ({
  beforeEach: ({ msw }: { msw: { use(...handlers: ReturnType<typeof handlersWithIdentity>): void } }) => msw.use(...handlersWithIdentity(options)),
});

/** Who read what, when and for what, day by day; one was refused. */
export const Told: Story = { ...over({ log: several() }), play: inTurn(says('Bị từ chối, không xem được gì'), says('Thấy lần xem nào lạ?')) };

/** More than is shown at once. */
export const Long: Story = { ...over({ log: Array.from({ length: 45 }, (_, index) => entry(index * 7)) }), play: inTurn(press('Xem thêm'), says('Đang hiện 40 lần xem.')) };

/** Nobody has read anything. */
export const Empty: Story = { ...over({}), play: says('Chưa ai xem hồ sơ của bạn qua nơi này') };

/** What there are no words for is named by its code. */
export const Unnamed: Story = { ...over({ log: [entry(1, { action: 'readNewThing', purpose: 'new-purpose' })] }), play: says('Việc có mã readNewThing') };

/** Nobody is signed in. */
export const SignedOut: Story = { ...over({ isSignedIn: false }), play: says('Đăng nhập để xem ai đã xem hồ sơ của bạn.') };

/** The gateway takes its time. */
export const Slow: Story = { ...over({ silent: ['access'] }), play: says('Đang tải, hơi lâu hơn mọi khi.') };

/** The gateway is silent. */
export const GatewaySilent: Story = { ...over({ failing: { access: 'UNAVAILABLE' } }), play: says('Danh sách vẫn còn nguyên ở đó.') };

/** The page's gateway is on another site. */
export const AnotherSite: Story = {
  render: () => html`<motcua-access-log gateway=${baseUrl}><p>Gọi <a href="tel:1022">1022</a>.</p></motcua-access-log>`,
  play: says('Trang này chưa có đăng nhập'),
};

/** The longest words. */
export const LongestWords: Story = {
  ...over({
    log: [
      entry(1, {
        by: { kind: 'office', name: 'Trung tâm Phục vụ hành chính công và Chăm sóc sức khỏe cộng đồng phường Tên-Rất-Dài-Không-Xuống-Dòng' },
        outcome: 'refused',
        action: 'listSomethingWithAVeryLongNameThatNobodyHasWordsFor',
      }),
    ],
  }),
  play: says('Tên-Rất-Dài'),
};

/** Easy mode. */
export const EasyMode: Story = { ...over({ log: several() }), args: { easy: true }, play: says('Thấy lần xem nào lạ?') };
