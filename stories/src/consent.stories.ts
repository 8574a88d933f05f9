import { inventedConsent, inventedPurposes, type SampleIdentityOptions } from '@motcua/gateway/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { baseUrl, handlersWithIdentity } from './gateway.ts';
import { inTurn, press } from './press.ts';
import { says } from './says.ts';

interface ConsentArgs {
  purpose: string;
  helpline: string;
  inside: boolean;
  easy: boolean;
}

const meta: Meta<ConsentArgs> = {
  title: 'Consent',
  component: 'motcua-consent',
  args: { purpose: '', helpline: '1022', inside: false, easy: false },
  render: ({ purpose, helpline, inside, easy }) =>
    html`<motcua-consent purpose=${purpose} helpline=${helpline} ?inside=${inside} ?easy=${easy}><p>Gọi <a href="tel:1022">1022</a>.</p></motcua-consent>`,
};
export default meta;

type Story = StoryObj<ConsentArgs>;

const [health, signing] = inventedPurposes;
const over = (options: SampleIdentityOptions = {}) => ({
  beforeEach: ({ msw }: { msw: { use(...handlers: ReturnType<typeof handlersWithIdentity>): void } }) => msw.use(...handlersWithIdentity(options)),
});

/** One purpose is asked for: nothing is chosen beforehand, yes and no weigh the same. */
export const Asking: Story = { ...over(), args: { purpose: 'health' }, play: says('Bạn có đồng ý không?') };

/** The person has just agreed: the receipt. */
export const Given: Story = { ...over(), args: { purpose: 'health' }, play: inTurn(press('Đồng ý'), says('Mã xác nhận')) };

/** The person said no. */
export const Refused: Story = { ...over(), args: { purpose: 'health' }, play: inTurn(press('Không đồng ý'), says('Bạn đã không đồng ý')) };

/** Nothing was agreed to yet. */
export const Empty: Story = { ...over(), play: says('Bạn chưa đồng ý việc nào') };

/** What holds, what can be agreed to, and what no longer holds. */
export const List: Story = {
  ...over({ consents: [inventedConsent(health, 3), inventedConsent(signing, 40, 20)] }),
  play: inTurn(says('Đã đồng ý'), press('Trước đây'), says('Rút lại lúc')),
};

/** The question of one of the offered purposes is open. */
export const Offered: Story = { ...over({ consents: [inventedConsent(health, 3)] }), play: inTurn(press('Xem và trả lời'), says('Bạn có đồng ý không?')) };

/** The first press only says what follows from taking it back. */
export const Withdrawing: Story = { ...over({ consents: [inventedConsent(health, 3)] }), play: inTurn(press('Rút lại đồng ý'), says('không lấy lại được')) };

/** Taken back. */
export const Withdrawn: Story = {
  ...over({ consents: [inventedConsent(health, 3)] }),
  play: inTurn(press('Rút lại đồng ý'), says('không lấy lại được'), press('Rút lại'), says('Trước đây (1)')),
};

/** It could not be taken back. */
export const NotWithdrawn: Story = {
  ...over({ consents: [inventedConsent(health, 3)], failing: { withdrawConsent: 'UNAVAILABLE' } }),
  play: inTurn(press('Rút lại đồng ý'), says('không lấy lại được'), press('Rút lại'), says('Chưa rút lại được')),
};

/** It could not be written down. */
export const NotGiven: Story = {
  ...over({ failing: { giveConsent: 'UNAVAILABLE' } }),
  args: { purpose: 'health' },
  play: inTurn(press('Đồng ý'), says('Chưa ghi được đồng ý của bạn')),
};

/** Nobody is signed in. */
export const SignedOut: Story = { ...over({ isSignedIn: false }), play: says('vì đồng ý phải là của chính bạn') };

/** A purpose that this place does not know. */
export const UnknownPurpose: Story = { ...over(), args: { purpose: 'nobody-knows' }, play: says('Việc này không hỏi ở đây') };

/** The gateway takes its time. */
export const Slow: Story = { ...over({ silent: ['consents'] }), play: says('Đang hỏi, hơi lâu hơn mọi khi.') };

/** The gateway is silent. */
export const GatewaySilent: Story = { ...over({ failing: { consents: 'UNAVAILABLE' } }), play: says('Chưa xem được bạn đã đồng ý những gì') };

/** The page's gateway is on another site: nobody can be asked. */
export const AnotherSite: Story = {
  render: () => html`<motcua-consent gateway=${baseUrl}><p>Gọi <a href="tel:1022">1022</a>.</p></motcua-consent>`,
  play: says('Trang này chưa có đăng nhập'),
};

/** Inside another element, which has the title and the helpline. */
export const Inside: Story = { ...over(), args: { purpose: 'signing', inside: true }, play: says('Bạn có đồng ý không?') };

/** The longest words. */
export const LongestWords: Story = {
  ...over({
    consents: [
      inventedConsent(
        {
          code: 'health',
          name: {
            vi: 'Cho một trung tâm phục vụ hành chính công có tên rất dài và không có thật xem những gì cần để giải quyết một việc cũng có tên rất dài',
            en: 'A very long name of a purpose',
          },
          fields: [...health.fields, ...signing.fields, { vi: 'Quá-trình-khám-bệnh-chữa-bệnh-và-tiêm-chủng-từ-lúc-sinh-ra-đến-nay-ở-mọi-nơi', en: 'Everything since birth' }],
          recipient: { vi: 'Trung tâm Phục vụ hành chính công và Chăm sóc sức khỏe cộng đồng phường Bịa Đặt, thành phố Không Có Thật', en: 'A centre with a very long name' },
          days: 365,
        },
        200,
      ),
    ],
  }),
  play: says('tên rất dài'),
};

/** Easy mode. */
export const EasyMode: Story = { ...over(), args: { purpose: 'health', easy: true }, play: says('Bạn có đồng ý không?') };
