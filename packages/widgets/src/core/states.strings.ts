import type { ErrorCode } from '@motcua/contract';
import type { Wording } from './language.ts';

const vi = {
  loading: 'Đang tải',
  long: 'Đang tìm, hơi lâu hơn mọi khi. Bạn không cần bấm lại.',
  retry: 'Thử lại',
  requestId: 'Khi gọi, đọc số yêu cầu:',
  failedTitle: 'Chưa tìm được',
  failed: {
    OFFLINE: 'Không có mạng. Hãy kiểm tra kết nối rồi thử lại.',
    TIMEOUT: 'Đợi lâu quá mà chưa có trả lời. Hãy thử lại sau ít phút.',
    BAD_INPUT: 'Câu này chưa tìm được. Hãy viết ngắn lại hoặc nói cách khác.',
    NOT_FOUND: 'Thủ tục này không còn trong danh mục. Hãy quay lại và tìm bằng tên việc.',
    SIGN_IN: 'Việc này cần đăng nhập. Hãy đăng nhập rồi thử lại.',
    STEP_UP: 'Việc này cần đăng nhập ở mức cao hơn. Hãy đăng nhập lại bằng VNeID.',
    CONSENT: 'Việc này cần bạn đồng ý trước. Hãy xem và chọn đồng ý nếu bạn muốn.',
    FORBIDDEN: 'Trang này chưa được phép hỏi. Hãy gọi người giúp ở số bên dưới.',
    CONFLICT: 'Thông tin vừa thay đổi. Hãy tải lại trang rồi làm lại.',
    TOO_MANY: 'Đang có quá nhiều người hỏi. Hãy đợi một phút rồi thử lại.',
    UNAVAILABLE: 'Cổng dịch vụ đang bận. Hãy thử lại sau ít phút.',
    BAD_ANSWER: 'Nhận được câu trả lời không đọc được. Hãy thử lại sau, hoặc gọi người giúp.',
    UNTRUSTED: 'Dữ liệu tải về không đúng bản gốc nên không hiện ra. Hãy thử lại sau, hoặc gọi người giúp.',
  } satisfies Record<ErrorCode, string> as Record<ErrorCode, string>,
  back: 'Quay lại',
  easySwitch: 'Chữ to, dễ dùng',
  call: (phone: string) => `Gọi ${phone}`,
  callForHelp: 'Gọi người giúp',
  helpHours: 'Nói với người trực việc bạn cần làm. Không ai được hỏi mật khẩu hay mã OTP của bạn.',
};

export type StatesStrings = typeof vi;

const en: StatesStrings = {
  loading: 'Loading',
  long: 'Still searching, longer than usual. No need to press again.',
  retry: 'Try again',
  requestId: 'When you call, read out this request number:',
  failedTitle: 'The search did not work',
  failed: {
    OFFLINE: 'There is no network. Check your connection and try again.',
    TIMEOUT: 'No answer came in time. Try again in a few minutes.',
    BAD_INPUT: 'This could not be searched for. Shorten it or say it another way.',
    NOT_FOUND: 'This service is no longer listed. Go back and search by what you need.',
    SIGN_IN: 'You need to sign in for this. Sign in and try again.',
    STEP_UP: 'You need a stronger sign-in for this. Sign in again with VNeID.',
    CONSENT: 'Your consent is needed first. Read it and agree if you wish.',
    FORBIDDEN: 'This page may not ask yet. Call for help at the number below.',
    CONFLICT: 'The information has just changed. Reload the page and try again.',
    TOO_MANY: 'Too many people are asking. Wait a minute and try again.',
    UNAVAILABLE: 'The service is busy. Try again in a few minutes.',
    BAD_ANSWER: 'The answer could not be read. Try again later, or call for help.',
    UNTRUSTED: 'The downloaded files are not the original ones, so they are not shown. Try again later, or call for help.',
  },
  back: 'Back',
  easySwitch: 'Large and simple',
  call: (phone) => `Call ${phone}`,
  callForHelp: 'Call for help',
  helpHours: 'Tell the person what you need to do. Nobody may ask for your password or one-time code.',
};

/** Words for what every element goes through: waiting, failing, calling for help. */
export const states: Wording<StatesStrings> = { vi, en };
