import type { CitizenState } from '@motcua/contract/signing';
import { MotcuaError, type Client } from '@motcua/sdk';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { inTurn, openFile, press } from './press.ts';
import { says } from './says.ts';
import {
  changedDocument,
  clientSaying,
  extendedDocument,
  oldDocument,
  reportOf,
  signatureReport,
  signedDocument,
  twiceSignedDocument,
  unsignedDocument,
} from './signed-documents.ts';

interface CheckArgs {
  helpline: string;
  easy: boolean;
  client: Client | undefined;
}

const meta: Meta<CheckArgs> = {
  title: 'Signature check',
  component: 'motcua-signature-check',
  args: { helpline: '1022', easy: false, client: undefined },
  render: ({ helpline, easy, client }) =>
    html`<motcua-signature-check helpline=${helpline} ?easy=${easy} .client=${client}><p>Gọi <a href="tel:1022">1022</a>.</p></motcua-signature-check>`,
};
export default meta;

type Story = StoryObj<CheckArgs>;

/** A file of one signature in a state that the engine of today does not reach. */
function stateStory(state: CitizenState, sentence: string, more: Parameters<typeof signatureReport>[0] = {}): Story {
  const indication = state.startsWith('VALID') ? 'TOTAL_PASSED' : 'INDETERMINATE';
  return {
    args: { client: clientSaying(reportOf(signatureReport({ state, indication, ...more }))) },
    play: inTurn(
      openFile(() => 'x', 'giay-xac-nhan-cu-tru.pdf'),
      says(sentence),
    ),
  };
}

/** Before a file is chosen. */
export const Empty: Story = { play: says('Tệp không rời khỏi máy của bạn.') };

/** The common case of today: nothing is wrong, and nobody has confirmed who vouches for the signer. */
export const UnknownIssuer: Story = {
  play: inTurn(openFile(signedDocument, 'thong-bao.pdf'), says('Chưa xác định được nơi cấp chữ ký'), says('Tự ghi tên “Trần Thị Bình”, chưa ai xác nhận')),
};

/** The signed content was changed. */
export const Changed: Story = {
  play: inTurn(openFile(changedDocument, 'hop-dong-thue-nha.pdf'), says('Không hợp lệ: nội dung hoặc chữ ký đã bị sửa'), says('Không đạt. Nội dung đúng như lúc ký')),
};

/** Something follows what was signed, and this version does not look at what. */
export const ChangedAfter: Story = { play: inTurn(openFile(extendedDocument, 'hop-dong.pdf'), says('Có phần thêm vào sau khi ký, chưa xem là gì')) };

/** Signed by an algorithm of yesterday. */
export const OldAlgorithm: Story = { play: inTurn(openFile(oldDocument, 'cong-van-2018.pdf'), says('Chữ ký dùng thuật toán cũ')) };

/** Two people signed: the worst is said first, each by itself below. */
export const TwoSignatures: Story = { play: inTurn(openFile(twiceSignedDocument, 'bien-ban.pdf'), says('Tệp có 2 chữ ký.'), says('Lê Văn Chín')) };

/** The verdict that everybody hopes for. */
export const Valid: Story = stateStory('VALID', 'Chữ ký hợp lệ');

/** Valid, but only the signer says when. */
export const UnprovenTime: Story = stateStory('VALID_UNPROVEN_TIME', 'thời điểm ký do người ký khai', { time: { source: 'signerClaim', claimed: '2026-11-19T03:24:00Z' } });

/** Valid, with something permitted added later. */
export const LaterAdditions: Story = stateStory('VALID_LATER_ADDITIONS', 'sau đó có thêm phần được phép');

/** Whether the certificate was revoked could not be learned. */
export const UnknownRevocation: Story = stateStory('UNKNOWN_REVOCATION', 'Chưa kiểm tra được chứng thư có bị thu hồi không');

/** The certificate has expired, and nothing proves that it was used in time. */
export const Expired: Story = stateStory('EXPIRED_NO_PROOF', 'Chứng thư của người ký đã hết hạn');

/** The certificate was revoked. */
export const Revoked: Story = stateStory('REVOKED', 'Không hợp lệ: chứng thư của người ký đã bị thu hồi');

/** The certificate is suspended. */
export const Suspended: Story = stateStory('SUSPENDED', 'Không hợp lệ: chứng thư của người ký đang bị tạm dừng');

/** The signature makes no sense. */
export const Malformed: Story = {
  play: inTurn(
    openFile(() => unsignedDocument().subarray(0, 60), 'giay.pdf'),
    says('Không đọc được chữ ký: cấu trúc bất thường'),
  ),
};

/** A PDF that nobody signed. */
export const NoSignature: Story = { play: inTurn(openFile(unsignedDocument, 'to-khai.pdf'), says('Tệp này không có chữ ký số')) };

/** A file of another kind. */
export const NotPdf: Story = {
  play: inTurn(
    openFile(() => '<?xml version="1.0"?><HDon><DLHDon/><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></HDon>', 'hoa-don.xml'),
    says('Trang này chưa đọc được loại tệp này'),
    says('Hóa đơn điện tử'),
  ),
};

/** A file with nothing in it. */
export const EmptyFile: Story = {
  play: inTurn(
    openFile(() => '', 'giay.pdf'),
    says('Tệp này trống'),
  ),
};

/** Several files, newest first, with the checks of one unfolded. */
export const SeveralFiles: Story = {
  play: inTurn(
    openFile(unsignedDocument, 'to-khai.pdf'),
    says('Tệp này không có chữ ký số'),
    openFile(signedDocument, 'thong-bao-ve-viec-cap-giay-chung-nhan-quyen-su-dung-dat-lan-thu-hai.pdf'),
    says('Chưa xác định được nơi cấp chữ ký'),
    press('Xem từng phép kiểm tra'),
    says('(digest)'),
  ),
};

/** A large file takes its time, and can be stopped. */
export const Slow: Story = {
  args: { client: clientSaying(() => new Promise(() => {})) },
  play: inTurn(
    openFile(() => 'x', 'ban-ve-quy-hoach.pdf'),
    says('Tệp lớn nên hơi lâu.'),
  ),
};

/** Stopped: the file is still there to be checked. */
export const Stopped: Story = {
  args: { client: clientSaying(() => new Promise(() => {})) },
  play: inTurn(
    openFile(() => 'x', 'ban-ve-quy-hoach.pdf'),
    press('Dừng'),
    says('Đã dừng, tệp này chưa được kiểm tra'),
  ),
};

/** The engine could not be fetched. */
export const Offline: Story = {
  args: { client: clientSaying(() => Promise.reject(new MotcuaError('OFFLINE', 'no engine'))) },
  play: inTurn(
    openFile(() => 'x', 'giay.pdf'),
    says('Chưa tải được phần kiểm tra về máy.'),
  ),
};

/** Easy mode: large, one number to call. */
export const EasyMode: Story = { args: { easy: true }, play: inTurn(openFile(changedDocument, 'hop-dong-thue-nha.pdf'), says('Đừng dùng tệp này.')) };
