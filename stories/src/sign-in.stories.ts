import { inventedPlace, type SampleIdentityOptions } from '@motcua/gateway/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { baseUrl, handlersWithIdentity } from './gateway.ts';
import { inTurn, press } from './press.ts';
import { says } from './says.ts';

interface SignInArgs {
  helpline: string;
  level: number;
  provider: string;
  providerAddress: string;
  easy: boolean;
}

const meta: Meta<SignInArgs> = {
  title: 'Sign-in',
  component: 'motcua-sign-in',
  args: { helpline: '1022', level: 2, provider: 'Nơi xác thực mẫu', providerAddress: 'xac-thuc.motcua.test', easy: false },
  render: ({ helpline, level, provider, providerAddress, easy }) =>
    html`<motcua-sign-in helpline=${helpline} level=${level} provider=${provider} provider-address=${providerAddress} ?easy=${easy}
      ><p>Gọi <a href="tel:1022">1022</a>.</p></motcua-sign-in
    >`,
};
export default meta;

type Story = StoryObj<SignInArgs>;

const over = (options: SampleIdentityOptions) => ({
  beforeEach: ({ msw }: { msw: { use(...handlers: ReturnType<typeof handlersWithIdentity>): void } }) => msw.use(...handlersWithIdentity(options)),
});
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

/** Nobody is signed in: what it is for, where it leads, which address to look for. */
export const SignedOut: Story = { ...over({ isSignedIn: false }), play: inTurn(says('Bạn sẽ sang trang của nơi xác thực'), says('xac-thuc.motcua.test')) };

/** The host named no provider: the gateway's address is what to look for. */
export const UnnamedProvider: Story = {
  ...over({ isSignedIn: false }),
  args: { provider: '', providerAddress: '' },
  play: says('Nút này dẫn đi qua địa chỉ gateway.test.'),
};

/** Somebody else's site, where no cookie goes: a window of the gateway's leads in, and the page stays. */
export const OnAnotherSite: Story = {
  ...over({ isSignedIn: false }),
  render: ({ helpline }) =>
    html`<motcua-app session="client" host-key="pk_phuong_mau_0123456789" gateway=${baseUrl}><motcua-sign-in helpline=${helpline}></motcua-sign-in></motcua-app>`,
  play: inTurn(says('Một cửa sổ sẽ mở ra'), says('Trang này không nhận mật khẩu của bạn.')),
};

/** Somebody is signed in: who, how surely, until when. */
export const SignedIn: Story = { ...over({}), play: inTurn(says('Bạn đang đăng nhập'), says('Mức vừa')) };

const phone = inventedPlace({ kind: 'phone', system: 'android', browser: 'zalo' }, 5, 40, ['Phường Mẫu']);
const tablet = inventedPlace({ kind: 'tablet', system: 'ios', browser: 'safari' }, 26, 300);
const vouched = { ...inventedPlace({ kind: 'unknown' }, 27, 310), vouchedBy: 'Phường Mẫu' };
const unfold = press('Xem nơi đang đăng nhập');

/** Where else somebody is signed in, unfolded: what tells the places apart, and a way to end each. */
export const Elsewhere: Story = {
  ...over({ elsewhere: [phone, tablet, vouched] }),
  play: inTurn(unfold, says('Bạn đang đăng nhập ở 4 nơi.'), says('Dùng cả trên trang của Phường Mẫu.'), says('Qua trang của Phường Mẫu')),
};

/** Nowhere else. */
export const OnlyHere: Story = { ...over({}), play: inTurn(unfold, says('Bạn chỉ đang đăng nhập ở đây.')) };

/** What follows, said before it is done. */
export const EndingElsewhere: Story = {
  ...over({ elsewhere: [phone, tablet] }),
  play: inTurn(unfold, press('Đăng xuất ở đó: Điện thoại Android, mở trong Zalo'), says('Đã bấm thì không lấy lại được.')),
};

/** The same with large letters: one question on the screen. */
export const EndingElsewhereEasy: Story = { ...EndingElsewhere, args: { easy: true } };

/** Done. */
export const EndedElsewhere: Story = {
  ...over({ elsewhere: [phone] }),
  play: inTurn(unfold, press('Đăng xuất ở đó: Điện thoại Android, mở trong Zalo'), press('Có, đăng xuất'), says('Đã đăng xuất ở đó.')),
};

/** Who has not just proved who they are ends nothing elsewhere. */
export const ProofFirst: Story = {
  ...over({ elsewhere: [phone], failing: { endOneSession: 'STEP_UP' } }),
  play: inTurn(unfold, press('Đăng xuất ở đó: Điện thoại Android, mở trong Zalo'), press('Có, đăng xuất'), says('bạn đăng nhập lại ở đây một lần')),
};

/** The same in easy mode, where it must lead back as well. */
export const ProofFirstEasy: Story = { ...ProofFirst, args: { easy: true } };

