import { listCertificates } from '@motcua/contract/signing';
import type { CertificateStatus } from '@motcua/contract/signing';
import { failing, silentAgency } from '@motcua/gateway/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { baseUrl, handlersOver, handlersWithIdentity, signedInAs } from './gateway.ts';
import { inTurn, openFile, press } from './press.ts';
import { says } from './says.ts';
import { certificateFile } from './signed-documents.ts';

interface StatusArgs {
  helpline: string;
  easy: boolean;
}

const meta: Meta<StatusArgs> = {
  title: 'Signature status',
  component: 'motcua-signature-status',
  args: { helpline: '1022', easy: false },
  render: ({ helpline, easy }) => html`<motcua-signature-status helpline=${helpline} ?easy=${easy}><p>Gọi <a href="tel:1022">1022</a>.</p></motcua-signature-status>`,
};
export default meta;

type Story = StoryObj<StatusArgs>;

const open = press('Xem chữ ký của tôi');

/** The certificate of one of the invented people. */
function personStory(index: number, ...sentences: readonly string[]): Story {
  return { beforeEach: ({ msw }) => msw.use(...handlersOver({}, signedInAs(index))), play: inTurn(open, ...sentences.map(says)) };
}

/** A certificate in a state that none of the invented people has. */
function stateStory(more: Partial<CertificateStatus>, ...sentences: readonly string[]): Story {
  const source = { name: 'Nơi cấp mẫu (dữ liệu bịa)', asOf: '2026-11-22T02:38:00Z' };
  const certificate: CertificateStatus = {
    state: 'active',
    kind: 'usbToken',
    subject: { name: 'Nguyễn Bịa Ra', organisation: 'Công ty Bịa Đặt', taxCode: '0101243150' },
    issuerName: 'Nơi cấp bịa CA',
    nextStep: 'none',
    isRevocationKnown: true,
    source,
    ...more,
  };
  const signing = { certificates: async () => ({ certificates: [certificate], source }) };
  return { beforeEach: ({ msw }) => msw.use(...handlersOver({ signing }, signedInAs(1))), play: inTurn(open, ...sentences.map(says)) };
}

const failingStory = (code: Parameters<typeof failing>[1], sentence: string): Story => ({
  beforeEach: ({ msw }) => msw.use(failing(listCertificates, code, { baseUrl })),
  play: inTurn(open, says(sentence)),
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** Before anything is asked for. */
export const Closed: Story = { play: says('Xem chữ ký số của bạn còn dùng được không') };

/** The common case. */
export const Active: Story = personStory(1, 'Còn 165 ngày', 'Đang dùng được', 'Ký từ xa, xác nhận trên điện thoại');

/** Nobody has one yet. */
export const None: Story = personStory(0, 'Không thấy chữ ký số nào ở đây', 'Đăng ký chữ ký số');

/** It ends soon. */
export const Expiring: Story = personStory(2, 'Còn 23 ngày', 'Sắp hết hạn', 'Gia hạn trước ngày');

/** It is suspended. */
export const Suspended: Story = personStory(3, 'Đang tạm dừng', 'Mở lại chữ ký số');

/** It has expired. */
export const Expired: Story = personStory(4, 'Đã hết hạn 35 ngày');

/** It was revoked. */
export const Revoked: Story = stateStory({ state: 'revoked', nextStep: 'register' }, 'Đã bị thu hồi', 'Đừng ký giấy tờ nào bằng nó.');

/** It was asked for. */
export const Requested: Story = stateStory({ state: 'requested', nextStep: 'wait' }, 'Đang chờ cấp', 'Đợi nơi cấp báo tin');

/** Its time has not begun. */
export const NotYetValid: Story = stateStory({ state: 'notYetValid', nextStep: 'wait', validFrom: inDays(5), validTo: inDays(370) }, 'Còn 5 ngày nữa mới dùng được');

/** Nobody knows whether it was revoked. */
export const UnknownRevocation: Story = stateStory(
  { state: 'unknown', nextStep: 'askIssuer', isRevocationKnown: false, validTo: inDays(200) },
  'Còn 200 ngày',
  'Chưa kiểm tra được thu hồi.',
);

/** A certificate file that the citizen opens; it does not leave the device. */
export const FromFile: Story = {
  play: inTurn(openFile(certificateFile, 'chung-thu.cer'), says('Đọc từ tệp bạn mở, trên máy này'), says('Chưa kiểm tra được thu hồi: tệp không cho biết')),
};

/** A file with a private key is refused, unread. */
export const PrivateKey: Story = {
  play: inTurn(
    openFile(() => 'x', 'chu-ky.p12'),
    says('Tệp này có khóa riêng. Đừng đưa cho ai'),
  ),
};

/** A file that is no certificate. */
export const NoCertificate: Story = {
  play: inTurn(
    openFile(() => 'Kính gửi quý khách', 'thu.cer'),
    says('Tệp này không phải chứng thư chữ ký số.'),
  ),
};

/** The keeper takes its time. */
export const Slow: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersOver({ signing: silentAgency() }, signedInAs(1))),
  play: inTurn(open, says('Đang hỏi, hơi lâu hơn mọi khi.')),
};

/** The keeper is silent: the signature itself is not affected. */
export const AgencySilent: Story = failingStory('UNAVAILABLE', 'Chữ ký số của bạn không bị ảnh hưởng.');

/** Nobody is signed in. */
export const SignedOut: Story = failingStory('SIGN_IN', 'Bạn cần đăng nhập để xem chữ ký số của mình.');

/** A stronger sign-in is wanted. */
export const StrongerSignIn: Story = failingStory('STEP_UP', 'cần đăng nhập ở mức cao hơn');

/** The person has not agreed yet. */
export const ConsentNeeded: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersWithIdentity()),
  play: inTurn(press('Xem chữ ký của tôi'), says('Cần bạn đồng ý trước'), says('Bạn có đồng ý không?')),
};

/** The keeper refuses this page. */
export const NotPermitted: Story = failingStory('FORBIDDEN', 'không cho trang này hỏi');

/** The device has no network: a file can still be opened. */
export const Offline: Story = {
  beforeEach: ({ msw }) => {
    msw.use(failing(listCertificates, 'OFFLINE', { baseUrl }));
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    return () => Reflect.deleteProperty(navigator, 'onLine');
  },
  play: inTurn(open, says('Không có mạng nên chưa hỏi được.')),
};

/** Easy mode: large, one number to call. */
export const EasyMode: Story = { ...Expiring, args: { easy: true } };
