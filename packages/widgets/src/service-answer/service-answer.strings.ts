import { vietnameseDate } from '../core/dates.ts';
import type { Wording } from '../core/language.ts';
import { facts, type FactsStrings } from '../core/service-facts.strings.ts';
import { states, type StatesStrings } from '../core/states.strings.ts';

const vi = {
  superseded: (asked: string, now: string) => `Mã ${asked} đã được thay bằng mã ${now}. Dưới đây là thủ tục đang áp dụng.`,
  where: 'Nơi nộp',
  whereUnknown: 'Chưa có thông tin',
  whereAdvice: 'Đến bộ phận một cửa. Chưa rõ nơi nào, hãy gọi trước khi đi.',
  time: 'Thời hạn',
  timeAdvice: 'Chưa có thông tin thời hạn. Hãy hỏi ngày hẹn trả khi nộp.',
  fee: 'Lệ phí',
  feeAdvice: 'Chưa có thông tin lệ phí. Hãy hỏi bộ phận một cửa trước khi đi.',
  exemptions: 'Không phải trả:',
  papers: 'Giấy tờ cần chuẩn bị',
  papersUnknown: 'Chưa có thông tin giấy tờ. Hãy hỏi bộ phận một cửa trước khi đi.',
  papersReady: (ready: number, all: number) => `Đã có ${ready} trong ${all} giấy tờ. Dấu đánh chỉ lưu trên máy này.`,
  everyone: 'Ai cũng cần',
  situations: 'Thêm, nếu bạn ở trường hợp này',
  situationsHint: 'Chọn trường hợp của bạn, danh sách sẽ dài thêm đúng phần cần.',
  copiesOf: (originals: number, copies: number) =>
    [originals > 0 ? `${originals} bản chính` : '', copies > 0 ? `${copies} bản sao` : ''].filter(Boolean).join(', ') || 'Chỉ xuất trình, không nộp',
  forgetTicks: 'Bỏ hết dấu đánh',
  steps: 'Các bước',
  applicants: 'Ai đi được',
  online: 'Nộp qua mạng',
  onlineLink: 'Nộp trên Cổng Dịch vụ công quốc gia',
  onlineWarningTitle: 'Xem kỹ địa chỉ trước khi đăng nhập',
  onlineWarning: 'Địa chỉ đúng là dichvucong.gov.vn. Trang giả hay thêm chữ vào địa chỉ này. Không ai được hỏi mã OTP của bạn.',
  onlineLevels: {
    full: 'Làm được từ đầu đến cuối qua mạng (toàn trình).',
    partial: 'Nộp qua mạng, có bước vẫn phải đến quầy (một phần).',
    none: 'Không nộp qua mạng được.',
    unknown: 'Chưa rõ có phải đến quầy lần nào không: nguồn chưa ghi là làm hết qua mạng hay một phần.',
  },
  obtained: 'Bạn nhận được',
  legalBasis: 'Căn cứ pháp lý',
  legalCount: (count: number) => `${count} văn bản`,
  officialName: 'Tên chính thức',
  furtherTopics: 'Xem tiếp',
  printNow: 'In ra giấy',
  share: 'Chia sẻ',
  shared: 'Đã chép đường dẫn. Bạn dán vào tin nhắn để gửi.',
  listen: 'Nghe đọc trang này',
  stopListening: 'Dừng đọc',
  cannotListen: 'Máy này chưa có giọng đọc tiếng Việt nên chưa nghe được.',
  sourceLabel: 'Nguồn:',
  sourceOf: (code: string, date: string) => `Mã ${code}. Dữ liệu ngày ${vietnameseDate(date)}.`,
  staleTitle: (days: number) => `Dữ liệu đã ${days} ngày`,
  stale: (date: string) => `Cập nhật ngày ${vietnameseDate(date)}. Lệ phí và giấy tờ có thể đã đổi. Hãy hỏi bộ phận một cửa trước khi đi.`,
};

export type AnswerStrings = typeof vi & StatesStrings & FactsStrings;

const en: typeof vi = {
  superseded: (asked, now) => `Code ${asked} has been replaced by ${now}. This is the service in force.`,
  where: 'Where',
  whereUnknown: 'Not known',
  whereAdvice: 'Go to the one-stop counter. If unsure which, call before you go.',
  time: 'How long',
  timeAdvice: 'The time limit is not published. Ask for the date when you hand in your papers.',
  fee: 'Fee',
  feeAdvice: 'The fee is not published. Ask the one-stop counter before you go.',
  exemptions: 'Need not pay:',
  papers: 'Papers to prepare',
  papersUnknown: 'The papers are not published. Ask the one-stop counter before you go.',
  papersReady: (ready, all) => `${ready} of ${all} papers ready. Ticks are kept on this device only.`,
  everyone: 'Everybody brings',
  situations: 'Besides, if this is your situation',
  situationsHint: 'Choose your situation; only what is needed is added.',
  copiesOf: (originals, copies) =>
    [originals > 0 ? `${originals} ${originals === 1 ? 'original' : 'originals'}` : '', copies > 0 ? `${copies} ${copies === 1 ? 'copy' : 'copies'}` : '']
      .filter(Boolean)
      .join(', ') || 'Show it only, do not hand it in',
  forgetTicks: 'Remove all ticks',
  steps: 'Steps',
  applicants: 'Who can go',
  online: 'Apply online',
  onlineLink: 'Apply on the National Public Service Portal',
  onlineWarningTitle: 'Check the address before you sign in',
  onlineWarning: 'The right address is dichvucong.gov.vn. Fake pages add words to it. Nobody may ask for your one-time code.',
  onlineLevels: {
    full: 'Can be done online from beginning to end.',
    partial: 'Apply online; some steps still need a visit.',
    none: 'Cannot be done online.',
    unknown: 'It is not known whether a visit is needed: the source does not say.',
  },
  obtained: 'What you get',
  legalBasis: 'Legal basis',
  legalCount: (count) => `${count} ${count === 1 ? 'document' : 'documents'}`,
  officialName: 'Official name',
  furtherTopics: 'Read on',
  printNow: 'Print',
  share: 'Share',
  shared: 'Link copied. Paste it into a message to send it.',
  listen: 'Read this page aloud',
  stopListening: 'Stop reading',
  cannotListen: 'This device has no Vietnamese voice, so it cannot read aloud.',
  sourceLabel: 'Source:',
  sourceOf: (code, date) => `Code ${code}. As of ${vietnameseDate(date)}.`,
  staleTitle: (days) => `These facts are ${days} days old`,
  stale: (date) => `Updated on ${vietnameseDate(date)}. Fees and papers may have changed. Ask the one-stop counter before you go.`,
};

/** The answer's words. */
export const strings: Wording<AnswerStrings> = { vi: { ...states.vi, ...facts.vi, ...vi }, en: { ...states.en, ...facts.en, ...en } };