/** It is being done: nothing else can be pressed meanwhile. */
export const EndingNow: Story = {
  ...over({ elsewhere: [phone, tablet], silent: ['endOneSession'] }),
  play: inTurn(unfold, press('Đăng xuất ở đó: Điện thoại Android, mở trong Zalo'), press('Có, đăng xuất'), says('Đang đăng xuất ở đó')),
};

/** It was not done. */
export const NotEnded: Story = {
  ...over({ elsewhere: [phone, tablet], failing: { endOneSession: 'UNAVAILABLE' } }),
  play: inTurn(unfold, press('Đăng xuất ở đó: Điện thoại Android, mở trong Zalo'), press('Có, đăng xuất'), says('Chưa đăng xuất được ở đó')),
};

/** All others are done. */
export const EndedOthers: Story = {
  ...over({ elsewhere: [phone, tablet] }),
  play: inTurn(unfold, press('Đăng xuất ở mọi nơi khác'), press('Có, đăng xuất'), says('Đã đăng xuất ở mọi nơi khác.')),
};

/** The gateway does not tell. */
export const ElsewhereNotTold: Story = { ...over({ failing: { sessions: 'UNAVAILABLE' } }), play: inTurn(unfold, says('Chưa xem được bạn đăng nhập ở những đâu')) };

/** The page needs a higher level. */
export const StrongerSignIn: Story = { ...over({}), args: { level: 3 }, play: says('Đăng nhập ở mức cao hơn') };

/** The time runs out, and can be extended. */
export const Ending: Story = { beforeEach: ({ msw }) => msw.use(...handlersWithIdentity({ session: { expiresAt: inMs(110_000) } })), play: says('Ở lại đăng nhập') };

/** The time runs out, and cannot be extended. */
export const EndingForGood: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersWithIdentity({ session: { expiresAt: inMs(110_000), canExtend: false } })),
  play: says('Muốn làm tiếp, bạn đăng nhập lại.'),
};

/** More time was given. */
export const Stayed: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersWithIdentity({ session: { expiresAt: inMs(110_000) } })),
  play: inTurn(press('Ở lại đăng nhập'), says('Đã thêm giờ đăng nhập.')),
};

/** Nobody is signed in any more: the time was over. */
export const Ended: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersWithIdentity({ session: { expiresAt: inMs(110_000) }, failing: { extend: 'SIGN_IN' } })),
  play: inTurn(press('Ở lại đăng nhập'), says('Bạn không còn đăng nhập')),
};

/** The person has just signed out. */
export const Left: Story = { ...over({}), play: inTurn(press('Đăng xuất'), says('Bạn đã đăng xuất.')) };

/** Signing out failed: the person is told that they are still signed in. */
export const NotLeft: Story = { ...over({ failing: { end: 'UNAVAILABLE' } }), play: inTurn(press('Đăng xuất'), says('Bạn vẫn đang đăng nhập trên máy này.')) };

/** More time could not be given. */
export const NotStayed: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersWithIdentity({ session: { expiresAt: inMs(110_000) }, failing: { extend: 'UNAVAILABLE' } })),
  play: inTurn(press('Ở lại đăng nhập'), says('Chưa thêm giờ được')),
};

/** The gateway takes its time. */
export const Slow: Story = { ...over({ silent: ['session'] }), play: says('Đang hỏi, hơi lâu hơn mọi khi.') };

/** The gateway is silent. */
export const GatewaySilent: Story = { ...over({ failing: { session: 'UNAVAILABLE' } }), play: says('Nơi xác thực đang không trả lời.') };

/** The gateway knows no sign-in. */
export const NoSignIn: Story = { play: says('Nơi này chưa mở đăng nhập.') };

/** The page's gateway is on another site: nobody can sign in, and what the host put inside stays. */
export const AnotherSite: Story = {
  render: () => html`<motcua-sign-in gateway=${baseUrl}><p>Gọi <a href="tel:1022">1022</a>.</p></motcua-sign-in>`,
  play: says('Trang này chưa có đăng nhập.'),
};

/** A shared device: sign out and erase everything. */
export const SharedDevice: Story = {
  ...over({}),
  render: () => html`<motcua-app gateway=${baseUrl} session="cookie" shared-device><motcua-sign-in></motcua-sign-in></motcua-app>`,
  play: says('Đăng xuất và xóa hết'),
};

/** The longest words. */
export const LongestWords: Story = {
  ...over({ session: { displayName: 'Công Tằng Tôn Nữ Nguyễn-Hoàng-Trần Thị Tên Rất Dài Được Bịa Ra Để Thử Cho Hết Chỗ Trên Màn Hình Điện Thoại Nhỏ' } }),
  args: {
    level: 3,
    provider: 'Hệ thống định danh và xác thực điện tử bịa đặt của một thành phố không có thật',
    providerAddress: 'dang-nhap.he-thong-dinh-danh-va-xac-thuc-dien-tu.thanh-pho-bia.motcua.test',
  },
  play: says('Việc này cần mức cao hơn'),
};

/** Easy mode. */
export const EasyMode: Story = { ...over({ isSignedIn: false }), args: { easy: true }, play: says('Xem địa chỉ trước khi gõ mật khẩu') };
