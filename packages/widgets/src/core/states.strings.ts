import type { ErrorCode } from '@motcua/contract';
import type { Wording } from './language.ts';

const vi = {
  loading: 'Đang tải',
  long: 'Hơi lâu hơn mọi khi. Bạn không cần bấm lại.',
  retry: 'Thử lại',
  requestId: 'Khi gọi, đọc số yêu cầu:',
  failedTitle: 'Chưa tìm được',
  searchElse: 'Tìm thủ tục khác',
  failed: {
    OFFLINE: 'Không có mạng. Hãy kiểm tra kết nối rồi thử lại.',
    TIMEOUT: 'Đợi lâu quá mà chưa có trả lời. Hãy thử lại sau ít phút.',
    BAD_INPUT: 'Câu này chưa tìm được. Hãy viết ngắn lại hoặc nói cách khác.',
    NOT_FOUND: 'Thủ tục này không còn trong danh mục. Hãy tìm bằng tên việc bạn cần làm, hoặc gọi người giúp.',
    SIGN_IN: 'Việc này cần đăng nhập. Hãy đăng nhập, hoặc gọi người giúp.',
    STEP_UP: 'Việc này cần đăng nhập ở mức cao hơn. Hãy đăng nhập lại bằng VNeID, hoặc gọi người giúp.',
    CONSENT: 'Việc này cần bạn đồng ý trước. Hãy gọi người giúp.',
    FORBIDDEN: 'Trang này chưa được phép tìm. Hãy gọi người giúp.',
    CONFLICT: 'Thông tin vừa thay đổi. Hãy tải lại trang rồi làm lại.',
    TOO_MANY: 'Đang có quá nhiều người hỏi. Hãy đợi một phút rồi thử lại.',
    UNAVAILABLE: 'Cổng dịch vụ đang bận. Hãy thử lại sau ít phút.',
    BAD_ANSWER: 'Nhận được câu trả lời không đọc được. Hãy thử lại sau, hoặc gọi người giúp.',
    UNTRUSTED: 'Dữ liệu tải về không đúng bản gốc nên không hiện ra. Hãy thử lại sau, hoặc gọi người giúp.',
  } satisfies Record<ErrorCode, string> as Record<ErrorCode, string>,
  back: 'Quay lại',
  easySwitch: 'Xem chữ to, dễ dùng',
  call: (phone: string) => `Gọi ${phone}`,
  callForHelp: 'Gọi người giúp',
  helpAdvice: 'Nói việc bạn cần làm. Đừng đọc mật khẩu hay mã xác nhận (OTP) cho ai, kể cả người nghe máy.',
};

export type StatesStrings = typeof vi;

const en: StatesStrings = {
  loading: 'Loading',
  long: 'Longer than usual. No need to press again.',
  retry: 'Try again',
  requestId: 'When you call, read out this request number:',
  failedTitle: 'The search did not work',
  searchElse: 'Search for another service',
  failed: {
    OFFLINE: 'There is no network. Check your connection and try again.',
    TIMEOUT: 'No answer came in time. Try again in a few minutes.',
    BAD_INPUT: 'This could not be searched for. Shorten it or say it another way.',
    NOT_FOUND: 'This service is no longer listed. Search by what you need, or call for help.',
    SIGN_IN: 'This needs a sign-in. Sign in, or call for help.',
    STEP_UP: 'This needs a stronger sign-in. Sign in again with VNeID, or call for help.',
    CONSENT: 'Your consent is needed first. Call for help.',
    FORBIDDEN: 'This page may not search yet. Call for help.',
    CONFLICT: 'This has just changed. Reload the page and try again.',
    TOO_MANY: 'Too many people are asking. Wait a minute and try again.',
    UNAVAILABLE: 'The service is busy. Try again in a few minutes.',
    BAD_ANSWER: 'The answer could not be read. Try again later, or call for help.',
    UNTRUSTED: 'The download does not match the original, so it is not shown. Try again later, or call for help.',
  },
  back: 'Back',
  easySwitch: 'Use large text',
  call: (phone) => `Call ${phone}`,
  callForHelp: 'Call for help',
  helpAdvice: 'Say what you need to do. Never read out your password or code (OTP), not even to the person who answers.',
};

/** Words for what every element goes through: waiting, failing, calling for help. */
export const states: Wording<StatesStrings> = { vi, en };
