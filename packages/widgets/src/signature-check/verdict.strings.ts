import type { Check, CertificateKind, CheckId, CitizenState, DocumentReport } from '@motcua/contract/signing';
import type { Moment } from './moment.ts';
import type { UncheckedReason } from './checked-files.ts';

/** What is said first, and what follows from it. */
interface Sentence {
  readonly title: string;
  readonly so: string;
}

/** Every situation that a card can be about: a verdict, or why there is none. */
export type Situation =
  | Exclude<CitizenState, 'UNSUPPORTED'>
  | NonNullable<DocumentReport['unsupported']>
  | UncheckedReason
  | 'changedProven'
  | 'nobody'
  | 'notYetValid'
  | 'restricted'
  | 'unsupported';

const askForOriginal = 'Đừng dùng tệp này. Hãy xin lại bản gốc từ nơi gửi.';

const vi = {
  save: 'Lưu kết quả',
  verdict: {
    VALID: { title: 'Chữ ký hợp lệ', so: 'Từ lúc ký đến nay tệp không bị sửa.' },
    VALID_UNPROVEN_TIME: { title: 'Chữ ký hợp lệ, thời điểm ký do người ký khai', so: 'Từ lúc ký đến nay tệp không bị sửa. Chưa có dấu thời gian chứng minh lúc ký.' },
    VALID_LATER_ADDITIONS: { title: 'Chữ ký hợp lệ, sau đó có thêm phần được phép', so: 'Phần thêm là chữ ký khác hoặc chỗ điền sẵn, không đổi nội dung đã ký.' },
    UNKNOWN_ISSUER: { title: 'Chưa xác định được nơi cấp chữ ký', so: 'Nội dung đúng như lúc ký, nhưng chưa biết người ký có đúng là người ghi tên hay không.' },
    nobody: { title: 'Chưa biết ai đã ký', so: 'Trong tệp không có chứng thư của người ký, nên cũng chưa biết nội dung có bị sửa không.' },
    restricted: { title: 'Chứng thư này không dùng để ký văn bản', so: 'Nội dung đúng như lúc ký, nhưng đừng dựa vào chữ ký này. Hãy hỏi lại nơi gửi.' },
    UNKNOWN_REVOCATION: {
      title: 'Chưa kiểm tra được chứng thư có bị thu hồi không',
      so: 'Nội dung đúng như lúc ký và đã xác định được nơi cấp. Việc quan trọng thì hãy hỏi nơi cấp trước.',
    },
    OLD_ALGORITHM: { title: 'Chữ ký dùng thuật toán cũ', so: 'Kiểu chữ ký này nay không còn đủ mạnh để dựa vào. Hãy xin nơi gửi ký lại.' },
    EXPIRED_NO_PROOF: { title: 'Chứng thư của người ký đã hết hạn', so: 'Nội dung đúng như lúc ký, nhưng không có gì chứng minh là đã ký khi còn hạn. Hãy hỏi lại nơi gửi.' },
    notYetValid: { title: 'Chứng thư của người ký chưa đến ngày dùng', so: 'Nội dung đúng như lúc ký. Hãy xem lại ngày giờ trên máy của bạn, rồi hỏi lại nơi gửi.' },
    REVOKED: { title: 'Không hợp lệ: chứng thư của người ký đã bị thu hồi', so: 'Đừng dùng tệp này. Hãy hỏi thẳng người ký.' },
    SUSPENDED: { title: 'Không hợp lệ: chứng thư của người ký đang bị tạm dừng', so: 'Đừng dùng tệp này. Hãy hỏi thẳng người ký.' },
    CHANGED_AFTER: {
      title: 'Có phần thêm vào sau khi ký, chưa xem là gì',
      so: 'Phần đã ký vẫn đúng như lúc ký. Phần thêm có thể chỉ là chữ ký của người ký sau, cũng có thể đổi điều bạn đọc thấy. Hãy hỏi nơi gửi trước khi dùng.',
    },
    BROKEN: { title: 'Không hợp lệ: nội dung hoặc chữ ký đã bị sửa', so: askForOriginal },
    changedProven: { title: 'Không hợp lệ: nội dung đã bị sửa sau khi ký', so: askForOriginal },
    MALFORMED: { title: 'Không đọc được chữ ký: cấu trúc bất thường', so: askForOriginal },
    NO_SIGNATURE: { title: 'Tệp này không có chữ ký số', so: 'Hình con dấu hay chữ ký vẽ trong tệp không phải chữ ký số. Cần bản có chữ ký số thì hãy xin nơi gửi.' },
    format: { title: 'Trang này chưa đọc được loại tệp này', so: 'Trang này mới đọc được PDF. Hãy xin nơi gửi bản PDF đã ký, hoặc gọi người giúp.' },
    encrypted: { title: 'Tệp này có mật khẩu nên chưa kiểm tra được', so: 'Hãy xin nơi gửi bản không có mật khẩu. Đừng gõ mật khẩu vào trang này.' },
    algorithm: { title: 'Máy này chưa đọc được kiểu chữ ký này', so: 'Chưa biết chữ ký thế nào. Hãy thử trên máy khác hoặc trình duyệt mới hơn, hoặc gọi người giúp.' },
    unsupported: { title: 'Trang này chưa đọc được kiểu chữ ký này', so: 'Chưa biết chữ ký thế nào. Hãy gọi người giúp.' },
    noCrypto: { title: 'Trang này mở bằng http nên không kiểm tra được', so: 'Hãy mở lại trang bằng địa chỉ bắt đầu bằng https:// rồi chọn lại tệp.' },
    tooLarge: { title: 'Tệp lớn hơn 200 MB nên chưa kiểm tra', so: 'Hãy xin nơi gửi bản nhỏ hơn.' },
    empty: { title: 'Tệp này trống', so: 'Tệp không có gì bên trong. Hãy tải lại tệp, hoặc xin nơi gửi gửi lại.' },
    unreadable: { title: 'Không mở được tệp này', so: 'Tệp có thể đã bị xóa, đổi chỗ, hoặc là một thư mục. Hãy chọn lại tệp.' },
    stopped: { title: 'Đã dừng, tệp này chưa được kiểm tra', so: 'Chưa biết chữ ký thế nào.' },
  } satisfies Record<Situation, Sentence> as Record<Situation, Sentence>,
  worst: (count: number) => `Tệp có ${count} chữ ký. Kết luận này theo chữ ký đáng lo nhất.`,
  more: (count: number) => `Xem thêm ${count} chữ ký`,
  again: 'Kiểm tra lại',
  stamp: (title: string) => `Dấu thời gian: ${title}`,
  file: 'Tệp',
  kind: {
    pades: 'PDF có chữ ký',
    pdf: 'PDF',
    xmldsig: 'XML có chữ ký',
    xades: 'XML có chữ ký',
    einvoice: 'Hóa đơn điện tử',
    cades: 'Tệp chữ ký rời',
    asic: 'Gói có chữ ký',
    other: 'Loại tệp khác',
  } satisfies Record<DocumentReport['file']['kind'], string> as Record<DocumentReport['file']['kind'], string>,
  who: 'Ai ký',
  claimedName: (name: string) => `Tự ghi tên “${name}”, chưa ai xác nhận`,
  organisation: (name: string) => `Thuộc “${name}”`,
  taxCode: (code: string) => `Mã số thuế ${code}`,
  personalId: (digits: string) => `Số định danh kết thúc bằng ${digits}`,
  issuer: 'Nơi cấp',
  anchored: (anchor: string, isConfirmed: boolean) => `Nối tới “${anchor}”, ${isConfirmed ? 'trang này xác nhận' : 'chưa có người đối chiếu với nơi công bố'}`,
  unlisted: 'Không có trong danh sách nơi cấp của trang này',
  certificate: {
    usbToken: 'Ký bằng USB',
    remoteSigning: 'Ký từ xa',
    simPki: 'Ký bằng SIM',
    publicDuty: 'Chứng thư chuyên dùng công vụ',
    timestamping: 'Cấp dấu thời gian',
    unknown: '',
  } satisfies Record<CertificateKind, string> as Record<CertificateKind, string>,
  when: 'Lúc nào',
  at: ({ time, day }: Moment) => `${time} ngày ${day}`,
  proven: 'Có dấu thời gian, không phải người ký tự khai',
  claimedTime: 'Theo đồng hồ của người ký, giờ Việt Nam',
  claimedStamp: 'Theo nơi đóng dấu thời gian, chưa kiểm tra',
  notGiven: 'Không rõ',
  covered: 'Phần được ký',
  whole: 'Cả tệp',
  part: 'Có phần thêm vào sau khi ký, chưa xem là gì',
  outcome: {
    pass: 'Đạt.',
    fail: 'Không đạt.',
    unknown: 'Chưa kiểm tra.',
    notApplicable: 'Không cần.',
  } satisfies Record<Check['outcome'], string> as Record<Check['outcome'], string>,
  undetermined: 'Chưa xác định.',
  check: {
    structure: 'Cấu trúc của chữ ký',
    coverage: 'Chữ ký phủ cả tệp',
    digest: 'Nội dung đúng như lúc ký',
    signature: 'Chữ ký khớp với chứng thư',
    signingCertificate: 'Chữ ký ghi rõ dùng chứng thư nào',
    algorithmAgreement: 'Các thuật toán ghi trong chữ ký khớp nhau',
    algorithmStrength: 'Thuật toán đủ mạnh',
    laterChanges: 'Phần thêm vào sau khi ký là gì',
    chain: 'Nơi cấp có trong danh sách đã đối chiếu',
    certificateTime: 'Chứng thư còn hạn hôm nay',
    keyUsage: 'Chứng thư được dùng để ký văn bản',
    issuerConstraints: 'Giới hạn đặt ra cho nơi cấp',
    revocation: 'Chứng thư có bị thu hồi hay tạm dừng không',
    timestamp: 'Dấu thời gian chứng minh lúc ký',
  } satisfies Record<CheckId, string> as Record<CheckId, string>,
  technical: (count: number) => `Xem từng phép kiểm tra (${count})`,
  bytes: (covered: string, total: string) => `Phủ ${covered} trên ${total} byte.`,
  nextTitle: 'Gọi thẳng cho nơi gửi trước khi làm theo',
  next: 'Dùng số trên trang chính thức của họ, không dùng số ghi trong tệp.',
  source: (moment: string) => `Kiểm tra trên máy này lúc ${moment}`,
  list: (day: string, isConfirmed: boolean) => `, theo danh sách nơi cấp ngày ${day}, ${isConfirmed ? 'trang này xác nhận' : 'chưa có người đối chiếu với nơi công bố'}`,
};

