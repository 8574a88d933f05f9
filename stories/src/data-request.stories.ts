import {
  inventedConsent,
  inventedDataRequest,
  inventedPurposes,
  SampleDataRequests,
  SampleIdentity,
  type SampleDataRequestsOptions,
  type SampleIdentityOptions,
} from '@motcua/gateway/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { baseUrl, handlersOver } from './gateway.ts';
import { inTurn, press } from './press.ts';
import { says } from './says.ts';

interface DataArgs {
  helpline: string;
  easy: boolean;
}

const meta: Meta<DataArgs> = {
  title: 'Data request',
  component: 'motcua-data-request',
  args: { helpline: '1022', easy: false },
  render: ({ helpline, easy }) => html`<motcua-data-request helpline=${helpline} ?easy=${easy}><p>Gọi <a href="tel:1022">1022</a>.</p></motcua-data-request>`,
};
export default meta;

type Story = StoryObj<DataArgs>;

const over = (data: SampleDataRequestsOptions = {}, options: SampleIdentityOptions = {}) => ({
  beforeEach: ({ msw }: { msw: { use(...handlers: ReturnType<typeof handlersOver>): void } }) => {
    const identity = new SampleIdentity({ consents: [inventedConsent(inventedPurposes[0], 3), inventedConsent(inventedPurposes[1], 40, 12)], ...options });
    msw.use(...handlersOver({ identity, dataRequests: new SampleDataRequests(identity, data) }, { personOf: identity.personOf }));
  },
});

/** What is kept, in plain words. */
export const Told: Story = { ...over(), play: says('2 lần bạn đồng ý cho đọc hồ sơ') };

/** Nothing but the sign-in itself is kept. */
export const NearlyNothing: Story = { ...over({}, { consents: [] }), play: says('Bạn đang đăng nhập ở 1 nơi') };

/** The first press only says what follows. */
export const Asking: Story = { ...over(), play: inTurn(press('Xóa dữ liệu của tôi'), says('không lấy lại được')) };

/** The second does it, until when the person may change their mind. */
export const Waiting: Story = { ...over({ requests: [inventedDataRequest('deletion', 'waiting')] }), play: says('Sẽ xóa xong trước hết ngày') };

/** Somebody changed their mind. */
export const TakenBack: Story = {
  ...over({ requests: [inventedDataRequest('deletion', 'waiting')] }),
  play: inTurn(press('Thôi, không xóa nữa'), says('Đã dừng. Không có gì của bạn bị xóa.')),
};

/** What was asked before. */
export const Earlier: Story = {
  ...over({ requests: [inventedDataRequest('export', 'done', 30), inventedDataRequest('deletion', 'takenBack', 50)] }),
  play: inTurn(press('Trước đây (2)'), says('rồi thôi')),
};

/** Whoever signed in this morning proves anew who they are. */
export const NotFresh: Story = {
  ...over({ failing: { requestDeletion: 'STEP_UP' } }),
  play: inTurn(press('Xóa dữ liệu của tôi'), press('Xóa hết'), says('Hãy đăng nhập lại trước khi xóa')),
};

/** Nobody is signed in. */
export const SignedOut: Story = { ...over({}, { isSignedIn: false }), play: says('Đăng nhập để xem nơi này giữ những gì về bạn.') };

/** The gateway takes its time. */
export const Slow: Story = { ...over({ silent: ['list'] }), play: says('Đang hỏi, hơi lâu hơn mọi khi.') };

/** The gateway is silent. */
export const GatewaySilent: Story = { ...over({ failing: { list: 'UNAVAILABLE' } }), play: says('Dữ liệu của bạn vẫn như cũ.') };

/** A press did not reach the gateway. */
export const NotDownloaded: Story = { ...over({ failing: { export: 'UNAVAILABLE' } }), play: inTurn(press('Tải về'), says('Chưa tải về được')) };

/** The page's gateway is on another site. */
export const AnotherSite: Story = {
  render: () => html`<motcua-data-request gateway=${baseUrl}><p>Gọi <a href="tel:1022">1022</a>.</p></motcua-data-request>`,
  play: says('Trang này chưa có đăng nhập'),
};

/** The longest words, while everything waits. */
export const LongestWords: Story = {
  ...over({ requests: [inventedDataRequest('deletion', 'waiting'), inventedDataRequest('export', 'done', 5)] }, { log: [] }),
  render: () => html`<motcua-data-request lang="en"><p>Call <a href="tel:1022">1022</a>.</p></motcua-data-request>`,
  play: says('You can change your mind until it is done.'),
};

/** Easy mode. */
export const EasyMode: Story = { ...over({ requests: [inventedDataRequest('export', 'done', 5)] }), args: { easy: true }, play: says('Trước đây (1)') };
