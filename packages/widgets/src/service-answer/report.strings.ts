import type { ErrorCode } from '@motcua/contract';
import type { ReportedPart } from '@motcua/contract/reports';
import type { Wording } from '../core/language.ts';

const vi = {
  open: 'Báo thông tin sai',
  question: 'Phần nào chưa đúng?',
  parts: {
    where: 'Nơi nộp',
    timeLimit: 'Bao lâu có kết quả',
    fee: 'Lệ phí',
    papers: 'Giấy tờ cần chuẩn bị',
    steps: 'Các bước',
    online: 'Nộp qua mạng',
    other: 'Chuyện khác',
  } satisfies Record<ReportedPart, string> as Record<ReportedPart, string>,
  partMissing: 'Bạn hãy chọn một phần ở dưới.',
  text: 'Sai thế nào? (không viết cũng được)',
  textHint: 'Đừng ghi họ tên, số giấy tờ hay số điện thoại của ai.',
  left: (count: number) => `Còn viết được ${count} ký tự.`,
  tooLong: (count: number) => `Dài quá ${count} ký tự. Bạn hãy viết ngắn lại rồi gửi.`,
  sent: 'Gửi đi gồm: phần bạn chọn, điều bạn viết, mã thủ tục và ngày của dữ liệu. Trang này không gửi kèm tên bạn.',
  pageOnly: (phone: string) => `Ở đây không viết lời nhắn được. Muốn nói rõ chỗ sai, bạn gọi ${phone}.`,
  send: 'Gửi báo sai',
  sendToPage: 'Báo phần này sai',
  sending: 'Đang gửi',
  notSent: 'Chưa gửi được',
  failed: {
    OFFLINE: 'Không có mạng. Điều bạn viết vẫn còn ở đây. Có mạng rồi hãy thử lại.',
    TIMEOUT: 'Đợi lâu quá mà chưa biết đã tới nơi chưa. Điều bạn viết vẫn còn ở đây. Hãy thử lại sau ít phút.',
    BAD_INPUT: 'Điều bạn viết chưa gửi được. Hãy viết ngắn lại rồi thử lại.',
    NOT_FOUND: 'Nơi này chưa nhận báo sai qua mạng. Bạn hãy gọi số dưới đây.',
    FORBIDDEN: 'Trang này chưa được phép gửi. Bạn hãy gọi số dưới đây.',
    TOO_MANY: 'Đang có quá nhiều người gửi. Điều bạn viết vẫn còn ở đây. Hãy đợi một phút rồi thử lại.',
    UNAVAILABLE: 'Nơi nhận đang bận. Điều bạn viết vẫn còn ở đây. Hãy thử lại sau ít phút, hoặc gọi số dưới đây.',
    BAD_ANSWER: 'Chưa biết đã tới nơi chưa. Điều bạn viết vẫn còn ở đây. Hãy thử lại, hoặc gọi số dưới đây.',
  } satisfies Partial<Record<ErrorCode, string>> as Partial<Record<ErrorCode, string>>,
  thanks: (part: string) => `Đã gửi. Cảm ơn bạn đã báo phần “${part}”.`,
  reference: (phone: string) => `Mã của lần báo này, để đọc khi gọi ${phone}:`,
  thanksPage: 'Trang này đã nhận. Chưa biết có người xem hay không.',
  callToo: (phone: string) => `Muốn nói rõ chỗ sai, bạn gọi ${phone}.`,
};

export type ReportStrings = typeof vi;

const en: ReportStrings = {
  open: 'Report wrong information',
  question: 'Which part is wrong?',
  parts: {
    where: 'Where',
    timeLimit: 'How long',
    fee: 'Fee',
    papers: 'Papers to prepare',
    steps: 'Steps',
    online: 'Apply online',
    other: 'Something else',
  },
  partMissing: 'Please choose a part below.',
  text: 'What is wrong with it? (You need not write anything.)',
  textHint: 'Do not write anybody’s name, telephone number, or numbers of papers.',
  left: (count) => `You can write ${count} more characters.`,
  tooLong: (count) => `This is longer than ${count} characters. Please shorten it, then send it.`,
  sent: 'What is sent: the part you chose, what you wrote, the code of the service and the date of its information. This page adds no name.',
  pageOnly: (phone) => `You cannot write a message here. To say what is wrong, call ${phone}.`,
  send: 'Send the report',
  sendToPage: 'Report this part',
  sending: 'Sending',
  notSent: 'This was not sent',
  failed: {
    OFFLINE: 'There is no network. What you wrote is still here. Try again when you are back online.',
    TIMEOUT: 'No answer came in time, so it may not have arrived. What you wrote is still here. Try again in a few minutes.',
    BAD_INPUT: 'What you wrote could not be sent. Shorten it and try again.',
    NOT_FOUND: 'Reports are not taken online here yet. Please call the number below.',
    FORBIDDEN: 'This page may not send yet. Please call the number below.',
    TOO_MANY: 'Too many people are sending. What you wrote is still here. Wait a minute and try again.',
    UNAVAILABLE: 'The office is busy. What you wrote is still here. Try again in a few minutes, or call the number below.',
    BAD_ANSWER: 'It may not have arrived. What you wrote is still here. Try again, or call the number below.',
  },
  thanks: (part) => `Sent. Thank you for reporting “${part}”.`,
  reference: (phone) => `The number of this report, to read out when you call ${phone}:`,
  thanksPage: 'This page has received it. We do not know whether anybody will read it.',
  callToo: (phone) => `To say what is wrong, call ${phone}.`,
};

/** Words for saying that something on the page is wrong. */
export const strings: Wording<ReportStrings> = { vi, en };