export type VerdictStrings = typeof vi;

const askForOriginalEn = 'Do not use this file. Ask the sender for the original.';

const en: VerdictStrings = {
  save: 'Save result',
  verdict: {
    VALID: { title: 'The signature is valid', so: 'The file has not changed since.' },
    VALID_UNPROVEN_TIME: { title: 'The signature is valid, its time is the signer’s word', so: 'The file has not changed since. No time-stamp proves when it was signed.' },
    VALID_LATER_ADDITIONS: {
      title: 'The signature is valid, something permitted was added',
      so: 'A further signature or a filled-in field, which does not change what was signed.',
    },
    UNKNOWN_ISSUER: { title: 'It is not known who issued this signature', so: 'The content is as it was signed, but it is not known whether the signer is who the name says.' },
    nobody: { title: 'It is not known who signed', so: 'The certificate is missing, so it is not known either whether the content was changed.' },
    restricted: { title: 'This certificate is not for signing papers', so: 'The content is as it was signed, but do not rely on this signature. Ask the sender.' },
    UNKNOWN_REVOCATION: {
      title: 'Whether the certificate was revoked is not known',
      so: 'The content is as it was signed and the issuer is known. If it matters, ask the issuer first.',
    },
    OLD_ALGORITHM: { title: 'The signature uses an old algorithm', so: 'It is not strong enough today to rely on. Ask the sender to sign again.' },
    EXPIRED_NO_PROOF: { title: 'The signer’s certificate has expired', so: 'The content is as it was signed, but nothing proves that it was signed in time. Ask the sender.' },
    notYetValid: { title: 'The signer’s certificate is not valid yet', so: 'The content is as it was signed. Look at your device’s date, then ask the sender.' },
    REVOKED: { title: 'Not valid: the signer’s certificate was revoked', so: 'Do not use this file. Ask the signer directly.' },
    SUSPENDED: { title: 'Not valid: the signer’s certificate is suspended', so: 'Do not use this file. Ask the signer directly.' },
    CHANGED_AFTER: {
      title: 'Something was added after signing, it was not looked at',
      so: 'What was signed is unchanged. What was added may be a later signature only, or may change what you read. Ask the sender first.',
    },
    BROKEN: { title: 'Not valid: content or signature was changed', so: askForOriginalEn },
    changedProven: { title: 'Not valid: the content was changed after signing', so: askForOriginalEn },
    MALFORMED: { title: 'The signature cannot be read: unusual structure', so: askForOriginalEn },
    NO_SIGNATURE: { title: 'This file has no digital signature', so: 'A picture of a seal or signature is not one. If you need one, ask the sender.' },
    format: { title: 'This page cannot read this kind of file', so: 'It reads PDF only. Ask the sender for a signed PDF, or call for help.' },
    encrypted: { title: 'This file has a password and was not checked', so: 'Ask the sender for one without. Do not type the password here.' },
    algorithm: { title: 'This device cannot read this kind of signature', so: 'Nothing is known of it. Try another device or a newer browser, or call for help.' },
    unsupported: { title: 'This page cannot read this kind of signature', so: 'Nothing is known of it. Call for help.' },
    noCrypto: { title: 'This page was opened by http and cannot check files', so: 'Open it by an address that begins with https:// and choose the file again.' },
    tooLarge: { title: 'The file is larger than 200 MB and was not checked', so: 'Ask the sender for a smaller one.' },
    empty: { title: 'This file is empty', so: 'There is nothing in it. Download it again, or ask the sender to send it again.' },
    unreadable: { title: 'This file could not be opened', so: 'It may have been deleted or moved, or be a folder. Choose it again.' },
    stopped: { title: 'Stopped, this file was not checked', so: 'Nothing is known of its signature.' },
  },
  worst: (count) => `The file has ${count} signatures. This is said of the most worrying one.`,
  more: (count) => `Show ${count} more`,
  again: 'Check again',
  stamp: (title) => `Time-stamp: ${title}`,
  file: 'File',
  kind: {
    pades: 'Signed PDF',
    pdf: 'PDF',
    xmldsig: 'Signed XML',
    xades: 'Signed XML',
    einvoice: 'Electronic invoice',
    cades: 'Separate signature',
    asic: 'Signed container',
    other: 'Another kind of file',
  },
  who: 'Who signed',
  claimedName: (name) => `Calls itself “${name}”, confirmed by nobody`,
  organisation: (name) => `Of “${name}”`,
  taxCode: (code) => `Tax code ${code}`,
  personalId: (digits) => `Personal number ending in ${digits}`,
  issuer: 'Issuer',
  anchored: (anchor, isConfirmed) => `Leads to “${anchor}”, ${isConfirmed ? 'confirmed by this page' : 'not compared with its publisher yet'}`,
  unlisted: 'Not in this page’s list of issuers',
  certificate: {
    usbToken: 'Signed by USB token',
    remoteSigning: 'Signed remotely',
    simPki: 'Signed by SIM',
    publicDuty: 'Certificate for public duty',
    timestamping: 'Issues time-stamps',
    unknown: '',
  },
  when: 'When',
  at: ({ time, day }) => `${time}, ${day}`,
  proven: 'By a time-stamp, not by the signer’s word',
  claimedTime: 'By the signer’s own clock, Vietnam time',
  claimedStamp: 'As the time-stamping service says, not checked',
  notGiven: 'Not known',
  covered: 'What was signed',
  whole: 'The whole file',
  part: 'Something was added after signing, it was not looked at',
  outcome: { pass: 'Passed.', fail: 'Failed.', unknown: 'Not checked.', notApplicable: 'Not needed.' },
  undetermined: 'Not known.',
  check: {
    structure: 'Structure of the signature',
    coverage: 'The signature covers the whole file',
    digest: 'The content is as it was signed',
    signature: 'The signature fits the certificate',
    signingCertificate: 'The signature names its certificate',
    algorithmAgreement: 'The algorithms named in the signature agree',
    algorithmStrength: 'The algorithm is strong enough',
    laterChanges: 'What was added after signing',
    chain: 'The issuer is in the list that was compared',
    certificateTime: 'The certificate is valid today',
    keyUsage: 'The certificate is meant for signing papers',
    issuerConstraints: 'Limits set for the issuer',
    revocation: 'Whether the certificate was revoked or suspended',
    timestamp: 'A time-stamp that proves when it was signed',
  },
  technical: (count) => `Show every check (${count})`,
  bytes: (covered, total) => `Covers ${covered} of ${total} bytes.`,
  nextTitle: 'Call the sender before you act on it',
  next: 'Use the number on their official page, not one written in the file.',
  source: (moment) => `Checked on this device at ${moment}`,
  list: (day, isConfirmed) => `, by a list of issuers of ${day}, ${isConfirmed ? 'confirmed by this page' : 'not compared with its publisher yet'}`,
};

/** Words of a verdict; they come with the first one. */
export const verdicts = { vi, en };
